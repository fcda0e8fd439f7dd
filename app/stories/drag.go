package stories

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"cutline/app/widgets"
	"cutline/catalog"
)

// A Drag is what is dragged onto the board: photos from elsewhere, or the
// picture of a slot.
type Drag struct {
	Photos []catalog.PhotoID
	Slot   int // whose picture it is; 0: it is none of the board
}

// A Spot is where on the board a picture may be dropped: on a slot, or, with
// Slot 0, before a block.
type Spot struct {
	Slot, Block int
}

const (
	dropEdge  = 14 // layout units at a slot's edge that mean the place beside it
	creepEdge = 44 // and at the board's, where it scrolls by itself
	creepStep = 12 // layout units of each such step
)

// aim is where a drag is on the board.
type aim struct {
	on    bool
	drag  Drag
	at    fyne.Position // in the window
	spot  Spot
	line  *canvas.Rectangle
	creep bool // the board is about to scroll by itself
}

func newAim() aim {
	a := aim{line: canvas.NewRectangle(color.Transparent)}
	a.line.CornerRadius = 2
	a.line.Hide()
	return a
}

// Target is where on the board things can be dropped.
func (s *Screen) Target() widgets.Target[Drag] {
	return widgets.Target[Drag]{
		Where: func() widgets.Place {
			if s.story.ID == 0 || s.cropping != nil {
				return widgets.Place{}
			}
			return widgets.PlaceOf(s.scroll, s.Content)
		},
		At: s.aimAt,
		Lit: func(on bool) {
			if !on {
				s.aimOff()
			}
		},
		Drop: func(d Drag) { s.drop(d, s.aim.spot) },
	}
}

// aimAt lights what is under the pointer, and reports whether the thing may
// be dropped there.
func (s *Screen) aimAt(d Drag, at fyne.Position) bool {
	s.aim.drag, s.aim.at = d, at
	spot, ok := s.spotAt(d, at)
	if ok != s.aim.on || spot != s.aim.spot {
		s.aim.on, s.aim.spot = ok, spot
		s.paintAim()
		s.do.Aim(d, spot, ok)
	}
	s.creep()
	return ok
}

// aimOff puts the light out; what was aimed at is kept, for it may have been
// dropped there.
func (s *Screen) aimOff() {
	s.aim.drag = Drag{}
	if s.aim.on {
		s.aim.on = false
		s.paintAim()
		s.do.Aim(Drag{}, Spot{}, false)
	}
}

// spotAt is what lies under a point of the window.
func (s *Screen) spotAt(d Drag, at fyne.Position) (Spot, bool) {
	y := at.Y - fyne.CurrentApp().Driver().AbsolutePositionForObject(s.page).Y
	between := func(i int) (Spot, bool) {
		own := s.story.SlotAt(d.Slot)
		return Spot{Block: i}, d.Slot == 0 || own >= 0 && i != own && i != own+1
	}
	if s.lead == nil || y < s.lead.root.Position().Y {
		return Spot{}, false
	}
	for i, p := range s.pieces {
		top, height := p.root.Position().Y, p.root.Size().Height
		edge := height / 2
		if p.card != nil {
			edge = min(dropEdge, edge)
		}
		switch {
		case y < top+edge:
			return between(i)
		case y < top+height-edge:
			return Spot{Slot: p.card.slot.N}, p.card.slot.N != d.Slot
		case y < top+height:
			return between(i + 1)
		}
	}
	return between(len(s.pieces))
}

// paintAim lights the slot aimed at, or draws the line where a new one would be.
func (s *Screen) paintAim() {
	for n, c := range s.cards {
		c.light(s.aim.on && n == s.aim.spot.Slot)
	}
	if !s.aim.on || s.aim.spot.Slot != 0 {
		s.aim.line.Hide()
		s.aim.line.Refresh()
		return
	}
	y := float32(0)
	if i := s.aim.spot.Block; i < len(s.pieces) {
		y = s.pieces[i].root.Position().Y
	} else if last := s.pieceAt(len(s.pieces) - 1); last != nil {
		y = last.root.Position().Y + last.root.Size().Height
	}
	s.aim.line.FillColor = theme.Color(theme.ColorNamePrimary)
	s.aim.line.Move(s.page.Position().AddXY(0, y-2))
	s.aim.line.Resize(fyne.NewSize(s.page.Size().Width, 4))
	s.aim.line.Show()
	s.aim.line.Refresh()
}

