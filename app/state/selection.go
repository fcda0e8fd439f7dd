package state

import (
	mathbits "math/bits"
	"slices"
	"sort"

	"cutline/catalog"
)

// A Range is the places From to To, To not included.
type Range struct{ From, To int }

// Selection is the selected places of a list of n photos, as ranges: all of
// a million are one range. Anchor is where a Shift-range begins, Focus where
// the eye is; both are -1 when there is none. The zero Selection is of an
// empty list.
type Selection struct {
	n             int
	ranges        []Range // sorted, apart from each other, none empty
	anchor, focus int
}

// Ranges is ascending places as ranges.
func Ranges(places []int) []Range {
	var out []Range
	for _, p := range places {
		if k := len(out) - 1; k >= 0 && out[k].To == p {
			out[k].To++
			continue
		}
		out = append(out, Range{p, p + 1})
	}
	return out
}

// NewSelection is the empty selection of a list of n photos; the eye is at
// the first.
func NewSelection(n int) *Selection {
	s := &Selection{n: n, anchor: -1, focus: -1}
	if n > 0 {
		s.focus, s.anchor = 0, 0
	}
	return s
}

// Len is the number of photos in the list.
func (s *Selection) Len() int { return s.n }

// Focus is the place of the eye.
func (s *Selection) Focus() int { return s.focus }

// Anchor is where a Shift-range begins.
func (s *Selection) Anchor() int { return s.anchor }

// Ranges is the selected places, in order. Nobody may change it.
func (s *Selection) Ranges() []Range { return s.ranges }

// Count is the number of selected photos.
func (s *Selection) Count() int {
	n := 0
	for _, r := range s.ranges {
		n += r.To - r.From
	}
	return n
}

// Has reports whether place i is selected.
func (s *Selection) Has(i int) bool {
	at := s.after(i)
	return at < len(s.ranges) && s.ranges[at].From <= i
}

// after is the first range that ends after i.
func (s *Selection) after(i int) int {
	return sort.Search(len(s.ranges), func(k int) bool { return s.ranges[k].To > i })
}

// Only selects place i alone and moves the eye there.
func (s *Selection) Only(i int) {
	if i < 0 || i >= s.n {
		return
	}
	s.ranges = []Range{{i, i + 1}}
	s.anchor, s.focus = i, i
}

// Look moves the eye to place i and selects nothing.
func (s *Selection) Look(i int) {
	if i >= 0 && i < s.n {
		s.focus = i
	}
}

// Toggle adds place i or takes it out, and moves the eye there.
func (s *Selection) Toggle(i int) {
	if i < 0 || i >= s.n {
		return
	}
	if s.Has(i) {
		s.remove(Range{i, i + 1})
	} else {
		s.add(Range{i, i + 1})
	}
	s.anchor, s.focus = i, i
}

// Extend selects the places from the anchor to i and moves the eye there;
// what was selected elsewhere stays if keep is set.
func (s *Selection) Extend(i int, keep bool) {
	if i < 0 || i >= s.n {
		return
	}
	if s.anchor < 0 {
		s.anchor = max(s.focus, 0)
	}
	if !keep {
		s.ranges = nil
	}
	s.add(Range{min(s.anchor, i), max(s.anchor, i) + 1})
	s.focus = i
}

// Set selects the given ranges and nothing else; the eye stays.
func (s *Selection) Set(ranges ...Range) {
	s.ranges = nil
	for _, r := range ranges {
		s.add(r)
	}
}

// Add selects a range besides what is selected; the eye stays.
func (s *Selection) Add(r Range) { s.add(r) }

// Remove takes a range out of what is selected; the eye stays.
func (s *Selection) Remove(r Range) { s.remove(r) }

// Covers reports whether all of a range is selected; an empty one never is.
func (s *Selection) Covers(r Range) bool {
	at := s.after(r.From)
	return r.From < r.To && at < len(s.ranges) && s.ranges[at].From <= r.From && s.ranges[at].To >= r.To
}

// All selects every photo.
func (s *Selection) All() { s.Set(Range{0, s.n}) }

// None selects nothing; the eye stays.
func (s *Selection) None() { s.ranges = nil }

