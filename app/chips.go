package app

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"cutline/app/command"
	"cutline/app/i18n"
	"cutline/app/theme"
	"cutline/app/widgets"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// A chip adds a term to the search, or takes it away.
type chip struct {
	*widgets.Chip
	field, term string
	count       func(catalog.Counts) int // of the photos it finds; nil: it says no number
	help        i18n.Key
	command     command.ID
	rare        bool // above the grid only while it finds photos or is on
	box         fyne.CanvasObject
}

// chips are the buttons above the grid that filter.
type chips struct {
	row    *fyne.Container     // of the contact sheet
	before []fyne.CanvasObject // what stands there before the chips
	always []*chip
	terms  map[string]*chip // those of the search that no other chip shows, by their texts
	more   *widgets.Chip    // opens filter
	filter []*chip          // in the window that more opens
	moreAt fyne.CanvasObject
}

// chipRoom is the room around a chip, so that it stands in line with buttons.
func chipRoom() fyne.Layout { return layout.NewCustomPaddedLayout(2, 2, 0, 0) }

// newChip makes a chip of a term; many: several of its kind may be chosen.
func (a *App) newChip(label, field, term string, many bool, count func(catalog.Counts) int) *chip {
	return &chip{Chip: widgets.NewChip(label, func(bool) {
		a.setQuery(toggled(a.query, field, term, many))
		if !a.pop.shown() {
			a.focusPhotos()
		}
	}), field: field, term: term, count: count}
}

func (a *App) newChips() chips {
	c := chips{terms: map[string]*chip{}, row: a.contact.row, before: a.contact.row.Objects}
	add := func(h *chip, help i18n.Key, id command.ID, rare bool) {
		h.help, h.command, h.rare = help, id, rare
		h.ShowCross()
		h.box = container.New(chipRoom(), a.tip(h.Chip, id, help))
		c.always = append(c.always, h)
	}
	add(a.newChip(a.words.T("chip.tagged"), "tag", "tag:yes", false, func(c catalog.Counts) int { return c.Tagged }), "tip.tagged", command.ShowTagged, false)
	add(a.newChip("★ 3+", "rating", "rating:>=3", false, atLeast(3)), "tip.rated", "", false)
	add(a.newChip(a.words.T("chip.untold"), "caption", "caption:none", false, func(c catalog.Counts) int { return c.Untold }), "tip.untold", "", false)
	add(a.newChip(a.words.T("chip.clash"), "clash", "clash:yes", false, func(c catalog.Counts) int { return c.Clashing }), "tip.clash", "", true)
	c.more = widgets.NewChip(a.words.T("chip.more"), func(bool) {
		a.chips.more.SetOn(false)
		a.openFilter()
	})
	c.moreAt = container.New(chipRoom(), a.tip(c.more, command.Filter, ""))
	return c
}

// atLeast counts photos of so many stars or more.
func atLeast(stars int) func(catalog.Counts) int {
	return func(c catalog.Counts) int {
		n := 0
		for _, k := range c.Ratings[stars:] {
			n += k
		}
		return n
	}
}

// toggled is a search with a term of a field put in, in place of others of
// the field; or taken out, when it is there. Many: beside others.
func toggled(query, field, term string, many bool) string {
	var chosen []string
	for _, t := range desk.Terms(query) {
		if t.Field == field && !strings.HasPrefix(t.Text, "-") {
			chosen = append(chosen, t.Any...)
		}
	}
	at := slices.Index(chosen, plainTerm(term))
	switch {
	case many && at >= 0:
		chosen = slices.Delete(chosen, at, at+1)
	case many:
		chosen = append(chosen, plainTerm(term))
	case at >= 0 && len(chosen) == 1:
		chosen = nil
	default:
		chosen = []string{term}
	}
	return desk.PutTerms(query, field, field == "people", chosen...)
}

// plainTerm is a term as it is compared with others.
func plainTerm(term string) string {
	if all := desk.Terms(term); len(all) == 1 && len(all[0].Any) == 1 {
		return all[0].Any[0]
	}
	return term
}

// has reports whether a search asks for a term.
func has(query, term string) bool {
	return slices.ContainsFunc(desk.Terms(query), func(t catalog.Term) bool { return slices.Contains(t.Any, plainTerm(term)) })
}

// toggleTerm adds a term to the search box, or takes it out.
func (a *App) toggleTerm(field, term string) { a.setQuery(toggled(a.query, field, term, false)) }

