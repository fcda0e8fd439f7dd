// Package diff holds two texts against each other, word by word: what was
// taken out, what was put in. It is for captions and paragraphs; two texts
// that are very long are told apart only at their ends.
//
// A word is a run of letters, marks and digits, however its accents are
// encoded; each other character is a token of its own, and so is each run of
// white space.
package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
	"golang.org/x/text/unicode/norm"

	"cutline/catalog"
)

// maxTokens of both texts together are compared token by token; the time
// grows with the product of what differs, and so it must end somewhere.
const maxTokens = 6000

// Words are the spans of was and now. A word whose accents only are encoded
// another way counts as the same; the span then holds it as in now.
func Words(was, now string) []catalog.Span {
	a, b := tokens(was), tokens(now)
	var c coder
	x, y := c.encode(a), c.encode(b)
	head := 0
	for head < min(len(x), len(y)) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < min(len(x), len(y))-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	var m maker
	m.add(catalog.SpanSame, b[:head])
	m.middle(a[head:len(a)-tail], b[head:len(b)-tail])
	m.add(catalog.SpanSame, b[len(b)-tail:])
	return m.spans()
}

// tokens cuts s into words, runs of white space and single characters.
func tokens(s string) []string {
	var out []string
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if k := kind(r); k != other {
			for n < len(s) {
				next, size := utf8.DecodeRuneInString(s[n:])
				if kind(next) != k {
					break
				}
				n += size
			}
		}
		out = append(out, s[:n])
		s = s[n:]
	}
	return out
}

// What a character is part of.
const (
	other = iota
	word
	space
)

func kind(r rune) int {
	switch {
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
		return word
	case unicode.IsSpace(r):
		return space
	}
	return other
}

// A coder gives each token a character of its own, so that a diff of
// characters is one of tokens.
type coder struct{ seen map[string]rune }

func (c *coder) encode(tokens []string) []rune {
	if c.seen == nil {
		c.seen = map[string]rune{}
	}
	out := make([]rune, len(tokens))
	for i, t := range tokens {
		t = norm.NFC.String(t)
		r, ok := c.seen[t]
		if !ok {
			if r = rune(len(c.seen)) + 1; r >= 0xD800 {
				r += 0x800 // past the surrogates, which are no characters
			}
			c.seen[t] = r
		}
		out[i] = r
	}
	return out
}

// A maker puts spans together from runs of tokens.
type maker struct{ runs []run }

type run struct {
	op     catalog.SpanOp
	tokens []string
}

func (m *maker) add(op catalog.SpanOp, tokens []string) {
	if len(tokens) > 0 {
		m.runs = append(m.runs, run{op, tokens})
	}
}

// middle compares what is between the equal ends of two texts.
func (m *maker) middle(a, b []string) {
	if len(a)+len(b) > maxTokens || len(a) == 0 || len(b) == 0 {
		m.add(catalog.SpanRemoved, a)
		m.add(catalog.SpanAdded, b)
		return
	}
	var c coder // anew: so few tokens all get characters
	x, y := c.encode(a), c.encode(b)
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // maxTokens bounds it, and the same texts give the same spans
	for _, e := range d.DiffMainRunes(x, y, false) {
		n := utf8.RuneCountInString(e.Text)
		switch e.Type {
		case diffmatchpatch.DiffEqual:
			m.add(catalog.SpanSame, b[:n])
			a, b = a[n:], b[n:]
		case diffmatchpatch.DiffDelete:
			m.add(catalog.SpanRemoved, a[:n])
			a = a[n:]
		case diffmatchpatch.DiffInsert:
			m.add(catalog.SpanAdded, b[:n])
			b = b[n:]
		}
	}
}

// spans joins the runs. White space alone between two changes belongs to
// both: "a b" that became "c d" is one change, not two.
func (m *maker) spans() []catalog.Span {
	var out []catalog.Span
	var removed, added strings.Builder
	flush := func() {
		if removed.Len() > 0 {
			out = append(out, catalog.Span{Op: catalog.SpanRemoved, Text: removed.String()})
		}
		if added.Len() > 0 {
			out = append(out, catalog.Span{Op: catalog.SpanAdded, Text: added.String()})
		}
		removed.Reset()
		added.Reset()
	}
	for i, r := range m.runs {
		text := strings.Join(r.tokens, "")
		switch {
		case r.op == catalog.SpanRemoved:
			removed.WriteString(text)
		case r.op == catalog.SpanAdded:
			added.WriteString(text)
		case removed.Len() > 0 && added.Len() > 0 && i+1 < len(m.runs) && strings.TrimSpace(text) == "" && m.replaces(i+1):
			removed.WriteString(text)
			added.WriteString(text)
		default:
			flush()
			if n := len(out) - 1; n >= 0 && out[n].Op == catalog.SpanSame {
				out[n].Text += text
			} else {
				out = append(out, catalog.Span{Op: catalog.SpanSame, Text: text})
			}
		}
	}
	flush()
	return out
}

// replaces reports whether words are both taken out and put in from run i on.
func (m *maker) replaces(i int) bool {
	removed, added := false, false
	for ; i < len(m.runs) && m.runs[i].op != catalog.SpanSame; i++ {
		removed = removed || m.runs[i].op == catalog.SpanRemoved
		added = added || m.runs[i].op == catalog.SpanAdded
	}
	return removed && added
}
