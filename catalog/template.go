package catalog

import (
	"fmt"
	"maps"
	"slices"
)

// A Template is a caption to be applied to many photos, field by field. It
// holds codes and variables as they were typed; they are put in for each
// photo.
type Template struct {
	Name   string
	Fields []TemplateField // in the order of the table
	// Words are, for each field, texts to choose from.
	Words map[FieldName][]string
}

// A TemplateField is what a template says of one field.
type TemplateField struct {
	Field string // "description", or "description@en" for one language
	On    bool   // it is applied; else the value is only kept
	Op    Op
	Value Value // an empty one, applied by Replace, empties the field
}

// Sets are the wishes of the fields that are applied.
func (t Template) Sets() []Set {
	var out []Set
	for _, f := range t.Fields {
		if f.On {
			out = append(out, Set{Field: f.Field, Op: f.Op, Value: f.Value})
		}
	}
	return out
}

// Check says why the template cannot be used: a field that is none, or stands
// twice. The error is an ErrUsage.
func (t Template) Check() error {
	seen := map[string]bool{}
	for _, f := range t.Fields {
		name, lang := SplitField(f.Field)
		row, ok := FieldByName(name)
		switch {
		case !ok:
			return unknownField("a caption", f.Field)
		case lang != "" && row.Kind != Languages:
			return fmt.Errorf("%s has no languages: %w", name, ErrUsage)
		case seen[f.Field]:
			return fmt.Errorf("the field %s stands twice: %w", f.Field, ErrUsage)
		}
		seen[f.Field] = true
	}
	for name := range t.Words {
		if _, ok := FieldByName(name); !ok {
			return unknownField("a caption", string(name))
		}
	}
	return nil
}

// TemplateOf is a template that gives others a photo's caption, or of it these
// fields, which it empties where the caption has none.
func TemplateOf(name string, c Caption, fields ...FieldName) Template {
	t := Template{Name: name}
	for _, f := range Fields {
		v := c[f.Name]
		if asked := slices.Contains(fields, f.Name); !asked && (len(fields) > 0 || v.IsZero()) {
			continue
		}
		langs := v.Langs
		v.Langs = nil
		if !v.IsZero() || len(langs) == 0 {
			t.Fields = append(t.Fields, TemplateField{Field: string(f.Name), On: true, Value: v})
		}
		for _, tag := range slices.Sorted(maps.Keys(langs)) {
			t.Fields = append(t.Fields, TemplateField{Field: string(f.Name) + "@" + tag, On: true, Value: TextValue(langs[tag])})
		}
	}
	return t
}

// Text is the operation's name: "replace", "append" or "prepend".
func (o Op) Text() string { return [...]string{"replace", "append", "prepend"}[o] }

// ParseOp reads what Text writes; "" is Replace.
func ParseOp(s string) (Op, error) {
	switch s {
	case "", "replace":
		return Replace, nil
	case "append":
		return Append, nil
	case "prepend":
		return Prepend, nil
	}
	return 0, fmt.Errorf("%q: want replace, append or prepend: %w", s, ErrUsage)
}
