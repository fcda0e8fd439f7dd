package stories

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"cutline/app/widgets"
	"cutline/catalog"
)

// A box is a text box that tells its text when it is left, or when Flush
// asks, if it is not the text the catalog holds.
type box struct {
	*widgets.Entry
	name    string // for tests
	held    string // what the story holds
	told    string // what was told last, and may have been refused
	in      bool   // has the keyboard
	clash   bool   // the story changed under what is being typed
	clean   func(string) string
	tell    func(string)
	onFocus func()
	s       *Screen
	grow    *growing          // nil: it has a fixed height
	line    fyne.CanvasObject // what is told of codes; nil: there are none
}

// newBox makes a box of one line, or of several that is as high as its text.
func newBox(s *Screen, name string, lines bool, tell func(string)) *box {
	b := &box{s: s, name: name, tell: tell, clean: func(t string) string { return t }}
	if lines {
		b.Entry = s.do.Text()
		b.grow = &growing{e: b.Entry, least: 1}
	} else {
		b.Entry = s.do.Line()
	}
	if b.MaxPaste == 0 || b.MaxPaste > mostLine {
		b.MaxPaste = mostLine
	}
	b.OnRefuse = s.do.Long
	b.OnChanged = func(string) {
		b.fit()
		s.do.Typed()
	}
	b.OnSubmitted = func(string) { b.flush() }
	b.OnFocus = func(in bool) {
		b.in = in
		if in && b.onFocus != nil {
			b.onFocus()
		}
		if !in {
			b.flush()
			if !b.untold() {
				b.SetText(b.held)
			}
		}
		s.do.Focus(b.name, in)
	}
	b.OnKey = func(key fyne.KeyName, mod fyne.KeyModifier) { s.boxKey(b, key, mod) }
	return b
}

// boxKey is a key that a text box has no use for.
func (s *Screen) boxKey(b *box, key fyne.KeyName, mod fyne.KeyModifier) {
	ctrl := mod&fyne.KeyModifierShortcutDefault != 0
	switch {
	case key == fyne.KeyEscape:
		b.flush()
		s.FocusCandidates()
	case ctrl && (key == fyne.KeyReturn || key == fyne.KeyEnter):
		b.flush()
		s.Step(1)
		if c := s.cards[s.slot]; c != nil {
			s.do.Grab(c.caption.Entry)
		}
	default:
		s.do.Key(key, mod)
	}
}

// object is what stands on the screen.
func (b *box) object() fyne.CanvasObject {
	text := fyne.CanvasObject(b.Entry)
	if b.grow != nil {
		text = container.New(b.grow, b.Entry)
	}
	if b.line == nil {
		return text
	}
	return container.New(layout.NewCustomPaddedVBoxLayout(0), text, b.line)
}

// codes makes codes work in the box, for the photos that its text is about; nil
// for the article, which is of one day.
func (b *box) codes(photo func() catalog.PhotoID) {
	s := b.s
	if s.do.Codes == nil {
		return
	}
	b.line = s.do.Codes(b.Entry, func() []catalog.Photo {
		if photo != nil {
			if p, ok := s.photos[photo()]; ok {
				return []catalog.Photo{p}
			}
		}
		return []catalog.Photo{{Captured: s.day()}}
	})
}

// day is the day that the article tells of; zero when it is not certain.
func (s *Screen) day() catalog.Moment {
	d := s.story.Article.Dateline
	if d.Day == 0 || d.Month == 0 || d.Year == 0 || !d.YearCertain {
		return catalog.Moment{}
	}
	return catalog.Moment{Time: time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)}
}

// show puts the story's text in the box, unless another is being typed, or
// only white space tells the two apart.
func (b *box) show(text string) {
	typed := b.untold()
	b.clash = typed && (b.clash || b.clean(text) != b.clean(b.held)) && b.clean(text) != b.clean(b.Text)
	b.held, b.told = text, text
	if typed || b.in && b.clean(b.Text) == b.clean(text) {
		return
	}
	b.SetText(text)
	b.fit()
}

// took is told that what was typed is part of another change.
func (b *box) took() { b.held, b.told, b.clash = b.Text, b.Text, false }

func (b *box) fit() {
	if b.grow != nil {
		b.grow.fit()
	}
}

func (b *box) untold() bool { return b.Text != b.held && b.clean(b.Text) != b.clean(b.held) }

// flush tells what was typed, once.
func (b *box) flush() {
	if b.untold() && b.Text != b.told {
		b.told = b.Text
		b.s.clash, b.clash = b.clash, false
		b.tell(b.Text)
		b.s.clash = false
	}
}

// growing lays out a text box as high as its text, wrapped at that width.
type growing struct {
	e     *widgets.Entry
	least int
	rows  int
}

func (g *growing) fit() {
	if g.e.Size().Width < 1 {
		return
	}
	if n := max(g.e.Rows(), g.least); n != g.rows {
		g.rows = n
		g.e.SetMinRowsVisible(n)
	}
}

// Layout gives the box the room there is.
func (g *growing) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if g.rows == 0 {
		g.rows = g.least
		g.e.SetMinRowsVisible(g.least)
	}
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
	g.fit()
}

// MinSize is the height of the text.
func (g *growing) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if g.rows == 0 {
		g.rows = g.least
		g.e.SetMinRowsVisible(g.least)
	}
	return fyne.NewSize(80, objects[0].MinSize().Height)
}
