package app_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/desk"
)

// ownKeys gives commands keys of a person's own, before the window starts.
func (s *screen) ownKeys(json string) {
	s.t.Helper()
	home := ""
	for _, kv := range s.env {
		if h, ok := strings.CutPrefix(kv, "HOME="); ok {
			home = h
		}
	}
	dir := filepath.Join(home, ".config", "cutline")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "settings.json"), []byte(`{"ownKeys":`+json+`}`), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

// smallDesk is a catalog of so many small photos: 1.jpg and so on.
func smallDesk(t *testing.T, n int) (cat string, ids []catalog.PhotoID) {
	t.Helper()
	dir := t.TempDir()
	photos, cat := filepath.Join(dir, "photos"), filepath.Join(dir, "Desk.cutline")
	if err := os.Mkdir(photos, 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		catalogtest.File(t, photos, string(rune('1'+i))+".jpg", catalogtest.Photo{Seed: i + 1})
	}
	d, err := desk.Create(t.Context(), cat, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Add(t.Context(), []string{photos}, nil); err != nil {
		t.Fatal(err)
	}
	if ids, _, err = d.Search(t.Context(), "", catalog.SortFile, 0); err != nil || len(ids) != n {
		t.Fatal(ids, err)
	}
	return cat, ids
}

// TestCaptionsGoRoundThroughATableInTheWindow writes captions as CSV, edits
// the file as a spreadsheet would, takes it back and undoes it.
func TestCaptionsGoRoundThroughATableInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	cat, _ := smallDesk(t, 3)
	s.ownKeys(`{"desk.tableout":["Ctrl+F5"],"desk.tablein":["Ctrl+F6"]}`)
	w := s.open(binary, "--lang", "vi", cat)
	w.at("form", "count", 1)
	table := filepath.Join(t.TempDir(), "bang.csv")
	w.keys("ctrl+F5")
	w.at("dialog", "name", "tableout", "shown", true)
	w.keys("ctrl+a")
	w.typed(table)
	w.shoot("table-out")
	w.keys("Return")
	w.at("tableout", "photos", 3)
	data, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	text, bom := strings.CutPrefix(string(data), "\uFEFF")
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || !bom || len(rows) != 4 {
		t.Fatalf("%d rows, mark %v, %v", len(rows), bom, err)
	}
	at := func(name string) int { return slices.Index(rows[0], name) }
	for i, r := range rows[1:3] {
		r[at("headline")], r[at("rating")] = "Chợ phiên "+string(rune('1'+i)), "5"
	}
	rows[3][at("rating")] = "9"
	f, err := os.Create(table)
	if err != nil {
		t.Fatal(err)
	}
	out := csv.NewWriter(f)
	out.Comma = ';'
	if err := out.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	f.Close()

	w.keys("ctrl+F6")
	w.chooses("tablein", table)
	w.at("tableplan", "photos", 2, "fields", 4, "unchanged", 0, "failed", 1)
	w.at("dialog", "name", "table", "shown", true)
	w.shoot("table-in")
	w.keys("Return")
	w.at("tablein", "changed", 2, "failed", 1)
	w.shoot("table-done")
	d, ctx := look(t, cat)
	stars := func(want int) {
		t.Helper()
		if n, err := d.Count(ctx, `rating:5 headline:"chợ phiên"`); err != nil || n != want {
			t.Errorf("%d photos have what the table says (%v), want %d", n, err, want)
		}
	}
	stars(2)
	w.keys("ctrl+z")
	w.at("undone", "title", "table")
	w.at("selection", "count", 2) // those that are as they were again
	stars(0)
	// The file is there now: the first Enter asks, the second replaces it.
	w.keys("ctrl+F5")
	w.at("dialog", "name", "tableout", "shown", true)
	w.keys("ctrl+a")
	w.typed(table)
	w.keys("Return")
	w.at("there")
	w.shoot("table-there")
	w.keys("Return")
	w.at("tableout", "photos", 2)
}
