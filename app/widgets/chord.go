package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// chord notices that Ctrl and Shift were pressed together and let go, with no
// other key or button between. The zero chord has seen nothing.
type chord struct {
	ctrl, shift bool // are down
	both        bool // were down together
	spoilt      bool // something else was pressed while one of them was down
}

func (c *chord) down(k fyne.KeyName) {
	switch k {
	case desktop.KeyControlLeft, desktop.KeyControlRight:
		c.ctrl = true
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		c.shift = true
	default:
		c.spoil()
	}
	c.both = c.ctrl && c.shift
}

// spoil hears of anything but the two.
func (c *chord) spoil() { c.spoilt = c.ctrl || c.shift }

// up reports whether it was the two, and nothing else.
func (c *chord) up(k fyne.KeyName) bool {
	switch k {
	case desktop.KeyControlLeft, desktop.KeyControlRight:
		c.ctrl = false
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		c.shift = false
	default:
		return false
	}
	alone := c.both && !c.spoilt
	c.both = false
	if !c.ctrl && !c.shift {
		c.spoilt = false
	}
	return alone
}

// KeyDown watches for Ctrl+Shift; Shift begins a selection.
func (e *Entry) KeyDown(k *fyne.KeyEvent) {
	e.chord.down(k.Name)
	e.Entry.KeyDown(k)
}

// KeyUp tells OnSwitch of Ctrl+Shift.
func (e *Entry) KeyUp(k *fyne.KeyEvent) {
	e.Entry.KeyUp(k)
	if e.chord.up(k.Name) && e.OnSwitch != nil {
		e.FinishWord()
		e.OnSwitch()
	}
}

// MouseDown places the caret; Ctrl and Shift then belong to the mouse.
func (e *Entry) MouseDown(m *desktop.MouseEvent) {
	e.chord.spoil()
	e.FinishWord()
	e.Entry.MouseDown(m)
}
