package app

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"cutline/app/i18n"
	"cutline/app/sidebar"
	"cutline/app/state"
	"cutline/catalog"
)

// newRow makes a collection or an event.
func (a *App) newRow(s sidebar.Section) {
	if s == sidebar.Events {
		a.askEvent(nil)
		return
	}
	a.askCollection(nil)
}

// editRow opens what a row names, to change it.
func (a *App) editRow(r sidebar.Row) {
	switch {
	case r.Section == sidebar.Events && r.ID != 0:
		a.changeEvent(catalog.EventID(r.ID))
	case r.Section == sidebar.Events:
		a.adoptEvent(r.Value)
	}
}

// eventItems is what can be done with an event's row, or with the head.
func (a *App) eventItems(r sidebar.Row) []*fyne.MenuItem {
	item := func(key i18n.Key, do func()) *fyne.MenuItem { return fyne.NewMenuItem(a.words.T(key), do) }
	var out []*fyne.MenuItem
	if r.Value != "" {
		out = append(out, fyne.NewMenuItemSeparator(), item("event.edit", func() { a.editRow(r) }),
			item("side.put.event", func() { a.dropOnRow(slices.Clone(a.grid.Targets()), r) }),
			item("side.rename", func() { a.renameRow(r) }))
		if r.ID != 0 {
			out = append(out, item("event.offer", func() { a.offerOf(catalog.EventID(r.ID), true) }),
				item("event.remove", func() { a.removeRow(r) }))
		}
		out = append(out, fyne.NewMenuItemSeparator())
	}
	return append(out, item("side.newevent", func() { a.askEvent(nil) }))
}

// eventTargets is the events that the photos in hand can be put into.
func (a *App) eventTargets() []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for _, t := range a.lists.Counts.Events[:min(len(a.lists.Counts.Events), 15)] {
		if t.Name == "" {
			continue
		}
		r := sidebar.Row{Section: sidebar.Events, ID: t.ID, Value: t.Name, Text: t.Name}
		out = append(out, fyne.NewMenuItem(t.Name, func() { a.dropOnRow(slices.Clone(a.grid.Targets()), r) }))
	}
	if len(out) > 0 {
		out = append(out, fyne.NewMenuItemSeparator())
	}
	return append(out, fyne.NewMenuItem(a.words.T("side.newevent"), func() { a.askEvent(slices.Clone(a.grid.Targets())) }))
}

// askEvent makes an event, of photos or of none. The question comes once the
// mouse button is up: the toolkit takes the keyboard away then.
func (a *App) askEvent(photos []catalog.PhotoID) {
	d := a.desk
	if d == nil || a.asking() {
		return
	}
	a.saveCaption()
	var ev catalog.Event
	var err error
	a.queue.do(func(ctx context.Context) { ev, err = d.EventOf(ctx, photos) }, func() { a.showEventForm(d, ev, 0, photos, err) })
}

// adoptEvent makes an event of a name that captions give already.
func (a *App) adoptEvent(name string) {
	d := a.desk
	if d == nil || a.asking() {
		return
	}
	var ev catalog.Event
	var err error
	a.queue.do(func(ctx context.Context) {
		var ids []catalog.PhotoID
		if ids, err = d.EventPhotos(ctx, name); err == nil {
			ev, err = d.EventOf(ctx, ids)
		}
		ev.Name = name
	}, func() { a.showEventForm(d, ev, 0, nil, err) })
}

// changeEvent opens an event.
func (a *App) changeEvent(id catalog.EventID) {
	d := a.desk
	if d == nil || a.asking() {
		return
	}
	var ev catalog.Event
	var base catalog.EditID
	var err error
	a.queue.do(func(ctx context.Context) {
		if base, err = d.Seq(ctx); err == nil {
			ev, err = d.Event(ctx, id)
		}
	}, func() { a.showEventForm(d, ev, base, nil, err) })
}

// editEvent changes an event, and with inPhotos its name in their captions.
func (a *App) editEvent(id catalog.EventID, name string, said i18n.Key, inPhotos bool, sets ...catalog.Set) {
	d := a.desk
	var err error
	a.saveCaption()
	a.queue.do(func(ctx context.Context) {
		_, err = d.EditEvent(ctx, id, catalog.Edit{Title: "event", Sets: sets}, inPhotos)
	}, func() {
		if a.desk != d {
			return
		}
		a.eventDone(err, name, a.words.T(said, name))
	})
}

