package widgets

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"cutline/app/theme"
)

// Mixed is shown where several photos have different marks.
const Mixed = -1

// Stars shows a rating and takes a new one: a press on a star gives as many,
// on the last one given takes all away; with the focus 0 to 5, ← and → do.
type Stars struct {
	pressable
	// OnRate hears of the rating a person gave.
	OnRate func(stars int)

	rating int
	img    *canvas.Image
}

const (
	starSize  = 16
	starCount = 5
)

// NewStars shows no stars.
func NewStars(rated func(stars int)) *Stars {
	s := &Stars{OnRate: rated, img: &canvas.Image{ScaleMode: canvas.ImageScaleFastest}}
	s.press = func(at fyne.Position) {
		n := min(int(at.X/starSize)+1, starCount)
		if n == s.rating {
			n = 0
		}
		s.rate(n)
	}
	s.key = func(k fyne.KeyName) bool {
		switch {
		case len(k) == 1 && k >= "0" && k <= "5":
			s.rate(int(k[0] - '0'))
		case k == fyne.KeyRight:
			s.rate(min(max(s.rating, 0)+1, starCount))
		case k == fyne.KeyLeft:
			s.rate(max(s.rating-1, 0))
		default:
			return false
		}
		return true
	}
	s.redraw = s.draw
	s.be(s)
	return s
}

func (s *Stars) rate(n int) {
	s.SetRating(n)
	if s.OnRate != nil {
		s.OnRate(n)
	}
}

// Rating is the stars shown, or Mixed.
func (s *Stars) Rating() int { return s.rating }

// SetRating shows 0 to 5 stars, or Mixed.
func (s *Stars) SetRating(n int) {
	s.rating = min(max(n, Mixed), starCount)
	s.draw()
}

func (s *Stars) draw() {
	scale := scaleOf(s)
	size := int(math.Round(starSize * float64(scale)))
	img := image.NewRGBA(image.Rect(0, 0, starCount*size, size))
	for i := range starCount {
		c, shape := theme.Color(theme.Muted, s), dotShape()
		if i < s.rating {
			c, shape = theme.Color(theme.Badge, s), Star()
		}
		if s.rating == Mixed {
			shape = dashShape()
		}
		shape.Paint(img, image.Rect(i*size, 0, (i+1)*size, size), c)
	}
	if s.focused {
		Shape{{{0, .92}, {1, .92}, {1, 1}, {0, 1}}}.line(img, theme.Color(theme.CellFrame, s))
	}
	s.img.Image = img
	s.img.Refresh()
}

// line paints the shape stretched over the whole picture.
func (s Shape) line(img *image.RGBA, c color.Color) {
	b := img.Bounds()
	for x := 0; x < b.Dx(); x += b.Dy() {
		s.Paint(img, image.Rect(x, 0, x+b.Dy(), b.Dy()), c)
	}
}

func dotShape() Shape  { return Shape{{{.42, .45}, {.58, .45}, {.58, .61}, {.42, .61}}} }
func dashShape() Shape { return Shape{{{.25, .49}, {.75, .49}, {.75, .57}, {.25, .57}}} }

// CreateRenderer makes the objects.
func (s *Stars) CreateRenderer() fyne.WidgetRenderer {
	s.draw()
	want := fyne.NewSize(starCount*starSize, starSize)
	return &simple{
		objects: []fyne.CanvasObject{s.img},
		min:     func() fyne.Size { return want },
		layout:  func(size fyne.Size) { s.img.Resize(want); s.img.Move(fyne.NewPos(0, (size.Height-starSize)/2)) },
		refresh: s.draw,
	}
}

// ColorBar shows the nine colour classes, of which one is chosen; with the
// focus 0 to 8, ← and → choose.
type ColorBar struct {
	pressable
	// OnPick hears of the class a person chose.
	OnPick func(class int)

	class  int
	fields [9]*canvas.Rectangle
}

const (
	fieldSize = 16
	fieldStep = fieldSize + 3
)

// NewColorBar shows class 0.
func NewColorBar(picked func(class int)) *ColorBar {
	b := &ColorBar{OnPick: picked}
	for i := range b.fields {
		b.fields[i] = canvas.NewRectangle(nil)
		b.fields[i].CornerRadius = 2
	}
	b.press = func(at fyne.Position) { b.pick(min(int(at.X/fieldStep), 8)) }
	b.key = func(k fyne.KeyName) bool {
		switch {
		case len(k) == 1 && k >= "0" && k <= "8":
			b.pick(int(k[0] - '0'))
		case k == fyne.KeyRight:
			b.pick(min(b.class+1, 8))
		case k == fyne.KeyLeft:
			b.pick(max(b.class-1, 0))
		default:
			return false
		}
		return true
	}
	b.redraw = b.draw
	b.be(b)
	return b
}

func (b *ColorBar) pick(n int) {
	b.SetClass(n)
	if b.OnPick != nil {
		b.OnPick(n)
	}
}

// Class is the class shown, or Mixed.
func (b *ColorBar) Class() int { return b.class }

// SetClass shows a class, 0 to 8, or Mixed.
func (b *ColorBar) SetClass(n int) {
	b.class = min(max(n, Mixed), 8)
	b.draw()
}

func (b *ColorBar) draw() {
	for i, f := range b.fields {
		f.FillColor = theme.Class(i)
		f.StrokeColor, f.StrokeWidth = color.Transparent, 0
		if i == 0 {
			f.FillColor = theme.Color(theme.Panel, b)
			f.StrokeColor, f.StrokeWidth = theme.Color(theme.Muted, b), 1
		}
		if i == b.class {
			f.StrokeColor, f.StrokeWidth = theme.Color(theme.Badge, b), 2
			if b.focused {
				f.StrokeColor, f.StrokeWidth = theme.Color(theme.CellFrame, b), 3
			}
		}
		f.Refresh()
	}
}

// CreateRenderer makes the objects.
func (b *ColorBar) CreateRenderer() fyne.WidgetRenderer {
	b.draw()
	var objects []fyne.CanvasObject
	for i, f := range b.fields {
		f.Resize(fyne.NewSize(fieldSize, fieldSize))
		f.Move(fyne.NewPos(float32(i)*fieldStep, 0))
		objects = append(objects, f)
	}
	return &simple{
		objects: objects,
		min:     func() fyne.Size { return fyne.NewSize(9*fieldStep-3, fieldSize) },
		layout: func(size fyne.Size) {
			for i, f := range b.fields {
				f.Move(fyne.NewPos(float32(i)*fieldStep, (size.Height-fieldSize)/2))
			}
		},
		refresh: b.draw,
	}
}

// scaleOf is the pixels of the screen to one of the layout, where o is.
func scaleOf(o fyne.CanvasObject) float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.Scale() > 0 {
		return c.Scale()
	}
	return 1
}
