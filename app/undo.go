package app

import (
	"context"
	"errors"

	"cutline/app/i18n"
	"cutline/catalog"
)

// errTheirs: the newest edit was made by another window or program.
var errTheirs = errors.New("the newest edit was made elsewhere")

// undo takes back the newest edit; redo brings it again.
func (a *App) undo() { a.turn(true, false) }
func (a *App) redo() { a.turn(false, false) }

// turn undoes or does again. The catalog has one row of edits for all who
// work in it: when the newest was made elsewhere, the user is asked first,
// unless anyway says that they were.
func (a *App) turn(back, anyway bool) {
	d := a.desk
	if d == nil {
		return
	}
	a.keep()
	var done catalog.Applied
	var now []catalog.Photo
	var err error
	var ask bool
	var seen int64
	a.queue.doFirst(func() {
		ask, seen = back && !anyway, a.version
		if ask && a.theirs && a.depth <= 0 {
			err = errTheirs
		}
	}, func(ctx context.Context) {
		if v, vErr := d.Version(ctx); err == nil && ask && vErr == nil && v != seen {
			err = errTheirs // since the window looked last
		}
		switch {
		case err != nil:
		case back:
			done, err = d.Undo(ctx)
		default:
			done, err = d.Redo(ctx)
		}
		if n := len(done.Photos); err == nil && n > 0 && n <= mostAhead {
			now, _ = d.Photos(ctx, done.Photos) // else the grid reads them
		}
	}, func() {
		if a.desk == d {
			a.turned(back, done, now, err)
		}
	})
}

// turned says what was undone or done again, and goes back to the photos.
func (a *App) turned(back bool, done catalog.Applied, now []catalog.Photo, err error) {
	switch {
	case errors.Is(err, errTheirs):
		a.banner.show(a.words.T("undo.theirs"), false, choice{a.words.T("undo.theirs.do"), func() { a.turn(true, true) }})
		a.report.say("banner", "text", a.words.T("undo.theirs"))
	case errors.Is(err, catalog.ErrNothing) && back:
		a.say(a.words.T("undo.nothing"))
	case errors.Is(err, catalog.ErrNothing):
		a.say(a.words.T("redo.nothing"))
	case err != nil:
		a.fail(err)
	default:
		a.own.add(done.Edit)
		what := i18n.Key("undo.did")
		a.depth--
		if !back {
			what = i18n.Key("redo.did")
			a.depth += 2
		}
		a.say(a.words.N(what, done.Changed, a.title(done.Title)))
		a.warm(a.desk)
		a.report.say("undone", "back", back, "title", done.Title, "changed", done.Changed)
		a.failures(a.words.N("undo.failed", len(done.Failed)), done.Failed)
		a.ahead.settle(done.Photos)
		a.backTo, a.backAs = done.Photos, nil
		for _, p := range now {
			a.backAs = append(a.backAs, cell(p))
		}
		if n := len(done.Photos); n == 0 || n != done.Changed || done.Title != "mark" && done.Title != "caption" {
			a.refresh()
			return
		}
		a.grid.Changed(done.Photos...)
		a.lookAgain(done.Photos, done.Edit)
		a.reloadStory()
		a.listStories()
	}
}
