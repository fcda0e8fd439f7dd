package app_test

import (
	"context"
	"fmt"
	"image"
	"path/filepath"
	"strconv"
	"testing"

	"cutline/catalog"
	"cutline/catalog/desk"
	"cutline/catalog/sample"
)

// atSpeed presses keys faster than a hand can, and waits for nothing.
func (s *screen) atSpeed(keys ...string) {
	s.t.Helper()
	s.do(append([]string{"key", "--delay", "30"}, keys...)...)
}

// aRoll makes a catalog of so many photos and gives them as they are shown.
func aRoll(t *testing.T, many int) (path string, order []catalog.PhotoID) {
	t.Helper()
	ctx, dir := context.Background(), t.TempDir()
	photos := filepath.Join(dir, "photos")
	if err := sample.Photos(ctx, photos, many, image.Pt(300, 200), nil); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(dir, "Desk.cutline")
	d, err := desk.Create(ctx, path, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Add(ctx, []string{photos}, nil); err != nil {
		t.Fatal(err)
	}
	order, _, err = d.Search(ctx, "", catalog.SortNewest, 0)
	if err != nil || len(order) != many {
		t.Fatal(len(order), err)
	}
	return path, order
}

// filtered types a search, waits for its answer and goes back to the photos.
func (w *window) filtered(query string, shown int) {
	w.t.Helper()
	w.keys("ctrl+f")
	w.at("focus", "box", "filter")
	w.keys("ctrl+a")
	w.typed(query)
	w.at("count", "query", query, "shown", shown)
	w.keys("Escape")
	w.at("focus", "box", "grid")
}

// TestMarksAtSpeedHitWhatTheEyeSees culls through a filter that each mark
// takes the photo out of, with no pause between the keys, and undoes it all.
func TestMarksAtSpeedHitWhatTheEyeSees(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	binary := buildWindow(t)
	const many, culled = 60, 50
	stars := func(p catalog.Photo) int { return p.Rating }
	tagged := func(p catalog.Photo) int {
		if p.Tagged {
			return 1
		}
		return 0
	}
	for _, tt := range []struct {
		name, query string
		advance     bool
		large       bool // in the large view
		undone      int
		key         func(n int) (string, int) // and the mark it sets
		mark        func(catalog.Photo) int
	}{
		{"stars", "rating:0", true, false, culled, func(n int) (string, int) { return "ctrl+" + strconv.Itoa(1+n%5), 1 + n%5 }, stars},
		{"stars, not advancing, large", "rating:0", false, true, 3, func(n int) (string, int) { return "ctrl+" + strconv.Itoa(1+n%5), 1 + n%5 }, stars},
		{"tags", "tag:no", true, false, 3, func(int) (string, int) { return "t", 1 }, tagged},
		{"stars without a filter", "", true, false, 3, func(n int) (string, int) { return "ctrl+" + strconv.Itoa(1+n%5), 1 + n%5 }, stars},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cat, order := aRoll(t, many)
			s := newScreen(t)
			s.settings(map[string]any{"advance": tt.advance})
			w := s.open(binary, "--lang", "en", cat)
			w.at("count", "shown", many)
			if tt.query != "" {
				w.filtered(tt.query, many)
			}
			w.keys("Home")
			w.at("selection", "eye", order[0])
			d, ctx := look(t, cat)
			var keys []string
			if tt.large {
				w.keys("Return")
				w.at("shown", "photo", order[0])
			}
			for n := range culled {
				key, _ := tt.key(n)
				keys = append(keys, key)
			}
			w.atSpeed(keys...)
			for n := range culled {
				w.at("mark", "changed", 1, "ids", fmt.Sprintf("[%d]", order[n]))
			}
			photos, err := d.Photos(ctx, order)
			if err != nil {
				t.Fatal(err)
			}
			for n, p := range photos {
				_, want := tt.key(n)
				if n >= culled {
					want = 0
				}
				if tt.mark(p) != want || n < culled && p.Revision != photos[many-1].Revision+1 {
					t.Errorf("photo %d has the mark %d and revision %d, want %d and one edit", n, tt.mark(p), p.Revision, want)
				}
			}
			w.undoes(order[:culled], tt.undone, tt.query != "")
		})
	}
}

// undoes takes so many marks back, the last first: each photo comes back to
// its place, with the eye on it.
func (w *window) undoes(marked []catalog.PhotoID, times int, filtered bool) {
	w.t.Helper()
	const many = 60
	for n := len(marked) - 1; n >= len(marked)-times; n-- {
		w.keys("ctrl+z")
		w.at("undone", "title", "mark", "changed", 1)
		w.at("selection", "count", 1, "eye", marked[n])
		if filtered {
			w.at("count", "shown", many-n)
		}
	}
}
