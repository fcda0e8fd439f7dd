package roster

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// Proposals shows the people whom an article names, each to be confirmed. Make
// it with NewProposals.
type Proposals struct {
	Content fyne.CanvasObject
	// First is the first that can be confirmed; nil when all are known.
	First *widgets.CheckBox
	// OnChange hears that something was ticked.
	OnChange func(ticked int)
	// Missing asks which offices one of several people is not known to hold.
	Missing func(p catalog.Proposal, who catalog.PersonID, then func([]catalog.Office))

	w        *i18n.Words
	faces    *Faces
	line     func() *widgets.Entry
	key      func(fyne.KeyName, fyne.KeyModifier)
	items    []*proposed
	shown    map[catalog.Portrait][]func()
	Controls map[string]fyne.CanvasObject // by names, for tests
}

// A proposed is a proposal on the screen.
type proposed struct {
	catalog.Proposal
	tick   *widgets.CheckBox
	ends   *widgets.CheckBox
	who    []*widgets.CheckBox // for each of People, and for somebody new at the end
	shorts []*widgets.Entry    // of Missing
	boxes  *fyne.Container
	chosen int // of who; -1 when nobody is chosen yet
}

// NewProposals shows proposals, those to be confirmed first. Key hears the
// keys that its text boxes have no use for.
func NewProposals(w *i18n.Words, all []catalog.Proposal, faces *Faces, line func() *widgets.Entry, key func(fyne.KeyName, fyne.KeyModifier)) *Proposals {
	v := &Proposals{w: w, faces: faces, line: line, key: key, Controls: map[string]fyne.CanvasObject{}, shown: map[catalog.Portrait][]func(){}}
	list := container.NewVBox()
	for _, known := range []bool{false, true} {
		for _, p := range all {
			if known == (p.Kind == catalog.ProposalKnown) {
				list.Add(v.card(p))
			}
		}
	}
	v.Content = container.NewVScroll(list)
	return v
}

// card is one proposal.
func (v *Proposals) card(p catalog.Proposal) fyne.CanvasObject {
	it := &proposed{Proposal: p, chosen: -1, boxes: container.NewVBox()}
	n := v.w.Number(len(v.items) + 1)
	v.items = append(v.items, it)
	name := catalog.Person{Name: p.Name, Honorific: p.Honorific}.Polite()
	it.tick = widgets.NewCheckBox(name, func(bool) { v.ticked() })
	v.Controls["people.tick"+n] = it.tick
	kind := widget.NewLabel(v.w.T(i18n.Key("roster.people." + string(p.Kind))))
	kind.SizeName = fynetheme.SizeNameCaptionText
	kind.Importance = map[catalog.ProposalKind]widget.Importance{catalog.ProposalNew: widget.SuccessImportance, catalog.ProposalOffice: widget.HighImportance,
		catalog.ProposalNamesakes: widget.WarningImportance, catalog.ProposalKnown: widget.LowImportance}[p.Kind]
	card := container.NewVBox(container.NewHBox(it.tick, kind))
	switch p.Kind {
	case catalog.ProposalKnown:
		it.tick.Disable()
		it.chosen = 0
		card.Add(indented(v.personLine(p.People[0], p.Day)))
	case catalog.ProposalOffice:
		it.chosen = 0
		card.Add(indented(v.personLine(p.People[0], p.Day)))
	case catalog.ProposalNew:
		it.chosen = 0
	case catalog.ProposalNamesakes:
		it.tick.Disable()
		card.Add(v.choice(it, n))
	}
	if v.First == nil && p.Kind != catalog.ProposalKnown {
		v.First = it.tick
		if len(it.who) > 0 {
			v.First = it.who[0]
		}
	}
	v.offices(it, p.Missing, n)
	card.Add(it.boxes)
	if p.Kind == catalog.ProposalOffice || p.Kind == catalog.ProposalNamesakes {
		it.ends = widgets.NewCheckBox(v.w.T("roster.people.ends", dayText(p.Day)), nil)
		v.Controls["people.ends"+n] = it.ends
		card.Add(indented(it.ends))
	}
	card.Add(widget.NewSeparator())
	return card
}

