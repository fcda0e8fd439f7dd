package names

import (
	"strings"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// People merges the mentions of texts into people, in order of first mention,
// each office once and in its longest form. A given name alone ("ông Hải")
// belongs to the last person before it who has it.
func People(texts ...string) []catalog.Named {
	var m merger
	m.byName = map[string]int{}
	m.byGiven = map[string]int{}
	for _, text := range texts {
		for _, mention := range Find(text) {
			m.add(mention)
		}
	}
	return m.people
}

type merger struct {
	people  []catalog.Named
	byName  map[string]int
	byGiven map[string]int // the last syllable of a name, folded not at all
}

func (m *merger) add(x Mention) {
	words := strings.Fields(x.Name)
	name := strings.ToLower(x.Name)
	given := strings.ToLower(words[len(words)-1])
	i, ok := m.byName[name]
	if !ok && len(words) == 1 {
		i, ok = m.byGiven[given]
	}
	if !ok {
		i = len(m.people)
		m.people = append(m.people, catalog.Named{Name: x.Name})
	}
	m.byName[name] = i
	m.byGiven[given] = i
	p := &m.people[i]
	if p.Honorific == "" {
		p.Honorific = x.Honorific
	}
	for _, o := range x.Offices {
		p.Offices = addOffice(p.Offices, o)
	}
}

// addOffice keeps each office once, in its longest form.
func addOffice(list []string, office string) []string {
	if len(list) >= 4*maxList {
		return list
	}
	for i, have := range list {
		switch {
		case ShortOf(office, have):
			return list
		case ShortOf(have, office), SameOffice(have, office):
			list[i] = office
			return list
		}
	}
	return append(list, office)
}

// ShortOf reports whether short names an office that long names, too, as
// fully or more: "Phó Bí thư Tỉnh ủy" is short for "Phó Bí thư Thường trực
// Tỉnh ủy Hà Nam", and for a list of offices that has it. Each office is short
// of itself. With several offices in short, long must have all of them.
func ShortOf(short, long string) bool {
	if fold.Text(short) == "" {
		return false
	}
	if oneShort(officeWords(short), officeWords(long)) {
		return true
	}
	for s := range strings.SplitSeq(short, ",") {
		w := officeWords(s)
		found := len(w) > 0 && oneShort(w, officeWords(long))
		for l := range strings.SplitSeq(long, ",") {
			found = found || len(w) > 0 && oneShort(w, officeWords(l))
		}
		if !found {
			return false
		}
	}
	return true
}

// SameOffice reports whether a and b can be one office written twice: one is
// short for the other, or they differ by the words "tỉnh", "huyện" alone.
func SameOffice(a, b string) bool {
	if ShortOf(a, b) || ShortOf(b, a) {
		return true
	}
	x, y := withoutPlaceWords(officeWords(a)), withoutPlaceWords(officeWords(b))
	return len(x) > 0 && len(y) > 0 && (oneShort(x, y) || oneShort(y, x))
}

// officeWords are the words that tell offices apart.
func officeWords(s string) []string {
	words := fold.Words(s)
	for i := 0; i < len(words); i++ {
		switch {
		case words[i] == "tw":
			words = append(words[:i], append([]string{"trung", "uong"}, words[i+1:]...)...)
		case words[i] == "q":
			words[i] = "quyen"
		case words[i] == "the" && i > 0:
			words = append(words[:i], words[i+1:]...)
			i--
		}
	}
	return words
}

// oneShort reports whether long begins with the words of short, or would if
// "thường trực" and the like, and a body's "ban", were left out of it.
func oneShort(short, long []string) bool {
	i := 0
	for j := 0; i < len(short); j++ {
		if j >= len(long) {
			return false
		}
		if short[i] == long[j] {
			i++
			continue
		}
		n := skippable(long[j:])
		if n == 0 {
			return false
		}
		j += n - 1
	}
	return true
}

// skippable is the number of words at the start of w that short forms drop.
func skippable(w []string) int {
	for _, phrase := range [][]string{{"thuong", "truc"}, {"uy", "ban", "nhan", "dan"}, {"thu", "nhat"}, {"standing"}, {"permanent"}} {
		if len(w) > len(phrase) && strings.Join(w[:len(phrase)], " ") == strings.Join(phrase, " ") {
			return len(phrase)
		}
	}
	return 0
}

func withoutPlaceWords(words []string) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		switch w := words[i]; {
		case i == 0:
			out = append(out, w)
		case w == "tinh" && !(i+1 < len(words) && words[i+1] == "ui" || i+1 < len(words) && words[i+1] == "uy"):
		case w == "huyen" && !(i+1 < len(words) && words[i+1] == "uy"), w == "quan" && i+1 < len(words) && words[i+1] != "uy" && words[i+1] != "ly" && words[i+1] != "li" && words[i+1] != "doi" && words[i+1] != "su":
		case w == "thanh" && i+1 < len(words) && words[i+1] == "pho", w == "thi" && i+1 < len(words) && (words[i+1] == "xa" || words[i+1] == "tran"):
			i++
		default:
			out = append(out, w)
		}
	}
	return out
}

// A Likeness says how two names compare.
type Likeness int

const (
	Different Likeness = iota
	Spelled            // the same person's, it seems, but spelled otherwise
	Exact
)

// Match compares two names. They are spelled otherwise when they differ in
// accents alone, or in one letter of one syllable of three and more.
func Match(a, b string) Likeness {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	for _, words := range [][]string{x, y} {
		for i := range words {
			words[i] = key(words[i])
		}
	}
	if len(x) == 0 || len(x) != len(y) {
		if len(x) > 0 && len(y) > 0 && fold.Name(strings.Join(x, "")) == fold.Name(strings.Join(y, "")) {
			return Spelled // "Đắk Lắk", "Đắklắk"
		}
		return Different
	}
	differing, letters := 0, 0
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		differing++
		letters += distance(fold.Name(x[i]), fold.Name(y[i]))
	}
	switch {
	case differing == 0:
		return Exact
	case differing == 1 && letters == 0:
		return Spelled
	case letters == 0 && (asciiOnly(x) || asciiOnly(y)):
		return Spelled // one of them has no accents at all
	case letters == 0 && 2*differing <= len(x)+1:
		return Spelled
	case differing == 1 && letters == 1 && len(x) >= 3:
		return Spelled
	}
	return Different
}

func asciiOnly(words []string) bool {
	for _, w := range words {
		for i := 0; i < len(w); i++ {
			if w[i] >= 0x80 {
				return false
			}
		}
	}
	return true
}

// distance is the number of letters to change, add, leave out or swap with
// their neighbour between two short words; 9 for long ones.
func distance(a, b string) int {
	if a == b {
		return 0
	}
	if len(a) > 32 || len(b) > 32 {
		return 9
	}
	rows := [3][33]int{}
	for j := range len(b) + 1 {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur, prev, before := &rows[(i+1)%3], &rows[i%3], &rows[(i+2)%3]
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := btoi(a[i-1] != b[j-1])
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
		}
	}
	return rows[(len(a)+1)%3][len(b)]
}
