package app

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"cutline/app/settings"
	"cutline/catalog"
)

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

// readLargeAgain reads them all anew: some were changed.
func (a *App) readLargeAgain() {
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
