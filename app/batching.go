package app

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// How often a plan in the making says how far it is, and after what time a
// person may stop it.
const (
	planEvery = 100 * time.Millisecond
	planSlow  = time.Second
)

// A planner makes plans of changes of many photos off the window's goroutine,
// one after the other: a newer one calls the older off. It belongs to the
// window's goroutine.
type planner struct {
	app  *App
	stop func() // calls off the plan in the making, or waiting for its turn; nil: none
}

// A planning is what a planner is asked for.
type planning struct {
	after time.Duration // the pause before it, for what is being typed
	make  func(context.Context, *desk.Desk, catalog.ProgressFunc) (catalog.BatchPlan, error)
	// at hears how far it is; slow: for more than a second.
	at   func(done, total int, slow bool)
	then func(catalog.BatchPlan, error)
}

// begin makes a plan.
func (p *planner) begin(w planning) {
	p.end()
	a, d := p.app, p.app.desk
	off := false
	p.stop = func() { off = true }
	a.jobs.After(w.after, func() {
		if off {
			return
		}
		a.queue.whenIdle(func() { // what is on its way to the catalog counts
			if !off && d != nil && a.desk == d {
				p.run(w, d)
			}
		})
	})
}

// run makes a plan whose turn has come.
func (p *planner) run(w planning, d *desk.Desk) {
	a := p.app
	var last catalog.Progress
	slow, over := false, false
	late := a.jobs.After(planSlow, func() {
		if slow = true; !over {
			w.at(last.Done, last.Total, slow)
		}
	})
	cancel := a.jobs.Ask(func(ctx context.Context) func() {
		var told time.Time
		plan, err := w.make(ctx, d, func(at catalog.Progress) {
			if now := time.Now(); now.Sub(told) >= planEvery {
				told = now
				a.jobs.Post(func() {
					if last = at; !over {
						w.at(last.Done, last.Total, slow)
					}
				})
			}
		})
		return func() {
			p.end()
			if a.desk == d {
				w.then(plan, err)
			}
		}
	})
	p.stop = func() {
		over = true
		late()
		cancel()
	}
}

// busy reports whether a plan is in the making.
func (p *planner) busy() bool { return p.stop != nil }

// end calls off the plan in the making.
func (p *planner) end() {
	if p.stop != nil {
		p.stop()
		p.stop = nil
	}
}

// takeBatch does what a plan says, as one edit.
func (a *App) takeBatch(name string, plan catalog.BatchPlan) {
	a.takePlan(planned{name, len(plan.Rows), plan.Failed, i18n.Key(name + ".done"), "batch.failed"},
		func(ctx context.Context, d *desk.Desk) (catalog.Counted, error) { return d.TakeBatch(ctx, plan) })
}

// planned is what is said of a plan while it is done and afterwards.
type planned struct {
	name         string // of the task
	rows         int
	refused      []catalog.Failure // by the plan
	done, notAll i18n.Key
}

// takePlan changes photos as a plan says, as one edit.
func (a *App) takePlan(p planned, take func(context.Context, *desk.Desk) (catalog.Counted, error)) {
	d := a.desk
	var done catalog.Counted
	a.start(p.name, a.words.N("table.do", p.rows), func(ctx context.Context, _ catalog.ProgressFunc) error {
		var err error
		done, err = take(ctx, d)
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
		failed := append(slices.Clone(p.refused), done.Failed...)
		a.did(a.words.N(p.done, done.Changed))
		a.failures(a.words.N(p.notAll, len(failed)), failed)
		a.report.say(p.name, "changed", done.Changed, "failed", len(failed))
		a.writeSoon()
		a.refresh()
		a.warm(d)
	})
}

// acceptKey makes Ctrl+Enter do something while a dialog is on the screen,
// wherever in it the keyboard is; text boxes have it for themselves.
func (a *App) acceptKey(d *widgets.Dialog, do func()) {
	c := a.win.Canvas()
	key := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}
	c.AddShortcut(key, func(fyne.Shortcut) { do() })
	closed := d.OnClosed
	d.OnClosed = func() {
		c.RemoveShortcut(key)
		a.shortcuts() // one of a person's own may be the same
		if closed != nil {
			closed()
		}
	}
}

// onPhotos shows the photos, where a change of many of them is asked for, and
// saves what is typed.
func (a *App) onPhotos() {
	if a.tab != tabPhotos {
		a.goTab(tabPhotos)
	}
	a.keep()
}

// allShown are the photos that the search shows.
func (a *App) allShown() []catalog.PhotoID { return slices.Clone(a.snap.IDs(0, a.snap.Len())) }
