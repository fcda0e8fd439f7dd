package app

import (
	"image"
	"runtime/debug"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"cutline/app/command"
	"cutline/app/settings"
	"cutline/app/thumbs"
	"cutline/app/viewer"
	"cutline/app/widgets"
	"cutline/catalog"
)

// A look is how photos are seen large.
type look struct {
	compared []catalog.PhotoID                 // side by side; none: one photo alone
	active   int                               // of these
	at, way  int                               // the place of the photo seen, and where it was gone to: 1 or -1
	photos   map[catalog.PhotoID]catalog.Photo // those on the screen and around it, as they were read last
	bare     bool                              // the whole screen is the photo's
	fromGrid bool                              // and goes back to the grid
	drawing  catalog.PhotoID
	crop     catalog.Use // the slot to be cropped once its story is open
}

// thumbEdge is the size of the thumbnail that is shown until a photo is there.
const thumbEdge = 512

// newStage makes the place of the large photo: the viewer with its film.
func (a *App) newStage() {
	a.viewer = viewer.New(a, a.goThen)
	a.viewer.OnKey = func(e *fyne.KeyEvent) {
		if !a.toEnd(e.Name) {
			a.pressIn(a.largePlace(), e.Name, 0)
		}
	}
	a.viewer.OnShortcut = func(s fyne.Shortcut) {
		if name, mod, ok := widgets.KeyOf(s); ok {
			a.pressIn(a.largePlace(), name, mod)
		}
	}
	a.viewer.OnFocus = func(in bool) { a.focused("photo", in) }
	a.viewer.OnScroll, a.viewer.OnActive, a.viewer.OnSeen = a.scrolled, a.activate, a.onScreen
	a.viewer.OnMenu = func(at fyne.Position) { a.photoMenu(a.grid.Selection().Focus(), at) }
	a.viewer.Explain = func(err error) string { return a.words.T("photos.cannot") + "\n" + a.explain(err) }
	a.film = viewer.NewFilm()
	a.film.Thumb = a.thumb
	a.film.Marks = func(id catalog.PhotoID) catalog.Marks { return a.look.photos[id].Marks }
	a.film.OnPick = func(place int) {
		a.grid.Select(place)
		a.win.Canvas().Focus(a.viewer)
	}
	a.stage = container.NewBorder(nil, a.film, nil, nil, a.viewer)
}

// bindLooks binds the commands of photos seen large.
func (a *App) bindLooks(bind func(id command.ID, on func() bool, run func()), some func() bool) {
	zoomed := func() bool { return a.large && !a.viewer.View().Fitted() }
	large := func() bool { return a.large }
	bind(command.Zoom100, large, func() { a.viewer.Toggle() })
	bind(command.ZoomIn, large, func() { a.viewer.Step(1) })
	bind(command.ZoomOut, large, func() { a.viewer.Step(-1) })
	for id, by := range map[command.ID]image.Point{command.PanLeft: {X: -1}, command.PanRight: {X: 1}, command.PanUp: {Y: -1}, command.PanDown: {Y: 1}} {
		bind(id, zoomed, func() { a.viewer.Pan(by.X, by.Y) })
	}
	bind(command.Film, large, a.toggleFilm)
	bind(command.Facts, large, func() {
		a.change(func(p *settings.Prefs) { p.PhotoFacts = !p.PhotoFacts })
		a.tellLarge()
	})
	bind(command.Crop, large, a.cropPhoto)
	bind(command.FullScreen, nil, a.fullScreen)
	bind(command.Compare, some, a.compare)
	bind(command.Survey, some, a.compare)
	bind(command.CompareNext, a.comparing, func() { a.nextCompared(1) })
	bind(command.ComparePrev, a.comparing, func() { a.nextCompared(-1) })
	bind(command.CompareOnly, a.comparing, func() { a.alone(a.compared()) })
	bind(command.CompareRemove, a.comparing, func() { a.dropCompared(a.compared()) })
	bind(command.CompareLeave, a.comparing, a.backToGrid)
}

// largePlace is what keys mean to the viewer.
func (a *App) largePlace() command.Place {
	if a.comparing() {
		return command.InCompare
	}
	return command.InLarge
}

// scrolled is the wheel over the viewer.
func (a *App) scrolled(by int) {
	if !a.comparing() {
		a.step(by)
	}
}

// step moves to the next or the previous photo, in the grid or large.
func (a *App) step(by int) {
	at := a.grid.Selection().Focus() + by
	if at < 0 || at >= a.grid.Snapshot().Len() {
		a.say(a.words.T("photos.end"))
		return
	}
	a.grid.Select(at)
}

