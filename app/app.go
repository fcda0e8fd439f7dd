package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"cutline/app/captions"
	"cutline/app/chooser"
	"cutline/app/command"
	"cutline/app/grid"
	"cutline/app/i18n"
	"cutline/app/jobs"
	"cutline/app/platform"
	"cutline/app/state"
	"cutline/app/stories"
	"cutline/app/telex"
	"cutline/app/theme"
	"cutline/app/thumbs"
	"cutline/app/viewer"
	"cutline/app/widgets"
	"cutline/assets"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// ID names the program to the system.
const ID = "vn.cutline.desk"

// Options shape the window. The zero value is right for a person at a screen.
type Options struct {
	Catalog  string    // to open; "" = the one open last
	Default  string    // where a new catalog is offered
	Language string    // "vi", "en"; "" = what was used last, else the system's
	Light    bool      // light instead of dark
	Autotest io.Writer // hears what changes in the window; nil: nobody
	Version  string
	// Sample draws an event to try the desk with into a folder; nil: there is
	// none to offer.
	Sample func(dir string, progress catalog.ProgressFunc) (Sample, error)
}

// A Sample is an event to try the desk with.
type Sample struct {
	Dirs     []string // folders of photos
	Articles []string // files
	House    catalog.House
}

// Prepare looks whether a window can be opened, and turns the system's input
// method off. Call it before the first window is made.
func Prepare() error {
	if err := platform.Display(os.Getenv); err != nil {
		return err
	}
	return widgets.SystemInputMethodOff()
}

// An App is the window and all it has in hand. Its methods belong to the
// window's goroutine.
type App struct {
	o       Options
	fyne    fyne.App
	win     fyne.Window
	words   *i18n.Words
	jobs    *jobs.Jobs
	keys    *command.Table
	report  *reporter
	light   bool
	closing bool
	stay    bool // something could not be saved since closing began

	desk    *desk.Desk
	blind   bool  // the catalog could not be looked at: said once
	version int64 // of the desk, when it was last looked at
	loader  *thumbs.Loader
	queue   queue
	own     run

	// What is shown of the catalog.
	query    string
	snap     *state.Snapshot
	notes    []catalog.QueryNote
	total    int // photos in the catalog
	form     captions.Form
	large    bool // the photo large, not the grid
	tab      string
	shared   atomic.Pointer[desk.Desk]  // desk, for those who decode
	decoding chan struct{}              // has room for those who may decode at once
	names    map[catalog.PhotoID]string // file names of photos in stories
	flush    func()                     // calls off saving what is typed in a story
	draft    func()                     // calls off keeping the draft
	next     func()                     // calls off the next look at the search box

	parts
}

// parts are what the window is built of, anew for each language or look.
type parts struct {
	grid    *grid.Grid
	viewer  *viewer.Viewer
	panel   *captions.Panel
	stories *stories.Screen
	status  *widgets.Status
	find    *widgets.Entry
	finder  fyne.CanvasObject // the search box with all beside it
	head    *fyne.Container   // finder, or the stories' own bar
	found   *widget.Label
	hints   *widget.Label
	banner  *banner
	tasks   *fyne.Container
	rows    map[*jobs.Task]*widgets.TaskRow
	left    *fyne.Container // grid or viewer or the empty state
	main    *fyne.Container // photos or story
	photos  fyne.CanvasObject
	tabs    map[string]*widget.Button
	chips   []chip
	add     *widget.Button
	dialog  map[string]fyne.CanvasObject // controls of the dialog on the screen
	box     *chooser.Chooser
	modal   dialog.Dialog // on the screen, beside the chooser
	empty   map[string]fyne.CanvasObject
}

// Run opens the window and returns when it is closed.
func Run(f fyne.App, o Options) error {
	a := &App{o: o, fyne: f, tab: tabPhotos, snap: state.NewSnapshot(nil, 0), names: map[catalog.PhotoID]string{}, decoding: make(chan struct{}, decoders)}
	words, err := i18n.New(a.language())
	if err != nil {
		return fmt.Errorf("start the window: %w", err)
	}
	a.words = words
	if err := words.TellToolkit(); err != nil {
		return fmt.Errorf("start the window: %w", err)
	}
	a.jobs = jobs.New(jobs.Options{})
	a.queue.jobs = a.jobs
	a.keys = command.New(command.Options{})
	a.light = o.Light || f.Preferences().Bool(prefLight)
	f.Settings().SetTheme(theme.New(theme.Options{Light: a.light}))
	f.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	a.win = f.NewWindow("Cutline")
	a.win.Resize(fyne.NewSize(1280, 800))
	a.win.SetPadded(false)
	a.win.SetMaster()
	a.win.SetCloseIntercept(a.quit)
	a.win.SetOnDropped(a.dropped)
	if o.Autotest != nil {
		a.report = &reporter{w: o.Autotest, start: time.Now(), boxes: a.controls, scale: a.win.Canvas().Scale}
	}
	a.bind()
	a.build()
	a.watch()
	f.Lifecycle().SetOnStarted(a.started)
	a.win.ShowAndRun()
	a.jobs.Close() // nothing may use the desk any more
	if a.loader != nil {
		a.loader.Close()
	}
	return a.close()
}

