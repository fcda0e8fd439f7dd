package desk_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/desk"
)

func newCollection(t *testing.T, d *desk.Desk, c catalog.Collection) catalog.Collection {
	t.Helper()
	c, err := d.NewCollection(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func collectionNames(t *testing.T, d *desk.Desk) string {
	t.Helper()
	list, err := d.Collections(context.Background())
	if err != nil || list == nil {
		t.Fatal(list, err)
	}
	var names []string
	for _, c := range list {
		names = append(names, c.Name)
	}
	return strings.Join(names, ", ")
}

func TestCollectionsAreSortedAsVietnamese(t *testing.T) {
	d, _ := openDesk(t)
	if got := collectionNames(t, d); got != "" {
		t.Errorf("there are %q", got)
	}
	for _, name := range []string{"Đê", "Du", "Dân", "eo", "Ảnh 10", "ảnh 2", "ban", "Chợ", "Cờ"} {
		newCollection(t, d, catalog.Collection{Name: name})
	}
	if got, want := collectionNames(t, d), "ảnh 2, Ảnh 10, ban, Chợ, Cờ, Dân, Du, Đê, eo"; got != want {
		t.Errorf("sorted %s, want %s", got, want)
	}
}

// A search goes by what collections hold at that time.
func TestSearchesForCollections(t *testing.T) {
	ctx := context.Background()
	d, _ := openDesk(t)
	hand := newCollection(t, d, catalog.Collection{Name: "Vùng lũ"})
	newCollection(t, d, catalog.Collection{Name: "Cần chú thích", Query: "caption:none"})
	newCollection(t, d, catalog.Collection{Name: "Vùng lũ, thiếu chữ", Query: `collection:="cần chú thích" collection:="vùng lũ"`})
	newCollection(t, d, catalog.Collection{Name: "Vòng", Query: `rating:5 | collection:vòng`})
	put := func(yes string, ids ...catalog.PhotoID) {
		t.Helper()
		if _, err := d.Edit(ctx, ids, catalog.Edit{Title: "collect", Sets: []catalog.Set{
			{Field: catalog.InCollection(hand.ID), Value: catalog.TextValue(yes)}}}); err != nil {
			t.Fatal(err)
		}
	}
	put("yes", 1)
	if _, err := d.Edit(ctx, []catalog.PhotoID{2}, catalog.Edit{Title: "mark", Sets: []catalog.Set{
		{Field: catalog.FieldRating, Value: catalog.TextValue("5")}}}); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		text string
		want []catalog.PhotoID
		note string
	}{
		{`collection:="vung lu"`, []catalog.PhotoID{1}, ""},
		{`-collection:="Vùng lũ"`, []catalog.PhotoID{2}, ""},
		{`collection:#1`, []catalog.PhotoID{1}, ""},
		{`collection:="cần chú thích"`, []catalog.PhotoID{1, 2}, ""},
		{`collection:"thiếu chữ"`, []catalog.PhotoID{1}, ""},
		{`collection:="vòng"`, []catalog.PhotoID{2}, "cycle"},
		{`collection:="không có"`, nil, ""},
	} {
		got, notes, err := d.Search(ctx, tt.text, catalog.SortAdded, 0)
		slices.Sort(got)
		if err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("%s finds %v, %v; want %v", tt.text, got, err, tt.want)
		}
		if n, err := d.Count(ctx, tt.text); err != nil || n != len(tt.want) {
			t.Errorf("%s counts %d, %v", tt.text, n, err)
		}
		if said := fmt.Sprint(notes); tt.note == "" != (len(notes) == 0) || !strings.Contains(said, tt.note) {
			t.Errorf("%s: notes %s, want %q", tt.text, said, tt.note)
		}
	}
	if _, err := d.EditCollection(ctx, hand.ID, catalog.Edit{Title: "collection", Sets: []catalog.Set{
		{Field: catalog.FieldCollectionName, Value: catalog.TextValue("Lũ 2024")}}}); err != nil {
		t.Fatal(err)
	}
	past, err := d.History(ctx, catalog.PhotoTargets(1)[0], 1)
	if err != nil || len(past) != 1 || past[0].Field != "collection" || past[0].New != "Lũ 2024" || past[0].Old != "" {
		t.Errorf("history %+v, %v", past, err)
	}
}

func TestShortlistIsMadeAtFirstUse(t *testing.T) {
	ctx := context.Background()
	d, s := openDesk(t)
	newCollection(t, d, catalog.Collection{Name: s.Article.Headline})
	first, err := d.ShortlistOf(ctx, s.ID)
	if err != nil || first.Kind != catalog.Shortlist || first.Story != s.ID || first.Name != s.Article.Headline+" 2" {
		t.Fatalf("%+v, %v", first, err)
	}
	again, err := d.ShortlistOf(ctx, s.ID)
	if err != nil || again != first {
		t.Errorf("the second time %+v, %v", again, err)
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := collectionNames(t, d); got != s.Article.Headline {
		t.Errorf("after undo: %s", got)
	}
	anew, err := d.ShortlistOf(ctx, s.ID)
	if err != nil || anew.ID == first.ID || anew.Name != first.Name {
		t.Errorf("made anew %+v, %v", anew, err)
	}
	if _, err := d.ShortlistOf(ctx, 99); !errors.Is(err, catalog.ErrNotFound) {
		t.Errorf("of no story: %v", err)
	}
	if id, err := d.ResolveCollection(ctx, "#"+anew.ID.String()); err != nil || id != anew.ID {
		t.Errorf("resolved %v, %v", id, err)
	}
}

// A search of many collections that ask for many more is answered.
func TestASearchOfAllTooManyCollectionsIsAnswered(t *testing.T) {
	ctx := context.Background()
	d, _ := openDesk(t)
	for i := range 12 {
		newCollection(t, d, catalog.Collection{Name: fmt.Sprintf("Nhóm %d", i), Query: strings.Repeat("(a | tag:yes) ", 60) + strings.Repeat("(camera:x | (", 30) + fmt.Sprintf(`collection:="nhóm %d"`, i+1)})
	}
	for _, text := range []string{"collection:nhóm", strings.Repeat("(a | ", 30) + "-collection:=(nhóm 0)"} {
		if _, notes, err := d.Search(ctx, text, catalog.SortNewest, 0); err != nil || !strings.Contains(fmt.Sprint(notes), "many") {
			t.Errorf("%s: %v, %v", text, notes, err)
		}
	}
}

// Beside a search, a saved search counts what both find; a collection in the
// search itself plays no part, as beside a chosen folder others keep theirs.
func TestSavedSearchesCountWithinTheSearch(t *testing.T) {
	ctx := context.Background()
	d, _ := openDesk(t)
	newCollection(t, d, catalog.Collection{Name: "Cần chú thích", Query: "caption:none"})
	newCollection(t, d, catalog.Collection{Name: "Một hoặc hai", Query: "rating:5 | caption:none"})
	if _, err := d.Edit(ctx, []catalog.PhotoID{2}, catalog.Edit{Title: "mark", Sets: []catalog.Set{
		{Field: catalog.FieldRating, Value: catalog.TextValue("5")}}}); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		search string
		want   []int
	}{
		{"", []int{2, 2}},
		{"rating:5", []int{1, 1}},
		{`rating:5 collection:="Một hoặc hai"`, []int{1, 1}},
		{"rating:4", []int{0, 0}},
	} {
		c, err := d.Counts(ctx, tt.search)
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for _, x := range c.Collections {
			got = append(got, x.N)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("beside %q the saved searches count %v, want %v", tt.search, got, tt.want)
		}
	}
}