// creep scrolls the board while something is held at its upper or lower edge.
func (s *Screen) creep() {
	if s.aim.creep || s.creepBy() == 0 {
		return
	}
	s.aim.creep = true
	s.do.Later(func() {
		s.aim.creep = false
		by := s.creepBy()
		if by == 0 {
			return
		}
		s.scroll.ScrollToOffset(fyne.NewPos(0, s.scroll.Offset.Y+by))
		s.aimAt(s.aim.drag, s.aim.at)
	})
}

// creepBy is how far the board is to scroll next; 0 when it is not.
func (s *Screen) creepBy() float32 {
	if s.aim.drag.Slot == 0 && len(s.aim.drag.Photos) == 0 {
		return 0
	}
	place := widgets.PlaceOf(s.scroll)
	most := s.page.Size().Height - place.Size.Height
	switch {
	case !place.Has(s.aim.at):
	case s.aim.at.Y < place.At.Y+creepEdge && s.scroll.Offset.Y > 0:
		return -creepStep
	case s.aim.at.Y > place.At.Y+place.Size.Height-creepEdge && s.scroll.Offset.Y < most:
		return creepStep
	}
	return 0
}

// drop puts what was dragged where it was let go.
func (s *Screen) drop(d Drag, at Spot) {
	s.Flush()
	switch {
	case d.Slot == 0:
		s.do.Drop(d.Photos, at)
	case at.Slot != 0:
		s.swap(d.Slot, at.Slot)
	default:
		s.moveSlot(d.Slot, at.Block)
	}
}

// swap changes the pictures of two slots about.
func (s *Screen) swap(n, m int) {
	a, _ := s.story.Slot(n)
	b, _ := s.story.Slot(m)
	one, two := s.photos[a.Photo], s.photos[b.Photo]
	if s.change(Change{Name: "swap", Title: "place", Slot: m, Slots: true, Said: s.words.T("stories.swapped", n, m),
		Do: func(s catalog.Story) (catalog.Story, error) { return s.SwapPhotos(n, m, one, two) }}) {
		s.Hand(m)
	}
}

// moveSlot takes a slot to stand before a block.
func (s *Screen) moveSlot(n, before int) {
	i := s.story.SlotAt(n)
	to := before
	if to > i {
		to--
	}
	s.change(Change{Name: "move", Title: "story", Slots: true, Do: onBlock(s.story, i, func(s catalog.Story, i int) (catalog.Story, error) {
		return s.Move(i, to)
	})})
}

// PlacePhotos places photos: the first on the spot's slot and the others in
// new slots after it, or all in new slots before the spot's block.
func (s *Screen) PlacePhotos(photos []catalog.Photo, at Spot) {
	if len(photos) == 0 {
		return
	}
	if at.Slot == 0 {
		i := min(at.Block, len(s.story.Article.Blocks))
		text := s.words.N("stories.placednew", len(photos))
		if s.change(Change{Name: "place", Title: "place", Slots: true, Said: text, Do: func(s catalog.Story) (catalog.Story, error) { return s.NewSlots(i, photos...) }}) {
			s.Hand(s.story.Article.Blocks[i].Slot)
		}
		return
	}
	sl, _ := s.story.Slot(at.Slot)
	held := s.photos[sl.Photo]
	text := s.words.N("stories.placedmany", len(photos)-1, s.do.Name(photos[0].ID), at.Slot)
	if s.change(Change{Name: "place", Title: "place", Slot: at.Slot, Slots: true, Said: text, Do: func(s catalog.Story) (catalog.Story, error) {
		return s.PlacePhotos(at.Slot, held, photos...)
	}}) {
		s.Hand(at.Slot)
	}
}
