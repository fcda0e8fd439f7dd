package review

import (
	"strings"

	"cutline/catalog"
)

// wrongPerson: the placed photo says whom it shows, and the slot's caption
// names others only. That is what two swapped pictures look like.
func wrongPerson(p place) []catalog.Finding {
	if !p.known || len(p.named) == 0 {
		return nil
	}
	shown := p.shown()
	if len(shown) == 0 {
		return nil
	}
	for _, s := range shown {
		for _, m := range p.named {
			if samePerson(s.name, m.Name) || near(m, newPerson(s.name, s.offices)) {
				return nil
			}
		}
	}
	var said []string
	for _, m := range p.named {
		said = append(said, m.Name)
	}
	f := found(p.N, catalog.RuleWrongPerson, shown[0].name, shown[0].words, strings.Join(said, ", "))
	f.Quotes = []catalog.Quote{quote("photo", shown[0].words), quote("caption", p.named[0].words)}
	return []catalog.Finding{f}
}

// A sitter is somebody whom a photo says it shows.
type sitter struct {
	name    string
	offices []string
	words   string // that say so, as they stand in the photo's caption
}

// shown are the people whom the photo's own caption names.
func (p place) shown() []sitter {
	var out []sitter
	c := p.photo.Caption
	for _, name := range c.List(catalog.People) {
		if strings.TrimSpace(name) != "" {
			out = append(out, sitter{name: strings.TrimSpace(name), words: name})
		}
	}
	description := c.Text(catalog.Description)
	for _, m := range mentions(description) {
		out = append(out, sitter{m.Name, m.Offices, clause(description, m.Start, m.End)})
	}
	return out
}

// clause is what stands around description[start:end], up to the next full
// stop or line, so that a reader sees how the photo names somebody.
func clause(s string, start, end int) string {
	const most = 180 // bytes to either side
	from, to := start, end
	for from > 0 && start-from < most && s[from-1] != '\n' && (s[from-1] != ' ' || from < 2 || s[from-2] != '.') {
		from--
	}
	for to < len(s) && to-end < most && s[to] != '\n' && s[to] != '.' {
		to++
	}
	for from > 0 && s[from-1] != ' ' && s[from-1] != '\n' {
		from--
	}
	for to < len(s) && s[to] != ' ' && s[to] != '\n' && s[to] != '.' {
		to++
	}
	return strings.TrimSpace(s[from:to])
}
