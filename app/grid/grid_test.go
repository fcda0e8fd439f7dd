package grid

import (
	"fmt"
	"image"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"cutline/app/state"
	"cutline/app/theme"
	"cutline/catalog"
)

// desk answers what a grid asks, and counts.
type desk struct {
	asked   int // rows
	largest int // rows asked for at once
	hold    []func()
	late    bool // answers come when let go
	name    string
	wanted  map[catalog.PhotoID]int
	dropped map[catalog.PhotoID]int
	have    map[catalog.PhotoID]*image.RGBA
	ahead   []catalog.PhotoID // as said last
}

func newDesk() *desk {
	return &desk{wanted: map[catalog.PhotoID]int{}, dropped: map[catalog.PhotoID]int{}, have: map[catalog.PhotoID]*image.RGBA{}}
}

func (d *desk) Rows(ids []catalog.PhotoID, deliver func([]Cell)) {
	d.asked += len(ids)
	d.largest = max(d.largest, len(ids))
	answer := func() {
		var cells []Cell
		for _, id := range ids {
			cells = append(cells, Cell{ID: id, Name: fmt.Sprintf("%sIMG_%d.JPG", d.name, id), Rating: int(id) % 6, Average: 0x404040})
		}
		deliver(cells)
	}
	if d.late {
		d.hold = append(d.hold, answer)
		return
	}
	answer()
}

func (d *desk) Get(id catalog.PhotoID, _ image.Point) (*image.RGBA, bool) {
	return d.have[id], d.have[id] != nil
}
func (d *desk) Want(id catalog.PhotoID, _ image.Point)     { d.wanted[id]++ }
func (d *desk) Cancel(id catalog.PhotoID)                  { d.dropped[id]++ }
func (d *desk) Ahead(ids []catalog.PhotoID, _ image.Point) { d.ahead = slices.Clone(ids) }

func million(n int) *state.Snapshot {
	ids := make([]catalog.PhotoID, n)
	for i := range ids {
		ids[i] = catalog.PhotoID(n - i)
	}
	return state.NewSnapshot(ids, 1)
}

func shown(t *testing.T, d *desk, o Options, n int) *Grid {
	t.Helper()
	test.NewTempApp(t)
	o.Rows, o.Thumbs = d, d
	g := New(o)
	w := test.NewTempWindow(t, g)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(6*190+barWidth, 700))
	g.SetSnapshot(million(n))
	w.Canvas().Focus(g)
	return g
}

func press(g *Grid, names ...fyne.KeyName) {
	for _, n := range names {
		g.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func click(g *Grid, place int, mod fyne.KeyModifier, b desktop.MouseButton) {
	x, y := g.layout.xy(place)
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x+30, y+30)}, Button: b, Modifier: mod}
	g.MouseDown(e)
	g.MouseUp(e)
}

func TestTheLastRowOfAMillionIsExact(t *testing.T) {
	d := newDesk()
	g := shown(t, d, Options{}, 1_000_000)
	press(g, fyne.KeyEnd)
	if g.sel.Focus() != 999_999 {
		t.Fatalf("the eye is at %d", g.sel.Focus())
	}
	x, y := g.layout.xy(999_999)
	if bottom := y + g.layout.cellH; bottom != g.layout.height {
		t.Errorf("the last row ends at %v, the window at %v", bottom, g.layout.height)
	}
	if got := g.layout.at(x+20, y+20); got != 999_999 {
		t.Errorf("under the pointer is %d", got)
	}
	before := g.layout.offset
	for range 100 {
		g.scroll(g.layout.offset - 0.5)
	}
	if moved := before - g.layout.offset; moved != 50 {
		t.Errorf("100 times half a pixel moved %v", moved)
	}
	if n := len(g.ring.slots); n > 60 {
		t.Errorf("%d cells exist for %d in sight", n, g.layout.cols*g.layout.ringRows())
	}
}

