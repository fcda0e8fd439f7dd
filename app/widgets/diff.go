package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/theme"
	"cutline/catalog"
)

// Diff shows two texts held against each other, to be read only: what is gone
// is struck through, what is new is underlined, and both have a colour.
type Diff struct {
	// Content is the text.
	Content fyne.CanvasObject

	text   *widget.RichText
	ground *canvas.Rectangle
}

// NewDiff shows nothing.
func NewDiff() *Diff {
	d := &Diff{text: widget.NewRichText(), ground: canvas.NewRectangle(nil)}
	d.text.Wrapping = fyne.TextWrapWord
	d.ground.CornerRadius = 2
	d.Content = container.NewStack(d.ground, d.text)
	d.Set(nil)
	return d
}

// Set shows the spans from one text to the other. A change of white space
// alone is made visible: · stands for a space, ¶ for the end of a line.
func (d *Diff) Set(spans []catalog.Span) {
	d.text.Segments = nil
	for _, s := range spans {
		if s.Text == "" {
			continue
		}
		style := widget.RichTextStyle{Inline: true, ColorName: fynetheme.ColorNameForeground, SizeName: fynetheme.SizeNameText}
		text := s.Text
		switch s.Op {
		case catalog.SpanRemoved:
			style.ColorName, style.TextStyle.Strikethrough = fynetheme.ColorNameError, true
			text = visible(text)
		case catalog.SpanAdded:
			style.ColorName, style.TextStyle.Underline = fynetheme.ColorNameSuccess, true
			text = visible(text)
		}
		d.text.Segments = append(d.text.Segments, &widget.TextSegment{Text: text, Style: style})
	}
	d.ground.FillColor = theme.Color(fynetheme.ColorNameInputBackground, d.text)
	d.ground.Refresh()
	d.text.Refresh()
}

// visible gives white space a sign where it is all there is.
func visible(s string) string {
	if strings.TrimSpace(s) != "" {
		return s
	}
	return strings.NewReplacer("\n", "¶\n", "\t", "··", " ", "·", "\u00a0", "·").Replace(s)
}

// Changed reports whether spans tell two texts apart.
func Changed(spans []catalog.Span) bool {
	for _, s := range spans {
		if s.Op != catalog.SpanSame && s.Text != "" {
			return true
		}
	}
	return false
}
