package sample

import "math"

// stall is a market stall: poles, awning, and what is for sale.
func (c *canvas) stall(x, y, w, h float64, col rgb) {
	for _, s := range []float64{-1, 1} {
		c.stroke(solid(hex(0x6d4c33)), .8, .8, pt{x + s*w*.46, y}, pt{x + s*w*.46, y - h})
	}
	c.fill(slope(0, y-h*1.2, 0, y-h*.9, col.light(.25), col.dark(.15)), pt{x - w*.56, y - h*.92}, pt{x - w*.4, y - h*1.22}, pt{x + w*.4, y - h*1.22}, pt{x + w*.56, y - h*.92})
	for i := range 8 {
		px := x - w*.56 + (float64(i)+.5)*w*1.12/8
		k := col
		if i%2 == 0 {
			k = hex(0xf2ebdc)
		}
		c.fill(solid(k.dark(.08)), arc(px, y-h*.93, w*.07, h*.1, 0, math.Pi)...)
	}
	c.fill(slope(0, y-h*.32, 0, y, hex(0x7d5738), hex(0x452e1e)), rect(x-w*.5, y-h*.3, x+w*.5, y)...)
	kinds := []rgb{hex(0xd8532f), hex(0x77a33c), hex(0xe6b43a), hex(0x8c3d6a), hex(0xe8dfc8)}
	for b := range 5 {
		bx := x - w*.4 + float64(b)*w*.2
		k := kinds[(b+c.r.IntN(2))%5]
		for i := range 26 {
			row := math.Floor(float64(i) / 6)
			px := bx + (float64(i%6)-2.5)*w*.026*(1-.12*row) + c.vary(0, 0)
			py := y - h*.3 - row*h*.035
			r := w * .021
			c.fill(slope(px-r, py-r, px+r, py+r, k.light(.3), k.dark(.3)), ellipse(px, py, r, r)...)
		}
	}
}

func market(c *canvas, v int) {
	c.sky(hex(0x7fb0d8), hex(0xeef0e6), c.w*.2, 8)
	c.mountains(58, hex(0x3c6a4c), hex(0xbcd2cc), 3)
	c.fill(slope(0, 56, 0, 100, hex(0xb49a76), hex(0x7b5f42)), rect(0, 56, c.w, 100)...)
	for i := range 4 {
		c.stall(c.w*(.08+.29*float64(i)), 67, 38, 24, []rgb{hex(0xc2403a), hex(0x2f6fa8), hex(0xd99a2b), hex(0x3d8a5a)}[(i+v)%4])
	}
	for i := range 9 {
		c.draw(c.person(c.w*(.04+.118*float64(i)), 70+c.vary(2, .9), 29, []dress{indigo, blouse, indigo, pupil, indigo, suit}[(i+v)%6]))
	}
	c.blur(.7)
	if v%2 == 1 {
		c.stall(c.w*.8, 96, 60, 40, hex(0xc2403a))
		c.draw(c.person(c.w*.45, 98, 62, indigo))
		c.draw(c.person(c.w*.2, 99, 60, indigo))
		return
	}
	lead := c.person(c.w*.44, 100, 74, blouse)
	lead.cloth, lead.long, lead.face, lead.right = hex(0xe9e4dd), true, .8, &pt{1.5, 1.9}
	c.draw(c.person(c.w*.27, 99, 70, suit))
	c.draw(lead)
	seller := c.person(c.w*.68, 101, 66, indigo)
	seller.face, seller.left, seller.right = -.8, &pt{-1.3, 1.9}, &pt{.5, 2.2}
	c.draw(seller)
	c.draw(c.person(c.w*.87, 101, 68, suit))
	c.fill(solid(hex(0xb98a4e)), arc(c.w*.575, 67, 7, 6, 0, math.Pi)...)
	for i := range 12 {
		x := c.w*.575 + (float64(i%6)-2.5)*2
		c.fill(slope(x-1.3, 64, x+1.3, 67, hex(0xe2733a).light(.3), hex(0xa8421e)), ellipse(x, 66-float64(i/6)*1.5, 1.3, 1.3)...)
	}
}

