package sheet

import "strings"

// formulas are the characters that make a spreadsheet take a cell for a
// formula, or a cell that is imported again.
const formulas = "=+-@\t\r\n＝＋－＠"

// Defuse puts an apostrophe before a text that a spreadsheet would take for a
// formula, and before one that Armed would take an apostrophe from.
func Defuse(s string) string {
	if armable(s) {
		return "'" + s
	}
	return s
}

// Armed is the reverse of Defuse. What a person typed without the apostrophe
// stays as it is.
func Armed(s string) string {
	if strings.HasPrefix(s, "'") && armable(s) {
		return s[1:]
	}
	return s
}

// armable reports whether s is dangerous but for apostrophes before it.
func armable(s string) bool {
	s = strings.TrimLeft(s, "'")
	return s != "" && strings.ContainsRune(formulas, []rune(s)[0])
}

// Join is a list as one text, which Split reads.
func Join(items []string) string {
	out := make([]string, len(items))
	for i, s := range items {
		if s == "" || strings.ContainsAny(s, ";\"\r\n") || strings.TrimSpace(s) != s {
			s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
		}
		out[i] = s
	}
	return strings.Join(out, "; ")
}

// Split are the items of a list: parted by semicolons or line ends, but
// not inside of double quotes. A quote that nobody closes is a quote.
func Split(s string) []string {
	var out []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		item, rest, ok := quoted(s)
		if !ok {
			end := strings.IndexAny(s, ";\n")
			if end < 0 {
				end = len(s)
			}
			item, rest = strings.TrimSpace(s[:end]), s[end:]
		}
		if item != "" {
			out = append(out, item)
		}
		if rest != "" {
			rest = rest[1:] // the separator
		}
		s = rest
	}
	return out
}

// quoted is the item that s begins with, in quotes, and what follows it; ok is
// false if s begins with none.
func quoted(s string) (item, rest string, ok bool) {
	if !strings.HasPrefix(s, `"`) {
		return "", "", false
	}
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] != '"':
			b.WriteByte(s[i])
		case strings.HasPrefix(s[i:], `""`):
			b.WriteByte('"')
			i++
		default:
			rest = strings.TrimLeft(s[i+1:], " \t\r")
			return b.String(), rest, rest == "" || rest[0] == ';' || rest[0] == '\n'
		}
	}
	return "", "", false
}
