package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Abbreviations are the short forms that a text explains, by the short form:
// "TTĐN" is "thông tin đối ngoại".
type Abbreviations map[string]string

// Explained finds the abbreviations that a text explains in brackets behind
// the words they stand for: "thông tin đối ngoại (TTĐN)".
func Explained(text string) Abbreviations {
	out := Abbreviations{}
	for open := 0; ; {
		i := strings.IndexByte(text[open:], '(')
		if i < 0 {
			return out
		}
		open += i + 1
		end := strings.IndexByte(text[open:min(len(text), open+32)], ')')
		if end < 0 {
			continue
		}
		if short := text[open : open+end]; isShort(short) {
			if long := longFor(short, text[max(0, open-240):open-1]); long != "" {
				out[clean(short)] = long
			}
		}
	}
}

// Expand writes the words of s for the abbreviations that the text explains.
func (a Abbreviations) Expand(s string) string {
	if len(a) == 0 {
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
		if long, ok := a[w]; ok {
			words[i] = long
		}
	}
	return strings.Join(words, " ")
}

func isShort(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 12 {
		return false
	}
	for _, r := range s {
		if !unicode.IsUpper(r) && r != '&' {
			return false
		}
	}
	return true
}

// longFor is the end of before whose words begin with the letters of short,
// or "". An "&" stands for "và".
func longFor(short, before string) string {
	letters := []rune(strings.ToLower(clean(strings.ReplaceAll(short, "&", "v"))))
	words := strings.Fields(clean(strings.ToValidUTF8(before, "")))
	if len(words) < len(letters) {
		return ""
	}
	words = words[len(words)-len(letters):]
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(strings.ToLower(w))
		if r := letters[i]; first != r && plainLetters(string(first)) != string(r) {
			return ""
		}
	}
	return strings.Join(words, " ")
}
