package grid

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"cutline/app/state"
	"cutline/app/theme"
	"cutline/catalog"
)

// Cell is what the grid shows of a photo beside its picture.
type Cell struct {
	ID       catalog.PhotoID
	Name     string // of the file
	Rating   int    // 0 to 5
	Color    int    // colour class 0 to 8
	Average  uint32 // 0xRRGGBB, shown until the thumbnail comes
	Tagged   bool
	Rejected bool
	Untold   bool // it has no caption
	Pending  bool // its file is behind the catalog
	Clashing bool // another program changed what was changed here
	Parts    bool // it has a partner: a raw file beside the JPEG
	Sidecars bool // more than one; other programs read only one of them
	Placed   bool // it stands in a story
	Damaged  bool
	Offline  bool
}

// Rows gives what cells show. The photos are some of the snapshot, in its
// order; deliver is called on the window's goroutine, at once or later, and
// may leave out photos it does not know.
type Rows interface {
	Rows(ids []catalog.PhotoID, deliver func([]Cell))
}

// Thumbs gives pictures, as thumbs.Loader does. The owner calls
// [Grid.ThumbReady] when a wanted one came.
type Thumbs interface {
	Get(id catalog.PhotoID, box image.Point) (img *image.RGBA, exact bool)
	Want(id catalog.PhotoID, box image.Point)
	Cancel(id catalog.PhotoID)
	// Ahead says what comes into sight next, the likeliest first.
	Ahead(ids []catalog.PhotoID, box image.Point)
}

// Options shape a grid. Rows and Thumbs must be given.
type Options struct {
	Rows   Rows
	Thumbs Thumbs
	// After runs a function on the window's goroutine after a time, unless
	// stopped (jobs.After); nil: the grid never holds work back.
	After func(d time.Duration, f func()) (stop func())
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// CellWidth is the width of a cell at first; 0 means 190.
	CellWidth float32
}

// The bounds of a cell's width.
const (
	MinCell = 90
	MaxCell = 520
)

// Grid is the widget. Its methods are called on the window's goroutine. Set
// the callbacks before it is shown.
type Grid struct {
	widget.BaseWidget

	// OnSelect hears that the selection or the eye moved.
	OnSelect func()
	// OnOpen is told the place of a photo to be opened large.
	OnOpen func(place int)
	// OnPlace is told of Enter and of a second click in place of OnOpen, which
	// Space still goes to; nil: those open, too.
	OnPlace func(place int)
	// OnMenu is told of a right click: the place (-1: beside the photos) and
	// where to show a menu. A photo not selected is selected before.
	OnMenu func(place int, at fyne.Position)
	// OnKey is given keys the grid does not use; it does not hear of keys
	// that only modify.
	OnKey func(name fyne.KeyName, mod fyne.KeyModifier)
	// OnFocus hears when the grid gets (true) or loses the focus.
	OnFocus func(bool)
	// OnZoom hears of a new width of cells, to be remembered.
	OnZoom func(width float32)
	// OnDragOut is told that selected photos are dragged off the grid; nil:
	// a drag that begins on a photo does nothing.
	OnDragOut func(ids []catalog.PhotoID)
	// OnDragMove and OnDragEnd follow such a drag: where in the window the
	// pointer is, and where the button went up.
	OnDragMove, OnDragEnd func(at fyne.Position)
	// OnHover is told of the cell under the pointer when it is another.
	OnHover func(Spot)
	// Title is what the line above a group says: what it is, and how many
	// photos it has; nil: the group's name.
	Title func(of catalog.Group, photos int) (title, count string)
	// Hint is the text shown beside the scrollbar while it is dragged, for
	// the photo at a place; nil: none.
	Hint func(place int) string

	o       Options
	snap    *state.Snapshot
	sel     *state.Selection
	layout  layout
	rows    pages
	ring    ring
	ahead   ahead
	heads   []*head  // of groups in sight
	frames  []*frame // around open bursts in sight
	scene   *scene   // the renderer
	focused bool
	shift   bool // the key is down
	mouse   mouse
	under   int // the place under the pointer that OnHover was told
	speed   speed
	column  struct{ eye, want int } // the column that ↑ and ↓ keep, while the eye is where they put it
}

// New makes a grid without photos.
func New(o Options) *Grid {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.CellWidth == 0 {
		o.CellWidth = 190
	}
	g := &Grid{o: o, snap: state.NewSnapshot(nil, 0), sel: state.NewSelection(0), under: -1}
	g.layout = layout{want: clampCell(o.CellWidth)}
	g.rows = newPages(o.Rows, g.pageCame)
	g.ExtendBaseWidget(g)
	return g
}

// arrange computes the wall for the text size of the theme.
func (g *Grid) arrange() {
	size := theme.TextSize(g)
	g.layout.footer, g.layout.header = footerOf(size), headerOf(size)
	g.layout.arrange()
}

func clampCell(w float32) float32 { return min(max(w, MinCell), MaxCell) }

// Snapshot is the photos shown.
func (g *Grid) Snapshot() *state.Snapshot { return g.snap }

// Selection is the selected photos and the eye. After changing it call
// [Grid.SelectionChanged].
func (g *Grid) Selection() *state.Selection { return g.sel }

// Targets is the photos a command works on: the selected, or the one in focus.
func (g *Grid) Targets() []catalog.PhotoID { return g.sel.Targets(g.snap) }

