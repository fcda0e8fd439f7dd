package storetest

import (
	"strings"
	"testing"
	"time"

	"cutline/catalog"
)

func ofEvent(id catalog.EventID) catalog.Target {
	return catalog.Target{Kind: catalog.OfEvent, ID: int64(id)}
}

func (b *bench) event(e catalog.Event) catalog.Event {
	b.Helper()
	e, _, _, err := b.s.SaveEvent(ctx, e, nil, catalog.Edit{Title: "event"}, now, "tester")
	b.ok(err)
	return e
}

// occasions are the events there are, with where they are.
func (b *bench) occasions() string {
	b.Helper()
	list, err := b.s.Events(ctx)
	b.ok(err)
	var out []string
	for _, e := range list {
		out = append(out, strings.TrimSuffix(e.Name+": "+e.Place.City, ": "))
	}
	return strings.Join(out, ", ")
}

func moment(b *bench, s string) catalog.Moment {
	b.Helper()
	m, err := catalog.ParseMoment(s)
	b.ok(err)
	return m
}

func occasion(t *testing.T, b *bench) {
	one, two := b.one("a.jpg", "chợ"), b.one("b.jpg", "hoa")
	set := func(id catalog.PhotoID, name string) catalog.TableRow {
		return catalog.TableRow{At: id.String(), Photo: id, Sets: []catalog.Set{{Field: "event", Value: catalog.TextValue(name)}}}
	}
	full := catalog.Event{Name: "  Lễ \n khai mạc ", Place: catalog.Place{Location: "Quảng trường", City: "Lạng Sơn", State: "Lạng Sơn", Country: "Việt Nam"},
		From: moment(b, "2018-10-31T08:00:00+07:00"), To: moment(b, "2018-11-02T17:30:00"), Note: "Mang ống dài",
		People: []catalog.Invited{{Name: "Hồ Tiến Thiệu", Honorific: "đồng chí", Office: "Chủ tịch", Organisation: "UBND tỉnh"}}}
	made, done, failed, err := b.s.SaveEvent(ctx, full, []catalog.TableRow{set(one, "Lễ khai mạc"), set(99, "x")}, catalog.Edit{Title: "event"}, now, "tester")
	b.ok(err)
	b.same("changed", done.Changed, 2)
	b.same("failures", len(failed), 1)
	b.restart()
	got, err := b.s.Event(ctx, made.ID)
	b.ok(err)
	for _, field := range catalog.EventFields() {
		want, err := full.Value(field)
		b.ok(err)
		has, err := got.Value(field)
		b.ok(err)
		if field == catalog.FieldEventName {
			want = catalog.TextValue("Lễ khai mạc")
		}
		b.same(field, has.String(), want.String())
	}
	b.same("of the photo", b.photo(one).Caption.Text(catalog.EventName), "Lễ khai mạc")

	sets := []catalog.Set{{Field: "name", Value: catalog.TextValue("Lễ bế mạc")}, {Field: "city", Value: catalog.TextValue("Đồng Đăng")}}
	_, _, _, err = b.s.SaveEvent(ctx, got, []catalog.TableRow{set(one, "Lễ bế mạc"), set(two, "Lễ bế mạc")}, catalog.Edit{Title: "event", Sets: sets}, now, "tester")
	b.ok(err)
	b.same("changed", b.occasions(), "Lễ bế mạc: Đồng Đăng")
	b.apply(ofEvent(made.ID), catalog.FieldRemoved, "yes")
	b.same("removed", b.occasions(), "")
	b.same("the photo keeps its name", b.photo(two).Caption.Text(catalog.EventName), "Lễ bế mạc")
	b.restart()
	b.undo(1)
	b.same("after undo of the removal", b.occasions(), "Lễ bế mạc: Đồng Đăng")
	b.undo(1)
	b.same("after undo of the change", b.occasions(), "Lễ khai mạc: Lạng Sơn")
	b.same("one goes back", b.photo(one).Caption.Text(catalog.EventName), "Lễ khai mạc")
	b.same("the other too", b.photo(two).Caption.Text(catalog.EventName), "")
	b.undo(1)
	b.same("after undo of all", b.occasions(), "")
	b.same("and of the photo", b.photo(one).Caption.Text(catalog.EventName), "")
	b.redo(2)
	b.same("after redo", b.occasions(), "Lễ bế mạc: Đồng Đăng")
	b.same("of the photo after redo", b.photo(two).Caption.Text(catalog.EventName), "Lễ bế mạc")
	past, err := b.s.History(ctx, ofEvent(made.ID), 0)
	b.ok(err)
	b.same("the newest", past[0].Title+" "+past[0].Field+" "+past[0].New, "redo event city Đồng Đăng")
}