// setQuery searches for something else.
func (a *App) setQuery(text string) {
	a.query = text
	a.find.SetText(text)
	a.find.SetCaret(len([]rune(text)))
	a.onlyQuery = true
	a.showChips()
	a.search()
}

// showChips shows which terms the search has, and how many photos each finds.
func (a *App) showChips() {
	c := &a.chips
	shown := []fyne.CanvasObject{}
	own := map[string]bool{} // terms that have a chip
	for _, h := range c.always {
		h.SetOn(has(a.query, h.term))
		a.showNumber(h)
		own[plainTerm(h.term)] = true
		if !h.rare || h.On() || h.count(a.lists.Counts) > 0 {
			shown = append(shown, h.box)
		}
	}
	for _, h := range c.filter {
		h.SetOn(has(a.query, h.term))
		a.showNumber(h)
	}
	fresh := map[string]*chip{}
	for _, t := range desk.Terms(a.query) {
		if t.Field == "" || len(t.Any) == 1 && own[t.Any[0]] || fresh[t.Text] != nil {
			continue
		}
		h := cmp.Or(c.terms[t.Text], a.termChip(t))
		h.SetOn(true)
		fresh[t.Text] = h
		shown = append(shown, h.box)
	}
	c.terms = fresh
	only(c.row, slices.Concat(c.before, shown, []fyne.CanvasObject{c.moreAt})...)
	a.side.SetOn(a.inSearch())
	if a.query == "" {
		a.save.Disable()
	} else {
		a.save.Enable()
	}
	a.clear.Hidden = a.query == ""
	a.clear.Refresh()
}

func (a *App) showNumber(h *chip) {
	if h.count == nil || !a.counted {
		h.SetCount("", false)
		return
	}
	h.SetCount(a.words.Number(h.count(a.lists.Counts)), a.stale)
}

// termChip shows a term of the search that has no chip of its own; a press
// takes it out.
func (a *App) termChip(t catalog.Term) *chip {
	h := &chip{}
	h.Chip = widgets.NewChip(clipped(a.termName(t), 40), func(bool) {
		a.setQuery(desk.WithoutTerm(a.query, t.Text))
		a.focusPhotos()
	})
	h.ShowCross()
	h.box = container.New(chipRoom(), a.tip(h.Chip, "", "tip.term"))
	return h
}

// termName is a term in words.
func (a *App) termName(t catalog.Term) string {
	name := a.words.T(i18n.Key("term." + t.Field))
	if stars, ok := strings.CutPrefix(t.Text, "rating:"); ok {
		if least, ok := strings.CutPrefix(stars, ">="); ok {
			return "★ " + least + "+"
		}
		return "★ " + stars
	}
	if name == "term."+t.Field {
		return t.Text
	}
	var values []string
	for _, s := range t.Any {
		v := strings.TrimPrefix(strings.TrimPrefix(s, "-"), t.Field+":")
		values = append(values, a.valueName(t.Field, strings.Trim(strings.TrimPrefix(v, "="), `"`)))
	}
	name += ": " + strings.Join(values, " | ")
	if strings.HasPrefix(t.Text, "-") {
		return a.words.T("term.not", name)
	}
	return name
}

