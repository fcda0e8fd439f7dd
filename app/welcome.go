package app

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/settings"
	"cutline/app/widgets"
)

// offered is how many recent catalogs the first screen offers.
const offered = 5

// welcome offers a catalog to be made or opened, and asks in which language
// and with which keys a person works.
func (a *App) welcome() fyne.CanvasObject {
	make := widgets.NewButtonWithIcon(a.words.T("desk.new.button"), fynetheme.ContentAddIcon(), a.askNew)
	make.Importance = widget.HighImportance
	open := widgets.NewButtonWithIcon(a.words.T("desk.open.button"), fynetheme.FolderOpenIcon(), a.askOpen)
	buttons := []fyne.CanvasObject{make, open}
	a.empty = map[string]fyne.CanvasObject{"empty.new": make, "empty.open": open}
	if a.o.Sample != nil {
		sample := widgets.NewButtonWithIcon(a.words.T("desk.sample.button"), fynetheme.MediaPhotoIcon(), a.makeSample)
		buttons = append(buttons, sample)
		a.empty["empty.sample"] = sample
	}
	all := container.NewVBox(widgets.NewEmpty(a.words.T("desk.welcome.title"), a.words.T("desk.welcome.text"), buttons...), gap())
	if len(a.prefs.Recent) > 0 {
		all.Add(widget.NewLabelWithStyle(a.words.T("desk.recent"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
		for i, path := range a.prefs.Recent[:min(len(a.prefs.Recent), offered)] {
			b := widgets.NewButtonWithIcon(recentName(path), fynetheme.FolderIcon(), func() { a.open(path, false) })
			b.Alignment, b.Importance = widget.ButtonAlignLeading, widget.LowImportance
			a.empty["empty.recent"+a.words.Number(i+1)] = b
			all.Add(b)
		}
		all.Add(gap())
	}
	all.Add(widget.NewSeparator())
	all.Add(container.New(layout.NewFormLayout(),
		widget.NewLabel(a.words.T("prefs.language.label")),
		a.choice("welcome.language", []string{i18n.Vietnamese, i18n.English}, []string{a.words.T("menu.vi"), a.words.T("menu.en")},
			a.words.Language(), a.setLanguage),
		widget.NewLabel(a.words.T("prefs.preset")),
		a.choice("welcome.keys", []string{settings.KeysPhotoMechanic, settings.KeysLightroom}, []string{"Photo Mechanic", "Lightroom"},
			a.prefs.Keys, func(v string) { a.change(func(p *settings.Prefs) { p.Keys = v }) })))
	return container.NewCenter(all)
}

func gap() fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(6, 6, 0, 0), container.NewWithoutLayout())
}

// choice is a row of names of which one is chosen.
func (a *App) choice(name string, values, labels []string, now string, picked func(string)) fyne.CanvasObject {
	c := widgets.NewChoice(labels, func(i int) { picked(values[i]) })
	c.SetSelected(slices.Index(values, now))
	a.empty[name] = c
	return c
}

// recentName is a catalog as lists of them name it: its own name and where it
// lies.
func recentName(path string) string {
	return filepath.Base(path) + "  —  " + filepath.Dir(path)
}

// recent is the menu of catalogs opened before.
func (a *App) recent() []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for _, path := range a.prefs.Recent {
		out = append(out, fyne.NewMenuItem(recentName(path), func() { a.open(path, false) }))
	}
	return out
}
