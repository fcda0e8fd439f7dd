package grid

import (
	"image"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"cutline/app/state"
	"cutline/app/theme"
	"cutline/catalog"
)

// slot is the objects of one cell on the screen; it is bound to one photo
// after another.
type slot struct {
	place int // -1: not bound
	id    catalog.PhotoID
	was   catalog.PhotoID // what its objects show, also when it is not bound
	cell  Cell
	known bool // cell is what the photo shows
	plain bool // bound in a hurry: without text, nothing asked for

	back, tint, bar *canvas.Rectangle
	img, strip      *canvas.Image
	name            *canvas.Image
	wrote           writing      // in name or text
	text            *canvas.Text // in place of name where its letters are not in our font
	pic             *image.RGBA  // in img
	pile            *pile        // nil until it stands for a burst
}

// ring is the slots; the cell of a row and column is always in the slot of
// row modulo rows, so that scrolling by a row binds one row anew.
type ring struct {
	slots      []*slot
	rows, cols int
	byID       map[catalog.PhotoID]*slot
	strips     map[stripKey]*image.RGBA
	pens       []*pen
}

func newSlot() *slot {
	s := &slot{place: -1, back: canvas.NewRectangle(color.Transparent), tint: canvas.NewRectangle(color.Transparent),
		bar: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.White),
		name:  &canvas.Image{ScaleMode: canvas.ImageScaleFastest, FillMode: canvas.ImageFillStretch},
		img:   &canvas.Image{ScaleMode: canvas.ImageScaleFastest, FillMode: canvas.ImageFillStretch},
		strip: &canvas.Image{ScaleMode: canvas.ImageScaleFastest, FillMode: canvas.ImageFillStretch}}
	s.back.CornerRadius = 2
	s.hide()
	return s
}

func (s *slot) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{s.back, s.tint, s.img, s.bar, s.name, s.text, s.strip}
	if p := s.pile; p != nil {
		all = slices.Insert(all, 1, fyne.CanvasObject(p.edges[0]), fyne.CanvasObject(p.edges[1]))
		all = append(all, p.pill, p.count)
	}
	return all
}

func (s *slot) hide() {
	for _, o := range s.objects() {
		o.Hide()
	}
}

// at is the slot of a place.
func (r *ring) at(l *layout, place int) *slot { return r.slots[r.nth(l, place)] }

func (r *ring) nth(l *layout, place int) int {
	row := l.row(place)
	from, _ := l.places(row)
	return (row%r.rows)*r.cols + place - from
}

// reuse gives places that are not bound the slots which show their photos
// already: where a photo left, the others move and are not drawn anew.
func (r *ring) reuse(l *layout, snap *state.Snapshot) {
	free := map[catalog.PhotoID]int{}
	for i, s := range r.slots {
		if s.place < 0 && s.was != 0 {
			free[s.was] = i
		}
	}
	from, to := l.visible()
	for place := from; place < to && len(free) > 0; place++ {
		i := r.nth(l, place)
		k, ok := free[snap.ID(place)]
		if !ok || r.slots[i].place >= 0 {
			continue
		}
		delete(free, snap.ID(place))
		if other := r.slots[i].was; other != 0 && k != i {
			free[other] = k
		}
		r.slots[i], r.slots[k] = r.slots[k], r.slots[i]
	}
}

// fit makes the ring as large as the layout needs; it reports whether the
// objects on the screen changed.
func (r *ring) fit(l *layout) bool {
	r.rows, r.cols = l.ringRows(), l.cols
	grown := false
	for len(r.slots) < r.rows*r.cols {
		r.slots = append(r.slots, newSlot())
		grown = true
	}
	return grown
}

// release frees a slot; its photo's thumbnail is not wanted any more.
func (g *Grid) release(s *slot) {
	if s.place < 0 {
		return
	}
	if g.ring.byID[s.id] == s {
		delete(g.ring.byID, s.id)
		g.o.Thumbs.Cancel(s.id)
	}
	s.place, s.id, s.known = -1, 0, false
	s.hide()
}

// unbind frees all slots: places mean other photos, or boxes changed. The
// pictures stay in the slots, in case the same photo comes back.
func (g *Grid) unbind() {
	for _, s := range g.ring.slots {
		g.release(s)
	}
	g.unbindHeads()
	g.ahead = ahead{up: g.ahead.up}
}

