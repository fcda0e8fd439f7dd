package stories

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// hold shows whether the slot is in hand.
func (c *card) hold(in bool) {
	c.stripe.FillColor = color.Transparent
	if in {
		c.stripe.FillColor = theme.Color(theme.ColorNamePrimary)
	}
	c.stripe.Refresh()
	c.frame.held = in
	c.frame.paint()
}

// light shows whether something is about to be dropped on the slot.
func (c *card) light(on bool) {
	if c.frame.lit == on {
		return
	}
	c.frame.lit = on
	c.frame.paint()
	c.ground.FillColor = color.Transparent
	if on {
		c.ground.FillColor = theme.Color(theme.ColorNameSelection)
	}
	c.ground.Refresh()
}

// A frame is a picture's place: it takes clicks, and lets its picture be
// dragged away.
type frame struct {
	widget.BaseWidget
	content   fyne.CanvasObject
	back      *canvas.Rectangle
	edge      *canvas.Rectangle // over the picture
	tapped    func()
	drag      func(fyne.Position) // where in the window the picture is dragged
	let       func()
	held, lit bool
	from      *fyne.Position // where the button went down; nil: it is up
	taken     bool           // the picture follows the pointer
}

var _ fyne.Draggable = (*frame)(nil)

func newFrame(content fyne.CanvasObject, tapped func()) *frame {
	f := &frame{content: content, back: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent), tapped: tapped}
	f.back.CornerRadius, f.edge.CornerRadius = 2, 2
	f.ExtendBaseWidget(f)
	f.paint()
	return f
}

func (f *frame) paint() {
	f.back.FillColor = theme.Color(theme.ColorNameInputBackground)
	f.edge.StrokeWidth, f.edge.StrokeColor = 1, theme.Color(theme.ColorNameInputBorder)
	if f.held || f.lit {
		f.edge.StrokeColor = theme.Color(theme.ColorNamePrimary)
	}
	if f.lit {
		f.edge.StrokeWidth = 4
	}
	f.back.Refresh()
	f.edge.Refresh()
}

// Tapped takes the slot in hand.
func (f *frame) Tapped(*fyne.PointEvent) { f.tapped() }

// Dragged takes the picture away, once the pointer has gone some way.
func (f *frame) Dragged(e *fyne.DragEvent) {
	if f.from == nil {
		from := e.AbsolutePosition.SubtractXY(e.Dragged.DX, e.Dragged.DY)
		f.from = &from
	}
	way := e.AbsolutePosition.Subtract(*f.from)
	if f.taken = f.taken || math.Hypot(float64(way.X), float64(way.Y)) > 8; f.taken {
		f.drag(e.AbsolutePosition)
	}
}

// DragEnd lets it go; a hand that only trembled has clicked.
func (f *frame) DragEnd() {
	taken := f.taken
	f.from, f.taken = nil, false
	if taken {
		f.let()
	} else {
		f.tapped()
	}
}

// CreateRenderer puts the content on its ground.
func (f *frame) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(f.back, container.New(layout.NewCustomPaddedLayout(2, 2, 2, 2), f.content), f.edge))
}
