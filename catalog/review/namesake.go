package review

import (
	"slices"
	"strings"

	"cutline/catalog"
	"cutline/catalog/names"
)

// namesake: the roster has several people of a name the caption gives, and
// nothing beside it says which of them it is: neither an office that one of
// them held that day, nor the photo, which may be bound to one.
func namesake(p place) []catalog.Finding {
	if p.roster == nil {
		return nil
	}
	var day catalog.Date
	if p.known {
		day = p.photo.Captured.Day()
	}
	var out []catalog.Finding
	for _, m := range p.named {
		meant := p.roster.Meant(m.Name)
		if len(meant) < 2 || p.photo.Caption.BoundName(m.Name) != "" || len(holding(meant, m.Offices, day)) == 1 {
			continue
		}
		var who []string
		for _, x := range meant {
			who = append(who, x.Brief(day))
		}
		f := found(p.N, catalog.RuleNamesake, len(meant), m.Name, strings.Join(who, "; "))
		f.Quotes = []catalog.Quote{quote("caption", m.words), quote("roster", who[0])}
		out = append(out, f)
	}
	return out
}

// holding are those of some people who held one of the offices on a day; on
// an unknown day, ever.
func holding(all []catalog.Person, offices []string, day catalog.Date) []catalog.Person {
	var out []catalog.Person
	for _, x := range all {
		held := x.Offices
		if day.Valid() && day.Year != 0 {
			held = x.On(day)
		}
		if slices.ContainsFunc(held, func(h catalog.Office) bool {
			return slices.ContainsFunc(offices, func(said string) bool {
				return says(said, h.Long) || says(said, h.Short)
			})
		}) {
			out = append(out, x)
		}
	}
	return out
}

// says reports whether words give an office, or a short form of it.
func says(words, office string) bool {
	return office != "" && (names.SameOffice(words, office) || names.ShortOf(words, office) || names.ShortOf(office, words))
}
