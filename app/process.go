package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"cutline/app/i18n"
	"cutline/app/platform"
	"cutline/catalog/desk"
)

// startCrashLog begins a log that holds what the runtime says if the program
// dies of a fault, and notes the log of a run that did. A log that cannot be
// made is no reason not to start.
func (a *App) startCrashLog() *platform.CrashLog {
	dir, err := platform.StateDir(os.Getenv)
	if err != nil {
		return nil
	}
	log, before, err := platform.StartCrashLog(dir, platform.VersionLines(platform.Versions()), time.Now())
	if err != nil {
		a.trouble = errors.Join(a.trouble, err)
	}
	a.crash, a.screenLost = before, before != "" && platform.DisplayLost(before)
	return log
}

// tellCrash says that the program ended suddenly, and where its log is.
func (a *App) tellCrash() {
	if a.crash == "" {
		return
	}
	log := a.crash
	a.banner.show(a.ended(), false, choice{a.words.T("crash.show"), func() { a.openFolder(filepath.Dir(log)) }})
}

// ended says, once, how the program ended last time.
func (a *App) ended() string {
	key := i18n.Key("crash.before")
	if a.screenLost {
		key = "crash.screen"
	}
	a.report.say("crashed", "log", a.crash, "screen", a.screenLost)
	text := a.words.T(key, a.crash)
	a.crash = ""
	return text
}

// tellTrouble says, when the first screen is there, what went wrong before.
func (a *App) tellTrouble() {
	a.tellCrash()
	a.fail(a.trouble)
	a.trouble = nil
}

// single makes this window the one of a catalog. It may be called on any
// goroutine. What goes wrong with the locks is no reason not to work.
func single(ctx context.Context, path string) (*platform.Instance, error) {
	dir, err := platform.RuntimeDir(os.Getenv)
	if err != nil {
		return nil, nil
	}
	in, err := platform.Single(ctx, dir, path)
	if errors.Is(err, platform.ErrShown) || errors.Is(err, platform.ErrBusy) {
		return nil, err
	}
	return in, nil
}

// serve answers other starts that ask for this catalog's window.
func (a *App) serve(in *platform.Instance) {
	if in == nil {
		return
	}
	a.jobs.Ask(func(context.Context) func() {
		err := in.Serve(func() { a.jobs.Post(a.raise) })
		return func() { a.fail(err) }
	})
}

// raise brings the window to the front.
func (a *App) raise() {
	a.win.Show()
	a.win.RequestFocus()
	a.report.say("raised")
}

// elsewhere says that a catalog is open in another window, which now is in
// front; a window that has nothing else to show ends.
func (a *App) elsewhere(path string, err error) {
	switch {
	case errors.Is(err, platform.ErrBusy):
		a.failWith(a.words.T("desk.busy", path), choice{a.words.T("desk.busy.open"), func() { a.openAnyway(path) }})
	case a.desk == nil && a.o.Catalog != "":
		a.report.say("elsewhere", "catalog", path)
		a.quit()
	default:
		a.say(a.words.T("desk.elsewhere", filepath.Base(path)))
	}
}

// openAnyway opens a catalog whose other window does not answer.
func (a *App) openAnyway(path string) {
	a.begin(path, true, func(ctx context.Context) (*desk.Desk, error) { return desk.Open(ctx, path, a.deskOptions()) }, a.fail)
}
