package app_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/desk"
	"cutline/catalog/sample"
)

// hold takes something up with the mouse at a place inside a control, and
// carries it over a place inside another; the button stays down.
func (w *window) hold(from string, x, y int, to string, tx, ty float64) {
	w.t.Helper()
	a, b := w.box(from), w.box(to)
	x0, y0 := int(a[0])+x, int(a[1])+y
	x1, y1 := int(b[0]+tx*b[2]), int(b[1]+ty*b[3])
	move := func(x, y int) {
		w.do("mousemove", "--window", w.id(), strconv.Itoa(x), strconv.Itoa(y))
		time.Sleep(60 * time.Millisecond)
	}
	move(x0, y0)
	w.do("mousedown", "1")
	for i := range 5 {
		move(x0+(x1-x0)*i/5, y0+(y1-y0)*i/5)
	}
	move(x1-2, y1)
	move(x1, y1)
}

func (w *window) release() {
	w.t.Helper()
	w.do("mouseup", "1")
}

// storyIn makes a catalog of the sample event with a story of two empty slots.
func storyIn(t *testing.T, cat string, event sample.Sample) catalog.StoryID {
	t.Helper()
	ctx := context.Background()
	d, err := desk.Create(ctx, cat, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Add(ctx, event.Dirs, nil); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(event.ArticleVI)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, err := d.ImportStory(ctx, event.ArticleVI, f)
	if err != nil || len(s.Slots) != 2 {
		t.Fatalf("%d slots, %v", len(s.Slots), err)
	}
	return s.ID
}

// TestPhotosAreDraggedOntoTheStory drags photos from the pane beside a story
// onto its slots and between its paragraphs with a real mouse, and does the
// same by keys.
func TestPhotosAreDraggedOntoTheStory(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	dir := t.TempDir()
	event, err := sample.Options{LongEdge: 600}.Event(filepath.Join(dir, "photos"))
	if err != nil {
		t.Fatal(err)
	}
	cat := filepath.Join(dir, "Desk.cutline")
	id := storyIn(t, cat, event)
	d, ctx := look(t, cat)
	ids, _, err := d.Search(ctx, "", catalog.SortNewest, 3)
	if err != nil || len(ids) != 3 {
		t.Fatal(ids, err)
	}
	held := func() string { // the photos in the slots
		t.Helper()
		s, err := d.Story(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		var out []catalog.PhotoID
		for _, sl := range s.Slots {
			out = append(out, sl.Photo)
		}
		return fmt.Sprint(out)
	}
	want := func(what string, photos ...catalog.PhotoID) {
		t.Helper()
		if got := held(); got != fmt.Sprint(photos) {
			t.Errorf("%s: the slots hold %s, want %v", what, got, photos)
		}
	}

	w := s.open(binary, "--lang", "vi", cat)
	w.at("opened")
	w.keys("F7")
	w.at("view", "view", "stories")
	w.at("candidates")
	w.keys("F8")
	w.at("pane", "shown", true)
	w.at("focus", "box", "grid")
	w.at("thumbs")

	const cell = 149 // of the pane's three columns
	w.hold("grid", 70, 60, "story.slot1", .5, .5)
	w.at("drag", "slot", 0)
	w.at("aim", "slot", 1, "ok", true)
	w.release()
	w.at("placed", "slot", 1, "photo", ids[0])
	want("dropped on an empty slot", ids[0], 0)
	w.at("slot", "slot", 2) // the next empty one is in hand, and in sight
	w.keys("ctrl+Up")
	w.at("slot", "slot", 1)

	w.hold("grid", cell+70, 60, "story.slot1", .5, .5)
	w.at("aim", "slot", 1, "ok", true)
	w.release()
	w.at("placed", "slot", 1, "photo", ids[1])
	want("dropped on a filled slot", ids[1], 0)
	w.keys("ctrl+z")
	w.at("undone", "title", "place")
	want("undone", ids[0], 0)
	w.keys("ctrl+Down")

	w.hold("grid", 2*cell+70, 60, "story.slot2", .5, .3)
	w.at("aim", "slot", 2, "ok", true)
	w.do("key", "Escape") // clearing the modifiers, as keys does, would let go of the button
	w.at("dropped", "taken", false)
	w.release()
	w.hold("grid", 2*cell+70, 60, "story.headline", .5, .5) // nothing can be dropped there
	w.at("drag")
	w.release()
	w.at("dropped", "taken", false)
	want("Esc, and dropped elsewhere", ids[0], 0)

	w.dragsSeveral(want, ids)
	w.placesByKeys(want, ids)
	w.swapsSlots(want, ids)
}

// dragsSeveral drops three photos on a slot and undoes that in one step, and
// drops two between two blocks.
func (w *window) dragsSeveral(want func(string, ...catalog.PhotoID), ids []catalog.PhotoID) {
	w.t.Helper()
	w.clickAt("grid", 70, 60)
	w.keys("Home", "shift+Right", "shift+Right")
	w.at("selection", "count", 3)
	w.hold("grid", 70, 60, "story.slot2", .5, .3)
	w.at("aim", "slot", 2, "ok", true)
	w.release()
	w.at("storysaved", "change", "place", "slot", 2)
	want("three on a slot", slices.Concat(ids[:1], ids)...)
	w.keys("ctrl+z")
	w.at("undone", "title", "place")
	want("undone in one step", ids[0], 0)

	w.at("candidates")
	w.clickAt("grid", 70, 60)
	w.keys("Home", "shift+Right")
	w.at("selection", "count", 2)
	w.keys("ctrl+Up")
	w.hold("grid", 70, 60, "story.lead", .5, .8)
	w.at("aim", "slot", 0, "block", 0, "ok", true)
	w.release()
	w.at("storysaved", "change", "place")
	want("two before the first block", ids[0], ids[1], ids[0], 0)
	w.keys("ctrl+z")
	w.at("undone", "title", "place")
	want("undone in one step, too", ids[0], 0)
	w.at("candidates")
}

// placesByKeys goes from slot to slot and places with Enter.
func (w *window) placesByKeys(want func(string, ...catalog.PhotoID), ids []catalog.PhotoID) {
	w.t.Helper()
	w.clickAt("grid", 70, 60)
	w.keys("Home", "ctrl+Up")
	w.keys("ctrl+Down")
	w.at("slot", "slot", 2)
	w.keys("Right", "Return")
	w.at("placed", "slot", 2, "photo", ids[1])
	want("Enter in the pane", ids[0], ids[1])
}

// swapsSlots drags one slot's picture onto the other's, and hides the pane.
func (w *window) swapsSlots(want func(string, ...catalog.PhotoID), ids []catalog.PhotoID) {
	w.t.Helper()
	w.hold("story.slot1", 60, 60, "story.slot2", .5, .3)
	w.at("drag", "slot", 1)
	w.at("aim", "slot", 2, "ok", true)
	w.release()
	w.at("storysaved", "change", "swap")
	want("one slot's picture on the other's", ids[1], ids[0])
	w.keys("ctrl+z")
	w.at("undone", "title", "place")
	want("undone", ids[0], ids[1])
	w.keys("F8")
	w.at("focus", "box", "grid")
	w.keys("F8")
	w.at("pane", "shown", false)
	w.at("focus", "box", "story.candidates")
}