// valueName is a value of a field in words.
func (a *App) valueName(field, v string) string {
	switch field {
	case "in":
		if i := strings.LastIndexAny(strings.TrimRight(v, `/\`), `/\`); i >= 0 {
			return v[i+1:]
		}
	case "color":
		if n, err := strconv.Atoi(v); err == nil && n >= 0 && n <= 8 {
			return a.color(n)
		}
	case "story":
		for _, s := range a.lists.Counts.Stories {
			if s.Name == v {
				return cmp.Or(a.lists.Headlines[s.ID], v)
			}
		}
	case "date":
		if v == noDate {
			return a.words.T("side.nodate")
		}
		return a.words.DayText(v)
	case "kind":
		return strings.ToUpper(v)
	case "tag", "reject", "clash", "pending", "damaged", "offline", "dup", "used":
		return a.words.T(map[bool]i18n.Key{true: "term.yes", false: "term.no"}[v == "yes"])
	case "caption", "credit":
		return a.words.T(map[bool]i18n.Key{true: "term.there", false: "term.none"}[v == "yes"])
	}
	return v
}

// A group is chips of one kind in the window of filters.
type group struct {
	title i18n.Key
	chips []*chip
}

// mostCameras is how many cameras the filters offer.
const mostCameras = 12

// filters are all chips there are.
func (a *App) filters() []group {
	c := a.lists.Counts
	var stars, colors, words, kinds, cameras, states []*chip
	for n := range 6 {
		label, term, count := "★ "+strconv.Itoa(n)+"+", "rating:>="+strconv.Itoa(n), atLeast(n)
		switch n {
		case 5:
			label = "★ 5"
		case 0:
			label, term, count = a.words.T("filter.nostar"), "rating:0", func(c catalog.Counts) int { return c.Ratings[0] }
		}
		stars = append(stars, a.newChip(label, "rating", term, false, count))
	}
	for n := range 9 {
		h := a.newChip(a.color(n), "color", "color:"+strconv.Itoa(n), true, func(c catalog.Counts) int { return c.Colors[n] })
		if n > 0 {
			h.ShowDot(theme.Class(n))
		}
		colors = append(colors, h)
	}
	words = append(words, a.newChip(a.words.T("chip.untold"), "caption", "caption:none", false, func(c catalog.Counts) int { return c.Untold }),
		a.newChip(a.words.T("filter.uncredited"), "credit", "credit:none", false, func(c catalog.Counts) int { return c.Uncredited }))
	raw := func(c catalog.Counts) int {
		n := 0
		for _, k := range catalog.RawKinds() {
			n += tally(c.Kinds, string(k))
		}
		return n
	}
	if raw(c) > 0 {
		kinds = append(kinds, a.newChip("RAW", "kind", "kind:raw", true, raw))
	}
	for _, k := range c.Kinds {
		kinds = append(kinds, a.newChip(strings.ToUpper(k.Name), "kind", "kind:"+k.Name, true, func(c catalog.Counts) int { return tally(c.Kinds, k.Name) }))
	}
	for _, k := range c.Cameras[:min(len(c.Cameras), mostCameras)] {
		cameras = append(cameras, a.newChip(clipped(k.Name, 40), "camera", desk.Term("camera", k.Name), true, func(c catalog.Counts) int { return tally(c.Cameras, k.Name) }))
	}
	state := func(label i18n.Key, field, term string, count func(catalog.Counts) int) {
		states = append(states, a.newChip(a.words.T(label), field, term, false, count))
	}
	state("chip.tagged", "tag", "tag:yes", func(c catalog.Counts) int { return c.Tagged })
	state("filter.kept", "reject", "reject:no", func(c catalog.Counts) int { return c.Found - c.Rejected })
	state("filter.rejected", "reject", "reject:yes", func(c catalog.Counts) int { return c.Rejected })
	state("chip.clash", "clash", "clash:yes", func(c catalog.Counts) int { return c.Clashing })
	state("filter.pending", "pending", "pending:yes", func(c catalog.Counts) int { return c.Pending })
	state("filter.damaged", "damaged", "damaged:yes", func(c catalog.Counts) int { return c.Damaged })
	state("filter.offline", "offline", "offline:yes", func(c catalog.Counts) int { return c.Offline })
	return []group{{"filter.stars", stars}, {"filter.colors", colors}, {"filter.words", words}, {"filter.kinds", kinds},
		{"filter.cameras", cameras}, {"filter.states", states}}
}

// tally is how many photos the row with a name has.
func tally(all []catalog.Tally, name string) int {
	for _, t := range all {
		if t.Name == name {
			return t.N
		}
	}
	return 0
}

// openFilter shows all chips below the button that opens them.
func (a *App) openFilter() {
	if a.desk == nil || a.pop.shown() {
		return
	}
	a.chips.filter = []*chip{}
	body := container.NewVBox()
	controls := map[string]fyne.CanvasObject{}
	for _, g := range a.filters() {
		if len(g.chips) == 0 {
			continue
		}
		head := widget.NewLabel(a.words.T(g.title))
		head.TextStyle.Bold = true
		row := container.New(layout.NewRowWrapLayout())
		for _, h := range g.chips {
			row.Add(h.Chip)
			controls["filter."+h.term] = h.Chip
		}
		a.chips.filter = append(a.chips.filter, g.chips...)
		body.Add(head)
		body.Add(row)
	}
	a.showChips()
	size := fyne.NewSize(a.dialogWidth(560), a.win.Canvas().Size().Height*.8)
	a.popUp("filter", container.NewVScroll(container.New(layout.NewCustomPaddedLayout(2, 8, 8, 8), body)), a.chips.more, size, a.chips.filter[0].Chip, controls, nil,
		a.focusPhotos)
}

// filterKey opens the filters where the photos are.
func (a *App) filterKey() {
	a.hideSettings()
	if !a.beside() {
		a.showTab(tabPhotos)
	}
	a.openFilter()
}
