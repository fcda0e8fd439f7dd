// Package columns keeps, of every photo of a catalog, the few numbers that
// listings filter by, order by and count, in memory: some fifty bytes a photo.
// Searches and counts over a million photos are loops over arrays then. What
// it holds is a copy: the database decides, and whoever loads the table puts
// in what changed since (see Table.Touch).
//
// Units: moments are milliseconds since 1970; days are numbers such as
// 20181031, 0 for unknown. Ids count from 1 and are dense.
//
// A Table is not safe for concurrent use: readers may share it while nobody
// puts anything in.
package columns

import (
	"cmp"
	"hash/crc32"
	"math"
	"slices"
	"strings"

	"cutline/catalog"
)

// The bits of a Row's Marks.
const (
	ratingBits = 0b111 // stars
	colorShift = 3
	colorBits  = 0b1111 << colorShift

	Tagged    = 1 << 7
	Rejected  = 1 << 8
	Described = 1 << 9
	Credited  = 1 << 10
	Pending   = 1 << 11 // the file is behind the catalog
	Clashing  = 1 << 12
	Damaged   = 1 << 13
	Gone      = 1 << 14 // offline by itself, not by its root
	Placed    = 1 << 15 // it stands in a story
	Hidden    = 1 << 16 // forgotten: in no listing
	present   = 1 << 17 // there is such a photo
)

// Marks packs stars and a colour class.
func Marks(rating, color int) uint32 { return uint32(rating) | uint32(color)<<colorShift }

// A key is a photo's moment of capture, shifted by KeyBits, plus a number that
// makes it unique: the id, or a little more where that was taken. Photos
// without a time have Unknown plus their id.
const (
	KeyBits = 20
	Unknown = math.MinInt64 // sorts last, as a moment too
	timed   = -1 << 62      // keys below it are Unknown's
)

// Moment is the moment of a key, Unknown without one.
func Moment(key int64) int64 {
	if key < timed {
		return Unknown
	}
	return key >> KeyBits
}

// A Row is what the table knows of one photo.
type Row struct {
	ID     catalog.PhotoID
	Key    int64  // its place in time, and what the full text calls it: see Moment
	Day    int32  // by the camera's clock
	Marks  uint32 // bits
	Kinds  uint32 // of its picture files, see KindBit
	Folder uint32
	Gear   uint32 // camera and lens
	Body   uint32 // tells cameras of one model apart; 0 unknown
	Event  uint32 // its name in the dictionary; 0 none
	Hash   uint64 // what the picture looks like; 0 unknown
	People []uint32
	File   string // its name: orders photos of one moment; not kept
}

// A Table is the photos of one catalog. The zero Table is empty.
type Table struct {
	// Touch is the number of the newest change that the rows hold.
	Touch int64

	key                             []int64
	day                             []int32
	marks, kinds                    []uint32
	folder, gear, body, event, name []uint32 // name: a sum that tells whether it changed
	hash                            []uint64
	order                           []uint32 // ids, newest first, those of one moment by file name
	shownPhoto, shownPerson         []uint32 // who is on which photo, in no order
	visible                         int
	names                           int64 // rises when a photo gets a name
	terms                           map[string]Set
}

// Len is the number of photos that are not hidden.
func (t *Table) Len() int { return t.visible }

// Names is a number that rises when a photo comes or is named otherwise.
func (t *Table) Names() int64 { return t.names + 1 }

// Max is the largest id, 0 if there is none.
func (t *Table) Max() catalog.PhotoID { return catalog.PhotoID(max(len(t.marks)-1, 0)) }

// KindBit is a kind's bit in a Row's Kinds.
func KindBit(k catalog.Kind) uint32 {
	if i := slices.Index(catalog.Kinds(), k); i >= 0 {
		return 1 << i
	}
	return 0
}

// Grow makes room for photos up to an id.
func (t *Table) Grow(to catalog.PhotoID) {
	n := int(to) + 1
	if n <= len(t.marks) {
		return
	}
	t.key, t.hash = longer(t.key, n), longer(t.hash, n)
	t.day, t.marks, t.kinds = longer(t.day, n), longer(t.marks, n), longer(t.kinds, n)
	t.folder, t.gear, t.body = longer(t.folder, n), longer(t.gear, n), longer(t.body, n)
	t.event, t.name = longer(t.event, n), longer(t.name, n)
}

func longer[T any](s []T, n int) []T {
	if cap(s) < n {
		s = slices.Grow(s, n+n/16-len(s))
	}
	return s[:n]
}

// set stores all of a row but its people and its place in the order.
func (t *Table) set(r *Row) {
	t.Grow(r.ID)
	i := r.ID
	seen := func(m uint32) int {
		if m&present != 0 && m&Hidden == 0 {
			return 1
		}
		return 0
	}
	m, known := r.Marks|present, t.marks[i]&present != 0
	t.visible += seen(m) - seen(t.marks[i])
	t.key[i], t.day[i], t.marks[i], t.kinds[i] = r.Key, r.Day, m, r.Kinds
	t.folder[i], t.gear[i], t.body[i], t.event[i], t.hash[i] = r.Folder, r.Gear, r.Body, r.Event, r.Hash
	if n := sum(r.File); !known || t.name[i] != n {
		t.name[i] = n
		t.names++
	}
}

func sum(name string) uint32 { return crc32.ChecksumIEEE([]byte(name)) }

// A Builder fills an empty table with rows that come newest first.
type Builder struct {
	t      *Table
	group  []tied // the photos of the moment in hand
	moment int64
}

type tied struct {
	id   catalog.PhotoID
	file string
}

func byName(a, b tied) int { return cmp.Or(strings.Compare(a.file, b.file), cmp.Compare(a.id, b.id)) }

