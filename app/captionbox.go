package app

import (
	"context"
	"slices"
	"strings"

	"cutline/catalog"
)

// mostRecent is how many texts that a field was given lately are offered.
const mostRecent = 9

// recentTexts asks for the texts that a field was given lately.
func (a *App) recentTexts(field catalog.FieldName, typed string, deliver func([]string)) {
	d := a.desk
	if d == nil {
		return
	}
	a.jobs.Latest("recent", func(ctx context.Context) func() {
		texts, err := d.Recent(ctx, field, typed, mostRecent)
		return func() {
			if a.desk != d {
				return
			}
			a.fail(err)
			a.report.say("recent", "field", field, "typed", typed, "texts", texts)
			deliver(texts)
		}
	})
}

// mostAround is how many photos of a selection say who is likely on them.
const mostAround = 1000

// findLikely shows who is most likely on the photos of the caption panel.
func (a *App) findLikely(ids []catalog.PhotoID) {
	d := a.desk
	if d == nil || a.prefs.HidePanel || len(ids) == 0 {
		a.panel.SetLikely(nil)
		return
	}
	a.jobs.Latest("likely", func(ctx context.Context) func() {
		people, err := d.LikelyPeople(ctx, ids[:min(len(ids), mostAround)])
		return func() {
			if a.desk != d || err != nil {
				a.fail(err)
				return
			}
			a.panel.SetLikely(people)
			names := make([]string, len(people))
			for i, p := range people {
				names[i] = p.Name
			}
			a.report.say("likely", "names", names)
		}
	})
}

// inCaption reports whether a text box of the caption panel has the keyboard,
// and in whether any text box has.
func (a *App) inCaption() (caption, in bool) {
	_, in = a.win.Canvas().Focused().(interface{ SelectedText() string })
	return in && strings.HasPrefix(a.keyboard, "caption."), in
}

// asPrevious fills the field in hand, or the empty fields of the photos in
// hand, as in the photo before them.
func (a *App) asPrevious() {
	d, ids := a.desk, slices.Clone(a.targets())
	caption, text := a.inCaption()
	if d == nil || len(ids) == 0 || text && !caption {
		return
	}
	first := a.grid.Snapshot().Len()
	for _, id := range ids {
		if at := a.grid.Snapshot().Index(id); at >= 0 {
			first = min(first, at)
		}
	}
	from := a.grid.Snapshot().ID(first - 1)
	if from == 0 {
		a.say(a.words.T("captions.previous.none"))
		return
	}
	if caption {
		a.takeField(from)
		return
	}
	a.saveCaption()
	var done catalog.Counted
	var err error
	a.queue.do(func(ctx context.Context) { done, err = d.FillFrom(ctx, from, ids) }, func() {
		switch {
		case a.desk != d:
			return
		case err != nil:
			a.fail(err)
			return
		case done.Changed == 0 && len(done.Failed) == 0:
			a.say(a.words.T("captions.previous.nothing"))
		default:
			a.own.add(done.Edit)
			a.did(a.words.N("captions.previous.filled", done.Changed))
			a.failures(a.words.T("captions.notall"), done.Failed)
			a.changed(ids)
		}
		a.report.say("filled", "from", from, "changed", done.Changed)
	})
}

// takeField gives the field in hand the text of another photo.
func (a *App) takeField(from catalog.PhotoID) {
	d, ids := a.desk, slices.Clone(a.form.IDs())
	var photo catalog.Photo
	var err error
	a.queue.do(func(ctx context.Context) { photo, err = d.Photo(ctx, from) }, func() {
		switch {
		case a.desk != d || !a.form.Same(ids):
		case err != nil:
			a.fail(err)
		case !a.panel.Take(photo.Caption):
			a.say(a.words.T("captions.previous.empty", a.fieldName(string(a.panel.Field()))))
		}
	})
}
