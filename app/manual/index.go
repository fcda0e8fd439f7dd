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

// find is the parts that hold all words, those first that have one in their
// heading; for no words, all pages.
func (x index) find(query string) []hit {
	words := strings.Fields(fold(query))
	if len(words) == 0 {
		return x.pages
	}
	var named, others []hit
	for _, e := range x.entries {
		missing := func(w string) bool { return !strings.Contains(e.text, w) && !strings.Contains(e.heading, w) }
		if slices.ContainsFunc(words, missing) {
			continue
		}
		if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(e.heading, w) }) {
			named = append(named, e.hit)
		} else {
			others = append(others, e.hit)
		}
	}
	return append(named, others...)
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
