package viewer

import (
	"image"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Focusable     = (*Viewer)(nil)
	_ fyne.Tabbable      = (*Viewer)(nil)
	_ fyne.Shortcutable  = (*Viewer)(nil)
	_ fyne.Draggable     = (*Viewer)(nil)
	_ fyne.Scrollable    = (*Viewer)(nil)
	_ desktop.Mouseable  = (*Viewer)(nil)
	_ desktop.Hoverable  = (*Viewer)(nil)
	_ desktop.Cursorable = (*Viewer)(nil)
)

// mouse is where the pointer is and what it does.
type mouse struct {
	clicks clicks
	over   fyne.Position
	inside bool
	rest   fyne.Delta // of a drag, less than a pixel
	held   bool       // the button went down on a photo
}

// clicks tells a double click from two. Fyne's own DoubleTapped would hold
// back every single click for as long.
type clicks struct {
	at    time.Time
	where fyne.Position
}

// doubleTime is the longest time between the clicks of a double click.
const doubleTime = 350 * time.Millisecond

func (c *clicks) double(p fyne.Position) bool {
	now := time.Now()
	near := math.Abs(float64(p.X-c.where.X)) < 6 && math.Abs(float64(p.Y-c.where.Y)) < 6
	yes := near && now.Sub(c.at) < doubleTime
	c.at, c.where = now, p
	if yes {
		c.at = time.Time{}
	}
	return yes
}

// paneAt is the photo under a point; -1: none.
func (v *Viewer) paneAt(at fyne.Position) int {
	for i, p := range v.panes[:v.shown] {
		size := p.clip.Size()
		if d := at.Subtract(p.at); d.X >= 0 && d.Y >= 0 && d.X < size.Width && d.Y < size.Height {
			return i
		}
	}
	return -1
}

// point is a place in the viewer as the pane's pixels; the middle when the
// pointer is not on a photo.
func (v *Viewer) point(at fyne.Position) (i int, p image.Point) {
	if i = v.paneAt(at); i < 0 || !v.mouse.inside {
		return v.active, v.panes[v.active].place.Div(2)
	}
	d, k := at.Subtract(v.panes[i].at), v.scale()
	return i, image.Pt(int(d.X*k), int(d.Y*k))
}

// zoomAt sees all photos at another scale. Of the one under the pointer what
// lies there stays there; the others follow, each to the same part of it.
func (v *Viewer) zoomAt(at fyne.Position, scale float64) {
	i, point := v.point(at)
	p := v.panes[i]
	full, ok := p.full(&v.frames)
	if !ok { // nothing is decoded yet: the thumbnail tells the shape
		if p.shot.Thumb == nil {
			return
		}
		full = p.shot.Thumb.Bounds().Size()
	}
	apart := p.view.Fitted()
	p.view = p.view.zoomed(scale, point, full, p.place)
	for j, o := range v.panes[:v.shown] {
		if size, ok := o.full(&v.frames); j != i && ok {
			if apart || scale == 0 {
				o.view = View{scale, p.view.X, p.view.Y}.settled(size, o.place)
			} else {
				o.view = o.view.zoomed(scale, point, size, o.place)
			}
		} else if j != i {
			o.view = p.view
		}
	}
	v.load()
}

func (v *Viewer) toggleAt(at fyne.Position) {
	if v.View().Fitted() {
		v.zoomAt(at, 1)
	} else {
		v.zoomAt(at, 0)
	}
}

func (v *Viewer) stepAt(at fyne.Position, by int) {
	i, _ := v.point(at)
	p := v.panes[i]
	if full, ok := p.full(&v.frames); ok {
		v.zoomAt(at, p.view.step(by, full, p.place))
	}
}

// move moves all photos, or the active one alone, by pixels of the screen.
func (v *Viewer) move(d image.Point, alone bool) {
	for i, p := range v.panes[:v.shown] {
		if full, ok := p.full(&v.frames); ok && (!alone || i == v.active) {
			p.view = p.view.moved(d, full, p.place)
		}
	}
	v.load()
}

