package widgets

import (
	"math"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// atEdge reports whether a key would leave the text, join it with another or
// part it.
func (e *Entry) atEdge(name fyne.KeyName) bool {
	if e.Disabled() {
		return false
	}
	if name == fyne.KeyReturn || name == fyne.KeyEnter {
		return e.MultiLine
	}
	if e.SelectedText() != "" {
		return false
	}
	at := e.Caret()
	switch name {
	case fyne.KeyBackspace, fyne.KeyLeft:
		return at == 0
	case fyne.KeyDelete, fyne.KeyRight:
		return at == utf8.RuneCountInString(e.Text)
	case fyne.KeyUp:
		return e.CursorRow == 0
	case fyne.KeyDown:
		return e.CursorRow >= e.Rows()-1
	}
	return false
}

// Rows is how many lines the text has on the screen, wrapped as it is; at
// least 1.
func (e *Entry) Rows() int { return e.RowsUpTo(math.MaxInt) }

// Select marks the runes from and up to to (not included), as a person would,
// with the caret behind them.
func (e *Entry) Select(from, to int) {
	e.SetCaret(from)
	if to <= from || from >= utf8.RuneCountInString(e.Text) {
		return
	}
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	e.KeyDown(shift)
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	e.placeCaret(to)
	e.Refresh()
	e.KeyUp(shift)
}

// CanUndo reports whether Undo would take something back.
func (e *Entry) CanUndo() bool { return len(e.history.past) > 0 }
