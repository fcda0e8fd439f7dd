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
	"cutline/app/viewer"
	"cutline/catalog"
)

// typingPause is how long the search waits for the next key.
const typingPause = 120 * time.Millisecond

// typed hears the search box.
func (a *App) typed(text string) {
	a.query = text
	if a.next != nil {
		a.next()
	}
	a.next = a.jobs.After(typingPause, a.search)
}

// search finds what the box says. The newest search wins.
func (a *App) search() {
	d, text := a.desk, a.query
	if d == nil {
		return
	}
	a.jobs.Latest("search", func(ctx context.Context) func() {
		seq, err := d.Seq(ctx) // the answer may know more, never less
		if err != nil {
			return func() { a.fail(err) }
		}
		ids, notes, err := d.Search(ctx, text, catalog.SortNewest, 0)
		if err != nil {
			return func() { a.fail(err) }
		}
		total := len(ids)
		if text != "" {
			if total, err = d.Count(ctx, ""); err != nil {
				return func() { a.fail(err) }
			}
		}
		snap := state.NewSnapshot(ids, int64(seq))
		return func() {
			if a.desk == d {
				a.showFound(text, snap, notes, total)
			}
		}
	})
}

// showFound puts the answer of a search on the screen.
func (a *App) showFound(text string, snap *state.Snapshot, notes []catalog.QueryNote, total int) {
	snap = snap.Without(a.ahead.left(text, catalog.EditID(snap.Revision()))...)
	same := slices.Equal(snap.IDs(0, snap.Len()), a.snap.IDs(0, a.snap.Len()))
	a.snap, a.notes, a.total = snap, notes, total
	if same {
		a.grid.Changed()
	} else {
		a.grid.SetSnapshot(snap)
	}
	a.showChips()
	a.showPlace()
	a.loadForm()
	a.follow()
	if a.fresh { // the keyboard goes where the work is
		a.fresh = false
		if a.modal == nil && a.box == nil && a.settings == nil && a.win.Canvas().Focused() == nil {
			a.focusContent()
		}
	}
	a.report.say("count", "query", text, "shown", snap.Len(), "total", total)
}

func (a *App) showCount(text string) {
	if text == "" {
		a.found.SetText(a.words.N("photos.all", a.total))
	} else {
		a.found.SetText(a.words.N("photos.found", a.snap.Len(), a.total))
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
	if a.snap.Len() == 0 && text != "" {
		if hint != "" {
			hint += "  "
		}
		hint += a.words.T("photos.nothing")
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

func cell(p catalog.Photo) grid.Cell {
	return grid.Cell{ID: p.ID, Name: p.File(), Rating: p.Rating, Color: p.Color, Average: p.Color0,
		Tagged: p.Tagged, Rejected: p.Rejected, Untold: p.Caption.Text(catalog.Description) == "",
		Pending: p.PendingWrite(), Clashing: len(p.Clashes) > 0, Parts: len(p.Partners()) > 0, Damaged: p.State == catalog.Damaged, Offline: p.State == catalog.Offline}
}

// Get, Want and Cancel hand the grid's wishes to the loader of the catalog
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
			a.stories.ThumbReady(r.ID)
		}
	}
	a.grid.ThumbReady(ids...)
	a.report.say("thumbs", "n", len(ids))
}

// selected hears that the selection or the eye moved.
func (a *App) selected() {
	ids := a.grid.Targets()
	a.report.say("selection", "count", len(ids), "ids", ids[:min(len(ids), 20)], "eye", a.grid.Snapshot().ID(a.grid.Selection().Focus()))
	if a.large {
		a.showPhoto()
	}
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
	if at := a.grid.Selection().Focus(); at >= 0 {
		a.grid.Select(at)
	}
	a.showPlace()
	a.showPhoto()
	a.win.Canvas().Focus(a.viewer)
	a.report.say("view", "view", "photo")
}

// backToGrid leaves the large photo.
func (a *App) backToGrid() {
	if !a.large {
		return
	}
	a.large = false
	a.showPlace()
	a.grid.Reveal(a.grid.Selection().Focus())
	a.win.Canvas().Focus(a.grid)
	a.report.say("view", "view", "grid")
}

// showPhoto shows the photo in focus in the viewer.
func (a *App) showPhoto() {
	snap, at := a.grid.Snapshot(), a.grid.Selection().Focus()
	id := snap.ID(at)
	if id == 0 {
		a.backToGrid()
		return
	}
	shot := viewer.Shot{ID: id, Line: a.line(), Thumb: a.thumb(id, image.Pt(512, 512))}
	for _, by := range []int{1, -1, 2} {
		if next := snap.ID(at + by); next != 0 {
			shot.Ahead = append(shot.Ahead, next)
		}
	}
	a.viewer.SetShot(shot)
}

// line is what stands under the large photo.
func (a *App) line() string {
	snap, at := a.grid.Snapshot(), a.grid.Selection().Focus()
	place := a.words.T("photos.place", at+1, snap.Len())
	if ps := a.form.Photos(); len(ps) == 1 && ps[0].ID == snap.ID(at) {
		return ps[0].File() + "    " + place + "    " + a.marksText(ps[0].Marks)
	}
	return place
}

// loadForm reads the photos of the selection for the caption panel. What was
// typed for others is saved first.
func (a *App) loadForm() {
	d, ids := a.desk, a.grid.Targets()
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
	if a.large {
		a.viewer.Line(a.line())
	}
	a.report.say("form", "count", len(ids), "ids", ids[:min(len(ids), 20)])
}
