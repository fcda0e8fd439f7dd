package app

import (
	"context"
	"slices"
	"strconv"

	"cutline/app/command"
	"cutline/app/settings"
	"cutline/app/state"
	"cutline/catalog"
)

// bindMarks says what the keys of marks do.
func (a *App) bindMarks(some func() bool) {
	some = a.unasked("", some)
	bind := func(id command.ID, run func()) { a.keys.Bind(id, command.Binding{Enabled: some, Run: run}) }
	for n := range 6 {
		bind(command.Rate(n), func() {
			a.mark(a.words.N("marks.stars", n), put(catalog.FieldRating, strconv.Itoa(n)))
		})
	}
	for n := range 9 {
		bind(command.Color(n), func() { a.mark(a.color(n), put(catalog.FieldColor, strconv.Itoa(n))) })
	}
	bind(command.Tag, func() {
		a.toggle(a.words.T("marks.tag"), catalog.FieldTagged, func(m catalog.Marks) bool { return m.Tagged })
	})
	// Lightroom's flag is one of three, and its key sets it.
	bind(command.PickTag, func() {
		a.mark(a.words.T("marks.tag"), put(catalog.FieldTagged, "yes"), put(catalog.FieldRejected, "no"))
	})
	bind(command.PickNeither, func() {
		a.mark(a.words.T("cmd.mark.neither"), put(catalog.FieldTagged, "no"), put(catalog.FieldRejected, "no"))
	})
	bind(command.Reject, func() {
		if a.prefs.Keys == settings.KeysLightroom {
			a.mark(a.words.T("marks.reject"), put(catalog.FieldRejected, "yes"), put(catalog.FieldTagged, "no"))
			return
		}
		a.toggle(a.words.T("marks.reject"), catalog.FieldRejected, func(m catalog.Marks) bool { return m.Rejected })
		a.rejectCompared()
	})
	bind(command.SelectTagged, a.selectTagged)
}

func put(field, value string) catalog.Set {
	return catalog.Set{Field: field, Value: catalog.TextValue(value)}
}

// color is what a colour class is called.
func (a *App) color(n int) string {
	c, _ := a.keys.Command(command.Color(n))
	return c.Name(a.words)
}

// mark sets marks of the photos in hand and goes on to the next photo. What
// is in hand is settled here, when the key is pressed, and so is where the
// eye goes: nothing waits for the catalog.
func (a *App) mark(title string, sets ...catalog.Set) {
	ids := slices.Clone(a.targets())
	if a.desk == nil || len(ids) == 0 {
		return
	}
	pressed, leaves := a.markAhead(ids, sets)
	a.edit(ids, catalog.Edit{Title: "mark", Sets: sets}, func(done catalog.Counted, err error) {
		a.ahead.done(pressed, done.Edit)
		a.marked(title, ids, sets, done, err, len(pressed) == len(ids))
	})
	a.goOn(ids, leaves)
	if a.report != nil {
		a.jobs.AfterFrame(func() { a.report.say("markdrawn", "ids", ids[:min(len(ids), 20)]) })
	}
}

// toggle sets a yes-or-no mark: off only if all photos in hand have it.
func (a *App) toggle(title, field string, has func(catalog.Marks) bool) {
	d, ids := a.desk, slices.Clone(a.targets())
	if d == nil || len(ids) == 0 {
		return
	}
	if all, ok := a.allHave(ids, has); ok {
		a.mark(title, put(field, yesNo(!all)))
		return
	}
	// Nobody has seen all of them: the catalog says, when the turn has come.
	var sets []catalog.Set
	var done catalog.Counted
	var err error
	a.queue.do(func(ctx context.Context) {
		photos, readErr := d.Photos(ctx, ids)
		all := !slices.ContainsFunc(photos, func(p catalog.Photo) bool { return !has(p.Marks) })
		if sets, err = []catalog.Set{put(field, yesNo(!all))}, readErr; err == nil {
			done, err = d.Edit(ctx, ids, catalog.Edit{Title: "mark", Sets: sets})
		}
	}, func() {
		if a.desk == d {
			a.own.add(done.Edit)
			a.marked(title, ids, sets, done, err, false)
		}
	})
	a.goOn(ids, nil)
}

