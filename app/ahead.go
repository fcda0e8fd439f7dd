package app

import (
	"time"

	"cutline/app/grid"
	"cutline/catalog"
)

// mostAhead is how many photos' marks are shown before the catalog has them.
// An eye waits for more than that anyway.
const mostAhead = 500

// culling is what goes from photo to photo at the speed of keys.
type culling struct {
	hand      hand
	ahead     ahead             // of the catalog, with marks
	backTo    []catalog.PhotoID // the eye goes, when they are on the wall
	backAs    []grid.Cell       // what those show then
	moved     time.Time         // the eye, last
	formLater func()            // calls off reading what the eye has moved to
}

// ahead is what the window shows of marks before the catalog has answered:
// the badges, and which photos have left the filter. A key that comes next
// must hit what the eye sees, however long searches take. The zero value is
// ready.
type ahead struct {
	clock int // of questions and edits
	marks map[catalog.PhotoID]*pressed
	gone  map[catalog.PhotoID]leaving
}

// pressed are the marks a cell shows until the catalog is asked for them after
// the last of their edits.
type pressed struct {
	marks catalog.Marks
	edits int // on their way
	done  int // when the last was done
}

// leaving is a photo that a mark took out of a filter.
type leaving struct {
	query string
	edit  catalog.EditID // 0: on its way
}

// press notes the marks that a photo will have.
func (h *ahead) press(id catalog.PhotoID, m catalog.Marks) {
	if h.marks == nil {
		h.marks = map[catalog.PhotoID]*pressed{}
	}
	s := h.marks[id]
	if s == nil {
		s = &pressed{}
		h.marks[id] = s
	}
	s.marks = m
	s.edits++
}

// done hears that an edit was made, by its number, or failed: 0.
func (h *ahead) done(ids []catalog.PhotoID, edit catalog.EditID) {
	h.clock++
	for _, id := range ids {
		if s := h.marks[id]; s != nil {
			s.edits--
			s.done = h.clock
		}
		g, ok := h.gone[id]
		switch {
		case !ok:
		case edit == 0: // nothing was changed: the catalog knows what is so
			delete(h.gone, id)
		default:
			g.edit = edit
			h.gone[id] = g
		}
	}
}

// forget forgets photos: the catalog knows better.
func (h *ahead) forget(ids []catalog.PhotoID) {
	for _, id := range ids {
		delete(h.marks, id)
		delete(h.gone, id)
	}
}

// settle forgets the marks of photos for which no key waits: they were changed
// otherwise.
func (h *ahead) settle(ids []catalog.PhotoID) {
	for _, id := range ids {
		if !h.waits(id) {
			delete(h.marks, id)
		}
	}
}

// waits reports whether a mark of the photo is still on its way.
func (h *ahead) waits(id catalog.PhotoID) bool {
	s := h.marks[id]
	return s != nil && s.edits > 0
}

// leave notes that photos have left a filter by an edit; 0: it is on its way.
func (h *ahead) leave(query string, edit catalog.EditID, ids []catalog.PhotoID) {
	if h.gone == nil {
		h.gone = map[catalog.PhotoID]leaving{}
	}
	for _, id := range ids {
		h.gone[id] = leaving{query, edit}
	}
}

// left is the photos that an answer to a query, which knows of the edits up
// to seq, must not bring back.
func (h *ahead) left(query string, seq catalog.EditID) []catalog.PhotoID {
	var out []catalog.PhotoID
	for id, g := range h.gone {
		switch {
		case g.query == query && (g.edit == 0 || g.edit > seq):
			out = append(out, id)
		case g.edit != 0: // the answer knows, or was asked something else
			delete(h.gone, id)
		}
	}
	return out
}

// asked is the time of a question about photos, to be given to over.
func (h *ahead) asked() int { return h.clock }

// over puts what was pressed over the answer to a question asked at a time.
func (h *ahead) over(asked int, cells []grid.Cell) {
	for i, c := range cells {
		s := h.marks[c.ID]
		switch {
		case s == nil:
		case s.edits > 0 || s.done > asked:
			cells[i] = marked(c, s.marks)
		default:
			delete(h.marks, c.ID)
		}
	}
}

// marked is a cell with other marks.
func marked(c grid.Cell, m catalog.Marks) grid.Cell {
	c.Rating, c.Color, c.Tagged, c.Rejected = m.Rating, m.Color, m.Tagged, m.Rejected
	return c
}

// marksOf are the marks of a cell.
func marksOf(c grid.Cell) catalog.Marks {
	return catalog.Marks{Rating: c.Rating, Color: c.Color, Tagged: c.Tagged, Rejected: c.Rejected}
}
