package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"cutline/catalog"
)

// TestSearchesAfterALargeEditAreRight edits so many captions that their words
// come later, and finds what they say now, whatever happened in between.
func TestSearchesAfterALargeEditAreRight(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "x.cutline")
	if err := Create(ctx, dir); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { s.Close() }()
	root, err := s.AddRoot(ctx, t.TempDir(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	const n = manyPhotos + 20
	var files []catalog.FilePhoto
	for i := range n {
		files = append(files, catalog.FilePhoto{Root: root.ID, Rel: fmt.Sprintf("IMG_%d.JPG", i), ModTime: 1, Photo: catalog.Photo{
			Kind: catalog.JPEG, Fingerprint: fmt.Sprint(i), Caption: catalog.Caption{catalog.Description: catalog.TextValue("Hội nghị")}}})
	}
	added, err := s.AddPhotos(ctx, files, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	ids := added.IDs
	finds := func(step, word string, want int) {
		t.Helper()
		got, err := s.Find(ctx, catalog.Query{Op: catalog.QueryText, Words: []string{word}}, catalog.SortAdded, 0)
		if err != nil || len(got) != want {
			t.Errorf("%s: %q finds %d photos, %v; want %d", step, word, len(got), err, want)
		}
	}
	waiting := func(want int) {
		t.Helper()
		var got int
		if err := s.db.Read.QueryRow("SELECT count(*) FROM wordless").Scan(&got); err != nil || got != want {
			t.Fatalf("the words of %d photos wait, %v; want %d", got, err, want)
		}
	}
	set := func(field, text string, ids ...catalog.PhotoID) {
		t.Helper()
		_, _, err := s.Apply(ctx, catalog.PhotoTargets(ids...), catalog.Edit{Sets: []catalog.Set{{Field: field, Value: catalog.TextValue(text)}}}, time.Now(), "me")
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := s.keepTerm(ctx, "hoi"); err != nil {
		t.Fatal(err)
	}

	set("description", "Chợ phiên", ids...)
	waiting(n)
	if _, err := s.Count(ctx, catalog.Query{}); err != nil { // the columns take over what changed
		t.Fatal(err)
	}
	waiting(n)
	finds("after the edit", "hoi", 0)
	finds("after the edit", "cho", n)
	waiting(0)

	var rows []catalog.TableRow
	for _, id := range ids {
		rows = append(rows, catalog.TableRow{At: id.String(), Photo: id, Sets: []catalog.Set{{Field: "description", Value: catalog.TextValue("Lễ ra quân")}}})
	}
	if _, failed, err := s.ApplyRows(ctx, rows, catalog.Edit{}, time.Now(), "me"); err != nil || len(failed) > 0 {
		t.Fatal(failed, err)
	}
	waiting(n)
	if err := s.Close(); err != nil { // as if it were killed before anybody searched
		t.Fatal(err)
	}
	if s, err = Open(ctx, dir); err != nil {
		t.Fatal(err)
	}
	set("description", "Thăm nhà", ids[0])
	set(catalog.FieldForgotten, "yes", ids[1])
	waiting(n)
	finds("at the next start", "quan", n-2)
	finds("at the next start", "tham", 1)
	finds("at the next start", "cho", 0)
	waiting(0)

	for range 3 {
		if _, err := s.Undo(ctx, time.Now(), "me"); err != nil {
			t.Fatal(err)
		}
	}
	waiting(n)
	finds("undone", "cho", n)
	finds("undone", "quan", 0)
	if _, err := s.Undo(ctx, time.Now(), "me"); err != nil {
		t.Fatal(err)
	}
	called, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.Find(called, catalog.Query{Op: catalog.QueryText, Words: []string{"hoi"}}, catalog.SortAdded, 0); err == nil {
		t.Error("a search that was called off while words came found something")
	}
	finds("undone twice", "hoi", n)
}
