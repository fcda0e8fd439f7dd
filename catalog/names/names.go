// Package names finds the people a Vietnamese or English text names, with the
// offices it gives them, and compares names and offices. It is pure: rules
// and word lists, no guessing by frequency, the same answer every time.
//
// Positions are bytes of the text given. Time is linear in its length.
package names

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Mention is one place where a text names a person.
type Mention struct {
	Name       string   // as written, its blanks made single spaces
	Honorific  string   // "đồng chí", "ông", "Đại tá"; "" if none
	Offices    []string // as written, those before the name first
	Start, End int      // bytes of the name in the text
	Former     bool     // an office is one the person held ("nguyên …")
}

const (
	window   = 8 << 10 // bytes looked at together; no mention is longer
	maxRun   = 9       // capitalised words in a row that are looked at
	maxName  = 5       // syllables of a name
	maxWords = 40      // of one office
	maxList  = 12      // offices of one mention
)

// Find lists the people text names, in order. Someone named twice is there
// twice. Places, bodies and streets that bear a person's name are not people.
func Find(text string) []Mention {
	var out []Mention
	var toks []token
	for base := 0; base < len(text); {
		piece := text[base : base+pieceEnd(text[base:])]
		toks = tokens(piece, base, toks[:0])
		f := finder{text: text, toks: toks, out: out}
		f.run()
		out = f.out
		base += len(piece)
	}
	return out
}

// pieceEnd is where to cut s so that no mention is cut: after a line or a
// sentence once the window is half full, else after a word.
func pieceEnd(s string) int {
	if len(s) <= window {
		if i := strings.IndexByte(s, '\n'); i >= 0 {
			if j := strings.Index(s, "\n\n"); j >= 0 {
				return j + 2
			}
		}
		return len(s)
	}
	head := s[:window]
	if j := strings.Index(head, "\n\n"); j >= 0 {
		return j + 2
	}
	for _, sep := range []string{"\n", ". ", "; ", " "} {
		if j := strings.LastIndex(head, sep); j >= window/2 {
			return j + len(sep)
		}
	}
	end := window
	for end > window-utf8.UTFMax && !utf8.RuneStart(s[end]) {
		end--
	}
	return end
}

// IsName reports whether s, alone, reads as a person's name: two to five
// capitalised words that begin with a surname and are no known place.
func IsName(s string) bool {
	toks := tokens(s, 0, nil)
	f := finder{text: s, toks: toks}
	n := f.runAt(0)
	return n >= 2 && n == len(toks) && n <= maxName && surnames.has(toks[0].key) && places.at(toks, 0) != n
}

// IsPlace reports whether s is the name of a province, a larger city or a
// country that this package knows.
func IsPlace(s string) bool {
	toks := tokens(s, 0, nil)
	return len(toks) > 0 && places.at(toks, 0) == len(toks)
}

type finder struct {
	text   string
	toks   []token
	out    []Mention
	plural string // the honorific of the list being read, "" outside one
}

func (f *finder) run() {
	for i := 0; i < len(f.toks); {
		if g := f.toks[i].gap; g == gapStop || g == gapDot {
			f.plural = ""
		}
		i = max(i+1, f.step(i))
	}
}

// step looks for a mention that begins at token i, and returns where to go on.
func (f *finder) step(i int) int {
	if n := plurals.at(f.toks, i); n > 0 {
		f.plural = f.plain(i+1, i+n)
		return i + n
	}
	head := f.headAt(i)
	if h := f.honorificAt(i); h > 0 && h >= head {
		return f.afterHonorific(i, i+h)
	}
	if head > 0 {
		return f.afterOffice(i, "")
	}
	return f.bare(i)
}

// afterHonorific reads "đồng chí [office] name[, offices]" from its honorific
// toks[i:j].
func (f *finder) afterHonorific(i, j int) int {
	honorific := f.honorificText(i, j)
	if j < len(f.toks) && f.headAt(j) > 0 && f.toks[j].gap == gapSpace {
		return f.afterOffice(j, honorific)
	}
	n := f.nameAt(j)
	if n == 0 {
		return j
	}
	return f.mention(j, j+n, honorific, nil)
}

// nameAt is the number of words of the name that follows an honorific at j.
func (f *finder) nameAt(j int) int {
	if j >= len(f.toks) || f.toks[j].gap != gapSpace && f.toks[j].gap != gapDot || orgPhrase(f.toks, j) > 1 {
		return 0
	}
	n := f.runAt(j)
	if n > 1 && f.toks[j].key == "khoa" {
		return 0 // "bác sĩ Khoa Nội"
	}
	return min(n, maxName)
}

