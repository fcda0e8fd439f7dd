package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// The slots of a story are numbered 1, 2, 3 … in reading order, always: the
// number is what people say, what a package's files are called by and what
// captions.txt counts. Adding, moving and removing a slot therefore numbers
// the slots anew, and what belongs to a slot (its picture, its captions, the
// findings let stand in it) goes with it. History keeps the number a slot had
// when something was done to it; undo goes back through the renumbering.

// AddSlot is the story with an empty slot before block i, or at the end when
// i is the number of blocks. caption is what it says under the picture to
// come, "" for nothing yet. The slot's number follows from where it stands.
func (s Story) AddSlot(i int, caption string) (Story, error) {
	if i < 0 || i > len(s.Article.Blocks) {
		return s, fmt.Errorf("add a slot at block %d of %d: %w", i+1, len(s.Article.Blocks), ErrUsage)
	}
	n := s.freeSlot()
	caption = strings.Join(textLines(caption), " ")
	s.Article.Blocks = replaced(s.Article.Blocks, i, i, Block{Type: SlotBlock, Text: caption, Slot: n})
	s.Slots = replaced(s.Slots, len(s.Slots), len(s.Slots), Slot{N: n, Caption: caption})
	return s.Numbered(), nil
}

// freeSlot is a number no slot has.
func (s Story) freeSlot() int {
	n := 0
	for _, sl := range s.Slots {
		n = max(n, sl.N)
	}
	for _, b := range s.Article.Blocks {
		n = max(n, b.Slot)
	}
	return n + 1
}

// SlotAt is the index of the block that is slot n, -1 if there is none.
func (s Story) SlotAt(n int) int {
	return slices.IndexFunc(s.Article.Blocks, func(b Block) bool { return b.Type == SlotBlock && b.Slot == n })
}

// RemoveSlot is the story without slot n: see Remove.
func (s Story) RemoveSlot(n int) (Story, error) {
	i := s.SlotAt(n)
	if i < 0 {
		return s, fmt.Errorf("remove slot %d of story %s: it has none: %w", n, s.Slug, ErrUsage)
	}
	return s.Remove(i)
}

// MoveSlot is the story with slot n moved so that it becomes block to. It has
// another number then if it passed another slot.
func (s Story) MoveSlot(n, to int) (Story, error) {
	i := s.SlotAt(n)
	if i < 0 {
		return s, fmt.Errorf("move slot %d of story %s: it has none: %w", n, s.Slug, ErrUsage)
	}
	return s.Move(i, to)
}

// Numbered is the story with its slots numbered in reading order. A slot
// without a block goes, and so do the acceptances given for it.
func (s Story) Numbered() Story {
	now := map[int]int{}
	blocks := slices.Clone(s.Article.Blocks)
	for i, b := range blocks {
		if b.Type == SlotBlock {
			now[b.Slot] = len(now) + 1
			blocks[i].Slot = now[b.Slot]
		}
	}
	var slots []Slot
	for _, sl := range s.Slots {
		if n, ok := now[sl.N]; ok {
			sl.N = n
			slots = append(slots, sl)
		}
	}
	slices.SortFunc(slots, func(a, b Slot) int { return a.N - b.N })
	var accepted []Acceptance
	for _, a := range s.Accepted {
		if n, ok := now[a.Slot]; ok {
			accepted = append(accepted, a.inSlot(n))
		} else if a.Slot == 0 {
			accepted = append(accepted, a)
		}
	}
	s.Article.Blocks, s.Slots, s.Accepted = blocks, slots, accepted
	return s
}

// inSlot is the acceptance when its slot has got the number n: the findings
// it was given for have other keys then.
func (a Acceptance) inSlot(n int) Acceptance {
	key := func(n int) string { return Finding{Slot: n, Rule: a.Rule, Args: []any{n}}.Key() }
	if a.Key == key(a.Slot) { // the finding says the slot's number
		a.Key = key(n)
	} else if rest, ok := strings.CutPrefix(a.Key, fmt.Sprintf("%d ", a.Slot)); ok {
		a.Key = fmt.Sprintf("%d %s", n, rest)
	}
	a.Slot = n
	return a
}
