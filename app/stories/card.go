package stories

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/catalog"
)

// pictureSize is the place of a slot's picture, in the window's units.
var pictureSize = fyne.NewSize(216, 148) // never changed

// A card is a slot in the article: its picture, story caption, credit and
// findings.
type card struct {
	s    *Screen
	slot catalog.Slot

	root    *fyne.Container
	frame   *frame
	stripe  *canvas.Rectangle
	photo   *canvas.Image
	empty   *widget.Label
	head    *widget.Label
	caption *box
	credit  *box
	clear   *widget.Button
	take    *widget.Button
	rows    *fyne.Container
	accepts []*widget.Button
	fixes   []*widget.Button
	shown   string // the findings in rows
}

func newCard(s *Screen, b catalog.Block) *card {
	n := b.Slot
	c := &card{s: s, slot: catalog.Slot{N: n}, rows: container.NewVBox()}
	c.stripe = canvas.NewRectangle(color.Transparent)
	c.stripe.SetMinSize(fyne.NewSize(3, 10))
	c.photo = &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest}
	c.photo.Hide()
	c.empty = widget.NewLabel(s.words.T("stories.slot.empty"))
	c.empty.Alignment, c.empty.Importance = fyne.TextAlignCenter, widget.LowImportance
	c.empty.Wrapping = fyne.TextWrapWord
	c.frame = newFrame(container.NewStack(container.NewCenter(container.New(
		layout.NewGridWrapLayout(fyne.NewSize(pictureSize.Width-20, 40)), c.empty)), c.photo), func() {
		s.Hand(n)
		s.do.Grab(s.picker)
	})
	c.head = widget.NewLabel(s.words.T("stories.slot", n))
	c.head.TextStyle.Bold = true
	c.head.Truncation = fyne.TextTruncateEllipsis
	c.clear = widget.NewButton(s.words.T("stories.slot.clear"), func() { s.do.Place(n, 0) })
	c.take = widget.NewButton(s.words.T("stories.slot.take"), func() { c.caption.flush(); s.do.Take(n) })
	c.clear.Importance, c.take.Importance = widget.LowImportance, widget.LowImportance
	c.caption = newBox(s, c.name("caption"), true, func(t string) { s.do.Set(n, catalog.FieldCaption, t) })
	c.caption.SetPlaceHolder(s.words.T("stories.slot.caption"))
	c.credit = newBox(s, c.name("credit"), false, func(t string) { s.do.Set(n, catalog.FieldCredit, t) })
	c.credit.SetPlaceHolder(s.words.T("stories.slot.credit"))
	c.caption.onFocus = func() { s.Hand(n) }
	c.credit.onFocus = c.caption.onFocus
	top := container.NewBorder(nil, nil, nil, container.NewHBox(c.take, c.clear), c.head)
	texts := container.NewVBox(top, c.caption.Entry, c.credit.Entry, c.rows)
	picture := container.NewVBox(container.New(layout.NewGridWrapLayout(pictureSize), c.frame))
	c.root = container.New(layout.NewCustomPaddedLayout(8, 8, 0, 0),
		container.NewBorder(nil, nil, container.NewHBox(c.stripe, picture), nil, texts))
	return c
}

func (c *card) name(part string) string {
	return "story.slot" + string(rune('0'+c.slot.N%10)) + "." + part
}

// set shows the slot's values; a box that is being typed in keeps its text.
func (c *card) set(sl catalog.Slot) {
	changed := sl.Photo != c.slot.Photo
	c.slot = sl
	c.caption.show(sl.Caption)
	c.credit.show(sl.Credit)
	head := c.s.words.T("stories.slot", sl.N)
	if sl.Photo != 0 {
		head += "  ·  " + c.s.do.Name(sl.Photo)
		c.clear.Enable()
		c.take.Enable()
	} else {
		c.clear.Disable()
		c.take.Disable()
	}
	c.head.SetText(head)
	if changed || sl.Photo == 0 {
		c.photo.Hide()
	}
	c.picture()
}

// picture shows the slot's photo, if its thumbnail is there.
func (c *card) picture() {
	if c.slot.Photo == 0 {
		c.empty.Show()
		return
	}
	if img := c.s.do.Thumb(c.slot.Photo, pixels(c.frame, pictureSize)); img != nil {
		c.photo.Image = img
		c.empty.Hide()
		c.photo.Show()
		c.photo.Refresh()
		c.frame.Refresh() // an image that was hidden is not known to the canvas
	}
}

// pixels is a size of the layout on the screen that o is on.
func pixels(o fyne.CanvasObject, size fyne.Size) image.Point {
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		scale = c.Scale()
	}
	return image.Pt(int(size.Width*scale), int(size.Height*scale))
}

// hold shows whether the slot is in hand.
func (c *card) hold(in bool) {
	c.stripe.FillColor = color.Transparent
	if in {
		c.stripe.FillColor = theme.Color(theme.ColorNamePrimary)
	}
	c.stripe.Refresh()
	c.frame.mark(in)
}

// A frame is a picture's place: it takes clicks.
type frame struct {
	widget.BaseWidget
	content fyne.CanvasObject
	back    *canvas.Rectangle
	tapped  func()
	held    bool
}

func newFrame(content fyne.CanvasObject, tapped func()) *frame {
	f := &frame{content: content, back: canvas.NewRectangle(color.Transparent), tapped: tapped}
	f.back.CornerRadius = 2
	f.ExtendBaseWidget(f)
	f.paint()
	return f
}

func (f *frame) mark(held bool) {
	f.held = held
	f.paint()
	f.back.Refresh()
}

func (f *frame) paint() {
	f.back.FillColor = theme.Color(theme.ColorNameInputBackground)
	f.back.StrokeWidth = 1
	f.back.StrokeColor = theme.Color(theme.ColorNameInputBorder)
	if f.held {
		f.back.StrokeColor = theme.Color(theme.ColorNamePrimary)
	}
}

// Tapped takes the slot in hand.
func (f *frame) Tapped(*fyne.PointEvent) { f.tapped() }

// CreateRenderer puts the content on its ground.
func (f *frame) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(f.back, container.New(layout.NewCustomPaddedLayout(2, 2, 2, 2), f.content)))
}
