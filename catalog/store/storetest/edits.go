package storetest

import (
	"errors"
	"fmt"
	"testing"

	"cutline/catalog"
	"cutline/catalog/store"
)

func edited(t *testing.T, b *bench) {
	id := b.one("a.jpg", "một")
	e := catalog.Edit{Title: "caption", Sets: []catalog.Set{
		{Field: "headline", Value: catalog.TextValue("tít")},
		{Field: "people", Value: catalog.ListValue("Hoàng Thị Na", "Lô Văn Bảy")},
		{Field: "people", Op: catalog.Append, Value: catalog.ListValue("Lô Văn Bảy", "Vi Thị Sen")},
		{Field: "description@en", Value: catalog.TextValue("one")},
		{Field: catalog.FieldRating, Value: catalog.TextValue("4")},
		{Field: catalog.FieldTagged, Value: catalog.TextValue("yes")},
	}}
	a, failed, err := b.s.Apply(ctx, catalog.PhotoTargets(id), e, now, "tester")
	b.ok(err)
	b.same("failures", len(failed), 0)
	b.same("Changed", a.Changed, 1)
	p := b.photo(id)
	b.same("headline", p.Caption.Text(catalog.Headline), "tít")
	b.same("people", p.Caption.Text(catalog.People), "Hoàng Thị Na; Lô Văn Bảy; Vi Thị Sen")
	b.same("description", p.Caption.Text(catalog.Description), "một")
	b.same("description@en", p.Caption.Lang(catalog.Description, "en"), "one")
	b.same("rating", p.Rating, 4)
	b.same("tagged", p.Tagged, true)
	b.same("revision", p.Revision, int64(1))
	b.same("pending", p.PendingWrite(), true)
	b.finds("new words", in("people", "vi", "thi", "sen"), id)
	b.finds("a phrase over two items", in("people", "na", "lo"))
	seq, err := b.s.Seq(ctx)
	b.ok(err)
	b.same("Seq", seq, a.Edit)
}

func nothing(t *testing.T, b *bench) {
	id := b.one("a.jpg", "một")
	a := b.set(id, "description", "một")
	b.same("edit", a.Edit, catalog.EditID(0))
	b.same("revision", b.photo(id).Revision, int64(0))
	_, err := b.s.Undo(ctx, now, "")
	b.is(err, catalog.ErrNothing)
}

func wrong(t *testing.T, b *bench) {
	id, id2 := b.one("a.jpg", "một"), b.one("b.jpg", "hai")
	for _, tt := range []struct{ name, field, value string }{
		{"no such field", "colour", "1"},
		{"rating too high", "rating", "9"},
		{"no language of a list", "people@en", "x"},
		{"not UTF-8", "headline", "\xff"},
	} {
		_, _, err := b.s.Apply(ctx, catalog.PhotoTargets(id, id2), edit(tt.field, tt.value), now, "")
		if !errors.Is(err, catalog.ErrUsage) {
			t.Errorf("%s: error %v, want ErrUsage", tt.name, err)
		}
	}
	b.same("revision", b.photo(id).Revision, int64(0))
}

func missing(t *testing.T, b *bench) {
	id := b.one("a.jpg", "một")
	a, failed, err := b.s.Apply(ctx, catalog.PhotoTargets(77, id, id), edit("headline", "x"), now, "")
	b.ok(err)
	b.same("changed", a.Changed, 1)
	if len(failed) != 1 || failed[0].Path != "photo 77" {
		t.Errorf("failures = %v, want one, of photo 77", failed)
	}
}

