package grid

import "testing"

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
