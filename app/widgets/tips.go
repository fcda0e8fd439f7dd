package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/theme"
)

const (
	tipDelay = 600 * time.Millisecond
	tipStays = 12 * time.Second
	tipLooks = 120 * time.Millisecond // how often it looks whether its control has moved
	tipWide  = 320                    // layout units of a line, at most
	tipGap   = 6                      // from the control
)

// Tips are the words that appear when the pointer rests on a control: what it
// does, and its key. They never take the keyboard or the mouse.
//
// One Tips serves a window: put Layer above all else in it, and call Hide
// from where the window hears of keys and opens dialogs. A tip whose control
// is scrolled away hides by itself.
type Tips struct {
	// Layer is where tips are drawn.
	Layer fyne.CanvasObject

	after func(time.Duration, func()) (stop func())
	layer *fyne.Container
	tip   *bubble
	over  *Tip   // the pointer is on it
	stop  func() // calls off what is waiting
	look  func() // calls off the next look at the control
}

// NewTips makes a layer without a tip. After runs a function on the window's
// goroutine when a time has passed; what it returns calls that off.
func NewTips(after func(time.Duration, func()) (stop func())) *Tips {
	t := &Tips{after: after, tip: newBubble()}
	t.tip.Hide()
	t.layer = &fyne.Container{Layout: overlay{}, Objects: []fyne.CanvasObject{t.tip}}
	t.Layer = t.layer
	return t
}

// Over puts a tip on a control: text, and the name of its key in brackets
// unless that is "". Place what is returned in the control's stead. Of a
// button and a chip a press hides the tip, so set what they do before.
func (t *Tips) Over(o fyne.CanvasObject, text, key string) *Tip {
	if key != "" {
		text += " (" + key + ")"
	}
	tip := &Tip{tips: t, text: text, under: o}
	tip.ExtendBaseWidget(tip)
	switch o := o.(type) {
	case *widget.Button:
		if do := o.OnTapped; do != nil {
			o.OnTapped = func() { t.Hide(); do() }
		}
	case *Button:
		if do := o.OnTapped; do != nil {
			o.OnTapped = func() { t.Hide(); do() }
		}
	case *Chip:
		if do := o.OnToggle; do != nil {
			o.OnToggle = func(on bool) { t.Hide(); do(on) }
		}
	}
	return tip
}

// Hide takes away the tip, or the one that would come. The next comes when
// the pointer leaves the control and returns.
func (t *Tips) Hide() {
	t.halt()
	if t.tip.Visible() {
		t.tip.Hide()
		t.layer.Refresh()
	}
}

// Text is the tip on the screen, or "".
func (t *Tips) Text() string {
	if !t.tip.Visible() {
		return ""
	}
	return t.tip.text.Text
}

func (t *Tips) halt() {
	for _, stop := range []*func(){&t.stop, &t.look} {
		if *stop != nil {
			(*stop)()
			*stop = nil
		}
	}
}

// enter begins to wait; a timer that was called off too late finds another
// control, or none.
func (t *Tips) enter(tip *Tip) {
	t.Hide()
	t.over = tip
	t.stop = t.after(tipDelay, func() {
		if t.over == tip && t.stop != nil {
			t.show(tip)
		}
	})
}

func (t *Tips) leave(tip *Tip) {
	if t.over == tip {
		t.over = nil
		t.Hide()
	}
}

// show puts the tip below its control, or above where there is no room.
func (t *Tips) show(tip *Tip) {
	if !tip.Visible() || tip.text == "" {
		return
	}
	under := tip.place()
	at := under.At.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(t.layer))
	room := t.layer.Size()
	t.tip.set(tip.text, min(tipWide, room.Width))
	size := t.tip.MinSize()
	pos := fyne.NewPos(at.X, at.Y+under.Size.Height+tipGap)
	if pos.Y+size.Height > room.Height {
		pos.Y = at.Y - tipGap - size.Height
	}
	pos.X = max(min(pos.X, room.Width-size.Width), 0)
	pos.Y = max(pos.Y, 0)
	t.tip.Move(pos)
	t.tip.Resize(size)
	t.tip.Show()
	t.layer.Refresh()
	t.stop = t.after(tipStays, func() {
		if t.over == tip {
			t.Hide()
		}
	})
	t.stay(tip, under)
}

// stay hides the tip when its control is no longer where it was.
func (t *Tips) stay(tip *Tip, at Place) {
	t.look = t.after(tipLooks, func() {
		switch {
		case t.over != tip || !t.tip.Visible():
		case tip.place() != at:
			t.Hide()
		default:
			t.stay(tip, at)
		}
	})
}

