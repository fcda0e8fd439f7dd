package sample

import "math"

// flag hangs from a pole, in soft folds: red with a yellow star, or a plain
// colour.
func (c *canvas) flag(x, y, h float64, col rgb, star bool) {
	c.stroke(slope(x-.4, 0, x+.4, 0, hex(0xe6d9a8), hex(0x8a7440)), .7, .7, pt{x, y}, pt{x, y - h})
	c.fill(solid(hex(0xe8c24a)), ellipse(x, y-h-.5, .8, .8)...)
	w := h * .3
	cloth := func(px, py float64) (rgb, float64) {
		t := (px - x) / w
		return col.mix(rgb{20, 0, 10}, .22+.22*math.Sin(t*9+py*.12)), 1
	}
	top := y - h + .6
	c.fill(cloth, smooth(pt{x, top}, pt{x + w*.5, top + h*.05}, pt{x + w, top + h*.16}, pt{x + w*.86, top + h*.55}, pt{x + w*.5, top + h*.62}, pt{x + w*.12, top + h*.66}, pt{x, top + h*.5})...)
	if star {
		c.star(x+w*.46, top+h*.3, w*.24, hex(0xf4cf3a))
	}
}

func (c *canvas) star(x, y, r float64, col rgb) {
	var p []pt
	for i := range 10 {
		a, k := -math.Pi/2+float64(i)*math.Pi/5, r
		if i%2 == 1 {
			k = r * .4
		}
		p = append(p, pt{x + k*math.Cos(a), y + k*math.Sin(a)})
	}
	c.fill(solid(col), p...)
}

// curtain covers the canvas from x0 to x1 in folds.
func (c *canvas) curtain(x0, x1, y1 float64, col rgb) {
	c.fill(func(x, y float64) (rgb, float64) {
		f := math.Sin(x*1.35) * .5 * (1 + .3*math.Sin(x*.31+2))
		return col.mix(rgb{10, 4, 12}, clamp(.32+.26*f+.12*y/100)), 1
	}, rect(x0, 0, x1, y1)...)
}

// lines are what a text looks like from afar.
func (c *canvas) lines(x, y, w, h float64, n int, col rgb) {
	for i := range n {
		lw, ly := c.vary(w*.82, .18), y+float64(i)*h*1.7
		for at := x - lw/2; at < x+lw/2-h; {
			word := c.vary(h*3, .5)
			c.fill(solid(col), rounded(at, ly, min(at+word, x+lw/2), ly+h, h*.3)...)
			at += word + h*.7
		}
	}
}

// podium stands before a speaker.
func (c *canvas) podium(x, y, h float64) {
	w := h * .34
	wood, edge := hex(0x8a5a34), hex(0x5a3820)
	c.fill(glow(x, y, w*1.6, h*.12, rgb{5, 5, 8}, .6), ellipse(x, y, w*1.6, h*.12)...)
	c.fill(slope(x-w, 0, x+w, 0, wood.light(.18), edge), pt{x - w, y - h*.93}, pt{x + w, y - h*.93}, pt{x + w*.82, y}, pt{x - w*.82, y})
	c.fill(slope(0, y-h, 0, y-h*.9, wood.light(.35), wood), pt{x - w*1.12, y - h}, pt{x + w*1.12, y - h}, pt{x + w*1.04, y - h*.9}, pt{x - w*1.04, y - h*.9})
	c.fill(slope(x-w*.3, 0, x+w*.3, 0, hex(0xf4d977), hex(0xa8802c)), ellipse(x, y-h*.52, w*.36, w*.36)...)
	c.star(x, y-h*.52, w*.24, hex(0xb3262c))
	for _, s := range []float64{-1, 1} {
		c.stroke(solid(hex(0x17181b)), .35, .3, pt{x + s*w*.3, y - h*.98}, pt{x + s*w*.32, y - h*1.16}, pt{x + s*w*.16, y - h*1.24})
		c.fill(solid(hex(0x101114)), ellipse(x+s*w*.14, y-h*1.25, .8, 1.1)...)
	}
	c.flowers(x, y-h*.04, w*.95, h*.2)
}

