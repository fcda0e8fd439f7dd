package telex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// spares reports whether what is typed behind before is left alone, since the
// caret is in a code (=hvn=), a variable ({city}) or an address.
func (st Style) spares(before string) bool {
	token := before[strings.LastIndexFunc(before, unicode.IsSpace)+1:]
	delimiter := "="
	if st.Delimiter != 0 {
		delimiter = string(st.Delimiter)
	}
	switch {
	case strings.Count(token, delimiter)%2 == 1:
	case strings.LastIndexByte(token, '{') > strings.LastIndexByte(token, '}'):
	case strings.Contains(token, "://"), strings.Contains(token, "@"):
	case len(token) >= 4 && strings.EqualFold(token[:4], "www."):
	case st.Method == VNI && afterDigit(before): // 10A1, 50m2
	default:
		return false
	}
	return true
}

// afterDigit reports whether a digit stands right before the last word.
func afterDigit(before string) bool {
	word := LastWord(before)
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(before, word))
	return word != "" && unicode.IsDigit(r)
}

// farBack is how many words before the caret say which language one writes.
const farBack = 6

// inEnglish reports whether the sentence that before ends with is English so
// far: no word of it near the caret has a Vietnamese mark, but for names, and
// one is a word that English cannot do without, or two can be nothing but
// English. Keys are those of the next word: for one that Vietnamese hardly has
// it is enough that a foreign word, or name, stands before it (Bank of).
func inEnglish(before, keys string) bool {
	seen := 0
	for n := range farBack {
		before = strings.TrimRightFunc(before, parts)
		word := LastWord(before)
		if word == "" {
			break // the sentence begins
		}
		switch letters := split(word); {
		case n == 0 && oneOf(hardly, keys) && !marked(letters) && !canGrow(letters):
			return true
		case oneOf(function, word):
			seen += 2
		case letters[0].upper: // a name may stand in any language
		case marked(letters):
			return false
		case isEnglish(word), isEither(word), !canGrow(letters):
			seen++
		}
		before = strings.TrimSuffix(before, word)
	}
	return seen >= 2
}

// parts reports whether r stands between the words of a sentence.
func parts(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsDigit(r) || strings.ContainsRune(`,;:"'()“”‘’-–—/`, r)
}

// inName reports whether the last word of before is part of a Vietnamese name:
// it begins with a capital and comes after a word with a mark (xã Pú Nhung).
func inName(before, word string) bool {
	last := LastWord(strings.TrimRightFunc(strings.TrimSuffix(before, word), unicode.IsSpace))
	return word != "" && split(word)[0].upper && marked(split(last))
}

// marked reports whether a letter has a mark or a tone.
func marked(letters []letter) bool {
	for _, l := range letters {
		if l.tone != level || l.base != plain(l.base) {
			return true
		}
	}
	return false
}
