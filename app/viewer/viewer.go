package viewer

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/catalog"
)

// A Shot is what the viewer shows of a photo beside the photo.
type Shot struct {
	ID    catalog.PhotoID // 0: nothing to show
	Line  string          // under the photo: file, place in the list, marks
	Thumb image.Image     // shown until the photo is decoded; may be nil
	// Ahead are the photos that are decoded ahead, the likeliest first.
	Ahead []catalog.PhotoID
}

// A Viewer is the widget. Set its callbacks before it is shown.
type Viewer struct {
	widget.BaseWidget

	OnKey      func(*fyne.KeyEvent)   // a key while the viewer has the focus
	OnShortcut func(fyne.Shortcut)    // a shortcut while it has the focus
	OnFocus    func(bool)             // it got or lost the focus
	OnMenu     func(at fyne.Position) // the second mouse button
	OnLeave    func()                 // double click: back to the grid
	OnScroll   func(step int)         // the wheel: +1 is the next photo
	OnShown    func(catalog.PhotoID)  // the photo itself is on the screen
	Explain    func(error) string     // why a photo cannot be shown, in words
	frames     frames
	shot       Shot
	photo      *canvas.Image
	line       *canvas.Text
	note       *widget.Label // why the photo cannot be shown
	place      image.Point   // pixels the photo may have
	clicks     clicks
}

// New makes a viewer of the photos of source.
func New(source Source, run Go) *Viewer {
	v := &Viewer{photo: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest},
		line: canvas.NewText("", color.White), note: widget.NewLabel("")}
	v.line.Alignment, v.note.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	v.note.Wrapping, v.note.Importance = fyne.TextWrapWord, widget.WarningImportance
	v.frames = frames{source: source, run: run, ready: v.decoded}
	v.photo.Hide()
	v.ExtendBaseWidget(v)
	return v
}

// SetShot puts a photo on the screen: its thumbnail at once, itself as soon as
// it is decoded.
func (v *Viewer) SetShot(s Shot) {
	changed := s.ID != v.shot.ID
	v.shot = s
	v.line.Text = s.Line
	if changed {
		v.note.SetText("")
	}
	v.load(changed)
	v.Refresh()
}

// Line changes the words under the photo.
func (v *Viewer) Line(text string) {
	v.line.Text = text
	v.line.Refresh()
}

// Reload decodes again: a file that was away has come back.
func (v *Viewer) Reload() {
	v.frames.forget()
	v.load(false)
}

// load asks for the shot's frame and for those ahead of it.
func (v *Viewer) load(changed bool) {
	if v.shot.ID == 0 || v.place.X == 0 || !v.Visible() {
		return
	}
	v.frames.get(v.shot.ID, v.place) // decoded first
	for i := len(v.shot.Ahead) - 1; i >= 0; i-- {
		v.frames.get(v.shot.Ahead[i], v.place)
	}
	f, ok := v.frames.get(v.shot.ID, v.place) // and kept longest
	switch {
	case ok:
		v.decoded(f)
	case changed:
		v.put(v.shot.Thumb)
	}
}

// decoded hears that a frame is there.
func (v *Viewer) decoded(f frame) {
	if f.id != v.shot.ID {
		return
	}
	if f.err != nil {
		text := f.err.Error()
		if v.Explain != nil {
			text = v.Explain(f.err)
		}
		v.note.SetText(text)
		v.put(v.shot.Thumb)
		v.BaseWidget.Refresh()
		return
	}
	v.put(f.img)
	if v.OnShown != nil {
		v.OnShown(f.id)
	}
}

// put shows a picture by the one canvas object, so that textures do not pile
// up.
func (v *Viewer) put(img image.Image) {
	if img == nil {
		v.photo.Hide()
		return
	}
	v.photo.Image = img
	v.photo.Show()
	v.photo.Refresh()
	v.BaseWidget.Refresh() // an image that was hidden is not known to the canvas
}