// choice are the namesakes, and somebody new: one of them is meant.
func (v *Proposals) choice(it *proposed, n string) fyne.CanvasObject {
	rows := container.NewVBox()
	add := func(text string, line fyne.CanvasObject) {
		i := len(it.who)
		c := widgets.NewCheckBox(text, nil)
		c.OnChanged = func(on bool) { v.choose(it, i, on, n) }
		it.who = append(it.who, c)
		v.Controls["people.who"+n+"."+v.w.Number(i+1)] = c
		rows.Add(indented(container.NewBorder(nil, nil, c, nil, line)))
	}
	for _, p := range it.People {
		add("", v.personLine(p, it.Day))
	}
	add(v.w.T("roster.people.somebodynew"), widget.NewLabel(""))
	return rows
}

// choose takes one of the namesakes.
func (v *Proposals) choose(it *proposed, i int, on bool, n string) {
	if !on {
		if it.chosen == i {
			it.chosen = -1
			it.tick.SetChecked(false)
			it.tick.Disable()
		}
		v.ticked()
		return
	}
	it.chosen = i
	for j, c := range it.who {
		if j != i && c.Checked {
			c.SetChecked(false)
		}
	}
	it.tick.Enable()
	it.tick.SetChecked(true)
	if i == len(it.People) {
		v.offices(it, it.Said, n)
	} else {
		v.Missing(it.Proposal, it.People[i].ID, func(missing []catalog.Office) {
			if it.chosen == i {
				v.offices(it, missing, n)
			}
		})
	}
	v.ticked()
}

// personLine is a person of the roster, as of a day.
func (v *Proposals) personLine(p catalog.Person, day catalog.Date) fyne.CanvasObject {
	r := newPersonRow()
	r.show(v.w, v.faces, p, false, day)
	if p.Portrait.Photo != 0 {
		v.shown[p.Portrait] = append(v.shown[p.Portrait], func() { r.show(v.w, v.faces, p, false, day) })
	}
	return r
}

// offices shows the offices that would be added, the short forms to be put
// right.
func (v *Proposals) offices(it *proposed, missing []catalog.Office, n string) {
	it.Proposal.Missing, it.shorts = missing, nil
	it.boxes.RemoveAll()
	for i, o := range missing {
		text := widget.NewLabel(v.w.T("roster.people.since", dayText(o.From), o.Full()))
		text.Wrapping = fyne.TextWrapWord
		e := v.line()
		e.SetText(o.Brief())
		e.OnKey = v.key
		it.shorts = append(it.shorts, e)
		v.Controls["people.short"+n+"."+v.w.Number(i+1)] = e
		it.boxes.Add(indented(container.NewVBox(text, container.NewBorder(nil, nil, widget.NewLabel(v.w.T("roster.people.short")), nil, e))))
	}
	it.boxes.Refresh()
}

// ThumbReady hears that a thumbnail is there.
func (v *Proposals) ThumbReady(id catalog.PhotoID) {
	v.faces.Came(id)
	for p, all := range v.shown {
		if p.Photo == id {
			for _, again := range all {
				again()
			}
		}
	}
}

func (v *Proposals) ticked() {
	if v.OnChange != nil {
		v.OnChange(len(v.Decisions()))
	}
}

// TickAll ticks all that need no choice.
func (v *Proposals) TickAll() {
	for _, it := range v.items {
		if !it.tick.Disabled() {
			it.tick.SetChecked(true)
		}
	}
}

// Decisions are what was ticked.
func (v *Proposals) Decisions() []catalog.Decision {
	var out []catalog.Decision
	for _, it := range v.items {
		if !it.tick.Checked || it.chosen < 0 {
			continue
		}
		d := catalog.Decision{Proposal: it.Proposal, Ends: it.ends != nil && it.ends.Checked}
		if it.chosen < len(it.People) {
			d.Person = it.People[it.chosen].ID
		}
		d.Said = append([]catalog.Office{}, it.Said...)
		for i, e := range it.shorts { // what was put right holds wherever the office stands
			for j := range d.Said {
				if d.Said[j] == it.Proposal.Missing[i] {
					d.Said[j].Short = strings.TrimSpace(e.Text)
				}
			}
		}
		out = append(out, d)
	}
	return out
}

func indented(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, container.NewGridWrap(fyne.NewSize(22, 1)), nil, o)
}
