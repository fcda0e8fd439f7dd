package manual

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// A list is the list of pages, or of what was found. Arrows choose at once.
type list struct {
	widget.List
	key func(fyne.KeyName) bool // hears of each key first, and tells whether it used it
}

func newList(length func() int, title func(int) string, chosen func(int), key func(fyne.KeyName) bool) *list {
	l := &list{key: key}
	l.Length = length
	l.CreateItem = func() fyne.CanvasObject {
		t := widget.NewLabel("")
		t.Truncation = fyne.TextTruncateEllipsis
		return t
	}
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		if i < length() {
			o.(*widget.Label).SetText(title(i))
		}
	}
	l.OnSelected = chosen
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey has the list's keys.
func (l *list) TypedKey(e *fyne.KeyEvent) {
	if !l.key(e.Name) {
		l.List.TypedKey(e)
	}
}
