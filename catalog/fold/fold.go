// Package fold makes texts comparable for search: two texts that a reader
// takes for the same words fold to the same bytes, however they were typed.
//
// A folded text is lower-case words joined by single spaces. Accents are
// gone, đ is d, NFC and NFD are one, old and new tone marks are one (hòa,
// hoà), and y is i where it is the whole vowel of a Vietnamese syllable (kỹ
// and kĩ, quý and quí; not Mai and may). Abbreviations every desk uses stand
// as their words (UBND is "uy ban nhan dan"), so that phrases match.
// Punctuation parts words. Folding a folded text changes nothing.
package fold

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text is s folded, its abbreviations replaced by their words.
func Text(s string) string { return string(fold(s, true).out) }

// Words are the words of Text.
func Words(s string) []string { return strings.Fields(Text(s)) }

// Name is s folded, its abbreviations left as they are: to compare names.
func Name(s string) string { return string(fold(s, false).out) }

// Index is Text followed by the abbreviations s was written with, so that
// the beginning of one finds s while it is being typed.
func Index(s string) string {
	f := fold(s, true)
	return string(append(f.out, f.short...))
}

// Prefixes are the folded beginnings that a word beginning as s may have; s
// is one word, perhaps unfinished. There are two where a last y or i may
// still become another vowel: "ky" begins kỹ, which folds to "ki", and kyoto.
func Prefixes(s string) []string {
	folded := Name(s)
	f := folder{}
	for i := 0; i < len(s); {
		i += f.step(s[i:])
	}
	if plain := string(f.out); plain != folded && plain != "" {
		return []string{folded, plain}
	}
	return []string{folded}
}

type folder struct {
	out    []byte
	start  int    // where the word being written starts in out
	short  []byte // " ubnd …": the abbreviations met
	expand bool   // abbreviations are expanded
	odd    bool   // a mark was kept that may stand in another order
}

func fold(s string, abbreviations bool) folder {
	f := folder{out: make([]byte, 0, len(s)+16), expand: abbreviations}
	f.run(s)
	if f.odd { // marks that are kept must stand in one order
		f = folder{out: f.out[:0], expand: abbreviations}
		f.run(norm.NFD.String(s))
	}
	f.out = bytes.TrimSuffix(f.out, []byte{' '})
	return f
}

func (f *folder) run(s string) {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if l := ascii[c]; l != ' ' {
				f.out = append(f.out, l)
			} else {
				f.endWord()
			}
			i++
			continue
		}
		n, separator := f.wide(s[i:])
		if separator {
			f.endWord()
		}
		i += n
	}
	f.endWord()
}

// step folds the first character of s as run does but ends no word.
func (f *folder) step(s string) int {
	if c := s[0]; c < utf8.RuneSelf {
		if l := ascii[c]; l != ' ' {
			f.out = append(f.out, l)
		}
		return 1
	}
	n, _ := f.wide(s)
	return n
}

// wide folds the first character of s, which is not ASCII.
func (f *folder) wide(s string) (size int, separator bool) {
	r, n := utf8.DecodeRuneInString(s)
	c := byte('?')
	switch {
	case r >= 0xC0 && r < 0x250:
		c = latin[r-0xC0]
	case r >= 0x1E00 && r < 0x1F00:
		c = latinMore[r-0x1E00]
	case combining(r):
		return n, false
	case r == utf8.RuneError:
		return n, true
	}
	switch c {
	case ' ':
		return n, true
	case '?':
		return n, f.other(r)
	}
	f.out = append(f.out, c)
	return n, false
}

// other folds a rune that no table holds.
func (f *folder) other(r rune) (separator bool) {
	if !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) {
		return !unicode.Is(unicode.Cf, r) // soft hyphens and joiners part nothing
	}
	for _, d := range norm.NFD.String(string(unicode.ToLower(r))) {
		d = unicode.ToLower(d)
		letter := spelled(d)
		switch {
		case combining(d):
		case letter != "":
			f.out = append(f.out, letter...)
		case d < utf8.RuneSelf:
			f.out = append(f.out, byte(d))
		default:
			f.odd = f.odd || unicode.IsMark(d)
			f.out = utf8.AppendRune(f.out, d)
		}
	}
	return false
}

// combining reports whether r is an accent over or under another letter.
func combining(r rune) bool {
	return r >= 0x300 && r < 0x370 || r >= 0x1AB0 && r < 0x1B00 || r >= 0x1DC0 && r < 0x1E00
}

// spelled gives a small Latin letter that Unicode does not decompose as it is
// written without it, "" for any other.
func spelled(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ø':
		return "o"
	}
	return ""
}

// endWord finishes the word that out ends with, and leaves a space after it.
func (f *folder) endWord() {
	w := f.out[f.start:]
	if len(w) == 0 {
		return
	}
	if i := bytes.IndexByte(w, 'y'); i >= 0 && len(w) <= 7 && onset(w[:i]) && coda(w[i+1:]) {
		w[i] = 'i'
	}
	if f.expand && len(w) > 1 && len(w) <= maxAbbreviation {
		if long := expansion(string(w)); long != "" {
			f.short = append(append(f.short, ' '), w...)
			f.out = append(f.out[:f.start], long...)
		}
	}
	f.out = append(f.out, ' ')
	f.start = len(f.out)
}

// onset reports whether b can begin a Vietnamese syllable before its vowel.
func onset(b []byte) bool {
	switch string(b) {
	case "", "b", "c", "ch", "d", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
		"p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x":
		return true
	}
	return false
}

// coda reports whether b can end a Vietnamese syllable after its vowel.
func coda(b []byte) bool {
	switch string(b) {
	case "", "c", "ch", "m", "n", "ng", "nh", "p", "t":
		return true
	}
	return false
}
