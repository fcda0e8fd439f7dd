package app_test

import (
	"path/filepath"
	"testing"

	"cutline/catalog"
	"cutline/catalog/desk"
	"cutline/catalog/sample"
)

// TestHowPhotosAreListedInTheWindow orders and divides the photos by mouse
// and keys, goes through the menu of a photo by the keyboard alone, and finds
// order and size again after a restart.
func TestHowPhotosAreListedInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	dir := t.TempDir()
	event, err := sample.Options{LongEdge: 300}.Event(filepath.Join(dir, "photos"))
	if err != nil {
		t.Fatal(err)
	}
	cat := filepath.Join(dir, "Desk.cutline")
	created, err := desk.Create(t.Context(), cat, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := created.Add(t.Context(), event.Dirs, nil); err != nil {
		t.Fatal(err)
	}
	if err := created.Close(); err != nil {
		t.Fatal(err)
	}
	d, ctx := look(t, cat)
	byFile, _, err := d.Search(ctx, "", catalog.SortFile, 0)
	if err != nil || len(byFile) != len(event.Photos) {
		t.Fatal(len(byFile), err)
	}

	w := s.open(binary, "--lang", "en", cat)
	w.at("count", "shown", len(byFile))
	w.at("form", "count", 1)
	w.click("contact.sort")
	w.keys("Down", "Down", "Down", "Return")
	w.at("listing", "sort", "file")
	w.click("contact.group")
	w.keys("Down", "Down", "Return")
	w.at("listing", "group", "day")
	w.click("tab.photos")
	w.keys("Home")
	w.at("selection", "eye", byFile[0])

	w.keys("shift+F10")
	w.at("menu")
	w.keys("Escape", "End")
	w.at("selection", "eye", byFile[len(byFile)-1])
	w.keys("b") // bursts are not one
	w.at("status")
	w.keys("ctrl+minus", "ctrl+minus")
	w.at("remembered")
	w.kill()

	w = s.open(binary, "--lang", "vi", cat)
	w.at("count", "shown", len(byFile))
	w.at("form", "count", 1)
	w.keys("Right", "Home")
	w.at("selection", "eye", byFile[0])
}
