package app

import (
	"maps"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/captions"
	"cutline/app/command"
	"cutline/app/grid"
	"cutline/app/stories"
	"cutline/app/theme"
	"cutline/app/widgets"
	"cutline/catalog"
)

// The tabs.
const (
	tabPhotos  = "photos"
	tabStories = "stories"
)

// panelShare is the part of the window the caption panel has at first.
const panelShare = 0.735

// build makes the window's content, in the language and look in use. What is
// open stays open.
func (a *App) build() {
	old := a.parts
	a.parts = parts{tabs: map[string]*widgets.Button{}}
	a.banner = newBanner(func(o fyne.CanvasObject) {
		a.win.Canvas().Refresh(o)
		if o.Visible() { // what is said must be seen
			a.leaveBare()
		}
	})
	a.banner.takeOver(old.banner)
	a.status = widgets.NewStatus(a.words)
	a.tips = widgets.NewTips(a.jobs.After)
	a.offers = widgets.NewOffers()
	a.offers.OnShow = func(texts []string) { a.report.say("offers", "texts", texts) }
	a.newCodes()
	a.tasks = a.newTaskPanel(old.tasks != nil && old.tasks.folded)
	a.buildPhotos()
	a.stories = stories.New(a.words, a.storyWishes())
	a.stories.SetDividers(a.prefs.Split(splitBoard, 0), a.prefs.Split(splitPane, 0))
	a.pane = a.newPane()
	a.carry = widgets.NewCarry[stories.Drag]()
	a.carry.Add(a.onStories(a.stories.Target()))
	a.carry.Add(a.sideTarget())
	a.main = container.NewStack()
	bar := a.bar()
	foot := container.NewVBox(a.tasks.content, widget.NewSeparator(), container.NewBorder(nil, nil, nil, container.NewHBox(a.newSign(), a.tasks.button), a.status.Content))
	content := container.NewBorder(container.NewVBox(bar, a.banner.content), foot, nil, nil, a.main)
	a.setMenu()
	a.content = content
	a.root = container.NewStack(content)
	a.win.SetContent(a.framed(container.NewStack(a.root, a.offers.Layer, a.carry.Ghost.Layer, a.tips.Layer)))
	a.takeOver(old.grid)
	a.showContact()
	a.shortcuts()
	a.jobs.OnChange(a.showTasks)
	a.panel.Show()
	a.showTab(a.tab)
	a.showTasks()
	if a.roster != nil {
		a.openRoster(a.roster.Person())
	}
	if a.settings != nil {
		a.openSettings(a.settings.Section())
	}
	if a.desk != nil {
		id := catalog.StoryID(0)
		if old.stories != nil {
			id = old.stories.Story().ID
		}
		a.listStories()
		if id != 0 {
			a.readAgain(id, false)
		}
		a.showLarge()
		a.loadForm()
	}
}

// takeOver shows in the new grid what the old one showed.
func (a *App) takeOver(old *grid.Grid) {
	if old != nil {
		a.grid.SetCellWidth(old.CellWidth())
		a.grid.SetSnapshot(old.Snapshot())
		sel := a.grid.Selection()
		sel.Set(old.Selection().Ranges()...)
		sel.Look(old.Selection().Focus())
		a.grid.SelectionChanged()
		a.grid.Reveal(sel.Focus())
	}
	a.grid.OnSelect = a.selected
}

