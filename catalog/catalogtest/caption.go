package catalogtest

import "cutline/catalog"

// FullCaption has something in every field of the table and in every part of
// its structures, in scripts that break what can be broken.
func FullCaption() catalog.Caption {
	c := catalog.Caption{}
	for _, f := range catalog.Fields {
		c.Set(f.Name, full(f, string(f.Name)))
	}
	return c
}

// strict are fields and parts that take only some texts.
var strict = map[string]catalog.Value{
	"country_code":     catalog.TextValue("VNM"),
	"urgency":          catalog.TextValue("4"),
	"subject_codes":    catalog.ListValue("04000000", "04001000"),
	"copyright_status": catalog.TextValue(catalog.Copyrighted),
	"date_created":     catalog.TextValue("2026-03-14T10:11:12+07:00"),
	"latitude":         catalog.TextValue("-21.0285"),
	"longitude":        catalog.TextValue("105.8048"),
	"altitude":         catalog.TextValue("12.5"),
	"shape":            catalog.TextValue("polygon"),
	"unit":             catalog.TextValue("relative"),
	"x":                catalog.TextValue("0.25"),
	"y":                catalog.TextValue("0.125"),
	"w":                catalog.TextValue("0.5"),
	"h":                catalog.TextValue("0.375"),
	"radius":           catalog.TextValue("0.2"),
}

func full(f catalog.Field, path string) catalog.Value {
	if v, ok := strict[string(f.Name)]; ok {
		return v
	}
	s := "Lễ hội <" + path + "> & \"東京\" 'Ñ' Москва"
	switch f.Kind {
	case catalog.List:
		return catalog.ListValue(s, "hai")
	case catalog.Languages:
		return catalog.Value{Text: s + "\nhai dòng", Langs: map[string]string{"en": "in English", "fr-CA": "en français"}}
	case catalog.Records:
		first, second := catalog.Record{}, catalog.Record{}
		for i, p := range f.Parts {
			catalog.Caption(first).Set(p.Name, full(p, path+"."+string(p.Name)))
			if i < 2 {
				catalog.Caption(second).Set(p.Name, full(p, path+"-2."+string(p.Name)))
			}
		}
		if f.One {
			return catalog.RecordsValue(first)
		}
		return catalog.RecordsValue(first, second)
	}
	return catalog.TextValue(s)
}
