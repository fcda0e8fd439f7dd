package roster

import (
	"image"
	"maps"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/theme"
	"cutline/app/widgets"
	"cutline/catalog"
)

// Wishes is what a person does on the screen. None may be nil.
type Wishes struct {
	// Find asks for the people that a query finds; the answer comes by SetList.
	Find func(catalog.RosterQuery)
	// Save makes a person what it is here: by sets, or as somebody new when it
	// has no id. Saved hears the person and the edit it was saved by.
	Save    func(p catalog.Person, sets []catalog.Set, base catalog.EditID, saved func(catalog.Person, catalog.EditID))
	Remove  func(catalog.Person)
	History func(catalog.Person)
	// CodeOf tells who has a code, Namesakes who else bears a person's name.
	CodeOf    func(code string, then func(p catalog.Person, ok bool))
	Namesakes func(p catalog.Person, then func([]catalog.Person))
	// Photo tells the photo in hand; ok is false when there is none.
	Photo func(then func(p catalog.Photo, ok bool))
	Thumb func(id catalog.PhotoID, box image.Point) image.Image
	Large func(id catalog.PhotoID, longEdge int, then func(*image.RGBA, error)) (stop func())
	Work  func(work, then func())
	Fail  func(error)
	Say   func(string)
	// Typed hears what the form says, and whether that is to be saved; Shown
	// which person is in the form.
	Typed          func(p catalog.Person, dirty bool)
	Shown          func(p catalog.Person)
	Import, Export func()
	FromStory      func()
	Close          func()
	Grab           func(fyne.Focusable)
	Key            func(name fyne.KeyName, mod fyne.KeyModifier)
	Focus          func(box string, in bool)
	Line, Text     func() *widgets.Entry
	Today          catalog.Date
}

// A Screen shows the roster. Make it with New.
type Screen struct {
	// Content is the screen.
	Content fyne.CanvasObject

	w        *i18n.Words
	do       Wishes
	on       catalog.Date // whose offices are shown
	byRank   bool
	people   catalog.RosterList
	seq      catalog.EditID
	known    bool // a list has come
	faces    *Faces
	controls map[string]fyne.CanvasObject

	find, day *widgets.Entry
	dayBad    *widget.Label
	count     *widget.Label
	list      *widgets.List
	sort      *widgets.Choice
	quiet     bool // the list is told what is chosen
	form      *form
	right     *fyne.Container
	empty     fyne.CanvasObject // when the roster is, and when nobody is chosen
	choose    fyne.CanvasObject
	at        int // the row that is marked; -1: none
	portrait  *cropping
	want      catalog.PersonID // to be opened when the list has come
}

