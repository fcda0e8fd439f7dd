package state

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"cutline/catalog"
)

func TestWithoutIsASnapshotOfTheRest(t *testing.T) {
	for _, tt := range []struct {
		name      string
		all, gone []catalog.PhotoID
	}{
		{"one of those that descend", ids(9, 7, 5, 3), ids(7)},
		{"the first and the last", ids(9, 7, 5, 3), ids(3, 9)},
		{"two of mixed ones, one named twice", ids(5, 1, 9, 3, 4), ids(9, 5, 9)},
		{"all", ids(5, 1, 9), ids(1, 5, 9)},
		{"one that is not there", ids(5, 1, 9), ids(2)},
		{"of none", nil, ids(2)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := NewSnapshot(tt.all, 7)
			got := s.Without(tt.gone...)
			rest := slices.DeleteFunc(slices.Clone(tt.all), func(id catalog.PhotoID) bool { return slices.Contains(tt.gone, id) })
			want := NewSnapshot(rest, 7)
			if !slices.Equal(got.IDs(0, got.Len()), want.IDs(0, want.Len())) || got.Revision() != 7 {
				t.Fatalf("%v are left, want %v", got.IDs(0, got.Len()), rest)
			}
			for _, id := range tt.all {
				if got.Index(id) != want.Index(id) {
					t.Errorf("photo %d is at %d, want %d", id, got.Index(id), want.Index(id))
				}
			}
			if s.Len() != len(tt.all) {
				t.Error("the old snapshot changed")
			}
		})
	}
}

func TestAPhotoLeavesAMillionInTime(t *testing.T) {
	all := make([]catalog.PhotoID, 1_000_000)
	for i := range all {
		all[i] = catalog.PhotoID(i + 1)
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	s := NewSnapshot(all, 1)
	best := time.Hour // of some tries: other programs run, too
	for range 5 {
		start := time.Now()
		s = s.Without(s.ID(s.Len() / 2))
		best = min(best, time.Since(start))
	}
	if s.Len() != len(all)-5 || best > 100*time.Millisecond {
		t.Errorf("%d are left after %v each", s.Len(), best)
	}
	t.Logf("one photo leaves a million in %v", best)
}

func TestWithoutKeepsGroupsAndBursts(t *testing.T) {
	l := catalog.Listing{IDs: ids(9, 8, 7, 6, 5), Groups: []catalog.Group{{From: 0, Name: "a"}, {From: 2, Name: "b"}, {From: 3, Name: "c"}},
		Bursts: map[catalog.PhotoID]catalog.Burst{8: {Frames: ids(8, 3, 2)}, 6: {Frames: ids(6, 1)}}}
	s := Listed(l).Without(7, 6)
	if got, want := s.Groups(), []catalog.Group{{From: 0, Name: "a"}, {From: 2, Name: "c"}}; !slices.Equal(got, want) {
		t.Errorf("groups %v, want %v", got, want)
	}
	if s.Found() != 5 || s.InGroup(0) != 4 { // 9, 8 for three, 5
		t.Errorf("%d found, %d in the first group", s.Found(), s.InGroup(0))
	}
	if s := Listed(l).Without(5, 6); len(s.Groups()) != 2 {
		t.Errorf("groups %v, want none for photos that are gone", s.Groups())
	}
}

// Photos leave one after another, as marks of a filter take them.
func TestManyPhotosLeaveOneAfterAnother(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var left []catalog.PhotoID
	for i := range 3000 {
		left = append(left, catalog.PhotoID(3*i+1))
	}
	s := NewSnapshot(slices.Clone(left), 1)
	for range 2 * mostGone {
		at := r.IntN(len(left))
		s = s.Without(left[at])
		left = slices.Delete(left, at, at+1)
		if from, to := at/2, min(at+9, len(left)); !slices.Equal(s.IDs(from, to), left[from:to]) {
			t.Fatalf("%d to %d are %v, want %v", from, to, s.IDs(from, to), left[from:to])
		}
		if at := r.IntN(len(left)); s.ID(at) != left[at] || s.Index(left[at]) != at || s.Len() != len(left) || s.Found() != len(left) {
			t.Fatalf("photo %d is at %d, want %d", s.ID(at), s.Index(left[at]), at)
		}
	}
}
