package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"cutline/catalog"
)

// TestCommonWordsStayRight keeps what common words find, changes captions in
// all ways, and holds each answer against the full text's.
func TestCommonWordsStayRight(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "x.cutline")
	if err := Create(ctx, dir); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	root, err := s.AddRoot(ctx, t.TempDir(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	add := func(from, n int, text string) []catalog.PhotoID {
		var files []catalog.FilePhoto
		for i := range n {
			files = append(files, catalog.FilePhoto{Root: root.ID, Rel: fmt.Sprintf("IMG_%d.JPG", from+i), ModTime: 1, Photo: catalog.Photo{
				Kind: catalog.JPEG, Fingerprint: fmt.Sprint(from + i), Caption: catalog.Caption{catalog.Description: catalog.TextValue(text)}}})
		}
		done, err := s.AddPhotos(ctx, files, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		return done.IDs
	}
	ids := add(0, 60, "Hội nghị ở Đà Nẵng")
	add(100, 60, "Chợ phiên, thành phố")
	terms := []string{"hoi", "o", "cho", "thanh", "th*", "h*", "d*", "img", "jpg", "nang"}
	for _, term := range terms {
		if err := s.keepTerm(ctx, term); err != nil {
			t.Fatal(err)
		}
	}
	if n := s.look.table.Terms(); n != len(terms) {
		t.Fatalf("%d terms are kept, want %d", n, len(terms))
	}
	word := func(w string, prefix bool) catalog.Query {
		return catalog.Query{Op: catalog.QueryText, Words: []string{w}, Prefix: prefix}
	}
	agree := func(step string) {
		t.Helper()
		if _, err := s.Count(ctx, catalog.Query{}); err != nil { // it takes over what changed
			t.Fatal(err)
		}
		for _, q := range []catalog.Query{word("hoi", false), word("o", false), word("cho", false), word("th", true), word("h", true), word("d", true), word("img", false),
			{Op: catalog.QueryAnd, Nodes: []catalog.Query{word("o", false), word("nghi", false)}},
			{Op: catalog.QueryAnd, Nodes: []catalog.Query{word("o", false), {Op: catalog.QueryNot, Nodes: []catalog.Query{word("hoi", false)}}}},
			{Op: catalog.QueryOr, Nodes: []catalog.Query{word("thanh", false), word("th", true)}}} {
			got, err := s.Find(ctx, q, catalog.SortAdded, 0)
			if err != nil {
				t.Fatal(err)
			}
			terms := s.look.table.Terms()
			expr, ok := match(q)
			if !ok {
				t.Fatal("no expression")
			}
			p, err := s.pickWords(ctx, expr)
			if err != nil {
				t.Fatal(err)
			}
			want := s.look.table.Added(p(&s.look))
			if !slices.Equal(got, want) {
				t.Errorf("%s: %q finds %d photos, the full text %d (%d terms kept)", step, expr, len(got), len(want), terms)
			}
		}
	}
	agree("at first")
	set := func(field, text string, ids ...catalog.PhotoID) {
		t.Helper()
		_, _, err := s.Apply(ctx, catalog.PhotoTargets(ids...), catalog.Edit{Sets: []catalog.Set{{Field: field, Value: catalog.TextValue(text)}}}, time.Now(), "me")
		if err != nil {
			t.Fatal(err)
		}
	}
	set("description", "Chợ Thành", ids[3], ids[7])
	agree("captions were changed")
	set(catalog.FieldRating, "4", ids[:5]...)
	agree("marks were changed")
	set(catalog.FieldForgotten, "yes", ids[10:20]...)
	agree("photos were forgotten")
	if _, err := s.Undo(ctx, time.Now(), "me"); err != nil {
		t.Fatal(err)
	}
	agree("and came back")
	add(200, 30, "Thể thao ở Huế")
	agree("photos were added")
	if n := s.look.table.Terms(); n != len(terms) {
		t.Errorf("%d terms are kept, want %d", n, len(terms))
	}
	s.look.saved = -saveFrom
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(ctx, dir); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	agree("at the next start")
	if n := s.look.table.Terms(); n != len(terms) {
		t.Errorf("%d terms were kept for the next start, want %d", n, len(terms))
	}
}