func TestMemoryIsBoundedOverAMillion(t *testing.T) {
	d := newDesk()
	g := shown(t, d, Options{}, 1_000_000)
	for i := range 500 {
		g.scroll(float64(i) * g.layout.maxOffset() / 500)
	}
	if n := len(g.rows.pages); n > maxPages {
		t.Errorf("%d pages are kept, at most %d may be", n, maxPages)
	}
	if d.largest > pageSize {
		t.Errorf("%d rows were asked for at once", d.largest)
	}
	from, to := g.InSight()
	if n := len(g.ring.byID); n != to-from {
		t.Errorf("%d photos are bound, %d are in sight", n, to-from)
	}
	for id := range d.wanted {
		if g.ring.byID[id] == nil && d.dropped[id] == 0 {
			t.Fatalf("photo %d went out of sight and is still wanted", id)
		}
	}
	if n := len(g.scene.objects); n > 500 {
		t.Errorf("%d objects are on the screen", n)
	}
}

func TestOneRowOfScrollBindsOneRow(t *testing.T) {
	d := newDesk()
	g := shown(t, d, Options{}, 10_000)
	g.scroll(1000 * float64(g.layout.cellH))
	clear(d.wanted)
	g.scroll(1001 * float64(g.layout.cellH))
	if n := len(d.wanted); n != g.layout.cols {
		t.Errorf("%d thumbnails were asked for, want those of one row: %d", n, g.layout.cols)
	}
}

func TestKeysAndMouseSelect(t *testing.T) {
	ctrl, shift := fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	left := desktop.MouseButtonPrimary
	for _, tt := range []struct {
		name string
		do   func(*Grid)
		want []state.Range
		eye  int
	}{
		{"right and down", func(g *Grid) { press(g, fyne.KeyRight, fyne.KeyDown) }, []state.Range{{From: 7, To: 8}}, 7},
		{"not above the first row", func(g *Grid) { press(g, fyne.KeyRight, fyne.KeyUp) }, []state.Range{{From: 1, To: 2}}, 1},
		{"down to a short last row", func(g *Grid) { g.Select(93); press(g, fyne.KeyDown, fyne.KeyDown) }, []state.Range{{From: 99, To: 100}}, 99},
		{"Shift+End", func(g *Grid) {
			g.Select(10)
			g.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			press(g, fyne.KeyEnd)
			g.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		}, []state.Range{{From: 10, To: 100}}, 99},
		{"a click", func(g *Grid) { click(g, 4, 0, left) }, []state.Range{{From: 4, To: 5}}, 4},
		{"Ctrl+click adds", func(g *Grid) { click(g, 4, 0, left); click(g, 9, ctrl, left) }, []state.Range{{From: 4, To: 5}, {From: 9, To: 10}}, 9},
		{"Shift+click", func(g *Grid) { click(g, 4, 0, left); click(g, 9, shift, left) }, []state.Range{{From: 4, To: 10}}, 9},
		{"a click into the selection narrows it when the button goes up",
			func(g *Grid) { click(g, 4, 0, left); click(g, 9, shift, left); click(g, 6, 0, left) }, []state.Range{{From: 6, To: 7}}, 6},
		{"a right click keeps the selection", func(g *Grid) {
			click(g, 4, 0, left)
			click(g, 9, shift, left)
			click(g, 6, 0, desktop.MouseButtonSecondary)
		}, []state.Range{{From: 4, To: 10}}, 9},
		{"a right click elsewhere selects", func(g *Grid) { click(g, 4, 0, left); click(g, 8, 0, desktop.MouseButtonSecondary) },
			[]state.Range{{From: 8, To: 9}}, 8},
		{"Ctrl+Space", func(g *Grid) {
			g.Select(3)
			g.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeySpace, Modifier: ctrl})
		}, nil, 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := shown(t, newDesk(), Options{}, 100)
			told := 0
			g.OnSelect = func() { told++ }
			tt.do(g)
			if !slices.Equal(g.sel.Ranges(), tt.want) || g.sel.Focus() != tt.eye {
				t.Errorf("selected %v, eye %d; want %v, eye %d", g.sel.Ranges(), g.sel.Focus(), tt.want, tt.eye)
			}
			if told == 0 {
				t.Error("nobody was told")
			}
		})
	}
}

