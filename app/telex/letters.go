package telex

import (
	"strings"
	"unicode"
)

// vowels lists each vowel without tone, then with grave, hook, tilde, acute
// and dot below: the tones 0 to 5.
const vowels = "aàảãáạ" + "ăằẳẵắặ" + "âầẩẫấậ" + "eèẻẽéẹ" + "êềểễếệ" + "iìỉĩíị" +
	"oòỏõóọ" + "ôồổỗốộ" + "ơờởỡớợ" + "uùủũúụ" + "ưừửữứự" + "yỳỷỹýỵ"

// The tones, as places in a row of vowels.
const (
	level = iota
	grave
	hook
	tilde
	acute
	dot
)

// letter is one letter of a word, its tone apart.
type letter struct {
	base  rune // lower case, with its mark (ă â đ ê ô ơ ư) but no tone
	tone  int
	upper bool
}

// row is the place of r, which is lower case, in the table of vowels.
func row(r rune) (vowel, tone int, ok bool) {
	i := 0
	for _, v := range vowels {
		if v == r {
			return i / 6, i % 6, true
		}
		i++
	}
	return 0, 0, false
}

// nth is the i-th rune of the table of vowels.
func nth(i int) rune {
	for _, v := range vowels {
		if i == 0 {
			return v
		}
		i--
	}
	return 0
}

func split(word string) []letter {
	out := make([]letter, 0, len(word))
	for _, r := range word {
		low := unicode.ToLower(r)
		l := letter{base: low, upper: low != r}
		if v, tone, ok := row(low); ok {
			l.base, l.tone = nth(v*6), tone
		}
		out = append(out, l)
	}
	return out
}

func join(letters []letter) string {
	var b strings.Builder
	for _, l := range letters {
		r := l.base
		if v, _, ok := row(r); ok {
			r = nth(v*6 + l.tone)
		}
		if l.upper {
			r = unicode.ToUpper(r)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// plain is r without its mark.
func plain(r rune) rune {
	switch r {
	case 'ă', 'â':
		return 'a'
	case 'đ':
		return 'd'
	case 'ê':
		return 'e'
	case 'ô', 'ơ':
		return 'o'
	case 'ư':
		return 'u'
	}
	return r
}

func isVowel(base rune) bool { return strings.ContainsRune("aăâeêioôơuưy", base) }

// toneOf is the tone of a word, and where it stands (-1: nowhere).
func toneOf(letters []letter) (tone, at int) {
	for i, l := range letters {
		if l.tone != level {
			return l.tone, i
		}
	}
	return level, -1
}

// bases is the word without tones and case.
func bases(letters []letter) []rune {
	out := make([]rune, len(letters))
	for i, l := range letters {
		out[i] = l.base
	}
	return out
}
