package app

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"cutline/app/settings"
	"cutline/app/stories"
	"cutline/catalog"
)

// The names of the dividers.
const (
	splitPanel = "panel"
	splitBoard = "board" // between article and candidates
	splitPane  = "pane"  // between candidates and photos
	splitSide  = "side"  // between sidebar and photos
)

// The size of the window at first.
const (
	normalWide = 1280
	normalHigh = 800
)

// size is the window's size of last time.
func (a *App) size() fyne.Size {
	if w := a.prefs.Window; w.Width >= 400 && w.Height >= 300 {
		return fyne.NewSize(w.Width, w.Height)
	}
	return fyne.NewSize(normalWide, normalHigh)
}

// firstTab is the tab to show when a catalog opens: that of last time, or
// the one a person went to while the first catalog was being opened; the
// photos when it is another catalog.
func (a *App) firstTab() string {
	if a.began {
		return tabPhotos
	}
	a.began = true
	return a.tab
}

// firstStory is the story to show when a catalog opens: that of last time if
// it is still there, else the newest.
func (a *App) firstStory(all []catalog.Story) catalog.StoryID {
	last, _ := a.prefs.Story(a.desk.Path())
	return firstOf(all, last)
}

func firstOf(all []catalog.Story, last catalog.StoryID) catalog.StoryID {
	if slices.ContainsFunc(all, func(s catalog.Story) bool { return s.ID == last }) {
		return last
	}
	return all[0].ID
}

// A shape is what is remembered of the window for the next start.
type shape struct {
	window settings.Size
	panel  float64
	board  float64
	pane   float64
	side   float64
	thumbs int
	beside int // of the thumbnails beside a story
	tab    string
	path   string // of the catalog
	story  catalog.StoryID
	slot   int
}

// shape is how the window is now.
func (a *App) shape() shape {
	s := shape{window: a.prefs.Window, panel: a.prefs.Split(splitPanel, panelShare), side: a.prefs.Split(splitSide, sideShare),
		thumbs: a.prefs.ThumbWidth, beside: a.prefs.PaneThumbs, tab: a.tab}
	if n := int(a.grid.CellWidth() + .5); a.pane.on {
		s.beside = n
	} else {
		s.thumbs = n
	}
	s.board, s.pane = a.stories.Dividers()
	if size := a.win.Canvas().Size(); !a.win.FullScreen() && size.Width >= 400 && size.Height >= 300 {
		s.window = settings.Size{Width: size.Width, Height: size.Height}
	}
	if !a.prefs.HidePanel {
		s.panel = a.split.Offset
	}
	if !a.prefs.HideSide {
		s.side = a.sideSplit.Offset
	}
	if a.desk != nil {
		s.path, s.story, s.slot = a.desk.Path(), a.stories.Story().ID, a.stories.Slot()
		if s.story == 0 { // being read, or there is none any more
			s.story, s.slot = a.prefs.Story(s.path)
		}
	}
	return s
}

// kept is what the preferences hold of a shape.
func kept(p settings.Prefs, s shape) shape {
	k := shape{window: p.Window, panel: p.Split(splitPanel, panelShare), board: p.Split(splitBoard, stories.BoardShare),
		pane: p.Split(splitPane, stories.PaneShare), side: p.Split(splitSide, sideShare), thumbs: p.ThumbWidth, beside: p.PaneThumbs, tab: p.Tab, path: s.path}
	k.story, k.slot = p.Story(s.path)
	if k.tab == "" {
		k.tab = tabPhotos
	}
	return k
}

// remember keeps the window's shape once it has come to rest.
func (a *App) remember() {
	s := a.shape()
	if s == a.last {
		a.rememberNow()
	}
	a.last = s
}

// rememberNow keeps the window's shape, if it is another than last time.
func (a *App) rememberNow() {
	s := a.shape()
	if s.path == "" || s == kept(a.prefs, s) {
		return
	}
	a.note(func(p *settings.Prefs) {
		p.Window, p.ThumbWidth, p.PaneThumbs, p.Tab = s.window, s.thumbs, s.beside, s.tab
		p.SetSplit(splitPanel, s.panel)
		p.SetSplit(splitBoard, s.board)
		p.SetSplit(splitPane, s.pane)
		p.SetSplit(splitSide, s.side)
		p.SetStory(s.path, s.story, s.slot)
	}, func() {
		a.report.say("remembered", "tab", s.tab, "story", s.story, "slot", s.slot, "catalog", filepath.Base(s.path))
	})
}
