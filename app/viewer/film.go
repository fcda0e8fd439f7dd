package viewer

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"cutline/app/theme"
	"cutline/app/widgets"
	"cutline/catalog"
)

// The sizes of a film, in layout units.
const (
	frameWide = 96
	frameHigh = 68
	filmHigh  = frameHigh + 10
	signSize  = 10
)

// mostFrames is how many photos of a film are objects on the screen at most.
const mostFrames = 48

// Marks are the marks of a photo, by its id.
type Marks func(catalog.PhotoID) catalog.Marks

// A Film is the strip of thumbnails below the large photo: those before and
// after it. It keeps as many objects as it has room for.
type Film struct {
	widget.BaseWidget

	// Thumb is a thumbnail, nil until it is there: then ThumbReady is called.
	Thumb func(id catalog.PhotoID, box image.Point) image.Image
	// Marks are a photo's marks; until they are known they are none.
	Marks Marks
	// OnPick hears that the photo at a place of the list was clicked.
	OnPick func(place int)

	cells  []*cell
	ground *canvas.Rectangle
	ids    func(place int) catalog.PhotoID
	many   int // photos in the list
	at     int // the place of the large one
	first  int // the place of the first one that is seen
	room   int // how many are seen
}

// A cell is a photo of the film on the screen.
type cell struct {
	id    catalog.PhotoID
	box   image.Point
	marks catalog.Marks
	back  *canvas.Rectangle
	photo *canvas.Image
	class *canvas.Rectangle // the colour class
	signs *canvas.Image     // stars, tag, reject
}

// NewFilm makes a film that shows nothing.
func NewFilm() *Film {
	f := &Film{ground: canvas.NewRectangle(color.Transparent)}
	f.ExtendBaseWidget(f)
	return f
}

// SetPlace shows the photos around a place of a list of many.
func (f *Film) SetPlace(at, many int, ids func(place int) catalog.PhotoID) {
	f.at, f.many, f.ids = at, many, ids
	f.bind()
}

// InSight are the photos that are seen.
func (f *Film) InSight() []catalog.PhotoID {
	var out []catalog.PhotoID
	for _, c := range f.cells {
		if c.id != 0 {
			out = append(out, c.id)
		}
	}
	return out
}

// ThumbReady shows thumbnails that came.
func (f *Film) ThumbReady(ids ...catalog.PhotoID) {
	for _, c := range f.cells {
		for _, id := range ids {
			if c.id == id {
				f.picture(c)
				f.Refresh() // an image that was hidden is not known to the canvas
			}
		}
	}
}

// MarksChanged shows the marks anew.
func (f *Film) MarksChanged() {
	for _, c := range f.cells {
		f.sign(c)
	}
}

// bind gives every cell its photo: the large one in the middle, unless the
// list ends.
func (f *Film) bind() {
	f.room = min(max(1, int(f.Size().Width/frameWide)), mostFrames)
	for len(f.cells) < f.room {
		f.cells = append(f.cells, newCell())
	}
	f.first = max(0, min(f.at-f.room/2, f.many-f.room))
	left := max(0, f.Size().Width-frameWide*float32(min(f.room, f.many))) / 2
	for i, c := range f.cells {
		id := catalog.PhotoID(0)
		if i < f.room && f.first+i < f.many && f.ids != nil {
			id = f.ids(f.first + i)
		}
		f.fill(c, id, fyne.NewPos(left+frameWide*float32(i), 0), f.first+i == f.at)
	}
	f.Refresh()
}

func newCell() *cell {
	c := &cell{back: canvas.NewRectangle(color.Transparent), class: canvas.NewRectangle(color.Transparent),
		photo: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest},
		signs: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}}
	c.back.CornerRadius = 2
	return c
}

func (c *cell) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.back, c.photo, c.class, c.signs}
}

