package sample

import "math"

// What a figure wears.
type dress int

const (
	suit dress = iota
	blouse
	aodai
	indigo
	uniform
	pupil
)

// A figure is a person, drawn from simple shapes.
type figure struct {
	x, y, h     float64 // middle and feet, and height, in units
	dress       dress
	cloth       rgb
	skin, hair  rgb
	long        bool // long hair
	face        float64
	left, right *pt // hands, in head heights from the shoulder line's middle; nil hangs
	tie         rgb
	hat         bool
	back        bool // seen from behind
	noLegs      bool
}

func (c *canvas) skin() rgb {
	return []rgb{hex(0xe2b08a), hex(0xd6a07a), hex(0xcf9570), hex(0xe9bd98)}[c.r.IntN(4)]
}

// person is a figure with what differs between people chosen.
func (c *canvas) person(x, y, h float64, d dress) figure {
	f := figure{x: x, y: y, h: h, dress: d, skin: c.skin(), hair: hex(0x1d1816), face: c.vary(.25, .9)}
	cloths := map[dress][]uint32{
		suit: {0x2c3444, 0x25303c, 0x3a3b46, 0x1f2733}, blouse: {0xb7c9dc, 0xe6e3dc, 0xc9b7b0, 0x9db4a8},
		aodai: {0xb23a55, 0x2f6f8f, 0x8a4fa0, 0xd0803c}, indigo: {0x2b3160, 0x243056, 0x1f2a4c},
		uniform: {0x4d5b3a, 0x46543a}, pupil: {0xf1f1ee, 0xeef2f6},
	}[d]
	f.cloth = hex(cloths[c.r.IntN(len(cloths))])
	f.tie = []rgb{hex(0x8e2433), hex(0x27436b), hex(0x5b3a5e)}[c.r.IntN(3)]
	f.long = d == aodai || d == indigo
	f.hat = d == uniform || d == indigo
	return f
}

// draw draws the figure with the light from the upper left.
func (c *canvas) draw(f figure) {
	u := f.h / 7
	top := f.y - f.h
	sh := pt{f.x, top + 1.5*u}
	if !f.noLegs {
		c.fill(glow(f.x+.5*u, f.y, 2.2*u, .45*u, rgb{10, 10, 16}, .55), ellipse(f.x+.5*u, f.y, 2.2*u, .45*u)...)
		c.legs(f, u)
	}
	if f.long && !f.back {
		c.fill(solid(f.hair), smooth(pt{f.x - .5*u, top + .3*u}, pt{f.x + .5*u, top + .3*u}, pt{f.x + .62*u, top + 1.7*u}, pt{f.x - .62*u, top + 1.7*u})...)
	}
	c.arm(f, u, sh, -1, f.left)
	c.arm(f, u, sh, 1, f.right)
	c.fill(slope(f.x, top+u, f.x, top+1.5*u, f.skin.dark(.25), f.skin.dark(.1)), rect(f.x-.2*u, top+.8*u, f.x+.2*u, top+1.5*u)...)
	c.torso(f, u, sh)
	if f.left != nil {
		c.forearm(f, u, sh, -1, f.left)
	}
	if f.right != nil {
		c.forearm(f, u, sh, 1, f.right)
	}
	c.head(f, u, top)
}

func (c *canvas) legs(f figure, u float64) {
	cloth := f.cloth.dark(.25)
	switch f.dress {
	case aodai:
		cloth = hex(0xe8e4da)
	case blouse, pupil:
		cloth = hex(0x2b3040)
	}
	hip := f.y - 3.4*u
	for _, s := range []float64{-1, 1} {
		x := f.x + s*.32*u
		c.fill(slope(x-.3*u, 0, x+.35*u, 0, cloth.light(.08), cloth.dark(.35)),
			pt{x - .33*u, hip}, pt{x + .33*u, hip}, pt{x + .2*u + s*.06*u, f.y - .1*u}, pt{x - .2*u + s*.06*u, f.y - .1*u})
		c.fill(solid(hex(0x17151a)), ellipse(x+s*.1*u, f.y-.06*u, .32*u, .14*u)...)
	}
}

