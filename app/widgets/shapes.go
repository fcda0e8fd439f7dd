package widgets

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// A Shape is a small sign drawn by polygons, in units of its size. What lies
// in two polygons that turn opposite ways is left out.
type Shape [][]Point

// A Point of a shape; 0,0 is the upper left corner, 1,1 the lower right.
type Point struct{ X, Y float32 }

// Paint draws a shape into a square of a picture.
func (s Shape) Paint(img draw.Image, at image.Rectangle, c color.Color) {
	n := float32(at.Dx())
	z := vector.NewRasterizer(at.Dx(), at.Dy())
	for _, polygon := range s {
		for i, p := range polygon {
			if i == 0 {
				z.MoveTo(p.X*n, p.Y*n)
			} else {
				z.LineTo(p.X*n, p.Y*n)
			}
		}
		z.ClosePath()
	}
	z.DrawOp = draw.Over
	z.Draw(img, at, image.NewUniform(c), image.Point{})
}

// Star is one star of a rating.
func Star() Shape {
	var out []Point
	for i := range 10 {
		r := float32(0.47)
		if i%2 == 1 {
			r = 0.2
		}
		a := float64(i)*math.Pi/5 - math.Pi/2
		out = append(out, Point{0.5 + r*float32(math.Cos(a)), 0.53 + r*float32(math.Sin(a))})
	}
	return Shape{out}
}

// Check is the sign of a tagged photo.
func Check() Shape {
	return Shape{{{.12, .52}, {.26, .40}, {.42, .58}, {.76, .16}, {.90, .28}, {.44, .86}}}
}

// Cross is the sign of a rejected photo.
func Cross() Shape {
	return Shape{{{.14, .26}, {.26, .14}, {.5, .38}, {.74, .14}, {.86, .26}, {.62, .5}, {.86, .74}, {.74, .86}, {.5, .62},
		{.26, .86}, {.14, .74}, {.38, .5}}}
}

// Speechless is the sign of a photo without a caption: an empty balloon.
func Speechless() Shape {
	return Shape{
		{{.12, .16}, {.88, .16}, {.88, .72}, {.50, .72}, {.30, .90}, {.30, .72}, {.12, .72}},
		{{.22, .26}, {.22, .62}, {.78, .62}, {.78, .26}},
	}
}

// ToWrite is the sign of a photo whose file is behind: an arrow to a line.
func ToWrite() Shape {
	return Shape{
		{{.42, .10}, {.58, .10}, {.58, .40}, {.76, .40}, {.5, .68}, {.24, .40}, {.42, .40}},
		{{.16, .78}, {.84, .78}, {.84, .90}, {.16, .90}},
	}
}

// Alert is the sign of a damaged photo: a triangle with a mark.
func Alert() Shape {
	return Shape{
		{{.5, .08}, {.96, .90}, {.04, .90}},
		{{.45, .36}, {.45, .62}, {.55, .62}, {.55, .36}},
		{{.45, .70}, {.45, .80}, {.55, .80}, {.55, .70}},
	}
}

// Absent is the sign of a photo whose file is not there: a ring with a bar.
func Absent() Shape {
	ring := func(r float32, turn float64) []Point {
		var out []Point
		for i := range 24 {
			a := turn * float64(i) * math.Pi / 12
			out = append(out, Point{.5 + r*float32(math.Cos(a)), .5 + r*float32(math.Sin(a))})
		}
		return out
	}
	return Shape{ring(.44, 1), ring(.32, -1), {{.24, .16}, {.84, .76}, {.76, .84}, {.16, .24}}}
}

// Clash is the sign of a photo that was changed here and elsewhere: two
// arrows against each other.
func Clash() Shape {
	return Shape{
		{{.04, .42}, {.24, .42}, {.24, .26}, {.47, .5}, {.24, .74}, {.24, .58}, {.04, .58}},
		{{.96, .42}, {.76, .42}, {.76, .26}, {.53, .5}, {.76, .74}, {.76, .58}, {.96, .58}},
	}
}

// Pair is the sign of a photo of more than one file, as a raw file and its
// JPEG: two sheets.
func Pair() Shape {
	return Shape{
		{{.10, .10}, {.66, .10}, {.66, .22}, {.22, .22}, {.22, .66}, {.10, .66}},
		{{.32, .32}, {.90, .32}, {.90, .90}, {.32, .90}},
		{{.42, .42}, {.42, .80}, {.80, .80}, {.80, .42}},
	}
}

// Placed is the sign of a photo that stands in a story: a page with a picture
// and lines.
func Placed() Shape {
	return Shape{
		{{.14, .08}, {.86, .08}, {.86, .92}, {.14, .92}},
		{{.24, .18}, {.24, .82}, {.76, .82}, {.76, .18}},
		{{.32, .26}, {.68, .26}, {.68, .52}, {.32, .52}},
		{{.32, .60}, {.68, .60}, {.68, .70}, {.32, .70}},
	}
}

// Sidecars is the sign of a photo with more than one sidecar: a sheet beside
// another, each with its corner folded.
func Sidecars() Shape {
	return Shape{
		{{.06, .10}, {.34, .10}, {.46, .24}, {.46, .90}, {.06, .90}},
		{{.15, .20}, {.15, .80}, {.37, .80}, {.37, .28}, {.30, .20}},
		{{.54, .10}, {.82, .10}, {.94, .24}, {.94, .90}, {.54, .90}},
		{{.63, .20}, {.63, .80}, {.85, .80}, {.85, .28}, {.78, .20}},
	}
}
