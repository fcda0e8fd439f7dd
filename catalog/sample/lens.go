package sample

import "math"

// blur softens all that was drawn so far, as a lens does what lies behind.
func (c *canvas) blur(units float64) {
	r := int(units * c.unit / 2)
	if r < 1 {
		return
	}
	w, h := c.img.Rect.Dx(), c.img.Rect.Dy()
	buf := make([]byte, max(w, h)*4)
	for range 2 {
		for y := range h {
			boxLine(c.img.Pix[y*c.img.Stride:], buf, w, 4, r)
		}
		for x := range w {
			boxLine(c.img.Pix[x*4:], buf, h, c.img.Stride, r)
		}
	}
}

// boxLine averages n pixels, step bytes apart, with r neighbours each side.
func boxLine(pix, buf []byte, n, step, r int) {
	for i := range n {
		copy(buf[4*i:4*i+4], pix[i*step:i*step+4])
	}
	for ch := range 3 {
		at := func(i int) int { return int(buf[4*min(n-1, max(0, i))+ch]) }
		sum := 0
		for i := -r; i <= r; i++ {
			sum += at(i)
		}
		for i := range n {
			pix[i*step+ch] = byte(sum / (2*r + 1))
			sum += at(i+r+1) - at(i-r)
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
			v := 1 - .28*math.Pow((dx*dx+dy*dy)/max2, 1.5)
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

func to8(v float64) byte { return byte(max(0, min(255, v+.5))) }
