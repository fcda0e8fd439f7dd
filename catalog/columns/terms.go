package columns

import (
	"strings"

	"cutline/catalog"
)

// Common words are on so many photos that asking the full text for them takes
// longer than a person waits between two keys. The table keeps the photos of
// some, a bit each, and is told when the words of a photo change.

// MostTerms is how many terms a table keeps, and CommonOne in how many photos
// a term must be to be worth it: one in so many.
const (
	MostTerms = 200
	CommonOne = 24
)

// PrefixSign ends a term that stands for all words that begin with it.
const PrefixSign = "*"

// Term is the photos that have a word, or a word that begins so ("th*"), if
// the table keeps them. It may be read while the table is shared.
func (t *Table) Term(term string) (Set, bool) {
	s, ok := t.terms[term]
	return s, ok
}

// Terms is how many terms are kept.
func (t *Table) Terms() int { return len(t.terms) }

// Keep keeps the photos of a term, unless there are too few of them, or too
// many terms.
func (t *Table) Keep(term string, s Set) {
	if len(t.terms) >= MostTerms || s.Count()*CommonOne < t.Len() {
		return
	}
	if t.terms == nil {
		t.terms = map[string]Set{}
	}
	t.terms[term] = s
}

// Reword says what words a photo has now.
func (t *Table) Reword(id catalog.PhotoID, words []string) {
	if len(t.terms) == 0 {
		return
	}
	has := make(map[string]bool, len(words))
	for _, w := range words {
		has[w] = true
	}
	for term, s := range t.terms {
		in := has[term]
		if prefix, ok := strings.CutSuffix(term, PrefixSign); ok {
			for w := range has {
				in = in || strings.HasPrefix(w, prefix)
			}
		}
		if int(id>>6) >= len(s) {
			s = longer(s, int(id>>6)+1)
			t.terms[term] = s
		}
		if s.Add(id); !in {
			s[id>>6] &^= 1 << (id & 63)
		}
	}
}

// Forget drops all terms: too much was changed.
func (t *Table) Forget() { t.terms = nil }
