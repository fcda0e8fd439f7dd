package roster

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// A form shows one person and holds what is typed until it is saved.
type form struct {
	screen   *Screen
	person   catalog.Person // as the catalog has it; without an id it is nobody
	fresh    bool           // or somebody new
	base     catalog.EditID // what the catalog had come to then
	portrait catalog.Portrait
	offices  []*officeBox
	taken    string // who has the code that is typed; "" = nobody

	content                    *fyne.Container
	body                       fyne.CanvasObject // content in scroll, and the buttons
	scroll                     *container.Scroll
	list                       *fyne.Container
	name, honorific, code      *widgets.Entry
	spellings, note            *widgets.Entry
	polite                     *widgets.Select
	face                       *face
	said, codeSaid, same, when *widget.Label
	save, revert, remove, add  *widgets.Button
	usePhoto, noPhoto, history *widgets.Button
	quiet                      bool
	asked                      string // the code that was asked about last
}

// bigEdge is the size of the portrait in the form.
const bigEdge = 112

// honorifics are the common choices; any other can be typed.
func honorifics(language string) []string {
	if language == i18n.Vietnamese {
		return []string{"đồng chí", "ông", "bà", "anh", "chị", "GS", "PGS.TS", "TS", "BS", "nghệ sĩ", "nhà báo"}
	}
	return []string{"đồng chí", "ông", "bà", "Mr", "Ms", "Dr", "Prof", "H.E."}
}

func newForm(s *Screen) *form {
	f := &form{screen: s, list: container.NewVBox(), face: newFace(bigEdge), said: widget.NewLabel(""), codeSaid: widget.NewLabel(""), same: widget.NewLabel(""), when: widget.NewLabel("")}
	line := func(name string) *widgets.Entry {
		e := s.do.Line()
		s.name("roster."+name, e)
		e.OnChanged = func(string) { f.changed() }
		e.OnKey = f.key
		e.OnSubmitted = func(string) { f.commit(nil) }
		return e
	}
	text := func(name string, rows int) *widgets.Entry {
		e := s.do.Text()
		e.SetMinRowsVisible(rows)
		s.name("roster."+name, e)
		e.OnChanged = func(string) { f.changed() }
		e.OnKey = f.key
		return e
	}
	f.name, f.honorific, f.code = line("name"), line("honorific"), line("code")
	f.spellings, f.note = text("spellings", 2), text("note", 2)
	f.polite = widgets.NewSelect(honorifics(s.w.Language()), func(v string) {
		if !f.quiet && v != "" {
			f.honorific.SetText(v)
			f.changed()
		}
	})
	f.polite.PlaceHolder = "…"
	for _, l := range []*widget.Label{f.said, f.codeSaid, f.same, f.when} {
		l.Wrapping, l.SizeName = fyne.TextWrapWord, fynetheme.SizeNameCaptionText
		l.Hide()
	}
	f.said.Importance, f.codeSaid.Importance, f.same.Importance = widget.DangerImportance, widget.DangerImportance, widget.WarningImportance
	f.usePhoto = s.button("roster.portrait", "roster.portrait.use", s.startPortrait)
	f.noPhoto = s.button("roster.portrait.remove", "roster.portrait.remove", func() { f.portrait = catalog.Portrait{}; f.showFace(); f.changed() })
	f.noPhoto.Importance = widget.LowImportance
	f.add = s.button("roster.office.add", "roster.office.add", f.addOffice)
	f.save = s.button("roster.save", "roster.save", func() { f.commit(nil) })
	f.save.Importance = widget.HighImportance
	f.revert = s.button("roster.revert", "roster.revert", func() { f.fill(f.person, f.base) })
	f.remove = s.button("roster.remove", "roster.remove", func() { s.do.Remove(f.person) })
	f.remove.Importance = widget.LowImportance
	f.history = s.button("roster.history", "roster.history", func() { s.do.History(f.person) })
	f.history.Importance = widget.LowImportance
	f.lay()
	return f
}

