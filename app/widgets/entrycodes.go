package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Before is the text as far as the caret.
func (e *Entry) Before() string {
	n := e.Caret()
	for i := range e.Text {
		if n == 0 {
			return e.Text[:i]
		}
		n--
	}
	return e.Text
}

// underCaret is the place below the caret, from the corner of the box.
func (e *Entry) underCaret() fyne.Position {
	at := e.CursorPosition()
	if e.drawn != nil {
		if inner := e.drawn.inner(); inner != nil {
			at = at.Subtract(inner.Offset)
		}
	}
	line := fyne.MeasureText("M", e.Theme().Size("text"), e.TextStyle).Height
	at.X = min(max(at.X, 0), e.Size().Width)
	at.Y = min(max(at.Y+line, 0), e.Size().Height)
	return at
}

// offersWide is how wide a list of offers below the caret is, for text of the
// usual size.
const offersWide = 380

// ShowAtCaret is Show below the caret of a text box, or above it where there is
// no room. The texts differ; take hears the number of the one that was taken.
func (o *Offers) ShowAtCaret(e *Entry, texts []string, take func(i int)) {
	o.Show(e, texts, func(text string) { take(slices.Index(texts, text)) })
	if len(texts) == 0 {
		return
	}
	d := fyne.CurrentApp().Driver()
	corner := d.AbsolutePositionForObject(e).Subtract(d.AbsolutePositionForObject(o.layer))
	caret := e.underCaret()
	room := o.layer.Size()
	size := fyne.NewSize(min(offersWide*e.Theme().Size("text")/12, room.Width), o.list.MinSize().Height)
	pos := corner.Add(caret)
	pos.X = max(min(pos.X, room.Width-size.Width), 0)
	if pos.Y+size.Height > room.Height {
		line := fyne.MeasureText("M", e.Theme().Size("text"), e.TextStyle).Height
		pos.Y = max(pos.Y-line-size.Height-2, 0)
	}
	o.list.Move(pos)
	o.list.Resize(size)
	canvas.Refresh(o.list)
}
