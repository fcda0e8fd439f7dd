package grid

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"cutline/catalog"
)

func TestPhotosAreDraggedOffTheGrid(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 100)
	var taken []catalog.PhotoID
	var path, ends []fyne.Position
	g.OnDragOut = func(ids []catalog.PhotoID) { taken = append(taken, ids...) }
	g.OnDragMove = func(at fyne.Position) { path = append(path, at) }
	g.OnDragEnd = func(at fyne.Position) { ends = append(ends, at) }
	click(g, 2, 0, desktop.MouseButtonPrimary)
	click(g, 4, fyne.KeyModifierShortcutDefault, desktop.MouseButtonPrimary)
	x, y := g.layout.xy(4)
	drag := func(dx float32) {
		e := fyne.PointEvent{Position: fyne.NewPos(x+60+dx, y+30), AbsolutePosition: fyne.NewPos(x+160+dx, y+130)}
		g.Dragged(&fyne.DragEvent{PointEvent: e})
	}
	down := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x+60, y+30)}, Button: desktop.MouseButtonPrimary}

	g.MouseDown(down)
	drag(3) // not far enough: a click
	g.MouseUp(down)
	if len(taken)+len(path)+len(ends) != 0 {
		t.Fatalf("a click drags: %v, %v, %v", taken, path, ends)
	}
	click(g, 2, 0, desktop.MouseButtonPrimary)
	click(g, 4, fyne.KeyModifierShortcutDefault, desktop.MouseButtonPrimary)
	opened := 0
	g.OnOpen = func(int) { opened++ }
	g.MouseDown(down) // the second press of two
	drag(20)
	drag(500)
	g.MouseUp(down)
	g.DragEnd()
	if want := []catalog.PhotoID{98, 96}; !slices.Equal(taken, want) {
		t.Errorf("taken %v, want %v", taken, want)
	}
	last := fyne.NewPos(x+660, y+130)
	if opened != 0 {
		t.Error("a photo that was clicked and then dragged was opened")
	}
	if len(path) != 2 || path[1] != last || !slices.Equal(ends, []fyne.Position{last}) {
		t.Errorf("path %v, ends %v", path, ends)
	}
	if g.Selection().Count() != 2 {
		t.Error("a drag changed what is selected")
	}
}

func TestEnterAndTheSecondClickMayPlace(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 100)
	var opened, placed []int
	g.OnOpen = func(place int) { opened = append(opened, place) }
	twice := func(place int) {
		click(g, place, 0, desktop.MouseButtonPrimary)
		click(g, place, 0, desktop.MouseButtonPrimary)
	}
	key := func(name fyne.KeyName) { g.TypedKey(&fyne.KeyEvent{Name: name}) }
	twice(2)
	key(fyne.KeyReturn)
	g.OnPlace = func(place int) { placed = append(placed, place) }
	twice(4)
	key(fyne.KeyEnter)
	key(fyne.KeySpace)
	if !slices.Equal(opened, []int{2, 2, 4}) || !slices.Equal(placed, []int{4, 4}) {
		t.Errorf("opened %v, placed %v", opened, placed)
	}
}
