package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"cutline/app/i18n"
	"cutline/app/sidebar"
	"cutline/app/stories"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// askCollection makes a collection, with photos in it. The question comes once
// the mouse button is up: the toolkit takes the keyboard away then.
func (a *App) askCollection(photos []catalog.PhotoID) {
	a.jobs.Post(func() {
		if a.desk == nil || a.asking() {
			return
		}
		a.askName("collection", a.words.T("collection.title"), a.words.T("collection.do"), "", func(name string) {
			a.newCollection(catalog.Collection{Kind: catalog.ByHand, Name: name}, photos)
		})
	})
}

// newCollection makes a collection and puts photos into it.
func (a *App) newCollection(c catalog.Collection, photos []catalog.PhotoID) {
	d := a.desk
	said := a.words.T("collection.made", c.Name)
	if len(photos) > 0 {
		said = a.words.N("collection.put", len(photos), c.Name)
	}
	var err error
	a.queue.do(func(ctx context.Context) { _, err = d.NewCollection(ctx, c, photos...) }, func() {
		if a.desk == d && a.collectionDone(err, c.Name, said) && len(photos) > 0 {
			a.report.say("putin", "changed", len(photos))
		}
	})
}

// editCollection changes a collection.
func (a *App) editCollection(id int64, name string, said i18n.Key, sets ...catalog.Set) {
	d := a.desk
	var err error
	a.queue.do(func(ctx context.Context) {
		_, err = d.EditCollection(ctx, catalog.CollectionID(id), catalog.Edit{Title: "collection", Sets: sets})
	}, func() {
		if a.desk == d {
			a.collectionDone(err, name, a.words.T(said, name))
		}
	})
}

// member puts photos into a collection, or takes them out, as one edit.
func (a *App) member(photos []catalog.PhotoID, id catalog.CollectionID, name string, in bool) {
	value, said := "yes", i18n.Key("collection.put")
	if !in {
		value, said = "", "collection.taken"
	}
	a.edit(photos, catalog.Edit{Title: "collect", Sets: []catalog.Set{{Field: catalog.InCollection(id), Value: catalog.TextValue(value)}}},
		func(done catalog.Counted, err error) {
			a.memberDone(photos, done, err, a.words.N(said, done.Changed, name))
		})
}

// memberDone says what became of photos that were put somewhere.
func (a *App) memberDone(photos []catalog.PhotoID, done catalog.Counted, err error, said string) {
	if err != nil {
		a.fail(err)
		return
	}
	a.failures(a.words.T("side.notall"), done.Failed)
	if done.Changed == 0 {
		a.say(a.words.T("side.nochange"))
	} else {
		a.did(said)
	}
	a.report.say("putin", "changed", done.Changed)
	a.changed(photos)
}

// collectionItems is what the photos in hand can be put into.
func (a *App) collectionItems() []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for _, c := range a.lists.Collections {
		if c.Kind != catalog.Smart {
			out = append(out, fyne.NewMenuItem(c.Name, func() { a.member(slices.Clone(a.grid.Targets()), c.ID, c.Name, true) }))
		}
	}
	if len(out) > 0 {
		out = append(out, fyne.NewMenuItemSeparator())
	}
	return append(out, fyne.NewMenuItem(a.words.T("side.new"), func() { a.askCollection(slices.Clone(a.grid.Targets())) }))
}

// takeOut takes the photos in hand out of a collection.
func (a *App) takeOut(r sidebar.Row) {
	a.member(append([]catalog.PhotoID{}, a.grid.Targets()...), catalog.CollectionID(r.ID), r.Text, false)
}

// resave makes a saved search find what the search box says.
func (a *App) resave(r sidebar.Row) {
	if a.query == "" {
		a.say(a.words.T("search.nothingtosave"))
		return
	}
	a.editCollection(r.ID, r.Text, "collection.resaved", catalog.Set{Field: catalog.FieldCollectionQuery, Value: catalog.TextValue(a.query)})
}

