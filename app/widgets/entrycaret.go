package widgets

import "unicode/utf8"

// behind is where the caret is when the toolkit shows it elsewhere: a space at
// the end of a wrapped row that is full belongs to no row, and the toolkit
// puts the caret before it. What is typed next would stand before the space.
type behind struct {
	text        string
	row, column int // where the toolkit has the caret
	at          int // where it is, in runes
}

// Caret is the place of the caret, in runes.
func (e *Entry) Caret() int {
	if b := e.behind; b.at > 0 && b.row == e.CursorRow && b.column == e.CursorColumn && b.text == e.Text {
		return b.at
	}
	return e.CursorTextOffset()
}

// keepsTail makes a change before the caret, and sees to it that the caret
// stands before the same text as it did.
func (e *Entry) keepsTail(change func()) {
	caret, whole := e.Caret(), e.SelectedText() == ""
	if e.CursorTextOffset() != caret {
		e.placeCaret(caret)
	}
	tail := utf8.RuneCountInString(e.Text) - caret
	change()
	at := utf8.RuneCountInString(e.Text) - tail
	if whole && e.CursorTextOffset() != at {
		e.showCaret(at)
	}
}

// showCaret moves the caret, in runes.
func (e *Entry) showCaret(at int) {
	at = min(max(at, 0), utf8.RuneCountInString(e.Text))
	e.placeCaret(at)
	e.Refresh()
	if e.CursorTextOffset() != at {
		e.behind = behind{e.Text, e.CursorRow, e.CursorColumn, at}
	}
}

// placeCaret sets row and column of the caret: widget.Entry tells the place
// of a row and column, not the reverse.
func (e *Entry) placeCaret(at int) {
	at = min(max(at, 0), utf8.RuneCountInString(e.Text))
	row, begin := 0, 0
	for r := 1; ; r++ {
		e.CursorRow, e.CursorColumn = r, 0
		b := e.CursorTextOffset() // 0 beyond the last row
		if b > at || b <= begin {
			break
		}
		row, begin = r, b
	}
	e.CursorRow, e.CursorColumn = row, at-begin
}
