package widgets

import (
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// guard knows of the keys that the system's input method holds back until its
// word is whole. The driver gives each key to the box and to the method; the
// word comes later as runes. So a key that types, and was followed by no rune,
// is held; what else is pressed meanwhile is meant for a text that is not there
// yet. The zero guard holds nothing.
type guard struct {
	held    []rune // of the keys, in order
	waiting []func()
}

// commitWait is how long the method may take to hand over its word.
const commitWait = 40 * time.Millisecond

// mostHeld bounds what is held: no word is as long.
const mostHeld = 32

func (g *guard) holds() bool { return len(g.held) > 0 }

// typed hears of a key that types.
func (g *guard) typed(k fyne.KeyName) {
	r := ' '
	if k != fyne.KeySpace {
		r, _ = utf8.DecodeRuneInString(string(k))
	}
	if g.held = append(g.held, r); len(g.held) > mostHeld {
		g.held = nil
	}
}

// came hears of a rune. A letter is of the word before the first sign held;
// the sign itself frees the keys as far as it. If no sign is held, the word
// was all.
func (g *guard) came(r rune) {
	for i, k := range g.held {
		if unicode.IsLetter(k) {
			continue
		}
		if !unicode.IsLetter(r) {
			g.held = g.held[i+1:]
		}
		return
	}
	g.held = nil
}

// erased hears of Backspace, which the method took for its word.
func (g *guard) erased() { g.held = g.held[:len(g.held)-1] }

// guarded takes a key that came too early, while the system's input method
// holds a word: Backspace is the method's, and every other key waits until the
// word came.
func (e *Entry) guarded(k *fyne.KeyEvent) bool {
	if e.System == nil || !e.System() {
		return false
	}
	switch {
	case printable(k.Name):
		e.guard.typed(k.Name)
		return false
	case IsModifier(k.Name):
		return false
	case k.Name == fyne.KeyBackspace && e.guard.holds() && len(e.guard.waiting) == 0:
		e.guard.erased()
		return true
	case k.Name == fyne.KeyTab:
		back := e.chord.shift
		return e.deferred(func() { e.tab(back) })
	}
	return e.deferred(func() { e.press(k) })
}

// deferred does something when the word that the system's input method holds
// came; it reports false if there is none, and nothing to wait for.
func (e *Entry) deferred(do func()) bool {
	if e.After == nil || !e.guard.holds() && len(e.guard.waiting) == 0 {
		return false
	}
	e.guard.waiting = append(e.guard.waiting, do)
	if len(e.guard.waiting) == 1 {
		e.After(commitWait, func() {
			waited := e.guard.waiting
			e.guard = guard{}
			for _, do := range waited {
				do()
			}
		})
	}
	return true
}

// tab goes to the next box, or the one before.
func (e *Entry) tab(back bool) {
	c := canvasOf(e)
	switch {
	case c == nil:
	case back:
		c.FocusPrevious()
	default:
		c.FocusNext()
	}
}
