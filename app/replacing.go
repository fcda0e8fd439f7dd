package app

import (
	"context"
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"cutline/app/batch"
	"cutline/app/widgets"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// replacePause is how long typing may rest before what would change is looked
// for.
const replacePause = 220 * time.Millisecond

// A replacing is the dialog of find and replace.
type replacing struct {
	app     *App
	view    *batch.Replace
	dialog  *widgets.Dialog
	do      *widgets.Button
	planner planner
	// selected and shown are the photos there were when it was opened.
	selected, shown []catalog.PhotoID
	plan            catalog.BatchPlan
}

// askReplace finds and replaces in the captions of many photos.
func (a *App) askReplace() {
	a.onPhotos()
	r := &replacing{app: a, planner: planner{app: a}, selected: slices.Clone(a.targets()), shown: a.allShown()}
	r.view = batch.NewReplace(a.words, a.lastReplace, batch.Scope{Selected: len(r.selected), Shown: len(r.shown)}, batch.ReplaceWishes{
		Look: func() { r.look(replacePause) }, Take: r.take, Key: a.keyInDialog, Stop: r.stopped,
		Focus: a.focused, Line: a.newLine, Diff: a.diff,
	})
	no := widgets.NewButton(a.words.T("dialog.cancel"), func() { r.dialog.Hide() })
	r.do = widgets.NewButton(a.words.T("replace.do"), r.take)
	r.do.Importance = widget.HighImportance
	r.dialog = widgets.NewDialog(a.win.Canvas(), a.words.T("replace.title"), r.view.Content, no, r.do)
	r.dialog.First = r.view.First
	r.dialog.Resize(fyne.NewSize(a.dialogWidth(780), a.win.Canvas().Size().Height*.86))
	r.dialog.OnClosed = func() {
		r.planner.end()
		a.lastReplace = r.view.How()
	}
	a.acceptKey(r.dialog, r.take)
	controls := r.view.Controls()
	controls["dialog.accept"], controls["dialog.cancel"] = r.do, no
	a.present("replace", r.dialog, controls)
	r.view.First.TypedShortcut(&fyne.ShortcutSelectAll{})
	r.look(0)
}

// look finds out what would change, once typing has rested.
func (r *replacing) look(pause time.Duration) {
	a, how := r.app, r.view.How()
	r.do.Disable()
	r.do.SetText(a.words.T("replace.do"))
	r.plan = catalog.BatchPlan{}
	switch {
	case how.Find == "":
		r.planner.end()
		r.view.Refuse("", "", a.words.T("replace.empty"))
		return
	case r.view.NoField():
		r.planner.end()
		r.view.Refuse("", "", a.words.T("replace.nofield"))
		return
	}
	ids := r.selected
	if r.view.Shown() {
		ids = r.shown
	}
	r.planner.begin(planning{after: pause, at: r.view.Planning, then: r.planned,
		make: func(ctx context.Context, d *desk.Desk, progress catalog.ProgressFunc) (catalog.BatchPlan, error) {
			return d.PlanReplace(ctx, ids, how, progress)
		}})
}

// planned shows what would change.
func (r *replacing) planned(plan catalog.BatchPlan, err error) {
	a := r.app
	if err != nil {
		find, with := a.explain(err), ""
		if wrongWith(err) {
			find, with = "", find
		}
		r.view.Refuse(find, with, "")
		a.report.say("replaceplan", "error", a.explain(err))
		return
	}
	r.plan = plan
	r.view.Show(plan)
	if len(plan.Rows) > 0 {
		r.do.SetText(a.words.N("table.do", len(plan.Rows)))
		r.do.Enable()
	}
	a.report.say("replaceplan", "photos", len(plan.Rows), "fields", plan.Fields, "failed", len(plan.Failed))
}

// wrongWith reports whether it is what is put in that is wrong.
func wrongWith(err error) bool {
	var v *catalog.VariableError
	var e *catalog.ExpressionError
	return errors.As(err, &v) || errors.As(err, &e) && e.Code == "group"
}

// stopped is a person who does not want to wait for the plan.
func (r *replacing) stopped() {
	r.planner.end()
	r.view.Refuse("", "", r.app.words.T("batch.stopped"))
}

// take does what the plan says; while there is none yet it looks at once.
func (r *replacing) take() {
	switch {
	case r.planner.busy():
	case len(r.plan.Rows) == 0:
		r.look(0)
	default:
		r.dialog.Hide()
		r.app.takeBatch("replace", r.plan)
	}
}
