package columns

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
)

// row makes a photo taken at a second, or at no known time for a negative one.
func row(id catalog.PhotoID, second int64, file string) Row {
	r := Row{ID: id, File: file, Day: 20181031, Key: second*1000<<KeyBits | int64(id)}
	if second < 0 {
		r.Key, r.Day = Unknown+int64(id), 0
	}
	return r
}

// photos are rows by id, from which a table is built in one go: what Put must
// come to as well.
type photos map[catalog.PhotoID]Row

func (p photos) table() *Table {
	var rows []Row
	most := catalog.PhotoID(0)
	for id, r := range p {
		rows, most = append(rows, r), max(most, id)
	}
	slices.SortFunc(rows, func(a, b Row) int { return int(b.Key>>1 - a.Key>>1) })
	t := &Table{}
	b := t.Build(most, len(rows))
	for i := range rows {
		b.Add(&rows[i])
		for _, n := range rows[i].People {
			b.Shown(rows[i].ID, n)
		}
	}
	b.Done()
	return t
}

func (p photos) names(ids []catalog.PhotoID) (map[catalog.PhotoID]string, error) {
	out := map[catalog.PhotoID]string{}
	for _, id := range ids {
		out[id] = p[id].File
	}
	return out, nil
}

func list(t *Table) string { return fmt.Sprint(t.List(nil, 0)) }

func TestPhotosOfOneMomentAreInOrderOfName(t *testing.T) {
	p := photos{1: row(1, 5, "c"), 2: row(2, 5, "a"), 3: row(3, 9, "z"), 4: row(4, -1, "y"), 5: row(5, -1, "x"), 6: row(6, 5, "b")}
	tab := p.table()
	if got := list(tab); got != "[3 2 6 1 5 4]" {
		t.Errorf("newest first: %s", got)
	}
	if got := fmt.Sprint(tab.Oldest(tab.List(nil, 0))); got != "[2 6 1 3 5 4]" {
		t.Errorf("oldest first: %s", got)
	}
}

func TestPutComesToTheSameAsBuilding(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	p := photos{}
	tab := &Table{}
	for step := range 400 {
		var rows []Row
		for range 1 + r.IntN(5) {
			id := catalog.PhotoID(1 + r.IntN(60))
			if slices.ContainsFunc(rows, func(o Row) bool { return o.ID == id }) {
				continue
			}
			x := row(id, int64(r.IntN(12))-1, string(rune('a'+r.IntN(26)))+fmt.Sprint(id%7))
			x.Marks = Marks(r.IntN(6), r.IntN(9)) | uint32(r.IntN(2))*Tagged | uint32(r.IntN(8)/7)*Hidden
			x.Event, x.Folder, x.Gear = uint32(r.IntN(3)), 1+uint32(r.IntN(3)), 1+uint32(r.IntN(2))
			for n := range r.IntN(3) {
				x.People = append(x.People, uint32(1+n+r.IntN(2)))
			}
			rows = append(rows, x)
			p[id] = x
		}
		if err := tab.Put(rows, p.names); err != nil {
			t.Fatal(err)
		}
		want := p.table()
		if got := list(tab); got != list(want) {
			t.Fatalf("step %d: listed %s, want %s", step, got, list(want))
		}
		if tab.Len() != want.Len() {
			t.Fatalf("step %d: %d photos, want %d", step, tab.Len(), want.Len())
		}
		var a, b catalog.Counts
		s := tab.With(Tagged)
		tab.Count(s, nil, &a)
		want.Count(want.With(Tagged), nil, &b)
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("step %d: counted %+v, want %+v", step, a, b)
		}
		for what, f := range map[string]func(*Table) any{
			"people": func(t *Table) any { return t.ByPerson(nil) },
			"days":   func(t *Table) any { return t.ByDay(nil) },
			"events": func(t *Table) any { return t.ByEvent(nil) },
			"stars":  func(t *Table) any { return t.ByRating(t.List(nil, 0)) },
		} {
			if got, want := fmt.Sprint(f(tab)), fmt.Sprint(f(want)); strings.TrimRight(got, " 0]") != strings.TrimRight(want, " 0]") {
				t.Fatalf("step %d: %s: %s, want %s", step, what, got, want)
			}
		}
		for id, x := range p {
			if got := tab.ByKey(x.Key); got != id {
				t.Fatalf("step %d: the photo of key %d is %v, want %v", step, x.Key, got, id)
			}
		}
	}
}

func TestAKeyThatWasTakenIsFound(t *testing.T) {
	a, b := row(1, 5, "a"), row(1+1<<KeyBits, 5, "b") // the same lower bits
	b.Key = a.Key + 1
	c := row(2, 5, "c")
	c.Key = a.Key + 2
	tab := photos{a.ID: a, b.ID: b, c.ID: c}.table()
	for _, x := range []Row{a, b, c} {
		if got := tab.ByKey(x.Key); got != x.ID {
			t.Errorf("key of %v: %v", x.ID, got)
		}
	}
	if got := tab.ByKey(a.Key + 9); got != 0 {
		t.Errorf("a key nobody has: %v", got)
	}
}

