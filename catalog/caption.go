package catalog

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// A Caption is the text fields about a photo. The nil Caption is empty and
// may be read. Copy before changing one that others hold.
type Caption map[FieldName]Value

// Text is the field's text in the default language; a list and structures are
// joined by "; ".
func (c Caption) Text(name FieldName) string {
	v := c[name]
	if len(v.List) > 0 || len(v.Records) > 0 {
		return Value{List: v.List, Records: v.Records}.String()
	}
	return v.Text
}

// List is the field's items; a single text counts as one item.
func (c Caption) List(name FieldName) []string {
	v := c[name]
	if len(v.List) == 0 && v.Text != "" {
		return []string{v.Text}
	}
	return v.List
}

// Lang is the field's text in that language, "" if it has none. Tag "" is the
// default language.
func (c Caption) Lang(name FieldName, tag string) string {
	if tag == "" {
		return c[name].Text
	}
	return c[name].Langs[tag]
}

// Set stores v, removing the field when v is empty.
func (c Caption) Set(name FieldName, v Value) {
	if v.IsZero() {
		delete(c, name)
		return
	}
	c[name] = v
}

// Clone is a copy that may be changed.
func (c Caption) Clone() Caption {
	if c == nil {
		return Caption{}
	}
	return maps.Clone(c)
}

// Equal reports whether both captions hold the same.
func (c Caption) Equal(d Caption) bool {
	if len(c) != len(d) {
		return false
	}
	for k, v := range c {
		if w, ok := d[k]; !ok || !v.Equal(w) {
			return false
		}
	}
	return true
}

// MarshalJSON writes every field of the table under its name, in the table's
// order: a text as string, a list and structures as array, never null. Other
// languages follow as "description@en".
func (c Caption) MarshalJSON() ([]byte, error) {
	w := objectWriter{}
	for _, f := range Fields {
		v := c[f.Name]
		switch f.Kind {
		case List:
			w.put(string(f.Name), append([]string{}, v.List...))
		case Records:
			w.put(string(f.Name), append([]Record{}, v.Records...))
		default:
			w.put(string(f.Name), v.Text)
		}
		w.languages(f.Name, v)
	}
	return w.object()
}

// UnmarshalJSON reads what MarshalJSON writes. Unknown keys are ignored.
func (c *Caption) UnmarshalJSON(data []byte) error {
	var m map[string]json.RawMessage
	if err := json.Unmarshal(data, &m); err != nil {
		return err
	}
	out := Caption{}
	for key, raw := range m {
		name, lang := SplitField(key)
		f, ok := FieldByName(name)
		if !ok {
			continue
		}
		v := out[name]
		var err error
		switch {
		case f.Kind == List:
			err = json.Unmarshal(raw, &v.List)
		case f.Kind == Records:
			err = json.Unmarshal(raw, &v.Records)
		case lang != "":
			v, err = v.withLang(lang, raw)
		default:
			err = json.Unmarshal(raw, &v.Text)
		}
		if err != nil {
			return err
		}
		out.Set(name, v)
	}
	*c = out
	return nil
}

// An objectWriter writes a JSON object key by key. The zero one is empty.
type objectWriter struct {
	b   bytes.Buffer
	err error
}

func (w *objectWriter) put(key string, v any) {
	k, err := json.Marshal(key)
	if err == nil {
		var d []byte
		if d, err = json.Marshal(v); err == nil {
			if w.b.Len() > 0 {
				w.b.WriteByte(',')
			}
			w.b.Write(k)
			w.b.WriteByte(':')
			w.b.Write(d)
		}
	}
	if err != nil && w.err == nil {
		w.err = err
	}
}

// languages puts the texts in other languages than the default.
func (w *objectWriter) languages(name FieldName, v Value) {
	for _, tag := range slices.Sorted(maps.Keys(v.Langs)) {
		w.put(string(name)+"@"+tag, v.Langs[tag])
	}
}

// object is what was put.
func (w *objectWriter) object() ([]byte, error) {
	return []byte("{" + w.b.String() + "}"), w.err
}
