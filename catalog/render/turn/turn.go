// Package turn takes a picture out of a larger one that stands askew to it:
// each new pixel is looked up where it lies in the old picture, by bicubic
// interpolation, so that no canvas larger than the result is ever made.
//
// Units: places are in pixels, where (0.5, 0.5) is the middle of the first.
package turn

import (
	"image"
	"math"
)

// A Map says where a point of the new picture lies in the old one: at
// (A·x + B·y + C, D·x + E·y + F).
type Map struct{ A, B, C, D, E, F float64 }

// Through is the map that sends three points of the new picture to the old
// one as at does: (0, 0), (1, 0) and (0, 1). It is exact where at is affine.
func Through(at func(x, y float64) (float64, float64)) Map {
	c, f := at(0, 0)
	a, d := at(1, 0)
	b, e := at(0, 1)
	return Map{a - c, b - c, c, d - f, e - f, f}
}

// A place between two pixels is rounded to 1/phases of one; weights are in
// parts of 1<<bits.
const (
	phases = 256
	bits   = 12
)

// taps are the weights of the four pixels around a place.
type taps [4]int32

// catmullRom is the weights for each phase: the cubic that goes through the
// pixels themselves and keeps edges as sharp as they were.
func catmullRom() *[phases]taps {
	var t [phases]taps
	for i := range t {
		x := float64(i) / phases
		w := [4]float64{
			x * (-.5 + x*(1-.5*x)),
			1 + x*x*(-2.5+1.5*x),
			x * (.5 + x*(2-1.5*x)),
			x * x * (-.5 + .5*x),
		}
		sum := int32(0)
		for k := range w {
			t[i][k] = int32(math.Round(w[k] * (1 << bits)))
			sum += t[i][k]
		}
		t[i][1] += 1<<bits - sum // flat parts stay as they are
	}
	return &t
}

// Picture fills dst, opaque, with what m finds in src. What lies outside src
// has the colour of its nearest pixel. It does not average: m should not take
// steps of much more than a pixel.
func Picture(dst, src *image.NRGBA, m Map) {
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	if w < 1 || h < 1 || src.Rect.Empty() {
		return
	}
	const one = 1 << 32
	weights := catmullRom()
	stepX, stepY := int64(math.Round(m.A*one)), int64(math.Round(m.D*one))
	s := source{src.Pix, src.Stride, src.Rect.Dx(), src.Rect.Dy()}
	for y := range h {
		// From the middle of the new pixel to the corner between the four old
		// ones nearest to it.
		fx, fy := .5, float64(y)+.5
		x0 := int64(math.Round((m.A*fx + m.B*fy + m.C - .5) * one))
		y0 := int64(math.Round((m.D*fx + m.E*fy + m.F - .5) * one))
		s.line(dst.Pix[y*dst.Stride:][:4*w], x0, y0, stepX, stepY, weights)
	}
}

// source is a picture that is looked into.
type source struct {
	pix          []byte
	stride, w, h int
}

// line fills one line of pixels. Places are in 1/1<<32 of a pixel.
func (s *source) line(out []byte, x, y, stepX, stepY int64, weights *[phases]taps) {
	const half = 1 << (32 - 9) // of a phase
	for ; len(out) >= 4; out = out[4:] {
		px, py := x+half, y+half
		ix, iy := int(px>>32)-1, int(py>>32)-1
		tx, ty := &weights[px>>24&(phases-1)], &weights[py>>24&(phases-1)]
		if ix >= 0 && iy >= 0 && ix+4 <= s.w && iy+4 <= s.h {
			s.inside(out, ix, iy, tx, ty)
		} else {
			s.edge(out, ix, iy, tx, ty)
		}
		x, y = x+stepX, y+stepY
	}
}

// inside weighs the sixteen pixels from (ix, iy) on.
func (s *source) inside(out []byte, ix, iy int, tx, ty *taps) {
	var r, g, b int32
	at := iy*s.stride + 4*ix
	for k := range 4 {
		p := s.pix[at : at+15 : at+15]
		at += s.stride
		w := ty[k]
		r += (int32(p[0])*tx[0] + int32(p[4])*tx[1] + int32(p[8])*tx[2] + int32(p[12])*tx[3]) >> 3 * w
		g += (int32(p[1])*tx[0] + int32(p[5])*tx[1] + int32(p[9])*tx[2] + int32(p[13])*tx[3]) >> 3 * w
		b += (int32(p[2])*tx[0] + int32(p[6])*tx[1] + int32(p[10])*tx[2] + int32(p[14])*tx[3]) >> 3 * w
	}
	put(out, r, g, b)
}

// edge does the same where some of the sixteen are outside.
func (s *source) edge(out []byte, ix, iy int, tx, ty *taps) {
	var r, g, b int32
	for k := range 4 {
		row := min(max(iy+k, 0), s.h-1) * s.stride
		var lr, lg, lb int32
		for i := range 4 {
			p := s.pix[row+4*min(max(ix+i, 0), s.w-1):]
			lr, lg, lb = lr+int32(p[0])*tx[i], lg+int32(p[1])*tx[i], lb+int32(p[2])*tx[i]
		}
		r, g, b = r+lr>>3*ty[k], g+lg>>3*ty[k], b+lb>>3*ty[k]
	}
	put(out, r, g, b)
}

// put brings weighed sums, of 2·bits-3 digits after the point, to bytes.
func put(out []byte, r, g, b int32) {
	const shift = 2*bits - 3
	const round = 1 << (shift - 1)
	clamp := func(v int32) byte { return byte(min(max((v+round)>>shift, 0), 255)) }
	out[0], out[1], out[2], out[3] = clamp(r), clamp(g), clamp(b), 255
}