func (c *canvas) torso(f figure, u float64, sh pt) {
	wide := .95 * u
	if f.long || f.dress == pupil {
		wide = .8 * u
	}
	bottom := sh.y + 2.5*u
	hem := .66 * u
	if f.dress == aodai || f.dress == indigo {
		bottom, hem = sh.y+3.7*u, .86*u
	}
	shade := slope(f.x-wide, sh.y, f.x+wide, sh.y+u, f.cloth.light(.16), f.cloth.dark(.3))
	c.fill(shade, smooth(pt{f.x - .28*u, sh.y - .22*u}, pt{f.x + .28*u, sh.y - .22*u}, pt{f.x + wide, sh.y + .22*u},
		pt{f.x + .78*wide, sh.y + 1.5*u}, pt{f.x + hem, bottom}, pt{f.x - hem, bottom}, pt{f.x - .78*wide, sh.y + 1.5*u}, pt{f.x - wide, sh.y + .22*u})...)
	if f.back {
		return
	}
	switch f.dress {
	case suit:
		c.fill(solid(hex(0xf2f1ec)), pt{f.x - .26*u, sh.y - .2*u}, pt{f.x + .26*u, sh.y - .2*u}, pt{f.x, sh.y + 1.3*u})
		c.fill(slope(f.x-.1*u, 0, f.x+.12*u, 0, f.tie.light(.15), f.tie.dark(.2)), pt{f.x - .08*u, sh.y - .1*u}, pt{f.x + .08*u, sh.y - .1*u}, pt{f.x + .12*u, sh.y + .9*u}, pt{f.x, sh.y + 1.1*u}, pt{f.x - .12*u, sh.y + .9*u})
		for _, s := range []float64{-1, 1} {
			c.fill(solid(f.cloth.light(.1)), pt{f.x + s*.2*u, sh.y - .24*u}, pt{f.x + s*.42*u, sh.y + .3*u}, pt{f.x + s*.3*u, sh.y + .42*u}, pt{f.x, sh.y + 1.35*u})
		}
		c.stroke(solid(f.cloth.dark(.4)), .03*u, .03*u, pt{f.x, sh.y + 1.3*u}, pt{f.x + .03*u, bottom - .1*u})
	case blouse, pupil:
		for _, s := range []float64{-1, 1} {
			c.fill(solid(f.cloth.light(.4)), pt{f.x, sh.y + .1*u}, pt{f.x + s*.3*u, sh.y - .22*u}, pt{f.x + s*.34*u, sh.y + .12*u})
		}
		c.stroke(solid(f.cloth.dark(.25)), .03*u, .03*u, pt{f.x, sh.y + .1*u}, pt{f.x, bottom - .1*u})
		if f.dress == pupil {
			c.fill(solid(hex(0xc5222c)), pt{f.x - .34*u, sh.y - .2*u}, pt{f.x + .34*u, sh.y - .2*u}, pt{f.x + .12*u, sh.y + .9*u}, pt{f.x, sh.y + .3*u}, pt{f.x - .14*u, sh.y + .8*u})
		}
	case indigo:
		for i, col := range []uint32{0xd9483b, 0xf0b93a, 0x3fa36b} {
			y := sh.y + (2.5+.28*float64(i))*u
			c.fill(solid(hex(col)), rect(f.x-.7*u, y, f.x+.7*u, y+.14*u)...)
		}
		c.stroke(solid(hex(0xd9483b)), .12*u, .12*u, pt{f.x - .2*u, sh.y - .15*u}, pt{f.x + .15*u, sh.y + 1.1*u}, pt{f.x + .6*u, sh.y + 1.6*u})
		c.stroke(solid(hex(0xd8dade)), .05*u, .05*u, arc(f.x, sh.y, .34*u, .42*u, .2, math.Pi-.2)...)
	case uniform:
		c.stroke(solid(hex(0x2f2a22)), .16*u, .16*u, pt{f.x - .66*u, sh.y + 2.2*u}, pt{f.x + .66*u, sh.y + 2.2*u})
		for _, s := range []float64{-1, 1} {
			c.fill(solid(hex(0xb8372f)), pt{f.x, sh.y + .05*u}, pt{f.x + s*.28*u, sh.y - .22*u}, pt{f.x + s*.3*u, sh.y + .08*u})
			c.fill(solid(f.cloth.dark(.2)), rounded(f.x+s*.45*u-.2*u, sh.y+.7*u, f.x+s*.45*u+.2*u, sh.y+1.15*u, .05*u)...)
		}
	}
}

// joint is the elbow between a shoulder and a hand.
func joint(a, b pt, upper, lower, s float64) pt {
	dx, dy := b.x-a.x, b.y-a.y
	d := max(.01, min(math.Hypot(dx, dy), upper+lower-.001))
	k := (upper*upper - lower*lower + d*d) / (2 * d)
	h := math.Sqrt(max(0, upper*upper-k*k))
	n := math.Hypot(dx, dy) + 1e-9
	return pt{a.x + dx/n*k - s*dy/n*h, a.y + dy/n*k + s*dx/n*h}
}

func (f figure) limb(u float64, sh pt, s float64, hand *pt) (a, e, h pt) {
	a = pt{f.x + s*.78*u, sh.y + .3*u}
	if f.long || f.dress == pupil {
		a.x = f.x + s*.64*u
	}
	h = pt{f.x + s*1.02*u, sh.y + 2.75*u}
	if hand != nil {
		h = pt{f.x + hand.x*u, sh.y + hand.y*u}
	}
	if h.y < sh.y { // held up to the face: the arm points at us
		return a, pt{a.x + s*.32*u, a.y + .85*u}, h
	}
	return a, joint(a, h, 1.4*u, 1.35*u, s), h
}

