package columns

import (
	"math/bits"

	"cutline/catalog"
)

// A Set is photos, a bit for each id. Sets that meet are of one table.
type Set []uint64

// NewSet is an empty set for ids up to most.
func NewSet(most catalog.PhotoID) Set { return make(Set, int(most)/64+1) }

// Add puts a photo in; an id beyond the set's size is left out.
func (s Set) Add(id catalog.PhotoID) {
	if i := int(id >> 6); id > 0 && i < len(s) {
		s[i] |= 1 << (id & 63)
	}
}

// Has reports whether a photo is in.
func (s Set) Has(id catalog.PhotoID) bool {
	i := int(id >> 6)
	return i < len(s) && s[i]&(1<<(id&63)) != 0
}

// Count is how many photos are in.
func (s Set) Count() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// IDs appends the photos to out, in order of id.
func (s Set) IDs(out []catalog.PhotoID) []catalog.PhotoID {
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			out = append(out, catalog.PhotoID(i*64+bits.TrailingZeros64(w)))
		}
	}
	return out
}

// And keeps what is in o too; nil, for both, is every photo.
func (s Set) And(o Set) Set {
	switch {
	case o == nil:
		return s
	case s == nil:
		return o
	}
	out := make(Set, min(len(s), len(o)))
	for i := range out {
		out[i] = s[i] & o[i]
	}
	return out
}

// Or is what is in one of the two, both not nil.
func (s Set) Or(o Set) Set {
	if len(s) < len(o) {
		s, o = o, s
	}
	out := make(Set, len(s))
	copy(out, s)
	for i, w := range o {
		out[i] |= w
	}
	return out
}

// Not is what of the table is not in the set, which is not nil.
func (t *Table) Not(s Set) Set {
	out := make(Set, int(t.Max())/64+1)
	for i := range out {
		out[i] = ^uint64(0)
		if i < len(s) {
			out[i] = ^s[i]
		}
	}
	return out
}

// where is the photos for which keep holds.
func (t *Table) where(keep func(id int) bool) Set {
	out := NewSet(t.Max())
	for id := 1; id < len(t.marks); id++ {
		if keep(id) {
			out[id>>6] |= 1 << (id & 63)
		}
	}
	return out
}

// Listed is the photos that a listing may hold.
func (t *Table) Listed() Set {
	return t.where(func(id int) bool { return t.marks[id]&(present|Hidden) == present })
}

// Rated, Colored and Dated are the photos between two values, both included.
func (t *Table) Rated(low, high int) Set {
	return t.where(func(id int) bool { r := int(t.marks[id] & ratingBits); return low <= r && r <= high })
}

// Colored is the photos whose colour class lies between two.
func (t *Table) Colored(low, high int) Set {
	return t.where(func(id int) bool { c := int(t.marks[id]&colorBits) >> colorShift; return low <= c && c <= high })
}

// Dated is the photos taken between two days; those without a day never are.
func (t *Table) Dated(low, high int32) Set {
	return t.where(func(id int) bool { d := t.day[id]; return d != 0 && low <= d && d <= high })
}

// Undated is the photos without a day.
func (t *Table) Undated() Set { return t.where(func(id int) bool { return t.day[id] == 0 }) }

// With is the photos that have one of these marks.
func (t *Table) With(marks uint32) Set {
	return t.where(func(id int) bool { return t.marks[id]&marks != 0 })
}

// Of is the photos with a file of one of these kinds (bits).
func (t *Table) Of(kinds uint32) Set {
	return t.where(func(id int) bool { return t.kinds[id]&kinds != 0 })
}

// A Few is a set of small numbers: folders, gear, names.
type Few []bool

// Add puts a number in.
func (f *Few) Add(n uint32) {
	for int(n) >= len(*f) {
		*f = append(*f, make(Few, int(n)+1-len(*f)+16)...)
	}
	(*f)[n] = true
}

func (f Few) has(n uint32) bool { return int(n) < len(f) && f[n] }

// InFolders is the photos that lie in one of these folders.
func (t *Table) InFolders(f Few) Set {
	return t.where(func(id int) bool { return f.has(t.folder[id]) })
}

// TakenWith is the photos taken with one of these cameras and lenses.
func (t *Table) TakenWith(f Few) Set { return t.where(func(id int) bool { return f.has(t.gear[id]) }) }

// OfEvents is the photos of one of these events; 0 is none.
func (t *Table) OfEvents(f Few) Set { return t.where(func(id int) bool { return f.has(t.event[id]) }) }

// Showing is the photos with one of these people.
func (t *Table) Showing(f Few) Set {
	out := NewSet(t.Max())
	for i, p := range t.shownPerson {
		if f.has(p) {
			out.Add(catalog.PhotoID(t.shownPhoto[i]))
		}
	}
	return out
}

// ByKey is the photo of a key; 0 if there is none.
func (t *Table) ByKey(key int64) catalog.PhotoID {
	if key < timed {
		if id := key - Unknown; t.isKey(id, key) {
			return catalog.PhotoID(id)
		}
		return 0
	}
	const mask = 1<<KeyBits - 1
	for id := key & mask; id < int64(len(t.key)); id += mask + 1 {
		if t.isKey(id, key) {
			return catalog.PhotoID(id)
		}
	}
	// Another photo of the same moment had the place: look at all of them.
	m := Moment(key)
	for at := t.find(m); at < len(t.order) && t.moment(catalog.PhotoID(t.order[at])) == m; at++ {
		if id := int64(t.order[at]); t.isKey(id, key) {
			return catalog.PhotoID(id)
		}
	}
	return 0
}

func (t *Table) isKey(id, key int64) bool {
	return id > 0 && id < int64(len(t.key)) && t.key[id] == key && t.marks[id]&present != 0
}
