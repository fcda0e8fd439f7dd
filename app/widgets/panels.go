package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
)

// NewEmpty is what a panel shows while it has nothing to show: a title and
// one sentence (either may be ""), and buttons for what to do about it, of
// which the first is the main one.
func NewEmpty(title, sentence string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	if title != "" {
		t := widget.NewLabelWithStyle(title, fyne.TextAlignCenter, fyne.TextStyle{Bold: true})
		t.SizeName = fynetheme.SizeNameSubHeadingText
		lines = append(lines, t)
	}
	if sentence != "" {
		lines = append(lines, widget.NewLabelWithStyle(sentence, fyne.TextAlignCenter, fyne.TextStyle{}))
	}
	if len(buttons) > 0 {
		row := container.NewHBox(layout.NewSpacer())
		for i, b := range buttons {
			if b, ok := b.(*Button); ok && i == 0 && b.Importance == widget.MediumImportance {
				b.Importance = widget.HighImportance
			}
			if b, ok := b.(*widget.Button); ok && i == 0 && b.Importance == widget.MediumImportance {
				b.Importance = widget.HighImportance
			}
			row.Add(b)
		}
		row.Add(layout.NewSpacer())
		lines = append(lines, row)
	}
	return container.NewCenter(container.NewVBox(lines...))
}

// Status is the line that says what was done, or could not be, and offers to
// undo it.
type Status struct {
	// Content is the line.
	Content fyne.CanvasObject

	text *widget.Label
	undo *Button
}

// NewStatus is an empty line.
func NewStatus(w *i18n.Words) *Status {
	s := &Status{text: widget.NewLabel(""), undo: NewButtonWithIcon(w.T("status.undo"), fynetheme.ContentUndoIcon(), nil)}
	s.text.Truncation = fyne.TextTruncateEllipsis
	s.undo.Importance = widget.LowImportance
	s.undo.Hide()
	s.Content = container.NewBorder(nil, nil, nil, s.undo, s.text)
	return s
}

// Say shows what was done. Undo takes it back when the button is pressed;
// nil: it cannot be.
func (s *Status) Say(text string, undo func()) {
	s.show(text, widget.MediumImportance, undo)
}

// Complain shows what could not be done, to which file, and what to do.
func (s *Status) Complain(text string) { s.show(text, widget.DangerImportance, nil) }

// Text is what the line says.
func (s *Status) Text() string { return s.text.Text }

func (s *Status) show(text string, importance widget.Importance, undo func()) {
	s.text.Importance = importance
	s.text.SetText(text)
	s.undo.OnTapped = func() {
		s.undo.Hide()
		undo()
	}
	if undo == nil {
		s.undo.Hide()
		return
	}
	s.undo.Show()
}
