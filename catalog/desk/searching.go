package desk

import (
	"cutline/catalog"
	"cutline/catalog/fold"
	"cutline/catalog/query"
)

// Terms are the parts of a search that photos must all match.
func Terms(search string) []catalog.Term { return query.Terms(search) }

// Term is a term that asks whether value is all that a field of text holds.
func Term(field, value string) string { return query.Term(field, value) }

// PutTerms is a search with these terms in place of those of a field that it
// has (field "": in place of none); all: photos must match all of them, else
// any.
func PutTerms(search, field string, all bool, terms ...string) string {
	return query.Put(search, field, all, terms...)
}

// WithoutTerm is a search without one of its terms, as it stands there.
func WithoutTerm(search, term string) string { return query.Without(search, term) }

// Fold is a text as searches compare it: lower case, without accents.
func Fold(text string) string { return fold.Name(text) }
