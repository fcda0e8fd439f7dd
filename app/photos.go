package app

import (
	"context"
	"image"
	"slices"
	"time"

	"cutline/app/captions"
	"cutline/app/grid"
	"cutline/app/state"
	"cutline/app/thumbs"
	"cutline/catalog"
)

// typingPause is how long the search waits for the next key.
const typingPause = 120 * time.Millisecond

// typed hears the search box.
func (a *App) typed(text string) {
	a.hand.moves()
	a.query = text
	a.onlyQuery = true
	a.setStale()
	if a.next != nil {
		a.next()
	}
	a.next = a.jobs.After(typingPause, a.search)
}

// search finds what the box says. The newest search wins.
func (a *App) search() {
	d, q := a.desk, a.listQuery()
	if d == nil {
		return
	}
	a.jobs.Latest("search", func(ctx context.Context) func() {
		l, err := d.List(ctx, q)
		if err != nil {
			return func() { a.fail(err) }
		}
		snap := state.Listed(l)
		return func() {
			if a.desk == d {
				a.showFound(q.Text, snap, l.Notes, l.Total)
			}
		}
	})
}

// showFound puts the answer of a search on the screen.
func (a *App) showFound(text string, snap *state.Snapshot, notes []catalog.QueryNote, total int) {
	snap = snap.Without(a.ahead.left(text, catalog.EditID(snap.Revision()))...)
	same := snap.Same(a.snap)
	a.snap, a.notes, a.total = snap, notes, total
	if same {
		a.grid.SetSame(snap)
	} else {
		a.grid.SetSnapshot(snap)
	}
	a.showChips()
	a.showPlace()
	a.readLargeAgain()
	a.loadForm()
	a.count()
	a.follow()
	a.selectAwaited(text)
	if a.fresh { // the keyboard goes where the work is
		a.fresh = false
		if a.modal == nil && a.box == nil && !a.covered() && a.win.Canvas().Focused() == nil {
			a.focusContent()
		}
	}
	a.report.say("count", "query", text, "shown", snap.Len(), "total", total)
}

func (a *App) showCount(text string) {
	if text == "" {
		a.found.SetText(a.words.N("photos.all", a.total))
	} else {
		a.found.SetText(a.words.N("photos.found", a.snap.Found(), a.total))
	}
	hint := ""
	var said []string
	for _, n := range a.notes {
		line := n.Text(catalog.Language(a.words.Language()))
		if hint != "" {
			hint += "  "
		}
		hint += line
		said = append(said, n.Word)
	}
	a.hints.SetText(hint)
	if hint == "" || a.tab != tabPhotos && !a.pane.on {
		a.hints.Hide()
	} else {
		a.hints.Show()
		a.report.say("notes", "words", said, "text", hint)
	}
}

// Rows gives the grid what its cells show.
func (a *App) Rows(ids []catalog.PhotoID, deliver func([]grid.Cell)) {
	d := a.desk
	if d == nil || len(ids) == 0 {
		deliver(nil)
		return
	}
	asked := a.ahead.asked()
	a.jobs.Ask(func(ctx context.Context) func() {
		photos, err := d.Photos(ctx, ids)
		cells := make([]grid.Cell, 0, len(photos))
		for _, p := range photos {
			cells = append(cells, cell(p))
		}
		return func() {
			if a.desk != d {
				return
			}
			a.fail(err)
			a.ahead.over(asked, cells)
			deliver(cells)
		}
	})
}

// Get, Want, Cancel and Ahead hand the grid's wishes to the loader of the catalog
// that is open.
func (a *App) Get(id catalog.PhotoID, box image.Point) (*image.RGBA, bool) {
	if a.loader == nil {
		return nil, false
	}
	return a.loader.Get(id, box)
}

// Want asks for a thumbnail.
func (a *App) Want(id catalog.PhotoID, box image.Point) {
	if a.loader != nil {
		a.loader.Want(id, box)
	}
}

