package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"cutline/app/roster"
	"cutline/app/widgets"
	"cutline/catalog"
)

// mostPicked is how many people a picker lists: who is further down is found
// by another letter.
const mostPicked = 200

// peopleBox is the name of the caption's box of people.
const peopleBox = "caption." + string(catalog.People)

// choosePerson asks who is on the photos in hand, and puts that person in
// their captions. The offices offered are those of the day of the first.
func (a *App) choosePerson() {
	d, ids := a.desk, slices.Clone(a.targets())
	if d == nil || len(ids) == 0 {
		return
	}
	typing := a.keyboard == peopleBox
	a.keep()
	var p catalog.Photo
	var err error
	a.queue.do(func(ctx context.Context) { p, err = d.Photo(ctx, ids[0]) }, func() {
		if a.desk != d || a.asking() {
			return
		}
		if err != nil {
			a.fail(err)
			return
		}
		a.pickPerson(ids, p.Captured.Day(), typing)
	})
}

// pickPerson shows the picker; typing brings the keyboard back into the
// caption's box of people.
func (a *App) pickPerson(ids []catalog.PhotoID, day catalog.Date, typing bool) {
	desk, undated := a.desk, day.IsZero()
	if undated {
		day = desk.Today()
	}
	var v *roster.Picker
	find := func(typed string) {
		a.jobs.Latest("pick", func(ctx context.Context) func() {
			l, err := desk.ListPeople(ctx, catalog.RosterQuery{Typed: typed, On: day, Limit: mostPicked})
			return func() {
				a.fail(err)
				if err == nil {
					v.SetList(l)
					a.report.say("picking", "typed", typed, "found", len(l.People))
				}
			}
		})
	}
	v = roster.NewPicker(a.words, a.newLine(), roster.NewFaces(a.thumb), day, find)
	var d *widgets.Dialog
	v.OnPick = func(who catalog.Person) {
		d.Hide()
		a.bindPerson(ids, who)
	}
	v.OnKey = func(name fyne.KeyName, mod fyne.KeyModifier) {
		if mod == 0 {
			a.keyInDialog(name)
		}
	}
	no := widgets.NewButton(a.words.T("dialog.cancel"), func() { d.Hide() })
	do := widgets.NewButton(a.words.T("roster.pick.do"), func() { v.Take() })
	do.Importance = widget.HighImportance
	title := a.words.N("roster.pick.titleon", len(ids), day.In(catalog.Language(a.words.Language())))
	if undated {
		title = a.words.N("roster.pick.title", len(ids))
	}
	d = widgets.NewDialog(a.win.Canvas(), title, v.Content, no, do)
	d.First = v.Find
	d.Resize(fyne.NewSize(a.dialogWidth(560), a.win.Canvas().Size().Height*.7))
	a.faced = v.ThumbReady
	d.OnClosed = func() {
		a.faced = nil
		if typing {
			a.jobs.Post(func() { a.panel.Focus(catalog.People) })
		}
	}
	a.present("person", d, map[string]fyne.CanvasObject{"dialog.text": v.Find, "dialog.list": v.List, "dialog.accept": do, "dialog.cancel": no})
	find("")
}

// bindPerson puts a person in the captions of photos, by name and by address.
func (a *App) bindPerson(ids []catalog.PhotoID, who catalog.Person) {
	d := a.desk
	var done catalog.Counted
	var err error
	a.queue.do(func(ctx context.Context) { done, err = d.BindPerson(ctx, ids, who.ID) }, func() {
		if a.desk != d {
			return
		}
		if err != nil {
			a.fail(err)
			return
		}
		a.own.add(done.Edit)
		if done.Changed == 0 {
			a.say(a.words.T("roster.pick.already", who.Name))
		} else {
			a.did(a.words.N("roster.pick.done", done.Changed, who.Name))
		}
		a.failures(a.words.T("captions.notall"), done.Failed)
		a.report.say("bound", "person", who.ID, "name", who.Name, "changed", done.Changed)
		a.changed(ids)
	})
}
