package roster

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// inOrder puts a container's objects into the order in which the Tab key goes
// through them; a border container has its middle first.
func inOrder(c *fyne.Container, objects ...fyne.CanvasObject) *fyne.Container {
	c.Objects = objects
	return c
}

// level puts a control into the middle of a row that is higher.
func level(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(layout.NewSpacer(), o, layout.NewSpacer())
}

func padded(by float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(by, by, by, by), o)
}

// heading is a part's name.
func heading(text string) *widget.Label {
	l := widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	l.SizeName = fynetheme.SizeNameSubHeadingText
	return l
}

// note is a sentence that explains, wrapped.
func note(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Importance, l.SizeName = widget.LowImportance, fynetheme.SizeNameCaptionText
	l.Wrapping = fyne.TextWrapWord
	return l
}

// show says something in a label, which is not there while it says nothing.
func show(l *widget.Label, text string) {
	if text == l.Text && l.Visible() == (text != "") {
		return
	}
	l.SetText(text)
	if text == "" {
		l.Hide()
	} else {
		l.Show()
	}
}

// textScale is how much larger than usual text is.
func textScale() float32 { return fynetheme.TextSize() / 12 }

func firstOf(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}
