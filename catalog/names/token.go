package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A token is one word of a text: a syllable, in Vietnamese.
type token struct {
	start, end int    // bytes in the text
	key        string // NFC, small letters, new tone marks: to look it up
	begins     uint64 // the word lists with a phrase that begins so
	possessive bool   // ends with 's
	gap        gap    // what stands between the token before and this one
	shape      shape
}

type shape uint8

const (
	small    shape = iota // begins with a small letter
	capital               // begins with a capital
	capitals              // two letters or more, all capitals
	number                // has a digit
)

// appoints reports whether the word ends a phrase of appointment: "giữ chức",
// "đảm nhiệm chức vụ", "cương vị".
func (t token) appoints() bool { return t.key == "chức" || t.key == "vụ" || t.key == "vị" }

// gap is what stands before a token.
type gap uint8

const (
	gapStop   gap = iota // anything else: a full stop, a colon, a quote …
	gapSpace             // white space only
	gapComma             // a comma
	gapDash              // a dash between spaces
	gapHyphen            // a dash without spaces
	gapOpen              // an opening parenthesis
	gapClose             // a closing one, and white space
	gapAmp               // "&"
	gapDot               // one full stop
	gapList              // a colon or semicolon
	gapNone              // nothing: the text begins
)

// tokens cuts text, which starts at byte base of the whole, into words.
func tokens(text string, base int, out []token) []token {
	prev := 0
	normal := norm.NFC.IsNormalString(text)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !wordRune(r) {
			i += n
			continue
		}
		start := i
		for i < len(text) {
			r, n = utf8.DecodeRuneInString(text[i:])
			if !wordRune(r) && !(isApostrophe(r) && i > start && letterAt(text, i+n)) {
				break
			}
			i += n
		}
		word := text[start:i]
		g := gapNone
		if len(out) > 0 || start > 0 {
			g = gapOf(text[prev:start])
			if len(out) == 0 && g == gapSpace {
				g = gapNone
			}
		}
		k := word
		if !normal {
			k = norm.NFC.String(word)
		}
		k = normalKey(k)
		out = append(out, token{base + start, base + i, k, begins[k], strings.HasSuffix(k, "'s") && len(k) > 3, g, shapeOf(word)})
		prev = i
	}
	return out
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	if r >= 0x1E00 && r < 0x1F00 || r >= 0xC0 && r < 0x180 && r != '×' && r != '÷' {
		return true
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r))
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

func gapOf(s string) gap {
	trimmed := strings.TrimSpace(s)
	switch trimmed {
	case "":
		return gapSpace
	case ",":
		return gapComma
	case "-", "–", "—":
		if len(trimmed) == len(s) {
			return gapHyphen
		}
		return gapDash
	case "(":
		return gapOpen
	case ")":
		return gapClose
	case "),":
		return gapComma
	case ") -", ") –", ") —":
		return gapDash
	case "'", "’": // "the visitors' coach"
		if s[len(s)-1] == ' ' && s[0] != ' ' {
			return gapSpace
		}
	case ":", ";", ");", "):":
		return gapList
	case "&":
		return gapAmp
	case ".":
		return gapDot
	}
	if rest, ok := strings.CutSuffix(trimmed, ","); ok && strings.Trim(rest, ")”\"'’»") == "" {
		return gapComma
	}
	return gapStop
}

func shapeOf(word string) shape {
	r, n := utf8.DecodeRuneInString(word)
	letters, lower := 0, false
	for _, c := range word[n:] {
		switch {
		case c >= '0' && c <= '9':
			return number
		case unicode.IsLetter(c):
			letters++
			lower = lower || !unicode.IsUpper(c)
		}
	}
	switch {
	case r >= '0' && r <= '9':
		return number
	case !unicode.IsUpper(r):
		return small
	case letters > 0 && !lower:
		return capitals
	}
	return capital
}

// key is word as the tables hold it.
func key(word string) string { return normalKey(norm.NFC.String(word)) }

// normalKey is the key of a word that is NFC.
func normalKey(word string) string {
	word = strings.ReplaceAll(strings.ToLower(word), "’", "'")
	if len(word) >= 3 && !strings.HasPrefix(word, "qu") {
		return newTone(word)
	}
	return word
}

// newTone writes the old tone marks "hoà", "uỷ" the new way: "hòa", "ủy".
func newTone(word string) string {
	r, n := utf8.DecodeLastRuneInString(word)
	head := word[:len(word)-n]
	if n < 2 || head == "" {
		return word
	}
	var olds, news string
	switch head[len(head)-1] {
	case 'o':
		olds, news = "àáảãạèéẻẽẹ", "òóỏõọòóỏõọ"
		if i := runeIndex(olds, r); i >= 0 {
			last := "a"
			if i >= 5 {
				last = "e"
			}
			return head[:len(head)-1] + string([]rune(news)[i]) + last
		}
	case 'u':
		olds, news = "ỳýỷỹỵ", "ùúủũụ"
		if i := runeIndex(olds, r); i >= 0 {
			return head[:len(head)-1] + string([]rune(news)[i]) + "y"
		}
	}
	return word
}

func runeIndex(s string, r rune) int {
	i := strings.IndexRune(s, r)
	if i < 0 {
		return -1
	}
	return utf8.RuneCountInString(s[:i])
}
