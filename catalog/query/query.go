// Package query reads the search language into a catalog.Query.
//
// Words are joined by AND; "…" is a phrase, -word a word that must not be
// there, | means one of two, parentheses group, field:value asks one field
// (field:"two words" or field:(two words) a phrase in it), and field:="two
// words" asks whether these are all that it holds, or all of one item of a
// list. Dates and numbers compare as 3, >=3, >3, <=3, <3 and 1..3. The last word is the beginning of a word while it is
// being typed: unless a space or a quote ends it, or a - stands before it. A
// phrase whose quote is not closed is treated so too.
//
// Every text is a search. What cannot be read as an operator is searched as
// words or, when it holds no letter and no digit, left out; a note says so.
package query

import (
	"slices"
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// What a search may hold at most; the rest is left out with a note.
const (
	maxBytes = 16 << 10
	maxTerms = 200 // words and comparisons
	maxDepth = 32  // parentheses in parentheses
	maxNotes = 20
)

// Parse reads a search. now says what today is, by its own zone.
func Parse(s string, now time.Time) (catalog.Query, []catalog.QueryNote) {
	s = strings.ToValidUTF8(s, " ")
	p := &parser{now: now}
	if len(s) > maxBytes {
		s = strings.ToValidUTF8(s[:maxBytes], "")
	}
	p.tokens = scan(s)
	var all []catalog.Query
	for p.at < len(p.tokens) {
		if q, ok := p.or(0); ok {
			all = append(all, q)
		}
		if p.at < len(p.tokens) { // a ")" that closes nothing
			p.note("syntax", p.tokens[p.at].text)
			p.at++
		}
	}
	q, ok := join(catalog.QueryAnd, all)
	if !ok {
		q = catalog.Query{}
	}
	return q, p.notes.list
}

// Term is a term that asks whether value is all that a field of text holds.
// It may stand in any search.
func Term(field, value string) string {
	return field + `:="` + strings.Map(func(r rune) rune {
		if isQuote(r) {
			return ' '
		}
		return r
	}, value) + `"`
}

type parser struct {
	tokens []token
	at     int
	now    time.Time
	terms  int
	notes  notes
}

func (p *parser) note(code, word string) { p.notes.add(code, word) }

// notes are what is said of a search, each once.
type notes struct{ list []catalog.QueryNote }

func (n *notes) add(code, word string) {
	note := catalog.QueryNote{Code: code, Word: word}
	if len(n.list) < maxNotes && !slices.Contains(n.list, note) {
		n.list = append(n.list, note)
	}
}

func (p *parser) peek() kind {
	if p.at == len(p.tokens) {
		return end
	}
	return p.tokens[p.at].kind
}

// or reads a | b | c; ok is false when nothing in it can be searched.
func (p *parser) or(depth int) (catalog.Query, bool) {
	var parts []catalog.Query
	for {
		q, ok := p.and(depth)
		if ok {
			parts = append(parts, q)
		}
		if p.peek() != bar {
			return join(catalog.QueryOr, parts)
		}
		p.at++
		if next := p.peek(); !ok || next == end || next == bar || next == shut {
			p.note("syntax", "|")
		}
	}
}

func (p *parser) and(depth int) (catalog.Query, bool) {
	var parts []catalog.Query
	for {
		switch p.peek() {
		case end, bar, shut:
			return join(catalog.QueryAnd, parts)
		}
		if q, ok := p.one(depth); ok {
			parts = append(parts, q)
		}
	}
}

// one reads a term, a group, or one of these after a minus.
func (p *parser) one(depth int) (catalog.Query, bool) {
	t := p.tokens[p.at]
	p.at++
	switch t.kind {
	case minus:
		switch p.peek() {
		case end, bar, shut:
			p.note("syntax", t.text)
			return catalog.Query{}, false
		}
		p.tokens[p.at].negated = true
		q, ok := p.one(depth)
		return catalog.Query{Op: catalog.QueryNot, Nodes: []catalog.Query{q}}, ok
	case open:
		return p.group(t, depth)
	case lone:
		p.note("syntax", t.text)
		return catalog.Query{}, false
	}
	return p.term(t)
}

func (p *parser) group(t token, depth int) (catalog.Query, bool) {
	if depth == maxDepth {
		p.note("syntax", t.text)
		return catalog.Query{}, false
	}
	q, ok := p.or(depth + 1)
	if p.peek() != shut {
		p.note("syntax", t.text)
		return q, ok
	}
	p.at++
	if !ok {
		p.note("syntax", "()")
	}
	return q, ok
}

// term reads a word, a phrase or field:value.
func (p *parser) term(t token) (catalog.Query, bool) {
	if p.terms++; p.terms > maxTerms {
		p.note("syntax", t.text)
		return catalog.Query{}, false
	}
	if t.field == "" {
		return p.text("", t)
	}
	field := strings.ToLower(t.field)
	read, ok := fields[field]
	switch {
	case !ok:
		if isName(t.field) {
			p.note("field", t.field)
		}
		t.text, t.whole = t.field+":"+t.text, false
		return p.text("", t)
	case t.text == "":
		p.note("syntax", t.field+map[bool]string{false: ":", true: ":="}[t.whole])
		return catalog.Query{}, false
	case read == nil:
		return p.text(field, t)
	case field == "date" && strings.EqualFold(t.text, "none"):
		known := catalog.Query{Op: catalog.QueryCmp, Field: field, Low: "0001-01-01"}
		return catalog.Query{Op: catalog.QueryNot, Nodes: []catalog.Query{known}}, true
	}
	// A field that compares takes = for itself.
	if low, high, ok := read(strings.ToLower(t.text), p.now); ok {
		return catalog.Query{Op: catalog.QueryCmp, Field: field, Low: low, High: high}, true
	}
	p.note("value", t.text)
	t.whole = false
	return p.text("", t)
}

// text searches what was typed, in one field or anywhere.
func (p *parser) text(field string, t token) (catalog.Query, bool) {
	words := fold.Words(t.text)
	var forms []catalog.Query
	add := func(words []string, prefix bool) {
		if len(words) > maxTerms {
			words, prefix = words[:maxTerms], false
		}
		same := func(q catalog.Query) bool { return slices.Equal(q.Words, words) }
		if len(words) > 0 && !slices.ContainsFunc(forms, same) {
			forms = append(forms, catalog.Query{Op: catalog.QueryText, Field: field, Words: words, Exact: t.text, Prefix: prefix, Whole: t.whole})
		}
	}
	_, number := catalog.ParseCollectionID(t.text)
	if t.unfinished && !t.negated && !t.whole && (!number || field != "collection") {
		for _, w := range prefixes(t.text) {
			add(strings.Fields(w), true)
		}
	}
	add(words, false)
	q, ok := join(catalog.QueryOr, forms)
	if !ok {
		p.note("syntax", t.text)
	}
	return q, ok
}

// prefixes are the folded texts that s, whose last word is unfinished, may begin.
func prefixes(s string) []string {
	i := strings.LastIndexAny(s, " \t\n") + 1
	var out []string
	for _, w := range fold.Prefixes(s[i:]) {
		out = append(out, fold.Text(s[:i])+" "+w)
	}
	return out
}

// join makes one node of several; ok is false when there is none.
func join(op catalog.QueryOp, parts []catalog.Query) (catalog.Query, bool) {
	switch len(parts) {
	case 0:
		return catalog.Query{}, false
	case 1:
		return parts[0], true
	}
	return catalog.Query{Op: op, Nodes: parts}, true
}

// isName reports whether s looks like the name of a field.
func isName(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '_' {
			return false
		}
	}
	return s != ""
}
