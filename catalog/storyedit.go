package catalog

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// InLead is the place of the lead, which stands before block 0, for the
// operations on a story's text.
const InLead = -1

// WithText is the story with another text in block i, or in the lead
// (InLead). White space becomes single spaces. Each line but the first
// becomes a paragraph of its own after it, so that typing Enter and pasting
// several paragraphs are one operation. Of a slot it is the caption the
// article gives it, which the story caption follows until somebody changes it.
func (s Story) WithText(i int, text string) (Story, error) {
	b, err := s.block(i)
	if err != nil {
		return s, err
	}
	lines := textLines(text)
	if b.Type == SlotBlock {
		return s.withSlotText(i, strings.Join(lines, " ")), nil
	}
	first, more := "", []Block(nil)
	for n, line := range lines {
		if n == 0 {
			first = line
		} else {
			more = append(more, Block{Type: Paragraph, Text: line})
		}
	}
	if i == InLead {
		s.Article.Lead = first
	} else {
		b.Text = first
		s.Article.Blocks = replaced(s.Article.Blocks, i, i+1, b)
	}
	if len(more) > 0 {
		s.Article.Blocks = replaced(s.Article.Blocks, i+1, i+1, more...)
	}
	return s, nil
}

// withSlotText changes what the article says under slot block i.
func (s Story) withSlotText(i int, text string) Story {
	b := s.Article.Blocks[i]
	if n := slices.IndexFunc(s.Slots, func(sl Slot) bool { return sl.N == b.Slot }); n >= 0 && s.Slots[n].Caption == b.Text {
		sl := s.Slots[n]
		sl.Caption = text
		s.Slots = replaced(s.Slots, n, n+1, sl)
	}
	b.Text = text
	s.Article.Blocks = replaced(s.Article.Blocks, i, i+1, b)
	return s
}

// Split is the story with the text of block i, or of the lead, parted at byte
// at; what follows becomes a paragraph. at must be where a character begins.
func (s Story) Split(i, at int) (Story, error) {
	b, err := s.block(i)
	if err != nil {
		return s, err
	}
	if b.Type == SlotBlock {
		return s, fmt.Errorf("split block %d: it is a place for a picture: %w", i+1, ErrUsage)
	}
	if at < 0 || at > len(b.Text) || at < len(b.Text) && !utf8.RuneStart(b.Text[at]) {
		return s, fmt.Errorf("split block %d at byte %d of %d: no character begins there: %w", i+1, at, len(b.Text), ErrUsage)
	}
	before, after := strings.TrimSpace(b.Text[:at]), strings.TrimSpace(b.Text[at:])
	if i == InLead {
		s.Article.Lead = before
	} else {
		b.Text = before
		s.Article.Blocks = replaced(s.Article.Blocks, i, i+1, b)
	}
	s.Article.Blocks = replaced(s.Article.Blocks, i+1, i+1, Block{Type: Paragraph, Text: after})
	return s, nil
}

// Join is the story with the text of block i put behind that of the block
// before it, or of the lead. A picture between the two keeps them apart.
func (s Story) Join(i int) (Story, error) {
	b, err := s.block(i)
	if err != nil {
		return s, err
	}
	if i == InLead || b.Type == SlotBlock {
		return s, fmt.Errorf("join block %d with what is before it: it is no paragraph: %w", i+1, ErrUsage)
	}
	if i == 0 {
		s.Article.Lead = joinText(Append, s.Article.Lead, b.Text)
		s.Article.Blocks = replaced(s.Article.Blocks, 0, 1)
		return s, nil
	}
	before := s.Article.Blocks[i-1]
	if before.Type == SlotBlock {
		return s, fmt.Errorf("join block %d with what is before it: a picture stands between: %w", i+1, ErrUsage)
	}
	before.Text = joinText(Append, before.Text, b.Text)
	s.Article.Blocks = replaced(s.Article.Blocks, i-1, i+1, before)
	return s, nil
}

// Insert is the story with a new paragraph or subhead before block i, or at
// the end when i is the number of blocks.
func (s Story) Insert(i int, t BlockType, text string) (Story, error) {
	if i < 0 || i > len(s.Article.Blocks) {
		return s, fmt.Errorf("insert at block %d of %d: %w", i+1, len(s.Article.Blocks), ErrUsage)
	}
	if t != Paragraph && t != Subhead {
		return s, fmt.Errorf("insert a %s: want a paragraph or a subhead: %w", t, ErrUsage)
	}
	s.Article.Blocks = replaced(s.Article.Blocks, i, i, Block{Type: t, Text: strings.Join(textLines(text), " ")})
	return s, nil
}

// Remove is the story without block i. Of a slot its picture, crop, captions
// and acceptances go, too.
func (s Story) Remove(i int) (Story, error) {
	if _, err := s.block(i); err != nil || i == InLead {
		return s, fmt.Errorf("remove block %d of %d: %w", i+1, len(s.Article.Blocks), ErrUsage)
	}
	s.Article.Blocks = replaced(s.Article.Blocks, i, i+1)
	return s.Numbered(), nil
}

// Retype is the story with block i as a paragraph or as a subhead.
func (s Story) Retype(i int, t BlockType) (Story, error) {
	b, err := s.block(i)
	if err != nil {
		return s, err
	}
	if i == InLead || b.Type == SlotBlock || t != Paragraph && t != Subhead {
		return s, fmt.Errorf("make block %d a %s: only paragraphs and subheads change into each other: %w", i+1, t, ErrUsage)
	}
	b.Type = t
	s.Article.Blocks = replaced(s.Article.Blocks, i, i+1, b)
	return s, nil
}

// Move is the story with block i, of any type, moved so that it becomes block
// to.
func (s Story) Move(i, to int) (Story, error) {
	b, err := s.block(i)
	if err != nil || i == InLead || to < 0 || to >= len(s.Article.Blocks) {
		return s, fmt.Errorf("move block %d to %d of %d: %w", i+1, to+1, len(s.Article.Blocks), ErrUsage)
	}
	without := replaced(s.Article.Blocks, i, i+1)
	s.Article.Blocks = replaced(without, to, to, b)
	return s.Numbered(), nil
}

// block is block i; of InLead a paragraph that holds the lead.
func (s Story) block(i int) (Block, error) {
	if i == InLead {
		return Block{Type: Paragraph, Text: s.Article.Lead}, nil
	}
	if i < 0 || i >= len(s.Article.Blocks) {
		return Block{}, fmt.Errorf("story %s has %d blocks, and no block %d: %w", s.Slug, len(s.Article.Blocks), i+1, ErrUsage)
	}
	return s.Article.Blocks[i], nil
}

// replaced is list with the elements from i to j replaced; list stays as it is.
func replaced[T any](list []T, i, j int, by ...T) []T {
	out := make([]T, 0, len(list)-(j-i)+len(by))
	out = append(out, list[:i]...)
	out = append(out, by...)
	return append(out, list[j:]...)
}

// textLines are the lines of a text that say something, each run of white
// space one space.
func textLines(text string) []string {
	var out []string
	text = strings.ToValidUTF8(text, "\uFFFD") // what is stored is JSON
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("\n\r\v\f\u0085\u2028\u2029", r) }) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			out = append(out, line)
		}
	}
	return out
}