// FocusGained tells OnFocus.
func (v *Viewer) FocusGained() { v.setFocus(true) }

// FocusLost tells OnFocus.
func (v *Viewer) FocusLost() { v.setFocus(false) }

func (v *Viewer) setFocus(on bool) {
	v.focused = on
	v.colour()
	if v.OnFocus != nil {
		v.OnFocus(on)
	}
}

// AcceptsTab reports whether the Tab key goes from photo to photo.
func (v *Viewer) AcceptsTab() bool { return v.shown > 1 }

// TypedRune does nothing: keys come as TypedKey.
func (v *Viewer) TypedRune(rune) {}

// TypedKey tells OnKey.
func (v *Viewer) TypedKey(e *fyne.KeyEvent) {
	if v.OnKey != nil {
		v.OnKey(e)
	}
}

// TypedShortcut tells OnShortcut.
func (v *Viewer) TypedShortcut(s fyne.Shortcut) {
	if v.OnShortcut != nil {
		v.OnShortcut(s)
	}
}

// MouseDown takes the focus, makes the photo under the pointer the active
// one, zooms at a double click, and asks for the menu.
func (v *Viewer) MouseDown(e *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		c.Focus(v)
	}
	v.mouse.over, v.mouse.inside, v.mouse.rest = e.Position, true, fyne.Delta{}
	i := v.paneAt(e.Position)
	v.mouse.held = i >= 0 && e.Button == desktop.MouseButtonPrimary
	if i >= 0 && i != v.active {
		v.SetActive(i)
		if v.OnActive != nil {
			v.OnActive(i)
		}
	}
	switch {
	case e.Button == desktop.MouseButtonSecondary && v.OnMenu != nil:
		v.OnMenu(e.AbsolutePosition)
	case v.mouse.held && v.mouse.clicks.double(e.Position):
		v.toggleAt(e.Position)
	}
}

// MouseUp does nothing; desktop.Mouseable wants it.
func (v *Viewer) MouseUp(*desktop.MouseEvent) { v.mouse.held = false }

// MouseIn follows the pointer.
func (v *Viewer) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

// MouseMoved follows the pointer.
func (v *Viewer) MouseMoved(e *desktop.MouseEvent) { v.mouse.over, v.mouse.inside = e.Position, true }

// MouseOut forgets the pointer.
func (v *Viewer) MouseOut() { v.mouse.inside = false }

// Cursor is a hand where there is something to be moved.
func (v *Viewer) Cursor() desktop.Cursor {
	if v.View().Fitted() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Dragged moves the photos; with Shift the active one alone.
func (v *Viewer) Dragged(e *fyne.DragEvent) {
	if !v.mouse.held {
		return
	}
	v.mouse.over = e.Position
	k := v.scale()
	v.mouse.rest.DX += e.Dragged.DX * k
	v.mouse.rest.DY += e.Dragged.DY * k
	d := image.Pt(int(v.mouse.rest.DX), int(v.mouse.rest.DY))
	v.mouse.rest.DX -= float32(d.X)
	v.mouse.rest.DY -= float32(d.Y)
	if d != (image.Point{}) {
		v.move(d, held(fyne.KeyModifierShift))
	}
}

// DragEnd ends a drag.
func (v *Viewer) DragEnd() { v.mouse.held = false }

// held reports whether a modifier is down.
func held(mod fyne.KeyModifier) bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&mod != 0
}

// Scrolled goes to the next or the previous photo, with Ctrl to the next
// larger or smaller scale.
func (v *Viewer) Scrolled(e *fyne.ScrollEvent) {
	by := 1
	switch {
	case e.Scrolled.DY == 0:
	case held(fyne.KeyModifierShortcutDefault):
		if e.Scrolled.DY < 0 {
			by = -1
		}
		v.mouse.over, v.mouse.inside = e.Position, true
		v.stepAt(e.Position, by)
	case v.OnScroll != nil:
		if e.Scrolled.DY > 0 {
			by = -1
		}
		v.OnScroll(by)
	}
}
