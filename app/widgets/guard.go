package widgets

import (
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// guard knows of the keys that the system's input method holds back until its
// word is whole. The driver gives each key to the box and to the method; the
// word comes later as runes. So a key that types, and was followed by no rune,
// is held; what else is pressed meanwhile is meant for a text that is not there
// yet. The zero guard holds nothing.
type guard struct {
	held    []rune   // of the keys, in order
	waiting []func() // what was pressed, and waits for the word
	early   int      // so many of held were typed before the first that waits
	turn    int      // counts the times that all was done
}

const (
	// commitMost is how long the method may take to hand over its word, and
	// commitRest how long the rest of it may take once it comes.
	commitMost = 300 * time.Millisecond
	commitRest = 10 * time.Millisecond
)

// mostHeld bounds what is held: no word is as long.
const mostHeld = 32

func (g *guard) holds() bool { return len(g.held) > 0 || len(g.waiting) > 0 }

// typed hears of a key that types.
func (g *guard) typed(k fyne.KeyName) {
	r := ' '
	if k != fyne.KeySpace {
		r, _ = utf8.DecodeRuneInString(string(k))
	}
	if g.held = append(g.held, r); len(g.held) > mostHeld {
		g.held, g.early = nil, 0
	}
}

// sign is the place of the first key held that ends a word; -1: there is none.
func (g *guard) sign() int {
	return slices.IndexFunc(g.held, func(k rune) bool { return !unicode.IsLetter(k) && !unicode.IsDigit(k) })
}

// came hears of a rune. A letter is of the word before the first sign held, and
// the sign itself frees the keys as far as it. If no sign is held, the word was
// all that was typed before anything waited.
func (g *guard) came(r rune) {
	n := g.sign() + 1
	switch {
	case len(g.waiting) > 0 && g.early == 0: // the rest of the word
		return
	case n > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
		return
	case n > 0:
	case g.early > 0:
		n = g.early
	default:
		n = len(g.held)
	}
	g.held, g.early = g.held[n:], max(g.early-n, 0)
}

// guarded takes a key that came too early, while the system's input method
// holds a word: Backspace is the method's, and every other key waits until the
// word came.
func (e *Entry) guarded(k *fyne.KeyEvent) bool {
	g := &e.guard
	if e.System == nil || !e.System() {
		return false
	}
	switch {
	case printable(k.Name):
		g.typed(k.Name)
		return false
	case IsModifier(k.Name):
		return false
	case k.Name == fyne.KeyBackspace && len(g.held) > 0 && len(g.waiting) == 0 && g.sign() < 0:
		g.held = g.held[:len(g.held)-1]
		return true
	case k.Name == fyne.KeyTab:
		back := e.chord.shift
		return e.deferred(func() { e.tab(back) })
	}
	shift := e.chord.shift
	return e.deferred(func() { e.withShift(shift, func() { e.press(k) }) })
}

// deferred does something when the word that the system's input method holds
// came; it reports false if there is none, and nothing to wait for.
func (e *Entry) deferred(do func()) bool {
	g := &e.guard
	if e.After == nil || !g.holds() {
		return false
	}
	if g.waiting = append(g.waiting, do); len(g.waiting) == 1 {
		g.early = len(g.held)
		e.released(commitMost)
	}
	return true
}

// released does what waits, after some time.
func (e *Entry) released(d time.Duration) {
	turn := e.guard.turn
	e.After(d, func() {
		g := &e.guard
		if g.turn != turn {
			return
		}
		waited := g.waiting
		g.held, g.early, g.waiting, g.turn = g.held[g.early:], 0, nil, turn+1
		for _, do := range waited {
			do()
		}
	})
}

// came tells the guard of a rune, and does what waits once the word came.
func (e *Entry) came(r rune) {
	g := &e.guard
	waits := g.early > 0
	g.came(r)
	if waits && g.early == 0 {
		e.released(commitRest)
	}
}

// withShift does something as if Shift were, or were not, down: as it was when
// the key was pressed.
func (e *Entry) withShift(down bool, do func()) {
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	now := e.chord.shift
	if down && !now {
		e.Entry.KeyDown(shift)
		defer e.Entry.KeyUp(shift)
	}
	if !down && now {
		e.Entry.KeyUp(shift)
		defer e.Entry.KeyDown(shift)
	}
	do()
}

// tab goes to the next box, or the one before.
func (e *Entry) tab(back bool) {
	c := canvasOf(e)
	switch {
	case !back && e.first(fyne.KeyTab), c == nil:
	case back:
		c.FocusPrevious()
	default:
		c.FocusNext()
	}
}
