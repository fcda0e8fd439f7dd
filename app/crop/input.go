package crop

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"cutline/app/widgets"
)

var (
	_ fyne.Focusable     = (*Pane)(nil)
	_ fyne.Draggable     = (*Pane)(nil)
	_ fyne.Shortcutable  = (*Pane)(nil)
	_ desktop.Mouseable  = (*Pane)(nil)
	_ desktop.Hoverable  = (*Pane)(nil)
	_ desktop.Keyable    = (*Pane)(nil)
	_ desktop.Cursorable = (*Pane)(nil)
)

// clicks tells a double click from two.
type clicks struct {
	at    time.Time
	where fyne.Position
}

// doubleClick is the longest time between the clicks of a double click.
const doubleClick = 400 * time.Millisecond

func (c *clicks) double(now time.Time, p fyne.Position) bool {
	yes := now.Sub(c.at) < doubleClick && math.Hypot(float64(p.X-c.where.X), float64(p.Y-c.where.Y)) < 6
	c.at, c.where = now, p
	if yes {
		c.at = time.Time{}
	}
	return yes
}

// handleAt is what lies under a point: a handle, the inside (the zero
// Handle), or nothing. Corners are taken before edges, of which all can be
// taken and not only the middle; the middle third is always the inside, for
// frames that are smaller than their handles.
func (p *Pane) handleAt(at fyne.Position) (h Handle, ok bool) {
	a, b := p.box()
	third := fyne.NewPos((b.X-a.X)/3, (b.Y-a.Y)/3)
	if inside(at, a.Add(third), b.Subtract(third)) {
		return Handle{}, true
	}
	best := math.Inf(1)
	for _, k := range Handles() {
		c := knobAt(a, b, k)
		dx, dy := math.Abs(float64(at.X-c.X)), math.Abs(float64(at.Y-c.Y))
		rank := 0.0
		if k.X == 0 && at.X > a.X && at.X < b.X {
			dx, rank = 0, 2*reach
		}
		if k.Y == 0 && at.Y > a.Y && at.Y < b.Y {
			dy, rank = 0, 2*reach
		}
		if d := max(dx, dy); d <= reach && d+rank < best {
			h, ok, best = k, true, d+rank
		}
	}
	return h, ok || inside(at, a, b)
}

func inside(at, from, to fyne.Position) bool {
	return at.X >= from.X && at.Y >= from.Y && at.X <= to.X && at.Y <= to.Y
}

// MouseDown takes the keyboard and a handle; the second click keeps the crop.
// Outside the frame, and with Ctrl anywhere, it begins to turn the photo.
func (p *Pane) MouseDown(e *desktop.MouseEvent) {
	p.grab()
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	h, ok := p.handleAt(e.Position)
	act := framing
	if !ok || e.Modifier&fyne.KeyModifierShortcutDefault != 0 {
		act = p.begin(e)
	}
	if act == framing && h == (Handle{}) && p.clicks.double(p.e.o.Now(), e.Position) {
		p.leave(true)
		return
	}
	p.dragging, p.act, p.handle, p.down, p.start = true, act, h, e.Position, p.frame
	p.paint()
	p.Refresh()
}

// Dragged draws the frame anew from what it was when the button went down, so
// that nothing adds up.
func (p *Pane) Dragged(e *fyne.DragEvent) {
	if !p.dragging {
		return
	}
	switch p.act {
	case turning:
		p.turnDrag(e.Position)
		return
	case levelling:
		p.drawLine(e.Position)
		return
	}
	k := p.scale()
	dx := int(math.Round(float64(e.Position.X-p.down.X) * k))
	dy := int(math.Round(float64(e.Position.Y-p.down.Y) * k))
	if p.handle == (Handle{}) {
		p.set(p.start.Moved(dx, dy))
		return
	}
	p.set(p.start.Dragged(p.handle, dx, dy))
}

// DragEnd tells the crop.
func (p *Pane) DragEnd() { p.endDrag() }

// MouseUp ends a press that did not move.
func (p *Pane) MouseUp(*desktop.MouseEvent) { p.endDrag() }

func (p *Pane) endDrag() {
	if !p.dragging {
		return
	}
	p.dragging = false
	switch p.act {
	case levelling:
		p.levelLine()
	case framing:
		p.hand = p.frame
	}
	p.Refresh()
	p.done()
}

// leave ends: what keys changed and was not told yet is told, or dropped.
func (p *Pane) leave(keep bool) {
	if keep {
		p.done()
	} else if p.frame.Crop() != p.told {
		p.show(p.img, p.frame.Master, p.told)
	}
	if p.e.OnLeave != nil {
		p.e.OnLeave(keep)
	}
}

// MouseIn follows the pointer.
func (p *Pane) MouseIn(e *desktop.MouseEvent) { p.over = e.Position }

// MouseMoved follows the pointer.
func (p *Pane) MouseMoved(e *desktop.MouseEvent) { p.over = e.Position }

// MouseOut does nothing; desktop.Hoverable wants it.
func (p *Pane) MouseOut() {}

