package metadata

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"cutline/catalog"
	"cutline/catalog/metadata/xmp"
)

// templateSays is where a template of ours keeps what other programs have no
// word for: how a field is applied, fields that are not, and word lists.
var templateSays = xmp.Name{Space: whole.Space, Prefix: whole.Prefix, Local: "Template"}

// templateVersion is that of what a template says. A higher one was written
// by a newer program, and may mean something else.
const templateVersion = 1

type savedTemplate struct {
	Version int                            `json:"version"`
	Name    string                         `json:"name,omitempty"`
	Fields  []savedField                   `json:"fields"`
	Words   map[catalog.FieldName][]string `json:"words,omitempty"`
}

type savedField struct {
	Field string `json:"field"`
	How   string `json:"how,omitempty"` // "" is replace
	Off   bool   `json:"off,omitempty"`
	// Value is that of a field which is off, so that no program applies it.
	Value *catalog.Value `json:"value,omitempty"`
}

// EncodeTemplate writes a template as a packet of XMP, which other programs
// read as the caption it gives. The same template gives the same bytes.
func EncodeTemplate(t catalog.Template) ([]byte, error) {
	if err := t.Check(); err != nil {
		return nil, err
	}
	says := savedTemplate{Version: templateVersion, Name: t.Name, Fields: []savedField{}, Words: t.Words}
	c := catalog.Caption{}
	for _, f := range t.Fields {
		one := savedField{Field: f.Field, Off: !f.On}
		if f.Op != catalog.Replace {
			one.How = f.Op.Text()
		}
		if f.On {
			name, lang := catalog.SplitField(f.Field)
			row, _ := catalog.FieldByName(name)
			c.Set(name, catalog.Set{Value: f.Value}.Apply(c[name], lang, row.Kind))
		} else {
			one.Value = &f.Value
		}
		says.Fields = append(says.Fields, one)
	}
	doc, err := json.Marshal(says)
	if err != nil {
		return nil, err
	}
	d := xmp.New()
	writeCaption(d, c)
	d.SetText(templateSays, string(doc))
	out := append([]byte("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"), d.Bytes()...)
	if _, err := xmp.Parse(out); err != nil {
		return nil, fmt.Errorf("read the template back: %w", err)
	}
	return out, nil
}

// DecodeTemplate reads a template: XMP as we and Photo Mechanic write it, or a
// metadata preset of Lightroom. Left are the names of what it says and no field
// of ours has. The error is catalog.ErrNewer for one that a newer Cutline
// wrote, else a catalog.ErrUsage.
func DecodeTemplate(data []byte) (t catalog.Template, left []string, err error) {
	data = xmp.UTF8(data)
	if !bytes.HasPrefix(bytes.TrimSpace(data), []byte("<")) {
		t, left, err = fromPreset(data)
	} else {
		t, left, err = fromPacket(data)
	}
	if err == nil && len(t.Fields) == 0 && len(t.Words) == 0 {
		err = fmt.Errorf("it has no field of a caption: %w", catalog.ErrUsage)
	}
	return t, left, err
}

func fromPacket(data []byte) (t catalog.Template, left []string, err error) {
	d, err := xmp.Parse(data)
	if err != nil {
		return t, nil, fmt.Errorf("%w: %w", err, catalog.ErrUsage)
	}
	says := savedTemplate{Version: templateVersion}
	if d.Has(templateSays) {
		if err := json.Unmarshal([]byte(d.Text(templateSays)), &says); err != nil {
			return t, nil, fmt.Errorf("what it says of its fields is damaged: %w: %w", err, catalog.ErrUsage)
		}
	}
	if says.Version > templateVersion {
		return t, nil, fmt.Errorf("its version is %d, this program reads %d: %w", says.Version, templateVersion, catalog.ErrNewer)
	}
	c := catalog.Caption{}
	for _, b := range bindings {
		if b.has(&d.Struct) {
			c.Set(b.field, b.fromXMP(&d.Struct))
		}
	}
	t = catalog.Template{Name: says.Name, Words: says.Words}
	for _, s := range says.Fields {
		f, err := s.field(c)
		if err != nil {
			return catalog.Template{}, nil, err
		}
		t.Fields = append(t.Fields, f)
	}
	t.Fields = append(t.Fields, unnamed(c, says.Fields)...)
	sortFields(t.Fields)
	return t, leftOut(d), t.Check()
}

// field is what a template of ours says of one; c are the values.
func (s savedField) field(c catalog.Caption) (catalog.TemplateField, error) {
	op, err := catalog.ParseOp(s.How)
	f := catalog.TemplateField{Field: s.Field, On: !s.Off, Op: op}
	name, lang := catalog.SplitField(s.Field)
	switch {
	case err != nil:
		return f, fmt.Errorf("the field %s: %w", s.Field, err)
	case s.Off && s.Value != nil:
		f.Value = *s.Value
	case s.Off:
	case lang != "":
		f.Value = catalog.TextValue(c[name].Langs[lang])
	default:
		f.Value = c[name]
		f.Value.Langs = nil // each is a field of its own
	}
	return f, nil
}

// unnamed are the fields that a packet has and the template does not speak of:
// they are replaced.
func unnamed(c catalog.Caption, named []savedField) []catalog.TemplateField {
	var out []catalog.TemplateField
	add := func(field string, v catalog.Value) {
		if !v.IsZero() && !slices.ContainsFunc(named, func(s savedField) bool { return s.Field == field }) {
			out = append(out, catalog.TemplateField{Field: field, On: true, Value: v})
		}
	}
	for name, v := range c {
		for tag, text := range v.Langs {
			add(string(name)+"@"+tag, catalog.TextValue(text))
		}
		v.Langs = nil
		add(string(name), v)
	}
	return out
}

// sortFields puts the fields in the table's order, a language after its field.
func sortFields(fields []catalog.TemplateField) {
	place := func(f catalog.TemplateField) int {
		name, _ := catalog.SplitField(f.Field)
		return slices.IndexFunc(catalog.Fields, func(r catalog.Field) bool { return r.Name == name })
	}
	slices.SortStableFunc(fields, func(a, b catalog.TemplateField) int {
		if p := place(a) - place(b); p != 0 {
			return p
		}
		return strings.Compare(a.Field, b.Field)
	})
}

// leftOut names the properties of a packet that are no fields of ours. Those
// that tell of the packet itself are not told.
func leftOut(d *xmp.Doc) []string {
	quiet := []string{whole.Space, basic("").Space, mm, "adobe:ns:meta/"}
	var out []string
	for _, p := range d.Properties() {
		bound := slices.ContainsFunc(bindings, func(b binding) bool {
			return b.xmp.Space == p.Space && b.xmp.Local == p.Local || b.also.Space == p.Space && b.also.Local == p.Local
		})
		if !bound && !slices.Contains(quiet, p.Space) {
			out = append(out, p.Prefix+":"+p.Local)
		}
	}
	return out
}

// mm is the namespace of what XMP says of versions and derivations.
const mm = "http://ns.adobe.com/xap/1.0/mm/"