func school(c *canvas, v int) {
	c.sky(hex(0x6aa6da), hex(0xe8f0f0), c.w*.85, 10)
	c.mountains(46, hex(0x47745a), hex(0xbcd4d6), 3)
	wall := hex(0xe9c46a)
	c.fill(slope(0, 24, 0, 66, wall.light(.2), wall.dark(.15)), rect(c.w*.06, 26, c.w*.94, 66)...)
	c.fill(slope(0, 18, 0, 27, hex(0xb5563a), hex(0x7d3524)), pt{c.w * .03, 27}, pt{c.w * .09, 18}, pt{c.w * .91, 18}, pt{c.w * .97, 27})
	for fl := range 2 {
		for i := range 9 {
			x, y := c.w*(.1+.093*float64(i)), 31+18*float64(fl)
			c.fill(slope(0, y, 0, y+11, hex(0x6f93a8), hex(0x2b4252)), rect(x, y, x+8, y+11)...)
			c.stroke(solid(hex(0xf4efe2)), .5, .5, pt{x + 4, y}, pt{x + 4, y + 11})
			c.stroke(solid(hex(0xf4efe2)), .5, .5, pt{x, y + 5}, pt{x + 8, y + 5})
		}
		y := 46 + 18*float64(fl)
		c.fill(solid(hex(0xf3ead2)), rect(c.w*.06, y, c.w*.94, y+1.4)...)
	}
	c.fill(slope(0, 66, 0, 100, hex(0xc9b59a), hex(0x97826a)), rect(0, 66, c.w, 100)...)
	c.tree(c.w*.1, 74, 44)
	c.tree(c.w*.93, 76, 48)
	c.flag(c.w*.5, 72, 58, hex(0xcc1f26), true)
	c.blur(.5)
	for row := range 3 {
		for i := range 11 {
			f := c.person(c.w*(.05+.09*float64(i))+3*float64(row%2), 77+8*float64(row), 20+3*float64(row), pupil)
			f.back = v%2 == 0
			f.long = (i+row)%2 == 0
			c.draw(f)
		}
	}
	if v%2 == 0 {
		a := c.person(c.w*.62, 99, 52, blouse)
		a.long, a.left, a.face = true, &pt{-1.4, 1.9}, -.8
		b := c.person(c.w*.45, 99, 36, pupil)
		b.right, b.face = &pt{1.6, 1.1}, .9
		c.draw(a)
		c.draw(b)
		c.fill(slope(c.w*.53, 66, c.w*.57, 74, hex(0x3f7fc0), hex(0x1f4a80)), rounded(c.w*.525, 66, c.w*.565, 73, .4)...)
	}
}

func fields(c *canvas, v int) {
	c.sky(hex(0x77a9cf), hex(0xf2ead2), c.w*.7, 16)
	c.mountains(48, hex(0x3d6b58), hex(0xc3d5d2), 5)
	for i := range 9 {
		y := 46 + 6*float64(i)
		ph := c.r.Float64() * 6
		p := []pt{{-2, 102}}
		for x := -2.0; x <= c.w+2; x += 1.5 {
			p = append(p, pt{x, y + 2.2*math.Sin(x*.05+ph) + 1.2*math.Sin(x*.11+ph)})
		}
		p = append(p, pt{c.w + 2, 102})
		rice := hex(0x8fae3f).mix(hex(0xd9b544), math.Mod(float64(i)*.37+float64(v)*.2, 1))
		c.fill(slope(0, y, 0, y+8, rice.light(.2), rice.dark(.3)), p...)
	}
	for i := range 6 {
		f := c.person(c.w*(.2+.11*float64(i)), 95+2*math.Sin(float64(i)*2), 44, []dress{suit, blouse, indigo, suit, uniform, suit}[(i+v)%6])
		if i == 2 {
			f.right = &pt{1.8, .1}
		}
		c.draw(f)
		if i%3 == 1 {
			u := f.h / 7
			c.fill(slope(f.x-u, 0, f.x+u, 0, hex(0xf0dfae), hex(0xb79b5a)), pt{f.x - .95*u, f.y - f.h + .3*u}, pt{f.x, f.y - f.h - .45*u}, pt{f.x + .95*u, f.y - f.h + .3*u})
		}
	}
}

