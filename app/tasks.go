package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"cutline/app/chooser"
	"cutline/app/platform"
	"cutline/catalog"
)

// askAdd asks for folders and files and adds their photos.
func (a *App) askAdd() {
	if a.desk == nil {
		a.askNew()
		return
	}
	if a.prefs.LastFolder != "" {
		a.askAddFrom(a.prefs.LastFolder)
		return
	}
	a.places(func(all []platform.Place) {
		var start string
		for _, p := range all {
			start = p.Path + string(filepath.Separator)
			if strings.Contains(p.Path, "Pictures") {
				break
			}
		}
		a.askAddFrom(start)
	})
}

func (a *App) askAddFrom(start string) {
	a.chooseSeveral("add", chooser.Options{Kind: chooser.Photos, Title: a.words.T("add.title"),
		Accept: a.words.T("add.accept"), Start: start}, func(paths []string) {
		a.chosen(paths[0])
		a.addPaths(paths)
	})
}

// What comes into the catalog is looked at soon at first, for the first screen
// of it, and then less and less often.
const (
	firstLook = 120 * time.Millisecond
	lastLook  = 2 * time.Second
)

// addPaths catalogs photos where they lie. Photos come into sight while it
// goes on.
func (a *App) addPaths(paths []string) {
	d := a.desk
	if d == nil || len(paths) == 0 {
		return
	}
	var added catalog.Added
	looked, pause := time.Now(), firstLook
	from := filepath.Base(paths[0])
	if more := len(paths) - 1; more > 0 {
		from = fmt.Sprintf("%s +%d", from, more)
	}
	a.start("add", a.words.T("add.task", from), func(ctx context.Context, progress catalog.ProgressFunc) error {
		var err error
		added, err = d.Add(ctx, paths, func(p catalog.Progress) {
			progress.Report(p)
			if now := time.Now(); now.Sub(looked) > pause {
				looked, pause = now, min(2*pause, lastLook)
				a.jobs.Post(a.search)
			}
		})
		return err
	}, func(err error) {
		if a.desk != d {
			return
		}
		a.refresh()
		a.report.say("added", "added", added.Added, "updated", added.Updated, "unchanged", added.Unchanged, "failed", len(added.Failed))
		if err != nil && !errors.Is(err, context.Canceled) {
			a.fail(err)
			return
		}
		text := a.words.T("add.done", added.Added, added.Updated, added.Unchanged)
		if errors.Is(err, context.Canceled) {
			text = a.words.T("add.cancelled", added.Added)
		}
		if added.Missing > 0 {
			text += " " + a.words.N("add.missing", added.Missing)
		}
		a.say(text)
		a.failures(a.words.N("add.failed", len(added.Failed)), added.Failed)
		if added.Ask != "" {
			a.failWith(added.Ask)
		}
	})
}

// A drop is what was dropped on the window, sorted by what is done with it.
type drop struct {
	catalog  string   // to be opened; "" when none
	articles []string // to become stories
	photos   []string // files and folders to be added
}

// sortDrop sorts dropped paths; a catalog is opened and nothing else done.
func sortDrop(paths []string) drop {
	var d drop
	for _, path := range paths {
		switch ext := strings.ToLower(filepath.Ext(path)); ext {
		case ".cutline":
			return drop{catalog: path}
		case ".txt", ".text":
			d.articles = append(d.articles, path)
		default:
			d.photos = append(d.photos, path)
		}
	}
	return d
}

// dropped hears of files and folders dropped on the window.
func (a *App) dropped(_ fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path()) // the text of a URI is encoded
	}
	a.report.say("dropped", "paths", paths)
	if f := a.eventForm; f != nil {
		f.read(paths)
		return
	}
	d := sortDrop(paths)
	if d.catalog != "" {
		a.open(d.catalog, false)
		return
	}
	if a.desk == nil {
		a.say(a.words.T("desk.first"))
		return
	}
	if a.roster != nil && len(paths) == 1 && isRosterFile(paths[0]) {
		a.rosterIn(paths[0])
		return
	}
	for _, path := range d.articles {
		a.importFile(path)
	}
	a.addPaths(d.photos)
}

// askImport asks for a text file and makes a story of it.
func (a *App) askImport() {
	if a.desk == nil {
		a.say(a.words.T("desk.first"))
		return
	}
	a.chooseFrom("import", chooser.Options{Kind: chooser.File, Ends: []string{".txt", ".text"}, Title: a.words.T("import.title"),
		Accept: a.words.T("import.accept"), Start: a.prefs.LastFolder}, a.importFile)
}

func (a *App) importFile(path string) {
	a.importFrom(path, func() (io.ReadCloser, error) { return os.Open(path) })
}

func (a *App) importFrom(name string, open func() (io.ReadCloser, error)) {
	d := a.desk
	if d == nil {
		a.say(a.words.T("desk.first"))
		return
	}
	var s catalog.Story
	a.start("import", a.words.T("import.task", filepath.Base(name)), func(ctx context.Context, _ catalog.ProgressFunc) error {
		r, err := open()
		if err != nil {
			return err
		}
		defer r.Close()
		s, err = d.ImportStory(ctx, name, r)
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		if a.desk != d {
			return // another catalog was opened meanwhile: it keeps its tab
		}
		a.report.say("imported", "id", s.ID, "slots", len(s.Slots))
		a.did(a.words.N("import.done", len(s.Slots)))
		a.showTab(tabStories)
		a.listStories()
		a.openStory(s.ID)
	})
}

// openFolder shows a folder in the file manager.
func (a *App) openFolder(dir string) {
	a.jobs.Ask(func(ctx context.Context) func() {
		ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
		defer cancel()
		err := platform.OpenFolder(ctx, dir)
		return func() { a.fail(err) }
	})
}
