package desk_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"cutline/catalog"
)

// set gives a field of photos a text, as one edit.
func set(t *testing.T, d interface {
	Edit(context.Context, []catalog.PhotoID, catalog.Edit) (catalog.Counted, error)
}, field, text string, ids ...catalog.PhotoID) catalog.EditID {
	t.Helper()
	v := catalog.TextValue(text)
	if f, _ := catalog.FieldByName(catalog.FieldName(field)); f.Kind == catalog.List {
		v = catalog.ListValue(text)
	}
	done, err := d.Edit(t.Context(), ids, catalog.Edit{Title: "caption", Sets: []catalog.Set{{Field: field, Value: v}}})
	if err != nil || done.Changed == 0 {
		t.Fatalf("set %s: %+v, %v", field, done, err)
	}
	return done.Edit
}

// TestAFieldIsRestored gives back a text with its languages, and a mark, each
// as an edit of its own that undo takes back.
func TestAFieldIsRestored(t *testing.T) {
	d, _ := openDesk(t)
	ctx := t.Context()
	set(t, d, "description", "một", 1)
	two := set(t, d, "description@en", "one", 1)
	three := set(t, d, "description", "hai", 1)
	set(t, d, "headline", "đầu đề", 1)
	starred := set(t, d, "rating", "4", 1)
	text := func() string {
		t.Helper()
		p, err := d.Photo(ctx, 1)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(p.Caption[catalog.Description].String(), " / ", p.Caption.Text(catalog.Headline), " / ", p.Rating)
	}
	for _, tt := range []struct {
		edit  catalog.EditID
		field string
		want  string
	}{
		{three, "description", "một [en] one / đầu đề / 4"},
		{two, "description", "một / đầu đề / 4"},
		{starred, "rating", "một / đầu đề / 0"},
	} {
		before := text()
		done, err := d.Restore(ctx, 1, tt.edit, tt.field)
		if got := text(); err != nil || done.Changed != 1 || got != tt.want {
			t.Fatalf("%s before edit %d: %q, %+v, %v; want %q", tt.field, tt.edit, got, done, err, tt.want)
		}
		if _, err := d.Undo(ctx); err != nil || text() != before {
			t.Fatalf("undone: %q, %v, want %q", text(), err, before)
		}
		if _, err := d.Redo(ctx); err != nil || text() != tt.want {
			t.Fatalf("done again: %q, %v, want %q", text(), err, tt.want)
		}
	}
	for _, tt := range []struct {
		name  string
		edit  catalog.EditID
		field string
		want  error
	}{
		{"an edit of another field", three, "headline", catalog.ErrNotFound},
		{"no such edit", 9999, "headline", catalog.ErrNotFound},
		{"no such field", three, "sing", catalog.ErrUsage},
		{"whether the photo is in the catalog", three, catalog.FieldForgotten, catalog.ErrUsage},
	} {
		if _, err := d.Restore(ctx, 1, tt.edit, tt.field); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

// TestHistoryComesInPages reads a long history part by part: no edit is cut,
// none is missing.
func TestHistoryComesInPages(t *testing.T) {
	d, _ := openDesk(t)
	ctx, photo := t.Context(), catalog.Target{Kind: catalog.OfPhoto, ID: 1}
	for i := range 25 {
		_, err := d.Edit(ctx, []catalog.PhotoID{1, 2}, catalog.Edit{Title: "caption", Sets: []catalog.Set{
			{Field: "headline", Value: catalog.TextValue(fmt.Sprint(i))}, {Field: "city", Value: catalog.TextValue(fmt.Sprint(i))}}})
		if err != nil {
			t.Fatal(err)
		}
	}
	all, err := d.History(ctx, photo, 0)
	if err != nil || len(all) < 50 {
		t.Fatal(len(all), err)
	}
	var got []catalog.Past
	before := catalog.EditID(0)
	for range 100 {
		page, err := d.HistoryPage(ctx, photo, before, 7)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			break
		}
		got, before = append(got, page...), page[len(page)-1].Edit
	}
	if !slices.Equal(got, all) {
		t.Errorf("in pages: %d changes, at once: %d", len(got), len(all))
	}
}

// TestRecentTextsOfAField asks for what was typed, newest first.
func TestRecentTextsOfAField(t *testing.T) {
	d, _ := openDesk(t)
	ctx := t.Context()
	for i := range 300 { // more than is read in one go
		set(t, d, "headline", fmt.Sprint(i), 1)
	}
	set(t, d, "city", "Đồng Đăng", 1, 2)
	for i := range 300 {
		set(t, d, "headline", fmt.Sprint(i), 2)
	}
	set(t, d, "city", "Lạng Sơn", 1)
	set(t, d, "city", "Hà Nội", 2)
	set(t, d, "city", "Lạng Sơn", 2)
	set(t, d, "city", "Lảng Xơn", 1)
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	set(t, d, "keywords", "khai giảng", 1)
	set(t, d, "keywords", "chợ phiên", 2)
	for _, tt := range []struct {
		field catalog.FieldName
		typed string
		want  []string
	}{
		{"city", "", []string{"Lạng Sơn", "Hà Nội", "Đồng Đăng"}},
		{"city", "dong", []string{"Đồng Đăng"}},
		{"city", "Sơn", []string{"Lạng Sơn"}},
		{"city", "ang", nil},
		{"city", "Hà Nội", nil},
		{"keywords", "", []string{"chợ phiên", "khai giảng"}},
		{"state", "", nil},
	} {
		if got, err := d.Recent(ctx, tt.field, tt.typed, 9); err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("%s, %q typed: %q, %v; want %q", tt.field, tt.typed, got, err, tt.want)
		}
	}
	if got, err := d.Recent(ctx, "headline", "", 3); err != nil || !slices.Equal(got, []string{"299", "298", "297"}) {
		t.Errorf("three headlines: %q, %v", got, err)
	}
}

