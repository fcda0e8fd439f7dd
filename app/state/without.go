package state

import (
	"slices"

	"cutline/catalog"
)

// Without is the snapshot without some photos; the same one when it has none
// of them. For a million ids it takes milliseconds.
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
	rest := catalog.Listing{IDs: make([]catalog.PhotoID, 0, len(s.ids)-len(gone)), Bursts: s.bursts, Seq: catalog.EditID(s.revision)}
	from := 0
	for _, at := range gone {
		rest.IDs = append(rest.IDs, s.ids[from:at]...)
		from = at + 1
	}
	rest.IDs = append(rest.IDs, s.ids[from:]...)
	for i, g := range s.groups {
		before, _ := slices.BinarySearch(gone, g.From)
		g.From -= before
		if k := len(rest.Groups) - 1; i > 0 && k >= 0 && rest.Groups[k].From == g.From { // all of that group are gone
			rest.Groups = rest.Groups[:k]
		}
		if g.From < len(rest.IDs) {
			rest.Groups = append(rest.Groups, g)
		}
	}
	return Listed(rest)
}
