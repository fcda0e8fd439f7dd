package sample

// A scene draws one picture. v tells pictures of one scene apart.
type scene func(c *canvas, v int)

func (c *canvas) speaker(x, y, h float64, d dress, v int) {
	f := c.person(x, y, h, d)
	f.noLegs = true
	f.face = .2 - .3*float64(v%3)
	f.left = &pt{-.7, 1.9}
	f.right = &pt{1.7 - .3*float64(v%2), .3 + .5*float64(v%3)}
	c.draw(f)
}

func podium(c *canvas, v int) {
	c.curtain(0, c.w, 100, []rgb{hex(0x8c2230), hex(0x7a1d3a), hex(0x245a78)}[v%3])
	c.banner(c.w*.5, 8, c.w*.62, 26, []rgb{hex(0x1f4e8c), hex(0x16607a), hex(0x9a2030)}[v%3])
	c.fill(glow(c.w*.5, 30, 60, 60, hex(0xffe7bd), .35), c.all()...)
	c.flag(c.w*.12, 88, 62, hex(0xcc1f26), true)
	c.blur(.9)
	x := c.w * (.5 + .03*float64(v%3-1))
	c.fill(slope(0, 84, 0, 100, hex(0x6b3f2c), hex(0x2b1710)), rect(0, 86, c.w, 100)...)
	d := suit
	if v == 2 {
		d = aodai
	}
	c.speaker(x, 108, 82, d, v)
	c.podium(x, 97, 42)
	for i := range 6 {
		f := c.person(c.w*(.04+.19*float64(i)), 152+c.vary(3, 1), 64, suit)
		f.back, f.noLegs = true, true
		f.cloth, f.hair = f.cloth.dark(.6), f.hair.dark(.4)
		c.draw(f)
	}
}

func longTable(c *canvas, v int) {
	c.hall(hex(0xb99a70))
	c.banner(c.w*.5, 6, c.w*.5, 22, hex(0xa02430))
	c.blur(.8)
	var seats []float64
	n := 6
	for i := range n {
		x := c.w * (.1 + .16*float64(i))
		seats = append(seats, x)
		f := c.person(x, 106, 66, []dress{suit, blouse, suit, suit, aodai, suit}[(i+v)%n])
		f.noLegs = true
		f.face = .5 - float64(i)/float64(n-1)
		f.left, f.right = &pt{-.8, 2.3}, &pt{.7, 2.35}
		if i == 2+v%2 {
			f.right = &pt{1.3, 1}
		}
		c.draw(f)
	}
	c.table(-4, c.w+4, 74, 30, seats)
	c.flowers(c.w*.5, 73, 9, 7)
}

func handshake(c *canvas, v int) {
	c.hall(hex(0x9c8468))
	for i := range 5 {
		c.flag(c.w*(.3+.1*float64(i)), 78, 50, []rgb{hex(0xcc1f26), hex(0x2a62a8), hex(0xcc1f26), hex(0x2f8f5b), hex(0xcc1f26)}[i], i%2 == 0)
	}
	for i := range 4 {
		f := c.person(c.w*(.1+.27*float64(i)), 84, 56, []dress{suit, blouse, suit, uniform}[i])
		f.left, f.right = &pt{-.15, 1.7}, &pt{.15, 1.75}
		c.draw(f)
	}
	c.blur(.9)
	a := c.person(c.w*.38, 104, 86, aodai)
	a.cloth = []rgb{hex(0xb23a55), hex(0x2f6f8f)}[v%2]
	a.face, a.right = .9, &pt{1.68, 2}
	b := c.person(c.w*.62, 105, 90, suit)
	b.face, b.left = -.9, &pt{-1.6, 1.85}
	c.draw(a)
	c.draw(b)
}

