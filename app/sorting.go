package app

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/command"
	"cutline/app/grid"
	"cutline/app/i18n"
	"cutline/app/settings"
	"cutline/app/theme"
	"cutline/app/widgets"
	"cutline/catalog"
)

// A contact is the wall of photos with the row above it: order, groups,
// bursts as one, and the size of the thumbnails.
type contact struct {
	content     fyne.CanvasObject
	sort, group *widgets.Button
	bursts      *widgets.Chip
	size        *sizer
	row         *fyne.Container // all but the size; the chips stand there too
}

// newContact puts the row above the grid.
func (a *App) newContact() contact {
	c := contact{sort: widgets.NewButtonWithIcon("", fynetheme.MenuDropDownIcon(), nil), group: widgets.NewButtonWithIcon("", fynetheme.MenuDropDownIcon(), nil)}
	for b, items := range map[*widgets.Button]func() []*fyne.MenuItem{c.sort: a.sortItems, c.group: a.groupItems} {
		b.Importance, b.IconPlacement = widget.LowImportance, widget.ButtonIconTrailingText
		b.OnTapped = func() {
			widget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items()...), a.win.Canvas(), fyne.NewPos(0, b.Size().Height), b)
		}
	}
	c.bursts = widgets.NewChip(a.words.T("contact.bursts"), func(bool) { a.keys.Run(command.BurstsAsOne); a.focusPhotos() })
	c.size = newSizer(a.grid, a.focusPhotos)
	c.row = container.New(layout.NewRowWrapLayout(), a.tip(c.sort, "", "tip.sort"), a.tip(c.group, "", "tip.group"),
		container.New(chipRoom(), a.tip(c.bursts, command.BurstsAsOne, "tip.bursts")))
	track := canvas.NewRectangle(theme.Color(theme.Muted, a.grid))
	high := c.size.MinSize().Height
	size := a.tip(container.NewGridWrap(fyne.NewSize(120, high),
		container.NewStack(container.New(layout.NewCustomPaddedLayout(high/2-3, high/2-3, 7, 7), track), c.size)), "", "tip.size")
	c.content = container.NewBorder(container.NewBorder(nil, nil, nil, container.NewCenter(size), c.row), nil, nil, nil, a.grid)
	return c
}

// showContact shows in the row how photos are listed.
func (a *App) showContact() {
	l := a.listing()
	name := func(id command.ID) string {
		c, _ := a.keys.Command(id)
		return c.Name(a.words)
	}
	a.contact.sort.SetText(name(command.SortBy(l.Sort)))
	a.contact.group.SetText(name(command.GroupBy(l.Group)))
	a.contact.bursts.SetOn(l.Bursts)
}

// bindContact says what the commands of the contact sheet do.
func (a *App) bindContact(open, some func() bool) {
	bind := func(id command.ID, on func() bool, run func()) {
		a.keys.Bind(id, command.Binding{Run: run, Enabled: a.unasked(id, on)})
	}
	for _, s := range settings.Sorts() {
		bind(command.SortBy(s), open, func() { a.setListing(func(l *settings.Listing) { l.Sort = s }) })
	}
	for _, g := range settings.Groups() {
		bind(command.GroupBy(g), open, func() { a.setListing(func(l *settings.Listing) { l.Group = g }) })
	}
	bind(command.BurstsAsOne, open, func() {
		a.opened = nil
		a.setListing(func(l *settings.Listing) { l.Bursts = !l.Bursts })
	})
	bind(command.ToggleBurst, some, a.toggleBurst)
	bind(command.OpenBurst, some, func() { a.openBursts(true) })
	bind(command.CloseBurst, some, func() { a.openBursts(false) })
	bind(command.NextGroup, some, func() { a.grid.StepGroup(1) })
	bind(command.PreviousGroup, some, func() { a.grid.StepGroup(-1) })
	bind(command.SelectGroup, some, func() { a.grid.SelectGroup() })
	bind(command.PhotoMenu, some, a.menuKey)
}

