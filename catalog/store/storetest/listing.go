package storetest

import (
	"fmt"
	"reflect"
	"testing"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// looked has the store take its first look, so that what follows is taken
// over piece by piece.
func (b *bench) looked() {
	b.Helper()
	_, err := b.s.Count(ctx, catalog.Query{})
	b.ok(err)
}

// agrees holds what the store knows by now against what one finds that looks
// at the catalog for the first time.
func (b *bench) agrees() {
	b.Helper()
	if b.Failed() {
		return
	}
	other := b.d.Open(b.T, b.where)
	defer other.Close()
	for _, sort := range []catalog.Sort{catalog.SortNewest, catalog.SortOldest, catalog.SortFile, catalog.SortRating, catalog.SortAdded} {
		got, err := b.s.Find(ctx, catalog.Query{}, sort, 0)
		b.ok(err)
		want, err := other.Find(ctx, catalog.Query{}, sort, 0)
		b.ok(err)
		if fmt.Sprint(got) != fmt.Sprint(want) {
			b.Errorf("listed by %q: %v, a first look finds %v", sort, got, want)
		}
	}
	got, err := b.s.Counts(ctx, catalog.Query{})
	b.ok(err)
	want, err := other.Counts(ctx, catalog.Query{})
	b.ok(err)
	if !reflect.DeepEqual(got, want) {
		b.Errorf("counted %+v\na first look counts %+v", got, want)
	}
}

// withEvent is a caption with an event and people.
func withEvent(event string, people ...string) catalog.Caption {
	c := catalog.Caption{catalog.EventName: catalog.TextValue(event)}
	if len(people) > 0 {
		c[catalog.People] = catalog.ListValue(people...)
	}
	return c
}

func grouped(t *testing.T, b *bench) {
	b.add(
		b.file("a.jpg", "1", "2018-10-31T09:00:00", withEvent("Chợ")),
		b.file("b.jpg", "2", "2018-10-31T10:00:00", withEvent("Họp")),
		b.file("c.jpg", "3", "2018-11-02T10:00:00", withEvent("Họp")),
		b.file("d.jpg", "4", "", nil))
	for _, tt := range []struct {
		by   catalog.GroupBy
		want string
	}{
		{catalog.GroupNone, "[]"},
		{catalog.GroupDay, "[{0 2018-11-02} {1 2018-10-31} {3 }]"},
		{catalog.GroupEvent, "[{0 Họp} {2 Chợ} {3 }]"},
	} {
		l, err := b.s.List(ctx, catalog.Query{}, catalog.ListQuery{Group: tt.by})
		b.ok(err)
		b.same("groups by "+string(tt.by), fmt.Sprint(l.Groups), tt.want)
		b.same("photos", fmt.Sprint(l.IDs, l.Total, l.More), "[3 2 1 4] 4 false")
	}
	l, err := b.s.List(ctx, catalog.Query{}, catalog.ListQuery{Limit: 2})
	b.ok(err)
	b.same("the first page", fmt.Sprint(l.IDs, l.More), "[3 2] true")
}

func bursts(t *testing.T, b *bench) {
	var files []catalog.FilePhoto
	for i := range 4 {
		f := b.file(fmt.Sprintf("%d.jpg", i), fmt.Sprint(i), fmt.Sprintf("2018-10-31T09:00:00.%d", 2*i), nil)
		f.Photo.Hash, f.Photo.Camera.Serial = 0xFF00FF00FF00FF00, "7"
		files = append(files, f)
	}
	files[3].Photo.Hash = 0x0123456789ABCDEF // another picture
	ids := b.add(files...)
	list := func(o catalog.ListQuery) string {
		o.Bursts = true
		l, err := b.s.List(ctx, catalog.Query{}, o)
		b.ok(err)
		return fmt.Sprint(l.IDs, len(l.Bursts))
	}
	b.same("collapsed", list(catalog.ListQuery{}), fmt.Sprint([]catalog.PhotoID{ids[3], ids[0]}, 1))
	b.set(ids[1], catalog.FieldTagged, "yes")
	b.same("the tagged frame stands for it", list(catalog.ListQuery{}), fmt.Sprint([]catalog.PhotoID{ids[3], ids[1]}, 1))
	b.same("open", list(catalog.ListQuery{Open: ids[2:3]}), fmt.Sprint([]catalog.PhotoID{ids[3], ids[2], ids[1], ids[0]}, 3))
	b.same("by name", list(catalog.ListQuery{Sort: catalog.SortFile}), fmt.Sprint([]catalog.PhotoID{ids[1], ids[3]}, 1))
}

func counted(t *testing.T, b *bench) {
	ids := b.add(
		b.file("x/a.jpg", "1", "2018-10-31T09:00:00", withEvent("Chợ", "Nông Văn Mẫu", "Lý Thị Thử")),
		b.file("x/y/b.jpg", "2", "2018-10-31T10:00:00", withEvent("Họp", "Nông Văn Mẫu")),
		b.file("z.jpg", "3", "", nil))
	b.set(ids[0], catalog.FieldRating, "4")
	b.set(ids[1], catalog.FieldTagged, "yes")
	count := func(q catalog.Query) catalog.Counts {
		c, err := b.s.Counts(ctx, q)
		b.ok(err)
		return c
	}
	names := func(all []catalog.Tally) (out string) {
		for _, t := range all {
			name := t.Name
			if len(name) > len(b.dir) && name[:len(b.dir)] == b.dir {
				name = name[len(b.dir):]
			} else if name == b.dir {
				name = "."
			}
			out += fmt.Sprint(name, " ", t.N, "; ")
		}
		return out
	}
	all := count(catalog.Query{})
	b.same("marks", fmt.Sprint(all.Total, all.Found, all.Ratings, all.Tagged, all.Untold, all.Pending), "3 3 [2 0 0 0 1 0] 1 3 2")
	b.same("folders", names(all.Folders), ". 3; /x 2; /x/y 1; ")
	b.same("events, the newest first", names(all.Events), "Họp 1; Chợ 1; ")
	b.same("people", names(all.People), "Nông Văn Mẫu 2; Lý Thị Thử 1; ")
	b.same("days", names(all.Days), "2018-10-31 2;  1; ")
	some := count(catalog.Query{Op: catalog.QueryText, Field: "people", Words: fold.Words("Lý Thị Thử"), Whole: true})
	b.same("found", fmt.Sprint(some.Total, some.Found), "3 1")
	b.same("events of what is found", names(some.Events), "Chợ 1; ")
	b.same("people count as if nobody were chosen", names(some.People), "Nông Văn Mẫu 2; Lý Thị Thử 1; ")
	b.set(ids[0], string(catalog.EventName), "Họp")
	b.same("an event was changed", names(count(catalog.Query{}).Events), "Họp 2; ")
}
