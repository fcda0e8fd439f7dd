package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"cutline/app/captions"
	"cutline/app/i18n"
	"cutline/app/settings"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// edit changes photos in the catalog, in its turn, and hears what became of it.
func (a *App) edit(ids []catalog.PhotoID, e catalog.Edit, done func(catalog.Counted, error)) {
	a.editBy((*desk.Desk).Edit, ids, e, done)
}

// editCaption is edit with codes and variables put in, which also binds the
// photos to people. A variable that is none stays as it was typed, and is told.
func (a *App) editCaption(ids []catalog.PhotoID, e catalog.Edit, bind []catalog.PersonID, done func(catalog.Counted, error)) {
	var unknown *catalog.VariableError
	put := func(d *desk.Desk, ctx context.Context, ids []catalog.PhotoID, e catalog.Edit) (catalog.Counted, error) {
		out, err := d.EditCaptionsOf(ctx, ids, e, bind)
		if errors.As(err, &unknown) {
			return d.Edit(ctx, ids, e)
		}
		return out, err
	}
	a.editBy(put, ids, e, func(out catalog.Counted, err error) {
		done(out, err)
		if unknown != nil {
			a.fail(unknown)
		}
	})
}

// An editor is one way of the desk to change photos.
type editor func(*desk.Desk, context.Context, []catalog.PhotoID, catalog.Edit) (catalog.Counted, error)

func (a *App) editBy(edit editor, ids []catalog.PhotoID, e catalog.Edit, done func(catalog.Counted, error)) {
	d := a.desk
	if d == nil || len(ids) == 0 || len(e.Sets) == 0 {
		return
	}
	var out catalog.Counted
	var err error
	work := func(ctx context.Context) { out, err = edit(d, ctx, ids, e) }
	then := func() {
		if a.desk == d {
			a.own.add(out.Edit)
			done(out, err)
		}
	}
	if e.Base == 0 && len(ids) <= mostAhead { // it does not matter what came before
		a.queue.doShort(work, then)
		return
	}
	a.queue.doFirst(func() { e.Base = a.own.raise(e.Base) }, work, then)
}

// saveCaption saves what was typed in the caption panel, if anything was.
func (a *App) saveCaption() {
	a.finishWord()
	if !a.form.Dirty() || a.desk == nil {
		return
	}
	ids, e, draft := a.form.IDs(), a.form.Edit(), a.form.Draft()
	a.form.Saving()
	a.panel.Show()
	a.store(ids, e, draft)
}

// store saves a caption; what cannot be saved is offered again.
func (a *App) store(ids []catalog.PhotoID, e catalog.Edit, draft captions.Draft) {
	a.keepDraft(draft)
	a.editCaption(ids, e, draft.People, func(done catalog.Counted, err error) {
		if err == nil && done.Changed == 0 && len(done.Failed) > 0 { // the photos are gone
			err = fmt.Errorf("save the caption of %s: %s: %w", done.Failed[0].Path, done.Failed[0].Error, catalog.ErrNotFound)
		}
		if err != nil {
			a.notSaved(ids, e, draft, err)
			return
		}
		a.keepDraft(captions.Draft{})
		a.failures(a.words.T("captions.notall"), done.Failed)
		fields := make([]string, len(e.Sets))
		for i, s := range e.Sets {
			fields[i] = s.Field
		}
		a.report.say("saved", "changed", done.Changed, "fields", fields, "edit", done.Edit)
		a.did(a.words.N("captions.saved", done.Changed))
		a.changed(ids)
	})
}

// notSaved keeps the text that could not be saved and says what can be done.
func (a *App) notSaved(ids []catalog.PhotoID, e catalog.Edit, draft captions.Draft, err error) {
	a.stay = true
	kept := a.keepText(a.desk.Path(), 0, a.words.N("kept.photos", len(ids)), draftText(draft))
	again := func(e catalog.Edit) func() { return func() { a.letGo(kept); a.store(ids, e, draft) } }
	drop := choice{a.words.T("captions.drop"), func() { a.letGo(kept); a.keepDraft(captions.Draft{}); a.loadForm() }}
	ask := func() {}
	copies := choice{a.words.T("stories.copytext"), func() { a.fyne.Clipboard().SetContent(draftText(draft)); ask() }}
	var clash *catalog.Clash
	if errors.As(err, &clash) {
		over := e
		over.Base = 0
		theirs := choice{a.words.T("captions.theirs"), drop.do}
		ask = func() {
			a.question(a.words.T("captions.clash", a.fieldName(clash.Field), clash.Theirs.String(), clash.Ours.String()),
				choice{a.words.T("captions.mine"), again(over)}, theirs, copies)
		}
	} else {
		text := a.words.T("captions.failed", a.explain(err))
		ask = func() { a.question(text, choice{a.words.T("captions.again"), again(e)}, drop, copies) }
	}
	ask()
}

// draftText is all that was typed in a caption.
func draftText(d captions.Draft) string {
	var out []string
	for _, s := range d.Edit().Sets {
		if t := s.Value.String(); t != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, "\n")
}

