package grid

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"cutline/app/state"
	"cutline/app/widgets"
)

var (
	_ fyne.Focusable      = (*Grid)(nil)
	_ fyne.Scrollable     = (*Grid)(nil)
	_ fyne.Draggable      = (*Grid)(nil)
	_ fyne.Shortcutable   = (*Grid)(nil)
	_ desktop.Mouseable   = (*Grid)(nil)
	_ desktop.Keyable     = (*Grid)(nil)
	_ fyne.WidgetRenderer = (*scene)(nil)
)

// mouse is what the pressed button does.
type mouse struct {
	doing   doing
	down    fyne.Position // where it went down
	wall    float64       // the same, on the wall
	grab    float32       // from the thumb's top
	place   int           // to be selected alone when the button goes up
	base    *state.Selection
	last    time.Time // of the last click, for a double click
	clicked int
	twice   bool          // pressed for the second time: it opens when the button goes up
	at      fyne.Position // in the window, of photos dragged off
}

type doing int

const (
	nothing  doing = iota
	pulling        // the scrollbar
	banding        // the rubber band
	pressing       // on a photo
	dragging       // photos off the grid
)

const doubleClick = 400 * time.Millisecond

// MouseDown selects, begins a band or a drag of the scrollbar, asks for a menu.
func (g *Grid) MouseDown(e *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(g)
	}
	if e.Position.X >= g.layout.width {
		g.pressBar(e.Position)
		return
	}
	if group := g.layout.headerAt(e.Position.X, e.Position.Y); group >= 0 {
		g.mouse = mouse{place: -1, clicked: -1}
		g.clickHead(group, e)
		return
	}
	place := g.hit(e.Position)
	if e.Button == desktop.MouseButtonSecondary {
		if place >= 0 && !g.sel.Has(place) {
			g.sel.Only(place)
			g.SelectionChanged()
		}
		if g.OnMenu != nil {
			g.OnMenu(place, e.AbsolutePosition)
		}
		return
	}
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	g.press(place, e.Position, e.Modifier)
}

// hit is the place under a point; the gutters between cells are none.
func (g *Grid) hit(at fyne.Position) int {
	place := g.layout.at(at.X, at.Y)
	if place < 0 {
		return -1
	}
	x, y := g.layout.xy(place)
	const gutter = 3
	if at.X < x+gutter || at.Y < y+gutter || at.X > x+g.layout.cellW-gutter || at.Y > y+g.layout.cellH-gutter {
		return -1
	}
	return place
}

func (g *Grid) press(place int, at fyne.Position, mod fyne.KeyModifier) {
	ctrl, shift := mod&fyne.KeyModifierShortcutDefault != 0, mod&fyne.KeyModifierShift != 0
	now := g.o.Now()
	double := place >= 0 && place == g.mouse.clicked && now.Sub(g.mouse.last) < doubleClick && !ctrl && !shift
	g.mouse = mouse{doing: pressing, down: at, wall: float64(at.Y) + g.layout.offset, place: -1, clicked: place, last: now}
	switch {
	case double:
		g.mouse.twice = true
		return
	case place < 0:
		g.mouse.doing = banding
		g.mouse.base = state.NewSelection(g.layout.n)
		if ctrl || shift {
			g.mouse.base = g.sel.Clone()
		} else {
			g.sel.None()
		}
	case shift:
		g.sel.Extend(place, ctrl)
	case ctrl:
		g.sel.Toggle(place)
	case g.sel.Has(place) && g.sel.Count() > 1:
		g.mouse.place = place // perhaps a drag begins: the others stay until the button goes up
		g.sel.Look(place)
	default:
		g.sel.Only(place)
	}
	g.SelectionChanged()
}

// MouseUp ends what the button did; the second click opens.
func (g *Grid) MouseUp(*desktop.MouseEvent) {
	twice := g.mouse.doing == pressing && g.mouse.twice
	if g.mouse.doing == pressing && g.mouse.place >= 0 {
		g.sel.Only(g.mouse.place)
		g.SelectionChanged()
	}
	place := g.mouse.clicked
	g.endMouse()
	if twice {
		g.mouse.clicked = -1
		g.open(place, g.OnPlace)
	}
}

// DragEnd ends a drag.
func (g *Grid) DragEnd() { g.endMouse() }

