package state

import (
	"maps"
	"slices"
	"sort"

	"cutline/catalog"
)

// A Snapshot is the photos a search found, in the order they are shown, with
// the groups they stand in and the bursts that one of them stands for. The
// nil Snapshot holds none.
type Snapshot struct {
	ids      []catalog.PhotoID
	gone     []int // places in ids of photos that left, ascending
	revision int64
	groups   []catalog.Group
	bursts   map[catalog.PhotoID]catalog.Burst
	found    int   // photos, those that others stand for among them
	inGroup  []int // the same, by group
	index    index
}

// NewSnapshot makes a snapshot of ids, which it keeps and nobody may change
// afterwards. Revision is the catalog's when the search was made.
func NewSnapshot(ids []catalog.PhotoID, revision int64) *Snapshot {
	return &Snapshot{ids: ids, revision: revision, found: len(ids), index: newIndex(ids)}
}

// Listed makes a snapshot of a listing, which it keeps.
func Listed(l catalog.Listing) *Snapshot {
	s := NewSnapshot(l.IDs, int64(l.Seq))
	s.groups, s.bursts = l.Groups, l.Bursts
	s.count()
	return s
}

// count counts the photos found, and those of each group.
func (s *Snapshot) count() {
	s.found, s.inGroup = s.Len(), make([]int, len(s.groups))
	for i, g := range s.groups {
		end := s.Len()
		if i+1 < len(s.groups) {
			end = s.groups[i+1].From
		}
		s.inGroup[i] = end - g.From
	}
	for id, b := range s.bursts {
		at := s.Index(id)
		if b.Open || len(b.Frames) == 0 || at < 0 {
			continue
		}
		s.found += len(b.Frames) - 1
		if of := s.groupOf(at); of >= 0 {
			s.inGroup[of] += len(b.Frames) - 1
		}
	}
}

// Len is the number of photos.
func (s *Snapshot) Len() int {
	if s == nil {
		return 0
	}
	return len(s.ids) - len(s.gone)
}

// Found is the number of photos found: a photo that stands for a burst counts
// as all its frames.
func (s *Snapshot) Found() int {
	if s == nil {
		return 0
	}
	return s.found
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
	return s.ids[s.kept(i)]
}

// IDs is the photos of a range, cut to what there is. Nobody may change it.
func (s *Snapshot) IDs(from, to int) []catalog.PhotoID {
	from, to = max(from, 0), min(to, s.Len())
	if from >= to {
		return nil
	}
	first, end := s.kept(from), s.kept(to-1)+1
	if end-first == to-from {
		return s.ids[first:end:end]
	}
	out := make([]catalog.PhotoID, 0, to-from)
	for _, at := range s.gone {
		if at >= first && at < end {
			out = append(out, s.ids[first:at]...)
			first = at + 1
		}
	}
	return append(out, s.ids[first:end]...)
}

// Index is the place of a photo; -1 when it is not in the snapshot.
func (s *Snapshot) Index(id catalog.PhotoID) int {
	if s == nil {
		return -1
	}
	at := s.index.of(s.ids, id)
	if len(s.gone) == 0 || at < 0 {
		return at
	}
	before, left := slices.BinarySearch(s.gone, at)
	if left {
		return -1
	}
	return at - before
}

// groupOf is the group a place stands in; -1 when there are none.
func (s *Snapshot) groupOf(place int) int {
	return sort.Search(len(s.groups), func(i int) bool { return s.groups[i].From > place }) - 1
}

// InGroup is the number of photos in the nth group: a photo that stands for a
// burst counts as all its frames.
func (s *Snapshot) InGroup(n int) int { return s.inGroup[n] }

// numbered is the table of places by number; nil when there is none.
func (s *Snapshot) numbered() []int32 {
	if s == nil || len(s.gone) > 0 {
		return nil
	}
	return s.index.table
}

// Groups are the groups the photos stand in, in order; nil when they stand in
// none. Nobody may change them.
func (s *Snapshot) Groups() []catalog.Group {
	if s == nil {
		return nil
	}
	return s.groups
}

// Burst is the burst a photo stands for, or whose open frames it is among.
func (s *Snapshot) Burst(id catalog.PhotoID) (b catalog.Burst, ok bool) {
	if s == nil {
		return b, false
	}
	b, ok = s.bursts[id]
	return b, ok
}

// Same reports whether two snapshots show the same: photos, groups, bursts.
func (s *Snapshot) Same(o *Snapshot) bool {
	if !slices.Equal(s.IDs(0, s.Len()), o.IDs(0, o.Len())) || !slices.Equal(s.Groups(), o.Groups()) {
		return false
	}
	if s == nil || o == nil {
		return true
	}
	return maps.EqualFunc(s.bursts, o.bursts, func(a, b catalog.Burst) bool {
		return a.Open == b.Open && slices.Equal(a.Frames, b.Frames)
	})
}

// standIn is the place of the photo that stands for another, whose burst is
// closed; -1 when none does.
func (s *Snapshot) standIn(id catalog.PhotoID) int {
	for at, b := range s.bursts {
		if !b.Open && slices.Contains(b.Frames, id) {
			return s.Index(at)
		}
	}
	return -1
}

// Nearest is where the eye goes in s when it was at place focus of old: the
// same photo; if it is gone the one that stands for its burst; else the next
// one of old that is still here; else the one before; else 0, or -1 when s is
// empty.
func (s *Snapshot) Nearest(old *Snapshot, focus int) int {
	if s.Len() == 0 {
		return -1
	}
	if id := old.ID(focus); id != 0 && s.Index(id) < 0 {
		if at := s.standIn(id); at >= 0 {
			return at
		}
	}
	for i := max(focus, 0); i < old.Len(); i++ {
		if at := s.Index(old.ID(i)); at >= 0 {
			return at
		}
	}
	for i := min(focus, old.Len()) - 1; i >= 0; i-- {
		if at := s.Index(old.ID(i)); at >= 0 {
			return at
		}
	}
	return 0
}
