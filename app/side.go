package app

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"cutline/app/command"
	"cutline/app/i18n"
	"cutline/app/platform"
	"cutline/app/settings"
	"cutline/app/sidebar"
	"cutline/app/stories"
	"cutline/app/widgets"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// countPause is how long the counts wait for the next change. It is longer than
// the pause between two marks: who culls at speed does not look at them.
const countPause = 500 * time.Millisecond

// sideShare is the part of the photos' tab the sidebar has at first.
const sideShare = .19

// noDate is the value of date: for photos without one.
const noDate = "none"

// newSidebar makes the sidebar as it was.
func (a *App) newSidebar() {
	a.side = sidebar.New(a.words, sidebar.Wishes{
		Choose: a.chooseRow, Menu: a.rowMenu, New: a.newRow, Edit: a.editRow, Rename: a.renameRow, Remove: a.removeRow,
		Leave: a.focusPhotos, Key: func(name fyne.KeyName, mod fyne.KeyModifier) { a.pressIn(command.Other, name, mod) }, Focus: a.focused,
		Folded: func(keys []string) { a.note(func(p *settings.Prefs) { p.SideFolds = keys }, nil) },
		Fold:   desk.Fold, Line: a.newLine, Grab: a.win.Canvas().Focus,
		Later: func(f func()) { a.jobs.After(30*time.Millisecond, f) },
	})
	a.side.SetFolded(a.prefs.SideFolds)
	a.side.SetLists(a.lists)
}

// sideTarget is where in the sidebar photos can be dropped.
func (a *App) sideTarget() widgets.Target[stories.Drag] {
	return widgets.Target[stories.Drag]{
		Where: func() widgets.Place {
			if a.tab != tabPhotos || a.prefs.HideSide {
				return widgets.Place{}
			}
			return a.side.Where()
		},
		Takes: func(d stories.Drag) bool { return d.Slot == 0 },
		At: func(d stories.Drag, at fyne.Position) bool {
			was := a.side.Aimed()
			r, ok := a.side.Aim(at)
			if r != was {
				a.aimAtRow(d, r, ok)
			}
			return ok
		},
		Lit: func(on bool) {
			if !on {
				a.side.AimOff()
			}
		},
		Drop: func(d stories.Drag) { a.dropOnRow(d.Photos, a.side.Aimed()) },
	}
}

// sideKey shows the sidebar, goes to it, or, from it, hides it.
func (a *App) sideKey() {
	switch {
	case a.tab != tabPhotos || a.covered() || a.prefs.HideSide:
		a.hideSettings()
		a.showTab(tabPhotos)
		if a.prefs.HideSide {
			a.change(func(p *settings.Prefs) { p.HideSide = false })
		}
		a.win.Canvas().Focus(a.side.Focus())
	case a.keyboard != "sidebar" && a.keyboard != "sidebar.find":
		a.win.Canvas().Focus(a.side.Focus())
	default:
		a.change(func(p *settings.Prefs) { p.HideSide = true })
		a.focusPhotos()
	}
	a.report.say("sidebar", "shown", !a.prefs.HideSide)
}

// showSide puts the sidebar beside the photos, or takes it away.
func (a *App) showSide() {
	if a.prefs.HideSide {
		a.sideSplit.SetFirst(nil)
		return
	}
	a.sideSplit.SetFirst(a.side.Content)
}

// countSoon counts anew when nothing changes any more for a moment.
func (a *App) countSoon() {
	a.setStale()
	if a.recount != nil {
		a.recount()
	}
	a.recount = a.jobs.After(countPause, a.count)
}

func (a *App) setStale() {
	a.stale = true
	a.side.SetStale(true)
}

