package names

import (
	"slices"
	"strings"
)

// hyphened gives names their first half where that hangs on them by a hyphen:
// "Jean-Luc Picard". The words of a text are parted at hyphens, since those of
// a paper's sign ("LSO-Hoàng Văn Nghiệm") and of roads ("Ha Noi-Hai Phong")
// part indeed; a first half is one word without accents, as its name is. What
// was read of that half, an honorific or an office, is the whole name's.
func hyphened(text string, all []Mention) []Mention {
	for i := range all {
		m := &all[i]
		from := firstHalf(text, *m)
		if from < 0 {
			continue
		}
		m.Name, m.Start = text[from:m.Start]+m.Name, from
		if i > 0 && all[i-1].Start == from {
			half := &all[i-1]
			m.Honorific, m.Former = half.Honorific+m.Honorific, half.Former || m.Former
			m.Offices, m.OfficesAt = append(half.Offices, m.Offices...), append(half.OfficesAt, m.OfficesAt...)
			half.End = half.Start // it is none any more
		}
	}
	return slices.DeleteFunc(all, func(m Mention) bool { return m.End == m.Start })
}

// firstHalf is where the half of a name before its hyphen begins, -1 if there
// is none.
func firstHalf(text string, m Mention) int {
	if m.Start == 0 || text[m.Start-1] != '-' {
		return -1
	}
	from := strings.LastIndexAny(text[:m.Start], " \t\n(“\"") + 1
	half, ok := strings.CutSuffix(text[from:m.Start], "-")
	if !ok || len(half) < 2 || !plainName(half) || !plainName(strings.ReplaceAll(m.Name, " ", "")) {
		return -1
	}
	return from
}

// plainName reports whether a word is letters without accents, the first a
// capital and the second none.
func plainName(s string) bool {
	for i := range len(s) {
		c := s[i]
		lower, upper := c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z'
		if !lower && !upper || i == 0 && !upper || i == 1 && !lower {
			return false
		}
	}
	return len(s) > 1
}
