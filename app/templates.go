package app

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"cutline/app/batch"
	"cutline/app/chooser"
	"cutline/app/settings"
	"cutline/app/widgets"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// templateEnds are how the name of a template's file may end.
var templateEnds = []string{".xmp", ".lrtemplate"}

// batches are what is kept of changes of many photos from one dialog to the
// next.
type batches struct {
	lastReplace catalog.FindReplace
	forms       []*batch.Form // of the templates, with what was typed
	formsOf     string        // the catalog they are of
}

// A templating is the dialog of templates.
type templating struct {
	app     *App
	view    *batch.Template
	dialog  *widgets.Dialog
	no, do  *widgets.Button
	planner planner
	ids     []catalog.PhotoID
	photo   *catalog.Photo   // in hand; nil until it was read
	book    catalog.CodeBook // its functions are nil until it was read
	plan    catalog.BatchPlan
	shown   bool // the preview is
}

// askTemplate shows the templates, to apply one to the photos in hand.
func (a *App) askTemplate() {
	a.onPhotos()
	d := a.desk
	var all []catalog.Template
	var failed []catalog.Failure
	var err error
	a.queue.do(func(ctx context.Context) { all, failed, err = d.Templates(ctx) }, func() {
		switch {
		case a.desk != d || a.asking():
			return
		case err != nil:
			a.fail(err)
			return
		}
		a.failures(a.words.N("template.unread", len(failed)), failed)
		if a.formsOf != d.Path() {
			a.forms, a.formsOf = nil, d.Path()
		}
		a.forms = batch.Merge(a.forms, all)
		a.showTemplates()
	})
}

func (a *App) showTemplates() {
	t := &templating{app: a, planner: planner{app: a}, ids: slices.Clone(a.targets())}
	t.view = batch.NewTemplate(a.words, a.forms, a.prefs.Templates[a.desk.Path()], batch.TemplateWishes{
		Save: t.save, Remove: t.remove, Import: t.read, Export: t.write, Apply: t.apply, Photo: t.take, Stop: t.stopped,
		Expand: t.expand, Explain: a.explain, Key: a.keyInDialog, Focus: a.focused, Grab: a.win.Canvas().Focus,
		Line: a.newLine, Text: a.newText, Diff: a.diff,
	})
	t.no = widgets.NewButton(a.words.T("dialog.cancel"), func() {
		if !t.back() {
			t.dialog.Hide()
		}
	})
	t.do = widgets.NewButton("", func() { t.apply(false) })
	t.do.Importance = widget.HighImportance
	t.label()
	t.dialog = widgets.NewDialog(a.win.Canvas(), a.words.T("template.title"), t.view.Content, t.no, t.do)
	t.dialog.First, t.dialog.Back = t.view.First(), t.back
	size := a.win.Canvas().Size()
	t.dialog.Resize(fyne.NewSize(a.dialogWidth(960), size.Height*.92))
	t.dialog.OnClosed = t.closed
	a.acceptKey(t.dialog, func() { t.apply(true) })
	controls := t.view.Controls()
	controls["dialog.accept"], controls["dialog.cancel"] = t.do, t.no
	a.present("template", t.dialog, controls)
	t.look()
}

// look reads the photo in hand and the codes, to show what values become.
func (t *templating) look() {
	a, d, id := t.app, t.app.desk, t.ids[0]
	a.jobs.Ask(func(ctx context.Context) func() {
		book, err := d.CodeBook(ctx)
		var photos []catalog.Photo
		if err == nil {
			photos, err = d.Photos(ctx, []catalog.PhotoID{id})
		}
		return func() {
			if a.desk != d {
				return
			}
			t.book = book
			if len(photos) > 0 {
				t.photo = &photos[0]
			}
			t.view.Look()
			t.say(err)
			a.report.say("templates", "n", len(t.view.Forms())-1, "name", t.view.Current().Name)
		}
	})
}

// expand puts codes and variables in for the photo in hand.
func (t *templating) expand(text string) (string, error) {
	if t.book.Expand == nil {
		return text, nil
	}
	return t.book.Expand(text, t.photo)
}

// say says in the dialog why something could not be done.
func (t *templating) say(err error) {
	if err != nil {
		t.view.Idle(oneLine(t.app.explain(err)))
		t.app.report.say("templateproblem", "text", t.app.explain(err))
	}
}

// label says on the button what it does.
func (t *templating) label() {
	w := t.app.words
	if t.shown {
		t.do.SetText(w.N("table.do", len(t.plan.Rows)))
		t.no.SetText(w.T("template.back"))
		return
	}
	t.do.SetText(w.N("template.do", len(t.ids)))
	t.no.SetText(w.T("dialog.cancel"))
}

// closed keeps what was typed for the next time.
func (t *templating) closed() {
	t.planner.end()
	a := t.app
	a.forms = t.view.Forms()
	if path, name := a.desk.Path(), t.view.Current().Name; a.prefs.Templates[path] != name {
		a.note(func(p *settings.Prefs) { p.UseTemplate(path, name) }, nil)
	}
}

// back leads from the preview to the form.
func (t *templating) back() bool {
	if !t.shown {
		return false
	}
	t.shown = false
	t.do.Enable()
	t.label()
	t.view.Back()
	return true
}

