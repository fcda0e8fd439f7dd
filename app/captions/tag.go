package captions

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/theme"
)

// A tag is a name of the strip.
type tag struct {
	widget.BaseWidget
	back  *canvas.Rectangle
	text  *canvas.Text
	on    bool
	press func() // nil: it only tells
}

func newTag(text string, press func()) *tag {
	t := &tag{back: canvas.NewRectangle(nil), text: canvas.NewText(text, nil), press: press}
	t.back.CornerRadius = 3
	t.ExtendBaseWidget(t)
	return t
}

func (t *tag) set(on bool) {
	if t.on != on {
		t.on = on
		t.Refresh()
	}
}

// Tapped does what its key does.
func (t *tag) Tapped(*fyne.PointEvent) {
	if t.press != nil {
		t.press()
	}
}

// MinSize is the text with a little room.
func (t *tag) MinSize() fyne.Size {
	t.text.TextSize = fynetheme.CaptionTextSize()
	return t.text.MinSize().AddWidthHeight(2*tagPad, 1)
}

const tagPad = 5

// Refresh takes the colours of the look.
func (t *tag) Refresh() {
	t.back.FillColor = theme.Color(fynetheme.ColorNameButton, t)
	t.text.Color = theme.Color(fynetheme.ColorNameForeground, t)
	switch {
	case t.press == nil:
		t.back.FillColor = nil
		t.text.Color = theme.Color(theme.Muted, t)
	case t.on:
		t.back.FillColor = theme.Color(fynetheme.ColorNamePrimary, t)
		t.text.Color = theme.Color(fynetheme.ColorNameForegroundOnPrimary, t)
	}
	t.text.TextSize = fynetheme.CaptionTextSize()
	t.back.Refresh()
	t.text.Refresh()
}

// CreateRenderer draws the ground and the name.
func (t *tag) CreateRenderer() fyne.WidgetRenderer {
	t.Refresh()
	return widget.NewSimpleRenderer(container.NewStack(t.back, container.New(tagged{}, t.text)))
}

// tagged is the layout of a tag's text.
type tagged struct{}

// Layout puts the text in the middle of the height.
func (tagged) Layout(o []fyne.CanvasObject, size fyne.Size) {
	m := o[0].MinSize()
	o[0].Resize(m)
	o[0].Move(fyne.NewPos(tagPad, (size.Height-m.Height)/2))
}

// MinSize is the text's.
func (tagged) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// flow lays things side by side, in as many lines as they need.
type flow struct{ width float32 }

const flowGap = 3

// Layout puts them in lines.
func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.lay(objects, true)
}

// MinSize is the lines at the width there was last.
func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(40, f.lay(objects, false))
}

// lay puts the objects in lines, or only tells how high these are.
func (f *flow) lay(objects []fyne.CanvasObject, move bool) float32 {
	var at fyne.Position
	line := float32(0)
	for _, o := range objects {
		m := o.MinSize()
		m.Width = min(m.Width, max(f.width, 40))
		if at.X > 0 && at.X+m.Width > f.width {
			at = fyne.NewPos(0, at.Y+line+flowGap)
			line = 0
		}
		if move {
			o.Resize(m)
			o.Move(at)
		}
		at.X += m.Width + flowGap
		line = max(line, m.Height)
	}
	return at.Y + line
}
