package catalog

import (
	"encoding/json"
	"fmt"
	"strings"
)

// ClashKind says why a field waits for a person.
type ClashKind string

const (
	// ClashFile: the desk and another program both changed the field since
	// they last agreed. The desk's text stays in the photo, the file's in the
	// file.
	ClashFile ClashKind = "file"
	// ClashInside: XMP and IIM of one file say different things, and IIM was
	// written last. The photo has the text of IIM, File is that of XMP.
	ClashInside ClashKind = "inside"
	// ClashGuess: the text was decoded by a guess of its code page. The photo
	// and File have it; it is not written into files before a person has
	// confirmed it (TakeMine) or changed it.
	ClashGuess ClashKind = "guess"
)

// A FileClash is a field that waits for a person's choice.
type FileClash struct {
	Field string    `json:"field"` // "city", "rating"
	Kind  ClashKind `json:"kind,omitempty"`
	Base  Value     `json:"base"` // what both said last; empty unless the kind is ClashFile
	File  Value     `json:"file"` // what the file says
	From  string    `json:"from"` // which file, by which program, when; for people. Of a guess the code page
	// Raw are the bytes, as IIM has them, of a text that was decoded by a
	// guess: another code page makes another text of them.
	Raw [][]byte `json:"raw,omitempty"`
}

// Unsure are the caption fields whose text was decoded by a guess that nobody
// has confirmed.
func (p *Photo) Unsure() []FieldName {
	var out []FieldName
	for _, c := range p.Clashes {
		if len(c.Raw) > 0 {
			out = append(out, FieldName(c.Field))
		}
	}
	return out
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
	c := FileClash{}
	if !v.IsZero() {
		if err := json.Unmarshal([]byte(v.Text), &c); err != nil || c.Field != field {
			return fmt.Errorf("%s%s: a clash can be set by a file only: %w", clashField, field, ErrUsage)
		}
	}
	if c.Kind == "" {
		c.Kind = ClashFile
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

// Over reports whether the photo says by now what ends the clash: the file's
// text, or another one than was guessed.
func (c FileClash) Over(now Value) bool { return now.Equal(c.File) != (c.Kind == ClashGuess) }

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
		if c.Kind != ClashFile {
			continue
		}
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
