package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// An entry is a code as it is looked for.
type entry struct {
	code     string
	folded   string // the code, folded
	words    string // " le thi mau": the text, folded, each word after a space
	initials string // "ltm"
}

// indexOf makes the index of sources, the first of which counts.
func indexOf(sources []Source) []entry {
	var out []entry
	seen := map[string]bool{}
	for _, s := range sources {
		for code, text := range s.Codes() {
			if seen[code] {
				continue
			}
			seen[code] = true
			e := entry{code: code, folded: fold.Name(code)}
			for _, w := range strings.Fields(fold.Name(text)) {
				e.words += " " + w
				r, _ := utf8.DecodeRuneInString(w)
				e.initials += string(r)
			}
			out = append(out, e)
		}
	}
	return out
}

// Hints are up to limit codes that may be meant by what is typed after an
// opening delimiter: the end of before, the text before the caret. From is the
// byte where the delimiter stands. There are none before the second letter.
// Codes that begin like that come first, then texts whose initials or words
// do, then those that hold it anywhere.
func (c *Codes) Hints(before string, day catalog.Date, limit int) (from int, hints []catalog.CodeHint) {
	from, typed := c.opened(before)
	if typed == "" || limit <= 0 {
		return 0, nil
	}
	var best []found // in order, limit at most
	letters := fold.Prefixes(typed)
	for i := range c.index {
		f := found{entry: &c.index[i], rank: c.index[i].rank(letters)}
		if f.rank == 0 || len(best) == limit && !f.before(best[limit-1]) {
			continue
		}
		text, ok := c.Text(f.code, day)
		if !ok {
			continue
		}
		f.text = text
		at := len(best)
		for at > 0 && f.before(best[at-1]) {
			at--
		}
		best = slices.Insert(best, at, f)
		best = best[:min(len(best), limit)]
	}
	for _, f := range best {
		hints = append(hints, catalog.CodeHint{Code: f.code, Text: f.text})
	}
	return from, hints
}

// A found is an entry that may be meant.
type found struct {
	*entry
	rank int
	text string
}

// before reports whether f is offered before g.
func (f found) before(g found) bool {
	switch {
	case f.rank != g.rank:
		return f.rank < g.rank
	case len(f.code) != len(g.code):
		return len(f.code) < len(g.code)
	}
	return f.code < g.code
}

// rank says how well an entry goes with folded letters, of which one spelling
// is meant: 1 is best, 0 is not at all.
func (e entry) rank(letters []string) int {
	best := 0
	for _, s := range letters {
		rank := 0
		switch {
		case s == "":
			continue
		case e.folded == s:
			rank = 1
		case strings.HasPrefix(e.folded, s):
			rank = 2
		case strings.HasPrefix(e.initials, s):
			rank = 3
		case strings.Contains(e.words, " "+s):
			rank = 4
		case strings.Contains(e.folded, s):
			rank = 5
		case strings.Contains(e.words, s):
			rank = 6
		}
		if rank > 0 && (best == 0 || rank < best) {
			best = rank
		}
	}
	return best
}

// opened is what is typed after a delimiter that no other has closed: at least
// two letters or digits, and where the delimiter stands.
func (c *Codes) opened(before string) (from int, typed string) {
	from = strings.LastIndex(before, c.delimiter)
	if from < 0 {
		return 0, ""
	}
	typed = before[from+len(c.delimiter):]
	first, _ := utf8.DecodeRuneInString(typed)
	letters := 0
	for _, r := range typed {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
	}
	if letters < 2 || !wordRune(first) || !mayBeCode(typed) || c.closes(before[:from]) {
		return 0, ""
	}
	return from, typed
}

// closes reports whether a delimiter that follows s closes what is written
// like a code there.
func (c *Codes) closes(s string) bool {
	line := s[strings.LastIndexByte(s, '\n')+1:] + c.delimiter
	spans := codesIn(line, c.delimiter)
	return len(spans) > 0 && spans[len(spans)-1].to == len(line)
}
