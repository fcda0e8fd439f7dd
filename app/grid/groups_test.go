package grid

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"cutline/app/state"
	"cutline/catalog"
)

// grouped is n photos in groups of the given sizes, the last taking the rest.
func grouped(n int, sizes ...int) *state.Snapshot {
	l := catalog.Listing{IDs: million(n).IDs(0, n)}
	from := 0
	for i, size := range append(sizes, 0) {
		l.Groups = append(l.Groups, catalog.Group{From: from, Name: fmt.Sprintf("group %d", i)})
		from += size
	}
	return state.Listed(l)
}

// many is a million photos in 20,000 groups of uneven sizes.
func many() *state.Snapshot {
	r := rand.New(rand.NewPCG(5, 6))
	left, sizes := 1_000_000, []int{}
	for len(sizes) < 19_999 {
		n := 1 + r.IntN(min(99, left-(20_000-len(sizes))))
		sizes = append(sizes, n)
		left -= n
	}
	return grouped(1_000_000, sizes...)
}

func TestTheWallOfAMillionInGroupsIsExact(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 0)
	s := many()
	g.SetSnapshot(s)
	l := &g.layout
	rows, heads := 0, len(s.Groups())
	for i, of := range s.Groups() {
		end := s.Len()
		if i+1 < heads {
			end = s.Groups()[i+1].From
		}
		rows += (end - of.From + l.cols - 1) / l.cols
	}
	if want := float64(rows)*float64(l.cellH) + float64(heads)*float64(l.header); l.total() != want || l.rowCount() != rows {
		t.Fatalf("the wall is %v high of %d rows, want %v of %d", l.total(), l.rowCount(), want, rows)
	}
	press(g, fyne.KeyEnd)
	if _, y := l.xy(999_999); y+l.cellH != l.height {
		t.Errorf("the last row ends at %v, the window at %v", y+l.cellH, l.height)
	}
	r := rand.New(rand.NewPCG(7, 8))
	for range 300 { // what stands at a place is found there
		place := r.IntN(s.Len())
		g.Reveal(place)
		x, y := l.xy(place)
		if got := l.at(x+l.cellW/2, y+l.cellH/2); got != place {
			t.Fatalf("place %d is drawn at %v, %v, where %d is found", place, x, y, got)
		}
		if y < l.header || y+l.cellH > l.height {
			t.Fatalf("place %d is at %v to %v: hidden by the line at the top, or out of sight", place, y, y+l.cellH)
		}
		if row := l.row(place); l.rowAt(l.rowTop(row)) != row || l.rowAt(l.rowTop(row)+float64(l.cellH)-0.5) != row {
			t.Fatalf("row %d is not found where it is", row)
		}
	}
}

func TestEveryPlaceInSightIsBoundOnce(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 0)
	g.SetSnapshot(grouped(2000, 1, 1, 7, 6, 30, 2, 1, 1, 1, 300, 5))
	for y := 0.0; y < g.layout.maxOffset(); y += 37 {
		g.scroll(y)
		from, to := g.InSight()
		if n := len(g.ring.byID); n != to-from {
			t.Fatalf("at %v: %d photos are bound, %d are in sight", y, n, to-from)
		}
		for place := from; place < to; place++ {
			if s := g.ring.at(&g.layout, place); s.place != place {
				t.Fatalf("at %v: the cell of %d shows %d", y, place, s.place)
			}
		}
		for _, edge := range []int{from - 1, to} { // what is not bound is not seen
			if edge < 0 || edge >= 2000 {
				continue
			}
			if _, top := g.layout.xy(edge); top+g.layout.cellH > 0.01 && top < g.layout.height-0.01 {
				t.Fatalf("at %v: place %d at %v is not bound", y, edge, top)
			}
		}
	}
}

func TestUpAndDownKeepTheColumnAcrossGroups(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 0) // six columns
	g.SetSnapshot(grouped(40, 8, 1, 3))    // rows: 0–5, 6–7; 8; 9–11; 12–17 …
	g.Select(4)
	var way []int
	for range 5 {
		press(g, fyne.KeyDown)
		way = append(way, g.sel.Focus())
	}
	for range 5 {
		press(g, fyne.KeyUp)
		way = append(way, g.sel.Focus())
	}
	if want := []int{7, 8, 11, 16, 22, 16, 11, 8, 7, 4}; !slices.Equal(way, want) {
		t.Errorf("the eye went %v, want %v", way, want)
	}
	press(g, fyne.KeyDown, fyne.KeyDown) // in the column of one
	press(g, fyne.KeyRight, fyne.KeyLeft)
	press(g, fyne.KeyDown)
	if g.sel.Focus() != 9 {
		t.Errorf("after a step aside the eye is at %d, want 9: the column is a new one", g.sel.Focus())
	}
}

// pressAt presses a button at a point of the grid.
func pressAt(g *Grid, x, y float32, mod fyne.KeyModifier, b desktop.MouseButton) {
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Button: b, Modifier: mod}
	g.MouseDown(e)
	g.MouseUp(e)
}

