package widgets

import (
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/text/unicode/norm"

	"cutline/app/telex"
)

// Entry is a text box that composes Vietnamese as it is typed. In focus it
// owns the digits, letters and arrows, and Ctrl+A C X V Z Y; every other key
// goes to OnKey. Its undo goes by words and never shows a word half composed.
// What is typed or pasted is NFC.
type Entry struct {
	widget.Entry

	// OnChanged hears of each change a person made, once, when it is whole;
	// not of SetText. It hides the field of widget.Entry.
	OnChanged func(string)
	// OnKey is given the keys the box has no use for: Ctrl+Enter,
	// Alt+arrows, Esc, function keys; nil: none.
	OnKey func(name fyne.KeyName, mod fyne.KeyModifier)
	// OnEdge is asked before Return in a text of several lines, Backspace at
	// the start, Delete at the end, and the arrows that would leave the text;
	// true: something else was done with the key. nil: nothing ever is.
	OnEdge func(name fyne.KeyName) bool
	// OnFirst is asked before every key that types nothing, Tab too while
	// TakesTab; true: something was done with the key. nil: nothing ever is.
	OnFirst  func(name fyne.KeyName) bool
	TakesTab bool
	// OnTyped hears of each letter or sign that was typed, once it stands in
	// the text and OnChanged has heard; it may change the text by Replace.
	OnTyped func(r rune)
	// OnPaste is asked before a text is pasted; true: it was taken elsewhere.
	OnPaste func(text string) bool
	// MaxPaste is how many bytes may be pasted at once; 0: any number, however
	// long the window stands still over it.
	MaxPaste int
	// OnRefuse hears of a paste that was not done, with the text that was too
	// long, or with "" when the clipboard holds no text.
	OnRefuse func(text string)
	// OnScroll is given the turns of the mouse wheel that the text has no use
	// for, since it has nothing more to show that way; nil: none.
	OnScroll func(*fyne.ScrollEvent)
	// OnFocus hears when the box gets (true) or loses the focus.
	OnFocus func(bool)
	// OnSwitch hears that Ctrl and Shift were pressed together, and no other
	// key: switch Vietnamese typing off, or on again.
	OnSwitch func()
	// Foreign boxes hold another language: nothing is composed in them.
	Foreign bool
	// System reports whether the system's input method types; After calls f
	// some time later, on the window's goroutine. See [Entry.guarded].
	System func() bool
	After  func(d time.Duration, f func()) (stop func())

	style   func() telex.Style
	typing  telex.Typing
	chord   chord
	guard   guard
	behind  behind
	history history
	quiet   bool     // a change is being made in parts
	drawn   *wheeled // nil until it is on the screen
}

// NewEntry is a text box of one line. Style is asked at each key, so that a
// setting takes effect at once; nil composes nothing.
func NewEntry(style func() telex.Style) *Entry {
	e := &Entry{style: style}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.set()
	return e
}

// NewTextBox is a text box of several lines, wrapped at words.
func NewTextBox(style func() telex.Style) *Entry {
	e := &Entry{style: style}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.set()
	return e
}

func (e *Entry) set() {
	if e.style == nil {
		e.style = func() telex.Style { return telex.Style{} }
	}
	e.Entry.OnChanged = func(s string) {
		if !e.quiet && e.OnChanged != nil {
			e.OnChanged(s)
		}
	}
	e.ExtendBaseWidget(e)
}

// SetText shows a text. Unless it is the one shown already the caret goes
// to where it was, or to the end, and what could be undone is forgotten.
func (e *Entry) SetText(text string) {
	if text == e.Text {
		return
	}
	e.show(moment{text, e.Caret()})
	e.history, e.typing = history{}, telex.Typing{}
}

// SetCaret moves the caret, in runes; beyond the end is the end.
func (e *Entry) SetCaret(at int) {
	e.dropSelection()
	e.showCaret(at)
}

// Replace puts text in place of the runes from and up to to (not included),
// as one step of undo, and moves the caret behind it: for a code replacement
// or a name chosen from a list.
func (e *Entry) Replace(from, to int, text string) {
	runes := []rune(e.Text)
	from, to = min(max(from, 0), len(runes)), min(max(to, 0), len(runes))
	if from > to {
		return
	}
	text = norm.NFC.String(text)
	e.history.begin(e.now(), wholeChange)
	e.show(moment{string(runes[:from]) + text + string(runes[to:]), from + utf8.RuneCountInString(text)})
	e.finish()
}

func (e *Entry) now() moment { return moment{e.Text, e.Caret()} }

// finish ends a change that was made quietly and tells of it.
func (e *Entry) finish() {
	e.history.end(e.now())
	if e.OnChanged != nil {
		e.OnChanged(e.Text)
	}
}

// show puts a state on the screen and tells nobody.
func (e *Entry) show(m moment) {
	e.dropSelection()
	was := e.quiet
	e.quiet = true
	e.Entry.SetText(m.text)
	e.quiet = was
	e.showCaret(m.caret)
}

func (e *Entry) dropSelection() {
	if e.SelectedText() != "" {
		e.Entry.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
}

// TypedKey moves, deletes, breaks lines; other keys go to OnKey.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	if e.guarded(k) {
		return
	}
	e.press(k)
}

