package manual

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"cutline/assets"
)

// A part of a page: what stands under one of its headings, or before the
// first.
type part struct {
	heading string // "" before the first
	text    string // markdown, the heading's line included
}

// parts cuts a page at its headings.
func parts(text string) []part {
	var out []part
	cur := part{}
	end := func() {
		if strings.TrimSpace(cur.text) != "" {
			out = append(out, cur)
		}
	}
	for line := range strings.Lines(text) {
		if h, ok := strings.CutPrefix(line, "## "); ok {
			end()
			cur = part{heading: strings.TrimSpace(h)}
		}
		cur.text += line
	}
	end()
	return out
}

// A hit is a page, or the part of a page, that a search found.
type hit struct {
	page int
	part int // of the page; -1 is the page itself
	name string
}

// An entry of the index is a part with its words made comparable.
type entry struct {
	hit
	heading, text string // folded
}

// An index finds parts by words. The zero index finds nothing.
type index struct {
	pages   []hit
	entries []entry
}

func newIndex(pages []assets.ManualPage) index {
	var x index
	for i, p := range pages {
		x.pages = append(x.pages, hit{i, -1, p.Title})
		for k, s := range parts(p.Text) {
			name := p.Title
			if s.heading != "" {
				name += " › " + s.heading
			}
			x.entries = append(x.entries, entry{hit{i, k, name}, fold(name), fold(s.text)})
		}
	}
	return x
}

// find is the parts that hold all words, best first: those
// with the words as they were typed in the heading, with all words in the
// heading, with the words as they were typed in the text, others. For no words it is all pages.
func (x index) find(query string) []hit {
	words := strings.Fields(fold(query))
	if len(words) == 0 {
		return x.pages
	}
	var ranks [4][]hit
	for _, e := range x.entries {
		if r := e.rank(words); r >= 0 {
			ranks[r] = append(ranks[r], e.hit)
		}
	}
	return slices.Concat(ranks[:]...)
}

// rank is how well a part answers, 0 best; -1 when a word is missing.
func (e entry) rank(words []string) int {
	named := 0
	for _, w := range words {
		switch {
		case strings.Contains(e.heading, w):
			named++
		case !strings.Contains(e.text, w):
			return -1
		}
	}
	switch {
	case strings.Contains(e.heading, strings.Join(words, " ")):
		return 0
	case named == len(words):
		return 1
	case strings.Contains(e.text, strings.Join(words, " ")):
		return 2
	}
	return 3
}

// fold makes texts comparable: small letters without their accents.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ' || r == 'Đ':
			b.WriteRune('d')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}
