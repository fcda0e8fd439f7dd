package viewer

import (
	"image"
	"math"
)

// tones is how often red, green and blue are how bright.
type tones [3][256]uint32

// tonesOf counts every second pixel of every second line: it is seen small.
func tonesOf(img *image.RGBA) *tones {
	t := new(tones)
	for y := 0; y < img.Rect.Dy(); y += 2 {
		line := img.Pix[y*img.Stride : y*img.Stride+4*img.Rect.Dx()]
		for x := 0; x+3 < len(line); x += 8 {
			t[0][line[x]]++
			t[1][line[x+1]]++
			t[2][line[x+2]]++
		}
	}
	return t
}

// paint draws the tones: each colour where it is, brighter where they meet.
// The height is by the root of the number, so that little is seen too.
func (t *tones) paint(size image.Point) *image.RGBA {
	img := image.NewRGBA(image.Rectangle{Max: size})
	var bars [3][]float64
	most := 1.0
	for c := range bars {
		bars[c] = make([]float64, size.X)
		for i, n := range t[c] {
			bars[c][i*size.X/256] += float64(n)
		}
		for x, n := range bars[c] {
			bars[c][x] = math.Sqrt(n)
			if x > 0 && x < size.X-1 { // what is quite black or white dwarfs nothing
				most = max(most, bars[c][x])
			}
		}
	}
	for y := range size.Y {
		for x := range size.X {
			p := img.Pix[img.PixOffset(x, y):]
			p[0], p[1], p[2], p[3] = 24, 24, 24, 255
			for c := range bars {
				if float64(size.Y-y) <= bars[c][x]/most*float64(size.Y) {
					p[c] = 220
				}
			}
		}
	}
	return img
}
