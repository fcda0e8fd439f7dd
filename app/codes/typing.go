package codes

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// mostHints is how many codes are offered at once.
const mostHints = 8

// A Typing serves the text boxes of a window. Until it is given a book it
// does nothing.
type Typing struct {
	Words  *i18n.Words
	Offers *widgets.Offers
	Say    func(string) // a quiet sentence
	Soon   func(func()) // does something after what is being done now
	// Entered hears that a box was entered: the book may be out of date. nil:
	// nobody does.
	Entered func()
	// Shown hears what the line below a box says, for tests; nil: nobody does.
	Shown func(text string)

	book *catalog.CodeBook
	in   *box // has the keyboard
}

// A Use says what codes are for in a text box.
type Use struct {
	// Photos are those the text is for, and whether they are all of them; nil:
	// the text is for none.
	Photos func() (photos []catalog.Photo, all bool)
	// Each: what stays open is put in for each photo when the text is saved.
	Each bool
	// Name: of a person only the name is meant.
	Name bool
	// Named hears of a person whose code was typed, and how it was written; nil:
	// nobody does.
	Named func(who catalog.Person, written string)
	// Grown hears that the line below takes more room or less; nil: nobody does.
	Grown func()
}

// SetBook gives the codes as they are now.
func (t *Typing) SetBook(book catalog.CodeBook) {
	t.book = &book
	if t.in != nil {
		t.in.tell()
	}
}

// Forget takes the book away: another catalog is being opened.
func (t *Typing) Forget() { t.book = nil }

// Serve makes codes work in a text box, whose owner has set what it hears, and
// gives the line to put below it.
func (t *Typing) Serve(e *widgets.Entry, use Use) fyne.CanvasObject {
	b := &box{Entry: e, t: t, use: use, line: newLine()}
	changed, focus, first := e.OnChanged, e.OnFocus, e.OnFirst
	e.OnChanged = func(text string) {
		if changed != nil {
			changed(text)
		}
		b.changed()
	}
	e.OnFocus = func(in bool) {
		b.entered(in)
		if focus != nil {
			focus(in)
		}
	}
	e.OnFirst = func(name fyne.KeyName) bool { return b.key(name) || first != nil && first(name) }
	e.OnTyped = b.typed
	e.OnCursorChanged = b.moved
	return b.line.content
}

// A box is a text box that codes are typed in.
type box struct {
	*widgets.Entry
	t    *Typing
	use  Use
	line *line
	open bool   // its list of hints is shown
	text string // that the hints are for, and the text before the caret then
	at   string
	soon bool // the line below is told soon
}

func (b *box) photos() ([]catalog.Photo, bool) {
	if b.use.Photos == nil {
		return nil, true
	}
	return b.use.Photos()
}

// day is that of the photo in hand, of several the first: namesakes are told
// apart by their offices.
func (b *box) day() catalog.Date {
	photos, _ := b.photos()
	if len(photos) == 0 {
		return catalog.Date{}
	}
	return photos[0].Captured.Day()
}

// A meaning is what a code is replaced by.
type meaning struct {
	from int // bytes before it
	text string
	code string // as it was written
	who  *catalog.Person
	same bool // for all photos
}

// meant is the meaning of the code that ends a text.
func (b *box) meant(before string) (m meaning, ok bool) {
	photos, all := b.photos()
	book := b.t.book
	first := (*catalog.Photo)(nil)
	if len(photos) > 0 {
		first = &photos[0]
	}
	typed, ok := book.Typed(before, first)
	if !ok {
		return m, false
	}
	m = meaning{from: typed.From, text: typed.Text, code: before[typed.From:], same: all}
	for i := 1; m.same && i < len(photos); i++ {
		other, known := book.Typed(before, &photos[i])
		m.same = known && other == typed
	}
	code, _, _ := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(m.code, book.Delimiter), book.Delimiter), "#")
	if who, is := book.Person(code); is {
		m.who = &who
		if b.use.Name {
			m.text, m.same = who.Name, true
		}
	}
	return m, true
}

// typed hears of each sign: the closing delimiter replaces the code.
func (b *box) typed(r rune) {
	if b.t.book == nil || string(r) != b.t.book.Delimiter {
		return
	}
	before := b.Before()
	if m, ok := b.meant(before); ok {
		b.put(before, m)
	}
}

// put replaces the end of the text before the caret by what a code means. One
// that says something else of each photo stays until it is saved.
func (b *box) put(before string, m meaning) {
	if m.who != nil && b.use.Named != nil {
		b.use.Named(*m.who, m.code)
	}
	text := m.text
	if !m.same {
		b.t.Say(b.t.Words.T("codes.each", m.code))
		text = m.code
	}
	if before[m.from:] != text {
		b.Replace(utf8.RuneCountInString(before[:m.from]), utf8.RuneCountInString(before), text)
	}
}

// changed hears of every change of the text.
func (b *box) changed() {
	if b.t.book == nil || b.t.in != b {
		return
	}
	b.offer()
	b.tellSoon()
}

// tellSoon is tell once all that a key does is done: a line that comes and goes
// would move what stands below it.
func (b *box) tellSoon() {
	if !b.soon {
		b.soon = true
		b.t.Soon(func() { b.soon = false; b.tell() })
	}
}

// offer shows the codes that may be meant by what stands before the caret.
func (b *box) offer() {
	before := b.Before()
	if !strings.Contains(before[strings.LastIndexByte(before, '\n')+1:], b.t.book.Delimiter) {
		b.close()
		return
	}
	from, hints := b.t.book.Hints(before, b.day(), mostHints)
	if len(hints) == 0 {
		b.close()
		return
	}
	texts := make([]string, len(hints))
	for i, h := range hints {
		texts[i] = h.Code + "   " + h.Text
		if who, ok := b.t.book.Person(h.Code); ok && b.use.Name {
			texts[i] = h.Code + "   " + who.Name
		}
	}
	b.open, b.text, b.at, b.TakesTab = true, b.Text, before, true
	b.t.Offers.ShowAtCaret(b.Entry, texts, func(i int) { b.take(before, from, hints[i]) })
}

// take puts in a code that was chosen.
func (b *box) take(before string, from int, h catalog.CodeHint) {
	b.open, b.TakesTab = false, false
	sign := b.t.book.Delimiter
	written := sign + h.Code + sign
	m, ok := b.meant(before[:from] + written)
	if !ok {
		m = meaning{text: h.Text, code: written, same: true}
	}
	m.from = from
	b.put(before, m)
}

// key gives the list the keys that it has a use for, while it is shown.
func (b *box) key(name fyne.KeyName) bool {
	if !b.open || !b.t.Offers.Open(b.Entry) {
		return false
	}
	used := b.t.Offers.Key(name)
	if !b.t.Offers.Open(b.Entry) {
		b.close()
	}
	return used
}

// moved hears of the caret: hints for another place are hints no more.
func (b *box) moved() {
	if b.open && b.Text == b.text && b.Before() != b.at {
		b.close()
	}
}

func (b *box) close() {
	if !b.open {
		return
	}
	b.open, b.TakesTab = false, false
	if b.t.Offers.Open(b.Entry) {
		b.t.Offers.Hide()
	}
}

// entered hears that the box got the keyboard, or lost it.
func (b *box) entered(in bool) {
	switch {
	case in:
		b.t.in = b
		if b.t.Entered != nil {
			b.t.Entered()
		}
	case b.t.in == b:
		b.t.in = nil
		b.close()
	}
	b.tell()
}
