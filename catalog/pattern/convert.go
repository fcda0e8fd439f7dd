package pattern

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// of is what the cut takes of s. Characters are those of NFC; a negative
// index counts from the end, a negative count trims the end.
func (c cut) of(s string) string {
	s = norm.NFC.String(s)
	if c.index != 0 || c.counted {
		r := []rune(s)
		from := min(c.index, len(r))
		if from < 0 {
			from = max(0, len(r)+from)
		}
		to := len(r)
		switch {
		case c.counted && c.count < 0:
			to += max(c.count, -len(r))
		case c.counted:
			to = from + min(c.count, len(r)-from)
		}
		s = string(r[from:max(from, to)])
	}
	if c.convert != nil {
		s = c.convert(s)
	}
	return s
}

// conversions by their names in small letters.
var conversions = map[string]func(string) string{
	"lc": strings.ToLower, "uc": strings.ToUpper, "pc": proper, "tr": plain,
}

// proper begins each word with a capital letter; the others become small.
func proper(s string) string {
	inside := false
	return strings.Map(func(r rune) rune {
		was := inside
		inside = unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '_'
		if was {
			return unicode.ToLower(r)
		}
		return unicode.ToTitle(r)
	}, s)
}

// plainOf are characters that lose more than a mark in ASCII.
var plainOf = map[rune]string{
	'đ': "d", 'Đ': "D", 'ð': "d", 'Ð': "D", 'ß': "ss", 'ẞ': "SS", 'æ': "ae", 'Æ': "AE", 'œ': "oe", 'Œ': "OE",
	'ø': "o", 'Ø': "O", 'ł': "l", 'Ł': "L", 'þ': "th", 'Þ': "Th", 'ı': "i",
	'“': `"`, '”': `"`, '„': `"`, '«': `"`, '»': `"`, '‘': "'", '’': "'", '–': "-", '—': "-", '…': "...", '\u00a0': " ",
}

// plain is s in ASCII: Lạng Sơn becomes Lang Son. What has no like there is
// shown as a low line, since a text must not lose characters unseen.
func plain(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch p, ok := plainOf[r]; {
		case r < 0x80:
			b.WriteRune(r)
		case ok:
			b.WriteString(p)
		case unicode.Is(unicode.Mn, r):
		default:
			b.WriteByte('_')
		}
	}
	return b.String()
}
