package grid

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestTheCellUnderThePointerIsTold(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 0)
	g.SetSnapshot(withBursts(600, map[int]int{2: 7}))
	var told []int
	var last Spot
	g.OnHover = func(s Spot) { told, last = append(told, s.Place), s }
	over := func(place int) {
		x, y := g.layout.xy(place)
		g.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x+50, y+50)}})
	}
	over(2)
	if last.Frames != 7 || last.Cell.Name == "" || last.At.X != 2*g.layout.cellW {
		t.Errorf("told %+v", last)
	}
	over(2)
	over(3)
	g.scroll(50)
	over(9)
	g.MouseOut()
	if want := []int{2, 3, -1, 9, -1}; !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
	g.Select(590)
	g.scroll(0)
	if s := g.Eye(); s.Place != 590 || s.At.Y < 0 || s.At.Y+s.Size.Height > g.layout.height {
		t.Errorf("the eye is at %+v, out of sight", s)
	}
}