// lay puts the parts in their places, in the order of the Tab key.
func (f *form) lay() {
	s := f.screen
	grid := container.New(layout.NewFormLayout())
	row := func(key i18n.Key, o fyne.CanvasObject) {
		l := widget.NewLabel(s.w.T(key))
		l.Importance = widget.LowImportance
		grid.Add(l)
		grid.Add(o)
	}
	row("roster.name", container.NewVBox(f.name, f.same))
	row("roster.honorific", inOrder(container.NewBorder(nil, nil, nil, f.polite, f.honorific), f.honorific, f.polite))
	row("roster.code", container.NewVBox(f.code, f.codeSaid))
	row("roster.spellings", f.spellings)
	row("roster.note", f.note)
	picture := container.NewVBox(f.face.content, f.usePhoto, f.noPhoto)
	top := inOrder(container.NewBorder(nil, nil, picture, nil, grid), grid, picture)
	heads := container.NewBorder(nil, nil, heading(s.w.T("roster.offices")), nil, note(s.w.T("roster.offices.note")))
	f.content = container.NewVBox(top, widget.NewSeparator(), heads, f.columns(), f.list, container.NewHBox(f.add))
	f.scroll = container.NewVScroll(padded(12, f.content))
	f.body = f.newBody()
}

// newBody is the form with its buttons below.
func (f *form) newBody() fyne.CanvasObject {
	foot := container.NewVBox(widget.NewSeparator(), f.said, container.NewBorder(nil, nil, container.NewHBox(f.remove, f.history), container.NewHBox(f.revert, f.save)))
	below := padded(6, foot)
	return inOrder(container.NewBorder(nil, below, nil, nil, f.scroll), f.scroll, below)
}

// fill shows a person as the catalog has it.
func (f *form) fill(p catalog.Person, base catalog.EditID) {
	f.quiet, f.fresh = true, false
	f.person, f.base, f.portrait, f.taken, f.asked = p, base, p.Portrait, "", p.Code
	f.name.SetText(p.Name)
	f.honorific.SetText(p.Honorific)
	f.polite.ClearSelected()
	f.code.SetText(p.Code)
	f.spellings.SetText(strings.Join(p.Spellings, "\n"))
	f.note.SetText(p.Note)
	f.offices = nil
	for _, o := range p.Offices {
		f.offices = append(f.offices, f.newOffice(o))
	}
	f.layOffices()
	f.quiet = false
	f.showFace()
	f.changed()
}

func (f *form) showFace() {
	f.face.show(f.name.Text, f.screen.faces.Get(f.portrait, pixels(f.scroll, bigEdge)))
	able(f.noPhoto, f.portrait.Photo != 0)
}

// read is the person as the boxes say, and whether that can be saved.
func (f *form) read() (p catalog.Person, wrong string) {
	w := f.screen.w
	p = f.person
	p.Name, p.Honorific, p.Code = strings.TrimSpace(f.name.Text), strings.TrimSpace(f.honorific.Text), strings.TrimSpace(f.code.Text)
	p.Spellings, p.Note, p.Portrait = lines(f.spellings.Text), f.note.Text, f.portrait
	p.Offices = nil
	var shown []*officeBox
	for _, b := range f.offices {
		t := b.text()
		if t.empty() {
			b.say("", false)
			continue
		}
		o, bad := t.read()
		if bad != "" {
			wrong = w.T(bad)
			b.say(wrong, true)
			continue
		}
		b.say("", false)
		p.Offices, shown = append(p.Offices, o), append(shown, b)
	}
	for i, b := range shown {
		if j := overlapping(p.Offices, i); j >= 0 {
			b.say(w.T("roster.overlaps", spanText(w, p.Offices[j])), false)
		}
	}
	if p.Name == "" {
		wrong = w.T("roster.bad.name")
	}
	if f.taken != "" {
		wrong = w.T("roster.bad.code", f.taken)
	}
	if wrong != "" {
		return p, wrong
	}
	fit, err := p.Fit()
	if err != nil {
		return p, err.Error()
	}
	return fit, ""
}

