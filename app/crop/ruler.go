package crop

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Ruler shows an angle on a scale of degrees and lets a person choose one:
// by dragging its hand, by the wheel in tenths, and a double click levels. It
// decides nothing and never takes the keyboard.
type Ruler struct {
	widget.BaseWidget
	// OnTurn hears of each step, OnDone when the person lets go; OnGrab then
	// gives the keyboard to whoever should have it.
	OnTurn         func(degrees float64)
	OnDone, OnGrab func()

	angle    float64
	now      func() time.Time
	clicks   clicks
	dragging bool
	grip     float32 // from the hand to where it was taken
	over     bool

	ticks []*canvas.Line
	way   *canvas.Rectangle // from level to the hand
	hand  *canvas.Rectangle
}

const (
	rulerEnd  = 15 // degrees at its ends
	rulerSide = 10 // around the scale, so that the hand can be taken at its ends
)

var (
	_ fyne.Draggable    = (*Ruler)(nil)
	_ fyne.Scrollable   = (*Ruler)(nil)
	_ fyne.Tappable     = (*Ruler)(nil)
	_ desktop.Mouseable = (*Ruler)(nil)
	_ desktop.Hoverable = (*Ruler)(nil)
)

func newRuler(now func() time.Time) *Ruler {
	r := &Ruler{now: now, way: canvas.NewRectangle(nil), hand: canvas.NewRectangle(nil)}
	r.hand.CornerRadius, r.way.CornerRadius = 2, 1
	for range 2*rulerEnd + 1 {
		r.ticks = append(r.ticks, canvas.NewLine(nil))
	}
	r.ExtendBaseWidget(r)
	return r
}

// Angle is the angle that is shown.
func (r *Ruler) Angle() float64 { return r.angle }

// SetAngle shows an angle and tells nobody.
func (r *Ruler) SetAngle(degrees float64) {
	if degrees != r.angle {
		r.angle = degrees
		r.Refresh()
	}
}

// at is where an angle stands; one off the scale stands at its end.
func (r *Ruler) at(degrees float64) float32 {
	k := min(max(degrees/rulerEnd, -1), 1)
	return r.Size().Width/2 + float32(k)*(r.Size().Width/2-rulerSide)
}

// turn takes the angle at a place, in tenths.
func (r *Ruler) turn(x float32) {
	half := float64(r.Size().Width/2 - rulerSide)
	if half <= 0 {
		return
	}
	to := math.Round((float64(x)-float64(r.Size().Width)/2)/half*rulerEnd*10) / 10
	r.tell(min(max(to, -rulerEnd), rulerEnd))
}

func (r *Ruler) tell(to float64) {
	if to != r.angle && r.OnTurn != nil {
		r.OnTurn(to)
	}
}

func (r *Ruler) done() {
	if r.OnDone != nil {
		r.OnDone()
	}
}

// MouseDown takes the hand, where it is or there; the second click levels.
func (r *Ruler) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	if r.clicks.double(r.now(), e.Position) {
		r.tell(0)
		r.done()
		return
	}
	r.dragging, r.grip = true, e.Position.X-r.at(r.angle)
	if math.Abs(float64(r.grip)) > reach {
		r.grip = 0
		r.turn(e.Position.X)
	}
}

// Dragged follows the pointer.
func (r *Ruler) Dragged(e *fyne.DragEvent) {
	if r.dragging {
		r.turn(e.Position.X - r.grip)
	}
}

// DragEnd ends it. Only now, and when Tapped, has the toolkit taken the
// keyboard from what had it.
func (r *Ruler) DragEnd() {
	r.end()
	r.grab()
}

// MouseUp ends a press that did not move.
func (r *Ruler) MouseUp(*desktop.MouseEvent) { r.end() }

// Tapped gives the keyboard back.
func (r *Ruler) Tapped(*fyne.PointEvent) { r.grab() }

func (r *Ruler) grab() {
	if r.OnGrab != nil {
		r.OnGrab()
	}
}

func (r *Ruler) end() {
	if r.dragging {
		r.dragging = false
		r.done()
	}
}

// Scrolled turns by a tenth.
func (r *Ruler) Scrolled(e *fyne.ScrollEvent) {
	by := fineStep
	if e.Scrolled.DY < 0 || e.Scrolled.DX < 0 {
		by = -fineStep
	}
	r.tell(math.Round((r.angle+by)*10) / 10)
	r.done()
}

// MouseIn lights the hand.
func (r *Ruler) MouseIn(*desktop.MouseEvent) { r.over = true; r.Refresh() }

// MouseMoved does nothing; desktop.Hoverable wants it.
func (r *Ruler) MouseMoved(*desktop.MouseEvent) {}

// MouseOut puts it out.
func (r *Ruler) MouseOut() { r.over = false; r.Refresh() }

// Cursor says that it is dragged sideways.
func (r *Ruler) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// MinSize leaves a few pixels to each degree.
func (r *Ruler) MinSize() fyne.Size { return fyne.NewSize(2*rulerEnd*6+2*rulerSide, 26) }

// CreateRenderer makes the drawing.
func (r *Ruler) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{}
	for _, t := range r.ticks {
		objects = append(objects, t)
	}
	d := &rulerDrawing{r, append(objects, r.way, r.hand)}
	d.Refresh()
	return d
}

// rulerDrawing is the renderer of a Ruler.
type rulerDrawing struct {
	r       *Ruler
	objects []fyne.CanvasObject
}

func (d *rulerDrawing) Destroy()                     {}
func (d *rulerDrawing) MinSize() fyne.Size           { return d.r.MinSize() }
func (d *rulerDrawing) Objects() []fyne.CanvasObject { return d.objects }

// Layout puts ticks and hand in their places.
func (d *rulerDrawing) Layout(size fyne.Size) {
	r, mid := d.r, size.Height/2
	for i, t := range r.ticks {
		long := float32(4)
		switch n := i - rulerEnd; {
		case n == 0:
			long = 9
		case n%5 == 0:
			long = 7
		}
		x := float32(math.Round(float64(r.at(float64(i - rulerEnd)))))
		t.Position1, t.Position2 = fyne.NewPos(x, mid-long), fyne.NewPos(x, mid+long)
	}
	from, to := r.at(0), r.at(r.angle)
	span(r.way, fyne.NewPos(min(from, to), mid-1), fyne.NewPos(max(from, to), mid+1))
	span(r.hand, fyne.NewPos(to-2.5, 2), fyne.NewPos(to+2.5, size.Height-2))
}

// Refresh gives everything its colour and place.
func (d *rulerDrawing) Refresh() {
	r := d.r
	for i, t := range r.ticks {
		name, width := fynetheme.ColorNameInputBorder, float32(1)
		if (i-rulerEnd)%5 == 0 {
			name = fynetheme.ColorNamePlaceHolder
		}
		t.StrokeColor, t.StrokeWidth = fynetheme.ColorForWidget(name, r), width
	}
	name := fynetheme.ColorNamePrimary
	if !r.over && !r.dragging && r.angle == 0 {
		name = fynetheme.ColorNameForeground
	}
	r.way.FillColor = fynetheme.ColorForWidget(fynetheme.ColorNamePrimary, r)
	r.hand.FillColor = fynetheme.ColorForWidget(name, r)
	d.Layout(r.Size())
	for _, o := range d.objects {
		o.Refresh()
	}
}