func (g *Grid) endMouse() {
	out := g.mouse.doing == dragging
	g.mouse.doing, g.mouse.place, g.mouse.base = nothing, -1, nil
	if g.scene != nil {
		g.scene.band.Hide()
		g.scene.showHint("")
	}
	if out && g.OnDragEnd != nil {
		g.OnDragEnd(g.mouse.at)
	}
}

// Dragged moves the scrollbar, draws the band, or takes photos off the grid.
func (g *Grid) Dragged(e *fyne.DragEvent) {
	switch g.mouse.doing {
	case pulling:
		g.scroll(g.scene.offsetOf(e.Position.Y - g.mouse.grab))
		if g.Hint != nil && g.layout.n > 0 {
			g.scene.showHint(g.Hint(g.layout.first()))
		}
	case banding:
		g.drawBand(e.Position)
	case pressing:
		far := math.Hypot(float64(e.Position.X-g.mouse.down.X), float64(e.Position.Y-g.mouse.down.Y)) > 8
		if far && g.OnDragOut != nil && g.mouse.clicked >= 0 {
			g.mouse.doing, g.mouse.place = dragging, -1
			g.OnDragOut(g.Targets())
			g.dragOut(e.AbsolutePosition)
		}
	case dragging:
		g.dragOut(e.AbsolutePosition)
	}
}

// dragOut follows photos that are dragged off the grid.
func (g *Grid) dragOut(at fyne.Position) {
	g.mouse.at = at
	if g.OnDragMove != nil {
		g.OnDragMove(at)
	}
}

// drawBand selects what the band touches; beyond the edge the wall moves.
func (g *Grid) drawBand(at fyne.Position) {
	if at.Y < 0 {
		g.scroll(g.layout.offset + float64(at.Y)/2)
	} else if at.Y > g.layout.height {
		g.scroll(g.layout.offset + float64(at.Y-g.layout.height)/2)
	}
	at.Y = min(max(at.Y, 0), g.layout.height)
	at.X = min(max(at.X, 0), g.layout.width)
	from := float32(g.mouse.wall - g.layout.offset)
	x0, x1 := min(at.X, g.mouse.down.X), max(at.X, g.mouse.down.X)
	y0, y1 := min(at.Y, from), max(at.Y, from)
	g.scene.band.Move(fyne.NewPos(x0, y0))
	g.scene.band.Resize(fyne.NewSize(x1-x0, y1-y0))
	g.scene.band.Show()

	next := g.mouse.base.Clone()
	c0, c1 := int(x0/g.layout.cellW), min(int(x1/g.layout.cellW), g.layout.cols-1)
	top, bottom := float64(y0)+g.layout.offset, float64(y1)+g.layout.offset
	for r := max(g.layout.rowAt(top), 0); r < g.layout.rowCount() && g.layout.rowTop(r) <= bottom; r++ {
		from, to := g.layout.places(r)
		if g.layout.rowTop(r)+float64(g.layout.cellH) > top {
			next.Add(state.Range{From: min(from+c0, to), To: min(from+c1+1, to)})
		}
	}
	g.sel.Set(next.Ranges()...)
	g.sel.Look(g.layout.at(at.X, at.Y))
	g.SelectionChanged()
}

// pressBar takes the thumb, or goes a page towards the pointer.
func (g *Grid) pressBar(at fyne.Position) {
	if g.scene == nil || g.scene.thumbHt == 0 {
		return
	}
	top := g.scene.thumbTop
	switch {
	case at.Y < top:
		g.scroll(g.layout.offset - float64(g.layout.height))
	case at.Y > top+g.scene.thumbHt:
		g.scroll(g.layout.offset + float64(g.layout.height))
	default:
		g.mouse = mouse{doing: pulling, grab: at.Y - top, place: -1, clicked: -1}
	}
}

// Scrolled moves the wall; with Ctrl it changes the size of the cells.
func (g *Grid) Scrolled(e *fyne.ScrollEvent) {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&fyne.KeyModifierShortcutDefault != 0 {
		g.zoomAt(e.Position, e.Scrolled.DY)
		return
	}
	g.scroll(g.layout.offset - float64(e.Scrolled.DY)*wheel)
}

// wheel makes a notch of the wheel about half a row.
const wheel = 6

func (g *Grid) zoomAt(at fyne.Position, dy float32) {
	factor := float32(1.12)
	if dy < 0 {
		factor = 1 / factor
	}
	g.speed.hold(g) // thumbnails of the new size are asked for when it settles
	g.zoom(g.layout.want*factor, g.layout.at(at.X, at.Y))
}

