package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"cutline/app/chooser"
	"cutline/app/platform"
	"cutline/app/settings"
	"cutline/app/sidebar"
	"cutline/app/state"
	"cutline/app/thumbs"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// watchEvery is how often the catalog is asked whether another program has
// changed it.
const watchEvery = 500 * time.Millisecond

// warmAfter is how long after a catalog was opened its searches are prepared.
const warmAfter = 3 * time.Second

func (a *App) deskOptions() desk.Options {
	return desk.Options{Version: a.o.Version, Rest: a.hand.rest}
}

// open opens a catalog; when it is the one of last time and is not there, the
// window just says what can be done.
func (a *App) open(path string, lastTime bool) {
	a.begin(path, false, func(ctx context.Context) (*desk.Desk, error) {
		return desk.Open(ctx, path, a.deskOptions())
	}, func(err error) {
		if lastTime && errors.Is(err, catalog.ErrNotFound) {
			a.say(a.words.T("desk.gone", path))
			return
		}
		a.fail(err)
	})
}

// create makes a catalog, or opens it when it is there already.
func (a *App) create(path string) {
	a.begin(path, false, func(ctx context.Context) (*desk.Desk, error) {
		d, err := desk.Create(ctx, path, a.deskOptions())
		if errors.Is(err, catalog.ErrExists) {
			return desk.Open(ctx, path, a.deskOptions())
		}
		return d, err
	}, a.fail)
}

// begin leaves the catalog that is open and takes another, unless another
// window has it; anyway: even so.
func (a *App) begin(path string, anyway bool, get func(context.Context) (*desk.Desk, error), failed func(error)) {
	a.keep()
	var d *desk.Desk
	var in *platform.Instance
	var v int64
	var err error
	var current string
	var isOpen bool
	a.queue.doFirst(func() {
		if a.desk != nil {
			current = a.desk.Path()
		}
	}, func(ctx context.Context) {
		if isOpen = current != "" && sameFile(current, path); isOpen {
			return
		}
		if d, err = get(ctx); err != nil {
			return
		}
		if !anyway {
			in, err = single(ctx, d.Path())
		}
		if err == nil {
			v, err = d.Version(ctx)
		}
		if err != nil {
			err = errors.Join(err, d.Close(), in.Close())
		}
	}, func() {
		switch {
		case isOpen:
			a.hideSettings()
			a.say(a.words.T("desk.isopen", filepath.Base(path)))
			a.report.say("isopen", "catalog", path)
		case errors.Is(err, platform.ErrShown) || errors.Is(err, platform.ErrBusy):
			a.elsewhere(path, err)
			a.showPlace()
		case err != nil:
			failed(err)
			a.showPlace()
		default:
			a.take(d, in, v)
		}
	})
	a.report.say("opening", "catalog", path)
}

// sameFile reports whether two paths lead to the same place.
func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// take puts an open catalog on the screen.
func (a *App) take(d *desk.Desk, in *platform.Instance, version int64) {
	old, loader, other := a.desk, a.loader, a.instance
	a.instance, a.theirs, a.depth = in, false, 0
	a.serve(in)
	a.desk, a.version = d, version
	d.UseExiftool(a.prefs.Exiftool)
	a.shared.Store(d)
	a.loader = thumbs.New(d, thumbs.Options{Post: a.jobs.Post}, a.thumbsCame)
	a.own = run{}
	a.ahead, a.backTo, a.backAs = ahead{}, nil, nil
	a.jobs.Ask(func(context.Context) func() {
		if loader != nil {
			loader.Close()
		}
		err := other.Close()
		if old != nil {
			err = errors.Join(err, old.Close())
		}
		return func() { a.fail(err) }
	})
	a.note(func(p *settings.Prefs) { p.Opened(d.Path()) }, nil)
	a.setMenu() // it lists the catalogs
	a.win.SetTitle(filepath.Base(d.Path()) + " — Cutline")
	a.house, a.roots, a.codeFiles, a.roster = nil, nil, nil, nil
	a.delimiter = catalog.DefaultDelimiter
	a.codes.Forget()
	a.learnCodes()
	a.form.Load(nil, nil, 0)
	a.snap = state.NewSnapshot(nil, 0)
	a.grid.SetSnapshot(a.snap)
	a.leaveBare()
	a.spareMemory(false)
	a.query, a.large, a.fresh, a.opened, a.look = "", false, true, nil, look{}
	a.showContact()
	a.find.SetText("")
	a.lists, a.counted = sidebar.Lists{}, false
	a.side.SetLists(a.lists)
	a.banner.clear()
	a.steps, a.stuck = nil, false // their texts are kept
	a.stories.SetStory(catalog.Story{})
	a.showTab(a.firstTab())
	a.offerDraft()
	a.offerKept()
	a.tellTrouble()
	a.search()
	a.listStories()
	a.showSettingsValues()
	a.report.say("opened", "catalog", d.Path(), "tab", a.tab)
	a.nextLook = time.Time{}
	a.lookOutside()
	a.warm(d)
}

