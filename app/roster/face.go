package roster

import (
	"image"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"golang.org/x/image/draw"

	"cutline/app/crop"
	"cutline/app/theme"
	"cutline/catalog"
)

// thumbBox is the size of thumbnail that faces are cut from.
const thumbBox = 512

// mostFaces is how many small faces are kept.
const mostFaces = 400

// Faces cuts portraits out of thumbnails and keeps them. Make it with
// NewFaces.
type Faces struct {
	thumb func(catalog.PhotoID, image.Point) image.Image
	kept  map[faceKey]*image.RGBA
}

type faceKey struct {
	of   catalog.Portrait
	edge int
}

// NewFaces cuts from the thumbnails that thumb gives: nil until they are
// there.
func NewFaces(thumb func(catalog.PhotoID, image.Point) image.Image) *Faces {
	return &Faces{thumb: thumb, kept: map[faceKey]*image.RGBA{}}
}

// Get is a portrait as a square of edge pixels; nil until its photo is there.
func (f *Faces) Get(p catalog.Portrait, edge int) *image.RGBA {
	if p.Photo == 0 || edge < 1 {
		return nil
	}
	k := faceKey{p, edge}
	if img := f.kept[k]; img != nil {
		return img
	}
	img := f.thumb(p.Photo, image.Pt(thumbBox, thumbBox))
	if img == nil {
		return nil
	}
	if len(f.kept) >= mostFaces {
		clear(f.kept)
	}
	f.kept[k] = square(crop.Cut(img, p.Crop), edge)
	return f.kept[k]
}

// Came hears that a thumbnail is there, perhaps a better one.
func (f *Faces) Came(id catalog.PhotoID) {
	for k := range f.kept {
		if k.of.Photo == id {
			delete(f.kept, k)
		}
	}
}

// square is the middle of a picture, filling a square.
func square(img image.Image, edge int) *image.RGBA {
	b := img.Bounds()
	side := min(b.Dx(), b.Dy())
	at := b.Min.Add(image.Pt((b.Dx()-side)/2, (b.Dy()-side)/3)) // a head stands high
	out := image.NewRGBA(image.Rect(0, 0, edge, edge))
	draw.ApproxBiLinear.Scale(out, out.Rect, img, image.Rectangle{Min: at, Max: at.Add(image.Pt(side, side))}, draw.Src, nil)
	return out
}

// A face is a portrait on the screen; without one, the first letter of the
// given name.
type face struct {
	content fyne.CanvasObject
	img     *canvas.Image
	letter  *canvas.Text
	ground  *canvas.Rectangle
	edge    float32
}

func newFace(edge float32) *face {
	f := &face{img: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest}, letter: canvas.NewText("", color.White),
		ground: canvas.NewRectangle(nil), edge: edge}
	f.letter.Alignment, f.letter.TextSize = fyne.TextAlignCenter, edge*.45
	f.ground.CornerRadius = 3
	f.img.Hide()
	f.content = container.NewGridWrap(fyne.NewSize(edge, edge), container.NewStack(f.ground, container.NewCenter(f.letter), f.img))
	return f
}

// show shows a person's portrait, which may be nil.
func (f *face) show(name string, img *image.RGBA) {
	f.ground.FillColor = theme.Color(fynetheme.ColorNameInputBackground, f.img)
	f.letter.Color = theme.Color(theme.Muted, f.img)
	words := strings.Fields(name)
	f.letter.Text = ""
	if len(words) > 0 {
		f.letter.Text = string([]rune(words[len(words)-1])[:1])
	}
	f.ground.Refresh()
	f.letter.Refresh()
	if img == nil {
		f.img.Hide()
		return
	}
	if f.img.Image != img {
		f.img.Image = img
		f.img.Refresh()
	}
	f.img.Show()
}

// pixels is a length on the screen in its pixels.
func pixels(o fyne.CanvasObject, n float32) int {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.Scale() > 0 {
		n *= c.Scale()
	}
	return int(n + .5)
}
