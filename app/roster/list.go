package roster

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"cutline/app/widgets"
	"cutline/catalog"
)

// newList is the left side: the search box, how the list is sorted, the list.
func (s *Screen) newList() fyne.CanvasObject {
	s.find = s.do.Line()
	s.name("roster.find", s.find)
	s.find.SetPlaceHolder(s.w.T("roster.find"))
	s.find.OnChanged = func(string) { s.ask() }
	s.find.OnKey = s.keyed
	s.find.OnSubmitted = func(string) { s.step(0); s.Focus() }
	s.find.OnEdge = func(name fyne.KeyName) bool {
		switch name {
		case fyne.KeyDown:
			s.step(1)
		case fyne.KeyUp:
			s.step(-1)
		default:
			return false
		}
		return true
	}
	s.sort = widgets.NewChoice([]string{s.w.T("roster.sort.name"), s.w.T("roster.sort.rank")}, func(i int) {
		s.byRank = i == 1
		s.ask()
	})
	s.sort.SetSelected(0)
	s.controls["roster.sort"] = s.sort
	s.count = widget.NewLabel("")
	s.count.Importance = widget.LowImportance
	add := s.button("roster.new", "roster.new", s.begin)
	s.list = widgets.NewList(func() int { return len(s.people.People) }, func() fyne.CanvasObject { return newPersonRow() },
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if i < len(s.people.People) {
				p := s.people.People[i]
				o.(*personRow).show(s.w, s.faces, p, s.people.Namesakes[p.ID], s.on)
			}
		})
	s.list.OnSelected = s.chosen
	s.list.OnHighlighted = func(i widget.ListItemID) {
		if s.list.Keyed() {
			s.list.Select(i)
		}
	}
	s.controls["roster.list"] = s.list
	sorted := container.NewBorder(nil, nil, s.sort, add, s.count)
	head := container.NewVBox(s.find, sorted)
	return inOrder(container.NewBorder(head, nil, nil, nil, s.list), head, s.list)
}

// step goes to the next person of the list, or the one before; 0 opens the
// first when nobody is chosen.
func (s *Screen) step(by int) {
	n := len(s.people.People)
	if n == 0 {
		return
	}
	at := s.place(s.form.person.ID)
	switch {
	case at < 0:
		at = 0
	default:
		at = max(0, min(at+by, n-1))
	}
	s.list.Select(at)
}

// place is where somebody stands in the list, -1 if nowhere.
func (s *Screen) place(id catalog.PersonID) int {
	return slices.IndexFunc(s.people.People, func(p catalog.Person) bool { return p.ID == id && id != 0 })
}

// chosen hears which row a person chose: what is typed is saved first.
func (s *Screen) chosen(i widget.ListItemID) {
	if s.quiet || i >= len(s.people.People) {
		return
	}
	p := s.people.People[i]
	s.at = i
	if p.ID == s.form.person.ID {
		return
	}
	s.endPortrait()
	if !s.form.commit(func() { s.open(p) }) {
		s.do.Say(s.form.said.Text)
		s.mark()
	}
}

// open shows a person in the form.
func (s *Screen) open(p catalog.Person) {
	if at := s.place(p.ID); at >= 0 {
		p = s.people.People[at] // as it is now
	}
	s.form.fill(p, s.seq)
	s.show()
	s.mark()
	s.do.Shown(p)
	s.do.Namesakes(p, func(all []catalog.Person) {
		if s.form.person.ID == p.ID {
			s.form.namesakes(all)
		}
	})
}

// mark shows in the list who is in the form.
func (s *Screen) mark() {
	at := s.place(s.form.person.ID)
	if at == s.at {
		return
	}
	s.quiet, s.at = true, at
	defer func() { s.quiet = false }()
	if at < 0 {
		s.list.UnselectAll()
		return
	}
	s.list.Select(at)
}

// SetList shows the people found; seq is the edit the catalog had come to.
func (s *Screen) SetList(l catalog.RosterList, seq catalog.EditID) {
	s.people, s.seq, s.known = l, seq, true
	s.list.Refresh()
	switch {
	case s.find.Text != "":
		s.count.SetText(s.w.T("roster.found", len(l.People), l.Total))
	default:
		s.count.SetText(s.w.N("roster.all", l.Total))
	}
	if at := s.place(s.want); at >= 0 {
		s.want = 0
		s.open(l.People[at])
		return
	}
	switch at := s.place(s.form.person.ID); {
	case at >= 0:
		s.form.refresh(l.People[at], seq)
	case s.form.person.ID != 0 && s.find.Text == "": // removed, or undone
		s.form.fill(catalog.Person{}, seq)
	}
	if s.form.person.ID == 0 && !s.form.fresh && len(l.People) > 0 && s.find.Text == "" {
		s.open(l.People[0])
		return
	}
	s.show()
	s.mark()
}

// Removed hears that the person in the form is gone: the next one is shown.
func (s *Screen) Removed() {
	at := s.place(s.form.person.ID)
	s.form.fill(catalog.Person{}, s.seq)
	for _, i := range []int{at + 1, at - 1} {
		if at >= 0 && i >= 0 && i < len(s.people.People) {
			s.want = s.people.People[i].ID
			break
		}
	}
	s.ask()
}

// able switches a control on or off.
func able(o fyne.Disableable, on bool) {
	if on {
		o.Enable()
	} else {
		o.Disable()
	}
}