// flowers are a bank of blossoms among leaves.
func (c *canvas) flowers(x, y, w, h float64) {
	n := 70
	for i := range n {
		a := c.r.Float64()*2 - 1
		px, py := x+a*w, y-c.r.Float64()*h*(1-a*a)
		col := []rgb{hex(0x2f6b3a), hex(0x3d8046), hex(0x27552f)}[c.r.IntN(3)]
		if i > n/2 {
			col = []rgb{hex(0xe8b53a), hex(0xd6455a), hex(0xf0e2da), hex(0xe28a3c)}[c.r.IntN(4)]
		}
		r := c.vary(h*.13, .3)
		c.fill(slope(px-r, py-r, px+r, py+r, col.light(.25), col.dark(.3)), ellipse(px, py, r, r*.85)...)
	}
}

// mountains are layers that fade in the haze.
func (c *canvas) mountains(y float64, col, haze rgb, layers int) {
	for i := range layers {
		t := float64(i+1) / float64(layers)
		base := y - (1-t)*10
		ph, amp := c.r.Float64()*9, 13*(1.1-t*.6)
		ridge := []pt{{-2, 102}}
		for x := -2.0; x <= c.w+2; x += .8 {
			n := math.Sin(x*.045+ph)*.6 + math.Abs(math.Sin(x*.083+ph*2))*.5 + math.Sin(x*.31+ph)*.08
			ridge = append(ridge, pt{x, base - amp*(n+.35)})
		}
		ridge = append(ridge, pt{c.w + 2, 102})
		near := haze.mix(col, .25+.75*t)
		c.fill(slope(0, base-amp, 0, base+14, near, near.mix(haze, .45)), ridge...)
	}
}

// sky is a slope with the sun's glow and a few clouds.
func (c *canvas) sky(top, low rgb, sunX, sunY float64) {
	c.fill(slope(0, 0, 0, 62, top, low), c.all()...)
	c.fill(glow(sunX, sunY, 60, 45, hex(0xfff3d2), .75), c.all()...)
	for range 7 {
		x, y, w := c.r.Float64()*c.w, 4+c.r.Float64()*26, c.vary(20, .5)
		for range 5 {
			px, py := x+c.vary(0, 0)+w*(c.r.Float64()-.5), y+c.r.Float64()*2
			c.fill(glow(px, py, w*.5, 3, hex(0xffffff), .35), ellipse(px, py, w*.5, 3)...)
		}
	}
}

// tree is a trunk with leaves in light and shade.
func (c *canvas) tree(x, y, h float64) {
	c.stroke(slope(x-1, 0, x+1, 0, hex(0x7a5c42), hex(0x3f2d20)), h*.07, h*.03, pt{x, y}, pt{x + h*.02, y - h*.4}, pt{x - h*.02, y - h*.7})
	for range 90 {
		a, d := c.r.Float64()*2*math.Pi, math.Sqrt(c.r.Float64())
		px, py := x+d*h*.34*math.Cos(a), y-h*.72+d*h*.28*math.Sin(a)
		lit := clamp(.5 - d*.5*math.Sin(a+.6))
		col := hex(0x24502c).mix(hex(0x7fa852), lit)
		r := c.vary(h*.07, .4)
		c.fill(glow(px, py, r*1.3, r*1.1, col, 1), ellipse(px, py, r*1.3, r*1.1)...)
	}
}

