package catalog

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Fields of a photo beside those of its caption.
const (
	FieldRating    = "rating"
	FieldColor     = "color"
	FieldTagged    = "tagged"
	FieldRejected  = "rejected"
	FieldForgotten = "forgotten"
)

// Fields of a story and of a slot.
const (
	FieldHeadline = "headline"
	FieldLead     = "lead"
	FieldByline   = "byline"
	FieldPageDate = "page_date"
	FieldSign     = "sign"
	FieldPlace    = "place"
	FieldDay      = "day"
	FieldMonth    = "month"
	FieldYear     = "year"
	FieldBlocks   = "blocks"
	FieldPeople   = "people"
	FieldAccepted = "accepted"
	FieldRemoved  = "removed"

	FieldPhoto   = "photo"
	FieldCrop    = "crop"
	FieldAngle   = "angle"
	FieldCaption = "story_caption"
	FieldCredit  = "credit"
	FieldAlt     = "alt_text"
)

func flag(b bool) Value {
	if b {
		return TextValue("yes")
	}
	return Value{}
}

func number(n int) Value {
	if n == 0 {
		return Value{}
	}
	return TextValue(strconv.Itoa(n))
}

func parseFlag(field string, v Value) (bool, error) {
	switch strings.ToLower(v.Text) {
	case "", "no", "false", "0":
		return false, nil
	case "yes", "true", "1":
		return true, nil
	}
	return false, fmt.Errorf("%s=%s: want yes or no: %w", field, v.Text, ErrUsage)
}

func parseNumber(field string, v Value, lo, hi int) (int, error) {
	if v.Text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(strings.TrimSpace(v.Text))
	if err != nil || n < lo || n > hi {
		return 0, fmt.Errorf("%s=%s: want a number from %d to %d: %w", field, v.Text, lo, hi, ErrUsage)
	}
	return n, nil
}

func unknownField(what, field string) error {
	return fmt.Errorf("%q is no field of %s: %w", field, what, ErrUsage)
}

// Value is what the photo's field holds.
func (p *Photo) Value(field string) (Value, error) {
	switch field {
	case FieldRating:
		return number(p.Rating), nil
	case FieldColor:
		return number(p.Color), nil
	case FieldTagged:
		return flag(p.Tagged), nil
	case FieldRejected:
		return flag(p.Rejected), nil
	case FieldForgotten:
		return flag(p.Forgotten), nil
	}
	if of, ok := ClashOf(field); ok {
		return p.clashValue(of), nil
	}
	if id, ok := CollectionOf(field); ok {
		return flag(p.In(id)), nil
	}
	name, _ := SplitField(field)
	if _, ok := FieldByName(name); !ok {
		return Value{}, unknownField("a photo", field)
	}
	return p.Caption[name], nil
}

// Change applies s and tells what changed; ok is false when nothing did.
// The caption is replaced, not changed in place.
func (p *Photo) Change(s Set) (c Change, ok bool, err error) {
	old, err := p.Value(s.Field)
	if err != nil {
		return c, false, err
	}
	name, lang := SplitField(s.Field)
	f, _ := FieldByName(name) // a mark is a text
	if lang != "" && f.Kind != Languages {
		return c, false, fmt.Errorf("%s has no languages: %w", name, ErrUsage)
	}
	v, err := f.shape(s.Apply(old, lang, f.Kind))
	if err != nil {
		return c, false, err
	}
	if !utf8.ValidString(v.String()) {
		return c, false, fmt.Errorf("%s: the text is not valid UTF-8: %w", s.Field, ErrUsage)
	}
	if err := allowed(name, v); err != nil {
		return c, false, err
	}
	if err := p.put(string(name), v); err != nil {
		return c, false, err
	}
	now, _ := p.Value(string(name))
	return Change{Target{OfPhoto, int64(p.ID), 0}, string(name), old, now}, !now.Equal(old), nil
}

// put stores a whole value: how undo brings one back.
func (p *Photo) put(field string, v Value) (err error) {
	switch field {
	case FieldRating:
		p.Rating, err = parseNumber(field, v, 0, 5)
	case FieldColor:
		p.Color, err = parseNumber(field, v, 0, 8)
	case FieldTagged:
		p.Tagged, err = parseFlag(field, v)
	case FieldRejected:
		p.Rejected, err = parseFlag(field, v)
	case FieldForgotten:
		p.Forgotten, err = parseFlag(field, v)
	default:
		if of, ok := ClashOf(field); ok {
			return p.putClash(of, v)
		}
		if id, ok := CollectionOf(field); ok {
			return p.putIn(id, v)
		}
		name := FieldName(field)
		if _, ok := FieldByName(name); !ok {
			return unknownField("a photo", field)
		}
		c := p.Caption.Clone()
		c.Set(name, v)
		p.Caption = c
	}
	return err
}

// Put stores a whole value in the photo's field, as undo does.
func (p *Photo) Put(field string, v Value) error { return p.put(field, v) }

