package metadata

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"cutline/catalog"
	"cutline/catalog/metadata/lrtemplate"
)

// presetFields are the fields by the names that Lightroom has for them, in
// small letters, without "com.adobe.".
var presetFields = map[string]catalog.FieldName{
	"caption": catalog.Description, "headline": catalog.Headline, "title": catalog.Title,
	"creator": catalog.Creator, "creatorjobtitle": catalog.CreatorTitle, "provider": catalog.Credit, "source": catalog.Source,
	"copyright": catalog.Copyright, "copyrightstate": catalog.CopyrightStatus, "copyrightinfourl": catalog.CopyrightURL,
	"rightsusageterms": catalog.UsageTerms, "keywords": catalog.Keywords, "keywordtags": catalog.Keywords,
	"location": catalog.Location, "city": catalog.City, "state": catalog.State, "stateprovince": catalog.State,
	"country": catalog.Country, "isocountrycode": catalog.CountryCode,
	"instructions": catalog.Instructions, "jobidentifier": catalog.Job, "descriptionwriter": catalog.CaptionWriter,
	"iptcsubjectcode": catalog.SubjectCodes, "intellectualgenre": catalog.Genre, "scene": catalog.Scenes,
	"category": catalog.Category, "supplementalcategories": catalog.MoreCategories, "datecreated": catalog.DateCreated,
	"personshown": catalog.People, "event": catalog.EventName, "nameoforgshown": catalog.Organisations,
	"codeoforgshown": catalog.OrganisationCodes, "alttextaccessibility": catalog.AltText, "extdescraccessibility": catalog.ExtDescription,
}

// presetContact are the parts of the creator's contact.
var presetContact = map[string]catalog.FieldName{
	"creatoraddress": "address", "creatorcity": "city", "creatorstate": "state", "creatorstateprovince": "state",
	"creatorzip": "postcode", "creatorpostalcode": "postcode", "creatorcountry": "country",
	"creatorworkphone": "phones", "creatorphone": "phones", "creatorworkemail": "emails", "creatoremail": "emails",
	"creatorworkwebsite": "urls", "creatorurl": "urls",
}

// fromPreset reads a metadata preset of Lightroom. What it says is replaced.
func fromPreset(data []byte) (t catalog.Template, left []string, err error) {
	p, err := lrtemplate.Parse(data)
	if err != nil {
		return t, nil, fmt.Errorf("%w: %w", err, catalog.ErrUsage)
	}
	if p.Type != "" && p.Type != "Metadata" {
		return t, nil, fmt.Errorf("it is a preset of Lightroom for something else (%s), not for captions: %w", p.Type, catalog.ErrUsage)
	}
	t.Name = p.Title
	contact := catalog.Record{}
	for _, key := range slices.Sorted(maps.Keys(p.Values)) {
		name := strings.ToLower(strings.TrimPrefix(key, "com.adobe."))
		if part, ok := presetContact[name]; ok {
			catalog.Caption(contact).Set(part, catalog.TextValue(clean(presetText(p.Values[key]))))
			continue
		}
		field, ok := presetFields[name]
		if !ok {
			if name != "uuid" {
				left = append(left, key)
			}
			continue
		}
		if v := presetValue(field, p.Values[key]); !v.IsZero() {
			t.Fields = append(t.Fields, catalog.TemplateField{Field: string(field), On: true, Value: v})
		}
	}
	if len(contact) > 0 {
		t.Fields = append(t.Fields, catalog.TemplateField{Field: string(catalog.CreatorContact), On: true, Value: catalog.RecordsValue(contact)})
	}
	sortFields(t.Fields)
	return t, left, t.Check()
}

// presetValue is a preset's value as the field holds it. The items of lists
// are parted by commas or semicolons where Lightroom has one text.
func presetValue(name catalog.FieldName, v any) catalog.Value {
	row, _ := catalog.FieldByName(name)
	if name == catalog.CopyrightStatus {
		return catalog.TextValue(copyrightState(v))
	}
	if row.Kind != catalog.List {
		return catalog.TextValue(clean(presetText(v)))
	}
	var items []string
	if list, ok := v.([]any); ok {
		for _, one := range list {
			items = append(items, presetText(one))
		}
	} else if text := presetText(v); name == catalog.Creator {
		items = []string{text}
	} else {
		items = strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' })
	}
	return catalog.Value{List: cleanAll(items)}
}

func presetText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var parts []string
		for _, one := range v {
			parts = append(parts, presetText(one))
		}
		return strings.Join(parts, "; ")
	case nil:
		return ""
	default:
		return fmt.Sprint(v)
	}
}

// copyrightState is what a preset says of the copyright; "" is unknown.
func copyrightState(v any) string {
	switch s := strings.ToLower(strings.ReplaceAll(presetText(v), " ", "")); s {
	case "true", "1", "copyrighted":
		return catalog.Copyrighted
	case "false", "2", "publicdomain":
		return catalog.PublicDomain
	}
	return ""
}
