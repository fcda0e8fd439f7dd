package sidebar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"cutline/app/theme"
	"cutline/app/widgets"
)

var (
	_ fyne.Focusable      = (*list)(nil)
	_ fyne.Scrollable     = (*list)(nil)
	_ fyne.Draggable      = (*list)(nil)
	_ fyne.Shortcutable   = (*list)(nil)
	_ fyne.DoubleTappable = (*list)(nil)
	_ desktop.Mouseable   = (*list)(nil)
	_ desktop.Hoverable   = (*list)(nil)
	_ desktop.Keyable     = (*list)(nil)
)

// wheel makes a notch of the wheel about two lines.
const wheel = 5

// MouseDown takes the scrollbar or asks for a menu.
func (v *list) MouseDown(e *desktop.MouseEvent) {
	if e.Position.X >= v.size.Width {
		v.pressBar(e.Position.Y)
		return
	}
	if at := v.at(e.Position); at >= 0 && e.Button == desktop.MouseButtonSecondary {
		v.look(at)
		v.on.menu(at, e.AbsolutePosition)
	}
}

// MouseUp presses the line under the pointer, or folds it.
func (v *list) MouseUp(e *desktop.MouseEvent) {
	if v.pulling {
		v.pulling = false
		return
	}
	at := v.at(e.Position)
	if e.Button != desktop.MouseButtonPrimary || at < 0 {
		return
	}
	v.eye = at
	l := v.line(at)
	if onArrow := e.Position.X < edge+theme.TextSize(v)*(float32(max(l.depth-1, 0))*.9+1.2); l.arrow != noArrow && (l.head || onArrow) {
		v.on.fold(at, l.arrow == closed)
		return
	}
	v.on.press(at, e.Modifier&fyne.KeyModifierShortcutDefault != 0)
	v.restyle()
}

// DoubleTapped is a double click, after two clicks.
func (v *list) DoubleTapped(e *fyne.PointEvent) {
	if at := v.at(e.Position); at >= 0 && e.Position.X < v.size.Width {
		v.on.twice(at)
	}
}

// MouseIn shows which line the pointer is on.
func (v *list) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

// MouseMoved shows it.
func (v *list) MouseMoved(e *desktop.MouseEvent) {
	if at := v.at(e.Position); at != v.hover {
		v.hover = at
		v.restyle()
	}
}

// MouseOut hides it.
func (v *list) MouseOut() {
	v.hover = -1
	v.restyle()
}

func (v *list) pressBar(y float32) {
	if v.scene == nil || v.scene.thumbHeight == 0 {
		return
	}
	switch page := float64(v.size.Height); {
	case y < v.scene.thumbTop:
		v.scroll(-page)
	case y > v.scene.thumbTop+v.scene.thumbHeight:
		v.scroll(page)
	default:
		v.pulling, v.grab = true, y-v.scene.thumbTop
	}
}

// Dragged moves the scrollbar.
func (v *list) Dragged(e *fyne.DragEvent) {
	if v.pulling {
		v.scroll(v.scene.offsetOf(e.Position.Y-v.grab) - v.offset)
	}
}

// DragEnd lets it go.
func (v *list) DragEnd() { v.pulling = false }

// Scrolled moves the lines.
func (v *list) Scrolled(e *fyne.ScrollEvent) { v.scroll(-float64(e.Scrolled.DY) * wheel) }

// FocusGained shows the eye.
func (v *list) FocusGained() { v.setFocus(true) }

// FocusLost hides it.
func (v *list) FocusLost() { v.setFocus(false) }

func (v *list) setFocus(on bool) {
	v.focused, v.shift = on, false
	v.restyle()
	v.on.focus(on)
}

// TypedRune begins to look for a row.
func (v *list) TypedRune(r rune) { v.on.typed(r) }

// KeyDown watches the Shift keys.
func (v *list) KeyDown(k *fyne.KeyEvent) { v.watchShift(k.Name, true) }

// KeyUp watches the Shift keys.
func (v *list) KeyUp(k *fyne.KeyEvent) { v.watchShift(k.Name, false) }

func (v *list) watchShift(n fyne.KeyName, down bool) {
	if n == desktop.KeyShiftLeft || n == desktop.KeyShiftRight {
		v.shift = down
	}
}

// TypedKey goes through the lines; other keys go to the owner.
func (v *list) TypedKey(k *fyne.KeyEvent) {
	page := max(1, int(v.size.Height/v.rowHeight())-1)
	switch k.Name {
	case fyne.KeyUp:
		v.look(v.eye - 1)
	case fyne.KeyDown:
		v.look(v.eye + 1)
	case fyne.KeyPageUp:
		v.look(v.eye - page)
	case fyne.KeyPageDown:
		v.look(v.eye + page)
	case fyne.KeyHome:
		v.look(0)
	case fyne.KeyEnd:
		v.look(v.n - 1)
	case fyne.KeyLeft:
		v.left()
	case fyne.KeyRight:
		v.right()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		v.enter(false)
	case desktop.KeyMenu:
		v.menuAtEye()
	default:
		if !widgets.IsModifier(k.Name) && len(k.Name) > 1 {
			mod := fyne.KeyModifier(0)
			if v.shift {
				mod = fyne.KeyModifierShift
			}
			v.other(k.Name, mod)
		}
	}
}

// other is a key beside those that go through the lines.
func (v *list) other(name fyne.KeyName, mod fyne.KeyModifier) {
	switch {
	case name == fyne.KeyF10 && mod == fyne.KeyModifierShift:
		v.menuAtEye()
	case (name == fyne.KeyReturn || name == fyne.KeyEnter) && mod == fyne.KeyModifierShortcutDefault:
		v.enter(true)
	default:
		v.on.key(name, mod)
	}
}

// TypedShortcut adds a row to the search by Ctrl+Enter; other combinations go
// to the owner.
func (v *list) TypedShortcut(s fyne.Shortcut) {
	if name, mod, ok := widgets.KeyOf(s); ok {
		v.other(name, mod)
	}
}

// enter presses the eye's line, or folds a head.
func (v *list) enter(add bool) {
	if v.n == 0 {
		return
	}
	if l := v.line(v.eye); l.head {
		v.on.fold(v.eye, l.arrow == closed)
		return
	}
	v.on.press(v.eye, add)
}

// left closes the eye's line, or goes to what it lies in.
func (v *list) left() {
	if v.n == 0 {
		return
	}
	l := v.line(v.eye)
	if l.arrow == opened {
		v.on.fold(v.eye, false)
		return
	}
	for at := v.eye - 1; at >= 0; at-- {
		if v.line(at).depth < l.depth {
			v.look(at)
			return
		}
	}
}

// right opens the eye's line, or goes to the first in it.
func (v *list) right() {
	if v.n == 0 {
		return
	}
	switch v.line(v.eye).arrow {
	case closed:
		v.on.fold(v.eye, true)
	case opened:
		v.look(v.eye + 1)
	}
}

func (v *list) menuAtEye() {
	if v.n == 0 {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(v)
	v.on.menu(v.eye, at.AddXY(v.textLeft(v.line(v.eye)), v.top(v.eye)+v.rowHeight()))
}