// eventDone says what became of an event.
func (a *App) eventDone(err error, name, said string) bool {
	switch {
	case errors.Is(err, catalog.ErrExists):
		a.failWith(a.words.T("event.exists", name))
	case err != nil:
		a.fail(err)
	default:
		a.did(said)
		a.grid.Changed()
		a.loadForm()
		a.refresh()
	}
	a.report.say("event", "name", name, "ok", err == nil)
	return err == nil
}

// joinEvent puts photos into an event.
func (a *App) joinEvent(photos []catalog.PhotoID, id catalog.EventID, name string) {
	d := a.desk
	if d == nil || len(photos) == 0 {
		return
	}
	a.saveCaption() // the caption panel may have another event in hand
	var done catalog.Counted
	var err error
	a.queue.do(func(ctx context.Context) { done, err = d.JoinEvent(ctx, photos, id) }, func() {
		if a.desk == d {
			a.own.add(done.Edit)
			a.memberDone(photos, done, err, a.words.N("side.event", done.Changed, name))
		}
	})
}

// offerOf offers an event the photos taken in its time that have none; asked:
// a person wants to know, even if there are none.
func (a *App) offerOf(id catalog.EventID, asked bool) {
	d := a.desk
	var ev catalog.Event
	var photos []catalog.PhotoID
	var err error
	a.queue.do(func(ctx context.Context) {
		if ev, err = d.Event(ctx, id); err == nil {
			photos, err = d.Offered(ctx, ev)
		}
	}, func() {
		switch {
		case a.desk != d:
		case err != nil:
			a.fail(err)
		case len(photos) > 0:
			a.offer(ev, photos)
		case asked:
			a.say(a.words.T("event.nooffer", ev.Name))
		}
	})
}

// offer asks whether photos belong to an event.
func (a *App) offer(ev catalog.Event, photos []catalog.PhotoID) {
	a.banner.show(a.words.N("event.offered", len(photos), ev.Name), false,
		choice{a.words.T("event.look"), func() { a.lookAtOffer(ev, photos) }},
		choice{a.words.T("event.add"), func() { a.joinEvent(photos, ev.ID, ev.Name) }})
	a.report.say("offer", "event", ev.Name, "photos", len(photos))
}

// lookAtOffer shows the days of an event, the photos that are offered to it
// selected.
func (a *App) lookAtOffer(ev catalog.Event, photos []catalog.PhotoID) {
	a.goTab(tabPhotos)
	from, to := ev.Days()
	a.awaited.photos = photos
	a.awaited.query = "date:" + from.String() + ".." + to.String()
	a.setQuery(a.awaited.query)
	a.banner.show(a.words.N("event.picked", len(photos), ev.Name), false,
		choice{a.words.T("event.addpicked"), func() { a.joinEvent(slices.Clone(a.grid.Targets()), ev.ID, ev.Name) }})
}

// awaited are the photos to be selected when a search has been answered.
type awaited struct {
	query  string
	photos []catalog.PhotoID
}

// selectAwaited selects photos that the answer to a search was awaited for.
func (a *App) selectAwaited(query string) {
	if len(a.awaited.photos) == 0 || query != a.awaited.query {
		return
	}
	var ranges []state.Range
	first := -1
	for _, id := range a.awaited.photos {
		if at := a.snap.Index(id); at >= 0 {
			ranges = append(ranges, state.Range{From: at, To: at + 1})
			if first < 0 || at < first {
				first = at
			}
		}
	}
	a.awaited = awaited{}
	if first < 0 {
		return
	}
	a.grid.Selection().Only(first)
	for _, r := range ranges {
		a.grid.Selection().Add(r)
	}
	a.grid.Reveal(first)
	a.grid.SelectionChanged()
	a.focusPhotos()
	a.report.say("picked", "photos", len(ranges))
}

// refusal is why an event was not saved.
func (f *eventForm) refusal(err error) string {
	if errors.Is(err, catalog.ErrExists) {
		return f.a.words.T("event.exists", f.boxes[catalog.FieldEventName].Text)
	}
	return f.a.explain(err)
}
