package command

import (
	"slices"
	"strings"

	"cutline/app/i18n"
)

// Grouped is all lines, group by group: groups stand in the order of their
// first lines.
func (t *Table) Grouped() []Command {
	var groups []i18n.Key
	byGroup := map[i18n.Key][]Command{}
	for _, c := range t.commands {
		if byGroup[c.Group] == nil {
			groups = append(groups, c.Group)
		}
		byGroup[c.Group] = append(byGroup[c.Group], c)
	}
	var out []Command
	for _, g := range groups {
		out = append(out, byGroup[g]...)
	}
	return out
}

// Matching is those of commands whose name, keys or group hold every word of
// what is searched for.
func Matching(all []Command, w *i18n.Words, search string) []Command {
	words := strings.Fields(strings.ToLower(search))
	return slices.DeleteFunc(slices.Clone(all), func(c Command) bool {
		text := strings.ToLower(c.Name(w) + " " + KeyNames(c.Keys) + " " + w.T(c.Group))
		return slices.ContainsFunc(words, func(s string) bool { return !strings.Contains(text, s) })
	})
}

// KeyNames is keys as people write them.
func KeyNames(keys []Key) string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.String()
	}
	return strings.Join(names, ", ")
}