// count counts what the sidebar and the chips offer. The newest search wins.
func (a *App) count() {
	d, text := a.desk, a.query
	if d == nil {
		return
	}
	if !a.onlyQuery {
		a.whole = allCounts{} // photos may have come or changed
	}
	a.onlyQuery = false
	whole := a.whole
	a.jobs.Latest("counts", func(ctx context.Context) func() {
		in := sidebar.Lists{}
		var err error
		if whole.of != d {
			whole.of = d
			whole.counts, err = d.Counts(ctx, "")
			whole.counts.Folders = sidebar.InOrder(whole.counts.Folders)
		}
		if in.Counts = whole.counts; err == nil && text != "" {
			in.Counts, err = d.Counts(ctx, text)
		}
		if err != nil {
			return func() { a.fail(err) }
		}
		in.Counts = withAll(in.Counts, whole.counts)
		if in.Collections, err = d.Collections(ctx); err != nil {
			return func() { a.fail(err) }
		}
		return func() {
			if a.desk == d {
				in.Headlines, a.whole = a.lists.Headlines, whole
				a.showCounts(text, in)
			}
		}
	})
}

// allCounts are those of a whole catalog; of is nil while they are not known.
type allCounts struct {
	of     *desk.Desk
	counts catalog.Counts
}

// withAll is the counts of a search with all rows the catalog has, so that
// none moves about or goes away while one searches.
func withAll(c, all catalog.Counts) catalog.Counts {
	fill := func(now, all []catalog.Tally) []catalog.Tally {
		left := make(map[string]catalog.Tally, len(now))
		for _, t := range now {
			left[t.Name] = t
		}
		out := slices.Clone(all)
		for i, t := range out {
			out[i].N = left[t.Name].N
			delete(left, t.Name)
		}
		for _, t := range now { // people who are among the first of the search only
			if _, ok := left[t.Name]; ok {
				out = append(out, t)
			}
		}
		return out
	}
	c.Folders, c.Days, c.Events, c.People = fill(c.Folders, all.Folders), fill(c.Days, all.Days), fill(c.Events, all.Events), fill(c.People, all.People)
	c.Kinds, c.Cameras = fill(c.Kinds, all.Kinds), fill(c.Cameras, all.Cameras)
	return c
}

func (a *App) showCounts(text string, in sidebar.Lists) {
	a.lists, a.counted, a.stale = in, true, text != a.query
	a.side.SetLists(in)
	a.side.SetStale(a.stale)
	a.showChips()
	c := in.Counts
	a.report.say("counts", "query", text, "total", c.Total, "found", c.Found, "tagged", c.Tagged, "untold", c.Untold,
		"events", tallies(c.Events), "collections", tallies(c.Collections), "days", len(c.Days), "folders", len(c.Folders))
}

// tallies is a list as tests read it.
func tallies(all []catalog.Tally) map[string]int {
	out := map[string]int{}
	for _, t := range all[:min(len(all), 20)] {
		out[t.Name] = t.N
	}
	return out
}

// named learns the headlines of stories.
func (a *App) named(all []catalog.Story) {
	a.lists.Headlines = map[int64]string{}
	for _, s := range all {
		a.lists.Headlines[int64(s.ID)] = stories.Headline(s)
	}
	a.side.SetLists(a.lists)
	a.countSoon()
}

// termOf is the field of a row's section, and the term that finds its photos.
func termOf(r sidebar.Row) (field, term string) {
	switch r.Section {
	case sidebar.Folders:
		return "in", `in:"` + r.Value + `"`
	case sidebar.Dates:
		if r.Value == "" {
			return "date", "date:" + noDate
		}
		return "date", "date:" + r.Value
	case sidebar.Events:
		field = "event"
	case sidebar.Collections:
		field = "collection"
	case sidebar.Stories:
		field = "story"
	case sidebar.People:
		field = "people"
	}
	return field, desk.Term(field, r.Value)
}

// inSearch tells which rows are part of the search.
func (a *App) inSearch() func(sidebar.Row) bool {
	on := map[string]bool{}
	for _, t := range desk.Terms(a.query) {
		for _, s := range t.Any {
			on[s] = true
		}
	}
	return func(r sidebar.Row) bool {
		if len(on) == 0 {
			return false
		}
		_, term := termOf(r)
		return on[plainTerm(term)]
	}
}

