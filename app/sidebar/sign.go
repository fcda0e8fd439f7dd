package sidebar

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"cutline/app/theme"
	"cutline/app/widgets"
)

// glyph is a small sign painted in a colour at a size.
type glyph struct {
	sign  sign
	color color.Color
	side  int // pixels
}

// setGlyph shows a sign in an image; noSign shows none.
func (v *list) setGlyph(img *canvas.Image, s sign, name fyne.ThemeColorName) {
	img.Hidden = s == noSign
	if s == noSign {
		return
	}
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil && c.Scale() > 0 {
		scale = c.Scale()
	}
	g := glyph{s, theme.Color(name, v), int(math.Round(float64(theme.TextSize(v) * .9 * scale)))}
	painted := v.glyphs[g]
	if painted == nil {
		painted = image.NewRGBA(image.Rect(0, 0, g.side, g.side))
		s.shape().Paint(painted, painted.Rect, g.color)
		v.glyphs[g] = painted
	}
	if img.Image != painted {
		img.Image = painted
		img.Refresh()
	}
}

// sign is a small sign before a line's words.
type sign int

const (
	noSign sign = iota
	signClosed
	signOpen
	signHand
	signShortlist
	signSmart
	signNew
	signAbsent
)

func (s sign) shape() widgets.Shape {
	box := func(x0, y0, x1, y1 float32) []widgets.Point {
		return []widgets.Point{{X: x0, Y: y0}, {X: x1, Y: y0}, {X: x1, Y: y1}, {X: x0, Y: y1}}
	}
	switch s {
	case signClosed:
		return widgets.Shape{{{X: .34, Y: .18}, {X: .74, Y: .5}, {X: .34, Y: .82}}}
	case signOpen:
		return widgets.Shape{{{X: .18, Y: .34}, {X: .82, Y: .34}, {X: .5, Y: .74}}}
	case signHand:
		return widgets.Pair()
	case signShortlist:
		return widgets.Shape{box(.1, .16, .26, .32), box(.36, .18, .92, .3), box(.1, .42, .26, .58), box(.36, .44, .92, .56),
			box(.1, .68, .26, .84), box(.36, .7, .92, .82)}
	case signSmart:
		return widgets.Star()
	case signNew:
		return widgets.Shape{{{X: .42, Y: .12}, {X: .58, Y: .12}, {X: .58, Y: .42}, {X: .88, Y: .42}, {X: .88, Y: .58}, {X: .58, Y: .58},
			{X: .58, Y: .88}, {X: .42, Y: .88}, {X: .42, Y: .58}, {X: .12, Y: .58}, {X: .12, Y: .42}, {X: .42, Y: .42}}}
	case signAbsent:
		return widgets.Absent()
	}
	return nil
}