// Invert selects what is not selected, and the reverse.
func (s *Selection) Invert() {
	var out []Range
	at := 0
	for _, r := range s.ranges {
		if r.From > at {
			out = append(out, Range{at, r.From})
		}
		at = r.To
	}
	if at < s.n {
		out = append(out, Range{at, s.n})
	}
	s.ranges = out
}

func (s *Selection) add(r Range) {
	r.From, r.To = max(r.From, 0), min(r.To, s.n)
	if r.From >= r.To {
		return
	}
	first := sort.Search(len(s.ranges), func(k int) bool { return s.ranges[k].To >= r.From })
	last := first
	for last < len(s.ranges) && s.ranges[last].From <= r.To {
		r.From, r.To = min(r.From, s.ranges[last].From), max(r.To, s.ranges[last].To)
		last++
	}
	s.ranges = slices.Replace(slices.Clone(s.ranges), first, last, r)
}

func (s *Selection) remove(r Range) {
	var out []Range
	for _, o := range s.ranges {
		if o.From < r.From {
			out = append(out, Range{o.From, min(o.To, r.From)})
		}
		if o.To > r.To {
			out = append(out, Range{max(o.From, r.To), o.To})
		}
	}
	s.ranges = out
}

// Clone is a copy that may be kept while s changes.
func (s *Selection) Clone() *Selection {
	c := *s
	c.ranges = slices.Clone(s.ranges)
	return &c
}

// Targets is the photos a command works on: the selected ones in order, or
// the one in focus when none is selected.
func (s *Selection) Targets(snap *Snapshot) []catalog.PhotoID {
	if len(s.ranges) == 0 {
		if id := snap.ID(s.focus); id != 0 {
			return []catalog.PhotoID{id}
		}
		return nil
	}
	out := make([]catalog.PhotoID, 0, s.Count())
	for _, r := range s.ranges {
		out = append(out, snap.IDs(r.From, r.To)...)
	}
	return out
}

// Rebase carries the selection of old over to now: photos keep being selected
// where they went, the eye stays at its photo or goes to the one that
// followed it. When something was selected and nothing of it is left, the
// photo in focus is.
func (s *Selection) Rebase(old, now *Snapshot) {
	focus := now.Nearest(old, s.focus)
	marked := s.carried(old, now)
	next := Selection{n: now.Len(), anchor: now.Index(old.ID(s.anchor)), focus: focus, ranges: marked.ranges()}
	if next.anchor < 0 {
		next.anchor = focus
	}
	if len(s.ranges) > 0 && len(next.ranges) == 0 && focus >= 0 {
		next.ranges = []Range{{focus, focus + 1}}
	}
	*s = next
}

// carried is where the selected photos of old are now.
func (s *Selection) carried(old, now *Snapshot) bits {
	if len(s.ranges) == 0 || now.Len() == 0 {
		return nil
	}
	marked := make(bits, (now.Len()+63)/64)
	if a, b := old.numbered(), now.numbered(); s.Count() == old.Len() && a != nil && b != nil {
		for n := range min(len(a), len(b)) { // in the order of memory
			if at := b[n] - 1; a[n] != 0 && at >= 0 {
				marked[at/64] |= 1 << (at % 64)
			}
		}
		return marked
	}
	for _, r := range s.ranges {
		for _, id := range old.IDs(r.From, r.To) {
			if at := now.Index(id); at >= 0 {
				marked[at/64] |= 1 << (at % 64)
			}
		}
	}
	return marked
}

// bits is a set of places.
type bits []uint64

// ranges is the places of b.
func (b bits) ranges() []Range {
	var out []Range
	for i := 0; i < len(b); i++ {
		for w := b[i]; w != 0; {
			from := mathbits.TrailingZeros64(w)
			run := mathbits.TrailingZeros64(^(w >> from))
			r := Range{64*i + from, 64*i + from + run}
			if k := len(out) - 1; k >= 0 && out[k].To == r.From {
				out[k].To = r.To
			} else {
				out = append(out, r)
			}
			if from+run >= 64 {
				break
			}
			w = w >> (from + run) << (from + run)
		}
	}
	return out
}
