package app

import (
	"runtime"
	"slices"

	"fyne.io/fyne/v2"

	"cutline/app/command"
	"cutline/app/i18n"
	"cutline/app/settings"
)

// bind says what the commands do.
func (a *App) bind() {
	open := func() bool { return a.desk != nil }
	some := func() bool { return a.desk != nil && a.grid.Snapshot().Len() > 0 }
	bind := func(id command.ID, on func() bool, run func()) {
		if !staysBare(id) {
			do := run
			run = func() { a.leaveBare(); do() }
		}
		a.keys.Bind(id, command.Binding{Run: run, Enabled: a.unasked(id, on)})
	}
	bind(command.NextPhoto, some, func() { a.step(1) })
	bind(command.PreviousPhoto, some, func() { a.step(-1) })
	bind(command.OpenLarge, some, a.openLarge)
	bind(command.BackToGrid, some, a.backToGrid)
	a.bindLooks(bind, some)
	bind(command.LargerCells, some, func() { a.grid.SetCellWidth(a.grid.CellWidth() * 1.2) })
	bind(command.SmallerCells, some, func() { a.grid.SetCellWidth(a.grid.CellWidth() / 1.2) })
	bind(command.CaptionPanel, open, a.captionKey)
	bind(command.Clashes, open, a.clashKey)
	bind(command.TemplateDialog, some, a.askTemplate)
	bind(command.FindReplace, some, a.askReplace)
	bind(command.AsPrevious, some, a.asPrevious)
	bind(command.History, some, a.showHistory)
	bind(command.SelectAll, some, func() { a.grid.Selection().All(); a.grid.SelectionChanged() })
	bind(command.SelectNone, some, func() { a.grid.Selection().None(); a.grid.SelectionChanged() })
	bind(command.SelectInvert, some, func() { a.grid.Selection().Invert(); a.grid.SelectionChanged() })
	bind(command.ShowTagged, open, func() { a.toggleTerm("tag", "tag:yes") })
	bind(command.Find, open, a.goFind)
	bind(command.SaveSearch, open, a.saveSearch)
	bind(command.Filter, open, a.filterKey)
	bind(command.Sidebar, open, a.sideKey)
	bind(command.OpenCatalog, nil, a.askOpen)
	bind(command.NewCatalog, nil, a.askNew)
	bind(command.AddFolder, nil, a.askAdd)
	bind(command.WriteFiles, open, a.writeFiles)
	bind(command.TableOut, some, a.askTableOut)
	bind(command.TableIn, open, a.askTableIn)
	bind(command.ImportStory, open, a.askImport)
	bind(command.ExportStory, func() bool { return a.desk != nil && a.stories.Story().ID != 0 }, a.askExport)
	bind(command.Export, some, a.askExportPhotos)
	told := func() bool { return a.desk != nil && a.stories.Story().ID != 0 }
	bind(command.PhotoPane, open, a.paneKey)
	bind(command.PlacePhoto, func() bool { return told() && some() }, a.placeHere)
	bind(command.NextSlot, told, func() { a.stories.Step(1) })
	bind(command.PreviousSlot, told, func() { a.stories.Step(-1) })
	bind(command.Undo, open, a.undo)
	bind(command.Redo, open, a.redo)
	bind(command.Photos, nil, func() { a.goTab(tabPhotos) })
	bind(command.Stories, nil, func() { a.goTab(tabStories) })
	bind(command.StoryList, open, a.showStories)
	bind(command.Roster, open, a.showRoster)
	bind(command.StoryPeople, told, a.showProposals)
	bind(command.Person, some, a.choosePerson)
	bind(command.Keys, nil, a.showKeys)
	bind(command.Quit, nil, a.quit)
	bind(command.Settings, nil, a.showSettings)
	bind(command.Reveal, some, a.reveal)
	bind(command.CopyCaption, some, a.copyCaption)
	bind(command.CopyPicture, some, a.copyPicture)
	bind(command.Manual, nil, a.showManual)
	bind(command.About, nil, func() { a.openSettings(settings.About) })
	bind(command.CopyPaths, some, a.copyPaths)
	bind(command.Advance, nil, a.toggleAdvance)
	a.bindMarks(some)
	a.bindContact(open, some)
}

// unasked is on, but while a dialog waits for an answer only those commands
// are on that leave it alone.
func (a *App) unasked(id command.ID, on func() bool) func() bool {
	return func() bool {
		if a.asking() && !slices.Contains([]command.ID{command.Manual, command.FullScreen, command.Quit}, id) {
			return false
		}
		return on == nil || on()
	}
}

// captionKey puts the keyboard into the caption panel, showing it first.
func (a *App) captionKey() {
	if a.tab != tabPhotos {
		a.goTab(tabPhotos)
	}
	if a.prefs.HidePanel {
		a.togglePanel()
	}
	a.panel.Focus("")
}

func (a *App) togglePanel() {
	a.change(func(p *settings.Prefs) { p.HidePanel = !p.HidePanel })
	a.findLikely(a.form.IDs()) // nobody asked while it was hidden
}

func (a *App) toggleAdvance() {
	a.setAdvance(!a.advance())
}