// started opens what was open last, or says what can be done.
func (a *App) started() {
	a.report.say("ready", "lang", a.words.Language(), "light", a.light)
	a.report.watch(a.jobs)
	path := a.o.Catalog
	if path == "" {
		path = a.fyne.Preferences().String(prefCatalog)
	}
	if path == "" {
		a.showEmpty()
		return
	}
	a.open(path, a.o.Catalog == "")
}

// close saves what is still being typed, for the system may have ended the
// window without asking, and ends the desk.
func (a *App) close() error {
	if a.desk == nil {
		return nil
	}
	d := a.desk
	a.desk = nil
	ctx := context.Background()
	var errs []error
	if a.form.Dirty() {
		_, err := d.Edit(ctx, a.form.IDs(), a.form.Edit())
		errs = append(errs, err)
		a.report.say("savedlast", "ok", err == nil)
	}
	for _, u := range a.stories.Untold() {
		_, err := d.EditStory(ctx, a.stories.Story().ID, u.Slot, storyEdit(u.Field, u.Text))
		errs = append(errs, err)
	}
	return errors.Join(append(errs, d.Close())...)
}

// quit saves what was typed, waits until it is saved, and ends.
func (a *App) quit() {
	if a.closing {
		return
	}
	a.closing, a.stay = true, false
	a.stories.Flush()
	a.saveCaption()
	a.queue.whenIdle(func() {
		if a.stay { // something could not be saved: the banner says what
			a.closing, a.stay = false, false
			return
		}
		a.fyne.Quit()
	})
}

// Preferences of the window.
const (
	prefLanguage = "language"
	prefLight    = "light"
	prefCatalog  = "catalog"
	prefDraft    = "draft"
	prefExport   = "export"
	prefTelex    = "typing"
	prefAdvance  = "advance"
	prefPanel    = "panel"
	prefFolder   = "folder"
)

// language is the one to speak: asked for, used last, or the system's.
func (a *App) language() string {
	known := func(l string) bool { return l == i18n.Vietnamese || l == i18n.English }
	if known(a.o.Language) {
		return a.o.Language
	}
	if l := a.fyne.Preferences().String(prefLanguage); known(l) {
		return l
	}
	for _, v := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if l := os.Getenv(v); l != "" {
			if strings.HasPrefix(l, "vi") {
				return i18n.Vietnamese
			}
			return i18n.English
		}
	}
	return i18n.English
}

// style is how text boxes compose Vietnamese.
func (a *App) style() telex.Style {
	switch a.fyne.Preferences().StringWithFallback(prefTelex, typeTelex) {
	case typeVNI:
		return telex.Style{Method: telex.VNI}
	case typeOff:
		return telex.Style{}
	}
	return telex.Style{Method: telex.Telex}
}

// newLine and newText make text boxes that compose as the user wants.
func (a *App) newLine() *widgets.Entry { return widgets.NewEntry(a.style) }
func (a *App) newText() *widgets.Entry { return widgets.NewTextBox(a.style) }

// How a person may type.
const (
	typeTelex = "telex"
	typeVNI   = "vni"
	typeOff   = "off"
)

// speak changes the language while the window is open.
func (a *App) speak(language string) {
	a.keep()
	if err := a.words.Use(language); err != nil {
		a.fail(err)
		return
	}
	if err := a.words.TellToolkit(); err != nil {
		a.fail(err)
	}
	a.fyne.Preferences().SetString(prefLanguage, language)
	a.build()
	a.focusContent()
	a.report.say("language", "lang", language)
}

// look changes between dark and light while the window is open.
func (a *App) look(light bool) {
	a.keep()
	a.light = light
	a.fyne.Preferences().SetBool(prefLight, light)
	a.fyne.Settings().SetTheme(theme.New(theme.Options{Light: light}))
	a.build()
	a.focusContent()
	a.report.say("look", "light", light)
}

// keep saves what is typed before the boxes are built anew.
func (a *App) keep() {
	a.stories.Flush()
	a.saveCaption()
}