// listing is how the photos of the open catalog are listed.
func (a *App) listing() settings.Listing {
	if a.desk == nil {
		return settings.Listing{}
	}
	return a.prefs.Listing(a.desk.Path())
}

// setListing lists the photos in another way, and remembers it.
func (a *App) setListing(change func(*settings.Listing)) {
	path, l := a.desk.Path(), a.listing()
	change(&l)
	a.note(func(p *settings.Prefs) { p.SetListing(path, l) }, nil)
	a.showContact()
	a.win.SetMainMenu(a.menu()) // it has a mark at what is chosen
	a.search()
	a.jobs.Post(a.focusPhotos) // once the menu is gone
	a.report.say("listing", "sort", l.Sort, "group", l.Group, "bursts", l.Bursts)
}

// listQuery is what the window asks the desk to list.
func (a *App) listQuery() catalog.ListQuery {
	l := a.listing()
	q := catalog.ListQuery{Text: a.query, Sort: l.Sort, Group: l.Group, Bursts: l.Bursts}
	for id := range a.opened {
		q.Open = append(q.Open, id)
	}
	return q
}

func (a *App) sortItems() []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for _, s := range settings.Sorts() {
		out = append(out, a.checked(command.SortBy(s), s == a.listing().Sort))
	}
	return out
}

func (a *App) groupItems() []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for _, g := range settings.Groups() {
		out = append(out, a.checked(command.GroupBy(g), g == a.listing().Group))
	}
	return out
}

// checked is a menu's line for a command that is on or off.
func (a *App) checked(id command.ID, on bool) *fyne.MenuItem {
	it := a.item(id)
	it.Checked = on
	return it
}

// contactMenu is the part of the main menu that says how photos are listed.
func (a *App) contactMenu() []*fyne.MenuItem {
	return append([]*fyne.MenuItem{a.sub("menu.sort", a.sortItems()...), a.sub("menu.group", a.groupItems()...),
		a.checked(command.BurstsAsOne, a.listing().Bursts)}, a.items(command.ToggleBurst, command.NextGroup, command.PreviousGroup)...)
}

// groupTitle is what the line above a group says.
func (a *App) groupTitle(of catalog.Group, photos int) (title, count string) {
	title = of.Name
	if day, err := time.Parse(time.DateOnly, of.Name); err == nil {
		title = a.words.LongDate(day)
	}
	if strings.TrimSpace(title) == "" {
		none := i18n.Key("contact.noday")
		if a.listing().Group == catalog.GroupEvent {
			none = i18n.Key("contact.noevent")
		}
		title = a.words.T(none)
	}
	return title, a.words.N("contact.count", photos)
}

// A sizer is the slider of the thumbnails' size. What a hand does with it
// gives the keyboard back to the photos.
type sizer struct {
	widget.Slider
	leave   func()
	showing bool // a size that was chosen elsewhere
}

func newSizer(g *grid.Grid, leave func()) *sizer {
	s := &sizer{leave: leave}
	s.Min, s.Max, s.Step, s.Orientation = grid.MinCell, grid.MaxCell, 1, widget.Horizontal
	s.Value = float64(g.CellWidth())
	s.OnChanged = func(w float64) {
		if !s.showing {
			g.SlideCellWidth(float32(w))
		}
	}
	s.ExtendBaseWidget(s)
	g.OnZoom = func(w float32) {
		s.showing = true
		s.SetValue(float64(w))
		s.showing = false
	}
	return s
}

// Tapped takes the size under the pointer.
func (s *sizer) Tapped(e *fyne.PointEvent) {
	s.Slider.Tapped(e)
	s.leave()
}

// DragEnd ends a drag.
func (s *sizer) DragEnd() {
	s.Slider.DragEnd()
	s.leave()
}

// TypedKey changes the size by the arrows, or passes the key on.
func (s *sizer) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyLeft, fyne.KeyRight:
		step := 10.0
		if k.Name == fyne.KeyLeft {
			step = -step
		}
		s.SetValue(s.Value + step)
	default:
		widgets.PassOn(s, k)
	}
}
