package caption

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cutline/catalog"
	"cutline/catalog/pattern"
)

// maxPlaceholder bounds, in runes, what is taken for a code or a variable: two
// signs far apart in a text do not belong together.
const maxPlaceholder = 64

// Unresolved lists what is still to be filled in, in the order it stands in
// s, each once and exactly as written:
//
//	=code=       a code replacement; "a = b = c" and "a=b=c" are none
//	={serial}=   a code that is looked up by a variable
//	{variable}   {city}, {filenamebase:-4,4}, and a blank like {họ tên}
//	TK, TKTK     "to come"; not "TK 19", "số TK: 012", where TK is a word
//
// It is nil when s is ready to leave. The delimiter is that of codes; 0 is
// catalog.DefaultDelimiter.
func Unresolved(s string, delimiter rune) []string {
	if delimiter == 0 {
		delimiter = catalog.DefaultDelimiter
	}
	var found []hit
	codes := codesIn(s, string(delimiter))
	found = append(found, codes...)
	for _, v := range variablesIn(s) {
		if !slices.ContainsFunc(codes, func(c hit) bool { return c.from <= v.from && v.to <= c.to }) {
			found = append(found, v)
		}
	}
	found = append(found, comingIn(s)...)
	slices.SortFunc(found, func(a, b hit) int { return a.from - b.from })
	var out []string
	for _, h := range found {
		if w := s[h.from:h.to]; !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// A hit is a piece of a text, in bytes.
type hit struct{ from, to int }

// codesIn finds =code=. A pair of signs with letters on both outer sides is an
// equation ("a=b=c"); so is one with a space inside ("a = b = c").
func codesIn(s, delimiter string) []hit {
	var out []hit
	for i := 0; i < len(s); {
		open := strings.Index(s[i:], delimiter)
		if open < 0 {
			break
		}
		open += i
		i = open + len(delimiter)
		end := codeEnd(s, i, delimiter)
		if end < 0 || wordBefore(s, open) && wordAfter(s, end) {
			continue
		}
		out = append(out, hit{open, end})
		i = end
	}
	return out
}

// codeEnd is the byte after the sign that closes the code beginning at from,
// or -1 if what stands there is no code.
func codeEnd(s string, from int, delimiter string) int {
	runes, letters := 0, 0
	for i, r := range s[from:] {
		switch {
		case letters > 0 && strings.HasPrefix(s[from+i:], delimiter):
			return from + i + len(delimiter)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			letters++
		case unicode.Is(unicode.Mn, r): // an accent written apart
		case strings.ContainsRune("_-.#/", r) && letters > 0, strings.ContainsRune("{}", r):
		default:
			return -1
		}
		if runes++; runes > maxPlaceholder {
			return -1
		}
	}
	return -1
}

func wordBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return wordRune(r)
}

func wordAfter(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return wordRune(r)
}

func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '_')
}

func variablesIn(s string) []hit {
	var out []hit
	for _, p := range pattern.Placeholders(s) {
		out = append(out, hit{p.From, p.To})
	}
	return out
}

var (
	coming = regexp.MustCompile(`(?i)tk(?:tk)*`)
	// What follows TK where it is short for something: a number, a Roman
	// numeral, an account after a colon.
	numbered = regexp.MustCompile(`^(?:\s*[:.]?\s*\d|\s+[IVX]+\b|-\d)`)
	account  = regexp.MustCompile(`(?i)(?:số|so|no\.?|mở|chủ)\s+$`)
)

// comingIn finds TK and TKTK as words. TKTK is meant in any case of letters;
// a single TK only in capitals, and not where it is short for something else.
func comingIn(s string) []hit {
	var out []hit
	for _, m := range coming.FindAllStringIndex(s, -1) {
		if wordBefore(s, m[0]) || wordAfter(s, m[1]) {
			continue
		}
		if m[1]-m[0] == 2 && (s[m[0]:m[1]] != "TK" || numbered.MatchString(s[m[1]:]) || account.MatchString(s[:m[0]])) {
			continue
		}
		out = append(out, hit{m[0], m[1]})
	}
	return out
}
