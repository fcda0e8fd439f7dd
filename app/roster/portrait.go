package roster

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/crop"
	"cutline/app/widgets"
	"cutline/catalog"
)

// cropEdge is how large the photo is decoded under the frame, in pixels.
const cropEdge = 1600

// faceShare is the part of a photo's height that the frame has at first, when
// nobody marked the face.
const faceShare = .4

// cropping is the frame over a photo, in the place of the form.
type cropping struct {
	content fyne.CanvasObject
	editor  *crop.Editor
	photo   catalog.Photo
	stop    func()
}

// startPortrait cuts the person's portrait out of the photo in hand. Where the
// photo has a face marked with the name, the frame lies on it.
func (s *Screen) startPortrait() {
	s.do.Photo(func(p catalog.Photo, ok bool) {
		if !ok {
			s.do.Say(s.w.T("roster.portrait.nophoto"))
			return
		}
		s.cutPortrait(p)
	})
}

func (s *Screen) cutPortrait(p catalog.Photo) {
	names := append([]string{s.form.name.Text}, lines(s.form.spellings.Text)...)
	at, marked := p.FaceOf(names...)
	switch {
	case s.form.portrait.Photo == p.ID:
		at = s.form.portrait.Crop
	case !marked:
		at = middle(p.Upright())
	}
	k := &cropping{photo: p, editor: crop.New(s.w, crop.Options{Work: s.do.Work})}
	k.editor.OnLeave = s.finishPortrait
	k.editor.OnKey = s.do.Key
	k.editor.OnFocus = func(in bool) { s.do.Focus("roster.crop", in) }
	keep := widgets.NewButtonWithIcon(s.w.T("roster.portrait.keep"), fynetheme.ConfirmIcon(), func() { s.finishPortrait(true) })
	keep.Importance = widget.HighImportance
	leave := widgets.NewButton(s.w.T("dialog.cancel"), func() { s.finishPortrait(false) })
	s.controls["roster.crop.keep"], s.controls["roster.crop.leave"] = keep, leave
	title := widget.NewLabel(s.w.T("roster.portrait.title", s.form.name.Text, p.File()))
	title.TextStyle.Bold, title.Truncation = true, fyne.TextTruncateEllipsis
	top := container.NewBorder(nil, nil, nil, container.NewHBox(leave, keep), title)
	k.content = container.NewBorder(top, nil, nil, nil, k.editor.Content)
	s.portrait = k
	s.show()
	k.editor.Show(nil, p.Upright(), at)
	k.stop = s.do.Large(p.ID, cropEdge, func(img *image.RGBA, err error) {
		if err != nil {
			s.do.Fail(err)
			return
		}
		k.editor.SetImage(img)
	})
	s.do.Grab(k.editor.Pane)
}

// middle is a square where a face may be.
func middle(size image.Point) catalog.Crop {
	if size.X < 1 || size.Y < 1 {
		return catalog.Crop{}
	}
	side := min(faceShare*float64(size.Y), float64(size.X))
	w, h := side/float64(size.X), side/float64(size.Y)
	return catalog.Crop{X0: .5 - w/2, Y0: .3 - h/2, X1: .5 + w/2, Y1: .3 + h/2}
}

// finishPortrait takes the frame as the portrait, or leaves that alone.
func (s *Screen) finishPortrait(keep bool) {
	k := s.portrait
	if k == nil {
		return
	}
	c := k.editor.Crop()
	s.endPortrait()
	if keep {
		s.form.portrait = catalog.Portrait{Photo: k.photo.ID, Crop: c}
		s.form.showFace()
		s.form.changed()
	}
	s.do.Grab(s.form.usePhoto)
}

// endPortrait shows the form again.
func (s *Screen) endPortrait() {
	if s.portrait == nil {
		return
	}
	if s.portrait.stop != nil {
		s.portrait.stop()
	}
	s.portrait = nil
	s.forget("roster.crop")
	s.show()
}