func press(c *canvas, v int) {
	c.hall(hex(0x7f8896))
	c.banner(c.w*.22, 10, c.w*.34, 22, hex(0x1f4e8c))
	c.blur(1.2)
	for i := range 5 {
		k := float64(i)
		x, y := c.w*(.14+.19*k), 99+2*math.Sin(k*2.3)
		f := c.person(x, y, 72-3*math.Abs(k-2), []dress{blouse, suit, blouse, uniform, blouse}[(i+v)%5])
		f.hat = false
		f.cloth = []rgb{hex(0x4a5b6c), hex(0x2c3444), hex(0x6c5a4a), hex(0x59634a), hex(0x7a3f3f)}[(i+v)%5]
		u := f.h / 7
		f.left, f.right = &pt{-.35, -.55}, &pt{.25, -.6}
		f.face = -.8
		c.draw(f)
		c.lensOf(f.x-.15*u, f.y-f.h+.62*u, u*.42, -1)
	}
}

func stone(c *canvas, v int) {
	c.sky(hex(0x5f9ad2), hex(0xe6eef0), c.w*.2, 10)
	c.mountains(64, hex(0x2f5f4a), hex(0xb8cfd2), 4)
	c.fill(slope(0, 70, 0, 100, hex(0x7f9a58), hex(0x43582f)), rect(0, 72, c.w, 100)...)
	c.fill(slope(0, 84, 0, 100, hex(0xbab2a2), hex(0x7f776a)), rounded(c.w*.08, 84, c.w*.7, 96, 1)...)
	x := c.w * .38
	c.fill(slope(x-14, 0, x+14, 0, hex(0xd9d4c8), hex(0x8b857a)), smooth(pt{x - 13, 86}, pt{x - 12, 40}, pt{x - 6, 33}, pt{x + 6, 33}, pt{x + 12, 40}, pt{x + 13, 86})...)
	c.star(x, 44, 4, hex(0xc22a2a))
	c.lines(x, 54, 17, 2.2, 3, hex(0xb52a2a))
	c.lines(x, 72, 12, 3.4, 1, hex(0xb52a2a))
	f := c.person(c.w*.78, 98, 62, uniform)
	f.face = -.7
	c.draw(f)
	if v%2 == 1 {
		g := c.person(c.w*.12, 99, 56, uniform)
		g.face = .6
		c.draw(g)
	}
}

func brocade(c *canvas, v int) {
	c.fill(slope(0, 0, 0, 100, hex(0x5d4330), hex(0x2c1c13)), c.all()...)
	for i := range 6 {
		x := c.w * (.02 + .17*float64(i))
		col := []rgb{hex(0xb5303c), hex(0x274a8c), hex(0xd79a2e), hex(0x2f7f5c), hex(0x8a3c80), hex(0x1f2a4c)}[(i+v)%6]
		c.fill(slope(x, 0, x+11, 0, col.light(.12), col.dark(.35)), rect(x, 4, x+10.4, 66)...)
		for y := 7.0; y < 64; y += 6 {
			k := []rgb{hex(0xf4d35e), hex(0xf2ebdc), hex(0xe2573f)}[int(y)%3]
			for j := range 3 {
				px := x + 2 + 3.2*float64(j)
				c.fill(solid(k), pt{px, y - 1.6}, pt{px + 1.5, y}, pt{px, y + 1.6}, pt{px - 1.5, y})
			}
		}
	}
	c.fill(glow(c.w*.1, 20, 70, 90, hex(0xffdca0), .4), c.all()...)
	c.blur(.8)
	f := c.person(c.w*.5, 128, 104, indigo)
	f.noLegs, f.face = true, .3
	f.left, f.right = &pt{-.9, 2.6}, &pt{.9, 2.6}
	c.draw(f)
	c.fill(slope(0, 84, 0, 100, hex(0xb5303c), hex(0x6c1822)), pt{0, 86}, pt{c.w, 84}, pt{c.w, 100}, pt{0, 100})
	for i := range 14 {
		px := float64(i) * c.w / 13
		c.fill(solid([]rgb{hex(0xf4d35e), hex(0xf2ebdc), hex(0x3fa36b)}[i%3]), pt{px, 88}, pt{px + 3, 92}, pt{px, 96}, pt{px - 3, 92})
	}
}
