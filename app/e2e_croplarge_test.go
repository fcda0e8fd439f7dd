package app_test

import (
	"path/filepath"
	"testing"

	"cutline/catalog"
	"cutline/catalog/sample"
)

// TestALargePhotoIsCroppedForItsSlot presses X on a photo that stands in a
// story, and on one that stands in none.
func TestALargePhotoIsCroppedForItsSlot(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	dir := t.TempDir()
	event, err := sample.Options{LongEdge: 300}.Event(filepath.Join(dir, "photos"))
	if err != nil {
		t.Fatal(err)
	}
	cat := filepath.Join(dir, "Desk.cutline")
	id := storyIn(t, cat, event)
	d, ctx := look(t, cat)
	ids, _, err := d.Search(ctx, "", catalog.SortNewest, 2)
	if err != nil || len(ids) != 2 {
		t.Fatal(ids, err)
	}
	if _, err := d.Place(ctx, id, 2, ids[0], catalog.Crop{}); err != nil {
		t.Fatal(err)
	}
	s := newScreen(t)
	w := s.open(buildWindow(t), "--lang", "en", cat)
	w.at("form", "count", 1)
	w.keys("Home", "Return", "Right")
	w.at("shown", "photo", ids[1])
	w.keys("f")
	w.at("fullscreen", "on", true)
	w.keys("x")
	w.at("fullscreen", "on", false) // the answer must be seen
	w.at("nocrop")
	w.keys("Left")
	w.at("shown", "photo", ids[0])
	w.keys("x")
	w.at("focus", "box", "crop")
	w.at("cropping", "story", id, "slot", 2)
	w.keys("4", "Return")
	w.at("storysaved", "change", "crop", "slot", 2)
	if st, err := d.Story(ctx, id); err != nil {
		t.Fatal(err)
	} else if sl, _ := st.Slot(2); sl.Crop.IsWhole() {
		t.Error("the slot has no crop")
	}
}
