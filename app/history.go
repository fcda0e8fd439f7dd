package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"cutline/app/captions"
	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// historyPage is how many edits of a photo's history are read at once.
const historyPage = 20

// showHistory shows what happened to the photo in hand. From a text box of the
// caption panel, the newest line of that field is in hand.
func (a *App) showHistory() {
	ids := a.targets()
	if a.desk == nil || len(ids) == 0 || a.asking() {
		return
	}
	id, back := ids[0], func() {}
	var field catalog.FieldName
	if in, _ := a.inCaption(); in {
		field = a.panel.Field()
		back = func() { a.jobs.Post(func() { a.panel.Focus(field) }) }
	}
	a.saveCaption()
	a.readPhotos(ids[:1], func(photos []catalog.Photo) {
		if len(photos) == 1 && !a.asking() {
			a.presentHistory(id, photos[0].File(), field, back)
		}
	})
}

// presentHistory shows the dialog; back gives the keyboard back.
func (a *App) presentHistory(id catalog.PhotoID, file string, field catalog.FieldName, back func()) {
	var d *widgets.Dialog
	var h *captions.History
	restore := widgets.NewButton(a.words.T("history.restore"), nil)
	restore.Importance = widget.HighImportance
	restore.Disable()
	do := func(p catalog.Past) {
		d.Hide()
		a.restore(id, p)
	}
	more := func(before catalog.EditID) {
		a.readHistory(id, before, func(past []catalog.Past) {
			h.Add(past)
			a.report.say("history", "photo", id, "before", before, "lines", len(past))
		})
	}
	h = captions.NewHistory(a.words, field, captions.HistoryWishes{
		More: more, Restore: do, Key: a.keyInDialog, Diff: a.diff, Title: a.pastTitle, Field: a.pastField,
		Chosen: func(p catalog.Past) {
			if catalog.MayRestore(p.Field) {
				restore.Enable()
			} else {
				restore.Disable()
			}
			a.report.say("pastline", "field", p.Field, "edit", p.Edit, "old", p.Old, "new", p.New)
		},
	})
	restore.OnTapped = func() {
		if p, ok := h.Past(); ok {
			do(p)
		}
	}
	done := widgets.NewButton(a.words.T("dialog.close"), func() { d.Hide() })
	d = widgets.NewDialog(a.win.Canvas(), a.words.T("history.title", file), h, done, restore)
	d.First, d.OnClosed = h, back
	size := a.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(760, size.Width*.9), size.Height*.8))
	a.present("history", d, map[string]fyne.CanvasObject{"dialog.close": done, "dialog.restore": restore, "history": h})
}

// readHistory reads a part of a photo's history, after the edits on their way.
func (a *App) readHistory(id catalog.PhotoID, before catalog.EditID, deliver func([]catalog.Past)) {
	d := a.desk
	var past []catalog.Past
	var err error
	a.queue.do(func(ctx context.Context) {
		past, err = d.HistoryPage(ctx, catalog.PhotoTargets(id)[0], before, historyPage)
	}, func() {
		if a.desk != d {
			return
		}
		a.fail(err)
		deliver(past)
	})
}

// restore gives a field of a photo back what it held before an edit.
func (a *App) restore(id catalog.PhotoID, p catalog.Past) {
	d := a.desk
	var done catalog.Counted
	var err error
	a.queue.do(func(ctx context.Context) { done, err = d.Restore(ctx, id, p.Edit, p.Field) }, func() {
		switch {
		case a.desk != d:
			return
		case err != nil:
			a.fail(err)
			return
		case done.Changed == 0 && len(done.Failed) == 0:
			a.say(a.words.T("history.same", a.pastField(p.Field)))
		default:
			a.own.add(done.Edit)
			a.did(a.words.T("history.restored", a.pastField(p.Field)))
			a.failures(a.words.T("captions.notall"), done.Failed)
			a.changed([]catalog.PhotoID{id})
		}
		a.report.say("restored", "field", p.Field, "changed", done.Changed)
	})
}

// pastTitle is what an edit of the history was, in words.
func (a *App) pastTitle(t string) string {
	if of, ok := strings.CutPrefix(t, "undo "); ok {
		return a.words.T("history.undo", a.title(of))
	}
	if of, ok := strings.CutPrefix(t, "redo "); ok {
		return a.words.T("history.redo", a.title(of))
	}
	return a.title(t)
}

// pastField is a field of the history in words.
func (a *App) pastField(field string) string {
	if of, ok := catalog.ClashOf(field); ok {
		return a.words.T("history.clash", a.clashName(of))
	}
	switch field {
	case catalog.FieldForgotten, catalog.FieldCollection, catalog.FieldFile:
		return a.words.T(i18n.Key("history.field." + field))
	}
	return a.clashName(field)
}
