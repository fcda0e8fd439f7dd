package app

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/roster"
	"cutline/catalog"
)

// showRoster shows the screen of people in place of what is there, or puts it
// away.
func (a *App) showRoster() {
	if a.roster != nil && a.settings == nil {
		a.hideRoster()
		return
	}
	a.closeSettings()
	a.keep()
	if a.roster == nil {
		a.openRoster(0)
	}
	a.focusContent()
}

// openRoster shows the screen of people, with one of them in the form.
func (a *App) openRoster(id catalog.PersonID) {
	a.leaveBare()
	a.roster = roster.New(a.words, roster.Wishes{
		Find: a.findPeople, Save: a.savePerson, Remove: a.removePerson, History: a.personHistory, CodeOf: a.codeOf, Namesakes: a.namesakesOf,
		Photo: a.photoInHand, Thumb: a.thumb, Large: a.largeImage, Work: a.work, Fail: a.fail, Say: a.say,
		Typed: func(p catalog.Person, dirty bool) {
			a.report.say("persontyped", "name", p.Name, "code", p.Code, "offices", len(p.Offices), "dirty", dirty)
		},
		Shown:  func(p catalog.Person) { a.report.say("person", "id", p.ID, "name", p.Name) },
		Import: a.askRosterIn, Export: a.askRosterOut, FromStory: a.showProposals,
		Close: a.hideRoster, Grab: a.win.Canvas().Focus, Key: a.press, Focus: a.focused, Line: a.newLine, Text: a.newText, Today: a.desk.Today(),
	})
	a.showPlace()
	if id != 0 {
		a.roster.Open(id)
	}
	a.report.say("roster", "shown", true)
}

// hideRoster goes back to what was there, once what was typed is saved.
func (a *App) hideRoster() {
	s := a.roster
	if s == nil {
		return
	}
	s.Leave(func() {
		if a.roster != s {
			return
		}
		a.roster = nil
		a.showPlace()
		a.focusContent()
		a.report.say("roster", "shown", false)
	})
}

// covered reports whether a screen of its own stands in place of photos and
// stories.
func (a *App) covered() bool { return a.settings != nil || a.roster != nil }

// findPeople finds people for the screen. The newest question wins.
func (a *App) findPeople(q catalog.RosterQuery) {
	d := a.desk
	a.jobs.Latest("people", func(ctx context.Context) func() {
		seq, err := d.Seq(ctx)
		var l catalog.RosterList
		if err == nil {
			l, err = d.ListPeople(ctx, q)
		}
		return func() {
			if a.desk != d || a.roster == nil {
				return
			}
			if err != nil {
				a.fail(err)
				return
			}
			a.roster.SetList(l, seq)
			a.report.say("people", "typed", q.Typed, "found", len(l.People), "total", l.Total, "on", q.On.String())
		}
	})
}

// savePerson makes a person what the form says, as one edit.
func (a *App) savePerson(p catalog.Person, sets []catalog.Set, base catalog.EditID, saved func(catalog.Person, catalog.EditID)) {
	d := a.desk
	var err error
	var seq catalog.EditID
	typed, added := p, p.ID == 0
	a.queue.do(func(ctx context.Context) {
		if !added {
			p, err = d.EditPerson(ctx, p.ID, catalog.Edit{Title: "roster", Base: base, Sets: sets})
		} else {
			var out []catalog.Person
			if out, err = d.SavePeople(ctx, []catalog.Person{p}, catalog.Edit{Title: "roster"}); err == nil {
				p = out[0]
			}
		}
		if err == nil {
			seq, err = d.Seq(ctx)
		}
	}, func() {
		if a.desk != d {
			return
		}
		if err != nil {
			a.stay = true
			a.personNotSaved(err, func() { a.savePerson(typed, sets, 0, saved) })
			return
		}
		saved(p, seq)
		said := i18n.Key("roster.saved")
		if added {
			said = "roster.added"
		}
		a.did(a.words.T(said, p.Name))
		a.report.say("personsaved", "id", p.ID, "name", p.Name, "added", added)
		a.rosterChanged()
	})
}

