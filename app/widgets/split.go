package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/theme"
)

const (
	splitThick = 7  // layout units of the divider
	gripLong   = 36 // of the handle on it
	gripThick  = 3
)

// Split is two parts with a divider between them that can be seen and
// dragged. Read Offset to remember where a person put it. A part that is nil
// or hidden leaves its room to the other.
type Split struct {
	widget.BaseWidget
	// Offset is the first part's share, 0 to 1; a part never gets less than
	// its least size while the other has more than that.
	Offset float64

	first, second fyne.CanvasObject
	vertical      bool
	bar           *divider
}

// NewSplit makes one; offset is the first part's share, kept between a tenth
// and nine.
func NewSplit(vertical bool, first, second fyne.CanvasObject, offset float64) *Split {
	s := &Split{first: first, second: second, vertical: vertical, Offset: min(max(offset, .1), .9)}
	s.bar = newDivider(s)
	s.ExtendBaseWidget(s)
	return s
}

// SetFirst and SetSecond change a part; nil takes it away.
func (s *Split) SetFirst(o fyne.CanvasObject) {
	if s.first != o {
		s.first = o
		s.Refresh()
	}
}

// SetSecond changes the second part.
func (s *Split) SetSecond(o fyne.CanvasObject) {
	if s.second != o {
		s.second = o
		s.Refresh()
	}
}

// SetOffset moves the divider.
func (s *Split) SetOffset(offset float64) {
	if s.Offset != offset {
		s.Offset = offset
		s.lay(s.Size())
		s.redraw()
	}
}

// Resize gives both parts their share.
func (s *Split) Resize(size fyne.Size) {
	s.BaseWidget.Resize(size)
	s.lay(size)
}

func (s *Split) redraw() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Refresh(s)
	}
}

func there(o fyne.CanvasObject) bool { return o != nil && o.Visible() }

// along is the size that the divider shares out, cross the other.
func (s *Split) along(size fyne.Size) (along, cross float32) {
	if s.vertical {
		return size.Height, size.Width
	}
	return size.Width, size.Height
}

func (s *Split) size(along, cross float32) fyne.Size {
	if s.vertical {
		return fyne.NewSize(cross, along)
	}
	return fyne.NewSize(along, cross)
}

// share is the first part's length of the room both have.
func (s *Split) share(room float32) float32 {
	a, _ := s.along(s.first.MinSize())
	b, _ := s.along(s.second.MinSize())
	want := float32(s.Offset) * room
	if a+b >= room {
		return room * a / max(a+b, 1)
	}
	return min(max(want, a), room-b)
}

func (s *Split) lay(size fyne.Size) {
	one, two := there(s.first), there(s.second)
	show(s.bar, one && two)
	along, cross := s.along(size)
	origin := fyne.NewPos(0, 0)
	switch {
	case one && two:
		room := max(along-splitThick, 0)
		a := s.share(room)
		s.first.Move(origin)
		s.first.Resize(s.size(a, cross))
		at, behind := s.size(a, 0), s.size(a+splitThick, 0)
		s.bar.Move(fyne.NewPos(at.Width, at.Height))
		s.bar.Resize(s.size(splitThick, cross))
		s.second.Move(fyne.NewPos(behind.Width, behind.Height))
		s.second.Resize(s.size(room-a, cross))
	case one:
		s.first.Move(origin)
		s.first.Resize(size)
	case two:
		s.second.Move(origin)
		s.second.Resize(size)
	}
}

// CreateRenderer shows the parts and the divider.
func (s *Split) CreateRenderer() fyne.WidgetRenderer { return &splitScene{s} }

type splitScene struct{ s *Split }

// Layout is done by Resize.
func (r *splitScene) Layout(size fyne.Size) { r.s.lay(size) }

// MinSize is that of both parts.
func (r *splitScene) MinSize() fyne.Size {
	var along, cross float32
	for _, o := range r.Objects() {
		a, c := r.s.along(o.MinSize())
		if o.Visible() {
			along, cross = along+a, max(cross, c)
		}
	}
	return r.s.size(along, cross)
}