// redraw puts every visible cell where it belongs.
func (g *Grid) redraw() {
	if g.scene == nil || g.layout.cols == 0 {
		return
	}
	if rows, cols := g.layout.ringRows(), g.layout.cols; rows != g.ring.rows || cols != g.ring.cols {
		g.unbind()
		if g.ring.fit(&g.layout) {
			g.scene.collect()
		}
	}
	if n := g.layout.maxHeads(); n > len(g.heads) {
		g.unbindHeads()
		for len(g.heads) < n {
			g.heads = append(g.heads, newHead())
		}
		g.scene.collect()
	}
	g.bindAll()
	g.scene.moveBar()
}

// bindAll binds the visible places to their slots and moves them.
func (g *Grid) bindAll() {
	if g.scene == nil || len(g.ring.slots) == 0 {
		return
	}
	from, to := g.layout.visible()
	for _, s := range g.ring.slots {
		if s.place >= 0 && (s.place < from || s.place >= to) {
			g.release(s)
		}
	}
	g.ring.reuse(&g.layout, g.snap)
	// From the last to the first: what is wanted last is made first.
	for place := to - 1; place >= from; place-- {
		s := g.ring.at(&g.layout, place)
		g.bind(s, place)
		g.move(s)
	}
	g.bindHeads()
	g.frameBursts()
	g.sayAhead()
}

// bind makes a slot show a place; what it shows already is left alone.
func (g *Grid) bind(s *slot, place int) {
	fresh := s.place != place
	if fresh {
		g.release(s)
		s.place, s.id = place, g.snap.ID(place)
		s.was = s.id
		g.ring.byID[s.id] = s
		s.back.Show()
		s.tint.Show()
	}
	hurry := g.speed.fast
	if hurry && !fresh {
		return
	}
	look := g.rows.cell
	if hurry {
		look = g.rows.peek
	}
	cell, known := look(g.snap, place)
	changed := fresh || s.plain && !hurry || known != s.known || cell != s.cell
	s.cell, s.known, s.plain = cell, known, hurry
	if !changed {
		return
	}
	g.style(s)
	g.dress(s)
	g.setPicture(s)
}

// dress shows name, marks and colours of a slot's photo.
func (g *Grid) dress(s *slot) {
	c := s.cell
	s.tint.FillColor = color.NRGBA{R: uint8(c.Average >> 16), G: uint8(c.Average >> 8), B: uint8(c.Average), A: 0xff}
	if !s.known || c.Average == 0 {
		s.tint.FillColor = theme.Color(theme.Panel, g)
	}
	s.tint.Refresh()
	if class := theme.Class(c.Color); s.known && class.A > 0 {
		s.bar.FillColor = class
		s.bar.Show()
		s.bar.Refresh()
	} else {
		s.bar.Hide()
	}
	s.img.Translucency = 0
	if c.Rejected || c.Offline {
		s.img.Translucency = 0.6
	}
	room := g.layout.cellW - 2*inset
	if strip := g.stripOf(c, room); s.known && strip != nil {
		scale := g.scale()
		size := fyne.NewSize(float32(strip.Rect.Dx())/scale, float32(strip.Rect.Dy())/scale)
		s.strip.Resize(size)
		if s.strip.Image != strip {
			s.strip.Image = strip
			s.strip.Refresh()
		}
		s.strip.Show()
		room -= size.Width + 4
	} else {
		s.strip.Hide()
	}
	if b, ok := g.snap.Burst(s.id); ok && !b.Open && !s.plain {
		g.stack(s, len(b.Frames))
	} else if s.pile != nil {
		s.pile.hide()
	}
	g.write(s, room)
}

// setPicture shows the photo's thumbnail if there is one, and asks for it if
// there is none of this size.
func (g *Grid) setPicture(s *slot) {
	box := g.box()
	img, exact := g.o.Thumbs.Get(s.id, box)
	if !exact && !g.speed.fast && !s.cell.Damaged {
		g.o.Thumbs.Want(s.id, box)
	}
	switch {
	case img == nil:
		s.pic = nil
		s.img.Hide()
		s.tint.Show()
		return
	case img != s.pic:
		s.pic, s.img.Image = img, img
		g.move(s)
		s.img.Refresh()
	}
	s.img.Show()
	s.tint.Hide()
}

// lineHeight is the height of a line in sizes of its text; measuring each
// name to place it costs more than all the rest.
const lineHeight = 1.36