func TestAClickOnALineSelectsItsGroup(t *testing.T) {
	ctrl, shift := fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	left := desktop.MouseButtonPrimary
	r := func(from, to int) state.Range { return state.Range{From: from, To: to} }
	for _, tt := range []struct {
		name string
		do   func(g *Grid, on func(group int, mod fyne.KeyModifier))
		want []state.Range
	}{
		{"alone", func(g *Grid, on func(int, fyne.KeyModifier)) { g.Select(30); on(1, 0) }, []state.Range{r(8, 9)}},
		{"besides, with Ctrl", func(g *Grid, on func(int, fyne.KeyModifier)) { on(0, 0); on(2, ctrl) }, []state.Range{r(0, 8), r(9, 12)}},
		{"no more, with Ctrl again", func(g *Grid, on func(int, fyne.KeyModifier)) { on(0, 0); on(2, ctrl); on(0, ctrl) }, []state.Range{r(9, 12)}},
		{"all up to it, with Shift", func(g *Grid, on func(int, fyne.KeyModifier)) { g.Select(2); on(2, shift) }, []state.Range{r(2, 12)}},
		{"all back to it, with Shift", func(g *Grid, on func(int, fyne.KeyModifier)) { g.Select(11); on(1, shift) }, []state.Range{r(8, 12)}},
		{"by the key", func(g *Grid, _ func(int, fyne.KeyModifier)) { g.Select(10); g.SelectGroup() }, []state.Range{r(9, 12)}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := shown(t, newDesk(), Options{}, 0)
			g.SetSnapshot(grouped(40, 8, 1, 3))
			tt.do(g, func(group int, mod fyne.KeyModifier) {
				g.scroll(g.layout.blocks[group].top)
				pressAt(g, 40, g.layout.heading(group)+5, mod, left)
			})
			if !slices.Equal(g.sel.Ranges(), tt.want) {
				t.Errorf("selected %v, want %v", g.sel.Ranges(), tt.want)
			}
		})
	}
}

func TestTheLineAtTheTopStaysUntilTheNextComes(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 0)
	g.Title = func(of catalog.Group, n int) (string, string) { return strings.ToUpper(of.Name), fmt.Sprint(n) }
	g.SetSnapshot(grouped(600, 100, 200))
	at := func(group int) (y float32, text string) {
		for _, h := range g.heads {
			if h.group == group {
				return h.back.Position().Y, h.name.Text + " " + h.count.Text
			}
		}
		return -1, ""
	}
	g.scroll(g.layout.blocks[1].top + 300)
	if y, text := at(1); y != 0 || text != "GROUP 1 200" {
		t.Errorf("in the middle of the group: %q at %v", text, y)
	}
	if got := g.layout.headerAt(50, 4); got != 1 {
		t.Errorf("under the pointer is the line of group %d", got)
	}
	g.scroll(g.layout.blocks[2].top - 10)
	if y, _ := at(1); y != 10-g.layout.header {
		t.Errorf("pushed by the next line: at %v, want %v", y, 10-g.layout.header)
	}
	if y, text := at(2); y != 10 || text != "GROUP 2 300" {
		t.Errorf("the next line: %q at %v, want 10", text, y)
	}
	g.SetSnapshot(million(600))
	for _, h := range g.heads {
		if h.back.Visible() {
			t.Error("a line stays without groups")
		}
	}
}

func TestTheBandSelectsAcrossGroups(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 0)
	g.SetSnapshot(grouped(40, 8, 1, 3))
	g.Select(0)
	x, y := g.layout.xy(7)
	from := fyne.NewPos(x+g.layout.cellW+10, y+40) // beside the short row
	g.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: from}, Button: desktop.MouseButtonPrimary})
	_, y = g.layout.xy(9)
	g.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(30, y+40)}})
	g.DragEnd()
	if want := []state.Range{{From: 6, To: 12}}; !slices.Equal(g.sel.Ranges(), want) {
		t.Errorf("selected %v, want %v", g.sel.Ranges(), want)
	}
}

func TestStepsFromGroupToGroup(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 0)
	g.SetSnapshot(grouped(40, 8, 1, 3))
	g.Select(3)
	var way []int
	for _, by := range []int{1, 1, 1, 1, -1, -1, -1, -1} {
		g.StepGroup(by)
		way = append(way, g.sel.Focus())
	}
	if want := []int{8, 9, 12, 12, 9, 8, 0, 0}; !slices.Equal(way, want) {
		t.Errorf("the eye went %v, want %v", way, want)
	}
	g.Select(11)
	if g.StepGroup(-1); g.sel.Focus() != 9 {
		t.Errorf("back from the middle of a group to %d, want its first, 9", g.sel.Focus())
	}
}

func TestThePlaceIsKeptWhenGroupsCome(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 5000)
	g.Select(3000)
	_, y := g.layout.xy(3000)
	sizes := make([]int, 300)
	for i := range sizes {
		sizes[i] = 1 + i%13
	}
	g.SetSnapshot(grouped(5000, sizes...))
	if _, now := g.layout.xy(g.sel.Focus()); g.sel.Focus() != 3000 || now != y {
		t.Errorf("the eye is at %d, %v high; it was at %v", g.sel.Focus(), now, y)
	}
}
