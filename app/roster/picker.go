package roster

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// A Picker chooses a person: type, ↑ ↓, Enter. Namesakes are told apart by
// portraits and offices. Make it with NewPicker.
type Picker struct {
	Content fyne.CanvasObject
	Find    *widgets.Entry
	List    *widgets.List
	// OnPick hears who was chosen; OnKey the keys that the search box has no
	// use for.
	OnPick func(catalog.Person)
	OnKey  func(fyne.KeyName, fyne.KeyModifier)

	w      *i18n.Words
	day    catalog.Date
	people catalog.RosterList
	faces  *Faces
	at     int
	quiet  bool
	none   *widget.Label
}

// NewPicker is a picker that knows nobody yet. Offices are those of the day;
// find is asked at each key and answers by SetList.
func NewPicker(w *i18n.Words, box *widgets.Entry, faces *Faces, day catalog.Date, find func(typed string)) *Picker {
	p := &Picker{Find: box, w: w, day: day, faces: faces, none: widget.NewLabel("")}
	p.none.Wrapping, p.none.Importance = fyne.TextWrapWord, widget.LowImportance
	p.Find.SetPlaceHolder(w.T("roster.find"))
	p.Find.OnChanged = find
	p.Find.OnSubmitted = func(string) { p.Take() }
	p.Find.OnKey = func(name fyne.KeyName, mod fyne.KeyModifier) { p.OnKey(name, mod) }
	p.Find.OnEdge = func(name fyne.KeyName) bool {
		switch name {
		case fyne.KeyDown:
			p.mark(p.at + 1)
		case fyne.KeyUp:
			p.mark(p.at - 1)
		default:
			return false
		}
		return true
	}
	p.List = widgets.NewList(func() int { return len(p.people.People) }, func() fyne.CanvasObject { return newPersonRow() },
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if i < len(p.people.People) {
				who := p.people.People[i]
				o.(*personRow).show(w, faces, who, p.people.Namesakes[who.ID], day)
			}
		})
	p.List.OnSelected = func(i widget.ListItemID) {
		if p.quiet {
			return
		}
		if p.at = i; !p.List.Keyed() {
			p.Take()
		}
	}
	p.List.OnHighlighted = func(i widget.ListItemID) {
		if p.List.Keyed() {
			p.List.Select(i)
		}
	}
	p.Content = inOrder(container.NewBorder(box, p.none, nil, nil, p.List), box, p.List, p.none)
	return p
}

// SetList shows the people found.
func (p *Picker) SetList(l catalog.RosterList) {
	p.people = l
	p.List.Refresh()
	text := ""
	switch {
	case l.Total == 0:
		text = p.w.T("roster.pick.empty")
	case len(l.People) == 0:
		text = p.w.T("roster.pick.nobody")
	}
	show(p.none, text)
	p.mark(0)
}

// mark shows which row Enter takes.
func (p *Picker) mark(at int) {
	p.at = max(0, min(at, len(p.people.People)-1))
	p.quiet = true
	defer func() { p.quiet = false }()
	p.List.UnselectAll()
	if len(p.people.People) > 0 {
		p.List.Select(p.at)
	}
}

// Take chooses the marked person.
func (p *Picker) Take() {
	if p.at < len(p.people.People) {
		p.OnPick(p.people.People[p.at])
	}
}

// ThumbReady hears that a thumbnail is there.
func (p *Picker) ThumbReady(id catalog.PhotoID) {
	p.faces.Came(id)
	p.List.Refresh()
}
