package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/command"
	"cutline/app/settings"
	"cutline/app/stories"
	"cutline/app/widgets"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// A photoPane is the room for the photos beside a story. What stands in it is
// the one grid, search box and row of chips that the photos' own tab has.
type photoPane struct {
	content fyne.CanvasObject
	top     *fyne.Container // search box and chips
	wall    *fyne.Container // grid or large photo
	hint    *widget.Label   // the slot in hand
	hide    *widgets.Button
	close   fyne.CanvasObject // hide with its tip
	on      bool              // the photos are here
	placed  bool              // they were put anywhere
}

func (a *App) newPane() photoPane {
	p := photoPane{top: container.NewStack(), wall: container.NewStack(), hint: widget.NewLabel("")}
	p.hint.SizeName, p.hint.Truncation = fynetheme.SizeNameCaptionText, fyne.TextTruncateEllipsis
	p.hide = widgets.NewButtonWithIcon("", fynetheme.CancelIcon(), a.hidePane)
	p.hide.Importance = widget.LowImportance
	p.close = a.tip(p.hide, command.PhotoPane, "pane.hide")
	keys := widget.NewLabel(a.words.T("pane.keys"))
	keys.Importance, keys.SizeName, keys.Wrapping = widget.LowImportance, fynetheme.SizeNameCaptionText, fyne.TextWrapWord
	foot := container.New(layout.NewCustomPaddedVBoxLayout(-6), p.hint, keys)
	p.content = container.NewBorder(p.top, foot, nil, nil, p.wall)
	return p
}

// beside reports whether the photos belong beside the story.
func (a *App) beside() bool {
	return a.desk != nil && !a.covered() && a.tab == tabStories && a.prefs.PhotoPane && a.stories.Story().ID != 0
}

// putPhotos puts the grid and the search box where they belong: on their own
// tab, or beside the story.
func (a *App) putPhotos() {
	on := a.beside()
	if a.pane.placed && on == a.pane.on {
		return
	}
	a.keepThumbs()
	a.pane.placed, a.pane.on = true, on
	if on {
		only(a.wall)
		only(a.finder)
		only(a.pane.top, container.NewBorder(nil, nil, nil, container.NewHBox(a.found, a.pane.close), a.findRow))
		only(a.pane.wall, a.left)
		a.grid.SetCellWidth(float32(a.prefs.PaneThumbs))
		a.grid.OnPlace = func(int) { a.placeHere() }
		a.stories.SetPane(a.pane.content)
		a.paneHint()
	} else {
		only(a.pane.top)
		only(a.pane.wall)
		only(a.finder, container.NewBorder(nil, nil, nil, container.NewHBox(a.found, a.adder), a.findRow))
		only(a.wall, a.left)
		a.grid.SetCellWidth(float32(a.prefs.ThumbWidth))
		a.grid.OnPlace = nil
		a.stories.SetPane(nil)
	}
	a.report.say("pane", "shown", on)
}

// keepThumbs keeps the size of thumbnails before the grid goes elsewhere.
func (a *App) keepThumbs() {
	n := int(a.grid.CellWidth() + .5)
	if !a.pane.placed || n == a.thumbs() {
		return
	}
	on := a.pane.on
	a.note(func(p *settings.Prefs) {
		if on {
			p.PaneThumbs = n
		} else {
			p.ThumbWidth = n
		}
	}, nil)
}

// thumbs is the width of thumbnails that is remembered for where the grid is.
func (a *App) thumbs() int {
	if a.pane.on {
		return a.prefs.PaneThumbs
	}
	return a.prefs.ThumbWidth
}

// paneKey shows the photos beside the story, goes to them, or, from them,
// hides them again.
func (a *App) paneKey() {
	switch {
	case !a.beside():
		a.hideSettings()
		a.showTab(tabStories)
		if a.stories.Story().ID == 0 {
			a.say(a.words.T("pane.nostory"))
			return
		}
		a.change(func(p *settings.Prefs) { p.PhotoPane = true })
		a.showPlace()
		a.focusPhotos()
	case a.keyboard != "grid" && a.keyboard != "photo" && a.keyboard != "filter":
		a.focusPhotos()
	default:
		a.hidePane()
	}
}

func (a *App) hidePane() {
	a.change(func(p *settings.Prefs) { p.PhotoPane = false })
	a.showPlace()
	a.focusContent()
}

// escape is Esc in the wall of photos or anywhere during a drag; it reports
// whether that meant something.
func (a *App) escape(at command.Place) bool {
	switch {
	case a.stopDrag():
	case a.leaveBare():
	case at == command.InGrid && a.pane.on:
		a.focusContent()
	default:
		return false
	}
	return true
}

// focusPhotos puts the keyboard where the photos are.
func (a *App) focusPhotos() {
	switch c := a.win.Canvas(); {
	case !a.pane.on:
		a.focusContent()
	case a.large:
		c.Focus(a.viewer)
	default:
		c.Focus(a.grid)
	}
}

// paneHint says which slot is in hand, and the keys.
func (a *App) paneHint() {
	n := a.stories.Slot()
	if n == 0 {
		a.pane.hint.SetText(a.words.T("pane.noslot"))
		return
	}
	sl, _ := a.stories.Story().Slot(n)
	text := a.words.T("pane.slot", n)
	if sl.Caption != "" {
		text = a.words.T("pane.slotof", n, clipped(sl.Caption, 80))
	}
	a.pane.hint.SetText(text)
}

// placeHere places the chosen photos in the slot in hand, and the others of
// several in new slots after it; without a slot, in new ones at the end.
func (a *App) placeHere() {
	a.placePhotos(a.targets(), stories.Spot{Slot: a.stories.Slot(), Block: len(a.stories.Story().Article.Blocks)})
}

// placePhotos places photos on a spot of the board.
func (a *App) placePhotos(ids []catalog.PhotoID, at stories.Spot) {
	d, id := a.desk, a.stories.Story().ID
	if d == nil || id == 0 || len(ids) == 0 {
		return
	}
	if len(ids) > mostPlaced {
		a.say(a.words.T("stories.placed.most", mostPlaced))
		return
	}
	if at.Slot != 0 && len(ids) == 1 {
		a.stories.Hand(at.Slot)
		a.place(at.Slot, ids[0])
		return
	}
	a.readPhotos(ids, func(photos []catalog.Photo) {
		if a.desk == d && a.stories.Story().ID == id {
			a.stories.PlacePhotos(photos, at)
		}
	})
}

// mostPlaced is how many photos are placed at once.
const mostPlaced = 24

// goFind puts the keyboard into the search box, where the photos are.
func (a *App) goFind() {
	a.hideSettings()
	if !a.beside() {
		a.showTab(tabPhotos)
	}
	if all := desk.Terms(a.find.Text); len(all) > 0 && all[len(all)-1].Field != "" && !strings.HasSuffix(a.find.Text, " ") {
		a.find.SetText(a.find.Text + " ") // what is typed next is another term
	}
	a.find.SetCaret(len([]rune(a.find.Text)))
	a.win.Canvas().Focus(a.find)
}