// afterOffice reads "office[, office] name[, offices]" from token i.
func (f *finder) afterOffice(i int, honorific string) int {
	shared := i > 0 && (f.toks[i-1].key == "các" || f.toks[i-1].key == "hai")
	offices, j, named := f.offices(i)
	if j < len(f.toks) && named == 0 {
		if h := f.honorificAt(j); h > 0 && (f.toks[j].gap == gapSpace || f.toks[j].gap == gapComma) && f.nameAt(j+h) > 0 {
			if honorific == "" {
				honorific = f.honorificText(j, j+h)
			}
			j += h
			named = f.nameAt(j)
		}
	}
	if named == 0 {
		return j
	}
	j = f.mention(j, j+named, honorific, offices)
	for shared && j+1 < len(f.toks) { // "các Phó Chủ tịch A, B và C"
		k := j
		if f.toks[j].key == "và" {
			k++
		} else if f.toks[j].gap != gapComma {
			break
		}
		n := f.runAt(k)
		if n < 2 || n > maxName || !surnames.has(f.toks[k].key) {
			break
		}
		j = f.mention(k, k+n, "", offices)
	}
	return j
}

// bare reads a name that nothing announces.
func (f *finder) bare(i int) int {
	t := f.toks[i]
	if t.shape != capital && t.shape != capitals {
		return i + 1
	}
	n := f.runAt(i)
	if n < 2 || places.at(f.toks, i) == n || f.afterBearer(i) || f.shouted(i, i+n) || f.capitalBearer(i, n) {
		return i + max(n, 1)
	}
	k := i
	if !surnames.has(t.key) && t.gap != gapSpace && n >= 3 {
		k++ // a sentence's first word
	}
	words := i + n - k
	after, end := f.officesAfter(i + n)
	known := surnames.has(f.toks[k].key) && len(f.toks[k].key) > 1 && places.at(f.toks, k) < 2 && f.vietnamese(k, i+n)
	announced := len(after) > 0 || f.plural != "" || f.inList(i)
	switch {
	case known && (words == 3 || words == 4), known && words <= maxName && words >= 2 && announced:
	case len(after) > 0 && words <= 4 && k == i && !f.vietnamese(i, i+n) && orgPhrase(f.toks, i) == 0 && places.at(f.toks, i) == 0:
	default:
		return i + n
	}
	f.add(k, i+n, f.plural, after)
	return max(end, i+n)
}

// shouted reports whether the words toks[i:j] stand in capitals among others
// that do: in a headline, not in a name.
func (f *finder) shouted(i, j int) bool {
	return f.toks[i].shape == capitals && (i > 0 && f.toks[i-1].shape == capitals || j < len(f.toks) && f.toks[j].shape == capitals)
}

// inList reports whether token i goes on a list of names: "A và B".
func (f *finder) inList(i int) bool {
	if len(f.out) == 0 || i == 0 {
		return false
	}
	last := f.out[len(f.out)-1].End
	if w := f.toks[i-1]; w.key == "và" || w.key == "and" || w.key == "cùng" {
		return i >= 2 && f.toks[i-2].end == last
	}
	return f.toks[i].gap == gapComma && f.toks[i-1].end == last
}

// afterBearer reports whether the words before token i make what follows the
// name of a street, a school, a place.
func (f *finder) afterBearer(i int) bool {
	if i == 0 || f.toks[i].gap != gapSpace {
		return false
	}
	for n := 1; n <= 3 && n <= i; n++ {
		if bearers.at(f.toks, i-n) == n && !f.secondHalf(i-n) {
			return true
		}
	}
	return false
}

// capitalBearer reports whether the n words at i are a street or a bridge with
// a person's name, at the start of a sentence: "Đường Nguyễn Du".
func (f *finder) capitalBearer(i, n int) bool {
	switch f.toks[i].key {
	case "đường", "phố", "cầu", "chùa", "đền", "sông", "núi", "trường":
		return f.toks[i].gap != gapSpace && n >= 3 && surnames.has(f.toks[i+1].key)
	}
	return false
}

// secondHalf reports whether token i only ends another word: "trường" in
// "môi trường" bears no name.
func (f *finder) secondHalf(i int) bool {
	if i == 0 || f.toks[i].gap != gapSpace {
		return false
	}
	switch before := f.toks[i-1].key; f.toks[i].key {
	case "trường":
		return before == "môi" || before == "thị"
	case "báo":
		return before == "thông" || before == "cảnh"
	case "đường":
		return before == "cầu"
	case "động":
		return before == "lao" || before == "vận" || before == "hoạt"
	case "khu":
		return before == "quân"
	case "đảo":
		return before == "biển"
	}
	return false
}

// mention records the name toks[i:j] with the offices after it, too.
func (f *finder) mention(i, j int, honorific string, before []string) int {
	after, end := f.officesAfter(j)
	if honorific == "" {
		honorific = f.plural
	}
	f.add(i, j, honorific, append(append([]string(nil), before...), after...))
	return max(end, j)
}

func (f *finder) add(i, j int, honorific string, offices []string) {
	m := Mention{Name: f.plain(i, j), Honorific: honorific, Offices: offices,
		Start: f.toks[i].start, End: f.toks[j-1].end}
	for _, o := range offices {
		first, _, _ := strings.Cut(key(o), " ")
		m.Former = m.Former || first == "nguyên" || first == "cựu" || first == "former"
	}
	f.out = append(f.out, m)
}

// plain is the text of toks[i:j], in NFC and with single spaces.
func (f *finder) plain(i, j int) string {
	if i >= j {
		return ""
	}
	s := f.text[f.toks[i].start:f.toks[j-1].end]
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}
