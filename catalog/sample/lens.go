package sample

import (
	"image"
	"math"

	"cutline/catalog/render"
)

// blur softens all that was drawn so far, as a lens does what lies behind: the
// picture is made small and brought back.
func (c *canvas) blur(units float64) {
	by := int(units * c.unit / 2.2)
	if by < 2 {
		return
	}
	w, h := c.img.Rect.Dx(), c.img.Rect.Dy()
	enlarge(c.img, render.Shrink(c.img, (w+by-1)/by+1, (h+by-1)/by+1), by)
}

// enlarge fills dst with src brought up by that factor, between its pixels.
func enlarge(dst, src *image.NRGBA, by int) {
	last := image.Pt(src.Rect.Dx()-1, src.Rect.Dy()-1)
	for y := range dst.Rect.Dy() {
		sy, fy := min(y/by, last.Y), y%by
		a, b := src.Pix[sy*src.Stride:], src.Pix[min(sy+1, last.Y)*src.Stride:]
		row := dst.Pix[y*dst.Stride : y*dst.Stride+4*dst.Rect.Dx()]
		for x := range dst.Rect.Dx() {
			p, fx := min(x/by, last.X)*4, x%by
			q := min(p+4, last.X*4)
			for k := range 3 {
				up := int(a[p+k])*(by-fx) + int(a[q+k])*fx
				low := int(b[p+k])*(by-fx) + int(b[q+k])*fx
				row[4*x+k] = byte((up*(by-fy) + low*fy) / (by * by))
			}
			row[4*x+3] = 255
		}
	}
}

// finish gives the picture a warm or cold tint, darker corners, and grain.
func (c *canvas) finish(warm, grain float64) {
	w, h := c.img.Rect.Dx(), c.img.Rect.Dy()
	s := c.r.Uint32() | 1
	cx, cy := float64(w)/2, float64(h)/2
	max2 := cx*cx + cy*cy
	for y := range h {
		row := c.img.Pix[y*c.img.Stride : y*c.img.Stride+4*w]
		dy := float64(y) - cy
		for x := range w {
			dx := float64(x) - cx
			far := (dx*dx + dy*dy) / max2
			v := 1 - .28*far*math.Sqrt(far)
			s ^= s << 13
			s ^= s >> 17
			s ^= s << 5
			n := (float64(s&255) + float64(s>>8&255) - 255) / 255 * grain
			p := row[4*x : 4*x+4 : 4*x+4]
			p[0] = to8(float64(p[0])*v*(1+warm) + n)
			p[1] = to8(float64(p[1])*v + n)
			p[2] = to8(float64(p[2])*v*(1-warm) + n)
			p[3] = 255
		}
	}
}

func to8(v float64) byte { return byte(255*clamp(v/255) + .5) }
