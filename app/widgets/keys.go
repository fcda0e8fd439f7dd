package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// PassOn gives a key that a control in focus has no use for to its window, as
// if nothing had the keyboard: the window's keys work from everywhere.
func PassOn(from fyne.CanvasObject, k *fyne.KeyEvent) {
	c := canvasOf(from)
	if c == nil {
		return
	}
	if typed := c.OnTypedKey(); typed != nil {
		typed(k)
	}
}

// canvasOf is where a control in focus stands. The driver knows that only once
// the control was drawn, and in a dialog that has just come a key may be
// quicker: then it is the window that has given the control its focus.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	for _, w := range driver.AllWindows() {
		if f := w.Canvas().Focused(); f != nil && any(f) == any(o) {
			return w.Canvas()
		}
	}
	return nil
}

// CheckBox is Fyne's check box which passes on the keys it has no use for.
type CheckBox struct{ widget.Check }

// NewCheckBox makes a box that is not checked; changed may be nil.
func NewCheckBox(text string, changed func(bool)) *CheckBox {
	c := &CheckBox{}
	c.Text, c.OnChanged = text, changed
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey passes the key on; Space comes as a sign.
func (c *CheckBox) TypedKey(k *fyne.KeyEvent) {
	if k.Name != fyne.KeySpace {
		PassOn(c, k)
	}
}

// Select is Fyne's box of choices which Enter opens as Space does, and which
// passes on the keys it has no use for.
type Select struct{ widget.Select }

// NewSelect makes a box; changed may be nil.
func NewSelect(options []string, changed func(string)) *Select {
	s := &Select{}
	s.Options, s.OnChanged = options, changed
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey opens the box, goes through it, or passes the key on.
func (s *Select) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		s.Select.TypedKey(k)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.Select.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	default:
		PassOn(s, k)
	}
}

// List is Fyne's list which passes on the keys it has no use for.
type List struct {
	widget.List
	keyed bool
}

// Keyed reports, in OnHighlighted, that a key went to the row, not the mouse
// over it.
func (l *List) Keyed() bool { return l.keyed }

// NewList makes a list of length rows, which create makes and update fills.
func NewList(length func() int, create func() fyne.CanvasObject, update func(widget.ListItemID, fyne.CanvasObject)) *List {
	l := &List{}
	l.Length, l.CreateItem, l.UpdateItem = length, create, update
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey goes through the list, or passes the key on.
func (l *List) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		l.keyed = true
		l.List.TypedKey(k)
		l.keyed = false
	case fyne.KeyHome:
		l.ScrollToTop()
	case fyne.KeyEnd:
		l.ScrollToBottom()
	case fyne.KeyPageUp:
		l.ScrollToOffset(l.GetScrollOffset() - l.Size().Height)
	case fyne.KeyPageDown:
		l.ScrollToOffset(l.GetScrollOffset() + l.Size().Height)
	default:
		PassOn(l, k)
	}
}