// Cancel takes the wish back.
func (a *App) Cancel(id catalog.PhotoID) {
	if a.loader != nil {
		a.loader.Cancel(id)
	}
}

// Ahead says what will be wanted next.
func (a *App) Ahead(ids []catalog.PhotoID, box image.Point) {
	if a.loader != nil {
		a.loader.Ahead(ids, box)
	}
}

// thumb is a thumbnail for any screen: nil until it is there. One made for
// another place serves if it is not much too small, so that two screens that
// show the same photo do not send for it in turns.
func (a *App) thumb(id catalog.PhotoID, box image.Point) image.Image {
	if a.loader == nil {
		return nil
	}
	img, exact := a.loader.Get(id, box)
	if !exact && (img == nil || 4*max(img.Rect.Dx(), img.Rect.Dy()) < 3*min(box.X, box.Y)) {
		a.loader.Want(id, box)
	}
	if img == nil {
		return nil
	}
	return img
}

// thumbsCame hears of thumbnails that are there.
func (a *App) thumbsCame(all []thumbs.Ready) {
	ids := make([]catalog.PhotoID, 0, len(all))
	for _, r := range all {
		if r.Err == nil {
			ids = append(ids, r.ID)
			if a.roster != nil {
				a.roster.ThumbReady(r.ID)
			}
			if a.faced != nil {
				a.faced(r.ID)
			}
			a.stories.ThumbReady(r.ID)
		}
	}
	a.grid.ThumbReady(ids...)
	a.largeThumbs(all)
	a.report.say("thumbs", "n", len(ids))
}

// selected hears that the selection or the eye moved.
func (a *App) selected() {
	a.hand.moves()
	ids := a.grid.Targets()
	a.report.say("selection", "count", len(ids), "ids", ids[:min(len(ids), 20)], "eye", a.grid.Snapshot().ID(a.grid.Selection().Focus()))
	a.showLarge()
	a.loadFormSoon(ids)
}

// formRest is how long the eye rests before the caption panel follows it,
// while it goes from photo to photo quickly: reading and showing a caption
// takes longer than a key.
const formRest = 180 * time.Millisecond

// loadFormSoon is loadForm when the eye has moved: at once, or when it rests.
func (a *App) loadFormSoon(ids []catalog.PhotoID) {
	quick := time.Since(a.moved) < 2*formRest && (a.keyboard == "grid" || a.keyboard == "photo")
	a.moved = time.Now()
	if a.formLater != nil {
		a.formLater()
		a.formLater = nil
	}
	if !quick {
		a.loadForm()
		return
	}
	if !a.form.Same(ids) {
		a.saveCaption()
	}
	a.formLater = a.jobs.After(formRest, a.loadForm)
}

// loadForm reads the photos of the selection for the caption panel. What was
// typed for others is saved first.
func (a *App) loadForm() {
	d, ids := a.desk, a.targets()
	if d == nil {
		return
	}
	if !a.form.Same(ids) {
		a.saveCaption()
	}
	ids = slices.Clone(ids)
	a.jobs.Latest("form", func(ctx context.Context) func() {
		seq, err := d.Seq(ctx)
		if err != nil {
			return func() { a.fail(err) }
		}
		photos, err := d.Photos(ctx, ids[:min(len(ids), captions.MaxRead)])
		if err != nil {
			return func() { a.fail(err) }
		}
		return func() {
			if a.desk == d {
				a.showForm(ids, photos, seq)
			}
		}
	})
}

// showForm puts photos in the caption panel; newer values of the same photos
// leave alone what is being typed.
func (a *App) showForm(ids []catalog.PhotoID, photos []catalog.Photo, seq catalog.EditID) {
	if a.form.Same(ids) {
		a.form.Refresh(photos, seq)
	} else {
		a.saveCaption() // typed while these were being read
		a.form.Load(ids, photos, seq)
	}
	a.panel.Show()
	a.findLikely(ids)
	a.tellLarge()
	a.report.say("form", "count", len(ids), "ids", ids[:min(len(ids), 20)])
}
