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

	"cutline/app/crop"
	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// pictureSize is the place of a slot's picture, in the window's units.
var pictureSize = fyne.NewSize(216, 148) // never changed

// A card is a slot in the article: its picture, story caption, credit and
// findings.
type card struct {
	s    *Screen
	slot catalog.Slot

	root     *fyne.Container
	frame    *frame
	stripe   *canvas.Rectangle
	ground   *canvas.Rectangle // lit while something is dragged over it
	photo    *canvas.Image
	empty    *widget.Label
	head     *widget.Label
	caption  *box
	credit   *box
	alt      *box
	clear    *widgets.Button
	crop     *widgets.Button
	up, down *widgets.Button
	gone     *widgets.Button
	take     *widgets.Button // to the photo
	get      *widgets.Button // from the photo
	differ   *widgets.Chip
	diff     *widgets.Diff
	held     *fyne.Container // differ, take, get
	rows     *fyne.Container
	accepts  []*widgets.Button
	fixes    []*widgets.Button
	quoted   []*widgets.Chip
	shown    string // the findings in rows
}

func newCard(s *Screen, n int) *card {
	c := &card{s: s, slot: catalog.Slot{N: n}, rows: container.NewVBox(), diff: widgets.NewDiff()}
	w := s.words
	c.stripe = canvas.NewRectangle(color.Transparent)
	c.stripe.SetMinSize(fyne.NewSize(3, 10))
	c.ground = canvas.NewRectangle(color.Transparent)
	c.ground.CornerRadius = 2
	c.photo = &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest}
	c.photo.Hide()
	c.empty = widget.NewLabel(w.T("stories.slot.empty"))
	c.empty.Alignment, c.empty.Importance = fyne.TextAlignCenter, widget.LowImportance
	c.empty.Wrapping = fyne.TextWrapWord
	c.frame = newFrame(container.NewStack(container.NewCenter(container.New(
		layout.NewGridWrapLayout(fyne.NewSize(pictureSize.Width-20, 40)), c.empty)), c.photo), func() {
		s.Hand(c.slot.N)
		s.do.Grab(s.picker)
	})
	c.frame.drag, c.frame.let = c.carry, s.do.LetGo
	c.head = widget.NewLabel(w.T("stories.slot", n))
	c.head.TextStyle.Bold = true
	c.head.Truncation = fyne.TextTruncateEllipsis
	c.boxes()
	low := func(text string, icon fyne.Resource, do func()) *widgets.Button {
		b := widgets.NewButtonWithIcon(text, icon, do)
		b.Importance = widget.LowImportance
		return b
	}
	c.crop = low(w.T("stories.slot.crop"), theme.ContentCutIcon(), func() { s.startCrop(c) })
	c.clear = low(w.T("stories.slot.clear"), nil, func() { s.do.Place(c.slot.N, 0) })
	c.up = low("", theme.MoveUpIcon(), func() { c.piece().move(-1) })
	c.down = low("", theme.MoveDownIcon(), func() { c.piece().move(1) })
	c.gone = low("", theme.DeleteIcon(), func() { c.piece().remove() })
	c.take = low(w.T("stories.slot.take"), nil, func() { s.Flush(); s.do.Take(c.slot.N) })
	c.get = low(w.T("stories.slot.get"), nil, c.fromPhoto)
	c.differ = widgets.NewChip(w.T("stories.slot.differs"), func(bool) { c.compare() })
	c.held = container.NewHBox(s.do.Tip(c.differ, "", "stories.slot.differs.tip"), s.do.Tip(c.get, "", "stories.slot.get.tip"),
		s.do.Tip(c.take, "", "stories.slot.take.tip"))
	tip := func(o fyne.CanvasObject, key i18n.Key) fyne.CanvasObject { return s.do.Tip(o, "", key) }
	top := container.NewBorder(nil, nil, nil, container.NewHBox(tip(c.up, "stories.slot.up.tip"), tip(c.down, "stories.slot.down.tip"),
		tip(c.gone, "stories.slot.gone.tip")), c.head)
	texts := container.NewVBox(top, c.caption.object(), c.held, c.diff.Content,
		container.NewGridWithColumns(2, c.credit.object(), c.alt.object()), c.rows)
	picture := container.NewVBox(container.New(layout.NewGridWrapLayout(pictureSize), c.frame), container.NewHBox(tip(c.crop, "stories.slot.crop.tip"), tip(c.clear, "stories.slot.clear.tip")))
	c.root = container.New(layout.NewCustomPaddedLayout(8, 8, 0, 0),
		container.NewStack(c.ground, container.NewBorder(nil, nil, container.NewHBox(c.stripe, picture), nil, texts)))
	c.compare()
	return c
}