// take fills the form from the photo in hand.
func (t *templating) take() {
	if t.photo != nil {
		t.view.Take(t.photo.Caption)
	}
}

// save keeps a template in the catalog.
func (t *templating) save(of catalog.Template, old string, then func()) {
	t.inCatalog(func(ctx context.Context, d *desk.Desk) error {
		err := d.SaveTemplate(ctx, of)
		if err == nil && old != "" && old != of.Name {
			err = d.RemoveTemplate(ctx, old)
		}
		return err
	}, func() {
		then()
		t.app.report.say("templatesaved", "name", of.Name)
	})
}

// remove takes a template out of the catalog.
func (t *templating) remove(name string, then func()) {
	t.inCatalog(func(ctx context.Context, d *desk.Desk) error {
		err := d.RemoveTemplate(ctx, name)
		if errors.Is(err, catalog.ErrNotFound) {
			return nil // it was typed in when another desk removed it
		}
		return err
	}, func() {
		then()
		t.app.report.say("templateremoved", "name", name)
	})
}

// inCatalog changes the catalog's templates, in its turn.
func (t *templating) inCatalog(work func(context.Context, *desk.Desk) error, then func()) {
	a, d := t.app, t.app.desk
	var err error
	a.queue.do(func(ctx context.Context) { err = work(ctx, d) }, func() {
		if a.desk != d {
			return
		}
		if err != nil {
			t.say(err)
			return
		}
		then()
	})
}

// read takes up a template from a file, by a name that no other has.
func (t *templating) read() {
	a := t.app
	a.chooseFrom("templatein", chooser.Options{Kind: chooser.File, Ends: templateEnds, Title: a.words.T("template.in.title"),
		Accept: a.words.T("template.in.do"), Start: a.tableFolder()}, func(path string) {
		a.chosen(path)
		var of catalog.Template
		var left []string
		t.inCatalog(func(ctx context.Context, d *desk.Desk) error {
			var err error
			if of, left, err = d.ReadTemplate(path); err != nil {
				return err
			}
			of.Name = t.view.FreeName(of.Name)
			return d.SaveTemplate(ctx, of)
		}, func() {
			t.view.Add(of)
			if len(left) > 0 {
				t.view.Idle(a.words.T("template.left", strings.Join(left, ", ")))
			}
			a.report.say("templatein", "name", of.Name, "left", len(left))
		})
	})
}

// write puts the template on the screen into a file.
func (t *templating) write(of catalog.Template) {
	a := t.app
	name := of.Name
	if name == "" {
		name = a.words.T("template.unnamed")
	}
	a.chooseFrom("templateout", chooser.Options{Kind: chooser.NewFile, Ends: templateEnds[:1], Title: a.words.T("template.out.title"),
		Accept: a.words.T("template.save"), Start: filepath.Join(a.tableFolder(), strings.NewReplacer("/", "-", "\\", "-", ":", "-").Replace(name)+templateEnds[0]),
		There: func(name string) string {
			a.report.say("there", "name", name)
			return a.words.T("table.there", name)
		}}, func(path string) {
		a.chosen(path)
		t.inCatalog(func(_ context.Context, d *desk.Desk) error { return d.WriteTemplate(path, of) }, func() {
			t.view.Idle(a.words.T("template.out.done", path))
			a.report.say("templateout", "path", path)
		})
	})
}

// apply applies the template: at once if that is wanted and no photo refuses it,
// else with a preview first.
func (t *templating) apply(atOnce bool) {
	a := t.app
	a.finishWord()
	switch {
	case a.box != nil || t.planner.busy():
		return
	case t.shown && len(t.plan.Rows) > 0:
		t.dialog.Hide()
		a.takeBatch("template", t.plan)
		return
	case t.shown || t.view.Bad():
		return
	}
	of := t.view.Current()
	if len(of.Sets()) == 0 {
		t.view.Idle(a.words.T("template.none"))
		return
	}
	t.do.Disable()
	t.view.Planning(0, 0, false)
	t.planner.begin(planning{at: t.view.Planning,
		make: func(ctx context.Context, d *desk.Desk, progress catalog.ProgressFunc) (catalog.BatchPlan, error) {
			return d.PlanTemplate(ctx, t.ids, of, progress)
		},
		then: func(plan catalog.BatchPlan, err error) { t.planned(plan, err, atOnce) }})
}

// planned shows what the template would change, or has it done.
func (t *templating) planned(plan catalog.BatchPlan, err error, atOnce bool) {
	a := t.app
	t.do.Enable()
	t.view.Idle("")
	if err != nil {
		t.say(err)
		return
	}
	a.report.say("templateplan", "photos", len(plan.Rows), "fields", plan.Fields, "failed", len(plan.Failed))
	t.plan = plan
	if atOnce && len(plan.Rows) > 0 && len(plan.Failed) == 0 {
		t.dialog.Hide()
		a.takeBatch("template", plan)
		return
	}
	t.shown = true
	t.view.Preview(plan)
	t.label()
	if len(plan.Rows) == 0 {
		t.do.Disable()
	}
}

// stopped is a person who does not want to wait for the plan.
func (t *templating) stopped() {
	t.planner.end()
	t.do.Enable()
	t.view.Idle(t.app.words.T("batch.stopped"))
}