func TestSets(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	tab := photos{200: row(200, 1, "x")}.table()
	a, b := NewSet(200), NewSet(130)
	in := func(n int) bool { return n%3 == 0 }
	for id := catalog.PhotoID(1); id <= 200; id++ {
		if in(int(id)) {
			a.Add(id)
		}
		if r.IntN(2) == 0 {
			b.Add(id)
		}
	}
	and, or, not := a.And(b), a.Or(b), tab.Not(a)
	for id := catalog.PhotoID(1); id <= 200; id++ {
		if and.Has(id) != (a.Has(id) && b.Has(id)) || or.Has(id) != (a.Has(id) || b.Has(id)) || not.Has(id) == a.Has(id) {
			t.Fatalf("photo %v: and %v, or %v, not %v", id, and.Has(id), or.Has(id), not.Has(id))
		}
	}
	if a.Count() != 66 || len(a.IDs(nil)) != 66 {
		t.Errorf("%d photos, want 66", a.Count())
	}
	if b.Has(201) || b.Has(1000) {
		t.Error("what lies beyond a set is in it")
	}
}

func TestBursts(t *testing.T) {
	frame := func(id catalog.PhotoID, ms int64, body uint32, hash uint64) Row {
		return Row{ID: id, Key: ms<<KeyBits | int64(id), Body: body, Gear: 1, Hash: hash, File: fmt.Sprintf("%03d", id)}
	}
	const alike, other = 0xF0F0F0F0F0F0F0F0, 0x0F0F0F0F0F0F0F0F
	for _, tt := range []struct {
		name string
		rows []Row
		want string
	}{
		{"frames within a second are one", []Row{frame(1, 0, 1, alike), frame(2, 900, 1, alike), frame(3, 1900, 1, alike)}, "[[1 2 3]]"},
		{"a pause ends it", []Row{frame(1, 0, 1, alike), frame(2, 500, 1, alike), frame(3, 1501, 1, alike)}, "[[1 2]]"},
		{"another picture ends it", []Row{frame(1, 0, 1, alike), frame(2, 100, 1, alike), frame(3, 200, 1, other), frame(4, 300, 1, other)}, "[[1 2] [3 4]]"},
		{"a little difference does not", []Row{frame(1, 0, 1, alike), frame(2, 100, 1, alike^0b1111)}, "[[1 2]]"},
		{"two cameras interleave", []Row{frame(1, 0, 1, alike), frame(2, 10, 2, alike), frame(3, 20, 1, alike), frame(4, 30, 2, alike)}, "[[1 3] [2 4]]"},
		{"an unknown picture is of none", []Row{frame(1, 0, 1, 0), frame(2, 100, 1, 0)}, "[]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := photos{}
			for _, r := range tt.rows {
				p[r.ID] = r
			}
			tab := p.table()
			got := tab.Bursts(tab.List(nil, 0))
			slices.SortFunc(got, func(a, b []catalog.PhotoID) int { return int(a[0] - b[0]) })
			if fmt.Sprint(got) != tt.want {
				t.Errorf("%v, want %s", got, tt.want)
			}
		})
	}
	tab := photos{1: {ID: 1, Key: 1, Marks: Marks(2, 0)}, 2: {ID: 2, Key: 2, Marks: Marks(4, 0)}, 3: {ID: 3, Key: 3, Marks: Marks(5, 0) | Rejected}}.table()
	if got := tab.Best([]catalog.PhotoID{1, 2, 3}); got != 2 {
		t.Errorf("the best is %v, want the one with most stars that is not rejected", got)
	}
}

func TestTheFileHoldsTheTable(t *testing.T) {
	p := photos{}
	for i := range 300 {
		r := row(catalog.PhotoID(i+1), int64(i%50), fmt.Sprint(i))
		r.People, r.Hash, r.Event = []uint32{uint32(i % 5)}, uint64(i), uint32(i%3)
		p[r.ID] = r
	}
	tab := p.table()
	tab.Touch = 42
	tab.Keep("ho*", tab.With(0xFFFF).Or(tab.Listed()))
	data := encoded(tab, Origin{3, 1000})
	got, from, err := Decode(bytes.NewReader(data), int64(len(data)))
	if err != nil || from != (Origin{3, 1000}) || got.Touch != 42 {
		t.Fatalf("%v, from %v, touch %d", err, from, got.Touch)
	}
	if list(got) != list(tab) || fmt.Sprint(got.ByPerson(nil)) != fmt.Sprint(tab.ByPerson(nil)) || got.Len() != 300 {
		t.Error("it is another table")
	}
	if set, ok := got.Term("ho*"); !ok || set.Count() != 300 {
		t.Errorf("the term is kept: %v, with %d photos", ok, set.Count())
	}
	for _, tt := range []struct {
		name string
		data []byte
	}{
		{"empty", nil}, {"cut", data[:len(data)-1]}, {"cut in the header", data[:20]},
		{"one bit", func() []byte { d := slices.Clone(data); d[len(d)/2] ^= 1; return d }()},
		{"another version", func() []byte { d := slices.Clone(data); d[7]++; return d }()},
	} {
		if _, _, err := Decode(bytes.NewReader(tt.data), int64(len(tt.data))); err == nil {
			t.Errorf("%s: it was taken", tt.name)
		}
	}
}

func encoded(t *Table, o Origin) []byte {
	var b bytes.Buffer
	if err := t.Encode(&b, o); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func FuzzDecode(f *testing.F) {
	tab := photos{1: row(1, 5, "a")}.table()
	tab.Keep("a", tab.Listed())
	f.Add(encoded(tab, Origin{}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if tab, _, err := Decode(bytes.NewReader(data), int64(len(data))); err == nil {
			tab.List(nil, 0)
			tab.ByPerson(nil)
			tab.ByDay(nil)
		}
	})
}
