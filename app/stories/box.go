package stories

import (
	"fyne.io/fyne/v2"

	"cutline/app/widgets"
)

// A box is a text box that tells its text when it is left, or when Flush
// asks, if it is not the text the catalog holds.
type box struct {
	*widgets.Entry
	held    string // what the catalog holds
	told    string // what was told and has not come back as held yet
	tell    func(string)
	onFocus func()
}

func newBox(s *Screen, name string, lines bool, tell func(string)) *box {
	b := &box{tell: tell}
	if lines {
		b.Entry = s.do.Text()
		b.SetMinRowsVisible(3)
	} else {
		b.Entry = s.do.Line()
	}
	b.OnChanged = func(string) {
		b.told = b.held
		s.do.Typed()
	}
	b.OnSubmitted = func(string) { b.flush() }
	b.OnFocus = func(in bool) {
		if in && b.onFocus != nil {
			b.onFocus()
		}
		if !in {
			b.flush()
		}
		s.do.Focus(name, in)
	}
	b.OnKey = func(key fyne.KeyName, mod fyne.KeyModifier) {
		ctrl := mod&fyne.KeyModifierShortcutDefault != 0
		switch {
		case key == fyne.KeyEscape:
			b.flush()
			s.FocusCandidates()
		case ctrl && (key == fyne.KeyReturn || key == fyne.KeyEnter):
			b.flush()
			s.step(1)
			if c := s.cards[s.slot]; c != nil {
				s.do.Grab(c.caption.Entry)
			}
		default:
			s.do.Key(key, mod)
		}
	}
	return b
}

// show puts the catalog's text in the box, unless another is being typed.
func (b *box) show(text string) {
	dirty := b.Text != b.held
	b.held, b.told = text, text
	if !dirty {
		b.SetText(text)
	}
}

func (b *box) untold() bool { return b.Text != b.held && b.Text != b.told }

// flush tells what was typed.
func (b *box) flush() {
	if b.untold() {
		b.told = b.Text
		b.tell(b.Text)
	}
}
