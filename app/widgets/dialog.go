package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// dialogMargin is around what a dialog holds.
const dialogMargin = 16

// A Dialog asks something in front of the window's content, which waits. It
// has one default button, which Enter presses wherever the keyboard is that
// has no use for Enter; Esc gives up. Make it with NewDialog.
type Dialog struct {
	// OnClosed hears that the dialog is gone, however it went; it may be nil.
	OnClosed func()
	// First gets the keyboard when the dialog is shown; nil: the default
	// button.
	First fyne.Focusable
	// Back is asked before Esc gives up; true: it led back to something else in
	// the dialog. nil: it never does.
	Back func() bool

	popup  *widget.PopUp
	canvas fyne.Canvas
	accept *Button
	open   bool
}

// NewDialog makes a dialog for a canvas. The default button is the first of
// high importance, else the last; there must be one.
func NewDialog(c fyne.Canvas, title string, content fyne.CanvasObject, buttons ...*Button) *Dialog {
	d := &Dialog{canvas: c, accept: buttons[len(buttons)-1]}
	row := container.New(sameWidth{})
	for _, b := range buttons {
		row.Add(b)
	}
	if i := slices.IndexFunc(buttons, func(b *Button) bool { return b.Importance == widget.HighImportance }); i >= 0 {
		d.accept = buttons[i]
	}
	head := widget.NewLabelWithStyle(title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	head.SizeName = fynetheme.SizeNameSubHeadingText
	head.Truncation = fyne.TextTruncateEllipsis
	foot := container.New(layout.NewCustomPaddedLayout(dialogMargin-4, 0, 0, 0), container.NewHBox(layout.NewSpacer(), row))
	all := container.NewBorder(container.New(layout.NewCustomPaddedLayout(0, 6, 0, 0), head), foot, nil, nil, content)
	all.Objects = []fyne.CanvasObject{all.Objects[1], content, foot} // as Tab goes
	d.popup = widget.NewModalPopUp(container.New(layout.NewCustomPaddedLayout(dialogMargin-4, dialogMargin, dialogMargin, dialogMargin), all), c)
	d.popup.Hide()
	return d
}

// Resize gives the dialog a size, as far as what it holds and the window let.
func (d *Dialog) Resize(size fyne.Size) {
	room := d.canvas.Size().SubtractWidthHeight(2*dialogMargin, 2*dialogMargin)
	d.popup.Resize(size.Min(room).Max(d.popup.MinSize()))
}

// Show shows the dialog and gives it the keyboard.
func (d *Dialog) Show() {
	d.open = true
	d.popup.Show()
	if d.First != nil {
		d.canvas.Focus(d.First)
		return
	}
	d.canvas.Focus(d.accept)
}

// Hide takes the dialog away. It may be called twice.
func (d *Dialog) Hide() {
	if !d.open {
		return
	}
	d.open = false
	d.popup.Hide()
	if d.OnClosed != nil {
		d.OnClosed()
	}
}

// Key is a key that nothing in the dialog had a use for: Enter accepts, Esc
// gives up. It reports whether the key was one of these.
func (d *Dialog) Key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyEscape:
		if d.Back == nil || !d.Back() {
			d.Hide()
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		d.accept.Tapped(nil)
	default:
		return false
	}
	return true
}

// sameWidth is a row of buttons as wide as the widest.
type sameWidth struct{}

// dialogGap is between two buttons of a dialog, leastButton their least width.
const (
	dialogGap   = 8
	leastButton = 76
)

func (sameWidth) widest(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(leastButton, 0)
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// Layout puts the buttons side by side.
func (s sameWidth) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	size := s.widest(objects)
	for i, o := range objects {
		o.Resize(size)
		o.Move(fyne.NewPos(float32(i)*(size.Width+dialogGap), 0))
	}
}

// MinSize is that of all buttons with their gaps.
func (s sameWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := s.widest(objects)
	return fyne.NewSize(float32(len(objects))*(size.Width+dialogGap)-dialogGap, size.Height)
}
