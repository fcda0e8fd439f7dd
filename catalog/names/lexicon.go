package names

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A phrases is a set of phrases of a few words, by their keys.
type phrases struct {
	bit     uint64
	all     map[string]bool
	longest map[string]int // the longest phrase that begins with a word, in words
}

// lexicon makes phrases of a text: one per comma or line. Each has a bit of
// its own, of 64.
func lexicon(bit int, text string) phrases {
	p := phrases{1 << bit, map[string]bool{}, map[string]int{}}
	for phrase := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == '\n' }) {
		p.add(strings.Fields(phrase))
	}
	return p
}

func (p phrases) add(words []string) {
	if len(words) == 0 {
		return
	}
	for i, w := range words {
		words[i] = key(w)
	}
	p.all[strings.Join(words, " ")] = true
	p.longest[words[0]] = max(p.longest[words[0]], len(words))
}

// A wordSet is a set of words, or of names, by their keys.
type wordSet map[string]bool

// list makes a wordSet of a text: one per comma or line.
func list(text string) wordSet { return wordSet(lexicon(0, text).all) }

// has reports whether w is in the set.
func (s wordSet) has(w string) bool { return s[w] }

// unaccented is the set as English texts write its words.
func unaccented(s wordSet) wordSet {
	out := wordSet{}
	for w := range s {
		out[plainLetters(w)] = true
	}
	return out
}

// plainLetters is s without accents, and with d for đ.
func plainLetters(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'đ':
			return 'd'
		}
		return r
	}, norm.NFD.String(s))
}

// pairs are the phrases "a b" for every a and every b of two lists.
func pairs(a, b string) string {
	var out []string
	for x := range strings.SplitSeq(a, ",") {
		for y := range strings.SplitSeq(b, ",") {
			out = append(out, strings.TrimSpace(x)+" "+strings.TrimSpace(y))
		}
	}
	return strings.Join(out, ",") + ","
}

// at is the number of words of the longest phrase that stands at toks[i].
// Its words may be parted by white space or a hyphen only.
func (p phrases) at(toks []token, i int) int {
	if i >= len(toks) || toks[i].begins&p.bit == 0 {
		return 0
	}
	best := 0
	phrase := toks[i].key
	for n := 1; n <= p.longest[toks[i].key]; n++ {
		if n > 1 {
			if i+n-1 >= len(toks) || toks[i+n-1].gap != gapSpace && toks[i+n-1].gap != gapHyphen {
				break
			}
			phrase += " " + toks[i+n-1].key
		}
		if p.all[phrase] {
			best = n
		}
	}
	return best
}

// endsAt is the number of words of the longest phrase, of up to three, that
// ends before toks[i] with nothing but a blank between.
func (p phrases) endsAt(toks []token, i int) int {
	if i >= len(toks) || i == 0 || toks[i].gap != gapSpace {
		return 0
	}
	for n := min(3, i); n > 0; n-- {
		if p.at(toks, i-n) == n {
			return n
		}
	}
	return 0
}

// phraseKey is the key of words that stand together.
func phraseKey(toks []token) string {
	var b strings.Builder
	for i, t := range toks {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.key)
	}
	return b.String()
}

// has reports whether the one word w is in the set.
func (p phrases) has(w string) bool { return p.all[w] }

// begins tells for every word that begins a phrase, of which sets, by bits:
// most words begin none, and one look shows it.
var begins = beginnings(politeWords, titles, plurals, officeBefore, officeHeads, officeAfter, bodies, ofWorks,
	orgWords, placeWords, communes, bearers, nouns, verbs, places, works, farBearers, roles, dayParts, origins, openers, legends,
	positions, speech, prizes, members, aliases, firms, clans, titlesEN, headsEN, pluralsEN, stopsEN, speechEN, rolesEN, bearersEN, appointedEN, beforeOfficeEN, nationsEN, orgEN)

func beginnings(sets ...phrases) map[string]uint64 {
	m := map[string]uint64{}
	for _, p := range sets {
		for w := range p.longest {
			m[w] |= p.bit
		}
	}
	return m
}
