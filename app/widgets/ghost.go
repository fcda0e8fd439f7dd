package widgets

import (
	"image"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"cutline/app/theme"
)

// Ghost is the small picture that follows the pointer while something is
// dragged. Put Layer above all else in the window; it feels no pointer.
type Ghost struct {
	// Layer is where it is drawn.
	Layer fyne.CanvasObject

	layer *fyne.Container
	photo *canvas.Image
	frame *canvas.Rectangle
	badge *canvas.Rectangle
	count *canvas.Text
	size  fyne.Size
}

const (
	ghostSide = 110 // layout units of the longer side
	ghostOff  = 14  // from the pointer, so that what lies under it is seen
)

// NewGhost makes a layer without a picture.
func NewGhost() *Ghost {
	g := &Ghost{photo: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest},
		frame: canvas.NewRectangle(color.Transparent), badge: canvas.NewRectangle(nil), count: canvas.NewText("", nil)}
	g.count.TextStyle.Bold, g.count.Alignment = true, fyne.TextAlignCenter
	g.layer = &fyne.Container{Layout: overlay{}, Objects: []fyne.CanvasObject{g.photo, g.frame, g.badge, g.count}}
	g.layer.Hide()
	g.Layer = g.layer
	return g
}

// Begin shows a picture, and how many things are dragged when there are
// several. Without a picture only a frame and the number are shown.
func (g *Ghost) Begin(img *image.RGBA, n int) {
	g.size = fyne.NewSize(ghostSide, ghostSide*2/3)
	show(g.photo, img != nil)
	if img != nil {
		w, h := float32(img.Rect.Dx()), float32(img.Rect.Dy())
		k := ghostSide / max(w, h, 1)
		g.size = fyne.NewSize(w*k, h*k)
		g.photo.Image = img
		g.photo.Refresh()
	}
	g.count.Text, g.count.TextSize = strconv.Itoa(n), theme.TextSize(g.layer)
	g.count.Color = theme.Color(fynetheme.ColorNameForegroundOnPrimary, g.layer)
	g.badge.FillColor, g.badge.CornerRadius = theme.Color(fynetheme.ColorNamePrimary, g.layer), 8
	show(g.count, n > 1)
	show(g.badge, n > 1)
}

// Move brings it to a point of the window. Taken says that it may be dropped
// there: the frame is thick then, and the picture full.
func (g *Ghost) Move(at fyne.Position, taken bool) {
	at = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(g.layer)).AddXY(ghostOff, ghostOff)
	g.photo.Translucency = .45
	g.frame.StrokeColor, g.frame.StrokeWidth = theme.Color(theme.Muted, g.layer), 1
	if taken {
		g.photo.Translucency = .1
		g.frame.StrokeColor, g.frame.StrokeWidth = theme.Color(fynetheme.ColorNamePrimary, g.layer), 3
	}
	for _, o := range []fyne.CanvasObject{g.photo, g.frame} {
		o.Move(at)
		o.Resize(g.size)
	}
	m := g.count.MinSize().AddWidthHeight(10, 2)
	g.badge.Resize(m)
	g.badge.Move(at.AddXY(g.size.Width-m.Width/2, -m.Height/2))
	g.count.Resize(m)
	g.count.Move(g.badge.Position())
	g.layer.Show()
	g.layer.Refresh()
}

// End takes it away.
func (g *Ghost) End() { g.layer.Hide() }

// Carry is a drag from one part of the window to another: a ghost, and the
// targets it may be dropped on. T is what is dragged.
type Carry[T any] struct {
	Drops[T]
	Ghost *Ghost
}

// NewCarry makes a drag that has not begun.
func NewCarry[T any]() *Carry[T] { return &Carry[T]{Ghost: NewGhost()} }

// Take begins: img is a small picture of the thing (nil: none), n how many
// there are.
func (c *Carry[T]) Take(thing T, img *image.RGBA, n int) {
	c.Begin(thing)
	c.Ghost.Begin(img, n)
}

// Move is told where the pointer is in the window.
func (c *Carry[T]) Move(at fyne.Position) {
	if c.Held() {
		c.Ghost.Move(at, c.Over(at))
	}
}

// Drop ends it there, and reports whether a target took the thing.
func (c *Carry[T]) Drop(at fyne.Position) bool {
	c.Ghost.End()
	return c.End(at)
}

// Stop ends it and drops nothing: Esc, or the window lost the pointer.
func (c *Carry[T]) Stop() {
	c.Ghost.End()
	c.Cancel()
}