// renameRow asks for another name of a collection or an event.
func (a *App) renameRow(r sidebar.Row) {
	switch {
	case r.Section == sidebar.Collections && r.ID != 0:
		a.askName("rename", a.words.T("side.rename.title"), a.words.T("side.rename.do"), r.Text, func(name string) {
			a.renamed(r, desk.Term("collection", name))
			a.editCollection(r.ID, name, "collection.renamed", catalog.Set{Field: catalog.FieldCollectionName, Value: catalog.TextValue(name)})
		})
	case r.Section == sidebar.Events && r.ID != 0:
		a.askName("rename", a.words.T("side.rename.title"), a.words.T("side.rename.do"), r.Text, func(name string) {
			a.renamed(r, desk.Term("event", name))
			a.editEvent(catalog.EventID(r.ID), name, "event.renamed", true, catalog.Set{Field: catalog.FieldEventName, Value: catalog.TextValue(name)})
		})
	case r.Section == sidebar.Events && r.Value != "":
		a.askName("rename", a.words.T("side.rename.title"), a.words.T("side.rename.do"), r.Text, func(name string) {
			d := a.desk
			var ids []catalog.PhotoID
			var err error
			a.queue.do(func(ctx context.Context) {
				ids, _, err = d.Search(ctx, desk.Term("event", r.Value), catalog.SortNewest, 0)
			}, func() {
				if a.desk != d || err != nil {
					a.fail(err)
					return
				}
				a.renamed(r, desk.Term("event", name))
				a.setEvent(ids, name)
			})
		})
	default:
		a.say(a.words.T("side.noname"))
	}
}

// renamed keeps searching for a row that gets another name.
func (a *App) renamed(r sidebar.Row, term string) {
	if field, old := termOf(r); has(a.query, old) {
		a.query = toggled(toggled(a.query, field, old, true), field, term, true)
		a.find.SetText(a.query)
	}
}

// removeRow takes a collection or an event away; the photos stay, and undo
// brings it back.
func (a *App) removeRow(r sidebar.Row) {
	if r.Section == sidebar.Events && r.ID != 0 {
		a.editEvent(catalog.EventID(r.ID), r.Text, "event.removed", false, catalog.Set{Field: catalog.FieldRemoved, Value: catalog.TextValue("yes")})
		return
	}
	if r.Section != sidebar.Collections || r.ID == 0 {
		a.say(a.words.T("side.noremove"))
		return
	}
	if field, term := termOf(r); has(a.query, term) {
		a.setQuery(toggled(a.query, field, term, true))
	}
	a.editCollection(r.ID, r.Text, "collection.removed", catalog.Set{Field: catalog.FieldRemoved, Value: catalog.TextValue("yes")})
}

// aimAtRow says what would become of photos that are held over a row.
func (a *App) aimAtRow(d stories.Drag, r sidebar.Row, ok bool) {
	if !a.carry.Held() {
		return
	}
	n := len(d.Photos)
	text := a.words.T("side.drop.nowhere")
	switch {
	case !ok:
	case r.Section == sidebar.Events && r.Value == "":
		text = a.words.N("side.drop.newevent", n)
	case r.Section == sidebar.Events:
		text = a.words.N("side.drop.event", n, r.Text)
	case r.ID == 0:
		text = a.words.N("side.drop.new", n)
	default:
		text = a.words.N("side.drop.collection", n, r.Text)
	}
	a.status.Say(text, nil)
	a.report.say("aimrow", "row", r.Text, "ok", ok)
}

// dropOnRow puts photos into what a row names.
func (a *App) dropOnRow(photos []catalog.PhotoID, r sidebar.Row) {
	switch {
	case len(photos) == 0:
	case r.Section == sidebar.Events && r.Value == "":
		a.askEvent(photos)
	case r.Section == sidebar.Events && r.ID != 0:
		a.joinEvent(photos, catalog.EventID(r.ID), r.Text)
	case r.Section == sidebar.Events:
		a.setEvent(photos, r.Value)
	case r.ID == 0:
		a.askCollection(photos)
	default:
		a.member(photos, catalog.CollectionID(r.ID), r.Text, true)
	}
}

// setEvent says of photos at which event they were taken.
func (a *App) setEvent(photos []catalog.PhotoID, name string) {
	a.saveCaption() // the caption panel may have another event in hand
	a.edit(photos, catalog.Edit{Title: "caption", Sets: []catalog.Set{{Field: string(catalog.EventName), Value: catalog.TextValue(name)}}},
		func(done catalog.Counted, err error) {
			a.memberDone(photos, done, err, a.words.N("side.event", done.Changed, name))
		})
}
