package review

import (
	"slices"
	"strings"

	"cutline/catalog"
	"cutline/catalog/names"
)

// nameSpelling: the article spells a caption's name otherwise.
func nameSpelling(p place) []catalog.Finding {
	var out []catalog.Finding
	for _, m := range p.named {
		who, ok := p.text.misspelled(m)
		if !ok {
			continue
		}
		f := found(p.N, catalog.RuleNameSpelling, m.Name, who.name)
		f.Quotes = []catalog.Quote{quote("caption", m.words), quote("article", who.name)}
		f.Fix = &catalog.Fix{Old: m.words, New: who.name}
		out = append(out, f)
	}
	return out
}

// nameNotInArticle: a caption names somebody the article does not.
func nameNotInArticle(p place) []catalog.Finding {
	var out []catalog.Finding
	for _, m := range p.named {
		if !m.whole() || p.text.knows(m.Name) {
			continue
		}
		if _, other := p.text.misspelled(m); other {
			continue
		}
		f := found(p.N, catalog.RuleNameNotInArticle, m.Name)
		f.Quotes = []catalog.Quote{quote("caption", m.words)}
		out = append(out, f)
	}
	return out
}

func (a article) knows(name string) bool {
	_, ok := a.find(name)
	return ok || a.says(name)
}

// misspelled is the person of the article whom a caption means by another
// spelling. The article's own spelling, anywhere in it, is right.
func (a article) misspelled(m mention) (person, bool) {
	if !m.whole() || a.knows(m.Name) {
		return person{}, false
	}
	for _, p := range a.people {
		if p.name == m.slip || p.folded == m.folded {
			return p, true
		}
	}
	for _, p := range a.people {
		if near(m, p) {
			return p, true
		}
	}
	return person{}, false
}

// near reports whether a name that differs by more than accents still means
// the person. Two people of nearly one name are common, so their offices are
// asked: one letter is a slip unless the offices differ, more is one only
// where the offices are the same.
func near(m mention, p person) bool {
	a, b := m.folded, p.folded
	if !strings.Contains(b, " ") || len(a) > len(b)+2 || len(b) > len(a)+2 {
		return false
	}
	d := distance(a, b)
	switch share, both := sharedOffice(m.Offices, p.offices); {
	case share: // "Hùng" and "Dũng" may be two deputies
		return d <= 2 && (alikeAtFirst(givenName(a), givenName(b)) || ofOne(m.Offices, p.offices)) ||
			distance(m.spelled, p.spelled) == 1
	case both:
		return false
	}
	// A given name of one letter more or less is another given name:
	// "Văn An", "Văn Anh". Elsewhere in a name, or after a middle name that
	// few have, it is a slip.
	return d == 1 && len(a) >= 8 && (givenName(a) == givenName(b) || ownMiddle(a, b))
}

// ownMiddle reports whether two folded names of three words and more differ
// in the given name alone, and have another middle name than most people.
func ownMiddle(a, b string) bool {
	x, y := strings.TrimSuffix(a, givenName(a)), strings.TrimSuffix(b, givenName(b))
	middle := strings.Fields(x)
	return x == y && len(middle) >= 2 && !slices.Contains([]string{"van", "thi", "a", "huu", "duc"}, middle[1])
}

// ofOne reports whether a and b share an office that only one person holds.
func ofOne(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if single(x) && single(y) && names.SameOffice(x, y) {
				return true
			}
		}
	}
	return false
}

// alikeAtFirst reports whether two syllables begin alike, or with letters that
// are spoken alike somewhere and so mistaken for each other.
func alikeAtFirst(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	for _, group := range []string{"dgr", "sx", "ct", "ckq", "ln"} {
		if strings.IndexByte(group, a[0]) >= 0 && strings.IndexByte(group, b[0]) >= 0 {
			return true
		}
	}
	return a[0] == b[0]
}

func givenName(folded string) string {
	return folded[strings.LastIndexByte(folded, ' ')+1:]
}

// sharedOffice reports whether one of a's offices is one of b's, and whether
// both have any.
func sharedOffice(a, b []string) (share, both bool) {
	for _, x := range a {
		for _, y := range b {
			if names.SameOffice(x, y) {
				return true, true
			}
		}
	}
	return false, len(a) > 0 && len(b) > 0
}
