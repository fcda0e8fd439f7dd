package batch

import (
	"reflect"
	"testing"

	"cutline/catalog"
)

func TestATemplateGoesThroughTheFormUnchanged(t *testing.T) {
	want := catalog.Template{Name: "Đoàn", Fields: []catalog.TemplateField{
		{Field: "description", On: true, Op: catalog.Prepend, Value: catalog.TextValue("{date}:")},
		{Field: "description@fr", Value: catalog.TextValue("Bonjour")},
		{Field: "people_details", On: true, Value: catalog.RecordsValue(catalog.Record{"name": catalog.TextValue("An")})},
		{Field: "keywords", On: true, Op: catalog.Append, Value: catalog.ListValue("chợ", "hội")},
		{Field: "credit", On: true}, // empties
	}, Words: map[catalog.FieldName][]string{"city": {"Lạng Sơn", "Đồng Đăng"}}}
	f := NewForm(want)
	if got := f.Template(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if f.Dirty() {
		t.Error("nothing was typed, and it is dirty")
	}
	if got := f.languages(); !reflect.DeepEqual(got, []string{"vi", "en", "fr"}) {
		t.Errorf("the languages are %v", got)
	}
}

func TestAFormIsFilledFromAPhoto(t *testing.T) {
	f := NewForm(catalog.Template{Name: "a", Fields: []catalog.TemplateField{
		{Field: "city", On: true, Op: catalog.Append, Value: catalog.TextValue("Huế")},
		{Field: "credit", On: true, Value: catalog.TextValue("LSO")},
	}, Words: map[catalog.FieldName][]string{"city": {"Huế"}}})
	f.Take(catalog.Caption{
		"city":        catalog.TextValue("Lạng Sơn"),
		"description": {Text: "Chợ", Langs: map[string]string{"en": "A market"}},
	})
	got := f.Template()
	want := []catalog.TemplateField{
		{Field: "description", On: true, Value: catalog.TextValue("Chợ")},
		{Field: "description@en", On: true, Value: catalog.TextValue("A market")},
		{Field: "credit", Value: catalog.TextValue("LSO")},
		{Field: "city", On: true, Op: catalog.Append, Value: catalog.TextValue("Lạng Sơn")},
	}
	if !reflect.DeepEqual(got.Fields, want) {
		t.Errorf("got %+v\nwant %+v", got.Fields, want)
	}
	if !f.Dirty() {
		t.Error("it was filled, and is clean")
	}
	if f.Revert(); f.Dirty() {
		t.Error("it was reverted, and is dirty")
	}
	f.Take(catalog.Caption{"city": catalog.TextValue("Lạng Sơn")})
	kept := f.Template()
	kept.Name = "b"
	if f.Kept(kept); f.Dirty() || f.Template().Name != "b" {
		t.Error("it was kept, and is dirty")
	}
}

func TestWhatIsTypedStaysTypedWhenTheTemplatesAreReadAgain(t *testing.T) {
	of := func(name, city string) catalog.Template {
		return catalog.Template{Name: name, Fields: []catalog.TemplateField{{Field: "city", On: true, Value: catalog.TextValue(city)}}}
	}
	forms := Merge(nil, []catalog.Template{of("b", "1"), of("a", "1"), of("gone", "1")})
	forms[0].Take(catalog.Caption{"city": catalog.TextValue("unnamed")})
	forms[named(forms, "b")].Take(catalog.Caption{"city": catalog.TextValue("typed")})
	forms[named(forms, "gone")].Take(catalog.Caption{"city": catalog.TextValue("typed")})
	forms = Merge(forms, []catalog.Template{of("a", "2"), of("b", "2")})
	var got []string
	for _, f := range forms {
		mark := ""
		if f.Dirty() {
			mark = "*"
		}
		got = append(got, f.Name()+mark+"="+f.Template().Fields[0].Value.Text)
	}
	if want := []string{"*=unnamed", "a=2", "b*=typed", "gone*=typed"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := freeName(forms, "A"); got != "A 2" {
		t.Errorf("the free name is %q", got)
	}
}
