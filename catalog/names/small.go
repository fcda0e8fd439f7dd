package names

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Small is a name that was all in capitals as it is written else: "HOÀNG
// VĂN NGHIỆM" is Hoàng Văn Nghiệm. ok is false for all others.
func Small(s string) (small string, ok bool) {
	if s != strings.ToUpper(s) || s == strings.ToLower(s) || !strings.Contains(s, " ") {
		return s, false
	}
	out, begin := []rune(strings.ToLower(s)), true
	for i, r := range out {
		if begin {
			out[i] = []rune(strings.ToUpper(string(r)))[0]
		}
		begin = r == ' ' || r == '-' || r == '\'' || r == '’' || r == '.'
	}
	return norm.NFC.String(string(out)), true
}
