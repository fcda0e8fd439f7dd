package app

import (
	"cutline/catalog"
)

// toggleBurst opens the burst of the photo in focus, or closes it.
func (a *App) toggleBurst() {
	b, ok := a.snap.Burst(a.grid.Snapshot().ID(a.grid.Selection().Focus()))
	a.openBursts(!ok || !b.Open)
}

// openBursts shows the bursts of the photos in hand frame by frame, or as one
// photo again.
func (a *App) openBursts(open bool) {
	if !a.listing().Bursts {
		a.say(a.words.T("bursts.off"))
		return
	}
	opened := map[catalog.PhotoID]struct{}{}
	for id := range a.opened {
		opened[id] = struct{}{}
	}
	found, changed := false, false
	for _, id := range a.grid.Targets() {
		b, ok := a.snap.Burst(id)
		if !ok || len(b.Frames) < 2 {
			continue
		}
		found = true
		changed = changed || b.Open != open
		for _, frame := range b.Frames {
			delete(opened, frame)
		}
		if open {
			opened[b.Frames[0]] = struct{}{}
		}
	}
	switch {
	case !found:
		a.say(a.words.T("bursts.none"))
	case changed:
		a.opened = opened
		a.search()
		a.report.say("bursts", "open", len(opened))
	}
}
