// Package suggest finds photos for a story's slots and says why: the people
// and the words a caption and a photo share, the day, the minutes from the
// story's other pictures, the place. It is pure: the same story and the same
// photos give the same candidates.
//
// Units: a score has none; it compares candidates of one slot. Times are in
// minutes.
package suggest

import (
	"slices"

	"cutline/catalog"
)

const (
	defaultLimit = 12
	// shortlist is how many photos of a slot are looked at closely.
	shortlist = 60
)

// What each reason may add at most. A named person outweighs everything else:
// a picture of another person is a wrong picture.
const (
	forFirstPerson = 6.0 // the one a caption names first
	forPerson      = 3.0
	forWords       = 5.0
	forDay         = 2.0
	forHour        = 1.5
	forPlace       = 1.0
	forMarks       = 0.6

	forLone = .5 // the part of its weight that a shared word by itself has

	againstCompany  = 1.0 // the photo shows somebody beside those the caption names
	againstStranger = 4.0 // the photo shows only people the caption does not name
	againstDay      = 1.5
	againstTaken    = 2.5 // it stands in, or is best for, another slot
	againstOffline  = 1.0
)

// Input is a story and the photos among which to look.
type Input struct {
	Story  catalog.Story
	Photos []catalog.Photo
	Limit  int // candidates for each slot; 0 means 12
}

// ForStory lists candidates for each slot in the order of slots, the best
// first. Photos that are rejected, damaged or forgotten are none, and neither
// are photos that nothing speaks for.
func ForStory(in Input) []catalog.Candidate {
	if in.Limit <= 0 {
		in.Limit = defaultLimit
	}
	slots := wishes(in.Story)
	pool := documents(in.Photos, slots)
	for _, w := range slots {
		w.weigh(pool)
	}
	ranked := make([][]*scored, len(slots))
	for i, w := range slots {
		ranked[i] = w.look(pool)
	}
	apart(in.Story, slots, ranked)
	anchors := anchorsOf(in.Story, pool, ranked)
	for i := range ranked {
		hours(ranked[i], slots[i].n, anchors)
		order(ranked[i])
	}
	var out []catalog.Candidate
	for i, w := range slots {
		for _, s := range ranked[i][:min(in.Limit, len(ranked[i]))] {
			out = append(out, catalog.Candidate{Slot: w.n, Photo: s.doc.photo.ID, Score: s.total(), Reasons: s.sorted()})
		}
	}
	return out
}

// scored is a photo as a candidate for one slot.
type scored struct {
	doc     *document
	reasons []catalog.Reason
	against float64
}

func (s *scored) add(kind catalog.ReasonKind, score float64, args ...any) {
	s.reasons = append(s.reasons, catalog.Reason{Kind: kind, Args: args, Score: score})
}

func (s *scored) total() float64 {
	t := -s.against
	for _, r := range s.reasons {
		t += r.Score
	}
	return t
}

// sorted lists the reasons, the weightiest first.
func (s *scored) sorted() []catalog.Reason {
	slices.SortStableFunc(s.reasons, func(a, b catalog.Reason) int { return compare(b.Score, a.Score) })
	return s.reasons
}

// order puts the best first; of equals the one taken first, then the one
// cataloged first.
func order(list []*scored) {
	slices.SortStableFunc(list, func(a, b *scored) int {
		if c := compare(b.total(), a.total()); c != 0 {
			return c
		}
		if c := a.doc.photo.Captured.Time.Compare(b.doc.photo.Captured.Time); c != 0 {
			return c
		}
		return int(a.doc.photo.ID - b.doc.photo.ID)
	})
}

// compare holds scores that differ by rounding alone for equal.
func compare(a, b float64) int {
	switch d := a - b; {
	case d > 1e-9:
		return 1
	case d < -1e-9:
		return -1
	}
	return 0
}

// apart keeps one photo from being the best of several slots: it stays with
// the slot where it is placed, else where most speaks for it.
func apart(story catalog.Story, slots []*wish, ranked [][]*scored) {
	owner := map[catalog.PhotoID]int{}
	for _, sl := range story.Slots {
		if sl.Photo != 0 {
			owner[sl.Photo] = sl.N
		}
	}
	turns := make([]int, len(slots))
	for i := range turns {
		turns[i] = i
	}
	lead := func(i int) float64 {
		if len(ranked[i]) == 0 {
			return 0
		}
		return ranked[i][0].total()
	}
	slices.SortStableFunc(turns, func(a, b int) int { return compare(lead(b), lead(a)) })
	for _, i := range turns {
		for _, s := range ranked[i] {
			if n, ok := owner[s.doc.photo.ID]; ok && n != slots[i].n {
				s.against += againstTaken
			}
		}
		order(ranked[i])
		if len(ranked[i]) > 0 {
			if best := ranked[i][0].doc.photo.ID; owner[best] == 0 {
				owner[best] = slots[i].n
			}
		}
	}
}
