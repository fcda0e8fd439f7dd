package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/theme"
)

const (
	frameWide  = 2 // of the frame of the button in focus
	frameInset = 2 // from the edge of the button
)

// Button is Fyne's button which Enter presses as Space does, and which shows
// by a frame that it has the keyboard, whatever its importance.
type Button struct {
	widget.Button
	// OnKey is given the keys that do not press the button before the window
	// is; it reports whether it had a use for the key. nil: it has none.
	OnKey func(fyne.KeyName) bool

	focused bool
}

// NewButton makes a button with words.
func NewButton(text string, tapped func()) *Button {
	return NewButtonWithIcon(text, nil, tapped)
}

// NewButtonWithIcon makes a button with a sign before its words; without
// words it is the sign alone.
func NewButtonWithIcon(text string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{}
	b.Text, b.Icon, b.OnTapped = text, icon, tapped
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey presses the button by Enter or Space; the window has the others.
func (b *Button) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.Tapped(nil)
	default:
		if b.OnKey != nil && b.OnKey(k.Name) {
			return
		}
		PassOn(b, k)
	}
}

// FocusGained shows the frame.
func (b *Button) FocusGained() {
	b.focused = true
	b.Button.FocusGained()
}

// FocusLost hides it.
func (b *Button) FocusLost() {
	b.focused = false
	b.Button.FocusLost()
}

// CreateRenderer lays the frame over Fyne's drawing.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	r := &framed{WidgetRenderer: b.Button.CreateRenderer(), b: b, frame: canvas.NewRectangle(nil)}
	r.frame.StrokeWidth = frameWide
	r.frame.CornerRadius = frameInset
	r.show()
	return r
}

// frameColor is the name of the frame's colour: it is seen on the button's
// ground.
func (b *Button) frameColor() fyne.ThemeColorName {
	switch b.Importance {
	case widget.HighImportance:
		return fynetheme.ColorNameForegroundOnPrimary
	case widget.DangerImportance:
		return fynetheme.ColorNameForegroundOnError
	case widget.SuccessImportance:
		return fynetheme.ColorNameForegroundOnSuccess
	case widget.WarningImportance:
		return fynetheme.ColorNameForegroundOnWarning
	}
	return theme.CellFrame
}

// framed is Fyne's renderer of a button and the frame.
type framed struct {
	fyne.WidgetRenderer
	b     *Button
	frame *canvas.Rectangle
}

// Objects are Fyne's, which may change, and the frame above them.
func (r *framed) Objects() []fyne.CanvasObject {
	under := r.WidgetRenderer.Objects()
	return append(under[:len(under):len(under)], r.frame)
}

// Layout places the frame within the button.
func (r *framed) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.frame.Move(fyne.NewSquareOffsetPos(frameInset))
	r.frame.Resize(size.Subtract(fyne.NewSquareSize(2 * frameInset)))
}

// Refresh draws the button, and the frame as the focus is.
func (r *framed) Refresh() {
	r.show()
	r.WidgetRenderer.Refresh()
}

func (r *framed) show() {
	r.frame.StrokeColor = theme.Color(r.b.frameColor(), r.b)
	r.frame.Hidden = !r.b.focused || r.b.Disabled()
	r.frame.Refresh()
}
