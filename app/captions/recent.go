package captions

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"cutline/catalog"
)

// lately is the list of texts that a field was given lately, below its box.
type lately struct {
	asked  int  // counts the questions: the answer to an old one is late
	filter bool // by what is typed: the text in hand is replaced by what is taken
	opened bool // until the list is closed
}

// first is asked before every key: ↓ opens the list of recent texts, which has
// the keys then.
func (b *box) first(name fyne.KeyName) bool {
	switch {
	case b.p.do.Offers.Open(b.Entry):
		used := b.p.do.Offers.Key(name)
		if !b.p.do.Offers.Open(b.Entry) {
			b.close()
		}
		return used
	case name == fyne.KeyDown && !b.field.Lines:
		b.open()
		return true
	}
	return false
}

// open shows the texts that the field was given lately: those that begin as
// was typed; where nothing was typed, or none does, all.
func (b *box) open() {
	b.opened = true
	b.filter = b.p.form.State(b.name()).Dirty && b.item() != ""
	b.ask()
}

// refilter hears that something was typed.
func (b *box) refilter() {
	if b.opened {
		b.filter = true
		b.ask()
	}
}

func (b *box) close() {
	b.opened, b.TakesTab = false, false
	b.asked++
	if b.p.do.Offers.Open(b.Entry) {
		b.p.do.Offers.Hide()
	}
}

func (b *box) ask() {
	b.asked++
	asked, typed := b.asked, ""
	if b.filter {
		typed = b.item()
	}
	b.p.do.Recent(b.field.Name, typed, func(texts []string) {
		if asked != b.asked || !b.in {
			return
		}
		if len(texts) == 0 {
			b.nothing(typed)
			return
		}
		b.p.do.Offers.Show(b.Entry, texts, b.taken)
		b.TakesTab = true
	})
}

// nothing hears that there is no such text.
func (b *box) nothing(typed string) {
	open := b.p.do.Offers.Open(b.Entry)
	switch {
	case open: // it was being typed
		b.close()
	case typed != "":
		b.filter = false
		b.ask()
	default:
		b.close()
		b.p.do.Say(b.p.words.T("captions.recent.none", b.label.Text))
	}
}

// taken puts a text of the list in the box: in place of what is typed, or, in
// a list that nobody typed in, behind what is there.
func (b *box) taken(text string) {
	b.close()
	from, to := 0, len([]rune(b.Text))
	switch {
	case b.field.Kind != catalog.List:
	case b.filter:
		from, to = b.itemAt()
	case strings.TrimSpace(b.Text) != "":
		from, text = to, strings.TrimRight(joiner(b.Text)+text, " ")
	}
	b.Replace(from, to, text)
}

// joiner is what parts another item from a list.
func joiner(list string) string {
	switch trimmed := strings.TrimRightFunc(list, unicode.IsSpace); {
	case trimmed == "" || trimmed != list && strings.HasSuffix(trimmed, ";"):
		return ""
	case strings.HasSuffix(trimmed, ";"):
		return " "
	}
	return "; "
}

// item is what is typed: the text, or of a list the item at the caret.
func (b *box) item() string {
	from, to := b.itemAt()
	return strings.TrimSpace(string([]rune(b.Text)[from:to]))
}

func (b *box) itemAt() (from, to int) {
	runes := []rune(b.Text)
	if b.field.Kind != catalog.List {
		return 0, len(runes)
	}
	parts := func(r rune) bool { return r == ';' || r == '\n' || r == ',' && b.field.Name == catalog.Keywords }
	from = min(b.Caret(), len(runes))
	for to = from; to < len(runes) && !parts(runes[to]); {
		to++
	}
	for from > 0 && !parts(runes[from-1]) {
		from--
	}
	for from < to && runes[from] == ' ' {
		from++
	}
	return from, to
}
