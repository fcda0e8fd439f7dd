package sidebar

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// Wishes are what the sidebar asks of its owner. All must be set.
type Wishes struct {
	Choose func(r Row, add bool)                // add: beside what is chosen already
	Menu   func(r Row, where fyne.Position)     // what can be done with a row
	New    func(Section)                        // "New collection…" or "New event…" was pressed
	Edit   func(r Row)                          // a double click
	Rename func(r Row)                          // F2
	Remove func(r Row)                          // Delete
	Leave  func()                               // Esc
	Key    func(fyne.KeyName, fyne.KeyModifier) // a key the sidebar has no use for
	Focus  func(box string, in bool)
	Folded func(keys []string) // to be remembered: see SetFolded
	Fold   func(text string) string
	Line   func() *widgets.Entry
	Grab   func(fyne.Focusable)
	Later  func(func()) // soon, on the window's goroutine
}

// Sidebar is the screen. Its methods are called on the window's goroutine.
type Sidebar struct {
	// Content is what is shown.
	Content fyne.CanvasObject

	words   *i18n.Words
	do      Wishes
	list    *list
	find    *widgets.Entry
	nodes   []node
	folded  []string // the nodes' words, for finding; nil until needed
	shown   []int    // places of the nodes on the list
	toggled map[string]bool
	on      func(Row) bool
	aim     aim
}

// New makes a sidebar that lists nothing yet.
func New(w *i18n.Words, do Wishes) *Sidebar {
	s := &Sidebar{words: w, do: do, toggled: map[string]bool{}, on: func(Row) bool { return false }}
	s.list = newList(s.line, handlers{press: s.press, fold: s.fold, menu: s.menu, twice: s.twice, typed: s.typed, key: s.key,
		focus: func(in bool) { do.Focus("sidebar", in) }, eye: func(int) {}})
	s.find = do.Line()
	s.find.SetPlaceHolder(w.T("side.find"))
	s.find.OnChanged = func(string) { s.relist(); s.lookAtMatch() }
	s.find.OnKey = s.findKey
	s.find.OnEdge = func(name fyne.KeyName) bool {
		if name == fyne.KeyDown {
			do.Grab(s.list)
		}
		return name == fyne.KeyDown
	}
	s.find.OnSubmitted = func(string) { do.Grab(s.list); s.list.enter(false) }
	s.find.OnFocus = func(in bool) { do.Focus("sidebar.find", in) }
	s.find.Hide()
	s.Content = container.NewBorder(s.find, nil, nil, nil, s.list)
	return s
}

// Controls names what a test may want to point at; the rows in sight are among
// it by the numbers of their sections and their values.
func (s *Sidebar) Controls() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{"sidebar": s.list, "sidebar.find": s.find}
	for _, sl := range s.list.slots {
		if n, ok := s.node(sl.at); ok {
			out["side."+n.key] = sl.name
		}
	}
	return out
}

// Focus is what gets the keyboard.
func (s *Sidebar) Focus() fyne.Focusable { return s.list }

// SetLists shows other rows or numbers. The eye keeps its row.
func (s *Sidebar) SetLists(in Lists) {
	eye := s.eyeKey()
	s.nodes, s.folded = build(in, s.words), nil
	s.list.stale = false
	s.listFrom(eye)
}

// SetStale greys the numbers while others are being computed.
func (s *Sidebar) SetStale(stale bool) {
	if s.list.stale != stale {
		s.list.stale = stale
		s.list.restyle()
	}
}

// SetOn marks the rows that are part of the search.
func (s *Sidebar) SetOn(on func(Row) bool) {
	s.on = on
	s.list.rebind()
}

// SetFolded folds and unfolds what was remembered by Wishes.Folded.
func (s *Sidebar) SetFolded(keys []string) {
	clear(s.toggled)
	for _, k := range keys {
		s.toggled[k] = true
	}
	s.relist()
}

// open reports whether a node shows what lies in it.
func (s *Sidebar) open(n node) bool { return n.fresh != s.toggled[n.key] }

// relist shows the nodes that are not folded away, or that are looked for. The
// eye keeps its row, and the row its place on the screen.
func (s *Sidebar) relist() { s.listFrom(s.eyeKey()) }

func (s *Sidebar) listFrom(eye string) {
	y := s.list.top(s.list.eye)
	if words := s.wanted(); len(words) > 0 {
		s.shown = matching(s.nodes, s.foldedText, words)
	} else {
		s.shown = shown(s.nodes, s.open)
	}
	at := s.lineOf(eye)
	if s.list.eye == 0 && s.list.offset == 0 { // at the top it stays, whatever comes above
		at = 0
	}
	if at < 0 {
		s.list.setLen(len(s.shown), s.list.eye)
		return
	}
	if y >= 0 && y < s.list.size.Height {
		s.list.offset = float64(at)*float64(s.list.rowHeight()) - float64(y)
	}
	s.list.setLen(len(s.shown), at)
}

// wanted is the words that are looked for.
func (s *Sidebar) wanted() []string {
	if !s.find.Visible() {
		return nil
	}
	return strings.Fields(s.do.Fold(s.find.Text))
}

func (s *Sidebar) foldedText(i int) string {
	if s.folded == nil {
		s.folded = make([]string, len(s.nodes))
		for j, n := range s.nodes {
			s.folded[j] = s.do.Fold(n.Text)
		}
	}
	return s.folded[i]
}

