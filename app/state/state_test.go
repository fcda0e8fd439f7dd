package state

import (
	"math/rand/v2"
	"slices"
	"testing"

	"cutline/catalog"
)

func ids(n ...int) []catalog.PhotoID {
	out := make([]catalog.PhotoID, len(n))
	for i, v := range n {
		out[i] = catalog.PhotoID(v)
	}
	return out
}

func TestSnapshotIndex(t *testing.T) {
	for _, tt := range []struct {
		name string
		ids  []catalog.PhotoID
	}{
		{"ascending", ids(1, 3, 5, 9)},
		{"descending", ids(9, 5, 3, 1)},
		{"mixed", ids(5, 1, 9, 3)},
		{"one", ids(7)},
		{"none", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := NewSnapshot(tt.ids, 1)
			for i, id := range tt.ids {
				if got := s.Index(id); got != i {
					t.Errorf("Index(%d) = %d, want %d", id, got, i)
				}
			}
			if got := s.Index(4); got != -1 {
				t.Errorf("a photo that is not there is at %d", got)
			}
		})
	}
	var none *Snapshot
	if none.Len() != 0 || none.Index(1) != -1 || none.ID(0) != 0 {
		t.Error("the nil snapshot is not empty")
	}
}

func TestSelection(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(*Selection)
		want []Range
		eye  int
	}{
		{"a click selects one", func(s *Selection) { s.Only(3); s.Only(5) }, []Range{{5, 6}}, 5},
		{"toggles join", func(s *Selection) { s.Toggle(3); s.Toggle(5); s.Toggle(4) }, []Range{{3, 6}}, 4},
		{"a toggle splits", func(s *Selection) { s.All(); s.Toggle(4) }, []Range{{0, 4}, {5, 10}}, 4},
		{"a range from the anchor", func(s *Selection) { s.Only(3); s.Extend(6, false); s.Extend(1, false) }, []Range{{1, 4}}, 1},
		{"a range besides", func(s *Selection) { s.Only(9); s.Toggle(2); s.Extend(4, true) }, []Range{{2, 5}, {9, 10}}, 4},
		{"inverted", func(s *Selection) { s.Only(3); s.Invert() }, []Range{{0, 3}, {4, 10}}, 3},
		{"inverted all", func(s *Selection) { s.All(); s.Invert() }, nil, 0},
		{"outside is nothing", func(s *Selection) { s.Only(3); s.Only(10); s.Toggle(-1); s.Extend(99, false) }, []Range{{3, 4}}, 3},
		{"a band over the end", func(s *Selection) { s.Set(Range{8, 99}) }, []Range{{8, 10}}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := NewSelection(10)
			tt.do(s)
			if !slices.Equal(s.Ranges(), tt.want) || s.Focus() != tt.eye {
				t.Errorf("got %v, eye %d; want %v, eye %d", s.Ranges(), s.Focus(), tt.want, tt.eye)
			}
		})
	}
}

func TestSelectionAgreesWithASet(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	s, set := NewSelection(40), map[int]bool{}
	for range 3000 {
		i, j := r.IntN(40), r.IntN(40)
		switch r.IntN(4) {
		case 0:
			s.Toggle(i)
			set[i] = !set[i]
		case 1:
			s.Add(Range{min(i, j), max(i, j)})
			for k := min(i, j); k < max(i, j); k++ {
				set[k] = true
			}
		case 2:
			s.Invert()
			for k := range 40 {
				set[k] = !set[k]
			}
		case 3:
			s.remove(Range{min(i, j), max(i, j)})
			for k := min(i, j); k < max(i, j); k++ {
				set[k] = false
			}
		}
		n := 0
		for k := range 40 {
			if set[k] {
				n++
			}
			if s.Has(k) != set[k] {
				t.Fatalf("place %d: %v, want %v; ranges %v", k, s.Has(k), set[k], s.Ranges())
			}
		}
		if s.Count() != n {
			t.Fatalf("count %d, want %d", s.Count(), n)
		}
	}
}

func TestRebaseKeepsThePlace(t *testing.T) {
	for _, tt := range []struct {
		name     string
		sel      int
		now      []catalog.PhotoID
		eye      int
		selected []catalog.PhotoID
	}{
		{"the photo left: the next follows", 2, ids(10, 11, 13, 14), 2, ids(13)},
		{"the last left: the one before follows", 4, ids(10, 11, 12, 13), 3, ids(13)},
		{"sorted anew: the photo keeps it", 1, ids(14, 13, 12, 11, 10), 3, ids(11)},
		{"nothing left", 1, nil, -1, nil},
		{"all others", 1, ids(20, 21), 0, ids(20)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			old, now := NewSnapshot(ids(10, 11, 12, 13, 14), 1), NewSnapshot(tt.now, 2)
			s := NewSelection(old.Len())
			s.Only(tt.sel)
			s.Rebase(old, now)
			if s.Focus() != tt.eye || !slices.Equal(s.Targets(now), tt.selected) {
				t.Errorf("eye %d, selected %v; want %d, %v", s.Focus(), s.Targets(now), tt.eye, tt.selected)
			}
		})
	}
}

