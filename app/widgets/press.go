package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// pressable is the behaviour of small widgets that are pressed at a point,
// or by keys when they have the focus.
type pressable struct {
	widget.BaseWidget
	focused, hovered bool
	press            func(at fyne.Position)
	key              func(fyne.KeyName) bool // reports whether it had a use for the key
	redraw           func()
	self             fyne.Widget // which this is a part of
}

// be makes the behaviour that of a widget.
func (p *pressable) be(self fyne.Widget) {
	p.self = self
	p.ExtendBaseWidget(self)
}

var _ desktop.Hoverable = (*pressable)(nil)

// Tapped presses.
func (p *pressable) Tapped(e *fyne.PointEvent) { p.press(e.Position) }

// FocusGained shows the focus.
func (p *pressable) FocusGained() { p.focused = true; p.redraw() }

// FocusLost hides it.
func (p *pressable) FocusLost() { p.focused = false; p.redraw() }

// TypedRune does nothing: keys are read by their names.
func (p *pressable) TypedRune(rune) {}

// TypedKey works the widget by keys; the window has those it has no use for.
func (p *pressable) TypedKey(k *fyne.KeyEvent) {
	if !p.key(k.Name) {
		PassOn(p.self, k)
	}
}

// MouseIn shows that the pointer is on it.
func (p *pressable) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.redraw() }

// MouseMoved does nothing.
func (p *pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut hides it.
func (p *pressable) MouseOut() { p.hovered = false; p.redraw() }

// simple is a renderer whose objects its widget keeps and places.
type simple struct {
	objects []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	refresh func()
}

func (s *simple) Destroy()                     {}
func (s *simple) Layout(size fyne.Size)        { s.layout(size) }
func (s *simple) MinSize() fyne.Size           { return s.min() }
func (s *simple) Objects() []fyne.CanvasObject { return s.objects }
func (s *simple) Refresh()                     { s.refresh() }