// buildPhotos makes the grid, the viewer and the caption panel.
func (a *App) buildPhotos() {
	a.grid = grid.New(grid.Options{Rows: a, Thumbs: a, After: a.jobs.After})
	a.grid.SetCellWidth(float32(a.prefs.ThumbWidth))
	a.grid.OnOpen = func(int) { a.openLarge() }
	a.grid.OnDragOut = a.takeUp
	a.grid.OnDragMove = func(at fyne.Position) { a.carry.Move(at) }
	a.grid.OnDragEnd = a.drop
	a.grid.OnMenu, a.grid.OnHover, a.grid.Title = a.photoMenu, a.pointed, a.groupTitle
	a.grid.OnKey = func(name fyne.KeyName, mod fyne.KeyModifier) { a.pressIn(command.InGrid, name, mod) }
	a.grid.OnFocus = func(in bool) { a.focused("grid", in) }
	a.newStage()
	a.panel = captions.New(a.words, &a.form, captions.Wishes{
		Save: a.saveCaption, Next: a.saveAndNext, Move: a.saveAndNext, Leave: a.focusContent,
		Typed: a.typing, Clash: a.clashKey, Key: a.press, Grab: a.win.Canvas().Focus, Line: a.newLine, Text: a.newText,
		Focus:  func(f catalog.FieldName, in bool) { a.focused("caption."+string(f), in) },
		Recent: a.recentTexts, Offers: a.offers, Say: a.say, Past: a.showHistory,
		Codes:  a.captionCodes,
		Tipped: func(b *widgets.Button) fyne.CanvasObject { return a.tip(b, command.History, "") },
	})
	a.contact = a.newContact()
	a.left = container.NewStack()
	a.wall = container.NewStack()
	a.split = widgets.NewSplit(false, a.wall, a.panel.Content, a.prefs.Split(splitPanel, panelShare))
	var photos fyne.CanvasObject = a.split
	if a.prefs.HidePanel {
		photos = a.wall
	}
	a.newSidebar()
	a.sideSplit = widgets.NewSplit(false, a.side.Content, photos, a.prefs.Split(splitSide, sideShare))
	a.photos = a.sideSplit
	a.showSide()
}

// bar is the row above: tabs, the search box with its chips, the count.
func (a *App) bar() fyne.CanvasObject {
	tab := func(name, text string, icon fyne.Resource) fyne.CanvasObject {
		b := widgets.NewButtonWithIcon(text, icon, func() { a.goTab(name) })
		a.tabs[name] = b
		return a.tip(b, map[string]command.ID{tabPhotos: command.Photos, tabStories: command.Stories}[name], "")
	}
	tabs := container.NewHBox(tab(tabPhotos, a.words.T("tab.photos"), fynetheme.GridIcon()),
		tab(tabStories, a.words.T("tab.stories"), fynetheme.DocumentIcon()))
	a.newFinder()
	a.found = widget.NewLabel("")
	a.hints = widget.NewLabel("")
	a.hints.Importance, a.hints.SizeName = widget.WarningImportance, fynetheme.SizeNameCaptionText
	a.hints.Wrapping = fyne.TextWrapWord
	a.hints.Hide()
	a.add = widgets.NewButtonWithIcon(a.words.T("add.button"), fynetheme.FolderNewIcon(), a.askAdd)
	a.chips = a.newChips()
	a.adder = a.tip(a.add, command.AddFolder, "")
	a.finder = container.NewStack()
	a.head = container.NewStack()
	row := container.NewBorder(nil, nil, tabs, nil, a.head)
	ground := canvas.NewRectangle(theme.Color(theme.Panel, a.find))
	return container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(4, 4, 6, 6), container.NewVBox(row, a.hints)))
}

// goTab is the user's wish to see the photos or the stories.
func (a *App) goTab(name string) {
	a.hideSettings()
	a.showTab(name)
	a.focusContent()
}

// showTab shows the photos or the stories.
func (a *App) showTab(name string) {
	changed := a.tab != name
	if changed {
		a.keep()
	}
	a.tab = name
	for n, b := range a.tabs {
		b.Importance = widget.LowImportance
		if n == name {
			b.Importance = widget.MediumImportance
		}
		b.Refresh()
	}
	a.showPlace()
	if changed {
		view := name
		if name == tabPhotos {
			view = a.view()
		}
		a.report.say("view", "view", view)
	}
}

func (a *App) view() string {
	switch {
	case a.comparing():
		return "compare"
	case a.large:
		return "photo"
	}
	return "grid"
}