// Cursor says what a press would take.
func (p *Pane) Cursor() desktop.Cursor {
	h, ok := p.handleAt(p.over)
	if p.dragging {
		h, ok = p.handle, p.act == framing
	}
	switch {
	case !ok: // it turns
		return desktop.CrosshairCursor
	case h == Handle{}:
		return desktop.PointerCursor
	case h.Y == 0:
		return desktop.HResizeCursor
	case h.X == 0:
		return desktop.VResizeCursor
	case h.X == h.Y:
		return desktop.NWSEResizeCursor
	}
	return desktop.NESWResizeCursor
}

// FocusGained shows the keyboard.
func (p *Pane) FocusGained() { p.focus(true) }

// FocusLost hides it, and tells what keys have changed.
func (p *Pane) FocusLost() {
	p.focus(false)
	if !p.dragging {
		p.finely(false)
		p.done()
	}
}

func (p *Pane) focus(in bool) {
	p.focused, p.shift = in, false
	p.Refresh()
	if p.e.OnFocus != nil {
		p.e.OnFocus(in)
	}
}

// TypedRune does nothing: keys are read by their names.
func (p *Pane) TypedRune(rune) {}

// KeyDown watches the Shift keys.
func (p *Pane) KeyDown(k *fyne.KeyEvent) { p.watchShift(k.Name, true) }

// KeyUp watches the Shift keys, and tells the crop when an arrow or a bracket
// is let go: however long it was held, it is one edit.
func (p *Pane) KeyUp(k *fyne.KeyEvent) {
	p.watchShift(k.Name, false)
	_, _, ok := arrow(k.Name)
	if (ok || bracket(k.Name) != 0) && !p.dragging {
		p.finely(false)
		p.done()
	}
}

// bracket is which way a key turns: -1, 1, or 0 for neither.
func bracket(n fyne.KeyName) float64 {
	switch n {
	case fyne.KeyLeftBracket:
		return -1
	case fyne.KeyRightBracket:
		return 1
	}
	return 0
}

func (p *Pane) watchShift(n fyne.KeyName, down bool) {
	if n == desktop.KeyShiftLeft || n == desktop.KeyShiftRight {
		p.shift = down
	}
}

func arrow(n fyne.KeyName) (x, y int, ok bool) {
	switch n {
	case fyne.KeyLeft:
		return -1, 0, true
	case fyne.KeyRight:
		return 1, 0, true
	case fyne.KeyUp:
		return 0, -1, true
	case fyne.KeyDown:
		return 0, 1, true
	}
	return 0, 0, false
}

// TypedKey moves the frame, changes its size or shape, or leaves.
func (p *Pane) TypedKey(k *fyne.KeyEvent) {
	mod := fyne.KeyModifier(0)
	if p.shift {
		mod = fyne.KeyModifierShift
	}
	p.key(k.Name, mod)
}

// TypedShortcut is a key with Ctrl: steps of five percent, or of a degree.
func (p *Pane) TypedShortcut(s fyne.Shortcut) {
	if name, mod, ok := widgets.KeyOf(s); ok {
		p.key(name, mod)
	}
}

func (p *Pane) key(name fyne.KeyName, mod fyne.KeyModifier) {
	shift, plain := mod&fyne.KeyModifierShift != 0, mod&^fyne.KeyModifierShift == 0
	x, y, isArrow := arrow(name)
	switch {
	case p.dragging && name == fyne.KeyEscape:
		p.dragging = false
		p.hideLine()
		p.set(p.start)
		p.Refresh()
	case p.dragging:
	case isArrow && mod&^(fyne.KeyModifierShift|fyne.KeyModifierShortcutDefault) == 0:
		percent := 1
		if !plain {
			percent = 5
		}
		p.step(x*percent, y*percent, shift)
	case bracket(name) != 0 && mod&^fyne.KeyModifierShortcutDefault == 0:
		step := fineStep
		if !plain {
			step = largeStep
		}
		p.turnStep(bracket(name) * step)
	case plain && !shift && name == fyne.Key0:
		p.turnTo(0)
		p.done()
	case plain && !shift && len(name) == 1 && name >= "1" && int(name[0]-'1') < len(Ratios()):
		p.choose(int(name[0] - '1'))
	case plain && name == fyne.KeyR:
		p.turn(map[bool]int{false: 1, true: -1}[shift])
	case plain && (name == fyne.KeyReturn || name == fyne.KeyEnter):
		p.leave(true)
	case plain && name == fyne.KeyEscape:
		p.leave(false)
	case !widgets.IsModifier(name) && p.e.OnKey != nil:
		p.e.OnKey(name, mod)
	}
}

// step moves the frame, or changes its size, by so many percent of the photo.
func (p *Pane) step(x, y int, size bool) {
	m := p.frame.Master
	dx, dy := percent(x, m.X), percent(y, m.Y)
	if size {
		p.set(p.frame.Grown(dx, dy))
	} else {
		p.set(p.frame.Moved(dx, dy))
	}
	p.hand = p.frame
}

// percent is n percent of a side, at least a pixel.
func percent(n, side int) int {
	v := int(math.Round(float64(n*side) / 100))
	if v == 0 {
		return min(max(n, -1), 1)
	}
	return v
}
