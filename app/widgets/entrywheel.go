package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// CreateRenderer lays over Fyne's drawing what has the mouse wheel first.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	r := &wheeled{WidgetRenderer: e.Entry.CreateRenderer()}
	r.over = newWheel(func(ev *fyne.ScrollEvent) { e.scrolled(r.inner(), ev) })
	e.drawn = r
	return r
}

// scrolled turns the text as far as there is more of it that way; else the
// wheel is the owner's, whose screen stands around the box.
func (e *Entry) scrolled(inner *container.Scroll, ev *fyne.ScrollEvent) {
	if inner != nil && (e.OnScroll == nil || ev.Scrolled.DY == 0 || turns(inner, ev.Scrolled.DY)) {
		inner.Scrolled(ev)
		return
	}
	if e.OnScroll != nil {
		e.OnScroll(ev)
	}
}

// turns reports whether there is more to see above (dy > 0) or below.
func turns(s *container.Scroll, dy float32) bool {
	if dy > 0 {
		return s.Offset.Y > 0
	}
	return s.Content != nil && s.Offset.Y+s.Size().Height < s.Content.MinSize().Height-1
}

// wheeled is Fyne's renderer of a text box with a wheel over it.
type wheeled struct {
	fyne.WidgetRenderer
	over *wheel
}

// inner is what scrolls the text, if anything does.
func (r *wheeled) inner() *container.Scroll {
	for _, o := range r.WidgetRenderer.Objects() {
		if s, ok := o.(*container.Scroll); ok {
			return s
		}
	}
	return nil
}

// Objects are Fyne's, which may change, and the wheel above them.
func (r *wheeled) Objects() []fyne.CanvasObject {
	under := r.WidgetRenderer.Objects()
	return append(under[:len(under):len(under)], r.over)
}

// Layout lays the wheel over all of the box.
func (r *wheeled) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.over.Resize(size)
}

// A wheel hears the mouse wheel where it lies, and feels nothing else.
type wheel struct {
	widget.BaseWidget
	turned func(*fyne.ScrollEvent)
}

var _ fyne.Scrollable = (*wheel)(nil)

func newWheel(turned func(*fyne.ScrollEvent)) *wheel {
	w := &wheel{turned: turned}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled tells of the wheel.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) { w.turned(e) }

// CreateRenderer draws nothing.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
