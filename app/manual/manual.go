package manual

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/assets"
)

// A Manual is the manual in its window. Its methods belong to the window's
// goroutine. Make it with New.
type Manual struct {
	// Focus hears where the keyboard is: "manual.search" or "manual.list".
	// It may be nil.
	Focus func(box string)

	words  *i18n.Words
	win    fyne.Window
	pages  []assets.ManualPage
	index  index
	hits   []hit
	page   int // on the screen
	at     int // the line of hits that is chosen
	shown  bool
	starts []fyne.CanvasObject

	search *widgets.Entry
	none   *widget.Label
	list   *list
	body   *fyne.Container
	scroll *container.Scroll
}

// New makes the manual's window and does not show it yet. Words are the
// window's; after they changed their language, call Relabel.
func New(app fyne.App, words *i18n.Words) (*Manual, error) {
	m := &Manual{words: words, win: app.NewWindow("")}
	m.search = widgets.NewEntry(nil)
	m.search.OnChanged = func(string) { m.find() }
	m.search.OnSubmitted = func(string) { m.win.Canvas().Focus(m.list) }
	m.search.OnKey = m.searchKey
	m.search.OnFocus = func(in bool) { m.focused("manual.search", in) }
	m.none = widget.NewLabel("")
	m.none.Importance = widget.LowImportance
	m.none.Hide()
	m.list = newList(func() int { return len(m.hits) }, func(i int) string { return m.hits[i].name }, m.chosen, m.listKey)
	m.body = container.NewVBox()
	m.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(8, 24, 18, 24), m.body))
	left := container.NewBorder(container.NewVBox(m.search, m.none), nil, nil, nil, m.list)
	split := container.NewHSplit(container.New(layout.NewCustomPaddedLayout(6, 6, 6, 2), left), m.scroll)
	split.Offset = .27
	m.win.SetContent(split)
	m.win.SetPadded(false)
	m.win.Resize(fyne.NewSize(1040, 760))
	m.win.SetCloseIntercept(m.Hide)
	m.keys()
	return m, m.Relabel()
}

// keys are those that work wherever the keyboard is.
func (m *Manual) keys() {
	c := m.win.Canvas()
	c.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierShortcutDefault},
		func(fyne.Shortcut) { c.Focus(m.search) })
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { m.scrollKey(e.Name) })
}

// Show brings the window up at a page; "" is the page that was open last.
func (m *Manual) Show(id string) {
	for i, p := range m.pages {
		if p.ID == id {
			m.search.SetText("")
			m.find()
			m.open(i, -1)
		}
	}
	m.shown = true
	m.win.Show()
	m.win.RequestFocus()
	m.win.Canvas().Focus(m.list)
}

// Hide puts the window away.
func (m *Manual) Hide() {
	m.shown = false
	m.win.Hide()
}

// Page is the id of the page on the screen.
func (m *Manual) Page() string { return m.pages[m.page].ID }

// Relabel shows everything in the language of the words, the same page open.
func (m *Manual) Relabel() error {
	pages, err := assets.Manual(m.words.Language())
	if err != nil {
		return fmt.Errorf("show the manual: %w", err)
	}
	m.pages, m.index = pages, newIndex(pages)
	m.win.SetTitle(m.words.T("manual.title") + " — Cutline")
	m.search.SetPlaceHolder(m.words.T("manual.search"))
	m.none.SetText(m.words.T("manual.nothing"))
	m.find()
	m.open(m.page, -1)
	return nil
}

// Controls names what a test may want to point at.
func (m *Manual) Controls() map[string]fyne.CanvasObject {
	return map[string]fyne.CanvasObject{"manual.search": m.search, "manual.list": m.list, "manual.page": m.scroll}
}

// find lists what the box asks for, and shows the first of it.
func (m *Manual) find() {
	m.hits = m.index.find(m.search.Text)
	m.none.Hidden = len(m.hits) > 0
	m.none.Refresh()
	m.list.UnselectAll()
	m.list.Refresh()
	if m.search.Text == "" {
		m.mark(m.page)
		return
	}
	if len(m.hits) > 0 {
		m.list.Select(0)
	}
}

// mark shows which page is open, where the list is of pages.
func (m *Manual) mark(page int) {
	if m.search.Text == "" {
		m.list.Select(page)
	}
}

func (m *Manual) chosen(i int) {
	if i < 0 || i >= len(m.hits) {
		return
	}
	m.at = i
	m.list.Highlight(i) // also when it was chosen otherwise than in the list
	if h := m.hits[i]; h.page != m.page || h.part >= 0 || len(m.body.Objects) == 0 {
		m.open(h.page, h.part)
	}
}

// open shows a page from a part on; part -1 is its beginning.
func (m *Manual) open(page, part int) {
	m.page = page
	m.body.Objects, m.starts = show(m.words.Language(), m.pages[page])
	m.body.Refresh()
	m.mark(page)
	m.scroll.ScrollToTop()
	if part <= 0 || part >= len(m.starts) {
		return
	}
	// Texts know their heights once they have their width: a second round
	// puts them below each other.
	for range 2 {
		m.body.Layout.Layout(m.body.Objects, fyne.NewSize(m.body.Size().Width, m.body.MinSize().Height))
	}
	m.scroll.Refresh()
	m.scroll.ScrollToOffset(fyne.NewPos(0, max(0, m.starts[part].Position().Y-theme.Padding())))
}

// searchKey is a key the search box has no use for.
func (m *Manual) searchKey(name fyne.KeyName, mod fyne.KeyModifier) {
	switch {
	case name == fyne.KeyDown || name == fyne.KeyUp:
		m.win.Canvas().Focus(m.list)
	case name == fyne.KeyF && mod == fyne.KeyModifierShortcutDefault:
	default:
		m.scrollKey(name)
	}
}

// listKey is a key in the list; it reports whether the key was used.
func (m *Manual) listKey(name fyne.KeyName) bool {
	step := 0
	switch name {
	case fyne.KeyDown:
		step = 1
	case fyne.KeyUp:
		step = -1
	default:
		return m.scrollKey(name)
	}
	at := m.at + step
	if at >= 0 && at < len(m.hits) {
		m.list.Select(at)
	}
	return true
}

// scrollKey moves the page, or closes the window.
func (m *Manual) scrollKey(name fyne.KeyName) bool {
	page := m.scroll.Size().Height - 40
	by := float32(0)
	switch name {
	case fyne.KeyEscape:
		m.Hide()
		return true
	case fyne.KeyPageDown, fyne.KeySpace:
		by = page
	case fyne.KeyPageUp:
		by = -page
	case fyne.KeyHome:
		m.scroll.ScrollToTop()
		return true
	case fyne.KeyEnd:
		m.scroll.ScrollToBottom()
		return true
	default:
		return false
	}
	most := max(0, m.body.MinSize().Height-m.scroll.Size().Height)
	m.scroll.ScrollToOffset(fyne.NewPos(0, min(max(0, m.scroll.Offset.Y+by), most+40)))
	return true
}

func (m *Manual) focused(box string, in bool) {
	if in && m.Focus != nil {
		m.Focus(box)
	}
}