func occasionNames(t *testing.T, b *bench) {
	first := b.event(catalog.Event{Name: "Chợ hoa"})
	second := b.event(catalog.Event{Name: "Hội xuân"})
	late, early := moment(b, "2018-10-31T10:00:00"), moment(b, "2018-10-31T09:00:00")
	for _, tt := range []struct {
		name string
		e    catalog.Event
		want error
	}{
		{"a name that differs in accents only", catalog.Event{Name: "CHO HÒA"}, catalog.ErrExists},
		{"no name", catalog.Event{Name: " \t"}, catalog.ErrUsage},
		{"a name that nobody can type", catalog.Event{Name: "!!!"}, catalog.ErrUsage},
		{"an end before the beginning", catalog.Event{Name: "x", From: late, To: early}, catalog.ErrUsage},
		{"somebody without a name", catalog.Event{Name: "x", People: []catalog.Invited{{Office: "y"}}}, catalog.ErrUsage},
		{"a person of no roster", catalog.Event{Name: "x", People: []catalog.Invited{{Name: "y", Person: "z"}}}, catalog.ErrUsage},
		{"an event that is not there", catalog.Event{ID: 99, Name: "x"}, catalog.ErrNotFound},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, _, _, err := b.s.SaveEvent(ctx, tt.e, nil, catalog.Edit{}, now, "")
			b.is(err, tt.want)
		})
	}
	b.apply(ofEvent(first.ID), catalog.FieldEventFrom, "31/10/2018 10:00")
	for _, tt := range []struct {
		field, value string
		want         error
	}{{"name", "hội xuân", catalog.ErrExists}, {"to", "31/10/2018 9:00", catalog.ErrUsage}, {"to", "tomorrow", catalog.ErrUsage}, {"moon", "x", catalog.ErrUsage}} {
		_, _, err := b.s.Apply(ctx, []catalog.Target{ofEvent(first.ID)}, edit(tt.field, tt.value), now, "")
		b.is(err, tt.want)
	}
	b.apply(ofEvent(first.ID), "name", "chợ hoa") // its own
	base, err := b.s.Seq(ctx)
	b.ok(err)
	b.apply(ofEvent(second.ID), "city", "Huế")
	_, _, _, err = b.s.SaveEvent(ctx, second, nil, catalog.Edit{Base: base, Sets: []catalog.Set{{Field: "city", Value: catalog.TextValue("Vinh")}}}, now, "")
	b.is(err, catalog.ErrChanged)
	b.apply(ofEvent(first.ID), "removed", "yes")
	again := b.event(catalog.Event{Name: "Chợ Hoa"})
	for ref, want := range map[string]catalog.EventID{"cho hoa": again.ID, "#" + second.ID.String(): second.ID, second.ID.String(): second.ID} {
		got, err := b.s.ResolveEvent(ctx, ref)
		b.ok(err)
		b.same("resolved "+ref, got, want)
	}
	for _, ref := range []string{"", "!", "cho", "#" + first.ID.String(), "99"} {
		_, err := b.s.ResolveEvent(ctx, ref)
		b.is(err, catalog.ErrNotFound)
	}
}

// untold: photos without an event are found by when they were taken, those of
// cameras that tell their zone and those of others.
func untold(t *testing.T, b *bench) {
	at := func(name, captured string, caption catalog.Caption) catalog.FilePhoto {
		return catalog.FilePhoto{Root: b.root.ID, Rel: name, ModTime: 1, Photo: catalog.Photo{Kind: catalog.JPEG, Fingerprint: name,
			Captured: moment(b, captured), Caption: caption}}
	}
	of := catalog.Caption{catalog.EventName: catalog.TextValue("Hội xuân")}
	ids := b.add(at("zoned", "2018-10-31T09:00:00+07:00", nil), at("plain", "2018-10-31T09:30:00", nil), at("told", "2018-10-31T09:10:00+07:00", of),
		at("other", "2018-10-31T11:00:00+09:00", nil), at("early", "2018-10-31T08:29:59+07:00", nil), at("late", "2018-10-31T10:30:01", nil),
		at("edge", "2018-10-31T08:30:00", nil), at("unknown", "", nil), at("gone", "2018-10-31T09:20:00", nil))
	b.set(ids[8], "forgotten", "yes")
	loc, err := b.s.Zone(ctx)
	b.ok(err)
	if _, seconds := moment(b, "2018-10-31T09:00:00").Instant(loc).Zone(); seconds != 7*3600 {
		t.Errorf("the catalog's zone is %d s east", seconds)
	}
	find := func(e catalog.Event) string {
		t.Helper()
		from, to, ok := e.Span(loc)
		if !ok {
			return "no time"
		}
		got, err := b.s.Untold(ctx, from, to)
		b.ok(err)
		var out []string
		for _, id := range got {
			out = append(out, b.photo(id).File())
		}
		return strings.Join(out, " ")
	}
	b.same("from nine to ten", find(catalog.Event{From: moment(b, "2018-10-31T09:00:00+07:00"), To: moment(b, "2018-10-31T10:00:00")}), "edge zoned other plain")
	b.same("in another zone", find(catalog.Event{From: moment(b, "2018-10-31T02:00:00+00:00"), To: moment(b, "2018-10-31T03:00:00+00:00")}), "edge zoned other plain")
	b.same("with a beginning alone", find(catalog.Event{From: moment(b, "2018-10-31T10:00:00")}), "plain late")
	b.same("with an end alone", find(catalog.Event{To: moment(b, "2018-10-31T08:00:00")}), "early edge")
	b.same("without times", find(catalog.Event{}), "no time")
	b.same("years later", find(catalog.Event{From: catalog.Moment{Time: now.Add(time.Hour), Zoned: true}}), "")
}