// allHave reports whether all photos have a mark, going by what the cells
// show; ok is false when they do not show all.
func (a *App) allHave(ids []catalog.PhotoID, has func(catalog.Marks) bool) (all, ok bool) {
	if len(ids) > mostAhead {
		return false, false
	}
	all = true
	for _, id := range ids {
		c, ok := a.grid.Cell(id)
		if !ok {
			return false, false
		}
		all = all && has(marksOf(c))
	}
	return all, true
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// markAhead shows marks before they are stored. It gives the photos it did so
// for, and those of them that leave the filter, as far as marks alone tell.
func (a *App) markAhead(ids []catalog.PhotoID, sets []catalog.Set) (pressed, leaves []catalog.PhotoID) {
	if len(ids) > mostAhead {
		return nil, nil
	}
	q := a.desk.Query(a.query)
	for _, id := range ids {
		c, ok := a.grid.Cell(id)
		if !ok {
			continue
		}
		p := catalog.Photo{Marks: marksOf(c)}
		for _, s := range sets {
			_, _, _ = p.Change(s) // what cannot be is the catalog's to say
		}
		a.ahead.press(id, p.Marks)
		now := marked(c, p.Marks)
		now.Pending = now.Pending || now != c
		a.grid.Put(now)
		pressed = append(pressed, id)
		if b, of := a.snap.Burst(id); q.Refuses(p.Marks) && (!of || b.Open) {
			leaves = append(leaves, id)
		}
	}
	return pressed, leaves
}

// goOn takes photos that left the filter off the wall, where the next one
// follows them, or goes on to the next photo.
func (a *App) goOn(ids, leaves []catalog.PhotoID) {
	if len(leaves) > 0 {
		a.ahead.leave(a.query, 0, leaves)
		a.hide(leaves)
	}
	if len(ids) != 1 || len(leaves) > 0 || !a.advance() || a.comparing() {
		return
	}
	if at := a.grid.Snapshot().Index(ids[0]) + 1; at > 0 && at < a.grid.Snapshot().Len() {
		a.grid.Select(at)
	}
}

// hide takes photos off the wall; the eye goes on to what followed them.
func (a *App) hide(ids []catalog.PhotoID) {
	rest := a.snap.Without(ids...)
	if rest == a.snap {
		return
	}
	a.snap = rest
	a.grid.SetRest(rest)
	a.showPlace()
	a.report.say("count", "query", a.query, "shown", rest.Len(), "total", a.total)
}

// marked hears what became of a mark, and whether cells show it already.
func (a *App) marked(title string, ids []catalog.PhotoID, sets []catalog.Set, done catalog.Counted, err error, shown bool) {
	if err != nil {
		a.ahead.forget(ids)
		a.fail(err)
		a.grid.Changed(ids...)
		a.search()
		return
	}
	first := sets[0]
	a.report.say("mark", "field", first.Field, "value", first.Value.Text, "changed", done.Changed, "ids", ids[:min(len(ids), 20)])
	a.failures(a.words.T("marks.notall"), done.Failed)
	if text := a.words.N("marks.done", done.Changed, title); done.Edit == 0 {
		a.say(text) // there is nothing to undo
	} else {
		a.did(text)
	}
	a.writeSoon()
	a.countSoon()
	a.readLargeAgain()
	a.reloadStorySoon()
	if !shown || done.Changed != len(ids) {
		a.grid.Changed(ids...)
	}
	a.lookAgain(ids, done.Edit)
}

// lookAgain shows what became of photos in an edit. The catalog is asked
// about these alone, not searched anew, unless they are many or some of them
// have to come back.
func (a *App) lookAgain(ids []catalog.PhotoID, edit catalog.EditID) {
	d, query := a.desk, a.query
	if slices.Equal(ids, a.targets()) { // else the panel follows the eye
		a.loadForm()
	}
	switch {
	case a.listing().Sort == catalog.SortRating || query != "" && len(ids) > mostAhead || a.inBursts(ids):
		a.search() // others may stand elsewhere now
		return
	case query == "": // it finds them all
		a.follow()
		return
	}
	a.jobs.Ask(func(ctx context.Context) func() {
		found, err := d.Among(ctx, query, ids)
		return func() {
			switch {
			case a.desk != d || a.query != query: // another search is on its way
			case err != nil:
				a.fail(err)
			default:
				a.lookedAgain(ids, found, edit)
			}
		}
	})
}

// inBursts reports whether one of the photos is a frame of a burst, or stands
// for one: which frame does so goes by marks.
func (a *App) inBursts(ids []catalog.PhotoID) bool {
	return slices.ContainsFunc(ids, func(id catalog.PhotoID) bool { _, is := a.snap.Burst(id); return is })
}

func (a *App) lookedAgain(ids, found []catalog.PhotoID, edit catalog.EditID) {
	var gone []catalog.PhotoID
	back := false
	for _, id := range ids {
		is, seen := slices.Contains(found, id), a.snap.Index(id) >= 0
		switch {
		case a.ahead.waits(id): // for a mark that came later, and is asked about then
		case seen && !is:
			gone = append(gone, id)
		case is && !seen:
			back = true
		}
	}
	if len(gone) > 0 {
		a.ahead.leave(a.query, edit, gone)
		a.hide(gone)
	}
	if back {
		a.search()
		return
	}
	a.follow()
}

// follow moves the eye to the photos that an undo changed, now that they are
// on the wall.
func (a *App) follow() {
	ids := a.backTo
	a.grid.Put(a.backAs...)
	a.backTo, a.backAs = nil, nil
	var places []int
	for _, id := range ids {
		if at := a.snap.Index(id); at >= 0 {
			places = append(places, at)
		}
	}
	if len(places) == 0 {
		return
	}
	slices.Sort(places)
	sel := a.grid.Selection()
	sel.Only(places[0])
	for _, r := range state.Ranges(places) {
		sel.Add(r)
	}
	a.grid.Reveal(places[0])
	a.grid.SelectionChanged()
}

// selectTagged selects all tagged photos of those that are shown.
func (a *App) selectTagged() {
	d, snap := a.desk, a.snap
	a.jobs.Latest("tagged", func(ctx context.Context) func() {
		ids, _, err := d.Search(ctx, "tag:yes", catalog.SortNewest, 0)
		var places []int
		for _, id := range ids {
			if at := snap.Index(id); at >= 0 {
				places = append(places, at)
			}
		}
		slices.Sort(places)
		ranges := state.Ranges(places)
		return func() {
			switch {
			case a.desk != d || a.snap != snap: // other photos are shown now
			case err != nil:
				a.fail(err)
			case len(places) == 0:
				a.say(a.words.T("select.notagged"))
			default:
				sel := a.grid.Selection()
				sel.Only(places[0])
				sel.Set(ranges...)
				a.grid.Reveal(places[0])
				a.grid.SelectionChanged()
			}
		}
	})
}