// inset is the space around a cell's picture.
const inset = 6

// frame is where the picture may be: in the cell, in layout pixels.
func (g *Grid) frame() (w, h float32) {
	return max(g.layout.cellW-2*inset, 1), max(g.layout.cellH-g.layout.footer-inset-4, 1)
}

// box is the frame in pixels of the screen.
func (g *Grid) box() image.Point {
	w, h := g.frame()
	scale := float64(g.scale())
	return image.Pt(int(math.Round(float64(w)*scale)), int(math.Round(float64(h)*scale)))
}

func (g *Grid) scale() float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil && c.Scale() > 0 {
		return c.Scale()
	}
	return 1
}

// move puts a slot's objects where its place is.
func (g *Grid) move(s *slot) {
	x, y := g.layout.xy(s.place)
	w, h := g.frame()
	s.back.Move(fyne.NewPos(x+1, y+1))
	s.back.Resize(fyne.NewSize(g.layout.cellW-2, g.layout.cellH-2))
	tw, th := w, h
	if tw > th*1.5 {
		tw = th * 1.5
	} else {
		th = tw / 1.5
	}
	at, size := fyne.NewPos(x+inset+(w-tw)/2, y+inset+(h-th)/2), fyne.NewSize(tw, th)
	s.tint.Move(at)
	s.tint.Resize(size)
	s.bar.Move(fyne.NewPos(x+inset, y+inset+h+1))
	s.bar.Resize(fyne.NewSize(w, 3))
	line := y + inset + h + 4
	s.name.Move(g.onPixel(fyne.NewPos(x+inset, line+(g.layout.footer-4-s.name.Size().Height)/2)))
	s.text.Move(fyne.NewPos(x+inset, line+(g.layout.footer-4-g.nameSize()*lineHeight)/2))
	strip := s.strip.Size()
	s.strip.Move(fyne.NewPos(x+inset+w-strip.Width, line+(g.layout.footer-4-strip.Height)/2))
	if s.pic != nil {
		at, size = g.place(s, x, y)
	}
	if s.pile != nil && s.pile.pill.Visible() {
		s.pile.move(at, size)
	}
}

// onPixel is a position moved onto a whole pixel of the screen, so that what
// is painted for each pixel stays sharp.
func (g *Grid) onPixel(at fyne.Position) fyne.Position {
	scale := float64(g.scale())
	whole := func(v float32) float32 { return float32(math.Round(float64(v)*scale) / scale) }
	return fyne.NewPos(whole(at.X), whole(at.Y))
}

// place puts the picture into the middle of its frame, as large as it fits.
func (g *Grid) place(s *slot, x, y float32) (fyne.Position, fyne.Size) {
	w, h := g.frame()
	pw, ph := float32(s.pic.Rect.Dx()), float32(s.pic.Rect.Dy())
	k := min(w/pw, h/ph)
	at, size := fyne.NewPos(x+inset+(w-pw*k)/2, y+inset+(h-ph*k)/2), fyne.NewSize(pw*k, ph*k)
	s.img.Resize(size)
	s.img.Move(at)
	return at, size
}

// style shows whether the slot's photo is selected and has the eye.
func (g *Grid) style(s *slot) {
	fill, stroke, width := color.Color(color.Transparent), color.Color(color.Transparent), float32(0)
	if g.sel.Has(s.place) {
		fill = theme.Color(theme.Cell, g)
	}
	if s.place == g.sel.Focus() {
		stroke, width = theme.Color(theme.Muted, g), 1
		if g.focused {
			stroke, width = theme.Color(theme.CellFrame, g), 2
		}
	}
	if s.back.FillColor == fill && s.back.StrokeColor == stroke && s.back.StrokeWidth == width {
		return
	}
	s.back.FillColor, s.back.StrokeColor, s.back.StrokeWidth = fill, stroke, width
	if fill == color.Transparent && width == 0 {
		s.back.Hide() // an empty rectangle costs as much as a full one
	} else {
		s.back.Show()
	}
	s.back.Refresh()
}

// restyle shows a changed selection; only cells that differ are touched.
func (g *Grid) restyle() {
	for _, s := range g.ring.slots {
		if s.place >= 0 {
			g.style(s)
		}
	}
	for _, h := range g.heads {
		if h.group >= 0 {
			g.styleHead(h)
		}
	}
}