// New is the screen; it asks for everybody.
func New(w *i18n.Words, do Wishes) *Screen {
	s := &Screen{w: w, do: do, on: do.Today, faces: NewFaces(do.Thumb), controls: map[string]fyne.CanvasObject{}, right: container.NewStack()}
	left := s.newList()
	s.form, s.at = newForm(s), -1
	s.empty, s.choose = s.nobody(), widgets.NewEmpty("", w.T("roster.choose"))
	title := widget.NewLabelWithStyle(w.T("roster.title"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	title.SizeName = fynetheme.SizeNameHeadingText
	s.day = do.Line()
	s.name("roster.day", s.day)
	s.day.SetText(dayText(s.on))
	s.day.OnChanged, s.day.OnKey = s.dayTyped, s.keyed
	s.day.OnSubmitted = func(string) { s.Focus() }
	s.dayBad = widget.NewLabel(w.T("roster.bad.day"))
	s.dayBad.Importance = widget.DangerImportance
	s.dayBad.Hide()
	today := s.button("roster.today", "roster.today", func() { s.day.SetText(dayText(do.Today)); s.dayTyped(s.day.Text) })
	imports, exports := s.button("roster.import", "roster.import", do.Import), s.button("roster.export", "roster.export", do.Export)
	story := s.button("roster.story", "roster.story", do.FromStory)
	shut := widgets.NewButtonWithIcon(w.T("prefs.close"), fynetheme.CancelIcon(), do.Close)
	s.controls["roster.close"] = shut
	dayBox := container.NewHBox(level(widget.NewLabel(w.T("roster.day"))), level(narrow(dayWide, s.day)), level(today), level(s.dayBad))
	head := container.NewBorder(nil, nil, container.NewHBox(title, dayBox), container.NewHBox(story, imports, exports, shut))
	ground := canvas.NewRectangle(theme.Color(theme.Panel, title))
	split := widgets.NewSplit(false, container.NewStack(ground, padded(6, left)), s.right, .34)
	top := container.NewVBox(padded(6, container.NewHScroll(head)), widget.NewSeparator())
	s.Content = inOrder(container.NewBorder(top, nil, nil, nil, split), split, top)
	s.ask()
	return s
}

// dayTyped shows the offices of another day.
func (s *Screen) dayTyped(text string) {
	d, ok := readDay(text, false)
	if d.IsZero() {
		d = s.do.Today
	}
	if !ok {
		s.dayBad.Show()
		return
	}
	s.dayBad.Hide()
	if d != s.on {
		s.on = d
		s.list.Refresh()
		s.ask()
	}
}

// ask asks for the list anew.
func (s *Screen) ask() {
	s.do.Find(catalog.RosterQuery{Typed: s.find.Text, On: s.on, ByRank: s.byRank})
}

// Again asks for the list anew: somebody, or undo, changed the roster.
func (s *Screen) Again() { s.ask() }

// ThumbReady hears that a thumbnail is there.
func (s *Screen) ThumbReady(id catalog.PhotoID) {
	s.faces.Came(id)
	s.list.Refresh()
	if s.form.portrait.Photo == id {
		s.form.showFace()
	}
}

// Leave saves what is typed before the screen goes; then runs when that is
// done. It reports false when what is typed cannot be saved, and then never
// runs.
func (s *Screen) Leave(then func()) bool {
	s.endPortrait()
	if s.form.commit(then) {
		return true
	}
	s.do.Say(s.form.said.Text)
	return false
}

// Unsaved is what is typed and cannot be saved as it is, for a message; "" is
// nothing.
func (s *Screen) Unsaved() string {
	if !s.form.dirty() {
		return ""
	}
	return s.form.name.Text
}

// Person is who is in the form.
func (s *Screen) Person() catalog.PersonID { return s.form.person.ID }

// Day is the day whose offices are shown.
func (s *Screen) Day() catalog.Date { return s.on }

// Open shows a person, once the list has come.
func (s *Screen) Open(id catalog.PersonID) {
	s.want = id
	s.ask()
}

// Drop throws away what is typed.
func (s *Screen) Drop() { s.form.fill(s.form.person, s.form.base) }

// Focus gives the keyboard to the list, or to the search box when that is
// empty.
func (s *Screen) Focus() {
	if len(s.people.People) == 0 {
		s.do.Grab(s.find)
		return
	}
	s.do.Grab(s.list)
}

// Controls are what can be worked on the screen, by names, for tests.
func (s *Screen) Controls() map[string]fyne.CanvasObject { return maps.Clone(s.controls) }

// show puts on the right what is in hand: the form, a portrait that is being
// cut, or what to do first.
func (s *Screen) show() {
	switch {
	case s.portrait != nil:
		s.only(s.portrait.content)
	case s.form.person.ID == 0 && !s.form.fresh && s.known && s.people.Total == 0:
		s.only(s.empty)
	case s.form.person.ID == 0 && !s.form.fresh:
		s.only(s.choose)
	default:
		s.only(s.form.body)
	}
}

func (s *Screen) only(o fyne.CanvasObject) {
	if len(s.right.Objects) == 1 && s.right.Objects[0] == o {
		return // to lay the form out takes longer than a key
	}
	s.right.Objects = []fyne.CanvasObject{o}
	s.right.Refresh()
}

// nobody says what can be done about an empty roster.
func (s *Screen) nobody() fyne.CanvasObject {
	list := s.button("empty.import", "roster.import", s.do.Import)
	hand := s.button("empty.new", "roster.new", s.begin)
	story := s.button("empty.story", "roster.story", s.do.FromStory)
	return widgets.NewEmpty(s.w.T("roster.empty.title"), s.w.T("roster.empty.text"), list, hand, story)
}

// begin shows an empty form for somebody new; what was searched for is the
// name.
func (s *Screen) begin() {
	s.form.commit(func() {
		name := strings.TrimSpace(s.find.Text)
		s.form.fill(catalog.Person{}, s.seq)
		s.form.fresh = true
		if s.people.Total > 0 && len(s.people.People) == 0 {
			s.form.name.SetText(name)
		}
		s.form.offices = nil
		s.quiet = true
		s.list.UnselectAll()
		s.quiet, s.at = false, -1
		s.form.namesakes(nil)
		s.show()
		s.form.changed()
		s.do.Shown(catalog.Person{})
		s.do.Grab(s.form.name)
	})
}

func (s *Screen) button(name string, text i18n.Key, do func()) *widgets.Button {
	b := widgets.NewButton(s.w.T(text), do)
	s.controls[name] = b
	return b
}

// name names a box for tests, and tells the owner when it has the keyboard.
func (s *Screen) name(name string, e *widgets.Entry) {
	s.controls[name] = e
	e.OnFocus = func(in bool) { s.do.Focus(name, in) }
}

// forget takes names away that begin so.
func (s *Screen) forget(prefix string) {
	maps.DeleteFunc(s.controls, func(name string, _ fyne.CanvasObject) bool {
		return strings.HasPrefix(name, prefix) && name != "roster.office.add"
	})
}

// keyed is a key that a box above the list has no use for.
func (s *Screen) keyed(name fyne.KeyName, mod fyne.KeyModifier) {
	if name == fyne.KeyEscape && mod == 0 {
		s.Focus()
		return
	}
	s.do.Key(name, mod)
}
