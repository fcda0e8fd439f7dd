package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"cutline/app/state"
	"cutline/app/theme"
	"cutline/catalog"
)

// head is the line above a group: what it is and how many photos it has.
type head struct {
	group       int // -1: not bound
	back        *canvas.Rectangle
	name, count *canvas.Text
}

func newHead() *head {
	h := &head{group: -1, back: canvas.NewRectangle(color.Transparent), name: canvas.NewText("", color.White), count: canvas.NewText("", color.White)}
	h.name.TextStyle.Bold = true
	h.hide()
	return h
}

func (h *head) objects() []fyne.CanvasObject { return []fyne.CanvasObject{h.back, h.name, h.count} }

func (h *head) hide() {
	h.group = -1
	for _, o := range h.objects() {
		o.Hide()
	}
}

// maxHeads is how many lines can be in sight at once: each has a row below.
func (l *layout) maxHeads() int {
	if l.head() == 0 {
		return 0
	}
	return int(l.height/(l.cellH+l.head())) + 2
}

// bindHeads puts the lines of the groups in sight where they belong; group
// modulo lines is always in the same one, so that scrolling makes few texts
// anew.
func (g *Grid) bindHeads() {
	from, to := g.layout.groupsInSight()
	for _, h := range g.heads {
		if h.group >= 0 && (h.group < from || h.group >= to) {
			h.hide()
		}
	}
	for group := from; group < to; group++ {
		h := g.heads[group%len(g.heads)]
		if h.group != group {
			g.bindHead(h, group)
		}
		g.moveHead(h)
		g.styleHead(h)
	}
}

// unbindHeads frees all lines: groups mean others, or texts changed.
func (g *Grid) unbindHeads() {
	for _, h := range g.heads {
		h.hide()
	}
}

func (g *Grid) bindHead(h *head, group int) {
	of := g.layout.groups[group]
	h.group, h.name.Text, h.count.Text = group, of.Name, ""
	if g.Title != nil {
		h.name.Text, h.count.Text = g.Title(of, g.snap.InGroup(group))
	}
	size := theme.TextSize(g)
	h.name.TextSize, h.count.TextSize = size, size
	for _, o := range h.objects() {
		o.Show()
		o.Refresh()
	}
}

func (g *Grid) moveHead(h *head) {
	const left, gap = 8, 10
	y, high := g.layout.heading(h.group), g.layout.head()
	h.back.Move(fyne.NewPos(0, y))
	h.back.Resize(fyne.NewSize(g.layout.width, high))
	name := h.name.MinSize()
	h.name.Move(fyne.NewPos(left, y+(high-name.Height)/2))
	h.count.Move(fyne.NewPos(left+name.Width+gap, y+(high-name.Height)/2))
}

// styleHead shows whether all of a group is selected.
func (g *Grid) styleHead(h *head) {
	from, to := g.layout.group(h.group)
	ground, faint := theme.Color(theme.Panel, g), theme.Color(theme.Muted, g)
	text := theme.Color(theme.CellText, g)
	if g.sel.Covers(state.Range{From: from, To: to}) {
		ground, faint = theme.Color(theme.Cell, g), text
	}
	if h.back.FillColor == ground && h.name.Color == text && h.count.Color == faint {
		return
	}
	h.back.FillColor, h.name.Color, h.count.Color = ground, text, faint
	for _, o := range h.objects() {
		o.Refresh()
	}
}

// clickHead selects a group, or asks for the menu of its photos.
func (g *Grid) clickHead(group int, e *desktop.MouseEvent) {
	from, to := g.layout.group(group)
	switch e.Button {
	case desktop.MouseButtonPrimary:
		g.pressHead(group, e.Modifier)
	case desktop.MouseButtonSecondary:
		if !g.sel.Covers(state.Range{From: from, To: to}) {
			g.pressHead(group, 0)
		}
		if g.OnMenu != nil {
			g.OnMenu(from, e.AbsolutePosition)
		}
	}
}

// pressHead selects a group: alone, besides what is selected (Ctrl; again: no
// more), or all up to it (Shift).
func (g *Grid) pressHead(group int, mod fyne.KeyModifier) {
	from, to := g.layout.group(group)
	r := state.Range{From: from, To: to}
	switch {
	case mod&fyne.KeyModifierShift != 0:
		if g.sel.Anchor() >= to {
			g.sel.Extend(from, mod&fyne.KeyModifierShortcutDefault != 0)
		} else {
			g.sel.Extend(to-1, mod&fyne.KeyModifierShortcutDefault != 0)
		}
	case mod&fyne.KeyModifierShortcutDefault == 0:
		g.sel.Only(from)
		g.sel.Set(r)
	case g.sel.Covers(r):
		g.sel.Remove(r)
	default:
		g.sel.Add(r)
		g.sel.Look(from)
	}
	g.SelectionChanged()
}

// Group is the group that a place stands in; ok is false when there are no
// groups or no such place.
func (g *Grid) Group(place int) (of catalog.Group, places state.Range, ok bool) {
	if place < 0 || place >= g.layout.n || len(g.layout.groups) == 0 {
		return of, places, false
	}
	i := g.layout.blockOf(place)
	from, to := g.layout.group(i)
	return g.layout.groups[i], state.Range{From: from, To: to}, true
}

// SelectGroup selects the group of the photo in focus.
func (g *Grid) SelectGroup() {
	if eye := g.sel.Focus(); eye >= 0 && len(g.layout.groups) > 0 {
		_, r, _ := g.Group(eye)
		g.sel.Set(r)
		g.SelectionChanged()
	}
}

// StepGroup goes to the first photo of the group that many after the one in
// focus; one before goes to the first of the same group, first.
func (g *Grid) StepGroup(by int) {
	eye := g.sel.Focus()
	if eye < 0 || len(g.layout.groups) == 0 {
		return
	}
	at := g.layout.blockOf(eye)
	if from, _ := g.layout.group(at); by < 0 && eye > from {
		by++
	}
	to, _ := g.layout.group(min(max(at+by, 0), len(g.layout.groups)-1))
	g.step(to)
}
