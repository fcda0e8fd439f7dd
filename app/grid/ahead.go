package grid

import (
	"image"
	"slices"

	"cutline/catalog"
)

// ahead is which thumbnails were said to come into sight next.
type ahead struct {
	up       bool // the wall moved up last
	from, to int  // what was in sight
	said     bool // up when they were said
	box      image.Point
}

// sayAhead says what comes into sight next: a screen in the direction in
// which the wall moved, then one in the other.
func (g *Grid) sayAhead() {
	from, to := g.layout.visible()
	now := ahead{up: g.ahead.up, from: from, to: to, said: g.ahead.up, box: g.box()}
	if g.speed.fast || now == g.ahead {
		return
	}
	g.ahead = now
	below, above := g.snap.IDs(to, to+to-from), slices.Clone(g.snap.IDs(from-(to-from), from))
	slices.Reverse(above)
	first, second := below, above
	if now.up {
		first, second = above, below
	}
	g.o.Thumbs.Ahead(append(append(make([]catalog.PhotoID, 0, 2*(to-from)), first...), second...), now.box)
}
