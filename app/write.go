package app

import (
	"context"
	"time"

	"cutline/app/settings"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// writePause is how long editing rests before files are written by
// themselves.
const writePause = 3 * time.Second

// writeFiles carries captions to the files of all photos whose files are
// behind. Before photos' own files are changed it says how many.
func (a *App) writeFiles() {
	if a.desk == nil {
		return
	}
	a.keep()
	a.queue.whenIdle(func() {
		if a.prefs.WriteInto == settings.IntoJPEG {
			a.askWrite()
			return
		}
		a.write(writing{})
	})
}

// askWrite says what will go where, and lets a person choose.
func (a *App) askWrite() {
	d := a.desk
	var plan catalog.WritePlan
	a.start("write.plan", a.words.T("write.plan"), func(ctx context.Context, _ catalog.ProgressFunc) error {
		ids, err := d.Pending(ctx, 0)
		if err == nil {
			plan, err = d.WritePlan(ctx, ids, catalog.WriteOptions{Embed: true})
		}
		return err
	}, func(err error) {
		switch {
		case a.desk != d:
		case err != nil:
			a.fail(err)
		case plan.Embed == 0:
			a.write(writing{})
		default:
			text := a.words.N("write.ask", plan.Embed)
			if plan.Sidecar > 0 {
				text += " " + a.words.N("write.ask.sidecars", plan.Sidecar)
			}
			a.banner.show(text, false,
				choice{a.words.T("write.ask.do"), func() { a.write(writing{embed: true}) }},
				choice{a.words.T("write.ask.beside"), func() { a.write(writing{}) }})
			a.report.say("banner", "text", text)
		}
	})
}

// A writing is one write-back as a person, or nobody, asked for it.
type writing struct {
	quietly bool     // nobody asked: a success is not told
	embed   bool     // into the files themselves
	anyway  []string // these, though a person had to be asked
}

// writeSoon writes files when editing rests, if a person wants that. A photo
// that could not be written is tried again after the next edit.
func (a *App) writeSoon() {
	if a.prefs.WriteBack != settings.WriteAlways {
		return
	}
	if a.writing != nil {
		a.writing()
	}
	a.writing = a.jobs.After(writePause, func() {
		if a.desk != nil && a.prefs.WriteBack == settings.WriteAlways {
			a.queue.whenIdle(func() { a.write(writing{quietly: true, embed: a.prefs.WriteInto == settings.IntoJPEG}) })
		}
	})
}

// write writes the files that are behind.
func (a *App) write(w writing) {
	d := a.desk
	if d == nil {
		return
	}
	o := catalog.WriteOptions{Embed: w.embed, Insist: w.anyway != nil, KeepTimes: a.prefs.KeepTimes, Auto: w.quietly}
	title := a.words.T("write.task")
	if w.embed {
		title = a.words.T("write.task.embed")
	}
	var done catalog.Written
	a.start("write", title, func(ctx context.Context, progress catalog.ProgressFunc) error {
		ids, err := w.ids(ctx, d)
		if err != nil || len(ids) == 0 {
			return err
		}
		done, err = d.Write(ctx, ids, o, progress)
		return err
	}, func(err error) {
		if a.desk == d {
			a.wrote(w, done, err)
		}
	})
}

// ids are the photos to be written.
func (w writing) ids(ctx context.Context, d *desk.Desk) ([]catalog.PhotoID, error) {
	if w.anyway == nil {
		return d.Pending(ctx, 0)
	}
	var out []catalog.PhotoID
	for _, path := range w.anyway {
		id, err := d.Resolve(ctx, path)
		if err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, nil
}

// wrote says what was written, and why not.
func (a *App) wrote(w writing, done catalog.Written, err error) {
	a.fail(err)
	if done.Edit != 0 {
		a.own.add(done.Edit)
		a.depth++
	}
	if !w.quietly {
		a.say(a.words.N("write.done", done.Written))
	}
	a.report.say("written", "n", done.Written, "failed", len(done.Failed), "embedded", done.Embedded, "aside", len(done.Aside))
	a.failures(a.words.N("write.failed", len(done.Failed)), done.Failed)
	if !w.quietly {
		a.aside(done.Aside)
	}
	a.grid.Changed()
	a.loadForm()
}

// aside says which captions went to sidecars though they were to go into the
// files; why each did is a click away.
func (a *App) aside(list []catalog.Failure) {
	if len(list) == 0 {
		return
	}
	title := a.words.N("write.aside", len(list))
	more := []choice{{a.words.N("fail.all", len(list)), func() { a.listFailures(title, list) }}}
	var ask []string
	for _, f := range list {
		if f.Refused {
			ask = append(ask, f.Path)
		}
	}
	if len(ask) > 0 {
		more = append(more, choice{a.words.N("write.anyway", len(ask)), func() { a.write(writing{embed: true, anyway: ask}) }})
	}
	a.banner.show(title+"\n"+list[0].Path+" — "+list[0].Error, false, more...)
	a.report.say("banner", "text", title)
}