// item is a menu's line for a command. Its key takes effect everywhere only
// if no text box needs it; else it is just shown.
func (a *App) item(id command.ID) *fyne.MenuItem {
	c, _ := a.keys.Command(id)
	it := fyne.NewMenuItem(c.Name(a.words), func() { a.keys.Run(id) })
	if len(c.Keys) == 0 {
		return it
	}
	if c.Where&command.InText != 0 && !command.Types(c.Keys[0]) && !a.capturing {
		it.Shortcut = hidden(c.Keys[0].Shortcut())
	}
	if _, shown := it.Shortcut.(fyne.KeyboardShortcut); !shown {
		it.Label += "    " + c.Keys[0].String()
	}
	return it
}

// A bare shortcut works in a menu and is not shown by the toolkit, whose grey
// is too faint to be read: the menu's label says the key.
type bare struct{ name string }

// ShortcutName is the key.
func (b bare) ShortcutName() string { return b.name }

// hidden is a shortcut for a menu's line: bare, but where the system draws
// the menu.
func hidden(s fyne.Shortcut) fyne.Shortcut {
	if s == nil || runtime.GOOS == "darwin" {
		return s
	}
	return bare{s.ShortcutName()}
}

func (a *App) items(ids ...command.ID) []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for _, id := range ids {
		if id == "" {
			out = append(out, fyne.NewMenuItemSeparator())
			continue
		}
		out = append(out, a.item(id))
	}
	return out
}

// menu is the main menu.
func (a *App) menu() *fyne.MainMenu {
	quit := a.item(command.Quit)
	quit.IsQuit = true
	file := a.items(command.NewCatalog, command.OpenCatalog)
	if recent := a.recent(); len(recent) > 0 {
		it := fyne.NewMenuItem(a.words.T("menu.recent"), nil)
		it.ChildMenu = fyne.NewMenu("", recent...)
		file = append(file, it)
	}
	file = append(file, a.items("", command.AddFolder, command.ImportStory, command.StoryPeople, command.ExportStory,
		"", command.WriteFiles, command.TableOut, command.TableIn, "")...)
	file = append(file, quit)
	edit := a.items(command.Undo, command.Redo, "", command.SelectAll, command.SelectNone, command.SelectInvert, command.SelectGroup, "", command.Find, command.FindReplace, command.Filter, command.SaveSearch, "",
		command.CopyCaption, command.CopyPicture, command.CopyPaths)
	edit = append(edit, fyne.NewMenuItemSeparator(), a.item(command.Settings), a.typingMenu())
	var rate, color []*fyne.MenuItem
	for n := range 6 {
		rate = append(rate, a.item(command.Rate(n)))
	}
	for n := range 9 {
		color = append(color, a.item(command.Color(n)))
	}
	advance := a.item(command.Advance)
	advance.Checked = a.advance()
	photo := append(a.items(command.OpenLarge, command.CaptionPanel, command.Person, command.AsPrevious, command.TemplateDialog, command.History, command.Clashes, ""), a.sub("menu.rating", rate...), a.sub("menu.color", color...))
	photo = append(photo, a.items(command.Tag, command.Reject)...)
	photo = append(photo, advance)
	photo = append(photo, a.items("", command.PlacePhoto, command.NextSlot, command.PreviousSlot, "", command.Export, command.Reveal, command.CopyCaption, command.CopyPicture, command.CopyPaths)...)
	photo = append(photo, fyne.NewMenuItem(a.words.T("photos.forget"), a.forget))
	panel := a.pick("menu.panel", !a.prefs.HidePanel, a.togglePanel)
	pane := a.item(command.PhotoPane)
	pane.Checked = a.prefs.PhotoPane
	side := a.item(command.Sidebar)
	side.Checked = !a.prefs.HideSide
	film, facts := a.item(command.Film), a.item(command.Facts)
	film.Checked, facts.Checked = !a.prefs.HideFilm, a.prefs.PhotoFacts
	see := append(a.items(command.Photos, command.Stories, command.StoryList, command.Roster, ""), a.contactMenu()...)
	see = append(see, fyne.NewMenuItemSeparator(), side, pane, panel, film, facts)
	see = append(see, a.items(command.LargerCells, command.SmallerCells, command.Zoom100, command.FullScreen, command.Compare, "")...)
	see = append(see, a.pick("menu.dark", !a.light(), func() { a.setTheme(settings.ThemeDark) }), a.pick("menu.light", a.light(), func() { a.setTheme(settings.ThemeLight) }),
		fyne.NewMenuItemSeparator(), a.pick("menu.vi", a.words.Language() == i18n.Vietnamese, func() { a.setLanguage(i18n.Vietnamese) }),
		a.pick("menu.en", a.words.Language() == i18n.English, func() { a.setLanguage(i18n.English) }))
	return fyne.NewMainMenu(
		fyne.NewMenu(a.words.T("menu.file"), file...), fyne.NewMenu(a.words.T("menu.edit"), edit...),
		fyne.NewMenu(a.words.T("menu.photo"), photo...), fyne.NewMenu(a.words.T("menu.view"), see...),
		fyne.NewMenu(a.words.T("menu.help"), a.items(command.Manual, command.Keys, "", command.About)...))
}

func (a *App) sub(title i18n.Key, items ...*fyne.MenuItem) *fyne.MenuItem {
	it := fyne.NewMenuItem(a.words.T(title), nil)
	it.ChildMenu = fyne.NewMenu("", items...)
	return it
}

func (a *App) pick(title i18n.Key, on bool, do func()) *fyne.MenuItem {
	it := fyne.NewMenuItem(a.words.T(title), do)
	it.Checked = on
	return it
}
