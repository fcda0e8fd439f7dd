package catalog

import (
	"fmt"
	"slices"
)

// PlacePhotos is the story with photos in it: the first in slot n, each of
// the others in a new slot after the one before. A slot for which nobody
// wrote a caption gets its photo's description; held is the photo that slot n
// holds now, whose description counts as nobody's.
func (s Story) PlacePhotos(n int, held Photo, photos ...Photo) (Story, error) {
	i := s.SlotAt(n)
	if i < 0 || len(photos) == 0 {
		return s, fmt.Errorf("place %d photos in slot %d of story %s: %w", len(photos), n, s.Slug, ErrUsage)
	}
	s = s.withSlot(n, func(sl *Slot) { *sl = sl.With(photos[0], held) })
	return s.NewSlots(i+1, photos[1:]...)
}

// NewSlots is the story with photos in new slots before block i, or at the
// end when i is the number of blocks. Each has its photo's description.
func (s Story) NewSlots(i int, photos ...Photo) (Story, error) {
	for k, p := range photos {
		var err error
		if s, err = s.AddSlot(i+k, ""); err != nil {
			return s, err
		}
		s = s.withSlot(s.Article.Blocks[i+k].Slot, func(sl *Slot) { *sl = sl.With(p, Photo{}) })
	}
	return s, nil
}

// With is the slot with another photo, whole. Its caption stays, unless there
// is none or it is the description of held, the photo the slot had.
func (sl Slot) With(p, held Photo) Slot {
	if sl.Photo != p.ID {
		sl.Crop = Crop{}
	}
	if text := p.Caption.Text(Description); text != "" && (sl.Caption == "" || sl.Photo == held.ID && sl.Caption == held.Caption.Text(Description)) {
		sl.Caption = text
	}
	sl.Photo = p.ID
	return sl
}

// SwapPhotos is the story with the pictures of two slots changed about, each
// with its crop and what was written of it: credit and alternative text. a and
// b are the photos in n and m, zero where there is none. A caption stays where
// the article gives one; else it goes with the picture, whose description
// stands in where the caption cannot leave its place.
func (s Story) SwapPhotos(n, m int, a, b Photo) (Story, error) {
	i, j := s.SlotAt(n), s.SlotAt(m)
	if i < 0 || j < 0 || n == m {
		return s, fmt.Errorf("swap the pictures of slots %d and %d of story %s: %w", n, m, s.Slug, ErrUsage)
	}
	one, _ := s.Slot(n)
	two, _ := s.Slot(m)
	given := func(i int) bool { return s.Article.Blocks[i].Text != "" }
	taken := func(own, other Slot, at, from int, p Photo) Slot {
		own.Photo, own.Crop, own.Credit, own.Alt = other.Photo, other.Crop, other.Credit, other.Alt
		switch {
		case given(at):
		case given(from):
			own.Caption = p.Caption.Text(Description)
		default:
			own.Caption = other.Caption
		}
		return own
	}
	return s.withSlot(n, func(sl *Slot) { *sl = taken(one, two, i, j, b) }).
		withSlot(m, func(sl *Slot) { *sl = taken(two, one, j, i, a) }), nil
}

// withSlot is the story with slot n changed.
func (s Story) withSlot(n int, change func(*Slot)) Story {
	s.Slots = slices.Clone(s.Slots)
	for i := range s.Slots {
		if s.Slots[i].N == n {
			change(&s.Slots[i])
		}
	}
	return s
}