// table is a long table seen from the front, with cloth, plates, bottles.
func (c *canvas) table(x0, x1, y, h float64, seats []float64) {
	cloth := hex(0xb9a684)
	c.fill(slope(0, y, 0, y+h*.2, hex(0x9a6a3f), hex(0x6f4525)), pt{x0 + 2, y - 2.4}, pt{x1 - 2, y - 2.4}, pt{x1, y + 1}, pt{x0, y + 1})
	c.fill(func(x, py float64) (rgb, float64) {
		return cloth.mix(hex(0x4f3c28), clamp(.2+.14*math.Sin(x*.9)+.5*(py-y)/h)), 1
	}, rect(x0, y+1, x1, y+h)...)
	c.stroke(solid(hex(0x7c2233)), .7, .7, pt{x0, y + 2.4}, pt{x1, y + 2.4})
	for i, x := range seats {
		c.fill(solid(hex(0xf3f1ea)), pt{x - 3, y - 2.8}, pt{x + 3, y - 2.8}, pt{x + 3.2, y + .1}, pt{x - 3.2, y + .1})
		c.lines(x, y-1.8, 4.4, .5, 1, hex(0x1f2430))
		bx := x + 5
		c.fill(slope(bx-.7, 0, bx+.7, 0, hex(0xdfeaf2), hex(0x8fa9bc)), rounded(bx-.65, y-5.6, bx+.65, y-.4, .5)...)
		c.fill(solid(hex(0x2b62a8)), rect(bx-.65, y-3.6, bx+.65, y-2.2)...)
		c.fill(solid(hex(0x2a6fbe)), rect(bx-.35, y-6.4, bx+.35, y-5.4)...)
		if i%2 == 0 {
			c.fill(solid(hex(0xf7f6f2)), pt{x - 6, y - 1}, pt{x - 2.5, y - 1.3}, pt{x - 2.4, y - .2}, pt{x - 6.2, y})
		}
	}
}

// hall is a lit room with a wall of panels and lamps.
func (c *canvas) hall(wall rgb) {
	c.fill(slope(0, 0, 0, 100, wall.light(.15), wall.dark(.35)), c.all()...)
	for x := -3.0; x < c.w; x += 15 {
		c.fill(slope(x, 0, x+14, 0, wall.light(.25), wall.dark(.1)).alpha(.6), rounded(x, 12, x+13.4, 74, .8)...)
	}
	for x := 8.0; x < c.w; x += 24 {
		c.fill(glow(x, 3, 17, 26, hex(0xfff1cf), .6), ellipse(x, 3, 17, 26)...)
		c.fill(solid(hex(0xfffaec)), ellipse(x, 2, 3, .9)...)
	}
	c.fill(slope(0, 78, 0, 100, hex(0x6e4a35), hex(0x3a2519)), rect(0, 78, c.w, 100)...)
}

// banner is the cloth behind a meeting, with its words.
func (c *canvas) banner(x, y, w, h float64, col rgb) {
	c.fill(slope(0, y, 0, y+h, col.light(.1), col.dark(.25)), rect(x-w/2, y, x+w/2, y+h)...)
	c.lines(x, y+h*.2, w*.55, h*.07, 1, hex(0xf5e7c2))
	c.lines(x, y+h*.38, w*.85, h*.12, 2, hex(0xf8d85a))
	c.lines(x, y+h*.84, w*.4, h*.05, 1, hex(0xf5e7c2))
}

// lensOf is a photographer's camera, held at a place.
func (c *canvas) lensOf(x, y, s, dir float64) {
	c.fill(slope(x-s, y-s, x+s, y+s, hex(0x3a3c40), hex(0x0c0d0f)), rounded(x-s, y-s*.65, x+s, y+s*.65, s*.2)...)
	c.fill(solid(hex(0x1a1b1e)), rounded(x-s*.35, y-s*.95, x+s*.35, y-s*.5, s*.1)...)
	lx := x + dir*s*.9
	c.fill(slope(lx, y-s*.5, lx, y+s*.5, hex(0x4a4c52), hex(0x0a0a0c)), rounded(min(x, lx+dir*s), y-s*.45, max(x, lx+dir*s), y+s*.45, s*.12)...)
	c.fill(slope(lx, y-s*.4, lx+.1, y+s*.4, hex(0x5a6f96), hex(0x101522)), ellipse(lx+dir*s, y, s*.16, s*.4)...)
}
