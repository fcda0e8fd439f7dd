package roster

import (
	"iter"
	"strings"
)

// Codes hands out the codes of the people who have one, each with the names it
// is looked for by.
func (r *Roster) Codes() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, p := range r.people {
			if p.Code != "" && !yield(p.Code, strings.Join(append([]string{p.Name}, p.Spellings...), " ")) {
				return
			}
		}
	}
}
