package catalog

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Record is one structure of a field of kind Records: its parts by name,
// without the empty ones. Which parts there are says Field.Parts. As JSON it
// is an object: a text as string, a list and structures as array, other
// languages under "name@en". It is never changed in place.
type Record map[FieldName]Value

// Equal reports whether both hold the same.
func (r Record) Equal(s Record) bool { return Caption(r).Equal(Caption(s)) }

// String is r for people: its name first, then its other texts.
func (r Record) String() string {
	parts := []string{}
	if n := r["name"]; !n.IsZero() {
		parts = append(parts, n.String())
	}
	for _, name := range slices.Sorted(maps.Keys(r)) {
		if v := r[name]; name != "name" && !v.IsZero() {
			parts = append(parts, v.String())
		}
	}
	return strings.Join(parts, ", ")
}

// MarshalJSON writes the parts in the order of their names.
func (r Record) MarshalJSON() ([]byte, error) {
	w := objectWriter{}
	for _, name := range slices.Sorted(maps.Keys(r)) {
		v := r[name]
		switch {
		case len(v.List) > 0:
			w.put(string(name), v.List)
		case len(v.Records) > 0:
			w.put(string(name), v.Records)
		case v.Text != "":
			w.put(string(name), v.Text)
		}
		w.languages(name, v)
	}
	return w.object()
}

// UnmarshalJSON reads what MarshalJSON writes; a number counts as its digits,
// and one structure may stand for an array of one.
func (r *Record) UnmarshalJSON(data []byte) error {
	var m map[string]json.RawMessage
	if err := json.Unmarshal(data, &m); err != nil {
		return err
	}
	out := Record{}
	for key, raw := range m {
		name, lang := SplitField(key)
		v, err := out[name], error(nil)
		if lang != "" {
			v, err = v.withLang(lang, raw)
		} else {
			v, err = v.withPart(raw)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		Caption(out).Set(name, v)
	}
	*r = out
	return nil
}

// withPart is v with what one key of a structure says.
func (v Value) withPart(raw json.RawMessage) (Value, error) {
	raw = bytes.TrimSpace(raw)
	switch c := raw[0]; {
	case c == '"':
		return v, json.Unmarshal(raw, &v.Text)
	case c == '[' && bytes.HasPrefix(bytes.TrimSpace(raw[1:]), []byte("{")):
		return v, json.Unmarshal(raw, &v.Records)
	case c == '[':
		return v, json.Unmarshal(raw, &v.List)
	case c == '{':
		v.Records = make([]Record, 1)
		return v, json.Unmarshal(raw, &v.Records[0])
	case c != 'n': // a number, true or false
		v.Text = string(raw)
	}
	return v, nil
}

// withLang is v with the text of one more language.
func (v Value) withLang(lang string, raw json.RawMessage) (Value, error) {
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return v, err
	}
	v.Langs = maps.Clone(v.Langs)
	if v.Langs == nil {
		v.Langs = map[string]string{}
	}
	if s != "" {
		v.Langs[lang] = s
	}
	return v, nil
}

// ParseRecords reads structures as a person gives them on the command line or
// in a table: an object, or an array of them.
func ParseRecords(text string) (Value, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Value{}, nil
	}
	if text[0] != '[' {
		text = "[" + text + "]"
	}
	var records []Record
	if err := json.Unmarshal([]byte(text), &records); err != nil {
		return Value{}, fmt.Errorf("want structures as JSON, such as [{\"name\":\"…\"}]: %w: %w", err, ErrUsage)
	}
	records = slices.DeleteFunc(records, func(r Record) bool { return len(r) == 0 })
	return Value{Records: records}, nil
}

// RecordsJSON is structures as ParseRecords reads them; "" for none.
func (v Value) RecordsJSON() string {
	if len(v.Records) == 0 {
		return ""
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v.Records); err != nil { // texts always marshal
		panic(err)
	}
	return strings.TrimSpace(b.String())
}

// shape is v in the shape that the field's kind wants: a single text of a list
// is its only item. The error, an ErrUsage, names a part the field does not
// have.
func (f Field) shape(v Value) (Value, error) {
	switch {
	case f.Kind == List && len(v.List) == 0 && v.Text != "":
		return ListValue(v.Text), nil
	case f.Kind != Records && len(v.Records) > 0:
		return v, fmt.Errorf("%s has no parts: %w", f.Name, ErrUsage)
	case f.Kind != Records:
		return v, nil
	case v.Text != "" || len(v.List) > 0 || len(v.Langs) > 0:
		return v, fmt.Errorf("%s: want structures, not a text: %w", f.Name, ErrUsage)
	case f.One && len(v.Records) > 1:
		return v, fmt.Errorf("%s: want one structure, not %d: %w", f.Name, len(v.Records), ErrUsage)
	}
	out := make([]Record, 0, len(v.Records))
	for _, r := range v.Records {
		shaped := Record{}
		for name, w := range r {
			part, ok := f.Part(name)
			if !ok {
				return v, fmt.Errorf("%q is no part of %s, which has %s: %w", name, f.Name, partNames(f.Parts), ErrUsage)
			}
			w, err := part.shape(w)
			if err != nil {
				return v, fmt.Errorf("%s: %w", f.Name, err)
			}
			Caption(shaped).Set(name, w)
		}
		if len(shaped) > 0 {
			out = append(out, shaped)
		}
	}
	return Value{Records: out}, nil
}

func partNames(parts []Field) string {
	names := make([]string, len(parts))
	for i, p := range parts {
		names[i] = string(p.Name)
	}
	return strings.Join(names, ", ")
}