// toEnd shows the first or the last photo large, as Home and End do on the wall.
func (a *App) toEnd(key fyne.KeyName) bool {
	if a.comparing() {
		return false
	}
	switch key {
	case fyne.KeyHome:
		a.grid.Select(0)
	case fyne.KeyEnd:
		a.grid.Select(a.grid.Snapshot().Len() - 1)
	default:
		return false
	}
	return true
}

// openLarge shows the photo in focus as large as it goes.
func (a *App) openLarge() {
	if a.grid.Snapshot().Len() == 0 || a.large {
		return
	}
	a.large = true
	a.spareMemory(true)
	if at := a.grid.Selection().Focus(); at >= 0 {
		a.grid.Select(at)
	}
	a.showPlace()
	a.showLarge()
	a.win.Canvas().Focus(a.viewer)
	a.report.say("view", "view", "photo")
}

// sweepLarge is how many percent of new garbage, beside what is in use, are let
// lie while photos are seen large.
const sweepLarge = 20

// spareMemory has garbage swept up sooner than Go would by itself: decoded
// photos are so large that a few of them waiting for it would double what the
// window takes, and so plain that sweeping costs little.
func (a *App) spareMemory(on bool) {
	switch {
	case on && a.sweep == 0:
		a.sweep = debug.SetGCPercent(sweepLarge)
	case !on && a.sweep != 0:
		debug.SetGCPercent(a.sweep)
		a.sweep = 0
		if a.desk != nil {
			a.desk.EndNear()
		}
	}
}

// backToGrid leaves the large photo, or several.
func (a *App) backToGrid() {
	if !a.large {
		return
	}
	was := a.comparing()
	a.large, a.look.compared = false, nil
	a.spareMemory(false)
	a.leaveBare()
	a.showPlace()
	a.grid.Reveal(a.grid.Selection().Focus())
	a.win.Canvas().Focus(a.grid)
	if was {
		a.loadForm()
	}
	a.report.say("view", "view", "grid")
}

// showLarge shows in the viewer what it is to show, if it is on the screen.
func (a *App) showLarge() {
	switch {
	case !a.large:
	case a.comparing():
		a.showCompared()
	default:
		a.showPhoto()
	}
}

// showPhoto shows the photo in focus in the viewer, and decodes ahead where
// the person goes.
func (a *App) showPhoto() {
	snap, at := a.grid.Snapshot(), a.grid.Selection().Focus()
	id := snap.ID(at)
	if id == 0 {
		a.backToGrid()
		return
	}
	l := &a.look
	switch {
	case at > l.at || l.way == 0:
		l.way = 1
	case at < l.at:
		l.way = -1
	}
	l.at = at
	var ahead []catalog.PhotoID
	for _, by := range []int{1, 2, -1, 3, 4} { // more where the way leads than where it came from
		if next := snap.ID(at + by*l.way); next != 0 {
			ahead = append(ahead, next)
		}
	}
	a.viewer.SetShots([]viewer.Shot{{ID: id, Line: a.line(), Thumb: a.soon(id)}}, 0, ahead)
	a.showFilm()
	a.tellLarge()
	a.readAround()
}

// soon is what is shown of a photo until it is decoded; a larger thumbnail is
// sent for only if the photo is not there yet.
func (a *App) soon(id catalog.PhotoID) image.Image {
	if !a.viewer.Has(id) {
		return a.thumb(id, image.Pt(thumbEdge, thumbEdge))
	}
	return nil
}

// largeThumbs hears of thumbnails that came.
func (a *App) largeThumbs(all []thumbs.Ready) {
	if !a.large {
		return
	}
	for _, r := range all {
		if r.Err == nil {
			a.viewer.ThumbCame(r.ID, r.Img)
			a.film.ThumbReady(r.ID)
		}
	}
}

// onScreen hears what is on the screen of a photo.
func (a *App) onScreen(s viewer.Seen) {
	at := "blurred"
	if s.Sharp {
		at, a.look.drawing = "shown", s.ID
	}
	a.report.say(at, "photo", s.ID, "zoom", percent(s.View.Scale), "x", s.View.X, "y", s.View.Y, "wide", s.Place.X, "high", s.Place.Y)
}

func percent(scale float64) int { return int(scale*100 + .5) }

// laidOut hears that the window is laid out and will be drawn: it tells of a
// photo when it has been.
func (a *App) laidOut() {
	a.jobs.LaidOut()
	if id := a.look.drawing; id != 0 {
		a.look.drawing = 0
		a.jobs.AfterFrame(func() { a.report.say("drawn", "photo", id) })
	}
}