// TestLikelyPeople names people on one photo, and asks for the other.
func TestLikelyPeople(t *testing.T) {
	d, _ := openDesk(t)
	set(t, d, "people", "Nông Thu Vân", 1)
	got, err := d.LikelyPeople(t.Context(), []catalog.PhotoID{2})
	if err != nil || len(got) != 1 || got[0].Name != "Nông Thu Vân" {
		t.Fatal(got, err)
	}
	set(t, d, "event", "Khai giảng", 1, 2)
	got, err = d.LikelyPeople(t.Context(), []catalog.PhotoID{2})
	if err != nil || !slices.Equal(got, []catalog.Likely{{Name: "Nông Thu Vân", Why: catalog.LikelyEvent}}) {
		t.Error(got, err)
	}
}

// TestEmptyFieldsAreFilledFromAnotherPhoto takes what is empty, keeps what is
// there, and is undone at once.
func TestEmptyFieldsAreFilledFromAnotherPhoto(t *testing.T) {
	d, _ := openDesk(t)
	ctx := t.Context()
	set(t, d, "city", "Lạng Sơn", 1)
	set(t, d, "headline", "Khai giảng", 1)
	set(t, d, "date_created", "2018-09-05", 1)
	set(t, d, "headline", "Bế giảng", 2)
	done, err := d.FillFrom(ctx, 1, []catalog.PhotoID{1, 2})
	if err != nil || done.Changed != 1 {
		t.Fatal(done, err)
	}
	p, err := d.Photo(ctx, 2)
	if err != nil || p.Caption.Text(catalog.City) != "Lạng Sơn" || p.Caption.Text(catalog.Headline) != "Bế giảng" || p.Caption.Text(catalog.DateCreated) == "2018-09-05" {
		t.Error(p.Caption, err)
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if p, err = d.Photo(ctx, 2); err != nil || p.Caption.Text(catalog.City) == "Lạng Sơn" {
		t.Error(p.Caption, err)
	}
	if done, err := d.FillFrom(ctx, 1, []catalog.PhotoID{1}); err != nil || done.Changed != 0 || done.Edit != 0 {
		t.Error("filled from itself:", done, err)
	}
	if _, err := d.FillFrom(ctx, 99, []catalog.PhotoID{1}); !errors.Is(err, catalog.ErrNotFound) {
		t.Error("from a photo that is not there:", err)
	}
}