// warm prepares searches, a while after a catalog was opened or much of it was
// changed.
func (a *App) warm(d *desk.Desk) {
	a.jobs.After(warmAfter, func() {
		if a.desk != d {
			return
		}
		a.jobs.Latest("warm", func(ctx context.Context) func() {
			err := d.Warm(ctx)
			return func() {
				if a.desk == d {
					a.fail(err)
				}
			}
		})
	})
}

// watch looks again and again whether somebody else changed the catalog.
func (a *App) watch() {
	var look func()
	look = func() {
		a.jobs.After(watchEvery, func() {
			a.remember()
			if a.desk == nil {
				look()
				return
			}
			d, seen := a.desk, a.version
			a.jobs.Ask(func(ctx context.Context) func() {
				v, err := d.Version(ctx)
				return func() {
					if a.desk == d && err != nil && !a.blind {
						a.fail(err)
					}
					a.blind = err != nil
					if err == nil && a.desk == d && v != seen {
						a.version, a.theirs, a.depth = v, true, 0
						a.report.say("elsewhere", "version", v)
						a.refresh()
						a.showSettingsValues()
					}
					look()
				}
			})
		})
	}
	look()
}

// chooseHere asks for a path with our own chooser.
func (a *App) chooseHere(name string, o chooser.Options, done func([]string)) {
	o.Cancel = a.words.T("dialog.cancel")
	o.Explain = a.explain
	o.Places = a.places
	o.List = a.list
	o.Files = func(files, folders int) string {
		if files == 0 && folders > 0 {
			return a.words.N("dialog.folders", folders)
		}
		return a.words.N("dialog.files", files)
	}
	o.Marked = func(n int) string { return a.words.N("dialog.marked", n) }
	o.Done = done
	under := a.dialog // of a dialog that asks for the path
	o.Closed = func() {
		a.dialog, a.box = under, nil
		a.report.say("dialog", "name", name, "shown", false)
		if a.modal == nil {
			a.focusContent()
		}
	}
	a.box = chooser.Show(a.win, o)
	a.dialog = map[string]fyne.CanvasObject{"dialog.path": a.box.Path, "dialog.accept": a.box.Accept}
	a.report.say("dialog", "name", name, "shown", true)
}

// places looks for the folders to begin at, for the chooser.
func (a *App) places(answer func([]platform.Place)) {
	a.jobs.Latest("places", func(context.Context) func() {
		all := platform.Places()
		return func() {
			if len(all) > 0 {
				all[0].Name = a.words.T("dialog.home")
			}
			answer(all)
		}
	})
}

// list reads a folder for the chooser.
func (a *App) list(dir string, answer func([]platform.Item, error)) {
	a.jobs.Latest("list", func(context.Context) func() {
		items, err := platform.List(dir)
		return func() { answer(items, err) }
	})
}

func (a *App) askOpen() {
	start := a.lastCatalog()
	if start == "" {
		start = a.o.Default
	}
	a.chooseFrom("open", chooser.Options{Kind: chooser.Catalog, Title: a.words.T("desk.open.title"),
		Accept: a.words.T("desk.open"), Start: filepath.Dir(start) + string(filepath.Separator)}, func(path string) { a.open(path, false) })
}

func (a *App) askNew() {
	a.chooseFrom("new", chooser.Options{Kind: chooser.NewCatalog, Title: a.words.T("desk.new.title"),
		Accept: a.words.T("desk.new"), Start: a.o.Default}, a.create)
}

// focused hears where the keyboard is.
func (a *App) focused(box string, in bool) {
	if !in {
		return
	}
	a.keyboard = box
	a.report.say("focus", "box", box)
}