// Value is what the story's field holds; slot 0 means the story itself.
// Fields of a story: headline, lead, byline, page_date, sign, place, day,
// month, year, date_text, year_why, language, source, blocks and people
// (JSON), block.1 and so on (the text of one block), accepted (JSON), parsed
// (JSON), state, state_who, state_when, removed. Fields of a slot: photo,
// crop, angle (of the crop, in degrees), story_caption, credit, alt_text.
func (s *Story) Value(slot int, field string) (Value, error) {
	if slot != 0 {
		return s.slotValue(slot, field)
	}
	a := &s.Article
	switch field {
	case FieldHeadline:
		return TextValue(a.Headline), nil
	case FieldLead:
		return TextValue(a.Lead), nil
	case FieldByline:
		return TextValue(a.Byline), nil
	case FieldPageDate:
		return TextValue(a.PageDate.String()), nil
	case FieldSign:
		return TextValue(a.Dateline.Sign), nil
	case FieldPlace:
		return TextValue(a.Dateline.Place), nil
	case FieldDay:
		return number(a.Dateline.Day), nil
	case FieldMonth:
		return number(a.Dateline.Month), nil
	case FieldYear:
		// A guessed year and a confirmed one differ: confirming is an edit.
		if v := number(a.Dateline.Year); a.Dateline.YearCertain || v.IsZero() {
			return v, nil
		} else {
			return TextValue(v.Text + "?"), nil
		}
	case FieldRemoved:
		return flag(s.Removed), nil
	case FieldBlocks:
		return jsonValue(storedBlocks{a.Blocks, s.Slots}), nil
	case FieldPeople:
		return jsonValue(a.People), nil
	case FieldAccepted:
		return jsonValue(s.Accepted), nil
	}
	v, ok, err := s.textField(field)
	if !ok {
		err = unknownField("a story", field)
	}
	return v, err
}

type storedBlocks struct {
	Blocks []Block
	Slots  []Slot
}

func jsonValue(v any) Value {
	b, err := json.Marshal(v)
	if err != nil { // plain structs of strings and numbers always marshal
		panic(err)
	}
	return TextValue(string(b))
}

func (s *Story) slotValue(n int, field string) (Value, error) {
	sl, ok := s.Slot(n)
	if !ok {
		return Value{}, fmt.Errorf("story %s has no slot %d: %w", s.Slug, n, ErrUsage)
	}
	switch field {
	case FieldPhoto:
		return number(int(sl.Photo)), nil
	case FieldCrop:
		return TextValue(sl.Crop.Level().String()), nil
	case FieldAngle:
		return TextValue(AngleText(sl.Crop.Angle)), nil
	case FieldCaption:
		return TextValue(sl.Caption), nil
	case FieldCredit:
		return TextValue(sl.Credit), nil
	case FieldAlt:
		return TextValue(sl.Alt), nil
	}
	return Value{}, unknownField("a slot", field)
}

// Change applies set to the story (slot 0) or one of its slots and tells what
// changed; ok is false when nothing did. Slices are replaced, not changed in
// place.
func (s *Story) Change(slot int, set Set) (c Change, ok bool, err error) {
	old, err := s.Value(slot, set.Field)
	if err != nil {
		return c, false, err
	}
	if err := s.Put(slot, set.Field, set.Apply(old, "", Text)); err != nil {
		return c, false, err
	}
	now, _ := s.Value(slot, set.Field)
	t := Target{Kind: OfStory, ID: int64(s.ID)}
	if slot != 0 {
		t.Kind, t.Slot = OfSlot, slot
	}
	return Change{t, set.Field, old, now}, !now.Equal(old), nil
}

// Put stores a whole value in a field of the story (slot 0) or of a slot.
func (s *Story) Put(slot int, field string, v Value) (err error) {
	if slot != 0 {
		return s.putSlot(slot, field, v)
	}
	a := &s.Article
	switch field {
	case FieldHeadline:
		a.Headline = v.Text
	case FieldLead:
		a.Lead = v.Text
	case FieldByline:
		a.Byline = v.Text
	case FieldPageDate:
		a.PageDate, err = ParseDate(v.Text)
	case FieldSign:
		a.Dateline.Sign = v.Text
	case FieldPlace:
		a.Dateline.Place = v.Text
	case FieldDay:
		a.Dateline.Day, err = parseNumber(field, v, 1, 31)
	case FieldMonth:
		a.Dateline.Month, err = parseNumber(field, v, 1, 12)
	case FieldYear:
		text, guessed := strings.CutSuffix(v.Text, "?")
		a.Dateline.Year, err = parseNumber(field, TextValue(text), 1800, 9999)
		a.Dateline.YearCertain = a.Dateline.Year != 0 && !guessed
	case FieldRemoved:
		s.Removed, err = parseFlag(field, v)
	case FieldBlocks:
		var b storedBlocks
		if err = json.Unmarshal([]byte(v.Text), &b); err == nil {
			a.Blocks, s.Slots = b.Blocks, b.Slots
		}
	case FieldPeople:
		var p []Named
		if err = json.Unmarshal([]byte(v.Text), &p); err == nil {
			a.People = p
		}
	case FieldAccepted:
		var acc []Acceptance
		if err = json.Unmarshal([]byte(v.Text), &acc); err == nil {
			s.Accepted = acc
		}
	default:
		err = s.putTextField(field, v)
	}
	return err
}

func (s *Story) putSlot(n int, field string, v Value) (err error) {
	i := slices.IndexFunc(s.Slots, func(sl Slot) bool { return sl.N == n })
	if i < 0 {
		return fmt.Errorf("story %s has no slot %d: %w", s.Slug, n, ErrUsage)
	}
	sl := s.Slots[i]
	switch field {
	case FieldPhoto:
		var id int
		id, err = parseNumber(field, v, 1, 1<<53)
		sl.Photo = PhotoID(id)
	case FieldCrop:
		angle := sl.Crop.Angle // a field of its own
		sl.Crop, err = ParseCrop(v.Text)
		sl.Crop.Angle = angle
	case FieldAngle:
		sl.Crop.Angle, err = ParseAngle(v.Text)
	case FieldCaption:
		sl.Caption = v.Text
	case FieldCredit:
		sl.Credit = v.Text
	case FieldAlt:
		sl.Alt = v.Text
	default:
		err = unknownField("a slot", field)
	}
	if err != nil {
		return err
	}
	s.Slots = slices.Clone(s.Slots)
	s.Slots[i] = sl
	return nil
}