func undone(t *testing.T, b *bench) {
	id := b.one("a.jpg", "một")
	text := func() string { return b.photo(id).Caption.Text(catalog.Description) }
	b.set(id, "description", "hai")
	b.set(id, "description", "ba")
	a, err := b.s.Undo(ctx, now, "")
	b.ok(err)
	b.same("title", a.Title, "caption")
	b.same("the photos changed", fmt.Sprint(a.Photos), fmt.Sprint(ids3(id)))
	b.same("undone", text(), "hai")
	b.finds("undone words", word("ba"))
	b.restart()
	_, err = b.s.Undo(ctx, now, "")
	b.ok(err)
	b.same("undone after a restart", text(), "một")
	_, err = b.s.Undo(ctx, now, "")
	b.is(err, catalog.ErrNothing)
	for _, want := range []string{"hai", "ba"} {
		b.restart()
		_, err = b.s.Redo(ctx, now, "")
		b.ok(err)
		b.same("redone", text(), want)
	}
	_, err = b.s.Redo(ctx, now, "")
	b.is(err, catalog.ErrNothing)
	_, err = b.s.Undo(ctx, now, "")
	b.ok(err)
	b.set(id, "description", "bốn")
	_, err = b.s.Redo(ctx, now, "")
	b.is(err, catalog.ErrNothing)
	for _, want := range []string{"hai", "một"} {
		_, err = b.s.Undo(ctx, now, "")
		b.ok(err)
		b.same("undone past a redo that was lost", text(), want)
	}
	b.same("revision counts undo too", b.photo(id).Revision, int64(10))
}

func undoAfterFile(t *testing.T, b *bench) {
	f := b.file("a.jpg", "a", "2018-10-31T09:00:00", catalog.Caption{catalog.Headline: catalog.TextValue("tít")})
	id := b.add(f)[0]
	b.set(id, "headline", "tít mới")
	b.wrote(id, 1)
	f.Photo.Caption = catalog.Caption{catalog.Headline: catalog.TextValue("từ tệp")}
	b.add(f)
	g := b.file("b.jpg", "b", "2018-10-31T09:00:00", nil)
	other := b.add(g)[0]
	g.Photo.Caption = catalog.Caption{catalog.City: catalog.TextValue("Na Sầm")}
	b.add(g)
	a, err := b.s.Undo(ctx, now, "")
	b.ok(err)
	b.same("changed, together", a.Changed, 2)
	b.same("headline", b.photo(id).Caption.Text(catalog.Headline), "tít mới")
	b.same("the other's city", b.photo(other).Caption.Text(catalog.City), "")
	b.same("the file is behind now", b.photo(id).PendingWrite(), true)
	_, err = b.s.Redo(ctx, now, "")
	b.ok(err)
	b.same("headline again", b.photo(id).Caption.Text(catalog.Headline), "từ tệp")
	b.same("the other's city again", b.photo(other).Caption.Text(catalog.City), "Na Sầm")
	b.set(other, "city", "Thất Khê")
	g.Photo.Caption = catalog.Caption{catalog.City: catalog.TextValue("Na Sầm"), catalog.Headline: catalog.TextValue("sau")}
	b.add(g)
	_, err = b.s.Undo(ctx, now, "")
	b.ok(err)
	b.same("an edit parts what files changed before and after it", b.photo(id).Caption.Text(catalog.Headline), "từ tệp")
}

