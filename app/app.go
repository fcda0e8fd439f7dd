package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"cutline/app/captions"
	"cutline/app/chooser"
	"cutline/app/codes"
	"cutline/app/command"
	"cutline/app/grid"
	"cutline/app/i18n"
	"cutline/app/jobs"
	"cutline/app/manual"
	"cutline/app/platform"
	"cutline/app/roster"
	"cutline/app/settings"
	"cutline/app/sidebar"
	"cutline/app/state"
	"cutline/app/stories"
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
	Settings settings.File // zero: this user's
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

// garbage is how much memory may be garbage, in percent of what is in use.
// Most of what is in use is large arrays without pointers, which cost the
// collector nothing.
const garbage = 14

// Prepare looks whether a window can be opened, and turns the system's input
// method off unless it was chosen. Call it before the first window is made.
func Prepare() error {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	if err := platform.Display(os.Getenv); err != nil {
		return err
	}
	if f, err := settings.DefaultFile(); err == nil {
		if p, err := f.Read(); err == nil && method(p) == settings.TypeSystem {
			return nil
		}
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
	slow    *jobs.Watch // nil unless the window is tested
	closing bool
	stay    bool // something could not be saved since closing began
	warned  bool // that a question is to be answered before closing

	file  settings.File
	prefs settings.Prefs
	// systemTypes: the system's input method was chosen before the start, and
	// is on.
	systemTypes bool
	delimiter   rune      // of codes, in the open catalog
	trouble     error     // with the file of preferences, at the start
	writes      queue     // of the preferences
	unwritten   []written // changes on their way to the file
	unkept      bool      // they could not be kept: said once

	settings   *settings.Screen      // on the screen, in place of photos and stories
	roster     *roster.Screen        // the same; settings stand before it
	faced      func(catalog.PhotoID) // the dialog on the screen hears of thumbnails; may be nil
	capturing  bool                  // keys are about to be pressed for a command
	house      *catalog.House        // what settings show of the catalog
	engine     settings.Engine       // the ExifTool that settings show
	roots      []catalog.Root
	codeFiles  []catalog.CodeFile
	bound      []fyne.Shortcut // of the canvas
	noPortal   bool            // the system has no dialogs to offer
	manual     *manual.Manual  // nil until somebody asks for it
	keyboard   string          // the box that has it
	instance   *platform.Instance
	crash      string    // the log of a run that ended suddenly; "" = none
	screenLost bool      // of that run: its display went away
	theirs     bool      // another program has edited the catalog
	depth      int       // edits of ours since then, that can be undone
	native     bool      // one of the system's dialogs is on the screen
	fresh      bool      // the catalog was opened just now
	began      bool      // a catalog was opened since the start
	looking    bool      // at what other programs did to the photos
	nextLook   time.Time // not before
	taskNotes  map[*jobs.Task]*taskNote
	lastTask   int64
	ending     *taskNote // of the task whose end is being told
	last       shape     // of the window, when it was last looked at

	eventForm *eventForm // on the screen
	awaited   awaited    // to be selected

	desk    *desk.Desk
	blind   bool  // the catalog could not be looked at: said once
	version int64 // of the desk, when it was last looked at
	loader  *thumbs.Loader
	queue   queue
	own     run

	culling
	batches

	// What is shown of the catalog.
	query     string
	snap      *state.Snapshot
	notes     []catalog.QueryNote
	total     int // photos in the catalog
	form      captions.Form
	large     bool // the photo large, not the grid
	look      look
	sweep     int // percent of garbage that is let lie otherwise; 0: it is so now
	tab       string
	shared    atomic.Pointer[desk.Desk]  // desk, for those who decode
	decoding  chan struct{}              // has room for those who may decode at once
	names     map[catalog.PhotoID]string // file names of photos in stories
	storySeq  catalog.EditID             // the edit the catalog had come to when the story was read
	steps     []storyStep                // changes of stories that are not kept yet
	stuck     bool                       // the first of steps could not be done
	dragging  bool                       // a slot's picture is dragged, or was until Esc
	dragAt    fyne.Position              // in the window
	flush     func()                     // calls off saving what is typed in a story
	draft     func()                     // calls off keeping the draft
	weighing  chan struct{}              // has room for one picture that is made to be weighed
	weights   map[string]weight          // of renditions, by what they depend on
	writing   func()                     // calls off writing files
	next      func()                     // calls off the next look at the search box
	recount   func()                     // calls off the next count
	restory   func()                     // calls off reading the story again
	lists     sidebar.Lists              // what the sidebar and the chips show
	whole     allCounts
	onlyQuery bool                         // is another since the last count, not the photos
	counted   bool                         // lists.Counts are of this catalog
	stale     bool                         // and of an older search
	opened    map[catalog.PhotoID]struct{} // a frame of each burst that is shown frame by frame

	parts
}

// parts are what the window is built of, anew for each language or look.
type parts struct {
	grid      *grid.Grid
	viewer    *viewer.Viewer
	film      *viewer.Film
	stage     *fyne.Container   // viewer and film
	root      *fyne.Container   // whole, or the stage alone
	content   fyne.CanvasObject // the window's
	panel     *captions.Panel
	stories   *stories.Screen
	status    *widgets.Status
	find      *widgets.Entry
	finder    *fyne.Container // the search box with all beside it
	head      *fyne.Container // finder, or the stories' own bar
	found     *widget.Label
	hints     *widget.Label
	banner    *banner
	tasks     *taskPanel
	sign      *widgets.Button // whether Vietnamese is typed
	tips      *widgets.Tips
	offers    *widgets.Offers
	codes     *codes.Typing
	tipped    []tipped
	contact   contact
	left      *fyne.Container // contact or viewer
	wall      *fyne.Container // left, on the photos' own tab
	pane      photoPane
	side      *sidebar.Sidebar
	sideSplit *widgets.Split    // between sidebar and photos
	findRow   *fyne.Container   // the search box with its buttons
	clear     *widgets.Button   // the search
	save      *widgets.Button   // the search, as a collection
	pop       *popped           // the small window on the screen
	adder     fyne.CanvasObject // add with its tip
	carry     *widgets.Carry[stories.Drag]
	main      *fyne.Container // photos or story
	photos    fyne.CanvasObject
	split     *widgets.Split // between photos and captions
	tabs      map[string]*widgets.Button
	chips     chips
	add       *widgets.Button
	dialog    map[string]fyne.CanvasObject // controls of the dialog on the screen
	box       *chooser.Chooser
	modal     *widgets.Dialog // on the screen, beside the chooser
	empty     map[string]fyne.CanvasObject
}

// Run opens the window and returns when it is closed.
func Run(f fyne.App, o Options) error {
	a := prepared(f, o, jobs.Options{})
	log := a.startCrashLog()
	if err := a.make(); err != nil {
		return fmt.Errorf("start the window: %w", err)
	}
	endsPromptly(f)
	f.Lifecycle().SetOnStarted(func() {
		platform.OnDisplayLost(log, a.rescue)
		a.started()
	})
	ended := false
	defer func() {
		if !ended { // a fault on the window's goroutine is on its way through here
			_ = a.rescue() // the fault itself is what the log must say
		}
	}()
	a.win.ShowAndRun()
	a.watched(a.slow)
	ended = true
	return errors.Join(a.end(), log.End())
}

// endsPromptly takes from Fyne the hook with which it saves its preferences,
// of which Cutline keeps none. The hook runs when the loop of the window ends,
// on another goroutine which asks that loop to wait for it: now and then
// Fyne 2.8 drops the question, and the process never ends.
func endsPromptly(f fyne.App) {
	if l, ok := f.Lifecycle().(interface{ SetOnStoppedHookExecuted(func()) }); ok {
		l.SetOnStoppedHookExecuted(nil)
	}
}

// prepared is a window that is not made yet: it knows what was chosen before.
func prepared(f fyne.App, o Options, j jobs.Options) *App {
	a := &App{o: o, fyne: f, tab: tabPhotos, snap: state.NewSnapshot(nil, 0), names: map[catalog.PhotoID]string{}, taskNotes: map[*jobs.Task]*taskNote{}, decoding: make(chan struct{}, decoders), weighing: make(chan struct{}, 1)}
	a.slow = a.slowSteps()
	j.Watch = a.slow
	a.jobs = jobs.New(j)
	a.queue.jobs, a.writes.jobs = a.jobs, a.jobs
	a.trouble = a.readPrefs()
	return a
}

// make makes the window and all in it; nothing is shown yet.
func (a *App) make() error {
	f, o := a.fyne, a.o
	if a.prefs.Tab == tabStories {
		a.tab = tabStories
	}
	words, err := i18n.New(a.language())
	if err != nil {
		return err
	}
	a.words = words
	if err := words.TellToolkit(); err != nil {
		return err
	}
	a.keys = command.New(a.prefs.CommandOptions())
	fyne.SetCurrentApp(widgets.Still(f))
	f.Settings().SetTheme(a.theme())
	f.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	a.win = f.NewWindow("Cutline")
	a.win.Resize(a.size())
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
	return nil
}

// end ends all that runs, once the window is gone, and saves what is left.
func (a *App) end() error {
	err := a.instance.Close() // ends listening to other starts
	a.jobs.Close()            // nothing may use the desk any more
	if a.loader != nil {
		a.loader.Close()
	}
	return errors.Join(err, a.close())
}

// rescueTime is how long work in hand has to end when the window cannot go on.
const rescueTime = 5 * time.Second

// rescue saves what is being typed when the window cannot go on.
func (a *App) rescue() error {
	a.report.say("rescue")
	a.jobs.Abandon(rescueTime)
	return a.close()
}

// started opens what was open last, or says what can be done.
func (a *App) started() {
	a.report.say("ready", "lang", a.words.Language(), "light", a.light())
	a.report.watch(a.jobs)
	a.fyne.Lifecycle().SetOnEnteredForeground(a.lookOutside)
	path := a.o.Catalog
	if path == "" {
		path = a.lastCatalog()
	}
	if path == "" {
		a.showEmpty()
		a.tellTrouble()
		return
	}
	a.open(path, a.o.Catalog == "")
}

// close saves what is still being typed, for the system may have ended the
// window without asking, and ends the desk.
func (a *App) close() error {
	if a.desk == nil {
		return a.writeRest()
	}
	d := a.desk
	a.desk = nil
	ctx := context.Background()
	var errs []error
	if a.form.Dirty() {
		_, err := d.EditCaptionsOf(ctx, a.form.IDs(), a.form.Edit(), a.form.People())
		if errors.Is(err, catalog.ErrUsage) { // as it was typed, then
			_, err = d.Edit(ctx, a.form.IDs(), a.form.Edit())
		}
		if err != nil { // offered at the next start
			err = errors.Join(err, a.draftLast(d.Path(), a.form.Draft()))
		}
		errs = append(errs, err)
		a.report.say("savedlast", "ok", err == nil)
	}
	errs = append(errs, a.finishStory(ctx, d))
	return errors.Join(append(errs, d.Close(), a.writeRest())...)
}

// quit saves what was typed, waits until it is saved, and ends.
func (a *App) quit() {
	if a.closing {
		return
	}
	a.closing, a.stay = true, false
	a.stories.Flush()
	a.saveCaption()
	if a.roster != nil && !a.roster.Leave(nil) {
		a.stay = true
	}
	a.rememberNow()
	a.queue.whenIdle(func() {
		if (a.stay || a.stuck) && !a.warned { // something could not be saved: the banner says what
			a.closing, a.stay, a.warned = false, false, true
			a.say(a.words.T("quit.asked"))
			return
		}
		a.writes.whenIdle(func() {
			a.jobs.Stop()
			a.fyne.Quit()
		})
	})
}

// language is the one to speak: asked for, used last, or the system's.
func (a *App) language() string {
	known := func(l string) bool { return l == i18n.Vietnamese || l == i18n.English }
	if l := a.prefs.Language; known(l) {
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

// keep saves what is typed before the boxes are built anew.
func (a *App) keep() {
	a.stories.Flush()
	a.saveCaption()
	if a.roster != nil {
		a.roster.Leave(nil)
	}
}