// Build begins to fill the table anew.
func (t *Table) Build(most catalog.PhotoID, n int) *Builder {
	*t = Table{order: make([]uint32, 0, n+n/16)}
	t.Grow(most)
	return &Builder{t: t}
}

// Add takes the next row. Its moment is not later than that before.
func (b *Builder) Add(r *Row) {
	m := Moment(r.Key)
	if len(b.group) > 0 && m != b.moment {
		b.flush()
	}
	b.moment = m
	b.group = append(b.group, tied{r.ID, r.File})
	b.t.set(r)
}

// Shown tells who is on a photo; it may come in any order.
func (b *Builder) Shown(id catalog.PhotoID, person uint32) { b.t.shown(id, person) }

// Done ends the filling.
func (b *Builder) Done() { b.flush() }

func (b *Builder) flush() {
	slices.SortFunc(b.group, byName)
	for _, g := range b.group {
		b.t.order = append(b.t.order, uint32(g.id))
	}
	b.group = b.group[:0]
}

func (t *Table) shown(id catalog.PhotoID, person uint32) {
	t.shownPhoto = append(t.shownPhoto, uint32(id))
	t.shownPerson = append(t.shownPerson, person)
}

// Put takes rows that are new or changed. names gives the file names of
// photos that share a moment with one of them.
func (t *Table) Put(rows []Row, names func([]catalog.PhotoID) (map[catalog.PhotoID]string, error)) error {
	if len(rows) == 0 {
		return nil
	}
	moves := NewSet(max(t.Max(), slices.MaxFunc(rows, func(a, b Row) int { return cmp.Compare(a.ID, b.ID) }).ID))
	file := make(map[catalog.PhotoID]string, len(rows))
	for i := range rows {
		r := &rows[i]
		file[r.ID] = r.File
		old := r.ID <= t.Max() && t.marks[r.ID]&present != 0
		if !old || t.key[r.ID] != r.Key || t.name[r.ID] != sum(r.File) && t.tied(r.ID) {
			moves.Add(r.ID)
		}
	}
	for i := range rows { // not before all were looked at: the order is by their old keys
		t.set(&rows[i])
	}
	t.putPeople(rows)
	if moves.Count() == 0 {
		return nil
	}
	return t.reorder(moves, file, names)
}

// moment is when a photo was taken.
func (t *Table) moment(id catalog.PhotoID) int64 { return Moment(t.key[id]) }

// tied reports whether another photo has the same moment: then a new name
// may give it another place.
func (t *Table) tied(id catalog.PhotoID) bool {
	m := t.moment(id)
	at := t.find(m)
	return at+1 < len(t.order) && t.moment(catalog.PhotoID(t.order[at+1])) == m
}

// find is the first place of a moment in the order, or where it would be.
func (t *Table) find(m int64) int {
	at, _ := slices.BinarySearchFunc(t.order, m, func(id uint32, m int64) int { return cmp.Compare(m, t.moment(catalog.PhotoID(id))) })
	return at
}

// reorder puts the moved photos where they belong now.
func (t *Table) reorder(moves Set, file map[catalog.PhotoID]string, names func([]catalog.PhotoID) (map[catalog.PhotoID]string, error)) error {
	coming := moves.IDs(nil)
	slices.SortFunc(coming, func(a, b catalog.PhotoID) int {
		return cmp.Or(cmp.Compare(t.moment(b), t.moment(a)), byName(tied{a, file[a]}, tied{b, file[b]}))
	})
	old := slices.DeleteFunc(t.order, func(id uint32) bool { return moves.Has(catalog.PhotoID(id)) })
	out := make([]uint32, 0, len(old)+len(coming)+len(old)/16)
	var mixed [][2]int // places whose photos of one moment came from both
	var ask []catalog.PhotoID
	for len(coming) > 0 {
		m := t.moment(coming[0])
		k, _ := slices.BinarySearchFunc(old, m, func(id uint32, m int64) int { return cmp.Compare(m, t.moment(catalog.PhotoID(id))) })
		out = append(out, old[:k]...)
		old = old[k:]
		from := len(out)
		for len(old) > 0 && t.moment(catalog.PhotoID(old[0])) == m {
			ask = append(ask, catalog.PhotoID(old[0]))
			out, old = append(out, old[0]), old[1:]
		}
		both := len(out) > from
		for len(coming) > 0 && t.moment(coming[0]) == m {
			out, coming = append(out, uint32(coming[0])), coming[1:]
		}
		if both {
			mixed = append(mixed, [2]int{from, len(out)})
		}
	}
	t.order = append(out, old...)
	if len(mixed) == 0 {
		return nil
	}
	known, err := names(ask)
	if err != nil {
		return err
	}
	name := func(id uint32) tied {
		p := catalog.PhotoID(id)
		if n, ok := file[p]; ok {
			return tied{p, n}
		}
		return tied{p, known[p]}
	}
	for _, g := range mixed {
		slices.SortFunc(t.order[g[0]:g[1]], func(a, b uint32) int { return byName(name(a), name(b)) })
	}
	return nil
}

// putPeople replaces who is on these photos.
func (t *Table) putPeople(rows []Row) {
	had := NewSet(t.Max())
	for _, r := range rows {
		had.Add(r.ID)
	}
	n := 0
	for i, p := range t.shownPhoto {
		if !had.Has(catalog.PhotoID(p)) {
			t.shownPhoto[n], t.shownPerson[n] = p, t.shownPerson[i]
			n++
		}
	}
	t.shownPhoto, t.shownPerson = t.shownPhoto[:n], t.shownPerson[:n]
	for _, r := range rows {
		for _, person := range r.People {
			t.shown(r.ID, person)
		}
	}
}
