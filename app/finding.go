package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/command"
	"cutline/app/settings"
	"cutline/app/widgets"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// star is the sign of a saved search.
const star = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path d="M12 17.27 18.18 21l-1.64-7.03L22 9.24l-7.19-.61L12 2 9.19 8.63 2 9.24l5.46 4.73L5.82 21z" fill="#000"/></svg>`

// newFinder makes the search box and what belongs to it.
func (a *App) newFinder() {
	a.find = a.newLine()
	a.find.SetPlaceHolder(a.words.T("photos.search"))
	a.find.SetText(a.query)
	a.find.OnChanged = a.typed
	a.find.OnSubmitted = func(string) { a.search(); a.keepSearch(); a.focusPhotos() }
	a.find.OnFocus = func(in bool) {
		if !in {
			a.keepSearch()
		}
		a.focused("filter", in)
	}
	a.find.OnKey = func(name fyne.KeyName, mod fyne.KeyModifier) {
		if name == fyne.KeyEscape {
			a.focusPhotos()
			return
		}
		a.pressIn(command.InText, name, mod)
	}
	a.find.OnEdge = func(name fyne.KeyName) bool { return name == fyne.KeyDown && a.openPast() }
	a.save = widgets.NewButtonWithIcon("", fynetheme.NewThemedResource(fyne.NewStaticResource("star.svg", []byte(star))), a.saveSearch)
	a.clear = widgets.NewButtonWithIcon("", fynetheme.ContentClearIcon(), func() {
		a.setQuery("")
		a.win.Canvas().Focus(a.find)
	})
	a.save.Importance, a.clear.Importance = widget.LowImportance, widget.LowImportance
	a.clear.Hide()
	a.findRow = container.NewBorder(nil, nil, nil, container.NewHBox(a.tip(a.clear, "", "tip.clear"), a.tip(a.save, command.SaveSearch, "")), a.find)
}

// keepSearch remembers what was searched for.
func (a *App) keepSearch() {
	if a.desk == nil || a.query == "" {
		return
	}
	path, text := a.desk.Path(), a.query
	if past := a.prefs.Searches[path]; len(past) > 0 && past[0] == text {
		return
	}
	a.note(func(p *settings.Prefs) { p.Searched(path, text) }, nil)
}

// openPast shows the last searches below the box; it reports whether there
// are any.
func (a *App) openPast() bool {
	if a.desk == nil {
		return false
	}
	path, at := a.desk.Path(), 0
	all := slices.DeleteFunc(slices.Clone(a.prefs.Searches[path]), func(s string) bool { return s == a.query })
	if len(all) == 0 {
		return false
	}
	list := widgets.NewList(func() int { return len(all) }, func() fyne.CanvasObject {
		l := widget.NewLabel("")
		l.Truncation = fyne.TextTruncateEllipsis
		return l
	}, func(i widget.ListItemID, o fyne.CanvasObject) { o.(*widget.Label).SetText(all[i]) })
	take := func() {
		text := all[at]
		a.pop.hide()
		a.setQuery(text)
	}
	list.Select(0)
	list.OnSelected = func(i widget.ListItemID) {
		if at = i; !list.Keyed() {
			take()
		}
	}
	list.OnHighlighted = func(i widget.ListItemID) {
		if list.Keyed() {
			list.Select(i)
		}
	}
	forget := func() {
		text := all[at]
		a.note(func(p *settings.Prefs) { p.Unsearched(path, text) }, nil)
		all = slices.Delete(all, at, at+1)
		if len(all) == 0 {
			a.pop.hide()
			return
		}
		at = min(at, len(all)-1)
		list.UnselectAll()
		list.Refresh()
		list.Select(at)
		a.report.say("past", "n", len(all))
	}
	row := widget.NewLabel("X").MinSize().Height + 3
	size := fyne.NewSize(a.find.Size().Width, min(float32(len(all))*row+8, a.win.Canvas().Size().Height*.5))
	a.popUp("past", list, a.find, size, list, map[string]fyne.CanvasObject{"past.list": list}, func(name fyne.KeyName) {
		switch name {
		case fyne.KeyReturn, fyne.KeyEnter:
			take()
		case fyne.KeyDelete:
			forget()
		}
	}, func() { a.win.Canvas().Focus(a.find) })
	return true
}

// saveSearch makes a collection of what is searched for, under a name that is
// asked for.
func (a *App) saveSearch() {
	if a.desk == nil {
		return
	}
	query := a.query
	if query == "" {
		a.say(a.words.T("search.nothingtosave"))
		return
	}
	a.askName("savesearch", a.words.T("search.save.title"), a.words.T("search.save.do"), clipped(query, 60), func(name string) {
		a.newCollection(catalog.Collection{Kind: catalog.Smart, Name: name, Query: query}, nil)
	})
}

// foundNothing says what can be done about a search that finds nothing.
func (a *App) foundNothing() fyne.CanvasObject {
	all := widgets.NewButton(a.words.T("search.clear"), func() { a.setQuery(""); a.focusPhotos() })
	buttons := []fyne.CanvasObject{all}
	a.empty = map[string]fyne.CanvasObject{"empty.clear": all}
	if terms := desk.Terms(a.query); len(terms) > 1 {
		last := terms[len(terms)-1]
		name := last.Text
		if last.Field != "" {
			name = a.termName(last)
		}
		b := widgets.NewButton(a.words.T("search.without", clipped(name, 40)), func() {
			a.setQuery(desk.WithoutTerm(a.query, last.Text))
			a.focusPhotos()
		})
		buttons = []fyne.CanvasObject{b, all}
		a.empty["empty.last"] = b
	}
	return widgets.NewEmpty(a.words.T("search.nothing.title"), a.words.T("search.nothing.text"), buttons...)
}

// A popped is a small window below a control of the window; the zero popped is
// none.
type popped struct {
	*widget.PopUp
	controls map[string]fyne.CanvasObject
	key      func(fyne.KeyName) // that nothing in it has a use for; may be nil
	gone     func()             // it was put away by a key, not by a click elsewhere
}

func (p *popped) shown() bool { return p != nil && p.PopUp != nil && p.Visible() }

// popUp shows content below a control.
func (a *App) popUp(name string, content fyne.CanvasObject, below fyne.CanvasObject, size fyne.Size, first fyne.Focusable,
	controls map[string]fyne.CanvasObject, key func(fyne.KeyName), gone func()) {
	a.tips.Hide()
	p := &popped{PopUp: widget.NewPopUp(content, a.win.Canvas()), controls: controls, key: key, gone: func() {
		a.report.say("popup", "name", name, "shown", false)
		gone()
	}}
	a.pop = p
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(below).AddXY(0, below.Size().Height+2)
	room := a.win.Canvas().Size()
	size = size.Min(fyne.NewSize(room.Width-8, room.Height-at.Y-8))
	at.X = max(min(at.X, room.Width-size.Width-4), 4)
	p.ShowAtPosition(at)
	p.Resize(size)
	a.win.Canvas().Focus(first)
	a.report.say("popup", "name", name, "shown", true)
}

// hide takes it away.
func (p *popped) hide() {
	if p.shown() {
		p.Hide()
		p.gone()
	}
}

// keyInPop is a key that nothing in the small window has a use for.
func (a *App) keyInPop(name fyne.KeyName) {
	switch {
	case name == fyne.KeyEscape:
		a.pop.hide()
	case a.pop.key != nil:
		a.pop.key(name)
	}
}

// findControls names what a test may want to point at.
func (a *App) findControls(out map[string]fyne.CanvasObject) {
	out["filter.save"], out["filter.clear"], out["filter.more"] = a.save, a.clear, a.chips.more
	for _, h := range a.chips.always {
		out["chip."+h.term] = h.Chip
	}
	for text, h := range a.chips.terms {
		out["chip."+text] = h.Chip
	}
	if a.pop.shown() {
		for name, o := range a.pop.controls {
			out[name] = o
		}
	}
}
