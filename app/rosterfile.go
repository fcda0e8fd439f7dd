package app

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"cutline/app/chooser"
	"cutline/app/roster"
	"cutline/app/widgets"
	"cutline/catalog"
)

// rosterEnds are how the name of a list of people may end.
var rosterEnds = []string{".csv", ".tsv", ".txt", ".xlsx"}

// askRosterIn asks for a list of people.
func (a *App) askRosterIn() {
	a.chooseFrom("rosterin", chooser.Options{Kind: chooser.File, Ends: rosterEnds, Title: a.words.T("roster.in.title"),
		Accept: a.words.T("table.in.read"), Start: a.tableFolder()}, func(path string) {
		a.chosen(path)
		a.rosterIn(path)
	})
}

// isRosterFile reports whether a file that is dropped on the screen of people
// may be a list of them.
func isRosterFile(path string) bool {
	return slices.Contains(rosterEnds, strings.ToLower(filepath.Ext(path)))
}

// rosterIn shows what a list of people would change.
func (a *App) rosterIn(path string) {
	if a.desk == nil || a.asking() {
		return
	}
	a.planRoster(path, catalog.RosterOptions{}, func(plan catalog.RosterPlan) { a.showRosterPlan(path, plan) })
}

// planRoster finds out what a list would change.
func (a *App) planRoster(path string, o catalog.RosterOptions, then func(catalog.RosterPlan)) {
	d := a.desk
	a.queue.whenIdle(func() {
		if a.desk != d {
			return
		}
		var plan catalog.RosterPlan
		a.start("rosterplan", a.words.T("table.reading", filepath.Base(path)), func(ctx context.Context, _ catalog.ProgressFunc) error {
			var err error
			plan, err = d.PlanRoster(ctx, path, o)
			return err
		}, func(err error) {
			a.fail(err)
			if err == nil && a.desk == d {
				a.report.say("rosterplan", "added", plan.Added(), "changed", plan.Changed(), "unchanged", plan.Unchanged, "errors", len(plan.Errors()))
				then(plan)
			}
		})
	})
}

// showRosterPlan shows a plan; what it says is done when that is accepted.
func (a *App) showRosterPlan(path string, plan catalog.RosterPlan) {
	if a.asking() {
		return
	}
	var v *roster.Preview
	do := widgets.NewButton("", nil)
	set := func(now catalog.RosterPlan) {
		plan = now
		do.SetText(a.words.N("roster.plan.do", len(plan.People)))
		if v.Show(plan) {
			do.Enable()
		} else {
			do.Disable()
		}
	}
	v = roster.NewPreview(a.words, func(o catalog.RosterOptions) {
		do.Disable()
		a.planRoster(path, o, set)
	})
	var d *widgets.Dialog
	no := widgets.NewButton(a.words.T("dialog.cancel"), func() { d.Hide() })
	do.OnTapped = func() {
		if !do.Disabled() {
			d.Hide()
			a.takeRoster(plan)
		}
	}
	do.Importance = widget.HighImportance
	set(plan)
	d = widgets.NewDialog(a.win.Canvas(), a.words.T("roster.plan.title", filepath.Base(path)), v.Content, no, do)
	if do.Disabled() {
		d.First = no
	}
	d.Resize(fyne.NewSize(a.dialogWidth(860), a.win.Canvas().Size().Height*.8))
	a.present("roster", d, map[string]fyne.CanvasObject{"dialog.accept": do, "dialog.cancel": no, "roster.replace": v.Replace, "roster.page": v.Page})
}

// takeRoster does what a plan says.
func (a *App) takeRoster(plan catalog.RosterPlan) {
	d := a.desk
	var done catalog.Applied
	a.start("rosterin", a.words.N("roster.plan.do", len(plan.People)), func(ctx context.Context, _ catalog.ProgressFunc) error {
		var err error
		done, err = d.TakeRoster(ctx, plan)
		return err
	}, func(err error) {
		if a.desk != d {
			return
		}
		if err != nil {
			a.fail(err)
			return
		}
		a.own.add(done.Edit)
		a.did(a.words.N("roster.in.done", len(plan.People)))
		a.report.say("rosterin", "added", plan.Added(), "changed", plan.Changed())
		a.rosterChanged()
	})
}

// askRosterOut asks where everybody goes as a list.
func (a *App) askRosterOut() {
	name := strings.TrimSuffix(filepath.Base(a.desk.Path()), ".cutline") + "-" + a.words.T("roster.file") + ".xlsx"
	a.chooseFrom("rosterout", chooser.Options{Kind: chooser.NewFile, Title: a.words.T("roster.out.title"),
		Accept: a.words.T("table.out.do"), Start: filepath.Join(a.tableFolder(), name),
		There: func(name string) string {
			a.report.say("there", "name", name)
			return a.words.T("table.there", name)
		}}, a.rosterOut)
}

// rosterOut writes everybody as a list; its name tells the format.
func (a *App) rosterOut(path string) {
	d := a.desk
	a.chosen(path)
	day := d.Today()
	if a.roster != nil {
		day = a.roster.Day()
	}
	n := 0
	a.queue.whenIdle(func() {
		if a.desk != d {
			return
		}
		a.start("rosterout", a.words.T("roster.out.title"), func(ctx context.Context, _ catalog.ProgressFunc) error {
			var err error
			n, err = d.SaveRoster(ctx, path, day)
			return err
		}, func(err error) {
			a.fail(err)
			if err == nil {
				a.say(a.words.N("roster.out.done", n, path))
				a.report.say("rosterout", "path", path, "people", n)
			}
		})
	})
}