// press does what a key does once its turn has come.
func (e *Entry) press(k *fyne.KeyEvent) {
	if e.first(k.Name) {
		return
	}
	if k.Name != fyne.KeyBackspace && !printable(k.Name) && !IsModifier(k.Name) {
		e.FinishWord()
	}
	if e.first(k.Name) {
		return
	}
	if e.OnEdge != nil && e.atEdge(k.Name) && e.OnEdge(k.Name) {
		return
	}
	switch k.Name {
	case fyne.KeyBackspace, fyne.KeyDelete:
		kind := deletion
		if e.SelectedText() != "" {
			kind = wholeChange
		}
		e.changeBy(kind, func() { e.deletes(k) })
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.MultiLine {
			e.changeBy(otherKey, func() { e.keepsTail(func() { e.Entry.TypedKey(k) }) })
			return
		}
		e.Entry.TypedKey(k)
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd,
		fyne.KeyPageUp, fyne.KeyPageDown:
		e.Entry.TypedKey(k)
	default:
		if e.OnKey != nil && !printable(k.Name) && !IsModifier(k.Name) {
			e.OnKey(k.Name, 0)
		}
	}
}

// deletes is Backspace or Delete.
func (e *Entry) deletes(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyBackspace {
		e.keepsTail(func() { e.Entry.TypedKey(k) })
		return
	}
	e.Entry.TypedKey(k)
}

// printable reports whether the key types a letter or sign: that comes by
// TypedRune.
func printable(n fyne.KeyName) bool {
	return utf8.RuneCountInString(string(n)) == 1 || n == fyne.KeySpace
}

// changeBy makes a change as a whole.
func (e *Entry) changeBy(kind changeKind, change func()) {
	before := e.now()
	e.quiet = true
	last := e.history
	e.history.begin(before, kind)
	change()
	e.quiet = false
	if e.Text == before.text {
		e.history = last
		return
	}
	e.finish()
}

// TypedShortcut serves the text box's own combinations; others go to OnKey.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if e.deferred(func() { e.shortcut(s) }) {
		return
	}
	e.shortcut(s)
}

func (e *Entry) shortcut(s fyne.Shortcut) {
	name, mod, ok := KeyOf(s)
	if ok && name == fyne.KeyBackspace && mod == otherModifier() {
		e.OtherReading()
		return
	}
	if !ok || name != fyne.KeyZ && name != fyne.KeyY {
		e.FinishWord()
	}
	ctrl := fyne.KeyModifierShortcutDefault
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		e.Undo()
		return
	case *fyne.ShortcutRedo:
		e.Redo()
		return
	case *fyne.ShortcutPaste:
		text := composed{s.Clipboard}.Content()
		if text != "" && e.OnPaste != nil && e.OnPaste(text) {
			return
		}
		if text == "" || e.MaxPaste > 0 && len(text) > e.MaxPaste {
			if e.OnRefuse != nil && !e.Disabled() {
				e.OnRefuse(text)
			}
			return
		}
		e.changeBy(wholeChange, func() {
			e.keepsTail(func() { e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: composed{s.Clipboard}}) })
		})
		return
	case *fyne.ShortcutCut:
		e.changeBy(wholeChange, func() { e.Entry.TypedShortcut(s) })
		return
	case *fyne.ShortcutCopy, *fyne.ShortcutSelectAll:
		e.Entry.TypedShortcut(s)
		return
	}
	switch {
	case !ok:
		e.Entry.TypedShortcut(s)
	case name == fyne.KeyZ && mod == ctrl|fyne.KeyModifierShift:
		e.Redo()
	case (name == fyne.KeyBackspace || name == fyne.KeyDelete) && mod == wordModifier():
		e.changeBy(wholeChange, func() { e.Entry.TypedShortcut(s) })
	case (name == fyne.KeyLeft || name == fyne.KeyRight) && mod&^fyne.KeyModifierShift == wordModifier():
		e.Entry.TypedShortcut(s)
	case name == fyne.KeyHome && mod == ctrl:
		e.SetCaret(0)
	case name == fyne.KeyEnd && mod == ctrl:
		e.SetCaret(utf8.RuneCountInString(e.Text))
	case e.OnKey != nil:
		e.OnKey(name, mod)
	}
}

// wordModifier moves the caret by words.
func wordModifier() fyne.KeyModifier {
	if fyne.KeyModifierShortcutDefault == fyne.KeyModifierSuper { // macOS
		return fyne.KeyModifierAlt
	}
	return fyne.KeyModifierControl
}

// composed is a clipboard whose text is NFC with LF line ends.
type composed struct{ fyne.Clipboard }

func (c composed) Content() string {
	return norm.NFC.String(strings.ReplaceAll(c.Clipboard.Content(), "\r\n", "\n"))
}

// Undo takes back the last word typed, deletion or paste.
func (e *Entry) Undo() {
	if m, ok := e.history.undo(e.now()); ok && !e.Disabled() {
		e.show(m)
		e.finish()
	}
}

// Redo does again what was undone.
func (e *Entry) Redo() {
	if m, ok := e.history.redo(e.now()); ok && !e.Disabled() {
		e.show(m)
		e.finish()
	}
}

// AcceptsTab is false: Tab goes to the next field, in texts of several lines
// too; but a list of texts may take it, and while the system's input method
// holds a word, it waits for that.
func (e *Entry) AcceptsTab() bool { return e.TakesTab || e.guard.holds() }

// FocusGained tells OnFocus.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	e.chord, e.guard = chord{}, guard{turn: e.guard.turn + 1}
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost tells OnFocus.
func (e *Entry) FocusLost() {
	e.FinishWord()
	e.Entry.FocusLost()
	e.typing = telex.Typing{}
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}