// FocusGained tells OnFocus.
func (v *Viewer) FocusGained() {
	if v.OnFocus != nil {
		v.OnFocus(true)
	}
}

// FocusLost tells OnFocus.
func (v *Viewer) FocusLost() {
	if v.OnFocus != nil {
		v.OnFocus(false)
	}
}

// TypedRune does nothing: keys come as TypedKey.
func (v *Viewer) TypedRune(rune) {}

// TypedKey tells OnKey.
func (v *Viewer) TypedKey(e *fyne.KeyEvent) {
	if v.OnKey != nil {
		v.OnKey(e)
	}
}

// TypedShortcut tells OnShortcut.
func (v *Viewer) TypedShortcut(s fyne.Shortcut) {
	if v.OnShortcut != nil {
		v.OnShortcut(s)
	}
}

// MouseDown takes the focus, sees double clicks and the second button.
func (v *Viewer) MouseDown(e *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		c.Focus(v)
	}
	switch {
	case e.Button == desktop.MouseButtonSecondary && v.OnMenu != nil:
		v.OnMenu(e.AbsolutePosition)
	case e.Button == desktop.MouseButtonPrimary && v.clicks.double(e.Position) && v.OnLeave != nil:
		v.OnLeave()
	}
}

// MouseUp does nothing; desktop.Mouseable wants it.
func (v *Viewer) MouseUp(*desktop.MouseEvent) {}

// Scrolled goes to the next or the previous photo.
func (v *Viewer) Scrolled(e *fyne.ScrollEvent) {
	if v.OnScroll == nil || e.Scrolled.DY == 0 {
		return
	}
	if e.Scrolled.DY < 0 {
		v.OnScroll(1)
	} else {
		v.OnScroll(-1)
	}
}

// CreateRenderer makes the viewer's drawing.
func (v *Viewer) CreateRenderer() fyne.WidgetRenderer {
	return &renderer{v: v, back: canvas.NewRectangle(color.Black)}
}

type renderer struct {
	v    *Viewer
	back *canvas.Rectangle
}

// Layout gives the line its place at the foot and the photo the rest.
func (r *renderer) Layout(size fyne.Size) {
	v := r.v
	foot := v.line.MinSize().Height + 2*theme.Padding()
	v.line.Move(fyne.NewPos(0, size.Height-foot+theme.Padding()))
	v.line.Resize(fyne.NewSize(size.Width, foot-2*theme.Padding()))
	room := fyne.NewSize(size.Width, max(0, size.Height-foot))
	v.note.Resize(fyne.NewSize(max(0, size.Width-40), v.note.MinSize().Height))
	v.note.Move(fyne.NewPos(20, max(0, (room.Height-v.note.MinSize().Height)/2)))
	v.photo.Move(fyne.NewPos(theme.Padding(), theme.Padding()))
	v.photo.Resize(fyne.NewSize(max(0, room.Width-2*theme.Padding()), max(0, room.Height-theme.Padding())))
	r.back.Resize(size)
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		scale = c.Scale()
	}
	px := func(f float32) int { return int(math.Floor(float64(f * scale))) }
	if place := image.Pt(px(v.photo.Size().Width), px(v.photo.Size().Height)); place != v.place {
		v.place = place
		v.load(false)
	}
}

func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(200, 150) }

func (r *renderer) Refresh() {
	th := r.v.Theme()
	variant := fyne.CurrentApp().Settings().ThemeVariant()
	r.back.FillColor = th.Color(theme.ColorNameBackground, variant)
	r.v.line.Color = th.Color(theme.ColorNameForeground, variant)
	r.v.line.TextSize = th.Size(theme.SizeNameText)
	r.Layout(r.v.Size())
	r.back.Refresh()
	r.v.line.Refresh()
}

func (r *renderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.v.photo, r.v.note, r.v.line}
}

func (r *renderer) Destroy() {}