func clashed(t *testing.T, b *bench) {
	id, other := b.one("a.jpg", "một"), b.one("b.jpg", "hai")
	base := b.set(id, "headline", "đầu").Edit
	b.set(id, "description", "của họ")
	e := edit("description", "của tôi")
	e.Base = base
	_, _, err := b.s.Apply(ctx, catalog.PhotoTargets(other, id), e, now, "")
	b.is(err, catalog.ErrChanged)
	var c *catalog.Clash
	if !errors.As(err, &c) || c.Theirs.Text != "của họ" || c.Ours.Text != "của tôi" || c.Target.ID != int64(id) {
		t.Errorf("clash = %+v", c)
	}
	b.same("the other photo", b.photo(other).Caption.Text(catalog.Description), "hai")
	for _, tt := range []struct{ name, field, text string }{
		{"another field is no clash", "city", "Na Sầm"},
		{"the same value is no clash", "description", "của họ"},
		{"a field changed at the base is no clash", "headline", "sau"},
	} {
		e := edit(tt.field, tt.text)
		e.Base = base
		if _, _, err := b.s.Apply(ctx, catalog.PhotoTargets(id), e, now, ""); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

func together(t *testing.T, b *bench) {
	id := b.one("a.jpg", "một")
	second := b.d.Open(t, b.where)
	defer second.Close()
	before, err := second.DataVersion(ctx)
	b.ok(err)
	b.set(id, "headline", "thấy")
	after, err := second.DataVersion(ctx)
	b.ok(err)
	if before == after {
		t.Error("DataVersion did not change though another store wrote")
	}
	p, err := second.Photo(ctx, id)
	b.ok(err)
	b.same("headline", p.Caption.Text(catalog.Headline), "thấy")
	_, _, err = second.Apply(ctx, catalog.PhotoTargets(id), edit("city", "Đồng Đăng"), now, "")
	b.ok(err)
	again, err := second.DataVersion(ctx)
	b.ok(err)
	b.same("DataVersion after its own write", again, after)
	done := make(chan error, 2)
	for i, st := range []*store.Store{b.s, second} {
		go func() {
			var err error
			for n := 0; n < 20 && err == nil; n++ {
				word := catalog.TextValue(fmt.Sprintf("từ %d %d", i, n))
				_, _, err = st.Apply(ctx, catalog.PhotoTargets(id), catalog.Edit{Sets: []catalog.Set{
					{Field: "keywords", Op: catalog.Append, Value: word}}}, now, "")
			}
			done <- err
		}()
	}
	b.ok(<-done)
	b.ok(<-done)
	b.same("keywords of both writers", len(b.photo(id).Caption.List(catalog.Keywords)), 40)
}

func forgotten(t *testing.T, b *bench) {
	id, other := b.one("a.jpg", "một"), b.one("b.jpg", "hai")
	b.set(id, catalog.FieldForgotten, "yes")
	b.finds("all", catalog.Query{}, other)
	b.finds("its word", word("mot"))
	b.finds("without a word", not(word("khong")), other)
	_, err := b.s.Resolve(ctx, "a.jpg")
	b.is(err, catalog.ErrNotFound)
	_, failed, err := b.s.Apply(ctx, catalog.PhotoTargets(id), edit("headline", "x"), now, "")
	b.ok(err)
	b.same("failures of editing it", len(failed), 1)
	said := catalog.Caption{catalog.Description: catalog.TextValue("một")}
	b.add(b.file("a.jpg", "a.jpg", "2018-10-31T09:00:00", said))
	b.finds("all, its folder read again", catalog.Query{}, other)
	_, err = b.s.Undo(ctx, now, "")
	b.ok(err)
	b.finds("its word after undo", word("mot"), id)
	b.set(id, catalog.FieldForgotten, "yes")
	f := b.file("a.jpg", "a.jpg", "2018-10-31T09:00:00", said)
	f.Named = true
	b.add(f)
	b.same("forgotten, then named", b.photo(id).Forgotten, false)
}

func history(t *testing.T, b *bench) {
	id := b.one("a.jpg", "một")
	b.set(id, "headline", "tít")
	b.set(id, "headline", "tít khác")
	_, err := b.s.Undo(ctx, now, "sếp")
	b.ok(err)
	past, err := b.s.History(ctx, catalog.PhotoTargets(id)[0], 0)
	b.ok(err)
	if len(past) != 3 {
		t.Fatalf("%d lines, want 3: %v", len(past), past)
	}
	p := past[0]
	b.same("who", p.Who, "sếp")
	b.same("title", p.Title, "undo caption")
	b.same("field", p.Field, "headline")
	b.same("old", p.Old, "tít khác")
	b.same("new", p.New, "tít")
	b.same("when", p.When.UTC(), now)
	b.same("who of the first", past[2].Who, "tester")
	past, err = b.s.History(ctx, catalog.PhotoTargets(id)[0], 1)
	b.ok(err)
	b.same("lines with limit 1", len(past), 1)
}
