package columns

import (
	"cmp"
	"math/bits"
	"slices"

	"cutline/catalog"
)

// List gives the photos of a set (nil: all) newest first, photos of one
// moment by file name. A limit above 0 ends it.
func (t *Table) List(s Set, limit int) []catalog.PhotoID {
	s = t.Listed().And(s)
	n := s.Count()
	if limit > 0 {
		n = min(n, limit)
	}
	out := make([]catalog.PhotoID, 0, n)
	for _, id := range t.order {
		if len(out) == n {
			break
		}
		if s.Has(catalog.PhotoID(id)) {
			out = append(out, catalog.PhotoID(id))
		}
	}
	return out
}

// Oldest turns a listing of newest first around: photos of one moment stay in
// order of file name, those without a time stay last.
func (t *Table) Oldest(ids []catalog.PhotoID) []catalog.PhotoID {
	timed, _ := slices.BinarySearchFunc(ids, int64(Unknown), func(id catalog.PhotoID, m int64) int { return cmp.Compare(m, t.moment(id)) })
	out := make([]catalog.PhotoID, 0, len(ids))
	for end := timed; end > 0; {
		from := end - 1
		for from > 0 && t.moment(ids[from-1]) == t.moment(ids[from]) {
			from--
		}
		out = append(out, ids[from:end]...)
		end = from
	}
	return append(out, ids[timed:]...)
}

// ByRating puts a listing in order of stars, most first; within one number
// the order stays.
func (t *Table) ByRating(ids []catalog.PhotoID) []catalog.PhotoID {
	var at [ratingBits + 2]int
	for _, id := range ids {
		at[ratingBits-t.marks[id]&ratingBits+1]++
	}
	for i := 1; i < len(at); i++ {
		at[i] += at[i-1]
	}
	out := make([]catalog.PhotoID, len(ids))
	for _, id := range ids {
		k := &at[ratingBits-t.marks[id]&ratingBits]
		out[*k] = id
		*k++
	}
	return out
}

// Added gives the photos of a set (nil: all) by when they were added, the
// last first.
func (t *Table) Added(s Set) []catalog.PhotoID {
	out := t.Listed().And(s).IDs(nil)
	slices.Reverse(out)
	return out
}

// Days divides a listing by day: the place where each new one begins, and
// the day.
func (t *Table) Days(ids []catalog.PhotoID, begin func(place int, day int32)) {
	last := int32(-1)
	for i, id := range ids {
		if d := t.day[id]; d != last {
			begin(i, d)
			last = d
		}
	}
}

// Events divides a listing by event.
func (t *Table) Events(ids []catalog.PhotoID, begin func(place int, event uint32)) {
	for i, id := range ids {
		if i == 0 || t.event[id] != t.event[ids[i-1]] {
			begin(i, t.event[id])
		}
	}
}

// Frames of one burst are at most so many milliseconds and so many bits of
// the difference hash from the frame before.
const (
	burstGap  = 1000
	burstBits = 10
)

// Bursts finds the bursts among photos that are listed newest first: frames
// of one camera, each within a second of the one before, that look alike.
// Frames are in order of time.
func (t *Table) Bursts(ids []catalog.PhotoID) [][]catalog.PhotoID {
	type run struct {
		moment int64
		hash   uint64
		frames []catalog.PhotoID
	}
	var out [][]catalog.PhotoID
	running := map[uint64]*run{} // by camera
	end := func(r *run) {
		if len(r.frames) > 1 {
			out = append(out, slices.Clone(r.frames))
		}
		r.frames = r.frames[:0]
	}
	for from := len(ids); from > 0; {
		to := from
		for from--; from > 0 && t.moment(ids[from-1]) == t.moment(ids[to-1]); {
			from--
		}
		for _, id := range ids[from:to] { // oldest first, one moment in order of name
			if t.hash[id] == 0 || t.moment(id) == Unknown {
				continue
			}
			camera := uint64(t.body[id])<<32 | uint64(t.gear[id])
			if t.body[id] != 0 {
				camera = uint64(t.body[id]) << 32
			}
			r := running[camera]
			if r == nil {
				r = &run{}
				running[camera] = r
			}
			if len(r.frames) > 0 && (t.moment(id)-r.moment > burstGap || bits.OnesCount64(t.hash[id]^r.hash) > burstBits) {
				end(r)
			}
			r.moment, r.hash = t.moment(id), t.hash[id]
			r.frames = append(r.frames, id)
		}
	}
	for _, r := range running {
		end(r)
	}
	return out
}

// Best is the frame that stands for a burst: not rejected, tagged, with most
// stars, the first.
func (t *Table) Best(frames []catalog.PhotoID) catalog.PhotoID {
	worth := func(id catalog.PhotoID) int {
		m := t.marks[id]
		n := int(m & ratingBits)
		if m&Tagged != 0 {
			n += 8
		}
		if m&Rejected != 0 {
			n -= 16
		}
		return n
	}
	return slices.MaxFunc(frames, func(a, b catalog.PhotoID) int { return cmp.Compare(worth(a), worth(b)) })
}
