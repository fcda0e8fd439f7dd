package grid

import (
	"image"
	"image/color"
	"math"

	"cutline/app/theme"
	"cutline/app/widgets"
)

// stripKey is all that a strip of badges depends on.
type stripKey struct {
	rating                                                               int
	tagged, rejected, untold, pending, clashing, parts, damaged, offline bool
	scale                                                                float32
}

// stripOf is the strip of stars and badges of a cell, shared by all cells
// that show the same; nil when there is nothing to show.
func (g *Grid) stripOf(c Cell) *image.RGBA {
	k := stripKey{c.Rating, c.Tagged, c.Rejected, c.Untold, c.Pending, c.Clashing, c.Parts, c.Damaged, c.Offline, g.scale()}
	if img, ok := g.ring.strips[k]; ok {
		return img
	}
	img := g.drawStrip(k)
	if g.ring.strips == nil || len(g.ring.strips) > 500 {
		g.ring.strips = map[stripKey]*image.RGBA{}
	}
	g.ring.strips[k] = img
	return img
}

func (g *Grid) drawStrip(k stripKey) *image.RGBA {
	plain, warn, bad := theme.Color(theme.Badge, g), theme.Color(theme.BadgeWarning, g), theme.Color(theme.BadgeError, g)
	type badge struct {
		on    bool
		color color.Color
		shape widgets.Shape
	}
	var show []badge
	for range k.rating {
		show = append(show, badge{true, plain, widgets.Star()})
	}
	for _, b := range []badge{
		{k.tagged, plain, widgets.Check()}, {k.rejected, bad, widgets.Cross()}, {k.untold, warn, widgets.Speechless()},
		{k.pending, warn, widgets.ToWrite()}, {k.clashing, bad, widgets.Clash()}, {k.parts, plain, widgets.Pair()}, {k.damaged, bad, widgets.Alert()}, {k.offline, bad, widgets.Absent()},
	} {
		if b.on {
			show = append(show, b)
		}
	}
	if len(show) == 0 {
		return nil
	}
	size := int(math.Round(11 * float64(k.scale)))
	img := image.NewRGBA(image.Rect(0, 0, len(show)*size, size))
	for i, b := range show {
		b.shape.Paint(img, image.Rect(i*size, 0, (i+1)*size, size), b.color)
	}
	return img
}
