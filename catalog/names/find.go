package names

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

const (
	window   = 8 << 10 // bytes looked at together; no mention is longer
	maxRun   = 9       // capitalised words in a row that are looked at
	maxName  = 5       // syllables of a name
	maxWords = 40      // of one office
	maxList  = 12      // offices of one mention
)

// A finder reads a text from left to right, a paragraph at a time, and keeps
// what it found.
type finder struct {
	text     string
	toks     []token
	out      []Mention
	linked   []bool         // mention n follows the one before it in a list
	known    map[string]int // 1 + the last mention of a name, in small letters
	skip     []Span         // author's lines and credits
	plural   string         // the honorific of the list being read, "" outside one
	subject  int            // 1 + the mention that a line of its own names, 0 if none: whose offices follow
	apposed  bool           // offices after a name are read
	penNames int            // 1 + the last mention that was accepted as a pen name
	family   int            // the number of mentions when given names of a family were read
	lead     int            // 1 + the last mention that began a clause
	last     int            // where the last office that offices read begins
	english  bool
	tail     int // byte where what belongs to the last mention ends
}

// words are some words of the text: an office, with where it stands.
type words struct {
	text string
	at   Span
}

// find reads the whole text.
func (f *finder) find() {
	f.known = map[string]int{}
	f.skip = credits(f.text)
	for base := 0; base < len(f.text); {
		piece := f.text[base : base+pieceEnd(f.text[base:])]
		f.toks = tokens(piece, base, f.toks[:0])
		f.english = isEnglish(f.toks, f.english)
		f.paragraph()
		base += len(piece)
	}
}

func (f *finder) paragraph() {
	f.plural = ""
	for i := 0; i < len(f.toks); {
		if g := f.toks[i].gap; g == gapStop || g == gapDot {
			f.plural = ""
		}
		if end := f.skipped(f.toks[i].start); end > 0 {
			for i < len(f.toks) && f.toks[i].start < end {
				i++
			}
			continue
		}
		next := 0
		if f.english {
			next = f.stepEN(i)
		} else {
			next = f.stepVI(i)
		}
		i = max(i+1, next)
	}
}

// skipped is where the author's line or credit that holds byte at ends, or 0.
func (f *finder) skipped(at int) int {
	for len(f.skip) > 0 && f.skip[0].End <= at {
		f.skip = f.skip[1:]
	}
	if len(f.skip) > 0 && f.skip[0].Start <= at {
		return f.skip[0].End
	}
	return 0
}

// isEnglish reports whether the words are English: they have more English
// words of grammar than small words with Vietnamese letters. Where both are
// missing, the paragraph before decides.
func isEnglish(toks []token, before bool) bool {
	en, vi := 0, 0
	for _, t := range toks {
		if t.shape != small {
			continue
		}
		if grammarEN.has(t.key) {
			en++
		} else if strings.IndexFunc(t.key, func(r rune) bool { return r >= 0xC0 }) >= 0 {
			vi++
		}
	}
	if en == 0 && vi == 0 {
		return before
	}
	return en > vi
}

// inList reports whether token i goes on a list of names: "A, B và C".
func (f *finder) inList(i int) bool {
	if len(f.out) == 0 || i == 0 {
		return false
	}
	if listWords.has(f.toks[i-1].key) && f.toks[i].gap == gapSpace {
		i--
		if i == 0 {
			return false
		}
	}
	g := f.toks[i].gap
	return f.toks[i-1].end == f.tail && (g == gapComma || g == gapSpace && listWords.has(f.toks[i].key) || g == gapDash || g == gapClose)
}

// add records the name toks[i:j], whose honorific, if it has one, begins at
// token from.
func (f *finder) add(from, i, j int, honorific string, offices []words) {
	end := f.toks[j-1].end
	if f.toks[j-1].possessive {
		end = strings.LastIndexAny(f.text[:end], "'’")
	}
	m := Mention{Name: clean(f.text[f.toks[i].start:end]), Honorific: honorific, Start: f.toks[i].start, End: end}
	if n, at := f.aliasAfter(j); n > 0 {
		m.Also = []string{f.plain(at, at+n)}
	}
	f.linked = append(f.linked, f.inList(from))
	f.out = append(f.out, m)
	f.tail = f.toks[f.afterBracket(j)-1].end
	if i == 0 || f.toks[from].gap != gapSpace {
		f.lead = len(f.out)
	}
	f.known[strings.ToLower(m.Name)] = len(f.out)
	for _, o := range offices {
		f.give(len(f.out)-1, o)
	}
}

// aliasAfter finds another name of the person whose name ended before j: ", tức
// Ba Kẽm", "(còn gọi là Bảy Lúa)". It has n words from token at.
func (f *finder) aliasAfter(j int) (n, at int) {
	if j >= len(f.toks) || f.toks[j].gap != gapComma && f.toks[j].gap != gapOpen && f.toks[j].gap != gapSpace {
		return 0, 0
	}
	a := aliases.at(f.toks, j)
	if a == 0 {
		return 0, 0
	}
	for n < 4 && j+a+n < len(f.toks) && f.toks[j+a+n].shape == capital && (n == 0 || f.toks[j+a+n].gap == gapSpace) {
		n++
	}
	return n, j + a
}

// bracketed reports whether the n words at i, alone in brackets behind a name,
// are that name written otherwise: "Vi Thao Lực (Wei Taoli)".
func (f *finder) bracketed(i, n int) bool {
	if len(f.out) == 0 || i == 0 || f.toks[i].gap != gapOpen || f.toks[i-1].end != f.out[len(f.out)-1].End {
		return false
	}
	return i+n >= len(f.toks) || strings.HasPrefix(f.text[f.toks[i+n-1].end:f.toks[i+n].start], ")")
}

// give adds an office to mention n.
func (f *finder) give(n int, office words) {
	m := &f.out[n]
	if len(m.Offices) >= maxList {
		return
	}
	m.Offices = append(m.Offices, office.text)
	m.OfficesAt = append(m.OfficesAt, office.at)
	first, _, _ := strings.Cut(key(office.text), " ")
	m.Former = m.Former || first == "nguyên" || first == "cựu" || first == "former"
}

// share gives an office that several hold to those before mention n in its
// list who have none: "A và B, Phó Chủ tịch UBND tỉnh".
func (f *finder) share(n int, office words) {
	for ; n > 0 && f.linked[n] && len(f.out[n-1].Offices) == 0; n-- {
		f.give(n-1, office)
	}
}

// afterBracket is the token after a bracket that stands at k, at most a few
// words long, or k: "(bìa trái)", "(SN 1980, trú tại phường Cửa Nam)".
func (f *finder) afterBracket(k int) int {
	if k >= len(f.toks) || f.toks[k].gap != gapOpen {
		return k
	}
	for n := k + 1; n < len(f.toks) && n < k+24; n++ {
		switch between := f.text[f.toks[n-1].end:f.toks[n].start]; {
		case strings.ContainsRune(between, ')'):
			return n
		case strings.ContainsAny(between, "(\n"):
			return k
		}
	}
	return k
}

// words are toks[i:j], with where they stand.
func (f *finder) words(i, j int) words {
	if i >= j {
		return words{}
	}
	return words{f.plain(i, j), Span{f.toks[i].start, f.toks[j-1].end}}
}

// plain is the text of toks[i:j], in NFC and with single spaces.
func (f *finder) plain(i, j int) string {
	if i >= j {
		return ""
	}
	return clean(f.text[f.toks[i].start:f.toks[j-1].end])
}

func clean(s string) string { return norm.NFC.String(strings.Join(strings.Fields(s), " ")) }
