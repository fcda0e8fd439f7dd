package app_test

import (
	"context"
	"math"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/desk"
	"cutline/catalog/sample"
)

// drags moves the pressed mouse from a place in the window to another.
func (w *window) drags(x0, y0, x1, y1 float64) {
	w.t.Helper()
	move := func(k float64) {
		w.do("mousemove", "--window", w.id(), strconv.Itoa(int(x0+(x1-x0)*k)), strconv.Itoa(int(y0+(y1-y0)*k)))
		time.Sleep(40 * time.Millisecond)
	}
	move(0)
	w.do("mousedown", "1")
	for i := range 8 {
		move(float64(i+1) / 8)
	}
	w.do("mouseup", "1")
}

// TestAPhotoIsStraightened turns a slot's photo by keys, on the scale, by a
// drag outside the frame and by a line along the horizon.
func TestAPhotoIsStraightened(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	dir := t.TempDir()
	event, err := sample.Options{LongEdge: 900}.Event(filepath.Join(dir, "photos"))
	if err != nil {
		t.Fatal(err)
	}
	cat := filepath.Join(dir, "Desk.cutline")
	id := storyIn(t, cat, event)
	d, ctx := look(t, cat)
	ids, _, err := d.Search(ctx, "", catalog.SortNewest, 1)
	if err != nil || len(ids) != 1 {
		t.Fatal(ids, err)
	}
	if _, err := d.Place(ctx, id, 1, ids[0], catalog.Crop{X0: .3, Y0: .3, X1: .7, Y1: .7}); err != nil {
		t.Fatal(err)
	}
	s := newScreen(t)
	w := s.open(buildWindow(t), "--lang", "en", cat)
	w.at("form", "count", 1)
	w.keys("Home", "Return")
	w.at("shown", "photo", ids[0])
	w.keys("x")
	w.at("focus", "box", "crop")
	turned := func() float64 {
		t.Helper()
		w.at("storysaved", "change", "crop", "slot", 1)
		return savedAngle(t, ctx, d, id)
	}

	w.keys("ctrl+bracketright")
	if got := turned(); got != 1 {
		t.Errorf("Ctrl+] turns to %v°, want 1°", got)
	}
	w.keys("bracketleft")
	if got := turned(); got != .9 {
		t.Errorf("[ turns to %v°, want 0.9°", got)
	}
	ruler := w.box("crop.ruler")
	degree := (ruler[2]/2 - 10) / 15
	x, y := ruler[0]+ruler[2]/2, ruler[1]+ruler[3]/2
	w.drags(x+degree*.9, y, x-degree*4, y)
	if got := turned(); math.Abs(got+4) > .31 {
		t.Errorf("the scale turns to %v°, want about -4°", got)
	}
	before := savedAngle(t, ctx, d, id)
	pane := w.box("crop.pane")
	mx, my := pane[0]+pane[2]/2, pane[1]+pane[3]/2
	w.drags(mx+pane[2]/2-8, my, mx+pane[2]/2-8, my+40)
	if got := turned(); got <= before+3 {
		t.Errorf("a drag down on the right turns from %v° to %v°, want clockwise", before, got)
	}
	before = savedAngle(t, ctx, d, id)
	w.do("keydown", "ctrl")
	w.drags(mx-100, my, mx+100, my+20)
	w.do("keyup", "ctrl")
	if got, want := turned(), before-math.Atan2(20, 200)*180/math.Pi; math.Abs(got-want) > .6 {
		t.Errorf("a line that hangs to the right turns from %v° to %v°, want %.2f°", before, got, want)
	}
	p, err := d.Photo(ctx, ids[0])
	if err != nil {
		t.Fatal(err)
	}
	if st, err := d.Story(ctx, id); err != nil {
		t.Fatal(err)
	} else if sl, _ := st.Slot(1); !sl.Crop.Fits(p.Upright()) {
		t.Errorf("%v does not fit into %v", sl.Crop, p.Upright())
	}
	w.clickAt("crop.ruler", int(ruler[2]/2), int(ruler[3]/2))
	w.do("click", "1")
	if got := turned(); got != 0 {
		t.Errorf("a double click levels to %v°", got)
	}
	w.keys("ctrl+z")
	w.at("undone")
	if got := savedAngle(t, ctx, d, id); got == 0 {
		t.Error("undo leaves the photo level")
	}
	w.keys("Return")
	w.at("focus", "box", "story.candidates")
}

// savedAngle is by how much slot 1's photo is turned in the catalog.
func savedAngle(t *testing.T, ctx context.Context, d *desk.Desk, id catalog.StoryID) float64 {
	t.Helper()
	s, err := d.Story(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	sl, _ := s.Slot(1)
	return sl.Crop.Angle
}