// fill shows a photo in a cell.
func (f *Film) fill(c *cell, id catalog.PhotoID, at fyne.Position, current bool) {
	if id == 0 {
		c.id = 0
		for _, o := range c.objects() {
			o.Hide()
		}
		return
	}
	const edge = 3
	c.back.Move(at.AddXY(1, 1))
	c.back.Resize(fyne.NewSize(frameWide-2, filmHigh-2))
	c.photo.Move(at.AddXY(1+edge, 1+edge))
	c.photo.Resize(fyne.NewSize(frameWide-2-2*edge, frameHigh-2*edge))
	c.back.FillColor, c.back.StrokeWidth = color.Transparent, 0
	if current {
		c.back.FillColor, c.back.StrokeColor, c.back.StrokeWidth = theme.Color(theme.Cell, f), theme.Color(theme.CellFrame, f), 2
	}
	c.back.Show()
	c.back.Refresh()
	changed := c.id != id
	c.id, c.box = id, f.box()
	if changed || !c.photo.Visible() {
		f.picture(c)
	}
	c.class.Move(at.AddXY(6, filmHigh-4))
	c.class.Resize(fyne.NewSize(frameWide-12, 2))
	c.signs.Move(at.AddXY(6, frameHigh-4))
	f.sign(c)
}

// box is the pixels a thumbnail may have.
func (f *Film) box() image.Point {
	k := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(f); c != nil {
		k = c.Scale()
	}
	return image.Pt(int((frameWide-8)*k), int((frameHigh-6)*k))
}

func (f *Film) picture(c *cell) {
	var img image.Image
	if f.Thumb != nil {
		img = f.Thumb(c.id, c.box)
	}
	if img == nil {
		c.photo.Hide()
		return
	}
	if c.photo.Image != img {
		c.photo.Image = img
		c.photo.Refresh()
	}
	c.photo.Show()
}

// sign shows a cell's marks.
func (f *Film) sign(c *cell) {
	if c.id == 0 || f.Marks == nil {
		return
	}
	m := f.Marks(c.id)
	if m == c.marks && (c.signs.Visible() || m == (catalog.Marks{})) {
		visible(c.signs, signed(m))
		visible(c.class, m.Color > 0)
		return
	}
	c.marks = m
	c.class.FillColor = theme.Class(m.Color)
	visible(c.class, m.Color > 0)
	c.class.Refresh()
	visible(c.signs, signed(m))
	if signed(m) {
		f.paint(c)
	}
}

func signed(m catalog.Marks) bool { return m.Rating > 0 || m.Tagged || m.Rejected }

// paint draws a cell's signs.
func (f *Film) paint(c *cell) {
	plain, bad := theme.Color(theme.Badge, f), theme.Color(theme.BadgeError, f)
	type sign struct {
		shape widgets.Shape
		color color.Color
	}
	var all []sign
	for range c.marks.Rating {
		all = append(all, sign{widgets.Star(), plain})
	}
	if c.marks.Tagged {
		all = append(all, sign{widgets.Check(), plain})
	}
	if c.marks.Rejected {
		all = append(all, sign{widgets.Cross(), bad})
	}
	k := float32(c.box.X) / (frameWide - 8)
	size := max(4, int(signSize*k+.5))
	img := image.NewRGBA(image.Rect(0, 0, size*len(all), size))
	for i, s := range all {
		s.shape.Paint(img, image.Rect(i*size, 0, (i+1)*size, size), s.color)
	}
	c.signs.Image = img
	c.signs.Resize(fyne.NewSize(signSize*float32(len(all)), signSize))
	c.signs.Refresh()
}

// MouseDown picks the photo under the pointer.
func (f *Film) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary || f.OnPick == nil {
		return
	}
	for i, c := range f.cells {
		if at := c.back.Position(); c.id != 0 && e.Position.X >= at.X && e.Position.X < at.X+frameWide-2 {
			f.OnPick(f.first + i)
			return
		}
	}
}

// MouseUp does nothing; desktop.Mouseable wants it.
func (f *Film) MouseUp(*desktop.MouseEvent) {}

// CreateRenderer makes the drawing.
func (f *Film) CreateRenderer() fyne.WidgetRenderer { return &reel{f: f} }

// reel is the renderer of a Film.
type reel struct {
	f       *Film
	objects []fyne.CanvasObject
}

func (r *reel) Layout(size fyne.Size) {
	r.f.ground.Resize(size)
	r.f.bind()
}

func (r *reel) MinSize() fyne.Size { return fyne.NewSize(frameWide, filmHigh) }

func (r *reel) Refresh() {
	r.f.ground.FillColor = theme.Color(theme.Grid, r.f)
	r.f.ground.Refresh()
}

func (r *reel) Objects() []fyne.CanvasObject {
	if want := 1 + 4*len(r.f.cells); len(r.objects) != want {
		r.objects = []fyne.CanvasObject{r.f.ground}
		for _, c := range r.f.cells {
			r.objects = append(r.objects, c.objects()...)
		}
	}
	return r.objects
}

func (r *reel) Destroy() {}
