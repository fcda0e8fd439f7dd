package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var _ desktop.Hoverable = (*Grid)(nil)

// A Spot is a cell under the pointer.
type Spot struct {
	Place  int // -1: none
	Cell   Cell
	Frames int           // of the burst it stands for; 0: of none
	At     fyne.Position // of the cell, in the grid
	Size   fyne.Size
}

// MouseIn tells what is under the pointer.
func (g *Grid) MouseIn(e *desktop.MouseEvent) { g.hover(e.Position) }

// MouseMoved tells it when it is another cell.
func (g *Grid) MouseMoved(e *desktop.MouseEvent) { g.hover(e.Position) }

// MouseOut tells that it is nothing any more.
func (g *Grid) MouseOut() { g.hovered(-1) }

func (g *Grid) hover(at fyne.Position) {
	if g.layout.headerAt(at.X, at.Y) >= 0 {
		g.hovered(-1)
		return
	}
	g.hovered(g.hit(at))
}

// hovered tells of another cell under the pointer; none while the wall moves.
func (g *Grid) hovered(place int) {
	if g.mouse.doing != nothing {
		place = -1
	}
	if place == g.under {
		return
	}
	g.under = place
	if g.OnHover != nil {
		g.OnHover(g.spot(place))
	}
}

// spot is what stands at a place in sight.
func (g *Grid) spot(place int) Spot {
	s := Spot{Place: place}
	if place < 0 {
		return s
	}
	s.Cell, _ = g.rows.peek(g.snap, place)
	if b, ok := g.snap.Burst(g.snap.ID(place)); ok && !b.Open {
		s.Frames = len(b.Frames)
	}
	x, y := g.layout.xy(place)
	s.At, s.Size = fyne.NewPos(x, y), fyne.NewSize(g.layout.cellW, g.layout.cellH)
	return s
}

// Eye is where the photo in focus stands in the grid, brought into sight;
// Place is -1 when there is none. A menu that a key asks for begins there.
func (g *Grid) Eye() Spot {
	g.Reveal(g.sel.Focus())
	return g.spot(g.sel.Focus())
}