// personNotSaved says why a person could not be saved; where somebody else
// changed the same, over saves it all the same.
func (a *App) personNotSaved(err error, over func()) {
	var clash *catalog.Clash
	if !errors.As(err, &clash) {
		a.fail(err)
		return
	}
	field := a.words.T(i18n.Key("roster.field." + clash.Field))
	a.question(a.words.T("captions.clash", field, clipped(clash.Theirs.String(), 300), clipped(clash.Ours.String(), 300)),
		choice{a.words.T("captions.mine"), over}, choice{a.words.T("captions.theirs"), func() {
			if a.roster != nil {
				a.roster.Drop()
				a.roster.Again()
			}
		}})
	a.report.say("personclash", "field", clash.Field)
}

// rosterChanged shows the roster as it is now, and what follows from it.
func (a *App) rosterChanged() {
	if a.roster != nil {
		a.roster.Again()
	}
	a.reloadStory()
}

// removePerson takes a person out of the roster; captions stay as they are.
func (a *App) removePerson(p catalog.Person) {
	d := a.desk
	var err error
	a.queue.do(func(ctx context.Context) {
		_, err = d.EditPerson(ctx, p.ID, catalog.Edit{Title: "roster", Sets: []catalog.Set{{Field: catalog.FieldRemoved, Value: catalog.TextValue("yes")}}})
	}, func() {
		if a.desk != d {
			return
		}
		if err != nil {
			a.fail(err)
			return
		}
		a.did(a.words.T("roster.removed", p.Name))
		a.report.say("personremoved", "name", p.Name)
		if a.roster != nil && a.roster.Person() == p.ID {
			a.roster.Removed()
		}
		a.reloadStory()
	})
}

// codeOf tells who has a code.
func (a *App) codeOf(code string, then func(catalog.Person, bool)) {
	d := a.desk
	a.jobs.Latest("codeof", func(ctx context.Context) func() {
		p, err := d.ResolvePerson(ctx, code)
		return func() { then(p, err == nil && p.Code == code) }
	})
}

func (a *App) namesakesOf(p catalog.Person, then func([]catalog.Person)) {
	d := a.desk
	a.jobs.Latest("namesakes", func(ctx context.Context) func() {
		all, err := d.Namesakes(ctx, p)
		return func() {
			a.fail(err)
			then(all)
		}
	})
}

// photoInHand is the photo that is selected, or seen large.
func (a *App) photoInHand(then func(catalog.Photo, bool)) {
	d, ids := a.desk, a.targets()
	if len(ids) == 0 {
		then(catalog.Photo{}, false)
		return
	}
	id := ids[0]
	a.jobs.Ask(func(ctx context.Context) func() {
		p, err := d.Photo(ctx, id)
		return func() {
			if a.desk == d {
				a.fail(err)
				then(p, err == nil)
			}
		}
	})
}

// mostPast is how many changes of a person are listed.
const mostPast = 200

// personHistory lists what was changed of a person, the newest first.
func (a *App) personHistory(p catalog.Person) {
	d := a.desk
	a.jobs.Ask(func(ctx context.Context) func() {
		all, err := d.History(ctx, catalog.Target{Kind: catalog.OfPerson, ID: int64(p.ID)}, mostPast)
		return func() {
			switch {
			case a.desk != d || a.asking():
			case err != nil:
				a.fail(err)
			default:
				a.showPast(p, all)
			}
		}
	})
}

func (a *App) showPast(p catalog.Person, all []catalog.Past) {
	list := widget.NewList(func() int { return len(all) }, func() fyne.CanvasObject {
		l := widget.NewLabel("")
		l.Truncation = fyne.TextTruncateEllipsis
		return l
	}, func(i widget.ListItemID, o fyne.CanvasObject) {
		h := all[i]
		o.(*widget.Label).SetText(oneLine(a.words.T("roster.past", h.When.Local().Format("02/01/2006 15:04"), h.Who,
			a.words.T(i18n.Key("roster.field."+h.Field)), first(clipped(h.New, 120), "—"), first(clipped(h.Old, 80), "—"))))
	})
	a.inform("personpast", a.words.T("roster.history.of", p.Name), list)
}
