package app

import (
	"context"
	"time"

	"cutline/app/settings"
	"cutline/catalog"
)

// writePause is how long editing rests before files are written by
// themselves.
const writePause = 3 * time.Second

// writeFiles carries captions to sidecars beside all photos whose files are
// behind.
func (a *App) writeFiles() {
	if a.desk == nil {
		return
	}
	a.keep()
	a.queue.whenIdle(func() { a.write(false) })
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
			a.queue.whenIdle(func() { a.write(true) })
		}
	})
}

// write writes the files that are behind; quietly: a success is not told.
func (a *App) write(quietly bool) {
	d := a.desk
	if d == nil {
		return
	}
	var done catalog.Written
	a.start("write", a.words.T("write.task"), func(ctx context.Context, progress catalog.ProgressFunc) error {
		ids, err := d.Pending(ctx, 0)
		if err != nil || len(ids) == 0 {
			return err
		}
		done, err = d.Write(ctx, ids, catalog.WriteOptions{}, progress)
		return err
	}, func(err error) {
		if a.desk != d {
			return
		}
		a.fail(err)
		if !quietly {
			a.say(a.words.N("write.done", done.Written))
		}
		a.report.say("written", "n", done.Written, "failed", len(done.Failed))
		a.failures(a.words.N("write.failed", len(done.Failed)), done.Failed)
		a.grid.Changed()
		a.loadForm()
	})
}
