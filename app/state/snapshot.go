package state

import (
	"slices"

	"cutline/catalog"
)

// A Snapshot is the photos a search found, in the order they are shown. The
// nil Snapshot holds none.
type Snapshot struct {
	ids      []catalog.PhotoID
	revision int64
	byID     []int32 // places, sorted by id; nil when the ids ascend
	descend  bool    // the ids descend: no byID either
}

// NewSnapshot makes a snapshot of ids, which it keeps and nobody may change
// afterwards. Revision is the catalog's when the search was made. It sorts:
// for a million ids call it off the window's goroutine.
func NewSnapshot(ids []catalog.PhotoID, revision int64) *Snapshot {
	s := &Snapshot{ids: ids, revision: revision}
	up, down := true, true
	for i := 1; i < len(ids); i++ {
		up = up && ids[i-1] < ids[i]
		down = down && ids[i-1] > ids[i]
	}
	s.descend = down && !up
	if !up && !down {
		s.byID = make([]int32, len(ids))
		for i := range s.byID {
			s.byID[i] = int32(i)
		}
		slices.SortFunc(s.byID, func(a, b int32) int { return compare(ids[a], ids[b]) })
	}
	return s
}

func compare(a, b catalog.PhotoID) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Len is the number of photos.
func (s *Snapshot) Len() int {
	if s == nil {
		return 0
	}
	return len(s.ids)
}

// Revision is the catalog's revision when the search was made.
func (s *Snapshot) Revision() int64 {
	if s == nil {
		return 0
	}
	return s.revision
}

// ID is the photo at place i; 0 when there is no such place.
func (s *Snapshot) ID(i int) catalog.PhotoID {
	if i < 0 || i >= s.Len() {
		return 0
	}
	return s.ids[i]
}

// IDs is the photos of a range, cut to what there is. Nobody may change it.
func (s *Snapshot) IDs(from, to int) []catalog.PhotoID {
	from, to = max(from, 0), min(to, s.Len())
	if from >= to {
		return nil
	}
	return s.ids[from:to:to]
}

// Index is the place of a photo; -1 when it is not in the snapshot.
func (s *Snapshot) Index(id catalog.PhotoID) int {
	if s.Len() == 0 {
		return -1
	}
	if s.byID != nil {
		i, ok := slices.BinarySearchFunc(s.byID, id, func(p int32, id catalog.PhotoID) int { return compare(s.ids[p], id) })
		if !ok {
			return -1
		}
		return int(s.byID[i])
	}
	i, ok := slices.BinarySearchFunc(s.ids, id, func(a, b catalog.PhotoID) int {
		if s.descend {
			return compare(b, a)
		}
		return compare(a, b)
	})
	if !ok {
		return -1
	}
	return i
}

// Nearest is where the eye goes in s when it was at place focus of old: the
// same photo; if it is gone the next one of old that is still here; else the
// one before; else 0, or -1 when s is empty.
func (s *Snapshot) Nearest(old *Snapshot, focus int) int {
	if s.Len() == 0 {
		return -1
	}
	for i := max(focus, 0); i < old.Len(); i++ {
		if at := s.Index(old.ids[i]); at >= 0 {
			return at
		}
	}
	for i := min(focus, old.Len()) - 1; i >= 0; i-- {
		if at := s.Index(old.ids[i]); at >= 0 {
			return at
		}
	}
	return 0
}