// chooseRow shows the photos of a row, or no longer them alone. After a click
// the keyboard goes back to the photos.
func (a *App) chooseRow(r sidebar.Row, add bool) {
	field, term := termOf(r)
	a.setQuery(toggled(a.query, field, term, add))
	if a.keyboard != "sidebar" {
		a.jobs.Post(a.focusPhotos)
	}
	a.report.say("row", "term", term, "on", has(a.query, term))
}

// without shows the photos that a row has not.
func (a *App) without(r sidebar.Row) {
	_, term := termOf(r)
	a.setQuery(desk.PutTerms(a.query, "", true, "-"+plainTerm(term)))
	a.focusPhotos()
}

// rowMenu offers what can be done with a row.
func (a *App) rowMenu(r sidebar.Row, where fyne.Position) {
	item := func(key i18n.Key, do func()) *fyne.MenuItem { return fyne.NewMenuItem(a.words.T(key), do) }
	var items []*fyne.MenuItem
	if r.Value != "" || r.Section == sidebar.Dates && r.Text == a.words.T("side.nodate") {
		_, term := termOf(r)
		only := i18n.Key("side.only")
		if has(a.query, term) {
			only = "side.release"
		}
		items = append(items, item(only, func() { a.chooseRow(r, has(a.query, term)) }),
			item("side.add", func() { a.chooseRow(r, true) }), item("side.without", func() { a.without(r) }))
	}
	switch {
	case r.Section == sidebar.Collections && r.ID == 0:
		items = append(items, item("side.new", func() { a.askCollection(nil) }))
	case r.Section == sidebar.Collections:
		items = append(items, fyne.NewMenuItemSeparator())
		if r.Kind == catalog.Smart {
			items = append(items, item("side.again", func() { a.setQuery(r.Query); a.focusPhotos() }),
				item("side.resave", func() { a.resave(r) }))
		} else {
			items = append(items, item("side.put", func() { a.dropOnRow(slices.Clone(a.grid.Targets()), r) }),
				item("side.take", func() { a.takeOut(r) }))
		}
		items = append(items, item("side.rename", func() { a.renameRow(r) }), item("side.remove", func() { a.removeRow(r) }),
			fyne.NewMenuItemSeparator(), item("side.new", func() { a.askCollection(nil) }))
	case r.Section == sidebar.Events:
		items = append(items, a.eventItems(r)...)
	case r.Value == "":
	case r.Section == sidebar.Folders:
		items = append(items, fyne.NewMenuItemSeparator(), item("side.reveal", func() { a.revealFolder(r.Value) }),
			item("side.rescan", func() { a.addPaths([]string{r.Value}) }))
	case r.Section == sidebar.Stories:
		items = append(items, fyne.NewMenuItemSeparator(), item("side.open", func() { a.goTab(tabStories); a.openStory(catalog.StoryID(r.ID)) }))
	}
	if len(items) > 0 {
		a.report.say("menu", "row", r.Text, "items", len(items))
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), a.win.Canvas(), where)
	}
}

func (a *App) revealFolder(path string) {
	a.jobs.Ask(func(ctx context.Context) func() {
		ctx, cancel := context.WithTimeout(ctx, systemTime)
		defer cancel()
		err := platform.Reveal(ctx, filepath.Join(path, "."))
		return func() { a.fail(err) }
	})
}

// askName asks for a name; taken gets it when it is one.
func (a *App) askName(dialog, title, accept, name string, taken func(string)) {
	box := a.newLine()
	box.SetText(name)
	d := a.ask(dialog, title, accept, container.NewVBox(box), func() bool {
		if box.Text == "" {
			return false
		}
		taken(box.Text)
		return true
	}, box)
	d.Resize(fyne.NewSize(a.dialogWidth(420), 0))
	box.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// collectionDone says what became of a collection.
func (a *App) collectionDone(err error, name, said string) bool {
	switch {
	case errors.Is(err, catalog.ErrExists):
		a.failWith(a.words.T("collection.exists", name))
	case err != nil:
		a.fail(err)
	default:
		a.did(said)
		a.refresh()
	}
	a.report.say("collection", "name", name, "ok", err == nil)
	return err == nil
}
