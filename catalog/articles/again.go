package articles

import (
	"cutline/catalog"
	"cutline/catalog/names"
)

// People are the people that the text of a names, its captions left out, as
// Parse finds them.
func People(a catalog.Article) []catalog.Named { return names.People(running(a)...) }

// Dateline is what opens the lead of a, as Parse reads it.
func Dateline(a catalog.Article, signs map[string]string) catalog.Dateline { return dateline(a, signs) }

// Normal is a text as Parse would have read it: NFC, each run of white space
// one space, without what is not seen.
func Normal(s string) string { return normal(s) }

// Running lists the texts of a, its captions left out.
func Running(a catalog.Article) []string { return running(a) }
