package app

import (
	"slices"

	"cutline/app/viewer"
	"cutline/catalog"
)

// comparing reports whether several photos are seen side by side.
func (a *App) comparing() bool { return a.large && len(a.look.compared) > 0 }

// compared is the active photo of those compared.
func (a *App) compared() catalog.PhotoID {
	if !a.comparing() {
		return 0
	}
	return a.look.compared[a.look.active]
}

// targets are the photos a command works on: the active one of those that are
// compared, else what is selected in the grid.
func (a *App) targets() []catalog.PhotoID {
	if id := a.compared(); id != 0 {
		return []catalog.PhotoID{id}
	}
	return a.grid.Targets()
}

// compare shows the selected photos side by side, two to four; of one, it and
// the next, or the one before the last.
func (a *App) compare() {
	if a.comparing() {
		return
	}
	ids := slices.Clone(a.grid.Targets())
	if len(ids) == 1 {
		snap := a.grid.Snapshot()
		at := snap.Index(ids[0])
		switch {
		case snap.ID(at+1) != 0:
			ids = append(ids, snap.ID(at+1))
		case snap.ID(at-1) != 0:
			ids = append([]catalog.PhotoID{snap.ID(at - 1)}, ids...)
		}
	}
	if len(ids) < 2 {
		a.say(a.words.T("compare.need"))
		return
	}
	if len(ids) > viewer.Most {
		a.say(a.words.T("compare.first"))
		ids = ids[:viewer.Most]
	}
	a.saveCaption()
	eye := a.grid.Snapshot().ID(a.grid.Selection().Focus())
	a.look.compared, a.look.active = ids, max(0, slices.Index(ids, eye))
	a.large = true
	a.spareMemory(true)
	a.showPlace()
	a.showLarge()
	a.loadForm()
	a.win.Canvas().Focus(a.viewer)
	a.report.say("view", "view", "compare")
}

// showCompared shows the compared photos in the viewer.
func (a *App) showCompared() {
	var shots []viewer.Shot
	for _, id := range a.look.compared {
		shots = append(shots, viewer.Shot{ID: id, Line: a.compareLine(id), Thumb: a.soon(id)})
	}
	a.showFilm()
	a.viewer.SetShots(shots, a.look.active, nil)
	a.viewer.Facts(false, nil)
	a.report.say("compared", "ids", a.look.compared, "active", a.compared())
	a.readAround()
}

// tellCompared shows the words below the compared photos anew.
func (a *App) tellCompared() {
	var lines []string
	for _, id := range a.look.compared {
		lines = append(lines, a.compareLine(id))
		a.viewer.Line(id, a.compareLine(id))
	}
	a.report.say("comparedlines", "lines", lines)
}

// compareLine is what stands below a compared photo: file, marks, exposure.
func (a *App) compareLine(id catalog.PhotoID) string {
	p, ok := a.known(id)
	if !ok {
		return ""
	}
	line := p.File()
	for _, s := range []string{a.marksText(p.Marks), exposure(p)} {
		if s != "" {
			line += "    " + s
		}
	}
	return line
}

// activate makes another of the compared photos the one that marks mean.
func (a *App) activate(i int) {
	if !a.comparing() || i == a.look.active {
		return
	}
	a.saveCaption()
	a.look.active = i
	a.viewer.SetActive(i)
	a.loadForm()
	a.report.say("compared", "ids", a.look.compared, "active", a.compared())
}

// nextCompared makes the next or previous of the compared photos the active one.
func (a *App) nextCompared(by int) {
	n := len(a.look.compared)
	a.activate((a.look.active + by + n) % n)
}

// dropCompared takes a photo out of the comparison; the last one is seen alone.
func (a *App) dropCompared(id catalog.PhotoID) {
	i := slices.Index(a.look.compared, id)
	if !a.comparing() || i < 0 {
		return
	}
	a.saveCaption()
	left := slices.Delete(slices.Clone(a.look.compared), i, i+1)
	if len(left) == 1 {
		a.alone(left[0])
		return
	}
	active := a.look.active
	if active > i || active == len(left) {
		active--
	}
	a.look.compared, a.look.active = left, active
	a.showLarge()
	a.loadForm()
}

// rejectCompared takes the active photo, which is being rejected, out of the
// comparison; one that was rejected before stays.
func (a *App) rejectCompared() {
	id := a.compared()
	if id == 0 {
		return
	}
	if p, _ := a.known(id); !p.Rejected {
		a.dropCompared(id)
	}
}

// alone sees one of the compared photos alone.
func (a *App) alone(id catalog.PhotoID) {
	a.look.compared = nil
	a.report.say("view", "view", "photo")
	if at := a.grid.Snapshot().Index(id); at >= 0 {
		a.grid.Select(at)
	}
	a.showLarge()
	a.loadForm()
}
