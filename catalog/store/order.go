package store

import (
	"context"
	"strings"
	"unicode"

	"cutline/catalog"

	"golang.org/x/text/unicode/norm"
)

// bestOf is how many of the newest photos found are put in order of exactness.
const bestOf = 2000

// best puts photos that have the words with just the accents typed first;
// among the rest, and within both, the newest first.
func (s *Store) best(ctx context.Context, q catalog.Query, ids []catalog.PhotoID, limit int) ([]catalog.PhotoID, error) {
	typed := exacts(q, nil)
	var first, second []catalog.PhotoID
	for len(ids) > 0 && len(typed) > 0 && len(first)+len(second) < bestOf && (limit <= 0 || len(first) < limit) {
		part := ids[:min(len(ids), 500)]
		ids = ids[len(part):]
		found, err := load(ctx, s.db.Read, part)
		if err != nil {
			return nil, err
		}
		for _, id := range part {
			if p := found[id]; p != nil && hasAll(&p.Photo, typed) {
				first = append(first, id)
			} else {
				second = append(second, id)
			}
		}
	}
	return append(append(first, second...), ids...), nil
}

// exacts are the words as typed that a found photo has in some form.
func exacts(q catalog.Query, into []string) []string {
	switch {
	case q.Op == catalog.QueryText && q.Exact != "":
		return append(into, plain(q.Exact))
	case q.Op == catalog.QueryAnd:
		for _, n := range q.Nodes {
			into = exacts(n, into)
		}
	}
	return into
}

// plain is s in NFC and lower case, its words between single spaces.
func plain(s string) string {
	return " " + strings.Join(strings.FieldsFunc(strings.ToLower(norm.NFC.String(s)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ") + " "
}

func hasAll(p *catalog.Photo, typed []string) bool {
	var b strings.Builder
	b.WriteString(p.File())
	for _, f := range catalog.Fields {
		if v := p.Caption[f.Name]; !v.IsZero() {
			b.WriteString(" | " + v.String())
		}
	}
	text := plain(b.String())
	for _, t := range typed {
		if !strings.Contains(text, strings.TrimSuffix(t, " ")) {
			return false
		}
	}
	return true
}
