package widgets

import (
	"fyne.io/fyne/v2"
)

// first gives a key to OnFirst.
func (e *Entry) first(name fyne.KeyName) bool {
	return e.OnFirst != nil && !e.Disabled() && !printable(name) && !IsModifier(name) && e.OnFirst(name)
}

// RowsUpTo is Rows, but it looks no further than most.
func (e *Entry) RowsUpTo(most int) int {
	row, column := e.CursorRow, e.CursorColumn
	defer func() { e.CursorRow, e.CursorColumn = row, column }()
	e.CursorColumn = 0
	for n := 1; ; n++ {
		if e.CursorRow = n; n >= most || e.CursorTextOffset() == 0 { // beyond the last row
			return n
		}
	}
}
