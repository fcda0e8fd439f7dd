package suggest

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// soon is how far from a photo in time others of its folder show the same
// occasion.
const soon = 2 * time.Hour

// People are those most likely to be named on a photo, at most
// [catalog.MostLikely]: first who is on photos of the same event, on the most
// first; then who is on a photo of the same folder taken soon before or after,
// the nearest first; then the names lately given, as they come; last who is on
// the newest photos. A name that is written otherwise only in accents or
// capitals is another one: the desk decides which is right.
func People(seen []catalog.Sighting, lately []string) []catalog.Likely {
	var out []catalog.Likely
	has := map[string]bool{}
	take := func(name string, why catalog.LikelyWhy) {
		if name != "" && !has[name] && len(out) < catalog.MostLikely {
			has[name] = true
			out = append(out, catalog.Likely{Name: name, Why: why})
		}
	}
	for _, by := range []struct {
		why     catalog.LikelyWhy
		is      func(catalog.Sighting) bool
		compare func(a, b catalog.Sighting) int
	}{
		{catalog.LikelyEvent, func(s catalog.Sighting) bool { return s.Event > 0 },
			func(a, b catalog.Sighting) int { return cmp.Compare(b.Event, a.Event) }},
		{catalog.LikelyNear, func(s catalog.Sighting) bool { return 0 <= s.Near && s.Near <= soon },
			func(a, b catalog.Sighting) int { return cmp.Compare(a.Near, b.Near) }},
		{catalog.LikelyRecent, func(catalog.Sighting) bool { return true },
			func(a, b catalog.Sighting) int { return cmp.Compare(b.Last, a.Last) }},
	} {
		if by.why == catalog.LikelyRecent {
			for _, name := range lately {
				take(name, by.why)
			}
		}
		for _, s := range best(seen, catalog.MostLikely+len(out), by.is, by.compare) {
			take(s.Name, by.why)
		}
	}
	return out
}

// best are the first n of those that match, in order; who is equal stands by
// name, so that a digit means the same person tomorrow.
func best(all []catalog.Sighting, n int, is func(catalog.Sighting) bool, compare func(a, b catalog.Sighting) int) []catalog.Sighting {
	var out []catalog.Sighting
	order := func(a, b catalog.Sighting) int {
		if c := compare(a, b); c != 0 {
			return c
		}
		return cmp.Or(strings.Compare(fold.Name(a.Name), fold.Name(b.Name)), strings.Compare(a.Name, b.Name))
	}
	for _, s := range all {
		if !is(s) || len(out) == n && order(s, out[n-1]) >= 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(out, s, order)
		if out = slices.Insert(out, at, s); len(out) > n {
			out = out[:n]
		}
	}
	return out
}
