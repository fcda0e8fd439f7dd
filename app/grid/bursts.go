package grid

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"cutline/app/theme"
)

// pile is what makes a cell look like one of many: the edges of the frames
// below it, and how many they are.
type pile struct {
	edges [2]*canvas.Rectangle
	pill  *canvas.Rectangle
	count *canvas.Text
}

// pileStep is how far each edge looks out, in layout pixels; both fit beside
// the picture.
const pileStep = 2.5

func newPile() *pile {
	p := &pile{pill: canvas.NewRectangle(color.Transparent), count: canvas.NewText("", color.White)}
	for i := range p.edges {
		p.edges[i] = canvas.NewRectangle(color.Transparent)
	}
	p.pill.CornerRadius = 3
	p.count.TextStyle.Bold = true
	p.hide()
	return p
}

func (p *pile) hide() {
	for _, o := range []fyne.CanvasObject{p.edges[0], p.edges[1], p.pill, p.count} {
		o.Hide()
	}
}

// stack makes a slot a burst of so many frames.
func (g *Grid) stack(s *slot, frames int) {
	if s.pile == nil {
		s.pile = newPile()
		g.scene.collect()
	}
	p := s.pile
	for _, e := range p.edges {
		e.FillColor, e.StrokeColor, e.StrokeWidth = theme.Color(theme.Panel, g), theme.Color(theme.Muted, g), 1
		e.Show()
		e.Refresh()
	}
	p.pill.FillColor, p.pill.StrokeColor, p.pill.StrokeWidth = theme.Color(theme.Panel, g), theme.Color(theme.Muted, g), 1
	p.pill.Show()
	p.pill.Refresh()
	p.count.Text, p.count.TextSize, p.count.Color = strconv.Itoa(frames), theme.TextSize(g)*11/12, theme.Color(theme.CellText, g)
	p.count.Show()
	p.count.Refresh()
}

// move puts the pile around a picture at at.
func (p *pile) move(at fyne.Position, size fyne.Size) {
	for i, e := range p.edges {
		out := float32(len(p.edges)-i) * pileStep
		e.Move(at.AddXY(out, -out))
		e.Resize(size)
	}
	m := p.count.MinSize()
	high := p.count.TextSize*lineHeight + 2
	wide := max(m.Width+8, high)
	p.pill.Move(at.AddXY(3, 3))
	p.pill.Resize(fyne.NewSize(wide, high))
	p.count.Move(at.AddXY(3+(wide-m.Width)/2, 3+(high-m.Height)/2))
}

// frameBursts puts a frame around the frames of each open burst in sight: one
// in each row, open at the side where the burst goes on.
func (g *Grid) frameBursts() {
	used := 0
	from, to := g.layout.visible()
	for place := from; place < to; {
		end, first, last := g.burstRun(place)
		if end == place {
			place++
			continue
		}
		g.frameRun(used, place, end, first, last)
		used++
		place = end
	}
	for _, f := range g.frames[min(used, len(g.frames)):] {
		f.hide()
	}
}

// burstRun is where the open burst at a place ends in its row, and whether it
// begins and ends there for good; end is place when there is none.
func (g *Grid) burstRun(place int) (end int, first, last bool) {
	b, ok := g.snap.Burst(g.snap.ID(place))
	if !ok || !b.Open || len(b.Frames) == 0 {
		return place, false, false
	}
	same := func(at int) bool {
		o, ok := g.snap.Burst(g.snap.ID(at))
		return ok && o.Open && len(o.Frames) > 0 && o.Frames[0] == b.Frames[0]
	}
	_, to := g.layout.places(g.layout.row(place))
	for end = place + 1; end < to && same(end); end++ {
	}
	return end, !same(place - 1), !same(end)
}

// A frame is around the cells of an open burst in one row.
type frame struct {
	fill  *canvas.Rectangle
	lines [4]*canvas.Rectangle // top, bottom, left, right
}

func newFrame() *frame {
	f := &frame{fill: canvas.NewRectangle(color.Transparent)}
	for i := range f.lines {
		f.lines[i] = canvas.NewRectangle(color.Transparent)
	}
	return f
}

func (f *frame) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.fill, f.lines[0], f.lines[1], f.lines[2], f.lines[3]}
}

func (f *frame) hide() {
	for _, o := range f.objects() {
		o.Hide()
	}
}

// frameRun draws the nth frame around the cells of a row.
func (g *Grid) frameRun(n, from, end int, first, last bool) {
	if n == len(g.frames) {
		g.frames = append(g.frames, newFrame())
		g.scene.collect()
	}
	f := g.frames[n]
	const thick = 1.5
	x, y := g.layout.xy(from)
	w, h := float32(end-from)*g.layout.cellW, g.layout.cellH
	f.fill.Move(fyne.NewPos(x, y))
	f.fill.Resize(fyne.NewSize(w, h))
	f.fill.Show()
	for i, l := range []struct {
		on         bool
		x, y, w, h float32
	}{{true, x, y, w, thick}, {true, x, y + h - thick, w, thick}, {first, x, y, thick, h}, {last, x + w - thick, y, thick, h}} {
		f.lines[i].Move(fyne.NewPos(l.x, l.y))
		f.lines[i].Resize(fyne.NewSize(l.w, l.h))
		f.lines[i].Hidden = !l.on
	}
	if line, fill := theme.Color(theme.Muted, g), theme.Color(theme.Panel, g); f.lines[0].FillColor != line || f.fill.FillColor != fill {
		f.fill.FillColor = fill
		for _, l := range f.lines {
			l.FillColor = line
		}
		f.fill.Refresh()
	}
}