// spanText is the days of an office.
func spanText(w *i18n.Words, o catalog.Office) string {
	from, to := dayText(o.From), dayText(o.To)
	if from == "" {
		from = "…"
	}
	if to == "" {
		to = w.T("roster.still")
	}
	return from + " – " + to
}

// dirty reports whether anything was typed that is not saved.
func (f *form) dirty() bool {
	p, wrong := f.read()
	if f.person.ID == 0 && p.Name == "" && len(p.Offices) == 0 {
		return false
	}
	return wrong != "" || len(sets(f.person, p)) > 0
}

// changed hears of each key: it shows what can be said of it.
func (f *form) changed() {
	if f.quiet {
		return
	}
	f.askCode()
	p, wrong := f.read()
	dirty := f.dirty()
	able(f.save, dirty && wrong == "")
	able(f.revert, dirty)
	able(f.remove, f.person.ID != 0)
	able(f.history, f.person.ID != 0)
	if !dirty {
		wrong = ""
	}
	show(f.said, wrong)
	code := ""
	if f.taken != "" {
		code = f.screen.w.T("roster.bad.code", f.taken)
	}
	show(f.codeSaid, code)
	f.screen.do.Typed(p, dirty)
}

// askCode asks who has the code that is typed.
func (f *form) askCode() {
	code := strings.TrimSpace(f.code.Text)
	if code == f.asked {
		return
	}
	f.asked = code
	if code == "" || code == f.person.Code {
		f.taken = ""
		return
	}
	f.screen.do.CodeOf(code, func(p catalog.Person, ok bool) {
		if f.asked != code {
			return
		}
		if f.taken = ""; ok && p.ID != f.person.ID {
			f.taken = p.Name
		}
		f.changed()
	})
}

// commit saves what was typed; then runs when it is saved, or at once when
// there is nothing to save. It reports whether what is typed can be saved.
func (f *form) commit(then func()) bool {
	if !f.dirty() {
		if then != nil {
			then()
		}
		return true
	}
	p, wrong := f.read()
	if wrong != "" {
		show(f.said, wrong)
		return false
	}
	was, base := f.person, f.base
	f.screen.do.Save(p, sets(was, p), base, func(saved catalog.Person, base catalog.EditID) {
		if f.person.ID == was.ID { // still on the screen
			f.fill(saved, base)
		}
		if then != nil {
			then()
		}
	})
	return true
}

// refresh shows a newer state of the person, unless something is being typed.
func (f *form) refresh(p catalog.Person, base catalog.EditID) {
	switch {
	case f.dirty():
	case len(sets(f.person, p)) == 0:
		f.base = base
	default:
		f.fill(p, base)
	}
}

// namesakes tells of others who bear the name.
func (f *form) namesakes(all []catalog.Person) {
	var said []string
	for _, p := range all {
		said = append(said, strings.TrimSpace(p.Name+" "+p.Code)+" ("+firstOf(officesOn(p, f.screen.on), noOffice(f.screen.w, p))+")")
	}
	text := ""
	if len(said) > 0 {
		text = f.screen.w.T("roster.namesakes", strings.Join(said, "; "))
	}
	show(f.same, text)
}

// key is a key that a box has no use for.
func (f *form) key(name fyne.KeyName, mod fyne.KeyModifier) {
	enter := slices.Contains([]fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter}, name)
	switch {
	case enter && mod == fyne.KeyModifierShortcutDefault:
		f.commit(nil)
	case name == fyne.KeyEscape && mod == 0:
		f.screen.Focus()
	default:
		f.screen.do.Key(name, mod)
	}
}
