package storetest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"cutline/catalog"
)

// save adds people or changes them.
func (b *bench) save(people ...catalog.Person) []catalog.Person {
	b.Helper()
	out, _, err := b.s.SavePeople(ctx, people, catalog.Edit{Title: "roster"}, now, "tester")
	b.ok(err)
	return out
}

// roster is who there is: code, name and offices.
func (b *bench) roster() string {
	b.Helper()
	list, err := b.s.People(ctx)
	b.ok(err)
	var out []string
	for _, p := range list {
		s := strings.TrimSpace(p.Code + " " + p.Name)
		for _, o := range p.Offices {
			s += fmt.Sprintf(" (%s %s–%s)", o.Long, o.From, o.To)
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func person(id catalog.PersonID) catalog.Target {
	return catalog.Target{Kind: catalog.OfPerson, ID: int64(id)}
}

func peopled(t *testing.T, b *bench) {
	from, to := catalog.Date{Year: 2015, Month: 6, Day: 1}, catalog.Date{Year: 2018, Month: 10, Day: 31}
	photo := b.one("a.jpg", "chợ")
	chairman := catalog.Office{Long: "Chủ tịch UBND tỉnh", Short: "Chủ tịch", From: from, Rank: 1}
	got := b.save(
		catalog.Person{Name: " Hoàng  Văn Nghiệm", Code: "hvn", Honorific: "đồng chí", Spellings: []string{"Hoàng Nghiệm"}, Offices: []catalog.Office{chairman},
			Portrait: catalog.Portrait{Photo: photo, Crop: catalog.Crop{X1: .5, Y1: .5}}, Note: "a\nb"},
		catalog.Person{Name: "Bùi Trường Giang"})
	one, two := got[0], got[1]
	b.same("people", b.roster(), "hvn Hoàng Văn Nghiệm (Chủ tịch UBND tỉnh 2015-06-01–), Bùi Trường Giang")
	read, err := b.s.Person(ctx, one.ID)
	b.ok(err)
	b.same("read back", fmt.Sprint(read), fmt.Sprint(one))
	b.same("UUIDs differ", one.UUID != two.UUID && catalog.ValidUUID(one.UUID), true)
	seq, err := b.s.Seq(ctx)
	b.ok(err)

	one.Offices = []catalog.Office{chairman}
	one.Offices[0].To = to
	two.Code = "btg"
	b.save(one, two, catalog.Person{Name: "Lê Văn Lương"})
	b.apply(person(two.ID), catalog.FieldPersonName, "Bùi Trường Giang Anh")
	b.apply(person(one.ID), catalog.FieldRemoved, "yes")
	b.same("after the edits", b.roster(), "btg Bùi Trường Giang Anh, Lê Văn Lương")
	changed, err := b.s.RosterChanged(ctx, seq)
	b.ok(err)
	b.same("the roster changed", changed, true)
	b.restart()
	b.undo(1)
	b.same("after undo of the removal", b.roster(), "hvn Hoàng Văn Nghiệm (Chủ tịch UBND tỉnh 2015-06-01–2018-10-31), btg Bùi Trường Giang Anh, Lê Văn Lương")
	b.undo(2)
	b.same("after undo of one edit of three people", b.roster(), "hvn Hoàng Văn Nghiệm (Chủ tịch UBND tỉnh 2015-06-01–), Bùi Trường Giang")
	b.undo(1)
	b.same("after undo of all", b.roster(), "")
	b.restart()
	b.redo(2)
	b.same("after redo", b.roster(), "hvn Hoàng Văn Nghiệm (Chủ tịch UBND tỉnh 2015-06-01–2018-10-31), btg Bùi Trường Giang, Lê Văn Lương")
	past, err := b.s.History(ctx, person(one.ID), 0)
	b.ok(err)
	b.same("lines of history", len(past), 8)
	b.same("the newest", past[0].Field+": "+past[0].Old+" → "+past[0].New,
		"offices: Chủ tịch UBND tỉnh, 2015-06-01, 1, Chủ tịch → Chủ tịch UBND tỉnh, 2015-06-01, 1, Chủ tịch, 2018-10-31")
	seq, err = b.s.Seq(ctx)
	b.ok(err)
	b.set(photo, "headline", "x")
	changed, err = b.s.RosterChanged(ctx, seq)
	b.ok(err)
	b.same("the roster changed by a caption", changed, false)
}

func peopleWhole(t *testing.T, b *bench) {
	got := b.save(catalog.Person{Name: "Hoàng Văn Nghiệm", Code: "a"}, catalog.Person{Name: "Bùi Trường Giang", Code: "b"})
	before := b.roster()
	for _, tt := range []struct {
		name   string
		people []catalog.Person
		want   error
	}{
		{"no name", []catalog.Person{{Name: "X"}, {Name: " "}}, catalog.ErrUsage},
		{"a code that another has", []catalog.Person{{Name: "X"}, {Name: "Y", Code: "a"}}, catalog.ErrExists},
		{"two of one code", []catalog.Person{{Name: "X", Code: "c"}, {Name: "Y", Code: "c"}}, catalog.ErrExists},
		{"a UUID that another has", []catalog.Person{{Name: "X"}, {Name: "Y", UUID: got[0].UUID}}, catalog.ErrExists},
		{"a UUID that is none", []catalog.Person{{Name: "X", UUID: "x"}}, catalog.ErrUsage},
		{"a person that is not there", []catalog.Person{{Name: "X"}, {ID: 99, Name: "Y"}}, catalog.ErrNotFound},
		{"a portrait of no photo", []catalog.Person{{Name: "X", Portrait: catalog.Portrait{Photo: 99}}}, catalog.ErrNotFound},
		{"an office that ends first", []catalog.Person{{Name: "X", Offices: []catalog.Office{{Long: "a", From: catalog.Date{Year: 2018, Month: 1, Day: 1},
			To: catalog.Date{Year: 2017, Month: 1, Day: 1}}}}}, catalog.ErrUsage},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := b.s.SavePeople(ctx, tt.people, catalog.Edit{}, now, "")
			b.is(err, tt.want)
			b.same("people", b.roster(), before)
		})
	}
	got[0].Code, got[1].Code = got[1].Code, got[0].Code
	b.save(got...)
	b.same("codes changed places", b.roster(), "b Hoàng Văn Nghiệm, a Bùi Trường Giang")
	b.undo(1)
	b.same("and back", b.roster(), before)
	b.apply(person(got[0].ID), catalog.FieldRemoved, "yes")
	b.save(catalog.Person{Name: "Lê Văn Lương", Code: "a"})
	_, _, err := b.s.Apply(ctx, []catalog.Target{person(got[0].ID)}, edit(catalog.FieldRemoved, ""), now, "")
	b.is(err, catalog.ErrExists)
	b.same("the code of a removed one is free, and taken", b.roster(), "b Bùi Trường Giang, a Lê Văn Lương")
	back := got[0]
	back.ID, back.Code = 0, "z"
	again := b.save(back)
	b.same("the same UUID is the same person", again[0].ID, got[0].ID)

	seq, err := b.s.Seq(ctx)
	b.ok(err)
	b.apply(person(got[1].ID), catalog.FieldNote, "theirs")
	mine := got[1]
	mine.Code, mine.Note = "b", "mine"
	_, _, err = b.s.SavePeople(ctx, []catalog.Person{{Name: "X"}, mine}, catalog.Edit{Base: seq}, now, "")
	var clash *catalog.Clash
	if !errors.As(err, &clash) || clash.Field != catalog.FieldNote {
		t.Errorf("%v, want a clash of the note", err)
	}
}

// bound: a caption that names a person by UUID is found by all names of the
// person, those of old and that of now.
func bound(t *testing.T, b *bench) {
	p := b.save(catalog.Person{Name: "Hoàng Thị Na"})[0]
	details := catalog.RecordsValue(catalog.Record{"name": catalog.TextValue(p.Name), "ids": catalog.ListValue("https://x.org/1", p.URN())})
	id := b.add(b.file("a.jpg", "a", "", catalog.Caption{catalog.People: catalog.ListValue(p.Name), catalog.PeopleDetails: details}))[0]
	other := b.add(b.file("b.jpg", "b", "", catalog.Caption{catalog.People: catalog.ListValue(p.Name)}))[0]
	people := func(name string) catalog.Query {
		return catalog.Query{Op: catalog.QueryText, Field: "people", Words: strings.Fields(name)}
	}
	b.finds("by the name", people("hoang thi na"), id, other)
	b.apply(person(p.ID), catalog.FieldPersonName, "Hoàng Thị Nga")
	b.finds("by the old name", people("hoang thi na"), id, other)
	b.finds("by the new name", people("hoang thi nga"), id)
	b.apply(person(p.ID), catalog.FieldSpellings, "Nông Nga")
	b.finds("by a spelling", people("nong nga"), id)
	b.same("the caption stays", b.photo(id).Caption.Text(catalog.People), "Hoàng Thị Na")
	b.same("what was written stays", b.photo(id).PendingWrite(), false)
	again := b.file("a.jpg", "a", "2018-10-31T09:00:00", catalog.Caption{catalog.People: catalog.ListValue(p.Name), catalog.PeopleDetails: details})
	again.ModTime = 2
	b.add(again)
	b.same("the photo has another time", b.photo(id).Captured.IsZero(), false)
	b.finds("a photo whose key changed", people("hoang thi nga"), id)
	b.undo(2)
	b.finds("after undo", people("hoang thi nga"))
	b.redo(1)
	_, _, err := b.s.Apply(ctx, catalog.PhotoTargets(other), catalog.Edit{Sets: []catalog.Set{{Field: string(catalog.PeopleDetails), Value: details}}}, now, "")
	b.ok(err)
	b.finds("bound later", people("hoang thi nga"), id, other)
	_, _, err = b.s.Apply(ctx, catalog.PhotoTargets(id), catalog.Edit{Sets: []catalog.Set{{Field: string(catalog.PeopleDetails)}}}, now, "")
	b.ok(err)
	b.finds("one no longer bound", people("hoang thi nga"), other)
	b.set(other, string(catalog.People), "Bùi Trường Giang")
	b.finds("one who is no longer named", people("hoang thi nga"))
	b.same("in detail", len(b.photo(other).Caption[catalog.PeopleDetails].Records[0]["ids"].List), 1)
	b.undo(1)
	b.finds("named again by undo", people("hoang thi nga"), other)
	b.apply(person(p.ID), catalog.FieldRemoved, "yes")
	b.finds("removed", people("hoang thi nga"))
	b.finds("the caption still says it", people("hoang thi na"), id, other)
}
