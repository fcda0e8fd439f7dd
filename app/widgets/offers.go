package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/theme"
)

// Offers is a short list of texts below a text box, to take one from while
// the box keeps the keyboard: the box gives it the keys that it has no use
// for by Key, and has the keyboard again when a click is over. One Offers serves a window: put Layer above all else in it.
type Offers struct {
	// Layer is where the list is drawn.
	Layer fyne.CanvasObject
	// OnShow hears that another list is shown, or nothing any more (nil); it
	// may be nil itself.
	OnShow func(texts []string)

	layer *fyne.Container
	list  *offerList
	under fyne.CanvasObject
	take  func(text string)
	held  bool // the mouse has pressed the list and did not let go
}

// NewOffers makes a layer without a list.
func NewOffers() *Offers {
	o := &Offers{list: newOfferList()}
	o.list.Hide()
	o.list.chosen, o.list.hold = o.choose, o.hold
	o.layer = &fyne.Container{Layout: overlay{}, Objects: []fyne.CanvasObject{o.list}}
	o.Layer = o.layer
	return o
}

// Show shows texts below a control, the first chosen; without texts it hides.
// Take hears which one was taken, by Enter, Tab or the mouse.
func (o *Offers) Show(under fyne.CanvasObject, texts []string, take func(text string)) {
	if len(texts) == 0 {
		o.Hide()
		return
	}
	o.under, o.take, o.held = under, take, false
	o.list.set(texts)
	d := fyne.CurrentApp().Driver()
	at := d.AbsolutePositionForObject(under).Subtract(d.AbsolutePositionForObject(o.layer))
	size := fyne.NewSize(under.Size().Width, o.list.MinSize().Height)
	pos := at.AddXY(0, under.Size().Height+1)
	if pos.Y+size.Height > o.layer.Size().Height {
		pos.Y = max(at.Y-1-size.Height, 0)
	}
	o.list.Move(pos)
	o.list.Resize(size)
	o.list.Show()
	o.layer.Refresh()
	o.tell(texts)
}

// Open reports whether a list is shown below a control.
func (o *Offers) Open(under fyne.CanvasObject) bool { return o.list.Visible() && o.under == under }

// Hide takes the list away; not while the mouse is held on it: that takes the
// keyboard from the box, which is no reason.
func (o *Offers) Hide() {
	if o.list.Visible() && !o.held {
		o.list.Hide()
		o.layer.Refresh()
		o.tell(nil)
	}
}

func (o *Offers) tell(texts []string) {
	if o.OnShow != nil {
		o.OnShow(texts)
	}
}

// Key goes through the list, takes the text that is chosen, or hides; it
// reports whether the key meant something.
func (o *Offers) Key(name fyne.KeyName) bool {
	l := o.list
	switch {
	case !l.Visible():
		return false
	case name == fyne.KeyDown:
		l.point((l.at + 1) % len(l.rows))
	case name == fyne.KeyUp:
		l.point((l.at + len(l.rows) - 1) % len(l.rows))
	case name == fyne.KeyReturn || name == fyne.KeyEnter || name == fyne.KeyTab:
		o.choose(l.at)
	case name == fyne.KeyEscape:
		o.Hide()
	default:
		return false
	}
	return true
}

func (o *Offers) choose(i int) {
	text, take := o.list.rows[i].label.Text, o.take
	o.held = false
	o.Hide()
	take(text)
	o.giveBack()
}

// hold hears that the mouse is pressed on the list, or that it left while it
// was: then nothing is taken.
func (o *Offers) hold(on bool) {
	left := o.held && !on
	if o.held = on; left {
		o.Hide()
		o.giveBack()
	}
}

// giveBack gives the box the keyboard that a press took away.
func (o *Offers) giveBack() {
	box, ok := o.under.(fyne.Focusable)
	if c := fyne.CurrentApp().Driver().CanvasForObject(o.under); ok && c != nil {
		c.Focus(box)
	}
}

// offerList is the list on the screen.
type offerList struct {
	widget.BaseWidget
	back   *canvas.Rectangle
	mark   *canvas.Rectangle
	rows   []*offerRow
	at     int
	chosen func(i int)
	hold   func(on bool)
}

func newOfferList() *offerList {
	l := &offerList{back: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil)}
	l.back.CornerRadius, l.back.StrokeWidth = 3, 1
	l.ExtendBaseWidget(l)
	return l
}

func (l *offerList) set(texts []string) {
	l.rows, l.at = nil, 0
	for i, text := range texts {
		r := &offerRow{label: widget.NewLabel(text), tapped: func() { l.chosen(i) }, over: func() { l.point(i) }, hold: func(on bool) { l.hold(on) }}
		r.label.Truncation = fyne.TextTruncateEllipsis
		r.ExtendBaseWidget(r)
		l.rows = append(l.rows, r)
	}
	l.Refresh()
}

func (l *offerList) point(i int) {
	l.at = i
	l.Refresh()
}

// line is the height of a row.
func (l *offerList) line() float32 {
	if len(l.rows) == 0 {
		return 0
	}
	return l.rows[0].MinSize().Height
}

// CreateRenderer draws the ground, the mark of the chosen row, and the rows.
func (l *offerList) CreateRenderer() fyne.WidgetRenderer {
	r := &simple{min: func() fyne.Size { return fyne.NewSize(80, l.line()*float32(len(l.rows))+4) }}
	r.layout = func(size fyne.Size) {
		l.back.Resize(size)
		for i, row := range l.rows {
			row.Move(fyne.NewPos(2, 2+float32(i)*l.line()))
			row.Resize(fyne.NewSize(size.Width-4, l.line()))
		}
		l.mark.Move(fyne.NewPos(2, 2+float32(l.at)*l.line()))
		l.mark.Resize(fyne.NewSize(size.Width-4, l.line()))
	}
	r.refresh = func() {
		l.back.FillColor = theme.Color(fynetheme.ColorNameMenuBackground, l)
		l.back.StrokeColor = theme.Color(fynetheme.ColorNameInputBorder, l)
		l.mark.FillColor = theme.Color(fynetheme.ColorNameSelection, l)
		r.objects = []fyne.CanvasObject{l.back, l.mark}
		for _, row := range l.rows {
			r.objects = append(r.objects, row)
			row.label.Refresh()
		}
		r.layout(l.Size())
		l.back.Refresh()
		l.mark.Refresh()
		canvas.Refresh(l)
	}
	r.refresh()
	return r
}

// offerRow is one text of the list. The toolkit takes the keyboard away at the
// press and again at the release, and hands on the tap after both.
type offerRow struct {
	widget.BaseWidget
	label        *widget.Label
	tapped, over func()
	hold         func(on bool)
}

var (
	_ desktop.Mouseable = (*offerRow)(nil)
	_ fyne.Tappable     = (*offerRow)(nil)
	_ desktop.Hoverable = (*offerRow)(nil)
)

// MouseDown holds the list.
func (r *offerRow) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary {
		r.hold(true)
	}
}

// Tapped takes the text.
func (r *offerRow) Tapped(*fyne.PointEvent) { r.tapped() }

// MouseUp does nothing.
func (r *offerRow) MouseUp(*desktop.MouseEvent) {}

// MouseIn chooses the row.
func (r *offerRow) MouseIn(*desktop.MouseEvent) { r.over() }

// MouseMoved does nothing.
func (r *offerRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut lets go of the list.
func (r *offerRow) MouseOut() { r.hold(false) }

// CreateRenderer draws the text.
func (r *offerRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.label) }
