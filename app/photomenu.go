package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"cutline/app/command"
)

// menuKey shows the menu of the photos in hand where the one in focus is.
func (a *App) menuKey() {
	from := fyne.CanvasObject(a.viewer)
	at := fyne.NewPos(40, 40)
	if !a.large {
		s := a.grid.Eye()
		from, at = a.grid, s.At.AddXY(s.Size.Width/3, s.Size.Height/3)
	}
	a.photoMenu(a.grid.Selection().Focus(), fyne.CurrentApp().Driver().AbsolutePositionForObject(from).Add(at))
}

// photoMenu is the menu of the second mouse button and the menu key.
func (a *App) photoMenu(place int, at fyne.Position) {
	a.tips.Hide()
	menu := fyne.NewMenu("", a.items(command.AddFolder, command.SelectAll)...)
	if place >= 0 {
		menu.Items = a.photoItems(place)
	}
	widget.ShowPopUpMenuAtPosition(menu, a.win.Canvas(), at)
	a.report.say("menu", "items", len(menu.Items))
}

// photoItems is all that can be done with the photos in hand.
func (a *App) photoItems(place int) []*fyne.MenuItem {
	out := a.items(command.OpenLarge, command.CaptionPanel, command.Person, command.AsPrevious, command.TemplateDialog, command.FindReplace, command.History)
	if b, ok := a.snap.Burst(a.grid.Snapshot().ID(place)); ok {
		out = append(out, a.item(map[bool]command.ID{true: command.CloseBurst, false: command.OpenBurst}[b.Open]))
	}
	if _, _, ok := a.grid.Group(place); ok {
		out = append(out, a.item(command.SelectGroup))
	}
	var rate, color []*fyne.MenuItem
	for n := range 6 {
		rate = append(rate, a.item(command.Rate(n)))
	}
	for n := range 9 {
		color = append(color, a.item(command.Color(n)))
	}
	out = append(out, fyne.NewMenuItemSeparator(), a.sub("menu.rating", rate...), a.sub("menu.color", color...))
	out = append(out, a.items(command.Tag, command.Reject, "")...)
	if into := a.placeItems(); len(into) > 0 {
		out = append(out, a.sub("stories.placein", into...))
	}
	out = append(out, a.sub("photos.addto", a.collectionItems()...), a.sub("photos.event", a.eventTargets()...))
	out = append(out, a.items(command.Export, command.Reveal, "", command.CopyCaption, command.CopyPicture, command.CopyPaths, "")...)
	return append(out, fyne.NewMenuItem(a.words.T("photos.forget"), a.forget))
}

// placeItems is the slots of the open story a photo can be placed in.
func (a *App) placeItems() []*fyne.MenuItem {
	s := a.stories.Story()
	if s.ID == 0 {
		return nil
	}
	var out []*fyne.MenuItem
	for _, sl := range s.Slots {
		out = append(out, fyne.NewMenuItem(a.words.T("stories.slot", sl.N), func() {
			if ids := a.grid.Targets(); len(ids) > 0 {
				a.place(sl.N, ids[0])
			}
		}))
	}
	return out
}
