package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"cutline/app/command"
)

// fullScreen gives the whole screen to the photo, or takes it back.
func (a *App) fullScreen() {
	switch {
	case a.look.bare:
		a.leaveBare()
		return
	case a.desk == nil || a.tab != tabPhotos || a.covered() || a.grid.Snapshot().Len() == 0:
		a.win.SetFullScreen(!a.win.FullScreen()) // the window as it is
		return
	}
	fromGrid := !a.large
	a.openLarge()
	a.look.bare, a.look.fromGrid = true, fromGrid
	a.showPlace()
	a.setMenu()
	a.win.SetFullScreen(true)
	a.win.Canvas().Focus(a.viewer)
	a.report.say("fullscreen", "on", true)
}

// leaveBare gives the screen back to the window; it reports whether the photo
// had it.
func (a *App) leaveBare() bool {
	l := &a.look
	if !l.bare {
		return false
	}
	l.bare = false
	a.win.SetFullScreen(false)
	a.setMenu()
	a.report.say("fullscreen", "on", false)
	if a.large && l.fromGrid && !a.comparing() {
		a.backToGrid()
		return true
	}
	a.showPlace()
	a.focusContent()
	return true
}

// setMenu shows the main menu, unless the photo has all of the screen.
func (a *App) setMenu() {
	if a.look.bare {
		a.win.SetMainMenu(nil)
		// The toolkit lays the content out anew only when the window's size changes.
		if c := a.win.Canvas(); c.Content() != nil {
			c.Content().Move(fyne.Position{})
			c.Content().Resize(c.Size())
		}
		return
	}
	a.win.SetMainMenu(a.menu())
}

// staysBare reports whether a command is done without anything but the photo
// on the screen.
func staysBare(id command.ID) bool {
	if id == command.Crop {
		return false
	}
	for _, at := range []string{"mark.", "photo.", "view.zoom", "view.film", "view.facts", "view.fullscreen", "view.compare", "view.survey", "zoom.", "compare.", "edit.", "app.quit"} {
		if strings.HasPrefix(string(id), at) {
			return true
		}
	}
	return id == command.BackToGrid
}
