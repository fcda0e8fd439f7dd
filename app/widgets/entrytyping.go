package widgets

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"golang.org/x/text/unicode/norm"

	"cutline/app/telex"
)

// before is the line as far as the caret: what a word is judged by.
func (e *Entry) before() string {
	end, n := len(e.Text), e.Caret()
	for i := range e.Text {
		if n == 0 {
			end = i
			break
		}
		n--
	}
	return e.Text[strings.LastIndexByte(e.Text[:end], '\n')+1 : end]
}

// how is the style that the box composes in.
func (e *Entry) how() telex.Style {
	if e.Foreign {
		return telex.Style{}
	}
	return e.style()
}

// TypedRune types a letter, composing it with the word before the caret.
func (e *Entry) TypedRune(r rune) {
	if e.Disabled() {
		return
	}
	e.came(r)
	kind := otherKey
	if telex.IsLetter(r) || unicode.IsDigit(r) {
		kind = wordKey
	}
	selected := e.SelectedText() != ""
	if selected {
		kind = wholeChange
	}
	e.history.begin(e.now(), kind)
	e.quiet = true
	if selected {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		e.history.last = wordKey
	}
	before := e.before()
	out, next := e.typing.Type(before, r, e.how())
	e.typing = next
	e.retype(telex.LastWord(before), norm.NFC.String(out))
	e.quiet = false
	e.finish()
	if e.OnTyped != nil {
		e.OnTyped(r)
	}
}

// retype makes out of the word before the caret, by the fewest keys.
func (e *Entry) retype(word, out string) {
	same := 0 // bytes
	for same < len(word) && same < len(out) {
		r, n := utf8.DecodeRuneInString(word[same:])
		if s, _ := utf8.DecodeRuneInString(out[same:]); r != s {
			break
		}
		same += n
	}
	for range utf8.RuneCountInString(word[same:]) {
		e.keepsTail(func() { e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace}) })
	}
	for _, r := range out[same:] {
		e.keepsTail(func() { e.Entry.TypedRune(r) })
	}
}

// FinishWord gives the word before the caret back its keys if it is no
// Vietnamese, as a space after it would: whoever takes the text calls it
// first. Keys that leave the word do.
func (e *Entry) FinishWord() {
	if e.SelectedText() != "" {
		e.typing = telex.Typing{}
	}
	if e.typing.Keys == "" || e.Disabled() {
		return
	}
	before := e.before()
	word, out := telex.LastWord(before), e.typing.End(before, e.how())
	e.typing = telex.Typing{}
	if out != word {
		e.reword(word, out)
	}
}

// OtherReading puts the keys of the word before the caret in its place, or the
// word that they make if it was not composed.
func (e *Entry) OtherReading() {
	before := e.before()
	out, next, ok := e.typing.Other(before, e.how())
	if !ok || e.Disabled() || e.SelectedText() != "" {
		return
	}
	e.reword(telex.LastWord(before), out)
	e.typing = next
}

// reword changes the word before the caret, within its step of undo.
func (e *Entry) reword(word, out string) {
	e.history.begin(e.now(), wordKey)
	e.quiet = true
	e.retype(word, norm.NFC.String(out))
	e.quiet = false
	e.finish()
}

// otherModifier and Backspace give a word its other reading.
func otherModifier() fyne.KeyModifier {
	if wordModifier() == fyne.KeyModifierAlt {
		return fyne.KeyModifierControl
	}
	return fyne.KeyModifierAlt
}
