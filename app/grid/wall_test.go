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
	"cutline/catalog"
)

func TestThePlaceIsKeptWhenPhotosLeave(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 5000)
	g.Select(3000)
	id := g.snap.ID(3000)
	next := g.snap.ID(3001)
	y := g.layout.rowTop(g.layout.row(3000)) - g.layout.offset
	var ids []catalog.PhotoID
	for i := range 5000 {
		if i != 3000 && i%7 != 0 {
			ids = append(ids, g.snap.ID(i))
		}
	}
	g.SetSnapshot(state.NewSnapshot(ids, 2))
	if got := g.snap.ID(g.sel.Focus()); got != next || !slices.Equal(g.Targets(), []catalog.PhotoID{next}) {
		t.Errorf("photo %d left; the eye is at %d, want %d", id, got, next)
	}
	if now := g.layout.rowTop(g.layout.row(g.sel.Focus())) - g.layout.offset; now != y {
		t.Errorf("its row was at %v and is at %v", y, now)
	}
}

func TestZoomKeepsThePlace(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 1_000_000)
	g.Select(500_000)
	y := g.layout.rowTop(g.layout.row(500_000)) - g.layout.offset
	zoomed := float32(0)
	g.OnZoom = func(w float32) { zoomed = w }
	g.SetCellWidth(300)
	if now := g.layout.rowTop(g.layout.row(500_000)) - g.layout.offset; now != y {
		t.Errorf("the photo was at %v and is at %v", y, now)
	}
	if zoomed != 300 || g.layout.cols != 3 {
		t.Errorf("told %v, %d columns", zoomed, g.layout.cols)
	}
	g.SetCellWidth(1e6)
	if g.CellWidth() != MaxCell {
		t.Errorf("cells of %v", g.CellWidth())
	}
}

func TestNothingIsReadWhileTheWallFlies(t *testing.T) {
	d := newDesk()
	var settled func()
	g := shown(t, d, Options{After: func(_ time.Duration, f func()) func() { settled = f; return func() {} }}, 1_000_000)
	d.asked = 0
	clear(d.wanted)
	for i := range 100 {
		g.scroll(float64(i+1) * 5000)
	}
	if d.asked != 0 || len(d.wanted) != 0 {
		t.Errorf("%d rows and %d thumbnails were asked for in flight", d.asked, len(d.wanted))
	}
	g.scroll(0)
	if s := g.ring.at(&g.layout, 0); !s.known || s.cell.Average == 0 || s.name.Visible() {
		t.Error("in flight: what is known is not shown, or text is")
	}
	if d.asked != 0 {
		t.Errorf("%d rows were asked for in flight", d.asked)
	}
	g.scroll(500_000)
	settled()
	from, to := g.InSight()
	if d.asked == 0 || len(d.wanted) != to-from {
		t.Errorf("settled: %d rows, %d thumbnails asked for, %d in sight", d.asked, len(d.wanted), to-from)
	}
	if s := g.ring.at(&g.layout, from); !s.name.Visible() || s.name.Image == nil {
		t.Error("settled: no name is shown")
	}
}

func TestLateRowsOfAnOldSnapshotAreDropped(t *testing.T) {
	d := newDesk()
	d.late = true
	d.name = "old_"
	g := shown(t, d, Options{}, 1000)
	old := d.hold
	d.hold, d.name = nil, "new_"
	g.SetSnapshot(million(1000))
	for _, f := range append(old, d.hold...) {
		f()
	}
	if got := g.ring.at(&g.layout, 0).cell.Name; got != "new_IMG_1000.JPG" {
		t.Errorf("the first cell is %q", got)
	}
}

func TestRowsComeOnHoweverManyWereSeen(t *testing.T) {
	d := newDesk()
	d.late = true
	g := shown(t, d, Options{}, 100_000)
	for page := range 3 * maxPages {
		g.scroll(g.layout.rowTop(g.layout.row(page * pageSize)))
		for round := 0; len(d.hold) > 0; round++ {
			if round > 3 || len(d.hold) > 10 {
				t.Fatalf("page %d is asked for again and again", page)
			}
			answers := d.hold
			d.hold = nil
			for _, f := range answers {
				f()
			}
		}
		from, _ := g.InSight()
		if s := g.ring.at(&g.layout, from); !s.known {
			t.Fatalf("page %d: the cell is not known after its answer came", page)
		}
	}
}

func TestChangedRowsAreReadAnew(t *testing.T) {
	d := newDesk()
	g := shown(t, d, Options{}, 1000)
	d.name, d.asked = "edited_", 0
	g.Changed(g.snap.ID(3))
	if got := g.ring.at(&g.layout, 3).cell.Name; got != fmt.Sprintf("edited_IMG_%d.JPG", g.snap.ID(3)) {
		t.Errorf("the cell shows %q", got)
	}
	if d.asked != pageSize {
		t.Errorf("%d rows were read for one change", d.asked)
	}
}

