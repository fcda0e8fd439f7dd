package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/theme"
)

// Line is one line of a short list: a text that is cut where it is too long,
// pressed by a click, Enter or Space, with a frame when it has the keyboard.
type Line struct {
	pressable
	// OnKey is given the keys beside Enter and Space, with what is held; it
	// reports whether it had a use for them. nil: it has none.
	OnKey func(name fyne.KeyName, mod fyne.KeyModifier) bool
	// OnFocus hears when the line gets (true) or loses the keyboard.
	OnFocus func(bool)

	label *widget.Label
	back  *canvas.Rectangle
	frame *canvas.Rectangle
}

// NewLine makes a line; opened hears that it was pressed.
func NewLine(text string, opened func()) *Line {
	l := &Line{label: widget.NewLabel(text), back: canvas.NewRectangle(nil), frame: canvas.NewRectangle(nil)}
	l.label.Truncation = fyne.TextTruncateEllipsis
	l.back.CornerRadius, l.frame.CornerRadius, l.frame.StrokeWidth = frameInset, frameInset, frameWide
	l.press = func(fyne.Position) { opened() }
	l.key = func(name fyne.KeyName) bool {
		switch name {
		case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
			opened()
			return true
		}
		return l.OnKey != nil && l.OnKey(name, 0)
	}
	l.redraw = l.draw
	l.be(l)
	return l
}

// SetText shows another text.
func (l *Line) SetText(text string) { l.label.SetText(text) }

// Text is what the line says.
func (l *Line) Text() string { return l.label.Text }

// SetFaint shows the text as one that only tells.
func (l *Line) SetFaint(faint bool) {
	l.label.Importance = widget.MediumImportance
	if faint {
		l.label.Importance = widget.LowImportance
	}
	l.label.Refresh()
}

// TypedShortcut gives combinations of keys to OnKey.
func (l *Line) TypedShortcut(s fyne.Shortcut) {
	if name, mod, ok := KeyOf(s); ok && l.OnKey != nil {
		l.OnKey(name, mod)
	}
}

// FocusGained shows the frame.
func (l *Line) FocusGained() {
	l.pressable.FocusGained()
	if l.OnFocus != nil {
		l.OnFocus(true)
	}
}

// FocusLost hides it.
func (l *Line) FocusLost() {
	l.pressable.FocusLost()
	if l.OnFocus != nil {
		l.OnFocus(false)
	}
}

func (l *Line) draw() {
	l.back.FillColor = theme.Color(fynetheme.ColorNameInputBackground, l)
	if l.hovered {
		l.back.FillColor = theme.Color(fynetheme.ColorNameHover, l)
	}
	l.frame.StrokeColor = theme.Color(theme.CellFrame, l)
	l.frame.Hidden = !l.focused
	l.back.Refresh()
	l.frame.Refresh()
}

// CreateRenderer lays the frame over the text.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	l.draw()
	all := []fyne.CanvasObject{l.back, l.label, l.frame}
	return &simple{objects: all, min: l.label.MinSize, refresh: func() { l.draw(); l.label.Refresh() }, layout: func(size fyne.Size) {
		for _, o := range all {
			o.Resize(size)
		}
	}}
}