func TestBandSelectsWhatItTouches(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 100)
	at := fyne.NewPos(g.layout.cellW, g.layout.cellH) // a gutter, where four cells meet
	g.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	g.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at.AddXY(g.layout.cellW*1.5, g.layout.cellH*0.5)}})
	if !g.scene.band.Visible() {
		t.Error("no band is drawn")
	}
	g.DragEnd()
	if want := []state.Range{{From: 7, To: 9}}; !slices.Equal(g.sel.Ranges(), want) {
		t.Errorf("selected %v, want %v", g.sel.Ranges(), want)
	}
	if g.sel.Focus() != 8 {
		t.Errorf("the eye is at %d, not under the pointer", g.sel.Focus())
	}
	if g.scene.band.Visible() {
		t.Error("the band stays")
	}
}

func TestOpenMenuAndOtherKeys(t *testing.T) {
	now := time.Unix(1000, 0)
	g := shown(t, newDesk(), Options{Now: func() time.Time { return now }}, 100)
	var opened []int
	var keys []string
	menu := -2
	g.OnOpen = func(p int) { opened = append(opened, p) }
	g.OnMenu = func(p int, _ fyne.Position) { menu = p }
	g.OnKey = func(n fyne.KeyName, m fyne.KeyModifier) { keys = append(keys, fmt.Sprint(n, m)) }
	click(g, 5, 0, desktop.MouseButtonPrimary)
	now = now.Add(100 * time.Millisecond)
	click(g, 5, 0, desktop.MouseButtonPrimary)
	now = now.Add(100 * time.Millisecond)
	click(g, 5, 0, desktop.MouseButtonPrimary) // a third click is no second double click
	now = now.Add(time.Hour)
	click(g, 5, 0, desktop.MouseButtonPrimary)
	press(g, fyne.KeySpace, fyne.KeyReturn)
	if want := []int{5, 5, 5}; !slices.Equal(opened, want) {
		t.Errorf("opened %v, want %v", opened, want)
	}
	click(g, 7, 0, desktop.MouseButtonSecondary)
	if menu != 7 {
		t.Errorf("menu for %d", menu)
	}
	press(g, fyne.Key3, fyne.KeyT, fyne.KeyEscape)
	g.TypedShortcut(&fyne.ShortcutSelectAll{})
	g.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.Key5, Modifier: fyne.KeyModifierControl})
	c := fyne.KeyModifierShortcutDefault
	if want := []string{"3 0", "T 0", "Escape 0", fmt.Sprint("A", " ", c), fmt.Sprint("5", " ", c)}; len(keys) != len(want) {
		t.Errorf("other keys %q, want %q", keys, want)
	}
}

func TestTheLineUnderAPictureHoldsItsName(t *testing.T) {
	for _, tt := range []struct {
		name     string
		textSize float32
		want     float32
	}{{"100 %", 12, 20}, {"125 %", 15, 25}, {"150 %", 18, 30}} {
		t.Run(tt.name, func(t *testing.T) {
			l := layout{want: 190, width: 800, height: 600, n: 12, footer: footerOf(tt.textSize)}
			l.arrange()
			name := tt.textSize * 11 / 12 * lineHeight
			if l.footer != tt.want || l.footer-4 < name-1 {
				t.Errorf("the line is %v high for a name of %v, want %v", l.footer, name, tt.want)
			}
			if picture := l.cellH - l.footer; picture != 144 {
				t.Errorf("the picture's part is %v, want 144 at any text size", picture)
			}
		})
	}
}

// setTextSize makes the theme's text that large, in percent.
func setTextSize(t *testing.T, percent int) {
	t.Helper()
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Options{Percent: percent}))
}
