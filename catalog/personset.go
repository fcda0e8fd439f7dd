package catalog

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// OfPerson is a target of edits; its fields are those below, and removed.
const OfPerson TargetKind = "person"

// Fields of a person. Offices are structures of the parts name (the long
// form), short, from, to and rank; a portrait is the photo's id, and after a
// space its crop.
const (
	FieldPersonName = "name"
	FieldPersonCode = "code"
	FieldSpellings  = "spellings"
	FieldHonorific  = "honorific"
	FieldPortrait   = "portrait"
	FieldOffices    = "offices"
	FieldNote       = "note"
)

// What one person may have: a roster is for people, and nobody holds a
// thousand offices. Texts are in bytes.
const (
	MaxPersonText    = 1000
	MaxPersonNote    = 16 << 10
	MaxPersonItems   = 200 // offices, spellings
	codeDelimiters   = "#=\\{}"
	officeLong       = FieldName("name")
	officeShort      = FieldName("short")
	officeFrom       = FieldName("from")
	officeTo         = FieldName("to")
	officeRank       = FieldName("rank")
	maxRank          = 999
	minYear, maxYear = 1000, 9999
)

// Fit is p as a roster takes it. The error is an ErrUsage.
func (p Person) Fit() (Person, error) {
	for _, field := range PersonFields() {
		v, err := p.Value(field)
		if err == nil {
			err = p.Put(field, v)
		}
		if err != nil {
			return p, err
		}
	}
	return p, nil
}

// PersonFields are the fields of a person that a list of people may say.
func PersonFields() []string {
	return []string{FieldPersonName, FieldPersonCode, FieldSpellings, FieldHonorific, FieldPortrait, FieldOffices, FieldNote}
}

// Value is what the person's field holds.
func (p *Person) Value(field string) (Value, error) {
	switch field {
	case FieldPersonName:
		return TextValue(p.Name), nil
	case FieldPersonCode:
		return TextValue(p.Code), nil
	case FieldSpellings:
		return ListValue(p.Spellings...), nil
	case FieldHonorific:
		return TextValue(p.Honorific), nil
	case FieldPortrait:
		return TextValue(p.Portrait.String()), nil
	case FieldOffices:
		return OfficesValue(p.Offices), nil
	case FieldNote:
		return TextValue(p.Note), nil
	case FieldRemoved:
		return flag(p.Removed), nil
	}
	return Value{}, unknownField("a person", field)
}

// Change applies s and tells what changed; ok is false when nothing did.
func (p *Person) Change(s Set) (c Change, ok bool, err error) {
	old, err := p.Value(s.Field)
	if err != nil {
		return c, false, err
	}
	kind := Text
	switch s.Field {
	case FieldSpellings:
		kind = List
	case FieldOffices:
		kind = Records
	}
	if err := p.Put(s.Field, s.Apply(old, "", kind)); err != nil {
		return c, false, err
	}
	now, _ := p.Value(s.Field)
	return Change{Target{Kind: OfPerson, ID: int64(p.ID)}, s.Field, old, now}, !now.Equal(old), nil
}

// Put stores a whole value in a field of the person. Slices are replaced, not
// changed in place.
func (p *Person) Put(field string, v Value) (err error) {
	switch field {
	case FieldPersonName:
		if p.Name, err = personText(field, v.Text); err == nil && p.Name == "" {
			err = fmt.Errorf("a person has a name: %w", ErrUsage)
		}
	case FieldPersonCode:
		p.Code, err = personCode(v.Text)
	case FieldSpellings:
		p.Spellings, err = personSpellings(v)
	case FieldHonorific:
		p.Honorific, err = personText(field, v.Text)
	case FieldPortrait:
		p.Portrait, err = ParsePortrait(v.Text)
	case FieldOffices:
		p.Offices, err = ParseOffices(v)
	case FieldNote:
		if len(v.Text) > MaxPersonNote || !utf8.ValidString(v.Text) {
			return fmt.Errorf("a note is a text of at most %d bytes: %w", MaxPersonNote, ErrUsage)
		}
		p.Note = v.Text
	case FieldRemoved:
		p.Removed, err = parseFlag(field, v)
	default:
		err = unknownField("a person", field)
	}
	return err
}

// personText is a text of one line, its blanks made single spaces.
func personText(field, s string) (string, error) {
	if !utf8.ValidString(s) {
		return "", fmt.Errorf("%s: the text is not valid UTF-8: %w", field, ErrUsage)
	}
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	if len(s) > MaxPersonText {
		return "", fmt.Errorf("%s: %d bytes are too many, %d are the most: %w", field, len(s), MaxPersonText, ErrUsage)
	}
	return s, nil
}

