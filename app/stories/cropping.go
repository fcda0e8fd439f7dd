package stories

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/crop"
	"cutline/app/widgets"
	"cutline/catalog"
)

// cropping is the frame over a slot's photo, in the place of the article.
type cropping struct {
	s           *Screen
	card        *card
	was         catalog.Crop
	editor      *crop.Editor
	keep, leave *widgets.Button
	stop        func()
}

// cropEdge is how large the photo is decoded under the frame, in pixels.
const cropEdge = 1600

// Crop opens the frame over a slot's photo, if it has one, and reports whether
// it did.
func (s *Screen) Crop(slot int) bool {
	c := s.cards[slot]
	if c == nil {
		return false
	}
	s.startCrop(c)
	return s.cropping != nil && s.cropping.card == c
}

// startCrop opens the frame over the slot's photo.
func (s *Screen) startCrop(c *card) {
	p, ok := s.photos[c.slot.Photo]
	if !ok || c.slot.Photo == 0 {
		return
	}
	s.Flush()
	s.endCrop()
	s.Hand(c.slot.N)
	k := &cropping{s: s, card: c, was: c.slot.Crop, editor: crop.New(s.words, crop.Options{LeastLong: leastLong(), Work: s.do.Work})}
	k.editor.OnDone = func(to catalog.Crop) { k.tell(to) }
	k.editor.OnLeave = k.finish
	k.editor.OnKey = s.do.Key
	k.editor.OnFocus = func(in bool) { s.do.Focus("crop", in) }
	k.keep = widgets.NewButtonWithIcon(s.words.T("stories.crop.keep"), theme.ConfirmIcon(), func() { k.finish(true) })
	k.keep.Importance = widget.HighImportance
	k.leave = widgets.NewButton(s.words.T("dialog.cancel"), func() { k.finish(false) })
	title := widget.NewLabel(s.words.T("stories.crop.title", c.slot.N, s.do.Name(c.slot.Photo)))
	title.TextStyle.Bold, title.Truncation = true, fyne.TextTruncateEllipsis
	top := container.NewBorder(nil, nil, nil, container.NewHBox(k.leave, k.keep), title)
	s.cropping = k
	s.split.SetFirst(container.NewBorder(top, nil, nil, nil, k.editor.Content))
	k.editor.Show(nil, p.Upright(), c.slot.Crop)
	k.stop = s.do.Large(p.ID, cropEdge, func(img *image.RGBA, err error) {
		if err != nil {
			s.do.Fail(err)
			return
		}
		k.editor.SetImage(img)
	})
	s.do.Grab(k.editor.Pane)
}

// leastLong is the long side that the presets would have.
func leastLong() int {
	n := 0
	for _, p := range catalog.Presets {
		n = max(n, p.LongEdge)
	}
	return n
}

func (k *cropping) tell(to catalog.Crop) {
	if to == k.card.slot.Crop {
		return
	}
	was := k.card.slot.Crop
	c := Change{Name: "crop", Title: "crop", Slot: k.card.slot.N, Text: to.String(), Sets: []catalog.Set{
		{Field: catalog.FieldCrop, Value: catalog.TextValue(to.Level().String())},
		{Field: catalog.FieldAngle, Value: catalog.TextValue(catalog.AngleText(to.Angle))}}}
	if to.Angle != was.Angle {
		c.Title = "straighten"
		if to.Angle != 0 {
			c.Said = k.s.words.T("stories.crop.straightened", k.s.words.Degrees(to.Angle))
		}
	}
	k.s.change(c)
}

// finish goes back to the article, with the crop that is there or the one
// that was.
func (k *cropping) finish(keep bool) {
	if keep {
		k.tell(k.editor.Crop())
	} else {
		k.tell(k.was)
	}
	k.s.endCrop()
	k.s.reveal(k.card.slot.N)
	k.s.FocusCandidates()
}

// follow shows a crop that was changed elsewhere, by undo for example; when
// the slot or its photo has gone, there is nothing to crop.
func (k *cropping) follow() {
	sl, ok := k.s.story.Slot(k.card.slot.N)
	if !ok || sl.Photo == 0 || k.s.cards[sl.N] != k.card {
		k.s.endCrop()
		return
	}
	if sl.Crop != k.editor.Crop() {
		k.editor.SetCrop(sl.Crop)
	}
}

// endCrop shows the article again.
func (s *Screen) endCrop() {
	if s.cropping == nil {
		return
	}
	if s.cropping.stop != nil {
		s.cropping.stop()
	}
	s.cropping = nil
	s.split.SetFirst(s.scroll)
}
