// Package names finds the people a Vietnamese or English text names, with the
// offices it gives them, compares names and offices, and knows which province
// a place belongs to. It is pure: rules and word lists, no guessing by
// frequency, the same answer every time.
//
// Positions are bytes of the text given. Time is linear in its length.
package names

import (
	"strings"
	"unicode/utf8"
)

// A Mention is one place where a text names a person.
type Mention struct {
	Name       string   // as written, its blanks made single spaces
	Honorific  string   // "đồng chí", "ông", "Đại tá"; "" if none
	Offices    []string // as written, those before the name first
	OfficesAt  []Span   // where each of Offices stands in the text
	Start, End int      // bytes of the name in the text
	Also       []string // other names that the text explains: "tức Ba Kẽm"
	Former     bool     // an office is one the person held ("nguyên …")
}

// A Span is bytes of a text: text[Start:End].
type Span struct{ Start, End int }

// Find lists the people text names, in order. Someone named twice is there
// twice. Places, bodies and streets that bear a person's name are not people,
// nor are persons of history, nor is who wrote or photographed.
func Find(text string) []Mention {
	f := finder{text: text}
	f.find()
	return hyphened(text, f.out)
}

// pieceEnd is where to cut s so that no mention is cut: after a paragraph,
// after a line or a sentence once the window is half full, else after a word.
func pieceEnd(s string) int {
	head := s[:min(len(s), window)]
	if j := strings.Index(head, "\n\n"); j >= 0 {
		return j + 2
	}
	if len(s) <= window {
		return len(s)
	}
	for _, sep := range []string{"\n", ". ", "; ", " "} {
		if j := strings.LastIndex(head, sep); j >= window/2 {
			return j + len(sep)
		}
	}
	end := window
	for end > window-utf8.UTFMax && !utf8.RuneStart(s[end]) {
		end--
	}
	return end
}

// IsName reports whether s, alone, reads as a person's name: two to five
// capitalised words that begin with a surname and are no known place.
func IsName(s string) bool {
	toks := tokens(s, 0, nil)
	f := finder{text: s, toks: toks}
	n := f.runAt(0)
	return n >= 2 && n == len(toks) && n <= maxName && (surnames.has(toks[0].key) || surnamesEN.has(toks[0].key)) && places.at(toks, 0) != n
}

// IsPlace reports whether s is the name of a province, a larger city or a
// country that this package knows.
func IsPlace(s string) bool {
	toks := tokens(s, 0, nil)
	return len(toks) > 0 && places.at(toks, 0) == len(toks)
}
