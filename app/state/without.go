package state

import (
	"slices"

	"cutline/catalog"
)

// Without is the snapshot without some photos; the same one when it has none
// of them. It does not sort: for a million ids it takes milliseconds.
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
	out := &Snapshot{revision: s.revision, descend: s.descend, ids: make([]catalog.PhotoID, 0, len(s.ids)-len(gone))}
	from := 0
	for _, at := range gone {
		out.ids = append(out.ids, s.ids[from:at]...)
		from = at + 1
	}
	out.ids = append(out.ids, s.ids[from:]...)
	if s.byID == nil {
		return out
	}
	out.byID = make([]int32, 0, len(out.ids))
	for _, place := range s.byID {
		before, is := slices.BinarySearch(gone, int(place))
		if !is {
			out.byID = append(out.byID, place-int32(before))
		}
	}
	return out
}
