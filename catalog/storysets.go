package catalog

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// More fields of a story.
const (
	FieldDateText = "date_text" // the day as the date line writes it
	FieldYearWhy  = "year_why"  // how the year was found
	FieldLanguage = "language"
	FieldSource   = "source" // the file the text came from
	FieldParsed   = "parsed" // the article as it was read (JSON)
)

// BlockField is the field of a story that holds the text of block i (from 0)
// alone: "block.1" and so on. It is for text; what changes the blocks
// themselves, their types or the slots is FieldBlocks.
func BlockField(i int) string { return blockPrefix + strconv.Itoa(i+1) }

const blockPrefix = "block."

func (s *Story) blockOf(field string) (int, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(field, blockPrefix))
	if err != nil || n < 1 || n > len(s.Article.Blocks) {
		return 0, fmt.Errorf("story %s has %d blocks, and no %q: %w", s.Slug, len(s.Article.Blocks), field, ErrUsage)
	}
	return n - 1, nil
}

// textField is what a field of the text holds; ok is false for other fields.
func (s *Story) textField(field string) (v Value, ok bool, err error) {
	switch field {
	case FieldDateText:
		return TextValue(s.Article.Dateline.Text), true, nil
	case FieldYearWhy:
		return TextValue(s.Article.Dateline.Why), true, nil
	case FieldLanguage:
		return TextValue(s.Article.Language), true, nil
	case FieldSource:
		return TextValue(s.Source), true, nil
	case FieldParsed:
		return jsonValue(s.Parsed), true, nil
	}
	if strings.HasPrefix(field, blockPrefix) {
		i, err := s.blockOf(field)
		if err != nil {
			return v, true, err
		}
		return TextValue(s.Article.Blocks[i].Text), true, nil
	}
	v, ok = s.Standing.value(field)
	return v, ok, nil
}

// putTextField stores a whole value in a field of the text.
func (s *Story) putTextField(field string, v Value) error {
	switch field {
	case FieldDateText:
		s.Article.Dateline.Text = v.Text
	case FieldYearWhy:
		s.Article.Dateline.Why = v.Text
	case FieldLanguage:
		s.Article.Language = v.Text
	case FieldSource:
		s.Source = v.Text
	case FieldParsed:
		var a Article
		if err := json.Unmarshal([]byte(v.Text), &a); err != nil {
			return err
		}
		s.Parsed = a
	case FieldState, FieldStateWho, FieldStateWhen:
		return s.Standing.put(field, v)
	default:
		if !strings.HasPrefix(field, blockPrefix) {
			return unknownField("a story", field)
		}
		i, err := s.blockOf(field)
		if err != nil {
			return err
		}
		b := s.Article.Blocks[i]
		b.Text = v.Text
		s.Article.Blocks = replaced(s.Article.Blocks, i, i+1, b)
	}
	return nil
}

// plainFields hold one text each, and are compared as such.
var plainFields = []string{FieldHeadline, FieldLead, FieldByline, FieldPageDate, FieldSign, FieldPlace, FieldDay,
	FieldMonth, FieldYear, FieldDateText, FieldYearWhy, FieldLanguage, FieldSource, FieldState, FieldStateWho, FieldStateWhen}

// SetsTo are the sets of an edit that makes s into now, as few as that takes:
// where only words of a paragraph differ, only that paragraph is set.
func (s Story) SetsTo(now Story) []Set {
	var out []Set
	set := func(field string) {
		v, err := now.Value(0, field)
		if err != nil { // every field named here is one
			panic(err)
		}
		out = append(out, Set{Field: field, Value: v})
	}
	for _, field := range plainFields {
		a, errA := s.Value(0, field)
		b, errB := now.Value(0, field)
		if errA != nil || errB != nil || !a.Equal(b) {
			set(field)
		}
	}
	for _, field := range s.blockSets(now) {
		set(field)
	}
	if !slices.EqualFunc(s.Article.People, now.Article.People, sameNamed) {
		set(FieldPeople)
	}
	if !slices.Equal(s.Accepted, now.Accepted) {
		set(FieldAccepted)
	}
	if !s.Parsed.Equal(now.Parsed) {
		set(FieldParsed)
	}
	return out
}

// blockSets names the fields in which the blocks and slots differ: those of
// single texts, or the one of all.
func (s Story) blockSets(now Story) []string {
	a, b := s.Article.Blocks, now.Article.Blocks
	if len(a) != len(b) || !slices.Equal(s.Slots, now.Slots) {
		return []string{FieldBlocks}
	}
	var out []string
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		other := a[i]
		if other.Text = b[i].Text; other != b[i] || len(out) == 8 {
			return []string{FieldBlocks}
		}
		out = append(out, BlockField(i))
	}
	return out
}

func sameNamed(a, b Named) bool {
	return a.Name == b.Name && a.Honorific == b.Honorific && slices.Equal(a.Offices, b.Offices)
}

// Equal reports whether two articles say the same throughout.
func (a Article) Equal(b Article) bool {
	return a.Headline == b.Headline && a.PageDate == b.PageDate && a.Dateline == b.Dateline && a.Lead == b.Lead &&
		a.Byline == b.Byline && a.Language == b.Language && slices.Equal(a.Blocks, b.Blocks) &&
		slices.EqualFunc(a.People, b.People, sameNamed)
}