// A Tip is a control that has a tip.
type Tip struct {
	widget.BaseWidget

	tips  *Tips
	text  string
	under fyne.CanvasObject
	spot  *Place // of a tip without a control
}

var _ desktop.Hoverable = (*Tip)(nil)

// SetText changes the words; "" is no tip.
func (t *Tip) SetText(text string) {
	t.text = text
	if t.tips.over == t {
		t.tips.Hide()
	}
}

// MouseIn is told by the part above the control, which hears of it too.
func (t *Tip) MouseIn(e *desktop.MouseEvent) {
	t.tips.enter(t)
	if h, ok := t.under.(desktop.Hoverable); ok {
		h.MouseIn(e)
	}
}

// MouseMoved passes on where the pointer is; with a button down it hides.
func (t *Tip) MouseMoved(e *desktop.MouseEvent) {
	if e.Button != 0 {
		t.tips.Hide()
	}
	if h, ok := t.under.(desktop.Hoverable); ok {
		h.MouseMoved(e)
	}
}

// MouseOut hides the tip.
func (t *Tip) MouseOut() {
	t.tips.leave(t)
	if h, ok := t.under.(desktop.Hoverable); ok {
		h.MouseOut()
	}
}

// CreateRenderer lays the part that feels the pointer over the control. It
// feels nothing else, so presses and the keyboard go to the control.
func (t *Tip) CreateRenderer() fyne.WidgetRenderer {
	feel := &feeler{tip: t}
	feel.ExtendBaseWidget(feel)
	return &simple{
		objects: []fyne.CanvasObject{t.under, feel},
		min:     t.under.MinSize,
		layout: func(s fyne.Size) {
			t.under.Resize(s)
			feel.Resize(s)
		},
		refresh: t.under.Refresh,
	}
}

// feeler is nothing to see: it hears of the pointer, in front of a control.
type feeler struct {
	widget.BaseWidget
	tip *Tip
}

// MouseIn tells the tip.
func (f *feeler) MouseIn(e *desktop.MouseEvent) { f.tip.MouseIn(e) }

// MouseMoved tells the tip.
func (f *feeler) MouseMoved(e *desktop.MouseEvent) { f.tip.MouseMoved(e) }

// MouseOut tells the tip.
func (f *feeler) MouseOut() { f.tip.MouseOut() }

// CreateRenderer draws nothing.
func (f *feeler) CreateRenderer() fyne.WidgetRenderer {
	return &simple{min: func() fyne.Size { return fyne.Size{} }, layout: func(fyne.Size) {}, refresh: func() {}}
}

// overlay is the layout of a layer above the window: it leaves its parts
// where they were put and wants no room.
type overlay struct{}

func (overlay) Layout([]fyne.CanvasObject, fyne.Size) {}
func (overlay) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// bubble is a tip on the screen.
type bubble struct {
	widget.BaseWidget
	back *canvas.Rectangle
	text *widget.Label
	wide float32
}

func newBubble() *bubble {
	b := &bubble{back: canvas.NewRectangle(nil), text: widget.NewLabel("")}
	b.back.CornerRadius, b.back.StrokeWidth = 3, 1
	b.ExtendBaseWidget(b)
	return b
}

func (b *bubble) set(text string, wide float32) {
	b.text.Wrapping = fyne.TextWrapOff
	b.text.SetText(text)
	b.wide = b.text.MinSize().Width
	if b.wide > wide {
		b.wide = wide
		b.text.Wrapping = fyne.TextWrapWord
		b.text.Resize(fyne.NewSize(wide, 1))
		b.text.Refresh()
	}
	b.Refresh()
}

// CreateRenderer makes the ground and the words.
func (b *bubble) CreateRenderer() fyne.WidgetRenderer {
	refresh := func() {
		b.back.FillColor = theme.Color(fynetheme.ColorNameOverlayBackground, b)
		b.back.StrokeColor = theme.Color(fynetheme.ColorNameInputBorder, b)
		b.back.Refresh()
		b.text.Refresh()
	}
	refresh()
	return &simple{
		objects: []fyne.CanvasObject{b.back, b.text},
		min:     func() fyne.Size { return fyne.NewSize(b.wide, b.text.MinSize().Height) },
		layout: func(s fyne.Size) {
			b.back.Resize(s)
			b.text.Resize(s)
		},
		refresh: refresh,
	}
}