// Objects are the parts there are, and the divider above them.
func (r *splitScene) Objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, o := range []fyne.CanvasObject{r.s.first, r.s.second} {
		if o != nil {
			out = append(out, o)
		}
	}
	return append(out, r.s.bar)
}

// Refresh lays out anew; the parts draw themselves.
func (r *splitScene) Refresh() {
	r.s.lay(r.s.Size())
	r.s.bar.Refresh()
	r.s.redraw()
}

// Destroy has nothing to give back.
func (r *splitScene) Destroy() {}

// divider is the bar with its handle.
type divider struct {
	widget.BaseWidget
	split        *Split
	ground, grip *canvas.Rectangle
	over         bool
	held         bool
	from         float32 // of the bar, where the pointer took it
}

var (
	_ fyne.Draggable     = (*divider)(nil)
	_ desktop.Hoverable  = (*divider)(nil)
	_ desktop.Cursorable = (*divider)(nil)
)

func newDivider(s *Split) *divider {
	d := &divider{split: s, ground: canvas.NewRectangle(color.Transparent), grip: canvas.NewRectangle(color.Transparent)}
	d.grip.CornerRadius = gripThick / 2.
	d.ExtendBaseWidget(d)
	return d
}

// Dragged moves the divider.
func (d *divider) Dragged(e *fyne.DragEvent) {
	s := d.split
	at := s.size(0, 0)
	pos := d.Position().Add(e.Position)
	at.Width, at.Height = pos.X, pos.Y
	along, _ := s.along(at)
	if !d.held {
		d.held = true
		step, _ := s.along(fyne.NewSize(e.Dragged.DX, e.Dragged.DY))
		bar, _ := s.along(fyne.NewSize(d.Position().X, d.Position().Y))
		d.from = along - step - bar
	}
	room, _ := s.along(s.Size())
	if room -= splitThick; room > 0 {
		a, _ := s.along(s.first.MinSize())
		b, _ := s.along(s.second.MinSize())
		to := min(max(along-d.from, a), max(room-b, a))
		s.SetOffset(float64(to / room))
	}
}

// DragEnd lets it go.
func (d *divider) DragEnd() { d.held = false; d.Refresh() }

// MouseIn lights the handle.
func (d *divider) MouseIn(*desktop.MouseEvent) { d.over = true; d.Refresh() }

// MouseMoved does nothing; desktop.Hoverable wants it.
func (d *divider) MouseMoved(*desktop.MouseEvent) {}

// MouseOut darkens it.
func (d *divider) MouseOut() { d.over = false; d.Refresh() }

// Cursor says which way it goes.
func (d *divider) Cursor() desktop.Cursor {
	if d.split.vertical {
		return desktop.VResizeCursor
	}
	return desktop.HResizeCursor
}

// CreateRenderer shows the bar with the handle in its middle.
func (d *divider) CreateRenderer() fyne.WidgetRenderer { d.paint(); return &dividerScene{d} }

func (d *divider) paint() {
	d.ground.FillColor = theme.Color(fynetheme.ColorNameSeparator, d)
	d.grip.FillColor = theme.Color(theme.Muted, d)
	if d.over || d.held {
		d.grip.FillColor = theme.Color(fynetheme.ColorNamePrimary, d)
	}
}

type dividerScene struct{ d *divider }

// Layout puts the handle in the middle.
func (r *dividerScene) Layout(size fyne.Size) {
	d := r.d
	along, cross := d.split.along(size)
	d.ground.Resize(size)
	grip := d.split.size(gripThick, min(gripLong, cross))
	d.grip.Resize(grip)
	at := d.split.size((along-gripThick)/2, (cross-min(gripLong, cross))/2)
	d.grip.Move(fyne.NewPos(at.Width, at.Height))
}

// MinSize is the thickness.
func (r *dividerScene) MinSize() fyne.Size { return r.d.split.size(splitThick, gripLong) }

// Objects are the bar and the handle.
func (r *dividerScene) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.d.ground, r.d.grip}
}

// Refresh draws them anew.
func (r *dividerScene) Refresh() {
	r.d.paint()
	r.d.ground.Refresh()
	r.d.grip.Refresh()
}

// Destroy has nothing to give back.
func (r *dividerScene) Destroy() {}
