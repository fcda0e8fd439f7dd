package app

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"cutline/app/chooser"
	"cutline/app/settings"
	"cutline/app/widgets"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// tableEnds are how the name of a table of captions may end.
var tableEnds = []string{".csv", ".tsv", ".txt"}

// askTableOut asks where the captions of the selected photos go as a table, or
// of all that are shown when no more than one is selected.
func (a *App) askTableOut() {
	ids := slices.Clone(a.grid.Targets())
	if len(ids) <= 1 {
		ids = slices.Clone(a.snap.IDs(0, a.snap.Len()))
	}
	if len(ids) == 0 || a.desk == nil {
		return
	}
	a.keep()
	name := strings.TrimSuffix(filepath.Base(a.desk.Path()), ".cutline") + ".csv"
	a.chooseFrom("tableout", chooser.Options{Kind: chooser.NewFile, Ends: tableEnds[:1], Title: a.words.N("table.out.title", len(ids)),
		Accept: a.words.T("table.out.do"), Start: filepath.Join(a.tableFolder(), name),
		There: func(name string) string {
			a.report.say("there", "name", name)
			return a.words.T("table.there", name)
		}}, func(path string) { a.tableOut(path, ids) })
}

// tableFolder is where files were chosen last, or where documents are.
func (a *App) tableFolder() string {
	if dir := a.prefs.LastFolder; dir != "" {
		return dir
	}
	return filepath.Dir(a.exportFolder()) + string(filepath.Separator)
}

// chosen keeps the folder for the next time.
func (a *App) chosen(path string) {
	a.note(func(p *settings.Prefs) { p.LastFolder = filepath.Dir(path) + string(filepath.Separator) }, nil)
}

// tableOut writes the captions of photos as a table for a spreadsheet.
func (a *App) tableOut(path string, ids []catalog.PhotoID) {
	d := a.desk
	a.chosen(path)
	a.queue.whenIdle(func() {
		if a.desk != d {
			return
		}
		a.start("tableout", a.words.N("table.out.title", len(ids)), func(ctx context.Context, progress catalog.ProgressFunc) error {
			return d.SaveTable(ctx, path, ids, catalog.TableLayout{BOM: true}, progress)
		}, func(err error) {
			a.fail(err)
			if err == nil {
				a.say(a.words.N("table.out.done", len(ids), path))
				a.report.say("tableout", "path", path, "photos", len(ids))
			}
		})
	})
}

// askTableIn asks for a table of captions.
func (a *App) askTableIn() {
	a.keep()
	a.chooseFrom("tablein", chooser.Options{Kind: chooser.File, Ends: tableEnds, Title: a.words.T("table.in.title"),
		Accept: a.words.T("table.in.read"), Start: a.tableFolder()}, func(path string) {
		a.chosen(path)
		a.planTable(path, catalog.TableOptions{}, func(plan catalog.TablePlan) { a.showTable(path, plan) })
	})
}

// planTable finds out what a table would change.
func (a *App) planTable(path string, o catalog.TableOptions, then func(catalog.TablePlan)) {
	d := a.desk
	a.queue.whenIdle(func() {
		if a.desk != d {
			return
		}
		var plan catalog.TablePlan
		a.start("tableplan", a.words.T("table.reading", filepath.Base(path)), func(ctx context.Context, progress catalog.ProgressFunc) error {
			var err error
			plan, err = d.PlanTable(ctx, path, o, progress)
			return err
		}, func(err error) {
			a.fail(err)
			if err == nil && a.desk == d {
				a.report.say("tableplan", "photos", len(plan.Rows), "fields", plan.Fields, "unchanged", plan.Unchanged, "failed", len(plan.Failed))
				then(plan)
			}
		})
	})
}

// A tablePreview shows what a table would change, before it does.
type tablePreview struct {
	app     *App
	plan    catalog.TablePlan
	lines   []string
	summary *widget.Label
	list    *widgets.List
	do      *widgets.Button
	empty   *widgets.CheckBox
}

// showTable shows a plan; what it says is done when that is accepted.
func (a *App) showTable(path string, plan catalog.TablePlan) {
	v := &tablePreview{app: a, summary: widget.NewLabel("")}
	v.summary.Wrapping = fyne.TextWrapWord
	v.list = widgets.NewList(func() int { return len(v.lines) }, func() fyne.CanvasObject {
		l := widget.NewLabel("")
		l.Truncation = fyne.TextTruncateEllipsis
		return l
	}, func(i widget.ListItemID, o fyne.CanvasObject) {
		l := o.(*widget.Label)
		l.Importance = widget.MediumImportance
		if i < len(v.plan.Failed) { // they come first
			l.Importance = widget.WarningImportance
		}
		l.SetText(v.lines[i])
	})
	v.empty = widgets.NewCheckBox(a.words.T("table.empty"), func(on bool) {
		v.do.Disable()
		a.planTable(path, catalog.TableOptions{Empty: on}, v.show)
	})
	var d *widgets.Dialog
	no := widgets.NewButton(a.words.T("dialog.cancel"), func() { d.Hide() })
	v.do = widgets.NewButton("", func() {
		if !v.do.Disabled() {
			d.Hide()
			a.takeTable(v.plan)
		}
	})
	v.do.Importance = widget.HighImportance
	v.show(plan)
	d = widgets.NewDialog(a.win.Canvas(), a.words.T("table.in.of", filepath.Base(path)),
		container.NewBorder(v.summary, v.empty, nil, nil, v.list), no, v.do)
	d.Resize(fyne.NewSize(a.dialogWidth(760), a.win.Canvas().Size().Height*.8))
	a.present("table", d, map[string]fyne.CanvasObject{"dialog.accept": v.do, "dialog.cancel": no, "table.empty": v.empty})
}

// mostPreviewed is how many changes a preview lists.
const mostPreviewed = 2000

// show shows a plan.
func (v *tablePreview) show(plan catalog.TablePlan) {
	w := v.app.words
	v.plan, v.lines = plan, nil
	for _, f := range plan.Failed {
		v.lines = append(v.lines, f.Path+" — "+f.Error)
	}
	for _, r := range plan.Rows {
		for _, c := range r.Changes {
			if len(v.lines) < mostPreviewed {
				v.lines = append(v.lines, oneLine(w.T("table.change", filepath.Base(r.Path), v.app.clashName(c.Field), clipped(c.New, 80), clipped(c.Old, 60))))
			}
		}
	}
	text := w.N("table.photos", len(plan.Rows)) + " " + w.N("table.fields", plan.Fields) + " " + w.N("table.same", plan.Unchanged)
	if n := len(plan.Failed); n > 0 {
		text += " " + w.N("table.bad", n)
	}
	v.summary.SetText(text)
	v.list.Refresh()
	v.do.SetText(w.N("table.do", len(plan.Rows)))
	if len(plan.Rows) == 0 {
		v.do.Disable()
	} else {
		v.do.Enable()
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// takeTable does what a plan says.
func (a *App) takeTable(plan catalog.TablePlan) {
	a.takePlan(planned{"tablein", len(plan.Rows), plan.Failed, "table.done", "table.failed"},
		func(ctx context.Context, d *desk.Desk) (catalog.Counted, error) { return d.TakeTable(ctx, plan) })
}
