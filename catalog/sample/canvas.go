package sample

import (
	"image"
	"math"
	"math/rand/v2"
)

// A rgb is a colour, each part 0 to 255.
type rgb struct{ r, g, b float64 }

func hex(v uint32) rgb { return rgb{float64(v >> 16), float64(v >> 8 & 255), float64(v & 255)} }

func (c rgb) mix(d rgb, t float64) rgb {
	return rgb{c.r + (d.r-c.r)*t, c.g + (d.g-c.g)*t, c.b + (d.b-c.b)*t}
}

func (c rgb) dark(t float64) rgb  { return c.mix(rgb{12, 12, 22}, t) }
func (c rgb) light(t float64) rgb { return c.mix(rgb{255, 250, 238}, t) }

// A paint says the colour and the cover (0 to 1) at a place of the canvas.
type paint func(x, y float64) (rgb, float64)

func solid(c rgb) paint { return func(float64, float64) (rgb, float64) { return c, 1 } }

func (p paint) alpha(a float64) paint {
	return func(x, y float64) (rgb, float64) {
		c, b := p(x, y)
		return c, a * b
	}
}

// slope goes from c at x0,y0 to d at x1,y1.
func slope(x0, y0, x1, y1 float64, c, d rgb) paint {
	dx, dy := x1-x0, y1-y0
	n := dx*dx + dy*dy
	return func(x, y float64) (rgb, float64) {
		return c.mix(d, clamp(((x-x0)*dx+(y-y0)*dy)/n)), 1
	}
}

// glow is c in the middle and nothing at the radius.
func glow(x0, y0, rx, ry float64, c rgb, a float64) paint {
	return func(x, y float64) (rgb, float64) {
		d := math.Hypot((x-x0)/rx, (y-y0)/ry)
		t := clamp(1 - d)
		return c, a * t * t * (3 - 2*t)
	}
}

// clamp spells out what min and max do more slowly, for they mind NaN.
func clamp(t float64) float64 {
	if t < 0 {
		return 0
	}
	if t > 1 {
		return 1
	}
	return t
}

type pt struct{ x, y float64 }

// A canvas is 100 units high; its width follows from the shape. Colours are
// kept opaque.
type canvas struct {
	img   *image.NRGBA
	unit  float64 // pixels a unit
	w     float64 // units
	r     *rand.Rand
	cover []float32
}

func newCanvas(w, h int, seed uint64) *canvas {
	unit := float64(h) / 100
	return &canvas{img: image.NewNRGBA(image.Rect(0, 0, w, h)), unit: unit, w: float64(w) / unit,
		r: rand.New(rand.NewPCG(seed, 77))}
}

// vary is v give or take part of it.
func (c *canvas) vary(v, part float64) float64 { return v * (1 + part*(2*c.r.Float64()-1)) }

// fill paints the inside of a polygon with soft edges.
func (c *canvas) fill(p paint, poly ...pt) {
	if len(poly) < 3 {
		return
	}
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	px := make([]pt, len(poly))
	for i, q := range poly {
		px[i] = pt{q.x * c.unit, q.y * c.unit}
		x0, x1 = min(x0, px[i].x), max(x1, px[i].x)
		y0, y1 = min(y0, px[i].y), max(y1, px[i].y)
	}
	b := image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1))+1, int(math.Ceil(y1))+1)
	b = b.Intersect(c.img.Rect)
	if b.Empty() {
		return
	}
	n := b.Dx()*b.Dy() + 2
	if cap(c.cover) < n {
		c.cover = make([]float32, n)
	}
	acc := c.cover[:n]
	clear(acc)
	for i, q := range px {
		edge(acc, b, q, px[(i+1)%len(px)])
	}
	for y := range b.Dy() {
		c.line(p, acc[y*b.Dx():(y+1)*b.Dx()], b.Min.X, b.Min.Y+y)
	}
}

// line blends one line of accumulated cover into the picture.
func (c *canvas) line(p paint, acc []float32, x0, y int) {
	var sum float32
	fy := (float64(y) + .5) / c.unit
	for i, d := range acc {
		sum += d
		a := float64(sum)
		if a < 0 {
			a = -a
		}
		if a < .003 {
			continue
		}
		a = clamp(a)
		col, pa := p((float64(x0+i)+.5)/c.unit, fy)
		if a *= pa; a <= 0 {
			continue
		}
		q := c.img.Pix[c.img.PixOffset(x0+i, y):]
		q[0] = byte(float64(q[0]) + (col.r-float64(q[0]))*a + .5)
		q[1] = byte(float64(q[1]) + (col.g-float64(q[1]))*a + .5)
		q[2] = byte(float64(q[2]) + (col.b-float64(q[2]))*a + .5)
		q[3] = 255
	}
}

