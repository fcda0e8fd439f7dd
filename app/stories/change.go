package stories

import (
	"fmt"
	"slices"
	"strings"

	"cutline/catalog"
)

// A Change is one step in a story, to be undone as one: fields of the story
// or of a slot, or an operation on its text. The screen shows it at once; its
// owner keeps it.
type Change struct {
	// Name says what was done, for tests; Title is the edit's.
	Name, Title string
	Slot        int           // whose fields Sets are; 0: the story's
	Sets        []catalog.Set // or Do
	Do          func(catalog.Story) (catalog.Story, error)
	// Text is what a person wrote, so that it can be offered again.
	Text string
	// Said is what to say when it is kept; "": that the story is saved.
	Said string
	// Slots is whether slots come, go or move: candidates are looked for anew.
	Slots bool
	// Clash is whether somebody else changed the same text while it was being
	// typed: whose it shall be is to be asked.
	Clash bool
	// Gone is whether the change puts back a block that somebody else removed
	// while a person typed in it: whether it shall come back is to be asked.
	Gone bool
	// Before is the story as the screen had it.
	Before catalog.Story
}

// On is the story with the change made.
func (c Change) On(s catalog.Story) (catalog.Story, error) {
	if c.Do != nil {
		return c.Do(s)
	}
	for _, set := range c.Sets {
		if _, _, err := s.Change(c.Slot, set); err != nil {
			return s, err
		}
	}
	return s, nil
}

// SameText reports whether two states of a story hold the same words and
// pictures at the same places: what a Change was made on.
func SameText(a, b catalog.Story) bool {
	return a.ID == b.ID && a.Article.Headline == b.Article.Headline && a.Article.Lead == b.Article.Lead &&
		a.Article.Byline == b.Article.Byline && slices.Equal(a.Article.Blocks, b.Article.Blocks) && slices.Equal(a.Slots, b.Slots)
}

// textAt is the text of a block, or of the lead.
func textAt(s catalog.Story, i int) string {
	switch {
	case i == catalog.InLead:
		return s.Article.Lead
	case i >= 0 && i < len(s.Article.Blocks):
		return s.Article.Blocks[i].Text
	}
	return ""
}

// onBlock is an operation on the block that is block i of before. Where
// somebody else added or took blocks meanwhile it is the only block with the
// same words, else there is none.
func onBlock(before catalog.Story, i int, do func(s catalog.Story, i int) (catalog.Story, error)) func(catalog.Story) (catalog.Story, error) {
	n, was := len(before.Article.Blocks), textAt(before, i)
	return func(s catalog.Story) (catalog.Story, error) {
		if i == catalog.InLead || i >= n || len(s.Article.Blocks) == n {
			return do(s, i)
		}
		found := -1
		for k, b := range s.Article.Blocks {
			if b.Text == was && was != "" {
				if found >= 0 {
					found = -1
					break
				}
				found = k
			}
		}
		if found < 0 {
			return s, fmt.Errorf("change block %d of story %s: it is no longer there: %w", i+1, s.Slug, catalog.ErrChanged)
		}
		return do(s, found)
	}
}

// spaced is a text as a paragraph holds it.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

// block changes the text of a block, or of the lead.
func (s *Screen) tellBlock(i int, text string) {
	s.change(Change{Name: "text", Title: "story", Text: text, Do: onBlock(s.story, i, func(st catalog.Story, i int) (catalog.Story, error) {
		return st.WithText(i, text)
	})})
}

// tellField changes a field of the story that holds one text.
func (s *Screen) tellField(field, text string) {
	s.change(Change{Name: field, Title: "story", Text: text,
		Sets: []catalog.Set{{Field: field, Value: catalog.TextValue(strings.TrimSpace(text))}}})
}

// tellSlot changes a field of a slot.
func (s *Screen) tellSlot(n int, field, text string) {
	s.change(Change{Name: field, Title: "story", Slot: n, Text: text, Sets: []catalog.Set{{Field: field, Value: catalog.TextValue(text)}}})
}

// change makes a change on the screen and tells its owner. It reports whether
// it could be made.
func (s *Screen) change(c Change) bool {
	now, err := c.On(s.story)
	if err != nil {
		s.do.Fail(err)
		return false
	}
	c.Before, c.Clash = s.story, s.clash
	s.story = now
	s.render()
	s.do.Change(c)
	return true
}
