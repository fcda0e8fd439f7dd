package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"cutline/app/grid"
	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// cell is what the grid shows of a photo.
func cell(p catalog.Photo) grid.Cell {
	return grid.Cell{ID: p.ID, Name: p.File(), Rating: p.Rating, Color: p.Color, Average: p.Color0,
		Tagged: p.Tagged, Rejected: p.Rejected, Untold: p.Caption.Text(catalog.Description) == "",
		Pending: p.PendingWrite(), Clashing: len(p.Clashes) > 0, Parts: len(p.Partners()) > 0, Sidecars: len(p.Sidecars()) > 1,
		Placed: len(p.Stories) > 0 || len(p.Used) > 0, Damaged: p.State == catalog.Damaged, Offline: p.State == catalog.Offline}
}

// pointed says what the badges of the cell under the pointer mean, when the
// pointer rests.
func (a *App) pointed(s grid.Spot) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(a.grid).Add(s.At)
	a.tips.Spot(a.badgeWords(s), widgets.Place{At: at, Size: s.Size})
}

// badgeWords is the badges of a cell in words; "" when it has none.
func (a *App) badgeWords(s grid.Spot) string {
	c := s.Cell
	var parts []string
	if m := a.marksText(catalog.Marks{Rating: c.Rating, Color: c.Color, Tagged: c.Tagged, Rejected: c.Rejected}); m != "" {
		parts = append(parts, m)
	}
	if s.Frames > 1 {
		parts = append(parts, a.words.N("badge.burst", s.Frames))
	}
	for _, b := range []struct {
		on   bool
		word i18n.Key
	}{
		{c.Placed, i18n.Key("badge.placed")}, {c.Parts, i18n.Key("badge.parts")}, {c.Sidecars, i18n.Key("badge.sidecars")},
		{c.Untold, i18n.Key("badge.untold")}, {c.Pending, i18n.Key("badge.pending")}, {c.Clashing, i18n.Key("badge.clashing")},
		{c.Damaged, i18n.Key("badge.damaged")}, {c.Offline, i18n.Key("badge.offline")},
	} {
		if b.on {
			parts = append(parts, a.words.T(b.word))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return c.Name + "\n" + strings.Join(parts, " · ")
}
