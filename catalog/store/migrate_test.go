package store_test

import (
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/store"
)

// A catalog of the first version opens with all it holds: testdata has one of
// three photos that it made. IMG_1's headline is not in its file yet,
// IMG_2 had a sidecar, of IMG_3 the desk changed the city and a file the headline.
func TestACatalogOfTheFirstVersionOpens(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	in, err := os.Open(filepath.Join("testdata", "version1.db.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	z, err := gzip.NewReader(in)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "cutline.db"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	photos := t.TempDir()
	change(t, dir, "UPDATE root SET path = '"+photos+"'")
	for range 2 { // the second time it is of this version
		s, err := store.Open(ctx, dir)
		if err != nil {
			t.Fatal(err)
		}
		ids, err := s.Find(ctx, catalog.Query{}, catalog.SortFile, 0)
		if err != nil || len(ids) != 3 {
			t.Fatalf("photos %v, %v", ids, err)
		}
		ps, err := s.Photos(ctx, ids)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range []struct {
			headline, city string
			revision       int64
			pending        bool
		}{{"Tít của bàn", "Na S?m", 1, true}, {"Tít 2", "Thất Khê", 0, false}, {"Tít t? t?p", "Đồng Đăng", 2, true}} {
			p := ps[i]
			if p.Caption.Text(catalog.Headline) != want.headline || p.Caption.Text(catalog.City) != want.city ||
				p.Revision != want.revision || p.PendingWrite() != want.pending || len(p.Parts) != 1 || len(p.Clashes) != 0 {
				t.Errorf("photo %d: %+v, want %+v", i+1, p, want)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	s, err := store.Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	roots, err := s.Roots(ctx)
	if err != nil {
		t.Fatal(err)
	}
	known, err := s.Known(ctx, roots[0].ID)
	if err != nil || known["IMG_2.JPG"].Others == 0 {
		t.Errorf("known: %+v, %v", known, err)
	}
	now := time.Now()
	for _, want := range []string{"house", "file", "caption", "caption"} {
		if a, err := s.Undo(ctx, now, ""); err != nil || a.Title != want {
			t.Errorf("undo %+v, %v; want %s", a, err, want)
		}
	}
	p, err := s.Photo(ctx, 1)
	if err != nil || p.Caption.Text(catalog.Headline) != "Tít 1" {
		t.Errorf("all undone: %v, %v", p.Caption, err)
	}
}
