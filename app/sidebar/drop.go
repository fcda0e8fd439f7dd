package sidebar

import (
	"fyne.io/fyne/v2"

	"cutline/app/widgets"
	"cutline/catalog"
)

const (
	creepEdge = 30 // layout units at the upper and lower edge where the list scrolls by itself
	creepStep = 8  // layout units of each such step
)

// aim is where something is held over the list.
type aim struct {
	held  bool
	at    fyne.Position // in the window
	row   Row
	creep bool // the list is about to scroll by itself
}

// Where is the part of the window where photos may be dropped on rows.
func (s *Sidebar) Where() widgets.Place { return widgets.PlaceOf(s.list, s.Content) }

// Aim lights the row under a point of the window, and reports whether photos
// may be dropped there. "New collection…" is a row of Collections without an
// ID, "New event…" one of Events without a value.
func (s *Sidebar) Aim(at fyne.Position) (Row, bool) {
	s.aim.held, s.aim.at = true, at
	s.creep()
	line := s.list.at(at.Subtract(s.Where().At))
	n, ok := s.node(line)
	if !ok || !takes(n) {
		line, ok = -1, false
	}
	s.light(line)
	s.aim.row = n.Row
	return n.Row, ok
}

// AimOff puts the light out.
func (s *Sidebar) AimOff() {
	s.aim.held = false
	s.light(-1)
}

func (s *Sidebar) light(line int) {
	if s.list.over != line {
		s.list.over = line
		s.list.restyle()
	}
}

// Aimed is the row that was aimed at last.
func (s *Sidebar) Aimed() Row { return s.aim.row }

// takes reports whether photos can be put into what a node names.
func takes(n node) bool {
	switch {
	case n.head():
		return false
	case n.Section == Collections:
		return n.Kind != catalog.Smart
	}
	return n.Section == Events
}

// creep scrolls the list while something is held at its upper or lower edge.
func (s *Sidebar) creep() {
	if s.aim.creep || s.creepBy() == 0 {
		return
	}
	s.aim.creep = true
	s.do.Later(func() {
		s.aim.creep = false
		if by := s.creepBy(); by != 0 {
			s.list.scroll(by)
			s.Aim(s.aim.at)
		}
	})
}

// creepBy is how far the list is to scroll next; 0 when it is not.
func (s *Sidebar) creepBy() float64 {
	place := s.Where()
	switch most := s.list.maxOffset(); {
	case !s.aim.held || !place.Has(s.aim.at):
	case s.aim.at.Y < place.At.Y+creepEdge && s.list.offset > 0:
		return -creepStep
	case s.aim.at.Y > place.At.Y+place.Size.Height-creepEdge && s.list.offset < most:
		return creepStep
	}
	return 0
}
