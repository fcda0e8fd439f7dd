package grid

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"cutline/app/theme"
	"cutline/app/widgets"
)

// stripKey is all that a strip of badges depends on.
type stripKey struct {
	cell Cell // without what the strip does not show
	side int  // of a badge, in pixels
	most int  // badges there is room for
}

// maxStrips is how many strips are kept.
const maxStrips = 500

// stripOf is the strip of stars and badges of a cell, shared by all cells
// that show the same; nil when there is nothing to show. Room is in layout
// pixels; what has no room gives way to what matters more.
func (g *Grid) stripOf(c Cell, room float32) *image.RGBA {
	c.ID, c.Name, c.Average = 0, "", 0
	side := g.badgeSide()
	k := stripKey{c, side, max(1, int(float64(room)*float64(g.scale()))/side)}
	if img, ok := g.ring.strips[k]; ok {
		return img
	}
	img := g.drawStrip(k)
	if g.ring.strips == nil || len(g.ring.strips) > maxStrips {
		g.ring.strips = map[stripKey]*image.RGBA{}
	}
	g.ring.strips[k] = img
	return img
}

// badgeSide is how large a badge is, in pixels; it grows with the text.
func (g *Grid) badgeSide() int {
	return max(1, int(math.Round(float64(theme.TextSize(g))*11/12*float64(g.scale()))))
}

// A badge is one sign of a strip. The higher its worth the longer it stays
// where there is little room.
type badge struct {
	worth int
	width int // in badges; a rating of five stars is five wide
	paint func(img *image.RGBA, at image.Rectangle)
}

// badges are the signs of a cell, in the order they stand in.
func (g *Grid) badges(c Cell) []badge {
	plain, warn, bad := theme.Color(theme.Badge, g), theme.Color(theme.BadgeWarning, g), theme.Color(theme.BadgeError, g)
	var out []badge
	if c.Rating > 0 {
		out = append(out, badge{8, c.Rating, func(img *image.RGBA, at image.Rectangle) { g.paintStars(img, at, c.Rating) }})
	}
	if c.Color > 0 {
		out = append(out, badge{6, 1, func(img *image.RGBA, at image.Rectangle) { g.paintClass(img, at, c.Color) }})
	}
	for _, s := range []struct {
		on    bool
		worth int
		color color.Color
		shape func() widgets.Shape
	}{
		{c.Tagged, 7, plain, widgets.Check}, {c.Rejected, 9, bad, widgets.Cross},
		{c.Placed, 3, plain, widgets.Placed}, {c.Parts, 1, plain, widgets.Pair}, {c.Sidecars, 2, warn, widgets.Sidecars},
		{c.Untold, 4, warn, widgets.Speechless}, {c.Pending, 5, warn, widgets.ToWrite},
		{c.Clashing, 10, bad, widgets.Clash}, {c.Damaged, 12, bad, widgets.Alert}, {c.Offline, 11, bad, widgets.Absent},
	} {
		if s.on {
			out = append(out, badge{s.worth, 1, func(img *image.RGBA, at image.Rectangle) { s.shape().Paint(img, at, s.color) }})
		}
	}
	return out
}

// fitting is the badges there is room for: of a rating first only one star
// and the number stay, then what matters least goes.
func fitting(all []badge, most int) []badge {
	wide := func() (n int) {
		for _, b := range all {
			n += b.width
		}
		return n
	}
	if wide() > most {
		for i := range all {
			all[i].width = min(all[i].width, 2)
		}
	}
	for len(all) > 1 && wide() > most {
		least := slices.MinFunc(all, func(a, b badge) int { return a.worth - b.worth })
		all = slices.DeleteFunc(all, func(b badge) bool { return b.worth == least.worth })
	}
	return all
}

func (g *Grid) drawStrip(k stripKey) *image.RGBA {
	show := fitting(g.badges(k.cell), k.most)
	wide := 0
	for _, b := range show {
		wide += b.width
	}
	if wide == 0 {
		return nil
	}
	img := image.NewRGBA(image.Rect(0, 0, wide*k.side, k.side))
	x := 0
	for _, b := range show {
		b.paint(img, image.Rect(x, 0, x+b.width*k.side, k.side))
		x += b.width * k.side
	}
	return img
}

// paintStars paints a star for each, or, where there is no room, one and how
// many they are.
func (g *Grid) paintStars(img *image.RGBA, at image.Rectangle, n int) {
	c, side := theme.Color(theme.Badge, g), at.Dy()
	square := func(i int) image.Rectangle {
		return image.Rect(at.Min.X+i*side, at.Min.Y, at.Min.X+(i+1)*side, at.Max.Y)
	}
	if at.Dx() < n*side {
		widgets.Star().Paint(img, square(0), c)
		g.paintNumber(img, square(1), n, c)
		return
	}
	for i := range n {
		widgets.Star().Paint(img, square(i), c)
	}
}

// paintClass paints a colour class and its number, for those to whom the
// colours look alike, in a frame that is seen on every ground.
func (g *Grid) paintClass(img *image.RGBA, at image.Rectangle, class int) {
	line := max(1, at.Dy()/11)
	at.Max.X -= line
	draw.Draw(img, at, image.NewUniform(theme.Color(theme.Badge, g)), image.Point{}, draw.Src)
	draw.Draw(img, at.Inset(line), image.NewUniform(theme.Class(class)), image.Point{}, draw.Src)
	g.paintNumber(img, at, class, onClass(class))
}

// onClass is the colour of a number on a colour class: the one of black and
// white that is read better.
func onClass(class int) color.Color {
	ground := theme.Class(class)
	if theme.Contrast(color.Black, ground) >= theme.Contrast(color.White, ground) {
		return color.Black
	}
	return color.White
}

// paintNumber paints a number of one digit into the middle of a square.
func (g *Grid) paintNumber(img *image.RGBA, at image.Rectangle, n int, c color.Color) {
	p := g.ring.pen(float64(at.Dy())*.85, fyne.TextStyle{Bold: true})
	if p == nil {
		return
	}
	if mask := p.sign(rune('0' + n)).mask; mask != nil {
		place := mask.Rect.Add(at.Min.Add(at.Size().Sub(mask.Rect.Size()).Div(2)))
		draw.DrawMask(img, place, image.NewUniform(c), image.Point{}, mask, image.Point{}, draw.Over)
	}
}