func (c *canvas) arm(f figure, u float64, sh pt, s float64, hand *pt) {
	a, e, h := f.limb(u, sh, s, hand)
	cloth := solid(f.cloth.dark(.08 + .12*(s+1)))
	if hand == nil {
		c.fill(solid(f.skin.dark(.1)), ellipse(h.x, h.y, .17*u, .22*u)...)
		c.stroke(cloth, .5*u, .32*u, a, e, pt{h.x, h.y - .1*u})
		return
	}
	c.stroke(cloth, .5*u, .4*u, a, e)
}

// forearm is drawn over the body.
func (c *canvas) forearm(f figure, u float64, sh pt, s float64, hand *pt) {
	_, e, h := f.limb(u, sh, s, hand)
	c.fill(slope(h.x-.2*u, h.y-.2*u, h.x+.2*u, h.y+.2*u, f.skin.light(.1), f.skin.dark(.15)), ellipse(h.x, h.y, .19*u, .19*u)...)
	t := .88
	c.stroke(solid(f.cloth.dark(.05+.1*(s+1))), .4*u, .3*u, e, pt{e.x + (h.x-e.x)*t, e.y + (h.y-e.y)*t})
}

func (c *canvas) head(f figure, u, top float64) {
	x, y := f.x, top+.56*u
	if f.back {
		c.fill(slope(x-.4*u, y, x+.4*u, y, f.hair.light(.12), f.hair.dark(.4)), ellipse(x, y, .42*u, .54*u)...)
		if f.hat {
			c.hat(f, u, x, top)
		}
		return
	}
	for _, s := range []float64{-1, 1} {
		c.fill(solid(f.skin.dark(.18)), ellipse(x+s*.39*u, y+.05*u, .07*u, .13*u)...)
	}
	c.fill(slope(x-.4*u, y-.4*u, x+.45*u, y+.4*u, f.skin.light(.14), f.skin.dark(.22)),
		smooth(pt{x, y - .52*u}, pt{x + .38*u, y - .3*u}, pt{x + .38*u, y + .12*u}, pt{x + .22*u, y + .44*u}, pt{x, y + .54*u}, pt{x - .22*u, y + .44*u}, pt{x - .38*u, y + .12*u}, pt{x - .38*u, y - .3*u})...)
	d := f.face * .3 * u
	for _, s := range []float64{-1, 1} {
		ex := x + s*.16*u + d*.5
		c.fill(solid(hex(0xf4efe8)), ellipse(ex, y+.02*u, .075*u, .042*u)...)
		c.fill(solid(hex(0x201a18)), ellipse(ex+d*.1, y+.02*u, .042*u, .045*u)...)
		c.stroke(solid(f.hair), .035*u, .025*u, pt{ex - .09*u, y - .1*u}, pt{ex, y - .13*u}, pt{ex + .09*u, y - .1*u})
	}
	c.stroke(solid(f.skin.dark(.3)), .03*u, .045*u, pt{x + d*.6, y + .05*u}, pt{x + d*.6 + .04*u, y + .2*u})
	c.stroke(solid(hex(0x9c4a44)), .04*u, .03*u, pt{x + d*.5 - .11*u, y + .33*u}, pt{x + d*.5, y + .355*u}, pt{x + d*.5 + .11*u, y + .325*u})
	hair := slope(x-.4*u, y-.5*u, x+.4*u, y, f.hair.light(.18), f.hair.dark(.2))
	c.fill(hair, smooth(pt{x, y - .64*u}, pt{x + .4*u, y - .46*u}, pt{x + .44*u, y - .06*u}, pt{x + .33*u, y - .24*u}, pt{x + .1*u, y - .33*u}, pt{x - .22*u, y - .3*u}, pt{x - .36*u, y - .18*u}, pt{x - .44*u, y - .04*u}, pt{x - .4*u, y - .46*u})...)
	if f.hat {
		c.hat(f, u, x, top)
	}
}

func (c *canvas) hat(f figure, u, x, top float64) {
	switch f.dress {
	case uniform:
		c.fill(slope(x-.5*u, 0, x+.5*u, 0, f.cloth.light(.12), f.cloth.dark(.25)), smooth(pt{x - .55*u, top + .12*u}, pt{x, top - .16*u}, pt{x + .55*u, top + .12*u}, pt{x + .42*u, top + .32*u}, pt{x - .42*u, top + .32*u})...)
		c.fill(solid(hex(0x18181a)), arc(x, top+.3*u, .44*u, .16*u, 0, math.Pi)...)
		c.fill(solid(hex(0xe8c24a)), ellipse(x, top+.16*u, .08*u, .08*u)...)
	default:
		c.fill(slope(x-.5*u, top, x+.5*u, top+.5*u, f.cloth.light(.2), f.cloth.dark(.2)), smooth(pt{x - .5*u, top + .4*u}, pt{x - .45*u, top - .05*u}, pt{x + .1*u, top - .2*u}, pt{x + .5*u, top + .05*u}, pt{x + .48*u, top + .4*u}, pt{x, top + .2*u})...)
		c.stroke(solid(hex(0xd9483b)), .08*u, .08*u, pt{x - .46*u, top + .3*u}, pt{x, top + .12*u}, pt{x + .46*u, top + .3*u})
	}
}
