package catalog

import (
	"encoding/json"
	"fmt"
	"strings"
)

// A FileClash is a field that the desk and another program both changed since
// they last agreed. The desk's text stays in the photo, the file's in the
// file, until a person chooses.
type FileClash struct {
	Field string `json:"field"` // "city", "rating"
	Base  Value  `json:"base"`  // what both said last
	File  Value  `json:"file"`  // what the file says
	From  string `json:"from"`  // which file, by which program, when; for people
}

// clashField is the name under which a clash is changed and undone.
const clashField = "clash."

// ClashField is the name of the clash of a field in sets and in history.
func ClashField(field string) string { return clashField + field }

// ClashOf is the field whose clash is called name, ok if it is one.
func ClashOf(name string) (field string, ok bool) { return strings.CutPrefix(name, clashField) }

// Clash is the photo's clash of that field.
func (p *Photo) Clash(field string) (FileClash, bool) {
	for _, c := range p.Clashes {
		if c.Field == field {
			return c, true
		}
	}
	return FileClash{}, false
}

func (p *Photo) clashValue(field string) Value {
	c, ok := p.Clash(field)
	if !ok {
		return Value{}
	}
	return ClashValue(c)
}

// ClashValue is a clash as sets and history hold it.
func ClashValue(c FileClash) Value { return jsonValue(c) }

// putClash sets or, with an empty value, removes the clash of a field.
func (p *Photo) putClash(field string, v Value) error {
	var c FileClash
	if !v.IsZero() {
		if err := json.Unmarshal([]byte(v.Text), &c); err != nil || c.Field != field {
			return fmt.Errorf("%s%s: a clash can be set by a file only: %w", clashField, field, ErrUsage)
		}
	}
	rest := make([]FileClash, 0, len(p.Clashes)+1)
	for _, x := range p.Clashes {
		if x.Field != field {
			rest = append(rest, x)
		}
	}
	if p.Clashes = rest; c.Field != "" {
		p.Clashes = append(p.Clashes, c)
	}
	return nil
}

// SayClash is a clash's value, as history keeps it, for people: what the file
// says.
func SayClash(v Value) string {
	var c FileClash
	if v.IsZero() || json.Unmarshal([]byte(v.Text), &c) != nil {
		return ""
	}
	return strings.TrimSpace(c.File.String() + " (" + c.From + ")")
}

// ForFile is the photo as its files may say it: where the two clash, what the
// file says stays in the file.
func (p Photo) ForFile() Photo {
	for _, c := range p.Clashes {
		if err := p.put(c.Field, c.File); err != nil { // it was read by the same rule
			continue
		}
	}
	return p
}

// A Choice says what becomes of a clash.
type Choice string

// What a person may choose. The zero Choice is none.
const (
	TakeMine  Choice = "mine" // the desk's text; the file gets it when captions are written
	TakeFile  Choice = "file" // the file's text
	TakeOther Choice = "text" // a text of its own
)

// A Settlement ends the clash of one field.
type Settlement struct {
	Field  string // "" = every field that clashes
	Choice Choice
	Value  Value // with TakeOther
}