// FocusGained draws the eye's frame.
func (g *Grid) FocusGained() { g.setFocus(true) }

// FocusLost draws the eye's frame faintly.
func (g *Grid) FocusLost() { g.setFocus(false) }

func (g *Grid) setFocus(on bool) {
	g.focused, g.shift = on, false
	g.restyle()
	if g.OnFocus != nil {
		g.OnFocus(on)
	}
}

// TypedRune does nothing: keys are read by their names.
func (g *Grid) TypedRune(rune) {}

// KeyDown watches the Shift keys.
func (g *Grid) KeyDown(k *fyne.KeyEvent) { g.watchShift(k.Name, true) }

// KeyUp watches the Shift keys.
func (g *Grid) KeyUp(k *fyne.KeyEvent) { g.watchShift(k.Name, false) }

func (g *Grid) watchShift(n fyne.KeyName, down bool) {
	if n == desktop.KeyShiftLeft || n == desktop.KeyShiftRight {
		g.shift = down
	}
}

// shifted reports whether Shift is down. The window is asked first: a dialog
// that opens while the key is down gets its release, and the grid does not.
func (g *Grid) shifted() bool {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}
	return g.shift
}

// TypedKey moves the eye and opens; other keys go to OnKey.
func (g *Grid) TypedKey(k *fyne.KeyEvent) {
	eye := g.sel.Focus()
	switch k.Name {
	case fyne.KeyLeft:
		g.step(eye - 1)
	case fyne.KeyRight:
		g.step(eye + 1)
	case fyne.KeyUp:
		g.climb(-1)
	case fyne.KeyDown:
		g.climb(1)
	case fyne.KeyPageUp:
		g.climb(-g.page())
	case fyne.KeyPageDown:
		g.climb(g.page())
	case fyne.KeyHome:
		g.step(0)
	case fyne.KeyEnd:
		g.step(g.layout.n - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		g.open(eye, g.OnPlace)
	case fyne.KeySpace:
		g.open(eye, nil)
	default:
		if !widgets.IsModifier(k.Name) {
			g.forward(k.Name, 0)
		}
	}
}

// open opens a photo large, unless something else is to be done with it.
func (g *Grid) open(place int, instead func(int)) {
	if instead == nil {
		instead = g.OnOpen
	}
	if instead != nil && place >= 0 {
		instead(place)
	}
}

// page is how many rows a page goes.
func (g *Grid) page() int {
	from, to := g.layout.rowsInSight()
	return max(1, to-from-2)
}

// climb moves the eye by rows. It keeps the column, also across rows too
// short to have it; at the first and the last row it stays.
func (g *Grid) climb(rows int) {
	eye := g.sel.Focus()
	if eye < 0 || g.layout.n == 0 {
		return
	}
	row := g.layout.row(eye)
	to := min(max(row+rows, 0), g.layout.rowCount()-1)
	if eye != g.column.eye {
		g.column.want = g.layout.column(eye)
	}
	if to != row {
		place := g.layout.below(to, g.column.want)
		g.step(place)
		g.column.eye = place
	}
}

// step moves the eye to a place: with Shift the selection stretches to it,
// else the place alone is selected.
func (g *Grid) step(to int) {
	if to < 0 || to >= g.layout.n {
		return
	}
	if g.shifted() {
		g.sel.Extend(to, false)
	} else {
		g.sel.Only(to)
	}
	g.Reveal(to)
	g.SelectionChanged()
}

// TypedShortcut adds or removes the eye's photo on Ctrl+Space; all other
// combinations go to OnKey.
func (g *Grid) TypedShortcut(s fyne.Shortcut) {
	name, mod, ok := widgets.KeyOf(s)
	switch {
	case !ok:
	case name == fyne.KeySpace && mod == fyne.KeyModifierShortcutDefault:
		g.sel.Toggle(g.sel.Focus())
		g.SelectionChanged()
	default:
		g.forward(name, mod)
	}
}

func (g *Grid) forward(name fyne.KeyName, mod fyne.KeyModifier) {
	if mod == 0 && g.shifted() {
		mod = fyne.KeyModifierShift
	}
	if g.OnKey != nil {
		g.OnKey(name, mod)
	}
}
