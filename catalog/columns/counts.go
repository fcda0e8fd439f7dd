package columns

import (
	"math/bits"

	"cutline/catalog"
)

// Count fills what marks and kinds count of the photos of a set (nil: all).
// offline is the folders whose drives are not there.
func (t *Table) Count(s Set, offline Few, c *catalog.Counts) {
	s = t.Listed().And(s)
	var kinds [32]int
	t.each(s, func(id int) {
		m := t.marks[id]
		c.Found++
		c.Ratings[min(m&ratingBits, 5)]++
		c.Colors[min(m&colorBits>>colorShift, 8)]++
		for _, f := range []struct {
			is bool
			n  *int
		}{
			{m&Tagged != 0, &c.Tagged}, {m&Rejected != 0, &c.Rejected}, {m&Described == 0, &c.Untold},
			{m&Credited == 0, &c.Uncredited}, {m&Pending != 0, &c.Pending}, {m&Clashing != 0, &c.Clashing},
			{m&Damaged != 0, &c.Damaged}, {m&Gone != 0 || offline.has(t.folder[id]), &c.Offline}, {m&Placed != 0, &c.Placed},
		} {
			if f.is {
				*f.n++
			}
		}
		for k := t.kinds[id]; k != 0; k &= k - 1 {
			kinds[bits.TrailingZeros32(k)]++
		}
	})
	for i, k := range catalog.Kinds() {
		if kinds[i] > 0 {
			c.Kinds = append(c.Kinds, catalog.Tally{Name: string(k), N: kinds[i]})
		}
	}
}

func (t *Table) each(s Set, do func(id int)) {
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			do(i*64 + bits.TrailingZeros64(w))
		}
	}
}

// ByFolder, ByGear and ByEvent count the photos of a set (nil: all) by number.
func (t *Table) ByFolder(s Set) []int { return t.by(s, t.folder) }

// ByGear counts by camera and lens.
func (t *Table) ByGear(s Set) []int { return t.by(s, t.gear) }

// ByEvent counts by event; place 0 is photos without one.
func (t *Table) ByEvent(s Set) []int { return t.by(s, t.event) }

func (t *Table) by(s Set, column []uint32) []int {
	var out []int
	t.each(t.Listed().And(s), func(id int) {
		n := int(column[id])
		if n >= len(out) {
			out = append(out, make([]int, n+1-len(out)+64)...)
		}
		out[n]++
	})
	return out
}

// ByPerson counts by person.
func (t *Table) ByPerson(s Set) []int {
	s = t.Listed().And(s)
	var out []int
	for i, p := range t.shownPhoto {
		if !s.Has(catalog.PhotoID(p)) {
			continue
		}
		n := int(t.shownPerson[i])
		if n >= len(out) {
			out = append(out, make([]int, n+1-len(out)+64)...)
		}
		out[n]++
	}
	return out
}

// ByDay counts by day; 0 is photos without one.
func (t *Table) ByDay(s Set) map[int32]int {
	s = t.Listed().And(s)
	out := map[int32]int{}
	var last int32
	n := 0
	for _, id := range t.order { // in order of time the same day comes in runs
		if !s.Has(catalog.PhotoID(id)) {
			continue
		}
		if d := t.day[id]; d != last {
			if n > 0 {
				out[last] += n
			}
			last, n = d, 0
		}
		n++
	}
	if n > 0 {
		out[last] += n
	}
	return out
}

// Newest is, by event, the place in the order of its newest photo: events are
// listed so.
func (t *Table) Newest() []int {
	var out []int
	for at, id := range t.order {
		n := int(t.event[id])
		if n >= len(out) {
			out = append(out, make([]int, n+1-len(out)+64)...)
		}
		if out[n] == 0 {
			out[n] = at + 1
		}
	}
	return out
}
