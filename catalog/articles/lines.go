package articles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A block is a run of lines that belong together.
type block struct {
	lines   []string // normal: NFC, single spaces, trimmed, not empty
	gap     int      // empty lines before it
	wide    int      // the usual number of empty lines between blocks of this text
	wrapped bool     // of a text whose paragraphs are broken into lines
	first   bool     // the text begins with it
}

func (b block) text() string { return strings.Join(b.lines, " ") }

const longLine = 120 // characters: no caption's line, but a paragraph's

// read cuts text into blocks.
func read(text string) []block {
	groups := groupLines(text)
	wrapped := isWrapped(groups)
	sparse := len(groups) > 0 && isSparse(groups)
	var out []block
	for _, g := range groups {
		out = append(out, split(g, wrapped, sparse)...)
	}
	wide := usualGap(out)
	for i := range out {
		out[i].wide, out[i].wrapped = wide, wrapped
	}
	return out
}

func groupLines(text string) []block {
	var out []block
	gap, open := 0, false
	for line := range strings.SplitSeq(text, "\n") {
		line = normal(line)
		if line == "" {
			gap++
			open = false
			continue
		}
		if !open {
			out = append(out, block{gap: gap, first: len(out) == 0})
			gap, open = 0, true
		}
		last := &out[len(out)-1]
		last.lines = append(last.lines, line)
	}
	return out
}

// normal is s in NFC, each run of white space one space, without what is not
// seen.
func normal(s string) string {
	if plain(s) {
		return norm.NFC.String(s)
	}
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\ufeff', '\u200b', '\u200c', '\u200d', '\u2060', '\u00ad':
			return -1
		}
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}

// plain reports whether s has no white space but single spaces inside and
// nothing unseen; it may say no where that is so.
func plain(s string) bool {
	before := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c == 0x7F || c == 0xC2 || c == 0xE3 || c == 0xEF || c == ' ' && before == ' ' || before == 0xE2 && c <= 0x81 || before == 0xE1 && (c == 0x9A || c == 0xA0) {
			return false
		}
		before = c
	}
	return before != ' '
}

// isWrapped reports whether the paragraphs of a text are broken into lines of
// one width: most of its long groups are.
func isWrapped(groups []block) bool {
	long, broken := 0, 0
	for _, g := range groups {
		size, widest := 0, 0
		for _, l := range g.lines {
			n := utf8.RuneCountInString(l)
			size += n
			widest = max(widest, n)
		}
		if size > 250 {
			long++
			broken += count(len(g.lines) > 2 && widest <= longLine)
		}
	}
	return broken*2 > long
}

// isSparse reports whether a text does without empty lines.
func isSparse(groups []block) bool {
	lines := 0
	for _, g := range groups {
		lines += len(g.lines)
	}
	return lines >= 4*len(groups)
}

// split parts a group where its lines are clearly more than one thing.
func split(g block, wrapped, sparse bool) []block {
	if len(g.lines) == 1 {
		return []block{g}
	}
	var out []block
	cur := block{gap: g.gap}
	cut := func() {
		if len(cur.lines) > 0 {
			out = append(out, cur)
		}
		cur = block{}
	}
	for i, l := range g.lines {
		long := !wrapped && utf8.RuneCountInString(l) > longLine
		own := isPageDate(l) || i == len(g.lines)-1 && isByline(l) && !isCreditLine(l) && ended(g.lines[i-1]) || isLabelled(l) || g.first && i == 0 && isKicker(l)
		if long || own || dateSign(l) {
			cut()
		}
		cur.lines = append(cur.lines, l)
		_, credit, _ := cutCredit(l)
		if long || own || credit != "" || sparse && !wrapped && ended(l) {
			cut()
		}
	}
	cut()
	return out
}

func usualGap(blocks []block) int {
	var counts [4]int
	for _, b := range blocks[min(1, len(blocks)):] {
		counts[min(b.gap, 3)]++
	}
	best := 1
	for g, n := range counts {
		if n > counts[best] {
			best = g
		}
	}
	return best
}

// ended reports whether s ends as a sentence does.
func ended(s string) bool {
	s = strings.TrimRight(s, "”\"'’»)")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;", r)
}

func wordCount(s string) int { return strings.Count(s, " ") + 1 }
