package grid

import (
	"cutline/app/state"
	"cutline/catalog"
)

const (
	pageSize = 128
	maxPages = 48 // about 6,000 cells
)

// pages keeps what cells show, by pages of the snapshot.
type pages struct {
	rows   Rows
	came   func()
	pages  map[int]*page
	clock  int
	epoch  int // of the snapshot: answers to older ones are dropped
	inside bool
	known  map[catalog.PhotoID]Cell // of the snapshot before: good to look at until answers come
	good   bool                     // and as true as an answer
}

type page struct {
	cells map[catalog.PhotoID]Cell
	asked bool // an answer is on its way
	stale bool // to be asked for again when seen
	used  int
}

func newPages(rows Rows, came func()) pages {
	return pages{rows: rows, came: came, pages: map[int]*page{}}
}

// clear forgets all: places mean other photos now. Good: what the photos show
// is known to be as it was.
func (p *pages) clear(good bool) {
	if p.known == nil || len(p.known) > pageSize*maxPages {
		p.known = map[catalog.PhotoID]Cell{}
	} else if good && !p.good {
		clear(p.known) // some of it may have been no answer
	}
	for _, pg := range p.pages {
		if good && pg.stale {
			continue
		}
		for id, c := range pg.cells {
			p.known[id] = c
		}
	}
	p.pages, p.good = map[int]*page{}, good
	p.epoch++
}

// stale marks the pages of some photos, or all.
func (p *pages) stale(snap *state.Snapshot, ids []catalog.PhotoID) {
	if len(ids) == 0 || len(ids) > 4*pageSize {
		p.good = false
		for _, pg := range p.pages {
			pg.stale = true
		}
		return
	}
	for _, id := range ids {
		if p.good {
			delete(p.known, id)
		}
		if at := snap.Index(id); at >= 0 {
			if pg := p.pages[at/pageSize]; pg != nil {
				pg.stale = true
			}
		}
	}
}

// cell is what the photo at a place shows; ok is false until it is known.
func (p *pages) cell(snap *state.Snapshot, place int) (c Cell, ok bool) {
	n := place / pageSize
	p.clock++
	pg := p.pages[n]
	if pg == nil && p.good {
		if c, ok = p.known[snap.ID(place)]; ok {
			return c, true
		}
	}
	if pg == nil {
		pg = &page{stale: true, used: p.clock} // not the one to be dropped
		p.pages[n] = pg
		p.evict()
	}
	pg.used = p.clock
	if pg.stale && !pg.asked {
		p.ask(snap, n, pg)
	}
	id := snap.ID(place)
	if c, ok = pg.cells[id]; ok {
		return c, true
	}
	c, ok = p.known[id]
	return c, ok
}

// peek is cell for a wall in flight: it asks for nothing.
func (p *pages) peek(snap *state.Snapshot, place int) (c Cell, ok bool) {
	return p.of(snap.ID(place), place)
}

// of is what a photo at a place shows, as far as that is known.
func (p *pages) of(id catalog.PhotoID, place int) (c Cell, ok bool) {
	if pg := p.pages[place/pageSize]; pg != nil {
		if c, ok = pg.cells[id]; ok {
			return c, true
		}
	}
	c, ok = p.known[id]
	return c, ok
}

// put changes what a photo at a place shows, if that is known.
func (p *pages) put(place int, c Cell) {
	if pg := p.pages[place/pageSize]; pg != nil {
		if _, known := pg.cells[c.ID]; known {
			pg.cells[c.ID] = c
		}
	}
	if _, known := p.known[c.ID]; known {
		p.known[c.ID] = c
	}
}

func (p *pages) ask(snap *state.Snapshot, n int, pg *page) {
	pg.asked, pg.stale = true, false
	epoch := p.epoch
	p.inside = true
	p.rows.Rows(snap.IDs(n*pageSize, (n+1)*pageSize), func(cells []Cell) {
		pg.asked = false
		if p.epoch != epoch {
			return
		}
		if len(cells) == 0 {
			return // nothing could be read: what was known stays
		}
		pg.cells = make(map[catalog.PhotoID]Cell, len(cells))
		for _, c := range cells {
			pg.cells[c.ID] = c
		}
		if !p.inside { // else the cell that asked takes it at once
			p.came()
		}
	})
	p.inside = false
}

// evict drops the page not seen for the longest time.
func (p *pages) evict() {
	if len(p.pages) <= maxPages {
		return
	}
	oldest, used := 0, p.clock+1
	for n, pg := range p.pages {
		if pg.used < used && !pg.asked {
			oldest, used = n, pg.used
		}
	}
	delete(p.pages, oldest)
}
