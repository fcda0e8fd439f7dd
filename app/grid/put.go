package grid

import "cutline/catalog"

// Cell is what the cell of a photo shows; ok is false when that is not known.
func (g *Grid) Cell(id catalog.PhotoID) (c Cell, ok bool) {
	at := g.snap.Index(id)
	if at < 0 {
		return c, false
	}
	return g.rows.of(id, at)
}

// Put shows cells at once, before Rows can give them; the next answer of Rows
// goes over them.
func (g *Grid) Put(cells ...Cell) {
	for _, c := range cells {
		at := g.snap.Index(c.ID)
		if at < 0 {
			continue
		}
		g.rows.put(at, c)
		if s := g.ring.byID[c.ID]; s != nil {
			g.bind(s, s.place)
			g.move(s)
		}
	}
}
