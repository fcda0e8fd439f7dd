package settings

import (
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/platform"
	"cutline/app/theme"
	"cutline/app/widgets"
	"cutline/catalog"
)

// A Section is a part of the screen.
type Section string

// The sections, in their order.
const (
	General Section = "general" // language, look, typing, thumbnails, writing
	Keys    Section = "keys"
	House   Section = "house"
	Codes   Section = "codes"
	Folders Section = "folders"
	About   Section = "about"
)

// Sections are all sections, in their order.
func Sections() []Section { return []Section{General, Keys, House, Codes, Folders, About} }

// Values is what the screen shows.
type Values struct {
	Prefs    Prefs
	House    *catalog.House // nil: no catalog is open
	Codes    []catalog.CodeFile
	Roots    []catalog.Root
	Versions []platform.Version
	LogDir   string // where crash logs are; "" = nowhere
	Engine   Engine // the ExifTool that Prefs means
}

// Wishes is what a person does on the screen. All act at once; after each the
// owner calls SetValues, or makes a new screen where the language changed.
// None may be nil but Focus.
type Wishes struct {
	// Change changes the preferences. It may be called on any goroutine, and
	// more than once.
	Change func(func(*Prefs))
	// House sets a field of the house as catalog.House.Put names it; a sign
	// that is set to "" goes.
	House func(field, value string)
	// AddCodes asks for a file of codes, and uses it; RemoveCodes uses one no
	// longer; ReloadCodes reads all again.
	AddCodes    func()
	RemoveCodes func(path string)
	ReloadCodes func()

	Relink func(catalog.Root)
	Reveal func(path string)
	Add    func() // a folder of photos
	Copy   func(text string)
	Pasted func() string // what was copied, here or elsewhere
	// Capture hears when keys are about to be pressed for a command (true):
	// the keys of the main menu must rest until it hears false.
	Capture func(bool)
	Grab    func(fyne.Focusable)  // give the keyboard to it
	Line    func() *widgets.Entry // a box that composes as the user wants
	Focus   func(box string, in bool)
	Close   func()
}

// A Screen shows what can be set. It decides nothing.
type Screen struct {
	// Content is the screen.
	Content fyne.CanvasObject

	w        *i18n.Words
	wishes   Wishes
	values   Values
	section  Section
	nav      map[Section]*widgets.Button
	body     *fyne.Container
	controls map[string]fyne.CanvasObject
	general  *general
	keys     *keys
	house    *house
	codes    *codes
}

// New is the screen, showing the first section.
func New(w *i18n.Words, wishes Wishes) *Screen {
	s := &Screen{w: w, wishes: wishes, values: Values{Prefs: Defaults()}, nav: map[Section]*widgets.Button{}, body: container.NewStack(),
		controls: map[string]fyne.CanvasObject{}}
	list := container.NewVBox()
	for _, section := range Sections() {
		b := widgets.NewButton(w.T(i18n.Key("prefs.section."+string(section))), func() { s.Show(section) })
		b.Alignment = widget.ButtonAlignLeading
		s.nav[section] = b
		s.controls["prefs.section."+string(section)] = b
		list.Add(b)
	}
	title := widget.NewLabelWithStyle(w.T("prefs.title"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	title.SizeName = fynetheme.SizeNameHeadingText
	shut := widgets.NewButtonWithIcon(w.T("prefs.close"), fynetheme.CancelIcon(), wishes.Close)
	s.controls["prefs.close"] = shut
	head := container.NewBorder(nil, nil, nil, shut, title)
	ground := canvas.NewRectangle(theme.Color(theme.Panel, title))
	side := container.NewStack(ground, padded(8, list))
	top := container.NewVBox(padded(6, head), widget.NewSeparator())
	s.Content = inOrder(container.NewBorder(top, nil, side, nil, s.body), side, s.body, top)
	s.Show(General)
	return s
}

// SetValues shows other values. What is being typed stays.
func (s *Screen) SetValues(v Values) {
	v.Prefs = v.Prefs.Clone()
	old := s.values
	s.values = v
	switch {
	case s.section == General && s.general != nil:
		s.general.set(v.Prefs)
	case s.section == Keys && s.keys != nil:
		s.keys.set(v.Prefs)
	case s.section == House && s.house != nil && old.House != nil && v.House != nil:
		s.house.set(*v.House)
	case s.section == Codes && s.codes != nil && v.House != nil:
		s.codes.set(v)
	default:
		s.Show(s.section)
	}
}

// Section is the section on the screen.
func (s *Screen) Section() Section { return s.section }

// Show shows a section.
func (s *Screen) Show(section Section) {
	if !slices.Contains(Sections(), section) {
		section = General
	}
	s.Leave()
	s.section = section
	s.general, s.keys, s.house, s.codes = nil, nil, nil, nil
	maps.DeleteFunc(s.controls, func(name string, _ fyne.CanvasObject) bool {
		return name != "prefs.close" && !strings.HasPrefix(name, "prefs.section.")
	})
	var body fyne.CanvasObject
	switch section {
	case General:
		s.general = newGeneral(s)
		body = scrolled(s.general.content)
	case Keys:
		s.keys = newKeys(s)
		body = padded(12, s.keys.content)
	case House:
		body = s.showHouse()
	case Codes:
		body = s.showCodes()
	case Folders:
		body = s.folders()
	case About:
		body = scrolled(s.about())
	}
	for name, b := range s.nav {
		b.Importance = widget.LowImportance
		if name == section {
			b.Importance = widget.HighImportance
		}
		b.Refresh()
	}
	s.body.Objects = []fyne.CanvasObject{body}
	s.body.Refresh()
	if s.keys != nil {
		s.keys.selectChosen()
	}
}

// Leave ends what is under way: keys being captured, a box being typed in.
// Call it before the screen goes.
func (s *Screen) Leave() {
	if s.keys != nil {
		s.keys.box.stop()
	}
	if s.house != nil {
		s.house.flush()
	}
	if s.codes != nil {
		s.codes.flush()
	}
	if s.general != nil {
		s.general.box.flush()
	}
}

// Focus gives the keyboard to the section's button.
func (s *Screen) Focus() { s.wishes.Grab(s.nav[s.section]) }

// Controls are what can be worked on the screen, by names, for tests.
func (s *Screen) Controls() map[string]fyne.CanvasObject { return s.controls }

// line is a text box with its name.
func (s *Screen) line(name string) *widgets.Entry {
	e := s.wishes.Line()
	e.OnFocus = func(in bool) { s.focused(name, in) }
	s.controls[name] = e
	return e
}

func (s *Screen) focused(name string, in bool) {
	if s.wishes.Focus != nil {
		s.wishes.Focus(name, in)
	}
}

func (s *Screen) button(name string, text i18n.Key, do func()) *widgets.Button {
	b := widgets.NewButton(s.w.T(text), do)
	s.controls[name] = b
	return b
}

// inOrder puts a container's objects into the order in which the Tab key goes
// through them; a border container has its middle first.
func inOrder(c *fyne.Container, objects ...fyne.CanvasObject) *fyne.Container {
	c.Objects = objects
	return c
}

func padded(by float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(by, by, by, by), o)
}

func scrolled(o fyne.CanvasObject) fyne.CanvasObject { return container.NewVScroll(padded(14, o)) }

// heading is a section's or a group's name.
func heading(text string) *widget.Label {
	l := widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	l.SizeName = fynetheme.SizeNameSubHeadingText
	return l
}

// note is a sentence that explains, wrapped.
func note(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Importance = widget.LowImportance
	l.Wrapping = fyne.TextWrapWord
	return l
}
