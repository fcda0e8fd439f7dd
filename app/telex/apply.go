package telex

import (
	"slices"
	"strings"
	"unicode"
)

// action is what a key does to a word.
type action struct {
	kind  actionKind
	tone  int    // of setTone
	bases string // of addHat: the letters that may get it
}

type actionKind int

const (
	plainKey actionKind = iota
	setTone
	addHat
	addHorn // of ơ ư, and in Telex the breve
	addBreve
	addStroke
)

func (st Style) action(key rune) action {
	low := unicode.ToLower(key)
	switch st.Method {
	case Telex:
		if i := strings.IndexRune("zfrxsj", low); i >= 0 {
			return action{kind: setTone, tone: i}
		}
		switch low {
		case 'a', 'e', 'o':
			return action{kind: addHat, bases: string(low)}
		case 'w':
			return action{kind: addHorn}
		case 'd':
			return action{kind: addStroke}
		}
	case VNI:
		if i := strings.IndexRune("023415", low); i >= 0 {
			return action{kind: setTone, tone: i}
		}
		switch low {
		case '6':
			return action{kind: addHat, bases: "aeo"}
		case '7':
			return action{kind: addHorn}
		case '8':
			return action{kind: addBreve}
		case '9':
			return action{kind: addStroke}
		}
	}
	return action{}
}

// Apply is what the word before the caret becomes when key is typed. A key
// that would make the same mark again takes it off and is typed itself:
// "á" + "s" = "as". Keys that are no letters (but VNI's digits) are appended.
func Apply(word string, key rune, st Style) string {
	out, _ := apply(word, key, st)
	return out
}

// outcome says what a key did.
type outcome int

const (
	appended outcome = iota
	composed
	undone
)

func apply(word string, key rune, st Style) (string, outcome) {
	letters := split(word)
	if len(letters) > 0 || st.LoneW {
		if out, what := st.compose(letters, key); what != appended {
			if what == composed {
				settle(out, st.ModernTone)
			}
			return join(out), what
		}
	}
	if st.Method == Off || len(letters) == 0 || !unicode.IsLetter(key) {
		return word + string(key), appended
	}
	return st.appendKey(word, letters, key), appended
}

// appendKey types key itself; the tone moves where it belongs now, and ưo
// becomes ươ before another letter.
func (st Style) appendKey(word string, letters []letter, key rune) string {
	next := append(slices.Clone(letters), split(string(key))...)
	if s := parse(bases(letters)); s.coda == len(letters) {
		if v := string(s.vowels()); v == "ưo" || v == "uơ" {
			horned := slices.Clone(next)
			horned[s.nucleus].base, horned[s.nucleus+1].base = 'ư', 'ơ'
			if canGrow(horned) {
				next = horned
			}
		}
	}
	if !st.fits(next) {
		return word + string(key)
	}
	settle(next, st.ModernTone)
	return join(next)
}

// fits reports whether letters may be composed.
func (st Style) fits(letters []letter) bool { return st.AnySpelling || canGrow(letters) }

// compose gives the letters after a composing key; appended means that the
// key composes nothing here.
func (st Style) compose(letters []letter, key rune) ([]letter, outcome) {
	a := st.action(key)
	switch a.kind {
	case setTone:
		return st.withTone(letters, key, a.tone)
	case addStroke:
		return st.withStroke(letters, key)
	case addHat, addHorn, addBreve:
		for _, try := range st.candidates(letters, a) {
			if st.fits(try) {
				return try, composed
			}
		}
		if a.kind == addHorn && st.Method == Telex {
			if out, what := st.withLoneW(letters, key); what != appended {
				return out, what
			}
		}
		return takeOff(letters, key, a)
	}
	return nil, appended
}

func (st Style) withTone(letters []letter, key rune, tone int) ([]letter, outcome) {
	s := parse(bases(letters))
	if !s.hasVowel() {
		return nil, appended
	}
	out := slices.Clone(letters)
	old, at := toneOf(out)
	if at >= 0 {
		out[at].tone = level
	}
	switch {
	case old == tone && tone != level:
		return append(out, split(string(key))...), undone
	case old == tone:
		return nil, appended
	case tone == level:
		return out, composed
	}
	out[toneAt(s, st.ModernTone)].tone = tone
	if !st.fits(out) {
		return nil, appended
	}
	return out, composed
}

