package captions

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/theme"
	"cutline/app/widgets"
	"cutline/catalog"
)

// HistoryWishes are what a History wants of its owner. All must be set.
type HistoryWishes struct {
	// More asks for the edits before one (0: the newest); their owner answers
	// by Add.
	More    func(before catalog.EditID)
	Restore func(catalog.Past) // give the field back what it held before
	Key     func(fyne.KeyName) // that the list has no use for
	Diff    func(was, now string) []catalog.Span
	Title   func(edit string) string  // in words
	Field   func(field string) string // in words
	Chosen  func(p catalog.Past)      // another line is in hand
}

// History shows what happened to a photo, newest first: when, who, and each
// field with the old text held against the new. One line is in hand.
type History struct {
	widget.BaseWidget

	words  *i18n.Words
	do     HistoryWishes
	lines  []*pastLine
	at     int
	first  catalog.FieldName // of this field the newest line is in hand at first
	asked  bool              // more lines are on their way
	all    bool              // there are no more
	inside bool              // it has the keyboard
	list   *fyne.Container
	scroll *container.Scroll
}

// NewHistory is a history that is not read yet; of field, if it is not "", the
// newest line will be in hand.
func NewHistory(words *i18n.Words, field catalog.FieldName, do HistoryWishes) *History {
	h := &History{words: words, do: do, first: field, list: container.NewVBox()}
	h.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 2, 14), h.list))
	h.scroll.OnScrolled = func(fyne.Position) { h.more() }
	h.ExtendBaseWidget(h)
	h.ask()
	return h
}

// ask asks for the lines after the last.
func (h *History) ask() {
	before := catalog.EditID(0)
	if n := len(h.lines); n > 0 {
		before = h.lines[n-1].past.Edit
	}
	h.asked = true
	h.do.More(before)
}

// more asks for more lines when the end of those there are comes near.
func (h *History) more() {
	end := h.scroll.Content.MinSize().Height - h.scroll.Offset.Y - h.scroll.Size().Height
	if !h.asked && !h.all && end < h.scroll.Size().Height {
		h.ask()
	}
}

// Add shows further lines; none: there are no more.
func (h *History) Add(past []catalog.Past) {
	h.asked, h.all = false, len(past) == 0
	last := catalog.EditID(0)
	if n := len(h.lines); n > 0 {
		last = h.lines[n-1].past.Edit
	}
	page := container.NewVBox() // on its own, so that the pages before are not drawn anew
	for _, p := range past {
		if p.Edit != last {
			last = p.Edit
			page.Objects = append(page.Objects, h.head(p))
		}
		l := newPastLine(h, p, len(h.lines))
		l.page = page
		h.lines = append(h.lines, l)
		page.Objects = append(page.Objects, l)
	}
	if len(h.lines) == 0 {
		page.Objects = []fyne.CanvasObject{widgets.NewEmpty("", h.words.T("history.empty"))}
	}
	if len(page.Objects) > 0 {
		h.list.Add(page)
		h.lay()
	}
	if at := slices.IndexFunc(h.lines, func(l *pastLine) bool { return h.first != "" && catalog.FieldName(l.past.Field) == h.first }); at >= 0 {
		h.point(at)
	} else if len(h.lines) > 0 && len(h.lines) == len(past) {
		h.point(0)
	}
	h.first = ""
	canvas.Refresh(h.scroll)
}

// lay gives all lines their places, without drawing those anew that are there.
func (h *History) lay() {
	if wide := h.scroll.Size().Width; wide > 0 {
		h.scroll.Content.Resize(fyne.NewSize(wide, h.scroll.Content.MinSize().Height))
	}
}

// head says when, who, and what the edit was.
func (h *History) head(p catalog.Past) fyne.CanvasObject {
	when := p.When.Local()
	l := widget.NewLabel(h.words.Date(when) + when.Format(" 15:04:05") + " · " + p.Who + " · " + h.do.Title(p.Title))
	l.Importance, l.SizeName, l.Truncation = widget.LowImportance, fynetheme.SizeNameCaptionText, fyne.TextTruncateEllipsis
	return l
}

// Past is the line in hand; ok is false if there is none.
func (h *History) Past() (p catalog.Past, ok bool) {
	if h.at >= len(h.lines) {
		return p, false
	}
	return h.lines[h.at].past, true
}

