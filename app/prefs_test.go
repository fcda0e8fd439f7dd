package app

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"

	"cutline/app/chooser"
	"cutline/app/i18n"
	"cutline/app/jobs"
	"cutline/app/platform"
	"cutline/app/settings"
	"cutline/catalog"
)

// atHome is an App without a window, whose preferences lie in a folder.
func atHome(t *testing.T, o Options) *App {
	t.Helper()
	if o.Settings.Path == "" {
		o.Settings.Path = filepath.Join(t.TempDir(), "settings.json")
	}
	a := &App{o: o, fyne: test.NewTempApp(t), jobs: jobs.New(jobs.Options{Dispatch: func(f func()) { f() }})}
	t.Cleanup(a.jobs.Close)
	a.queue.jobs, a.writes.jobs = a.jobs, a.jobs
	return a
}

func TestOldPreferencesAreTakenOverOnce(t *testing.T) {
	a := atHome(t, Options{})
	old := a.fyne.Preferences()
	old.SetString("catalog", "/photos/Desk.cutline")
	old.SetString("language", "vi")
	old.SetString("typing", "vni")
	old.SetString("draft", `{"Catalog":"/photos/Desk.cutline"}`)
	old.SetBool("light", true)
	old.SetBool("advance", false)
	old.SetBool("panel", false)
	if err := a.readPrefs(); err != nil {
		t.Fatal(err)
	}
	p := a.prefs
	if a.lastCatalog() != "/photos/Desk.cutline" || p.Language != "vi" || p.Typing != settings.TypeVNI || !a.light() || p.Advance || !p.HidePanel || len(p.Draft) == 0 {
		t.Errorf("taken over: %+v", p)
	}
	if got, err := a.file.Read(); err != nil || got.Language != "vi" || got.Advance {
		t.Errorf("the file holds %+v, %v", got, err)
	}
	if old.String("catalog") != "" {
		t.Error("it would be taken over again")
	}
}

func TestTheCommandLineGoesBeforeThePreferences(t *testing.T) {
	for _, tt := range []struct {
		name, kept, asked, want string
		light                   bool
	}{
		{"nothing asked", "vi", "", "vi", false},
		{"a language", "vi", "en", "en", false},
		{"no language of ours", "vi", "fr", "vi", false},
		{"light", "en", "", "en", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := atHome(t, Options{Language: tt.asked, Light: tt.light})
			if _, err := a.o.Settings.Update(settings.Defaults(), func(p *settings.Prefs) { p.Language = tt.kept }); err != nil {
				t.Fatal(err)
			}
			if err := a.readPrefs(); err != nil {
				t.Fatal(err)
			}
			if a.language() != tt.want || a.light() != tt.light {
				t.Errorf("%s, light %t", a.language(), a.light())
			}
		})
	}
}

func TestWhatTheWindowDidNotWriteIsWrittenAtItsEnd(t *testing.T) {
	a := atHome(t, Options{})
	if err := a.readPrefs(); err != nil {
		t.Fatal(err)
	}
	a.jobs.Close() // nothing comes back any more
	a.note(func(p *settings.Prefs) { p.LastFolder = "/in" }, nil)
	a.note(func(p *settings.Prefs) { p.Theme = settings.ThemeLight }, nil)
	if err := a.writeRest(); err != nil {
		t.Fatal(err)
	}
	if got, err := a.file.Read(); err != nil || got.LastFolder != "/in" || got.Theme != settings.ThemeLight {
		t.Errorf("the file holds %+v, %v", got, err)
	}
}

func TestShapesAreComparedAsTheyAreKept(t *testing.T) {
	p := settings.Defaults()
	s := shape{window: settings.Size{Width: 1000, Height: 700}, panel: .6, board: .5, pane: .3, side: .25, thumbs: 240, beside: 120, tab: tabStories, path: "/c", story: 4}
	if kept(p, s) == s {
		t.Error("nothing was kept yet")
	}
	p.Opened("/c")
	p.Window, p.ThumbWidth, p.Tab = s.window, s.thumbs, s.tab
	p.SetSplit(splitPanel, s.panel)
	p.SetSplit(splitBoard, s.board)
	p.SetSplit(splitPane, s.pane)
	p.SetSplit(splitSide, s.side)
	p.PaneThumbs = s.beside
	p.SetStory(s.path, s.story, s.slot)
	if got := kept(p, s); got != s {
		t.Errorf("kept %+v, want %+v", got, s)
	}
}

func TestTheRememberedStoryIsOpenedIfItIsThere(t *testing.T) {
	all := []catalog.Story{{ID: 9}, {ID: 4}}
	for _, tt := range []struct{ last, want catalog.StoryID }{{0, 9}, {4, 4}, {5, 9}} {
		p := settings.Defaults()
		p.Opened("/c")
		p.SetStory("/c", tt.last, 0)
		last, _ := p.Story("/c")
		if got := firstOf(all, last); got != tt.want {
			t.Errorf("last %d: opened %d, want %d", tt.last, got, tt.want)
		}
	}
}

func TestTheSystemIsAskedTheSame(t *testing.T) {
	w, err := i18n.New(i18n.English)
	if err != nil {
		t.Fatal(err)
	}
	a := &App{words: w, win: test.NewTempWindow(t, nil)}
	for _, tt := range []struct {
		name string
		o    chooser.Options
		kind platform.FileKind
		file string
		n    int // filters
	}{
		{"a folder", chooser.Options{Kind: chooser.Folder, Start: "/in/"}, platform.OneFolder, "", 0},
		{"photos", chooser.Options{Kind: chooser.Photos, Start: "/in/"}, platform.SeveralFolders, "", 0},
		{"a catalog", chooser.Options{Kind: chooser.Catalog, Start: "/in/"}, platform.OneFolder, "", 0},
		{"a new catalog", chooser.Options{Kind: chooser.NewCatalog, Start: "/in/New.cutline"}, platform.SaveFile, "New.cutline", 0},
		{"an article", chooser.Options{Kind: chooser.File, Ends: []string{".txt"}, Start: "/in/"}, platform.OneFile, "", 1},
	} {
		d := a.asked(tt.o)
		if d.Kind != tt.kind || d.Name != tt.file || d.Folder != "/in" || len(d.Filters) != tt.n {
			t.Errorf("%s: %+v", tt.name, d)
		}
	}
	if got := whole(chooser.NewCatalog, "/a/b"); got != "/a/b.cutline" {
		t.Error(got)
	}
	if got := whole(chooser.Folder, "/a/b"); got != "/a/b" {
		t.Error(got)
	}
}
