package articles

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"cutline/catalog"
)

const slugBytes = 60

// Slug makes the name of a story's package from its headline: small ASCII
// letters and digits, hyphens, at most 60 bytes, whole words. Without a
// headline it is the date's: "story-2018-10-31". It is never empty, and no
// name Windows keeps for itself.
func Slug(headline string, date catalog.Date) string {
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(plainASCII(headline), func(r rune) bool { return r < '0' || r > '9' && r < 'a' }) {
		switch {
		case b.Len() == 0:
			b.WriteString(word[:min(len(word), slugBytes)])
		case b.Len()+1+len(word) > slugBytes:
			return b.String()
		default:
			b.WriteString("-" + word)
		}
	}
	switch s := b.String(); {
	case s == "" && date.IsZero():
		return "story"
	case s == "":
		return "story-" + date.String()
	case reserved(s):
		return "story-" + s
	default:
		return s
	}
}

// plainASCII is s in small letters without accents; what is no letter or
// digit of ASCII then is a space.
func plainASCII(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'đ' || r == 'Đ':
			return 'd'
		case unicode.Is(unicode.Mn, r):
			return -1
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		}
		return ' '
	}, norm.NFD.String(s[:min(len(s), 2048)]))
}

// reserved reports whether Windows keeps the name for a device.
func reserved(s string) bool {
	switch s {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(s) == 4 && (s[:3] == "com" || s[:3] == "lpt") && s[3] >= '0' && s[3] <= '9'
}