// withStroke makes đ: of the d just typed in an abbreviation (HĐND), of the
// first letter in a syllable.
func (st Style) withStroke(letters []letter, key rune) ([]letter, outcome) {
	at, last := 0, len(letters)-1
	if last < 0 {
		return nil, appended
	}
	if !parse(bases(letters)).hasVowel() && plain(letters[last].base) == 'd' {
		at = last
	}
	if last > 0 && letters[last].base == 'd' && letters[last-1].base == 'd' {
		return nil, appended // đ was undone just now
	}
	out := slices.Clone(letters)
	switch letters[at].base {
	case 'd':
		out[at].base = 'đ'
		if at == last && at > 0 || st.fits(out) {
			return out, composed
		}
	case 'đ':
		out[at].base = 'd'
		return append(out, split(string(key))...), undone
	}
	return nil, appended
}

// withLoneW makes ư of a w that has no vowel before it.
func (st Style) withLoneW(letters []letter, key rune) ([]letter, outcome) {
	s := parse(bases(letters))
	if s.hasVowel() || len(letters) == 0 && !st.LoneW || s.onset() == "qu" {
		return nil, appended
	}
	out := append(slices.Clone(letters), letter{base: 'ư', upper: unicode.IsUpper(key)})
	if !st.fits(out) {
		return nil, appended
	}
	return out, composed
}

// candidates are the ways a mark can be set, best first.
func (st Style) candidates(letters []letter, a action) [][]letter {
	s := parse(bases(letters))
	v := s.vowels()
	var out [][]letter
	set := func(changes map[int]rune) {
		c := slices.Clone(letters)
		for i, r := range changes {
			c[s.nucleus+i].base = r
		}
		out = append(out, c)
	}
	if a.kind == addHat {
		for i := len(v) - 1; i >= 0; i-- {
			if to := hatted(v[i]); to != v[i] && strings.ContainsRune(a.bases, plain(v[i])) {
				set(map[int]rune{i: to})
			}
		}
		return out
	}
	horn, breve := a.kind == addHorn, a.kind == addBreve || st.Method == Telex
	if horn {
		for i := 0; i+1 < len(v); i++ {
			if plain(v[i]) == 'u' && plain(v[i+1]) == 'o' && (v[i] != 'ư' || v[i+1] != 'ơ') {
				if i+2 == len(v) && s.coda == len(letters) && v[i] == 'u' && v[i+1] == 'o' && strings.Contains(" h th kh ", " "+s.onset()+" ") {
					set(map[int]rune{i + 1: 'ơ'}) // thuở, huơ; thuơn becomes thươn
				}
				set(map[int]rune{i: 'ư', i + 1: 'ơ'})
			}
		}
	}
	for _, m := range []struct {
		on   bool
		from rune
		to   rune
	}{{breve, 'a', 'ă'}, {horn, 'o', 'ơ'}, {horn, 'u', 'ư'}} {
		for i, r := range v {
			if m.on && plain(r) == m.from && r != m.to {
				set(map[int]rune{i: m.to})
			}
		}
	}
	return out
}

func hatted(base rune) rune {
	switch plain(base) {
	case 'a':
		return 'â'
	case 'e':
		return 'ê'
	case 'o':
		return 'ô'
	}
	return base
}

// takeOff removes the mark that key makes, if the word has it, and types key.
func takeOff(letters []letter, key rune, a action) ([]letter, outcome) {
	s := parse(bases(letters))
	out := slices.Clone(letters)
	found := false
	for i := s.nucleus; i < s.coda; i++ {
		switch b := out[i].base; {
		case a.kind == addHat && b == hatted(b) && strings.ContainsRune(a.bases, plain(b)) && b != plain(b),
			a.kind == addHorn && (b == 'ơ' || b == 'ư'),
			a.kind != addHat && b == 'ă':
			out[i].base = plain(b)
			found = true
		}
	}
	if !found {
		return nil, appended
	}
	return append(out, split(string(key))...), undone
}
