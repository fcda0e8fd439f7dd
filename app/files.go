package app

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/driver"

	"cutline/app/chooser"
	"cutline/app/platform"
)

// chooseFrom asks for one path.
func (a *App) chooseFrom(name string, o chooser.Options, done func(string)) {
	a.chooseSeveral(name, o, func(paths []string) { done(paths[0]) })
}

// chooseSeveral asks for paths, one or more: with the dialog of the system where it has one,
// else with our own chooser.
func (a *App) chooseSeveral(name string, o chooser.Options, done func([]string)) {
	switch {
	case a.noPortal:
		a.chooseHere(name, o, done)
		return
	case a.native:
		a.say(a.words.T("dialog.already"))
		return
	}
	a.native = true
	a.report.say("native", "name", name, "shown", true)
	ask := a.asked(o)
	a.jobs.Ask(func(ctx context.Context) func() {
		paths, err := platform.ChooseFiles(ctx, ask)
		return func() {
			a.native = false
			a.report.say("native", "name", name, "shown", false)
			switch {
			case errors.Is(err, platform.ErrNoPortal):
				a.noPortal = true
				if errors.Is(err, platform.ErrSilent) {
					o.Note = a.words.T("dialog.silent")
					a.say(o.Note)
				}
				a.chooseHere(name, o, done)
			case err != nil:
				a.fail(err)
			case len(paths) > 0:
				for i := range paths {
					paths[i] = whole(o.Kind, paths[i])
				}
				done(paths)
			}
		}
	})
}

// asked is the question as the system's dialog understands it.
func (a *App) asked(o chooser.Options) platform.DialogOptions {
	d := platform.DialogOptions{Title: o.Title, Accept: o.Accept, Folder: filepath.Dir(o.Start), Parent: a.handle()}
	switch o.Kind {
	case chooser.Folder, chooser.Catalog:
		d.Kind = platform.OneFolder
	case chooser.Photos: // a portal offers files or folders, never both
		d.Kind = platform.SeveralFolders
	case chooser.NewCatalog, chooser.NewFile:
		d.Kind, d.Name = platform.SaveFile, filepath.Base(o.Start)
	}
	if len(o.Ends) > 0 {
		f := platform.FileFilter{Name: strings.Join(o.Ends, ", ")}
		for _, end := range o.Ends {
			f.Patterns = append(f.Patterns, "*"+end)
		}
		d.Filters = []platform.FileFilter{f}
	}
	return d
}

// whole is a path with the end that a new catalog must have.
func whole(kind chooser.Kind, path string) string {
	if kind == chooser.NewCatalog && !strings.HasSuffix(path, ".cutline") {
		path += ".cutline"
	}
	return path
}

// handle is the window as the portal names it; "" where it has no name.
func (a *App) handle() string {
	name := ""
	if w, ok := a.win.(driver.NativeWindow); ok {
		w.RunNative(func(ctx any) {
			if x, ok := ctx.(driver.X11WindowContext); ok {
				name = fmt.Sprintf("x11:%x", x.WindowHandle)
			}
		})
	}
	return name
}
