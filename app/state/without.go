package state

import (
	"slices"
	"sort"

	"cutline/catalog"
)

// mostGone is how many photos may have left a snapshot before it is made anew.
const mostGone = 1024

// Without is the snapshot without some photos; the same one when it has none
// of them. It costs as much as they are, not as the snapshot is: those that
// stay are shared.
func (s *Snapshot) Without(ids ...catalog.PhotoID) *Snapshot {
	var gone []int // places, ascending
	for _, id := range ids {
		if at := s.Index(id); at >= 0 {
			gone = append(gone, at)
		}
	}
	if len(gone) == 0 {
		return s
	}
	slices.Sort(gone)
	gone = slices.Compact(gone)
	rest := *s
	rest.gone = slices.Clone(s.gone)
	for _, at := range gone {
		rest.gone = append(rest.gone, s.kept(at))
	}
	slices.Sort(rest.gone)
	rest.groups = nil
	for i, g := range s.groups {
		before, _ := slices.BinarySearch(gone, g.From)
		g.From -= before
		if k := len(rest.groups) - 1; i > 0 && k >= 0 && rest.groups[k].From == g.From { // all of that group are gone
			rest.groups = rest.groups[:k]
		}
		if g.From < rest.Len() {
			rest.groups = append(rest.groups, g)
		}
	}
	if len(rest.gone) > mostGone {
		return Listed(catalog.Listing{IDs: rest.IDs(0, rest.Len()), Groups: rest.groups, Bursts: s.bursts, Seq: catalog.EditID(s.revision)})
	}
	rest.count()
	return &rest
}

// kept is the place in ids of the photo at a place.
func (s *Snapshot) kept(place int) int {
	if len(s.gone) == 0 {
		return place
	}
	// The nth that left stood at gone[n]-n, counted by those that stay.
	n := sort.Search(len(s.gone), func(n int) bool { return s.gone[n]-n > place })
	return place + n
}
