package merge

import (
	"slices"

	"cutline/catalog"
)

// People merges lists of the people of an article: old as it was read, mine
// as it is, now as it is read anew. Whom a person added, took out or gave
// other offices stays so; the rest is as it is read now.
func People(old, mine, now []catalog.Named) []catalog.Named {
	was, is, read := byName(old), byName(mine), byName(now)
	var out []catalog.Named
	for _, p := range now {
		before, known := was[p.Name]
		own, there := is[p.Name]
		switch {
		case known && !there: // taken out
		case known && !same(own, before):
			out = append(out, own)
		case !known && there:
			out = append(out, own)
		default:
			out = append(out, p)
		}
	}
	for _, p := range mine {
		if _, again := read[p.Name]; again {
			continue
		}
		if before, known := was[p.Name]; !known || !same(p, before) {
			out = append(out, p)
		}
	}
	return out
}

func byName(list []catalog.Named) map[string]catalog.Named {
	out := make(map[string]catalog.Named, len(list))
	for _, p := range list {
		out[p.Name] = p
	}
	return out
}

func same(a, b catalog.Named) bool {
	return a.Honorific == b.Honorific && slices.Equal(a.Offices, b.Offices)
}
