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

// Text is the field's text in the default language; a list is joined by "; ".
func (c Caption) Text(name FieldName) string {
	v := c[name]
	if len(v.List) > 0 {
		return Value{List: v.List}.String()
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
// order: a text as string, a list as array, never null. Other languages
// follow as "description@en".
func (c Caption) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	sep := ""
	put := func(key string, v any) error {
		k, err := json.Marshal(key)
		if err != nil {
			return err
		}
		d, err := json.Marshal(v)
		if err != nil {
			return err
		}
		b.WriteString(sep)
		b.Write(k)
		b.WriteByte(':')
		b.Write(d)
		sep = ","
		return nil
	}
	for _, f := range Fields {
		v := c[f.Name]
		var err error
		if f.Kind == List {
			err = put(string(f.Name), append([]string{}, v.List...))
		} else {
			err = put(string(f.Name), v.Text)
		}
		if err != nil {
			return nil, err
		}
		for _, tag := range slices.Sorted(maps.Keys(v.Langs)) {
			if err := put(string(f.Name)+"@"+tag, v.Langs[tag]); err != nil {
				return nil, err
			}
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
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
		switch {
		case f.Kind == List:
			if err := json.Unmarshal(raw, &v.List); err != nil {
				return err
			}
		case lang != "":
			var s string
			if err := json.Unmarshal(raw, &s); err != nil {
				return err
			}
			v.Langs = maps.Clone(v.Langs)
			if v.Langs == nil {
				v.Langs = map[string]string{}
			}
			v.Langs[lang] = s
		default:
			if err := json.Unmarshal(raw, &v.Text); err != nil {
				return err
			}
		}
		out.Set(name, v)
	}
	*c = out
	return nil
}
