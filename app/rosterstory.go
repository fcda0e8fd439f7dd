package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"cutline/app/roster"
	"cutline/app/stories"
	"cutline/app/widgets"
	"cutline/catalog"
)

// showProposals shows the people whom the open story names, held against the
// roster; each is taken only when a person ticks it.
func (a *App) showProposals() {
	d, s := a.desk, a.stories.Story()
	if d == nil {
		return
	}
	if s.ID == 0 {
		a.say(a.words.T("roster.people.nostory"))
		a.report.say("proposals", "n", 0)
		return
	}
	a.keep()
	var all []catalog.Proposal
	var base catalog.EditID
	var err error
	a.queue.do(func(ctx context.Context) {
		if base, err = d.Seq(ctx); err == nil {
			all, err = d.ProposePeople(ctx, s.ID)
		}
	}, func() {
		switch {
		case a.desk != d || a.asking():
		case err != nil:
			a.fail(err)
		case len(all) == 0:
			a.say(a.words.T("roster.people.none"))
			a.report.say("proposals", "n", 0)
		default:
			a.proposals(s, all, base)
		}
	})
}

func (a *App) proposals(s catalog.Story, all []catalog.Proposal, base catalog.EditID) {
	kinds := map[catalog.ProposalKind]int{}
	for _, p := range all {
		kinds[p.Kind]++
	}
	a.report.say("proposals", "n", len(all), "kinds", kinds)
	v := roster.NewProposals(a.words, all, roster.NewFaces(a.thumb), a.newLine, func(name fyne.KeyName, mod fyne.KeyModifier) {
		if mod == 0 {
			a.keyInDialog(name)
		}
	})
	v.Missing = a.missing
	var d *widgets.Dialog
	no := widgets.NewButton(a.words.T("dialog.cancel"), func() { d.Hide() })
	every := widgets.NewButton(a.words.T("roster.people.all"), v.TickAll)
	do := widgets.NewButton(a.words.N("roster.people.do", 0), nil)
	do.Importance = widget.HighImportance
	do.Disable()
	do.OnTapped = func() {
		if do.Disabled() {
			return
		}
		chosen := v.Decisions()
		d.Hide()
		a.takePeople(chosen, base)
	}
	v.OnChange = func(n int) {
		do.SetText(a.words.N("roster.people.do", n))
		if n > 0 {
			do.Enable()
		} else {
			do.Disable()
		}
		a.report.say("ticked", "n", n)
	}
	note := widget.NewLabel(a.words.T("roster.people.note", stories.Day(s).In(catalog.Language(a.words.Language()))))
	note.Wrapping, note.Importance = fyne.TextWrapWord, widget.LowImportance
	d = widgets.NewDialog(a.win.Canvas(), a.words.T("roster.people.title", clipped(stories.Headline(s), 60)), container.NewBorder(note, nil, nil, nil, v.Content), every, no, do)
	if v.First != nil {
		d.First = v.First
	}
	d.Resize(fyne.NewSize(a.dialogWidth(820), a.win.Canvas().Size().Height*.85))
	a.faced = v.ThumbReady
	d.OnClosed = func() { a.faced = nil }
	v.Controls["dialog.accept"], v.Controls["dialog.cancel"], v.Controls["people.all"] = do, no, every
	a.present("people", d, v.Controls)
}

// missing asks which offices of a proposal one of the namesakes is not known
// to hold.
func (a *App) missing(p catalog.Proposal, who catalog.PersonID, then func([]catalog.Office)) {
	d := a.desk
	a.jobs.Latest("missing", func(ctx context.Context) func() {
		out, err := d.MissingOffices(ctx, p, who)
		return func() {
			a.fail(err)
			if err == nil {
				then(out)
			}
		}
	})
}

// takePeople puts what was confirmed into the roster, as one edit.
func (a *App) takePeople(all []catalog.Decision, base catalog.EditID) {
	d := a.desk
	var n int
	var done catalog.Applied
	var err error
	a.queue.do(func(ctx context.Context) { n, done, err = d.TakePeople(ctx, all, base) }, func() {
		if a.desk != d {
			return
		}
		if err != nil {
			a.fail(err)
			return
		}
		a.own.add(done.Edit)
		if n == 0 {
			a.say(a.words.T("roster.people.nothing"))
		} else {
			a.did(a.words.N("roster.in.done", n))
		}
		a.report.say("peopletaken", "n", n)
		a.rosterChanged()
	})
}