// point takes another line in hand and shows it.
func (h *History) point(i int) {
	old := h.at
	h.at = min(max(i, 0), len(h.lines)-1)
	for _, k := range []int{old, h.at} {
		if k < len(h.lines) {
			h.lines[k].draw()
		}
	}
	h.do.Chosen(h.lines[h.at].past)
	l := h.lines[h.at]
	// The toolkit does not know where a line is that was not drawn yet.
	top := l.Position().Y + l.page.Position().Y + h.list.Position().Y - h.scroll.Offset.Y
	by := float32(0)
	if room := h.scroll.Size().Height; room > 0 {
		switch bottom := top + l.Size().Height; {
		case top < 0:
			by = top
		case bottom > room:
			by = min(bottom-room, top)
		}
	}
	if by != 0 {
		h.scroll.ScrollToOffset(h.scroll.Offset.AddXY(0, by))
	}
	h.more()
}

// pageLines is how many lines a page key goes.
const pageLines = 8

// TypedKey goes through the lines; Enter restores the field of the one in
// hand.
func (h *History) TypedKey(k *fyne.KeyEvent) {
	to := map[fyne.KeyName]int{fyne.KeyUp: h.at - 1, fyne.KeyDown: h.at + 1, fyne.KeyPageUp: h.at - pageLines, fyne.KeyPageDown: h.at + pageLines,
		fyne.KeyHome: 0, fyne.KeyEnd: len(h.lines) - 1}
	i, moves := to[k.Name]
	switch {
	case moves && len(h.lines) > 0:
		h.point(i)
	case moves:
	case k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter:
		if p, ok := h.Past(); ok && catalog.MayRestore(p.Field) {
			h.do.Restore(p)
		}
	default:
		h.do.Key(k.Name)
	}
}

// TypedRune does nothing.
func (h *History) TypedRune(rune) {}

// FocusGained shows that the list has the keyboard.
func (h *History) FocusGained() { h.focus(true) }

// FocusLost shows that it has not.
func (h *History) FocusLost() { h.focus(false) }

func (h *History) focus(in bool) {
	if h.inside = in; h.at < len(h.lines) {
		h.lines[h.at].draw()
	}
}

// CreateRenderer draws the lines.
func (h *History) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(h.scroll) }

// pastLine is a field of an edit: its name and the old text against the new.
type pastLine struct {
	widget.BaseWidget
	h    *History
	past catalog.Past
	page *fyne.Container // in which it stands
	n    int
	back *canvas.Rectangle
	all  fyne.CanvasObject
}

func newPastLine(h *History, p catalog.Past, n int) *pastLine {
	l := &pastLine{h: h, past: p, n: n, back: canvas.NewRectangle(nil)}
	l.back.CornerRadius = 3
	name := widget.NewLabel(h.do.Field(p.Field))
	name.TextStyle.Bold, name.Truncation = true, fyne.TextTruncateEllipsis
	wide := fyne.NewSize(1.9*labelWidth*fynetheme.TextSize()/normalText, name.MinSize().Height)
	diff := widgets.NewDiff()
	diff.Set(h.do.Diff(p.Old, p.New))
	l.all = container.New(layout.NewCustomPaddedLayout(2, 2, 2, 2),
		container.NewBorder(nil, nil, container.NewVBox(container.New(layout.NewGridWrapLayout(wide), name)), nil, diff.Content))
	l.ExtendBaseWidget(l)
	return l
}

// Tapped takes the line in hand.
func (l *pastLine) Tapped(*fyne.PointEvent) { l.h.point(l.n) }

func (l *pastLine) draw() {
	l.back.FillColor = nil
	switch {
	case l.h.at != l.n:
	case l.h.inside:
		l.back.FillColor = theme.Color(fynetheme.ColorNameSelection, l)
	default:
		l.back.FillColor = theme.Color(fynetheme.ColorNameHover, l)
	}
	l.back.Refresh()
}

// CreateRenderer draws the ground and the texts.
func (l *pastLine) CreateRenderer() fyne.WidgetRenderer {
	l.draw()
	return widget.NewSimpleRenderer(container.NewStack(l.back, l.all))
}