// eyeKey names the node the eye is at.
func (s *Sidebar) eyeKey() string {
	if n, ok := s.node(s.list.eye); ok {
		return n.key
	}
	return ""
}

// node is what a line shows.
func (s *Sidebar) node(at int) (node, bool) {
	if at < 0 || at >= len(s.shown) || s.shown[at] >= len(s.nodes) {
		return node{}, false
	}
	return s.nodes[s.shown[at]], true
}

// lineOf is the line of the node with a key; -1 when it is not shown.
func (s *Sidebar) lineOf(key string) int {
	return slices.IndexFunc(s.shown, func(i int) bool { return i < len(s.nodes) && s.nodes[i].key == key })
}

// line gives the list what a line shows.
func (s *Sidebar) line(at int) line {
	n, ok := s.node(at)
	if !ok {
		return line{}
	}
	l := line{text: n.Text, depth: n.depth, head: n.head(), off: n.Off}
	if s.shown[at]+1 < n.end {
		l.arrow = closed
		if s.open(n) || len(s.wanted()) > 0 {
			l.arrow = opened
		}
	}
	if n.head() {
		return l
	}
	if n.maker {
		l.sign = signNew
		return l
	}
	l.count, l.nothing, l.on = s.words.Number(n.N), n.N == 0, s.on(n.Row)
	switch {
	case n.Off:
		l.sign, l.text = signAbsent, s.words.T("side.offline", n.Text)
	case n.Section == Collections:
		l.sign = map[catalog.CollectionKind]sign{catalog.Shortlist: signShortlist, catalog.Smart: signSmart}[n.Kind]
		if l.sign == noSign {
			l.sign = signHand
		}
	}
	return l
}

// press is a click on a line, or Enter.
func (s *Sidebar) press(at int, add bool) {
	n, ok := s.node(at)
	switch {
	case !ok || n.head():
	case n.maker:
		s.do.New(n.Section)
	default:
		s.do.Choose(n.Row, add)
	}
}

// twice is a double click on a line.
func (s *Sidebar) twice(at int) {
	if n, ok := s.node(at); ok && !n.head() && !n.maker {
		s.do.Edit(n.Row)
	}
}

// fold opens or closes a line.
func (s *Sidebar) fold(at int, open bool) {
	n, ok := s.node(at)
	if !ok || s.open(n) == open {
		return
	}
	if s.toggled[n.key] {
		delete(s.toggled, n.key)
	} else {
		s.toggled[n.key] = true
	}
	s.list.eye = at
	s.relist()
	var keys []string
	for k := range s.toggled {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	s.do.Folded(keys)
}

func (s *Sidebar) menu(at int, where fyne.Position) {
	if n, ok := s.node(at); ok {
		s.do.Menu(n.Row, where)
	}
}

// key is one that the list has no use for.
func (s *Sidebar) key(name fyne.KeyName, mod fyne.KeyModifier) {
	n, ok := s.node(s.list.eye)
	ok = ok && !n.head() && !n.maker && mod == 0
	switch {
	case name == fyne.KeyEscape && mod == 0 && s.find.Visible():
		s.stopFinding()
	case name == fyne.KeyEscape && mod == 0:
		s.do.Leave()
	case ok && name == fyne.KeyF2:
		s.do.Rename(n.Row)
	case ok && name == fyne.KeyDelete:
		s.do.Remove(n.Row)
	default:
		s.do.Key(name, mod)
	}
}

// typed begins to look for rows by their names.
func (s *Sidebar) typed(r rune) {
	if unicode.IsSpace(r) || !unicode.IsPrint(r) {
		return
	}
	s.find.Show()
	s.Content.Refresh()
	s.do.Grab(s.find)
	s.find.TypedRune(r)
}

// lookAtMatch puts the eye on the first row that was found, not on what it
// lies in.
func (s *Sidebar) lookAtMatch() {
	words := s.wanted()
	if len(words) == 0 {
		return
	}
	for at, i := range s.shown {
		if !s.nodes[i].head() && begins(s.foldedText(i), words) {
			s.list.look(at)
			return
		}
	}
}

func (s *Sidebar) findKey(name fyne.KeyName, mod fyne.KeyModifier) {
	if name == fyne.KeyEscape {
		s.stopFinding()
		return
	}
	s.do.Key(name, mod)
}

// stopFinding shows all rows again; the one that was found is in sight.
func (s *Sidebar) stopFinding() {
	key := s.eyeKey()
	s.find.SetText("")
	s.find.Hide()
	s.Content.Refresh()
	s.show(key)
	s.do.Grab(s.list)
}

// show opens all that a node lies in and puts the eye on it.
func (s *Sidebar) show(key string) {
	at := slices.IndexFunc(s.nodes, func(n node) bool { return n.key == key })
	for up := at; up >= 0; {
		if up = parent(s.nodes, up); up >= 0 && !s.open(s.nodes[up]) {
			if n := s.nodes[up]; n.fresh {
				delete(s.toggled, n.key)
			} else {
				s.toggled[n.key] = true
			}
		}
	}
	s.relist()
	if line := s.lineOf(key); line >= 0 {
		s.list.look(line)
	}
}