func TestAllOfAMillionIsOneRange(t *testing.T) {
	s := NewSelection(1_000_000)
	if n := testing.AllocsPerRun(10, s.All); n > 3 {
		t.Errorf("selecting all allocates %v times", n)
	}
	if s.Count() != 1_000_000 || len(s.Ranges()) != 1 {
		t.Errorf("%d selected in %d ranges", s.Count(), len(s.Ranges()))
	}
}

func TestTargetsOfNoSelectionIsTheEye(t *testing.T) {
	snap := NewSnapshot(ids(4, 5), 1)
	s := NewSelection(2)
	s.Look(1)
	if got := s.Targets(snap); !slices.Equal(got, ids(5)) {
		t.Errorf("targets %v, want the photo in focus", got)
	}
}

func TestIndexAgreesWithASearch(t *testing.T) {
	for _, tt := range []struct {
		name  string
		ids   []catalog.PhotoID
		table bool
	}{
		{"dense and shuffled", shuffled(1000, 3), true},
		{"ascending", ids(1, 2, 3, 4, 5), true},
		{"descending", ids(5, 4, 3, 2, 1), true},
		{"few of many", ids(900_000, 12, 77_000, 5), false},
		{"one", ids(1_000_000), false},
		{"none", nil, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := NewSnapshot(tt.ids, 1)
			if got := s.numbered() != nil; got != tt.table {
				t.Errorf("a table: %v, want %v", got, tt.table)
			}
			for _, id := range append(ids(0, -1, 6, 13, 1_000_001, 1<<40), tt.ids...) {
				if got, want := s.Index(id), slices.Index(tt.ids, id); got != want {
					t.Fatalf("photo %d is at %d, want %d", id, got, want)
				}
			}
		})
	}
}

func TestRebaseAgreesWithASet(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, all := range []bool{true, false} {
		for range 200 {
			old, now := NewSnapshot(shuffled(300, 5), 1), NewSnapshot(shuffled(400, 2)[r.IntN(200):], 2)
			r.Shuffle(len(now.ids), func(i, j int) { now.ids[i], now.ids[j] = now.ids[j], now.ids[i] })
			now = NewSnapshot(now.ids, 2)
			s := NewSelection(old.Len())
			if all {
				s.All()
			} else {
				for range 1 + r.IntN(5) {
					at := r.IntN(300)
					s.Add(Range{at, at + r.IntN(60)})
				}
				s.Toggle(r.IntN(300))
			}
			chosen := map[catalog.PhotoID]bool{}
			for _, id := range s.Targets(old) {
				chosen[id] = true
			}
			s.Rebase(old, now)
			if s.Count() == 1 {
				continue // the eye's alone, when nothing is left
			}
			for at, id := range now.ids {
				if s.Has(at) != chosen[id] {
					t.Fatalf("all %v: photo %d at %d: selected %v, was %v", all, id, at, s.Has(at), chosen[id])
				}
			}
			for i := 1; i < len(s.ranges); i++ {
				if s.ranges[i-1].To >= s.ranges[i].From {
					t.Fatalf("ranges touch: %v", s.ranges)
				}
			}
		}
	}
}

func TestTheEyeStaysAtTheBurstThatClosed(t *testing.T) {
	open := NewSnapshot(ids(10, 11, 12, 13, 14), 1)
	for _, best := range []catalog.PhotoID{11, 12, 13} {
		shut := Listed(catalog.Listing{IDs: []catalog.PhotoID{10, best, 14}, Bursts: map[catalog.PhotoID]catalog.Burst{best: {Frames: ids(11, 12, 13)}}})
		for eye := 1; eye <= 3; eye++ {
			if got := shut.Nearest(open, eye); got != 1 {
				t.Errorf("frame %d, for which %d stands: the eye is at %d", open.ID(eye), best, got)
			}
		}
	}
}

func TestSameLooksAtGroupsAndBursts(t *testing.T) {
	l := func(name string, open bool) *Snapshot {
		return Listed(catalog.Listing{IDs: ids(1, 2), Groups: []catalog.Group{{Name: name}}, Bursts: map[catalog.PhotoID]catalog.Burst{1: {Frames: ids(1, 3), Open: open}}})
	}
	if !l("a", false).Same(l("a", false)) {
		t.Error("alike listings are not the same")
	}
	for what, o := range map[string]*Snapshot{"a group": l("b", false), "a burst": l("a", true), "photos": NewSnapshot(ids(1), 1), "nothing": nil} {
		if l("a", false).Same(o) {
			t.Errorf("another listing is the same: %s", what)
		}
	}
}

func TestAPhotoThatStandsForABurstCountsAsItsFrames(t *testing.T) {
	s := Listed(catalog.Listing{IDs: ids(1, 2, 3, 4, 5), Groups: []catalog.Group{{From: 0}, {From: 2}},
		Bursts: map[catalog.PhotoID]catalog.Burst{2: {Frames: ids(2, 20, 21)}, 4: {Frames: ids(4, 5), Open: true}, 5: {Frames: ids(4, 5), Open: true}}})
	if s.Found() != 7 || s.InGroup(0) != 4 || s.InGroup(1) != 3 {
		t.Errorf("found %d, in the groups %d and %d; want 7, 4 and 3", s.Found(), s.InGroup(0), s.InGroup(1))
	}
}