func (a *App) fieldName(field string) string {
	name, lang := catalog.SplitField(field)
	s := a.words.T(i18n.Key("field." + string(name)))
	if lang != "" {
		s += " (" + lang + ")"
	}
	return s
}

// draftPause is how long typing may rest before it is kept for a next start.
const draftPause = 700 * time.Millisecond

// typing hears that something was typed in the caption panel.
func (a *App) typing() {
	a.report.say("typed", "fields", a.form.Draft().Typed, "will", a.form.Changes())
	if a.draft != nil {
		a.draft()
	}
	a.draft = a.jobs.After(draftPause, func() { a.keepDraft(a.form.Draft()) })
}

// keepDraft keeps what was typed and not saved, beside the preferences; an
// empty draft forgets it.
func (a *App) keepDraft(d captions.Draft) {
	if len(d.Photos) == 0 {
		if a.draft != nil {
			a.draft()
		}
		if old, ok := a.oldDraft(); ok || len(old.Photos) == 0 && len(a.prefs.Draft) > 0 {
			a.note(func(p *settings.Prefs) { p.Draft = nil }, nil)
		}
		return
	}
	d.Catalog = a.desk.Path()
	b, err := json.Marshal(d)
	if err != nil {
		a.fail(err)
		return
	}
	if bytes.Equal(b, a.prefs.Draft) {
		return
	}
	a.note(func(p *settings.Prefs) { p.Draft = b }, func() { a.report.say("draftkept", "photos", len(d.Photos)) })
}

// draftLast keeps a draft when the window ends and nobody waits any more.
func (a *App) draftLast(path string, d captions.Draft) error {
	d.Catalog = path
	b, err := json.Marshal(d)
	if err == nil {
		a.noteLast(func(p *settings.Prefs) { p.Draft = b })
	}
	return err
}

// offerDraft brings back what was typed before the window ended unsaved.
func (a *App) offerDraft() {
	d, ok := a.oldDraft()
	if !ok {
		return
	}
	var said []string
	for _, s := range d.Edit().Sets {
		said = append(said, "“"+s.Value.String()+"”")
	}
	text := a.words.N("captions.draft", len(d.Photos), strings.Join(said, ", "))
	if a.crash != "" {
		text += "\n" + a.ended()
	}
	a.question(text,
		choice{a.words.T("captions.draft.save"), func() { a.letGoText(draftText(d)); a.store(d.Photos, d.Edit(), d) }},
		choice{a.words.T("captions.drop"), func() { a.letGoText(draftText(d)); a.keepDraft(captions.Draft{}) }})
	a.report.say("draft", "photos", len(d.Photos))
}

// forget takes the photos in hand out of the catalog, never off the disk.
func (a *App) forget() {
	ids := slices.Clone(a.targets())
	e := catalog.Edit{Title: "forget", Sets: []catalog.Set{{Field: catalog.FieldForgotten, Value: catalog.TextValue("yes")}}}
	a.edit(ids, e, func(done catalog.Counted, err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.did(a.words.N("photos.forgotten", done.Changed))
		a.report.say("forgotten", "changed", done.Changed)
		a.refresh()
	})
}

// title is what an edit was, in words.
func (a *App) title(t string) string {
	switch t {
	case "caption":
		return a.words.T("edit.caption")
	case "file":
		return a.words.T("edit.file")
	case "clash":
		return a.words.T("edit.clash")
	case "mark":
		return a.words.T("edit.mark")
	case "place":
		return a.words.T("edit.place")
	case "accept":
		return a.words.T("edit.accept")
	case "forget":
		return a.words.T("edit.forget")
	case "collect":
		return a.words.T("edit.collect")
	case "collection":
		return a.words.T("edit.collection")
	case "event":
		return a.words.T("edit.event")
	case "house":
		return a.words.T("edit.house")
	case "import":
		return a.words.T("edit.import")
	case "person":
		return a.words.T("edit.person")
	case "roster":
		return a.words.T("edit.roster")
	case "story":
		return a.words.T("edit.story")
	case "table":
		return a.words.T("edit.table")
	case "template":
		return a.words.T("edit.template")
	case "replace":
		return a.words.T("edit.replace")
	case "take":
		return a.words.T("edit.take")
	case "crop":
		return a.words.T("edit.crop")
	case "restore":
		return a.words.T("edit.restore")
	case "straighten":
		return a.words.T("edit.straighten")
	case "state":
		return a.words.T("edit.state")
	case "update":
		return a.words.T("edit.update")
	case "write":
		return a.words.T("edit.write")
	}
	return t
}

// changed shows photos that were edited.
func (a *App) changed(ids []catalog.PhotoID) {
	a.writeSoon()
	a.onlyQuery = false
	if a.query != "" {
		a.search()
	} else {
		a.grid.Changed(ids...)
		a.loadForm()
		a.countSoon()
		a.readLargeAgain()
	}
	a.reloadStory()
}

// refresh looks at everything again: somebody, or undo, changed the catalog.
func (a *App) refresh() {
	a.onlyQuery = false
	a.search()
	a.reloadStory()
	a.listStories()
	if a.roster != nil {
		a.roster.Again()
	}
}
