package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/desk"
)

// TestCodesInTheWindow types a code and a variable into the captions of two
// photos at once: each gets its own when they are saved. A variable that is
// none stays as typed, and is told.
func TestCodesInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	dir := t.TempDir()
	photos, cat, codes := filepath.Join(dir, "photos"), filepath.Join(dir, "Desk.cutline"), filepath.Join(dir, "codes.txt")
	if err := os.Mkdir(photos, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(codes, []byte("hvn\tHoàng Văn Nghiệm\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"a.jpg", "b.jpg"} {
		catalogtest.File(t, photos, name, catalogtest.Photo{Seed: i + 1, Shot: catalogtest.At(i+1, 9, 0, 0, true)})
	}
	d, err := desk.Create(t.Context(), cat, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Add(t.Context(), []string{photos}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := d.AddCodeFile(t.Context(), codes); err != nil {
		t.Fatal(err)
	}
	ids, _, err := d.Search(t.Context(), "", catalog.SortFile, 0)
	if err != nil || len(ids) != 2 {
		t.Fatal(ids, err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}

	w := s.open(binary, "--lang", "vi", cat)
	w.at("form", "count", 1)
	w.keys("ctrl+a")
	w.at("form", "count", 2)
	w.into("caption.headline")
	w.typed("=hvn= {day0}")
	w.keys("ctrl+Return")
	w.at("saved", "changed", 2)
	back, ctx := look(t, cat)
	headlines := func() string {
		t.Helper()
		ps, err := back.Photos(ctx, ids)
		if err != nil {
			t.Fatal(err)
		}
		return ps[0].Caption.Text(catalog.Headline) + "|" + ps[1].Caption.Text(catalog.Headline)
	}
	if got := headlines(); got != "Hoàng Văn Nghiệm 01|Hoàng Văn Nghiệm 02" {
		t.Errorf("the headlines are %q", got)
	}

	w.keys("Escape")
	w.at("focus", "box", "grid")
	w.keys("ctrl+a")
	w.at("form", "count", 2)
	w.into("caption.headline")
	w.keys("ctrl+a")
	w.typed("{cty}")
	w.keys("ctrl+Return")
	w.at("saved", "changed", 2)
	if l := w.at("banner"); !strings.Contains(l.str("text"), "{cty}") {
		t.Errorf("the banner says %q", l.str("text"))
	}
	if got := headlines(); got != "{cty}|{cty}" {
		t.Errorf("the headlines are %q", got)
	}
}
