package app

import (
	"context"
	"image"
	"maps"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

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
	a.viewer.OnKey = func(e *fyne.KeyEvent) { a.pressIn(a.largePlace(), e.Name, 0) }
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
	bind(command.CompareRemove, a.comparing, func() { a.takeOut(a.compared()) })
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

// line is what stands under the large photo.
func (a *App) line() string {
	snap, at := a.grid.Snapshot(), a.grid.Selection().Focus()
	place := a.words.T("photos.place", at+1, snap.Len())
	if p, ok := a.known(snap.ID(at)); ok {
		return p.File() + "    " + place + "    " + a.marksText(p.Marks)
	}
	return place
}

// known is a photo as it was read last, ahead or for the caption panel.
func (a *App) known(id catalog.PhotoID) (catalog.Photo, bool) {
	p, ok := a.look.photos[id]
	if ps := a.form.Photos(); len(ps) == 1 && ps[0].ID == id && ps[0].Revision >= p.Revision {
		return ps[0], true
	}
	return p, ok
}

// tellLarge shows the words about the large photo anew.
func (a *App) tellLarge() {
	if !a.large {
		return
	}
	if a.comparing() {
		a.tellCompared()
		return
	}
	id := a.grid.Snapshot().ID(a.grid.Selection().Focus())
	a.viewer.Line(id, a.line())
	var lines []string
	if p, ok := a.known(id); ok {
		lines = a.facts(p)
		if a.look.photos[id].Marks != p.Marks {
			a.keepPhotos(p)
		}
	}
	a.viewer.Facts(a.prefs.PhotoFacts, lines)
	a.report.say("facts", "shown", a.prefs.PhotoFacts, "photo", id, "lines", lines)
}

// facts is what is known of a photo, line by line.
func (a *App) facts(p catalog.Photo) []string {
	var out []string
	add := func(s string) {
		if s != "" {
			out = append(out, s)
		}
	}
	add(p.File())
	if !p.Captured.IsZero() {
		add(a.words.Date(p.Captured.Time) + p.Captured.Time.Format(" 15:04:05"))
	}
	add(p.Model)
	add(p.Lens)
	add(exposure(p))
	if size := p.Upright(); size.X > 0 {
		add(a.words.T("facts.size", size.X, size.Y, a.words.Bytes(int(p.Bytes))))
	}
	add(a.marksText(p.Marks))
	return out
}

// exposure is how a photo was taken, as photographers write it.
func exposure(p catalog.Photo) string {
	var parts []string
	if p.Shutter != "" {
		parts = append(parts, p.Shutter+" s")
	}
	if p.Aperture > 0 {
		parts = append(parts, "f/"+strconv.FormatFloat(p.Aperture, 'g', 3, 64))
	}
	if p.ISO > 0 {
		parts = append(parts, "ISO "+strconv.Itoa(p.ISO))
	}
	if p.FocalMM > 0 {
		parts = append(parts, strconv.FormatFloat(p.FocalMM, 'g', 4, 64)+" mm")
	}
	return strings.Join(parts, "   ")
}

// toggleFilm shows or hides the film, and remembers that.
func (a *App) toggleFilm() {
	a.change(func(p *settings.Prefs) { p.HideFilm = !p.HideFilm })
	a.showFilm()
	a.readAround()
	a.win.Canvas().Focus(a.viewer)
	a.report.say("film", "shown", !a.prefs.HideFilm)
}

// showFilm shows the photos around that in focus, if they are wanted.
func (a *App) showFilm() {
	if on := a.large && !a.prefs.HideFilm && !a.comparing(); on != a.film.Visible() {
		if on {
			a.film.Show()
		} else {
			a.film.Hide()
		}
		a.stage.Refresh()
	}
	if a.film.Visible() {
		snap := a.grid.Snapshot()
		a.film.SetPlace(a.grid.Selection().Focus(), snap.Len(), snap.ID)
	}
}

// mostKnown is how many photos are kept for the words below them.
const mostKnown = 500

// around are the photos whose words are wanted: those seen, on the film too,
// and those next to them, so that the words below the next one are there with
// it.
func (a *App) around() []catalog.PhotoID {
	if a.comparing() {
		return slices.Clone(a.look.compared)
	}
	at := a.grid.Selection().Focus()
	return append(slices.Clone(a.grid.Snapshot().IDs(at-2, at+3)), a.film.InSight()...)
}

// readAround reads the photos around as far as they are not known.
func (a *App) readAround() {
	a.readPhotosLarge(slices.DeleteFunc(a.around(), func(id catalog.PhotoID) bool { _, ok := a.look.photos[id]; return ok }))
}

// lookAgain reads them all anew: some were changed.
func (a *App) lookAgain() {
	ids := a.around()
	maps.DeleteFunc(a.look.photos, func(id catalog.PhotoID, _ catalog.Photo) bool { return !slices.Contains(ids, id) })
	a.readPhotosLarge(ids)
}

func (a *App) readPhotosLarge(ids []catalog.PhotoID) {
	d := a.desk
	if d == nil || !a.large || len(ids) == 0 {
		return
	}
	a.jobs.Latest("look", func(ctx context.Context) func() {
		photos, err := d.Photos(ctx, ids)
		return func() {
			if a.desk != d || !a.large {
				return
			}
			a.fail(err)
			a.keepPhotos(photos...)
			a.tellLarge()
		}
	})
}

// keepPhotos keeps photos as they were read.
func (a *App) keepPhotos(photos ...catalog.Photo) {
	if a.look.photos == nil || len(a.look.photos) > mostKnown {
		a.look.photos = map[catalog.PhotoID]catalog.Photo{}
	}
	for _, p := range photos {
		a.look.photos[p.ID] = p
	}
	a.film.MarksChanged()
}

// fullScreen gives the whole screen to the photo, or takes it back.
func (a *App) fullScreen() {
	switch {
	case a.look.bare:
		a.leaveBare()
		return
	case a.desk == nil || a.tab != tabPhotos || a.settings != nil || a.grid.Snapshot().Len() == 0:
		a.win.SetFullScreen(!a.win.FullScreen()) // the window as it is
		return
	}
	fromGrid := !a.large
	a.openLarge()
	a.look.bare, a.look.fromGrid = true, fromGrid
	a.showPlace()
	a.setMenu()
	a.win.SetFullScreen(true)
	a.win.Canvas().Focus(a.viewer)
	a.report.say("fullscreen", "on", true)
}

// leaveBare gives the screen back to the window; it reports whether the photo
// had it.
func (a *App) leaveBare() bool {
	l := &a.look
	if !l.bare {
		return false
	}
	l.bare = false
	a.win.SetFullScreen(false)
	a.setMenu()
	a.report.say("fullscreen", "on", false)
	if a.large && l.fromGrid && !a.comparing() {
		a.backToGrid()
		return true
	}
	a.showPlace()
	a.focusContent()
	return true
}

// setMenu shows the main menu, unless the photo has all of the screen.
func (a *App) setMenu() {
	if a.look.bare {
		a.win.SetMainMenu(nil)
		// The toolkit lays the content out anew only when the window's size changes.
		if c := a.win.Canvas(); c.Content() != nil {
			c.Content().Move(fyne.Position{})
			c.Content().Resize(c.Size())
		}
		return
	}
	a.win.SetMainMenu(a.menu())
}

// staysBare reports whether a command is done without anything but the photo
// on the screen.
func staysBare(id command.ID) bool {
	if id == command.Crop {
		return false
	}
	for _, at := range []string{"mark.", "photo.", "view.zoom", "view.film", "view.facts", "view.fullscreen", "view.compare", "view.survey", "zoom.", "compare.", "edit.", "app.quit"} {
		if strings.HasPrefix(string(id), at) {
			return true
		}
	}
	return id == command.BackToGrid
}