// SetSnapshot shows other photos, or the same in another order. Photos that
// stay keep being selected; the eye keeps its photo, or goes to the one that
// followed it, and its row keeps its height on the screen.
func (g *Grid) SetSnapshot(s *state.Snapshot) { g.setSnapshot(s, false) }

// SetSame is SetSnapshot when the photos are those that are shown, in the same
// order: they may show something else now.
func (g *Grid) SetSame(s *state.Snapshot) {
	g.snap = s
	g.Changed()
}

// SetRest is SetSnapshot when photos left and nothing else is otherwise: those
// that stay show what they showed.
func (g *Grid) SetRest(rest *state.Snapshot) { g.setSnapshot(rest, true) }

func (g *Grid) setSnapshot(s *state.Snapshot, same bool) {
	if s == nil {
		s = state.NewSnapshot(nil, 0)
	}
	old, eye := g.snap, g.sel.Focus()
	y := g.layout.rowTop(g.layout.row(eye)) - g.layout.offset
	seen := eye >= 0 && y > -float64(g.layout.cellH) && y < float64(g.layout.height)
	g.sel.Rebase(old, s)
	g.snap = s
	g.rows.clear(same)
	g.layout.n, g.layout.groups, g.column.eye = s.Len(), s.Groups(), -1
	g.arrange()
	if seen && g.sel.Focus() >= 0 {
		g.layout.scrollTo(g.layout.rowTop(g.layout.row(g.sel.Focus())) - y)
	}
	g.unbind()
	g.hovered(-1)
	g.redraw()
	g.selected()
}

// SelectionChanged shows a selection that was changed from outside.
func (g *Grid) SelectionChanged() {
	g.column.eye = -1
	g.restyle()
	g.selected()
}

// Select selects one photo by its place, and brings it into sight.
func (g *Grid) Select(place int) {
	g.sel.Only(place)
	g.Reveal(g.sel.Focus())
	g.SelectionChanged()
}

// Reveal scrolls as little as needed to bring a place into sight.
func (g *Grid) Reveal(place int) {
	if place < 0 || place >= g.layout.n {
		return
	}
	top := g.layout.rowTop(g.layout.row(place))
	bottom := top + float64(g.layout.cellH)
	top -= float64(g.layout.head()) // its own, or the one that stays at the top
	switch {
	case top < g.layout.offset:
		g.scroll(top)
	case bottom > g.layout.offset+float64(g.layout.height):
		g.scroll(bottom - float64(g.layout.height))
	}
}

// Changed asks anew for what cells show: the photos were edited. Without ids
// all of them. What is on the screen stays until the answer comes.
func (g *Grid) Changed(ids ...catalog.PhotoID) {
	g.rows.stale(g.snap, ids)
	g.bindAll()
}

// ThumbReady shows a thumbnail that came, if its photo is in sight.
func (g *Grid) ThumbReady(ids ...catalog.PhotoID) {
	for _, id := range ids {
		if s := g.ring.byID[id]; s != nil {
			g.setPicture(s)
		}
	}
}

// CellWidth is the width of cells that was chosen; they may be drawn a
// little wider, to fill the row.
func (g *Grid) CellWidth() float32 { return g.layout.want }

// SetCellWidth changes the size of the thumbnails. The eye keeps its place.
func (g *Grid) SetCellWidth(w float32) { g.zoom(w, g.sel.Focus()) }

// SlideCellWidth is SetCellWidth by a hand that goes on moving: thumbnails of
// the new size are asked for when it rests.
func (g *Grid) SlideCellWidth(w float32) {
	g.speed.hold(g)
	g.SetCellWidth(w)
}

func (g *Grid) zoom(w float32, keep int) {
	w = clampCell(w)
	if w == g.layout.want {
		return
	}
	y := g.layout.rowTop(g.layout.row(keep)) - g.layout.offset
	g.column.eye = -1
	if keep < 0 || y < 0 || y > float64(g.layout.height) {
		keep, y = g.layout.first(), 0
	}
	g.layout.want = w
	g.arrange()
	g.layout.scrollTo(g.layout.rowTop(g.layout.row(keep)) - y)
	g.unbind()
	g.redraw()
	if g.OnZoom != nil {
		g.OnZoom(w)
	}
}

// InSight is the places in sight, the last not included.
func (g *Grid) InSight() (from, to int) { return g.layout.visible() }

// MinSize is small: the grid takes what it gets.
func (g *Grid) MinSize() fyne.Size { return fyne.NewSize(MinCell+barWidth, 80) }

// Resize lays the cells out anew; the photo at the top keeps its place.
func (g *Grid) Resize(size fyne.Size) {
	if size == g.Size() {
		return
	}
	keep := g.layout.first()
	into := g.layout.offset - g.layout.rowTop(g.layout.row(keep))
	g.layout.width, g.layout.height = size.Width-barWidth, size.Height
	g.arrange()
	g.layout.scrollTo(g.layout.rowTop(g.layout.row(keep)) + into)
	g.unbind()
	g.BaseWidget.Resize(size)
	g.redraw()
}

// scroll moves the wall to an offset.
func (g *Grid) scroll(offset float64) {
	before := g.layout.offset
	g.layout.scrollTo(offset)
	if g.layout.offset == before {
		return
	}
	g.hovered(-1)
	g.ahead.up = g.layout.offset < before
	g.speed.moved(g, (g.layout.offset-before)/float64(g.layout.cellH))
	g.redraw()
}

func (g *Grid) selected() {
	if g.OnSelect != nil {
		g.OnSelect()
	}
}

func (g *Grid) pageCame() { g.bindAll() }