// edge adds what the edge from p to q contributes to the cover of each pixel
// to its right, as signed areas.
func edge(acc []float32, b image.Rectangle, p, q pt) {
	dir := float32(1)
	if p.y > q.y {
		p, q, dir = q, p, -1
	}
	if p.y == q.y {
		return
	}
	w, slope := b.Dx(), (q.x-p.x)/(q.y-p.y)
	top, bottom := max(p.y, float64(b.Min.Y)), min(q.y, float64(b.Max.Y))
	for y := int(math.Floor(top)); float64(y) < bottom; y++ {
		ya, yb := max(top, float64(y)), min(bottom, float64(y+1))
		if yb <= ya {
			continue
		}
		xa := p.x + (ya-p.y)*slope - float64(b.Min.X)
		xb := p.x + (yb-p.y)*slope - float64(b.Min.X)
		row := acc[(y-b.Min.Y)*w : (y-b.Min.Y+1)*w]
		span(row, dir*float32(yb-ya), min(xa, xb), max(xa, xb))
	}
}

// span spreads the height h over the pixels between xa and xb.
func span(row []float32, h float32, xa, xb float64) {
	xa, xb = max(0, xa), max(0, xb)
	i, j := int(xa), int(xb)
	if i >= len(row) {
		return
	}
	if i == j || j >= len(row) || xb-xa < 1e-9 {
		mid := float32((xa+xb)/2 - float64(i))
		mid = min(1, max(0, mid))
		row[i] += h * (1 - mid)
		if i+1 < len(row) {
			row[i+1] += h * mid
		}
		return
	}
	at := func(x float64) float64 { // cover left of x, integrated
		t := (x - xa) / (xb - xa)
		return t * t / 2 * (xb - xa)
	}
	last := 0.0
	var before float32
	for k := i; k <= j; k++ {
		x := min(float64(k+1), xb)
		area := at(x) - last
		if x < float64(k+1) {
			area += float64(k+1) - x
		}
		last = at(x)
		cover := h * float32(area)
		row[k] += cover - before
		before = cover
	}
	if j+1 < len(row) {
		row[j+1] += h - before
	}
}

func rect(x0, y0, x1, y1 float64) []pt { return []pt{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}} }

func ellipse(x, y, rx, ry float64) []pt { return arc(x, y, rx, ry, 0, 2*math.Pi) }

// arc is a piece of an ellipse, from and to in radians, clockwise from the
// right.
func arc(x, y, rx, ry, from, to float64) []pt {
	const n = 48
	out := make([]pt, n+1)
	for i := range out {
		s, co := math.Sincos(from + (to-from)*float64(i)/n)
		out[i] = pt{x + rx*co, y + ry*s}
	}
	return out
}

// rounded is a rectangle with round corners.
func rounded(x0, y0, x1, y1, r float64) []pt {
	var out []pt
	for i, q := range []pt{{x1 - r, y0 + r}, {x1 - r, y1 - r}, {x0 + r, y1 - r}, {x0 + r, y0 + r}} {
		from := float64(i-1) * math.Pi / 2
		out = append(out, arc(q.x, q.y, r, r, from, from+math.Pi/2)...)
	}
	return out
}

// smooth is a closed curve through the points.
func smooth(ps ...pt) []pt {
	const n = 8
	var out []pt
	at := func(i int) pt { return ps[(i+len(ps))%len(ps)] }
	for i := range ps {
		a, b, c, d := at(i-1), at(i), at(i+1), at(i+2)
		for k := range n {
			t := float64(k) / n
			f := func(a, b, c, d float64) float64 {
				return b + t*(c-a)/2 + t*t*(2*a-5*b+4*c-d)/2 + t*t*t*(3*b-a-3*c+d)/2
			}
			out = append(out, pt{f(a.x, b.x, c.x, d.x), f(a.y, b.y, c.y, d.y)})
		}
	}
	return out
}

// stroke draws a line with round ends that goes from one width to another.
func (c *canvas) stroke(p paint, w0, w1 float64, ps ...pt) {
	for i := 0; i+1 < len(ps); i++ {
		a, b := ps[i], ps[i+1]
		t0, t1 := float64(i)/float64(len(ps)-1), float64(i+1)/float64(len(ps)-1)
		ra, rb := (w0+(w1-w0)*t0)/2, (w0+(w1-w0)*t1)/2
		dx, dy := b.x-a.x, b.y-a.y
		n := math.Hypot(dx, dy)
		if n == 0 {
			continue
		}
		nx, ny := -dy/n, dx/n
		c.fill(p, pt{a.x + nx*ra, a.y + ny*ra}, pt{b.x + nx*rb, b.y + ny*rb}, pt{b.x - nx*rb, b.y - ny*rb}, pt{a.x - nx*ra, a.y - ny*ra})
		c.fill(p, ellipse(a.x, a.y, ra, ra)...)
		c.fill(p, ellipse(b.x, b.y, rb, rb)...)
	}
}

func (c *canvas) all() []pt { return rect(0, 0, c.w, 100) }
