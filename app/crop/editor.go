package crop

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// Options say what a crop is for. The zero Options want any size.
type Options struct {
	// Least is what the result should have at least, in pixels; a side of 0
	// may have any length. LeastLong is the same for the longer side.
	Least     image.Point
	LeastLong int
	// Now is the clock, for double clicks; nil is time.Now.
	Now func() time.Time
	// Work does work off the window's goroutine and calls then on it, once it
	// is done; nil does both at once.
	Work func(work, then func())
}

// An Editor is the picture with the frame, the shapes above it, and the
// resulting size below. Set the callbacks before it is shown.
type Editor struct {
	// Content is the whole; Pane is the part that takes the keyboard.
	Content fyne.CanvasObject
	Pane    *Pane
	// OnChange hears of each step while the frame is dragged; OnDone of the
	// crop when the mouse or the key is let go, if it is another than before:
	// one edit, one undo.
	OnChange, OnDone func(catalog.Crop)
	// OnLeave hears that the person has finished: keep is true after Enter or
	// a double click, false after Esc, when the owner may bring back what was
	// there before OnDone first spoke. Esc during a drag only ends the drag.
	OnLeave func(keep bool)
	// OnKey is given keys that are not used here.
	OnKey func(name fyne.KeyName, mod fyne.KeyModifier)
	// OnFocus hears when the pane gets (true) or loses the keyboard.
	OnFocus func(bool)

	words *i18n.Words
	o     Options
	chips []*widgets.Chip
	ruler *Ruler
	angle *widget.Label
	size  *widget.Label
	small *widget.Label
	sign  *widget.Icon
}

// New makes an editor that shows nothing.
func New(w *i18n.Words, o Options) *Editor {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Work == nil {
		o.Work = func(work, then func()) { work(); then() }
	}
	e := &Editor{words: w, o: o, ruler: newRuler(o.Now), angle: widget.NewLabel(""), size: widget.NewLabel(""), small: widget.NewLabel(""),
		sign: widget.NewIcon(fynetheme.NewWarningThemedResource(fynetheme.WarningIcon()))}
	e.Pane = newPane(e)
	row := container.NewHBox(layout.NewSpacer())
	for i, r := range Ratios() {
		text := r.String()
		if r.Free() {
			text = w.T("crop.free")
		}
		c := widgets.NewChip(text, func(bool) { e.Pane.choose(i); e.Pane.grab() })
		e.chips = append(e.chips, c)
		row.Add(c)
	}
	row.Add(layout.NewSpacer())
	e.small.Importance = widget.WarningImportance
	e.small.TextStyle.Bold = true
	e.small.Wrapping = fyne.TextWrapWord
	keys := widget.NewLabel(w.T("crop.keys"))
	keys.Wrapping, keys.SizeName = fyne.TextWrapWord, fynetheme.SizeNameCaptionText
	e.ruler.OnTurn = func(a float64) { e.Pane.finely(e.ruler.dragging); e.Pane.turnTo(a) }
	e.ruler.OnDone = func() { e.Pane.finely(false); e.Pane.done() }
	e.ruler.OnGrab = e.Pane.grab
	e.angle.Alignment = fyne.TextAlignTrailing
	level := widget.NewLabel(w.T("crop.straighten"))
	turn := container.NewHBox(layout.NewSpacer(), level, container.NewGridWrap(fyne.NewSize(400, e.ruler.MinSize().Height), e.ruler),
		container.NewGridWrap(fyne.NewSize(64, e.angle.MinSize().Height), e.angle), layout.NewSpacer())
	foot := container.NewVBox(turn, container.NewBorder(nil, nil, container.NewHBox(e.size, e.sign), nil, e.small), keys)
	e.Content = container.NewBorder(container.New(layout.NewCustomPaddedLayout(4, 4, 0, 0), row), foot, nil, nil, e.Pane)
	e.tell()
	return e
}

// Show puts a photo and its crop on the screen. Img is the upright photo, as
// large as the screen wants it, of the shape of master; it may be nil until
// it is there. Master is the photo's own size, upright.
func (e *Editor) Show(img *image.RGBA, master image.Point, c catalog.Crop) {
	e.Pane.show(img, master, c)
}

// SetImage puts the picture under the frame when it has come.
func (e *Editor) SetImage(img *image.RGBA) { e.Pane.setImage(img) }

// SetCrop shows another crop of the same photo, after an undo for example,
// and tells nobody. During a drag it is left alone.
func (e *Editor) SetCrop(c catalog.Crop) {
	if !e.Pane.dragging {
		e.Pane.show(e.Pane.img, e.Pane.frame.Master, c)
	}
}

// SetLeast changes what the result should have at least.
func (e *Editor) SetLeast(least image.Point, long int) {
	e.o.Least, e.o.LeastLong = least, long
	e.tell()
}

// Crop is the crop on the screen.
func (e *Editor) Crop() catalog.Crop { return e.Pane.frame.Crop() }

// Ratio is the shape in use.
func (e *Editor) Ratio() Ratio { return e.Pane.frame.Ratio }

// Chips are the shapes' buttons, in the order of Ratios.
func (e *Editor) Chips() []*widgets.Chip { return e.chips }

// Ruler is the scale of the angle, for tests.
func (e *Editor) Ruler() *Ruler { return e.ruler }

// tell shows the angle, the size of the result, and which shape is on.
func (e *Editor) tell() {
	f := e.Pane.frame
	for i, r := range Ratios() {
		if on := r == f.Ratio; e.chips[i].On() != on {
			e.chips[i].SetOn(on)
		}
	}
	e.ruler.SetAngle(f.Angle())
	if text := e.words.Degrees(f.Angle()); text != e.angle.Text {
		e.angle.SetText(text)
	}
	e.size.SetText(e.words.T("crop.size", f.Rect.Dx(), f.Rect.Dy()))
	text := e.problem(f.Rect.Size())
	if text == e.small.Text && e.sign.Visible() == (text != "") {
		return
	}
	e.small.SetText(text)
	for _, o := range []fyne.CanvasObject{e.sign, e.small} {
		if text == "" {
			o.Hide()
		} else {
			o.Show()
		}
	}
}

// problem says how a size is too small, "" when it is not.
func (e *Editor) problem(size image.Point) string {
	least := e.o.Least
	narrow, low := size.X < least.X, size.Y < least.Y
	switch {
	case (narrow || low) && least.X > 0 && least.Y > 0:
		return e.words.T("crop.small", least.X, least.Y)
	case narrow:
		return e.words.T("crop.narrow", least.X)
	case low:
		return e.words.T("crop.low", least.Y)
	case max(size.X, size.Y) < e.o.LeastLong:
		return e.words.T("crop.short", e.o.LeastLong)
	}
	return ""
}

func (e *Editor) changed() {
	e.tell()
	if e.OnChange != nil {
		e.OnChange(e.Crop())
	}
}

func (e *Editor) done(c catalog.Crop) {
	if e.OnDone != nil {
		e.OnDone(c)
	}
}