func personCode(s string) (string, error) {
	code, err := personText(FieldPersonCode, s)
	if err == nil && strings.ContainsAny(code, codeDelimiters) {
		err = fmt.Errorf("the code %q could not be typed: it must have none of %s: %w", code, codeDelimiters, ErrUsage)
	}
	return code, err
}

func personSpellings(v Value) ([]string, error) {
	items := v.List
	if len(items) == 0 && v.Text != "" {
		items = []string{v.Text}
	}
	var out []string
	for _, s := range items {
		s, err := personText(FieldSpellings, s)
		if err != nil {
			return nil, err
		}
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if len(out) > MaxPersonItems {
		return nil, fmt.Errorf("%d spellings are too many, %d are the most: %w", len(out), MaxPersonItems, ErrUsage)
	}
	return out, nil
}

// OfficesValue is offices as an Edit carries them.
func OfficesValue(offices []Office) Value {
	var out []Record
	for _, o := range offices {
		r := Record{}
		set := func(name FieldName, s string) { Caption(r).Set(name, TextValue(s)) }
		set(officeLong, o.Long)
		set(officeShort, o.Short)
		set(officeFrom, o.From.String())
		set(officeTo, o.To.String())
		if o.Rank != 0 {
			set(officeRank, strconv.Itoa(o.Rank))
		}
		out = append(out, r)
	}
	return Value{Records: out}
}

// ParseOffices reads what OfficesValue makes, and puts the offices in order.
// The error, an ErrUsage, says which office cannot be.
func ParseOffices(v Value) ([]Office, error) {
	var out []Office
	for _, r := range v.Records {
		o, err := parseOffice(r)
		if err == nil {
			o, err = o.Fit()
		}
		if err != nil {
			return nil, err
		}
		if !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	if len(out) > MaxPersonItems {
		return nil, fmt.Errorf("%d offices of one person are too many, %d are the most: %w", len(out), MaxPersonItems, ErrUsage)
	}
	slices.SortStableFunc(out, func(a, b Office) int { return a.From.Compare(b.From) })
	return out, nil
}

func parseOffice(r Record) (o Office, err error) {
	for name, v := range r {
		switch name {
		case officeLong:
			o.Long = v.Text
		case officeShort:
			o.Short = v.Text
		case officeFrom:
			o.From, err = ParseDate(v.Text)
		case officeTo:
			o.To, err = ParseDate(v.Text)
		case officeRank:
			o.Rank, err = parseNumber(FieldOffices, v, 0, maxRank)
		default:
			err = fmt.Errorf("%q is no part of an office, which has name, short, from, to, rank: %w", name, ErrUsage)
		}
		if err != nil {
			return o, err
		}
	}
	return o, nil
}

// Fit is o as a roster takes it. The error is an ErrUsage.
func (o Office) Fit() (Office, error) {
	var err error
	if o.Long, err = personText(FieldOffices, o.Long); err != nil {
		return o, err
	}
	if o.Short, err = personText(FieldOffices, o.Short); err != nil {
		return o, err
	}
	if o.Long == "" {
		o.Long = o.Short
	}
	if o.Short == o.Long {
		o.Short = ""
	}
	switch {
	case o.Long == "":
		return o, fmt.Errorf("an office has a name: %w", ErrUsage)
	case o.Rank < 0 || o.Rank > maxRank:
		return o, fmt.Errorf("the rank %d of %q: want a number from 0 to %d: %w", o.Rank, o.Long, maxRank, ErrUsage)
	case !o.From.IsZero() && o.From.Compare(o.To) > 0 && !o.To.IsZero():
		return o, fmt.Errorf("%q ends on %s, before it begins on %s: %w", o.Long, o.To, o.From, ErrUsage)
	}
	for _, d := range []Date{o.From, o.To} {
		if !d.IsZero() && (d.Year < minYear || d.Year > maxYear || !d.Valid()) {
			return o, fmt.Errorf("%q: there is no day %s: %w", o.Long, d, ErrUsage)
		}
	}
	return o, nil
}

// String is the photo's id and its crop; "" for none.
func (p Portrait) String() string {
	if p.Photo == 0 {
		return ""
	}
	return strings.TrimSpace(p.Photo.String() + " " + p.Crop.String())
}

// ParsePortrait reads what String writes.
func ParsePortrait(s string) (Portrait, error) {
	if s = strings.TrimSpace(s); s == "" {
		return Portrait{}, nil
	}
	id, crop, _ := strings.Cut(s, " ")
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil || n <= 0 {
		return Portrait{}, fmt.Errorf("read the portrait %q: want the id of a photo, and its crop: %w", s, ErrUsage)
	}
	c, err := ParseCrop(strings.TrimSpace(crop))
	return Portrait{PhotoID(n), c}, err
}
