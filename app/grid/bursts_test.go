package grid

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"cutline/app/state"
	"cutline/catalog"
)

// withBursts is photos of which some stand for bursts, or are the open frames
// of one.
func withBursts(n int, shut map[int]int, open ...state.Range) *state.Snapshot {
	l := catalog.Listing{IDs: million(n).IDs(0, n), Bursts: map[catalog.PhotoID]catalog.Burst{}}
	for place, frames := range shut {
		b := catalog.Burst{Frames: []catalog.PhotoID{l.IDs[place]}}
		for i := 1; i < frames; i++ {
			b.Frames = append(b.Frames, catalog.PhotoID(10*n+100*place+i))
		}
		l.Bursts[l.IDs[place]] = b
	}
	for _, r := range open {
		frames := slices.Clone(l.IDs[r.From:r.To])
		for _, id := range frames {
			l.Bursts[id] = catalog.Burst{Frames: frames, Open: true}
		}
	}
	return state.Listed(l)
}

func TestACellThatStandsForABurstShowsHowMany(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 0)
	g.SetSnapshot(withBursts(200, map[int]int{2: 7, 8: 12}))
	piled := map[int]string{}
	look := func() {
		clear(piled)
		for _, s := range g.ring.slots {
			if s.place >= 0 && s.pile != nil && s.pile.count.Visible() {
				piled[s.place] = s.pile.count.Text
			}
		}
	}
	look()
	if len(piled) != 2 || piled[2] != "7" || piled[8] != "12" {
		t.Errorf("piles %v, want 7 frames at 2 and 12 at 8", piled)
	}
	s := g.ring.at(&g.layout, 2)
	x, y := g.layout.xy(2)
	for _, e := range s.pile.edges {
		if p, to := e.Position(), e.Position().Add(e.Size()); p.X < x || p.Y < y || to.X > x+g.layout.cellW {
			t.Errorf("an edge at %v to %v is out of the cell at %v, %v", p, to, x, y)
		}
	}
	g.scroll(10 * float64(g.layout.cellH)) // the slots show others
	if look(); len(piled) != 0 {
		t.Errorf("other photos have piles: %v", piled)
	}
	g.scroll(0)
	if look(); len(piled) != 2 {
		t.Errorf("back again: piles %v", piled)
	}
	g.SetSnapshot(million(200))
	if look(); len(piled) != 0 {
		t.Errorf("without bursts: piles %v", piled)
	}
}

func TestTheFramesOfAnOpenBurstAreFramedTogether(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 0)
	g.SetSnapshot(withBursts(200, nil, state.Range{From: 4, To: 14}, state.Range{From: 14, To: 16}))
	type box struct {
		x0, y0, x1, y1 float32
		left, right    bool // lines there: the burst begins, ends
	}
	var got []box
	for _, f := range g.frames {
		if f.fill.Visible() {
			p, to := f.fill.Position(), f.fill.Position().Add(f.fill.Size())
			got = append(got, box{p.X, p.Y, to.X, to.Y, f.lines[2].Visible(), f.lines[3].Visible()})
		}
	}
	w, h := g.layout.cellW, g.layout.cellH
	want := []box{{4 * w, 0, 6 * w, h, true, false}, {0, h, 6 * w, 2 * h, false, false}, {0, 2 * h, 2 * w, 3 * h, false, true}, {2 * w, 2 * h, 4 * w, 3 * h, true, true}}
	if !slices.Equal(got, want) {
		t.Errorf("frames %v, want %v", got, want)
	}
	g.scroll(20 * h64(g))
	for _, f := range g.frames {
		for _, o := range f.objects() {
			if o.Visible() {
				t.Errorf("a frame stays at %v", f.fill.Position())
			}
		}
	}
}

func h64(g *Grid) float64 { return float64(g.layout.cellH) }

func TestTheKeysOfBurstsGoToWhoeverDecides(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 0)
	g.SetSnapshot(withBursts(20, map[int]int{2: 7}))
	var keys []fyne.KeyName
	g.OnKey = func(n fyne.KeyName, _ fyne.KeyModifier) { keys = append(keys, n) }
	press(g, fyne.KeyB, fyne.KeyRightBracket, fyne.KeyLeftBracket)
	if want := []fyne.KeyName{fyne.KeyB, fyne.KeyRightBracket, fyne.KeyLeftBracket}; !slices.Equal(keys, want) {
		t.Errorf("told %v", keys)
	}
}