func gate(c *canvas, v int) {
	c.sky(hex(0x5c95cc), hex(0xdfe9ec), c.w*.8, 12)
	c.mountains(66, hex(0x2f5a4c), hex(0xb8cfd6), 4)
	c.fill(slope(0, 68, 0, 100, hex(0x9b9a94), hex(0x5f5f62)), rect(0, 70, c.w, 100)...)
	c.fill(slope(0, 70, 0, 100, hex(0x7d7f83), hex(0x494a4f)), pt{c.w * .42, 70}, pt{c.w * .58, 70}, pt{c.w * .85, 100}, pt{c.w * .15, 100})
	for y := 72.0; y < 100; y += 7 {
		k := (y - 70) / 30
		c.fill(solid(hex(0xe9e6da)), rect(c.w*.5-.3-.5*k, y, c.w*.5+.3+.5*k, y+2+2*k)...)
	}
	for _, s := range []float64{-1, 1} {
		x := c.w*.5 + s*30
		c.fill(slope(x-6, 0, x+6, 0, hex(0xf3e6c6), hex(0xb79f74)), rect(x-6, 30, x+6, 74)...)
		for y := 35.0; y < 70; y += 9 {
			c.fill(slope(0, y, 0, y+6, hex(0x9fc0d6), hex(0x3d5a70)), rect(x-3.4, y, x+3.4, y+5.6)...)
		}
	}
	c.fill(slope(0, 24, 0, 36, hex(0xf6ead0), hex(0xc6ad80)), rect(c.w*.5-40, 26, c.w*.5+40, 36)...)
	roof := hex(0xa5432f)
	c.fill(slope(0, 10, 0, 27, roof.light(.2), roof.dark(.25)), smooth(pt{c.w*.5 - 46, 26}, pt{c.w*.5 - 34, 21}, pt{c.w*.5 - 20, 13}, pt{c.w * .5, 10}, pt{c.w*.5 + 20, 13}, pt{c.w*.5 + 34, 21}, pt{c.w*.5 + 46, 26}, pt{c.w * .5, 27})...)
	c.lines(c.w*.5, 29, 52, 3, 1, hex(0x9c2430))
	c.flag(c.w*.5, 12, 12, hex(0xcc1f26), true)
	c.tree(c.w*.06, 78, 34)
	c.tree(c.w*.95, 80, 40)
	for i := range 3 {
		x := c.w * (.3 + .2*float64(i))
		if v%2 == 1 && i == 1 {
			c.truck(c.w*.55, 88, 26, hex(0x2f6f9f))
			continue
		}
		d := []dress{uniform, suit, blouse}[i]
		c.draw(c.person(x, 93+2*float64(i%2), 25, d))
	}
}

func (c *canvas) truck(x, y, h float64, col rgb) {
	c.fill(glow(x, y, h*1.1, h*.14, rgb{8, 8, 10}, .7), ellipse(x, y, h*1.1, h*.14)...)
	c.fill(slope(0, y-h, 0, y-h*.2, col.light(.22), col.dark(.25)), rect(x-h*.2, y-h, x+h*1.0, y-h*.16)...)
	for i := 1; i < 9; i++ {
		px := x - h*.2 + float64(i)*h*.133
		c.stroke(solid(col.dark(.3)), .25, .25, pt{px, y - h*.98}, pt{px, y - h*.18})
	}
	cab := hex(0xe7e4dc)
	c.fill(slope(x-h*.8, 0, x-h*.2, 0, cab, cab.dark(.3)), smooth(pt{x - h*.82, y - h*.16}, pt{x - h*.8, y - h*.5}, pt{x - h*.66, y - h*.84}, pt{x - h*.24, y - h*.86}, pt{x - h*.24, y - h*.16})...)
	c.fill(slope(0, y-h*.8, 0, y-h*.5, hex(0xa9c4d6), hex(0x32485a)), pt{x - h*.7, y - h*.5}, pt{x - h*.6, y - h*.78}, pt{x - h*.34, y - h*.78}, pt{x - h*.34, y - h*.5})
	for _, k := range []float64{-.56, .25, .72} {
		c.fill(solid(hex(0x141416)), ellipse(x+k*h, y-h*.1, h*.13, h*.13)...)
		c.fill(solid(hex(0x9a9a9c)), ellipse(x+k*h, y-h*.1, h*.06, h*.06)...)
	}
}

func trucks(c *canvas, _ int) {
	c.sky(hex(0x6a86b4), hex(0xf3c99a), c.w*.25, 40)
	c.mountains(62, hex(0x3a4d5c), hex(0xd9b597), 4)
	c.fill(slope(0, 64, 0, 100, hex(0x8d8078), hex(0x4b4443)), rect(0, 66, c.w, 100)...)
	for i := range 4 {
		k := float64(i)
		c.truck(c.w*(.86-.1*k), 70+7*k, 14+8*k, []rgb{hex(0x3b7f5c), hex(0xb5482f), hex(0x2f6f9f), hex(0xc08a2e)}[i])
		if i == 2 {
			c.draw(c.person(c.w*.36, 91, 25, uniform))
			c.draw(c.person(c.w*.27, 93, 25, blouse))
		}
	}
}