// showPlace shows what the tab has in hand: the story, the grid, the large
// photo, or what can be done when there are no photos.
func (a *App) showPlace() {
	place := a.contact.content
	if a.large && a.grid.Snapshot().Len() > 0 {
		place = a.stage
	}
	a.empty = nil
	places := []fyne.CanvasObject{place}
	if a.query != "" && a.snap.Len() == 0 && a.desk != nil {
		places = append(places, a.foundNothing())
	}
	if a.look.bare {
		only(a.left)
		only(a.root, a.stage)
	} else {
		only(a.root, a.content)
		only(a.left, places...)
	}
	a.putPhotos()
	none := a.total == 0 && a.query == ""
	switch {
	case a.settings != nil:
		only(a.main, a.settings.Content)
		only(a.head)
	case a.roster != nil:
		only(a.main, a.roster.Content)
		only(a.head)
	case a.desk == nil:
		only(a.main, a.welcome())
		only(a.head)
	case a.tab == tabStories:
		only(a.main, a.stories.Content)
		only(a.head, a.stories.Bar)
	case none:
		only(a.main, a.nothing())
		only(a.head, a.finder)
	default:
		only(a.main, a.photos)
		only(a.head, a.finder)
	}
	a.showCount(a.query)
}

// only makes objects all that a container shows.
func only(c *fyne.Container, objects ...fyne.CanvasObject) {
	if slices.Equal(c.Objects, objects) {
		return
	}
	c.Objects = objects
	c.Refresh()
}

// showEmpty is the first start: nothing is open.
func (a *App) showEmpty() {
	a.showPlace()
	a.report.say("empty")
}

// nothing offers a folder to be added to an empty catalog.
func (a *App) nothing() fyne.CanvasObject {
	add := widgets.NewButtonWithIcon(a.words.T("add.button"), fynetheme.FolderNewIcon(), a.askAdd)
	add.Importance = widget.HighImportance
	a.empty = map[string]fyne.CanvasObject{"empty.add": add}
	return widgets.NewEmpty(a.words.T("photos.empty.title"), a.words.T("photos.empty.text"), add)
}

// focusContent puts the keyboard where the photos, or the candidates, are.
func (a *App) focusContent() {
	c := a.win.Canvas()
	switch {
	case a.settings != nil:
		a.settings.Focus()
	case a.roster != nil:
		a.roster.Focus()
	case a.desk == nil || len(a.main.Objects) == 0:
		c.Unfocus()
	case a.tab == tabStories && a.stories.Story().ID != 0:
		a.stories.FocusCandidates()
	case a.main.Objects[0] != a.photos:
		c.Unfocus()
	case a.large:
		c.Focus(a.viewer)
	default:
		c.Focus(a.grid)
	}
}

// saveAndNext saves the caption and shows the next photo's, with the
// keyboard where it was.
func (a *App) saveAndNext(step int) {
	a.saveCaption()
	a.step(step)
}

// controls names what a test may want to point at.
func (a *App) controls() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{"filter": a.find, "add": a.add, "tab.photos": a.tabs[tabPhotos],
		"tab.stories": a.tabs[tabStories], "banner.close": a.banner.close, "typing": a.sign}
	for i, b := range a.banner.buttons.Objects {
		out["banner.choice"+strconv.Itoa(i)] = b
	}
	if a.settings != nil {
		for k, o := range a.settings.Controls() {
			out[k] = o
		}
	} else if a.roster != nil {
		maps.Copy(out, a.roster.Controls())
	} else if a.tab == tabPhotos {
		a.wallControls(out)
		if !a.prefs.HideSide {
			maps.Copy(out, a.side.Controls())
		}
		for k, o := range a.panel.Controls() {
			out[k] = o
		}
	} else {
		for k, o := range a.stories.Controls() {
			out[k] = o
		}
		if a.pane.on {
			a.wallControls(out)
			out["pane.hide"] = a.pane.hide
		}
	}
	a.findControls(out)
	for _, m := range []map[string]fyne.CanvasObject{a.dialog, a.empty} {
		for k, o := range m {
			out[k] = o
		}
	}
	return out
}

func (a *App) wallControls(out map[string]fyne.CanvasObject) {
	if a.large {
		out["photo"], out["film"] = a.viewer, a.film
	} else {
		out["grid"] = a.grid
		out["contact.sort"], out["contact.group"], out["contact.bursts"], out["contact.size"] = a.contact.sort, a.contact.group, a.contact.bursts, a.contact.size
	}
}
