package grid

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"cutline/app/theme"
)

// stripKey is all that a strip of badges depends on.
type stripKey struct {
	rating                                              int
	tagged, rejected, untold, pending, damaged, offline bool
	scale                                               float32
}

// point is in units of a badge's size.
type point struct{ x, y float32 }

// stripOf is the strip of stars and badges of a cell, shared by all cells
// that show the same; nil when there is nothing to show.
func (g *Grid) stripOf(c Cell) *image.RGBA {
	k := stripKey{c.Rating, c.Tagged, c.Rejected, c.Untold, c.Pending, c.Damaged, c.Offline, g.scale()}
	if img, ok := g.ring.strips[k]; ok {
		return img
	}
	img := g.drawStrip(k)
	if g.ring.strips == nil || len(g.ring.strips) > 500 {
		g.ring.strips = map[stripKey]*image.RGBA{}
	}
	g.ring.strips[k] = img
	return img
}

func (g *Grid) drawStrip(k stripKey) *image.RGBA {
	plain, warn, bad := theme.Color(theme.Badge, g), theme.Color(theme.BadgeWarning, g), theme.Color(theme.BadgeError, g)
	type badge struct {
		on    bool
		color color.Color
		shape [][]point
	}
	var show []badge
	for range k.rating {
		show = append(show, badge{true, plain, star()})
	}
	for _, b := range []badge{
		{k.tagged, plain, check()}, {k.rejected, bad, cross()}, {k.untold, warn, untold()},
		{k.pending, warn, arrow()}, {k.damaged, bad, warning()}, {k.offline, bad, offline()},
	} {
		if b.on {
			show = append(show, b)
		}
	}
	if len(show) == 0 {
		return nil
	}
	size := int(math.Round(11 * float64(k.scale)))
	img := image.NewRGBA(image.Rect(0, 0, len(show)*size, size))
	for i, b := range show {
		fill(img, image.Rect(i*size, 0, (i+1)*size, size), b.shape, b.color)
	}
	return img
}

// fill paints a shape of polygons; what lies in two of them is left out when
// they turn the other way.
func fill(img *image.RGBA, at image.Rectangle, shape [][]point, c color.Color) {
	n := float32(at.Dx())
	z := vector.NewRasterizer(at.Dx(), at.Dy())
	for _, polygon := range shape {
		for i, p := range polygon {
			if i == 0 {
				z.MoveTo(p.x*n, p.y*n)
			} else {
				z.LineTo(p.x*n, p.y*n)
			}
		}
		z.ClosePath()
	}
	z.DrawOp = draw.Over
	z.Draw(img, at, image.NewUniform(c), image.Point{})
}

func star() [][]point {
	var out []point
	for i := range 10 {
		r := float32(0.47)
		if i%2 == 1 {
			r = 0.2
		}
		a := float64(i)*math.Pi/5 - math.Pi/2
		out = append(out, point{0.5 + r*float32(math.Cos(a)), 0.53 + r*float32(math.Sin(a))})
	}
	return [][]point{out}
}

func check() [][]point {
	return [][]point{{{.12, .52}, {.26, .40}, {.42, .58}, {.76, .16}, {.90, .28}, {.44, .86}}}
}

func cross() [][]point {
	return [][]point{{{.14, .26}, {.26, .14}, {.5, .38}, {.74, .14}, {.86, .26}, {.62, .5}, {.86, .74}, {.74, .86}, {.5, .62},
		{.26, .86}, {.14, .74}, {.38, .5}}}
}

// untold is a page without lines: no caption.
func untold() [][]point {
	return [][]point{
		{{.12, .16}, {.88, .16}, {.88, .72}, {.50, .72}, {.30, .90}, {.30, .72}, {.12, .72}},
		{{.22, .26}, {.22, .62}, {.78, .62}, {.78, .26}},
	}
}

// arrow points down to a line: to be written to the file.
func arrow() [][]point {
	return [][]point{
		{{.42, .10}, {.58, .10}, {.58, .40}, {.76, .40}, {.5, .68}, {.24, .40}, {.42, .40}},
		{{.16, .78}, {.84, .78}, {.84, .90}, {.16, .90}},
	}
}

// warning is a triangle with a mark.
func warning() [][]point {
	return [][]point{
		{{.5, .08}, {.96, .90}, {.04, .90}},
		{{.45, .36}, {.45, .62}, {.55, .62}, {.55, .36}},
		{{.45, .70}, {.45, .80}, {.55, .80}, {.55, .70}},
	}
}

// offline is a ring with a bar: the file is not there.
func offline() [][]point {
	ring := func(r float32, turn float64) []point {
		var out []point
		for i := range 24 {
			a := turn * float64(i) * math.Pi / 12
			out = append(out, point{.5 + r*float32(math.Cos(a)), .5 + r*float32(math.Sin(a))})
		}
		return out
	}
	return [][]point{ring(.44, 1), ring(.32, -1), {{.24, .16}, {.84, .76}, {.76, .84}, {.16, .24}}}
}