func TestAThumbnailIsShownWhenItComes(t *testing.T) {
	d := newDesk()
	g := shown(t, d, Options{}, 100)
	id := g.snap.ID(2)
	s := g.ring.byID[id]
	if s.img.Visible() || !s.tint.Visible() {
		t.Error("a picture is shown before there is one")
	}
	d.have[id] = image.NewRGBA(image.Rect(0, 0, 100, 150))
	g.ThumbReady(id, 99999)
	if !s.img.Visible() || s.tint.Visible() {
		t.Error("the picture is not shown")
	}
	if size := s.img.Size(); size.Width/size.Height < 0.66 || size.Width/size.Height > 0.67 {
		t.Errorf("shown as %v, want 2:3", size)
	}
}

func TestAScreenAheadIsSaidInTheDirectionOfTheWall(t *testing.T) {
	d := newDesk()
	var settled func()
	g := shown(t, d, Options{After: func(_ time.Duration, f func()) func() { settled = f; return func() {} }}, 10_000)
	g.scroll(40 * float64(g.layout.cellH))
	settled()
	check := func(when string, up bool) {
		t.Helper()
		from, to := g.InSight()
		var want []catalog.PhotoID
		below := func() { want = append(want, g.snap.IDs(to, 2*to-from)...) }
		above := func() {
			for at := from - 1; at >= 2*from-to; at-- {
				want = append(want, g.snap.ID(at))
			}
		}
		if up {
			above()
			below()
		} else {
			below()
			above()
		}
		if !slices.Equal(d.ahead, want) {
			t.Errorf("%s: said ahead %v, want %v", when, d.ahead, want)
		}
	}
	check("down", false)
	g.scroll(g.layout.offset - float64(g.layout.cellH))
	check("up", true)
	d.ahead = nil
	g.scroll(g.layout.offset - 1)
	g.scroll(g.layout.offset + 0.5)
	g.scroll(g.layout.offset - 0.5)
	if from, _ := g.InSight(); from == 0 || len(d.ahead) == 0 {
		t.Error("nothing is said when the direction turns")
	}
	d.ahead = nil
	g.scroll(g.layout.offset - 0.25)
	if d.ahead != nil {
		t.Error("the same is said again")
	}
	g.scroll(5000 * 150)
	if d.ahead != nil {
		t.Error("something is said in flight")
	}
}

func TestScrollbar(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 1_000_000)
	if g.scene.thumbHt != minThumb {
		t.Fatalf("the thumb is %v high", g.scene.thumbHt)
	}
	at := func(y float32) fyne.Position { return fyne.NewPos(g.layout.width+5, y) }
	g.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(5)}, Button: desktop.MouseButtonPrimary})
	hinted := -1
	g.Hint = func(p int) string { hinted = p; return "31/10/2018" }
	g.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(5 + (700-minThumb)/2)}})
	if got := g.layout.offset / g.layout.maxOffset(); got < 0.499 || got > 0.501 {
		t.Errorf("the wall is at %v of its way", got)
	}
	if hinted != g.layout.first() || !g.scene.hint.Visible() {
		t.Errorf("hint for %d", hinted)
	}
	g.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(9999)}})
	if g.layout.offset != g.layout.maxOffset() {
		t.Error("the end is not reached")
	}
	g.DragEnd()
	g.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(100)}, Button: desktop.MouseButtonPrimary})
	if got := g.layout.maxOffset() - g.layout.offset; got != 700 {
		t.Errorf("a click beside the thumb moved %v, want a page", got)
	}
}

func TestShorten(t *testing.T) {
	for _, tt := range []struct {
		name  string
		signs int
		want  string
	}{
		{"IMG_1.JPG", 20, "IMG_1.JPG"}, {"20181031_DSC_1234.JPG", 12, "2018…234.JPG"}, {"Đoàn đại biểu.jpg", 9, "Đoà…u.jpg"}, {"IMG_1.JPG", 2, ""},
	} {
		if got := shorten(tt.name, tt.signs); got != tt.want {
			t.Errorf("%q in %d signs: %q, want %q", tt.name, tt.signs, got, tt.want)
		}
	}
}

func BenchmarkKey(b *testing.B) {
	test.NewTempApp(b)
	d := newDesk()
	g := New(Options{Rows: d, Thumbs: d})
	w := test.NewTempWindow(b, g)
	w.Resize(fyne.NewSize(1280, 860))
	g.SetSnapshot(million(1_000_000))
	for b.Loop() {
		press(g, fyne.KeyRight)
	}
}