// boxes makes the card's text boxes.
func (c *card) boxes() {
	s := c.s
	c.caption = newBox(s, c.name("caption"), true, func(t string) { s.tellSlot(c.slot.N, catalog.FieldCaption, t) })
	c.caption.grow.least = 2
	c.caption.SetPlaceHolder(s.words.T("stories.slot.caption"))
	c.credit = newBox(s, c.name("credit"), false, func(t string) { s.tellSlot(c.slot.N, catalog.FieldCredit, t) })
	c.alt = newBox(s, c.name("alt"), false, func(t string) { s.tellSlot(c.slot.N, catalog.FieldAlt, t) })
	typed := c.caption.OnChanged
	c.caption.OnChanged = func(t string) { typed(t); c.compare() }
	c.caption.OnEdge = func(key fyne.KeyName) bool {
		switch key {
		case fyne.KeyUp, fyne.KeyLeft:
			return c.piece().goTo(-1)
		case fyne.KeyDown, fyne.KeyRight:
			return c.piece().goTo(1)
		}
		return false
	}
	own := c.caption.OnKey
	c.caption.OnKey = func(key fyne.KeyName, mod fyne.KeyModifier) {
		if !c.piece().key(key, mod) {
			own(key, mod)
		}
	}
	for _, b := range []*box{c.caption, c.credit, c.alt} {
		b.onFocus = func() { s.Hand(c.slot.N) }
		b.codes(func() catalog.PhotoID { return c.slot.Photo })
	}
}

func (c *card) name(part string) string {
	return "story.slot" + string(rune('0'+c.slot.N%10)) + "." + part
}

// piece is the block that the card shows.
func (c *card) piece() *piece {
	for _, p := range c.s.pieces {
		if p.card == c {
			return p
		}
	}
	return &piece{s: c.s, card: c, at: c.s.story.SlotAt(c.slot.N)}
}

// set shows the slot's values; a box that is being typed in keeps its text.
func (c *card) set(sl catalog.Slot) {
	changed := sl.Photo != c.slot.Photo || sl.Crop != c.slot.Crop
	c.slot = sl
	c.caption.name, c.credit.name, c.alt.name = c.name("caption"), c.name("credit"), c.name("alt")
	c.caption.show(sl.Caption)
	c.credit.show(sl.Credit)
	c.alt.show(sl.Alt)
	head := c.s.words.T("stories.slot", sl.N)
	if sl.Photo != 0 {
		head += "  ·  " + c.s.do.Name(sl.Photo)
	}
	for _, b := range []*widgets.Button{c.clear, c.crop, c.take, c.get} {
		enable(b, sl.Photo != 0)
	}
	if head != c.head.Text {
		c.head.SetText(head)
	}
	c.compare()
	if changed || sl.Photo == 0 {
		c.photo.Hide()
		c.picture()
	}
}

// enable switches a button, and draws nothing when it is so already.
func enable(b *widgets.Button, on bool) {
	switch {
	case on && b.Disabled():
		b.Enable()
	case !on && !b.Disabled():
		b.Disable()
	}
}

// compare holds the caption against the photo's description, and shows what
// the photo would give where the story says nothing.
func (c *card) compare() {
	p, ok := c.s.photos[c.slot.Photo]
	c.place(c.credit, p.Caption.Text(catalog.Credit), "stories.slot.credit")
	c.place(c.alt, p.Caption.Text(catalog.AltText), "stories.slot.alt")
	theirs := p.Caption.Text(catalog.Description)
	if !ok || theirs == c.caption.Text {
		c.held.Hide()
		c.diff.Content.Hide()
		return
	}
	c.held.Show()
	if !c.differ.On() {
		c.diff.Content.Hide()
		return
	}
	c.diff.Set(c.s.do.Diff(theirs, c.caption.Text))
	c.diff.Content.Show()
}

// place shows in an empty box what the photo gives.
func (c *card) place(b *box, theirs string, key i18n.Key) {
	hint := c.s.words.T(key)
	if theirs != "" {
		hint = c.s.words.T("stories.slot.ofphoto", hint, theirs)
	}
	if b.PlaceHolder != hint {
		b.SetPlaceHolder(hint)
	}
}

// fromPhoto makes the photo's description the story caption.
func (c *card) fromPhoto() {
	p, ok := c.s.photos[c.slot.Photo]
	if !ok {
		return
	}
	c.caption.took()
	text := p.Caption.Text(catalog.Description)
	c.s.change(Change{Name: "take", Title: "take", Slot: c.slot.N, Text: text,
		Sets: []catalog.Set{{Field: catalog.FieldCaption, Value: catalog.TextValue(text)}}})
}

// picture shows the slot's photo as it is cropped, if its thumbnail is there.
func (c *card) picture() {
	if c.slot.Photo == 0 {
		c.empty.Show()
		return
	}
	size := pixels(c.frame, pictureSize)
	if k := c.slot.Crop; !k.IsWhole() { // what is left must be large enough
		k = k.Fit(c.s.photos[c.slot.Photo].Upright())
		least := max(min(k.X1-k.X0, k.Y1-k.Y0), .2)
		size = image.Pt(int(float64(size.X)/least), int(float64(size.Y)/least))
	}
	if img := c.s.do.Thumb(c.slot.Photo, size); img != nil {
		c.photo.Image = crop.Cut(img, c.slot.Crop)
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

// carry takes the slot's picture up, and follows the pointer then.
func (c *card) carry(at fyne.Position) {
	if c.slot.Photo != 0 {
		c.s.do.Carry(Drag{Photos: []catalog.PhotoID{c.slot.Photo}, Slot: c.slot.N}, at)
	}
}
