package grid

import (
	"testing"

	"cutline/catalog"
)

func TestACellIsShownBeforeRowsKnowIt(t *testing.T) {
	d := newDesk()
	g := shown(t, d, Options{}, 300)
	id := g.snap.ID(2)
	c, ok := g.Cell(id)
	if !ok || c.ID != id {
		t.Fatalf("the cell of a photo in sight is %+v, %t", c, ok)
	}
	if _, ok := g.Cell(9999); ok {
		t.Error("a photo that is not there has a cell")
	}
	asked := d.asked
	c.Tagged, c.Rating = true, 5
	g.Put(c)
	if s := g.ring.byID[id]; s.cell != c || d.asked != asked {
		t.Errorf("on the screen is %+v, and %d rows were asked for", s.cell, d.asked-asked)
	}
	g.SetSnapshot(g.snap.Without(g.snap.ID(0)))
	g.Changed(id)
	if got, _ := g.Cell(id); got.Tagged {
		t.Error("what Rows say does not go over what was put")
	}
}

func TestWhereAPhotoLeftTheOthersMoveAndAreNotReadAgain(t *testing.T) {
	d := newDesk()
	g := shown(t, d, Options{}, 1000)
	from, to := g.InSight()
	shows := map[catalog.PhotoID]*slot{}
	for place := from; place < to; place++ {
		shows[g.snap.ID(place)] = g.ring.at(&g.layout, place)
	}
	d.asked = 0
	gone := g.snap.ID(2)
	g.SetRest(g.snap.Without(gone))
	if d.asked != 0 {
		t.Errorf("%d rows were asked for", d.asked)
	}
	moved := 0
	for place := from; place < to; place++ {
		id, s := g.snap.ID(place), g.ring.at(&g.layout, place)
		if !s.known || s.cell.ID != id {
			t.Errorf("place %d shows photo %d, want %d", place, s.cell.ID, id)
		}
		if was := shows[id]; was != nil && was != s {
			t.Errorf("photo %d is drawn anew", id)
		} else if was != nil {
			moved++
		}
	}
	if moved != to-from-1 {
		t.Errorf("%d of %d photos stayed in their cells", moved, to-from)
	}
	g.Changed(g.snap.ID(0))
	if d.asked == 0 {
		t.Error("a photo that was changed afterwards was not read again")
	}
}
