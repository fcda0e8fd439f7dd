package query

import (
	"slices"
	"strings"
	"unicode"

	"cutline/catalog"
)

// Terms are the parts of a search that photos must all match. A search of
// parts joined by | is one of them.
func Terms(s string) []catalog.Term {
	alternatives, _ := split(s)
	if len(alternatives) > 1 {
		return []catalog.Term{anyOf(strings.TrimSpace(s), alternatives)}
	}
	var out []catalog.Term
	for _, part := range alternatives[0] {
		out = append(out, termOf(part))
	}
	return out
}

// Put is a search with these terms in place of those of a field that it has;
// all: photos must match all of them, else any. Terms with a minus, and what
// is being typed, stay as they are.
func Put(s, field string, all bool, terms ...string) string {
	alternatives, unclosed := split(s)
	parts := alternatives[0]
	if len(alternatives) > 1 {
		parts = []string{"(" + rejoined(alternatives) + unclosed + ")"}
	}
	fresh := terms
	if len(terms) > 1 && !all {
		fresh = []string{"(" + strings.Join(terms, " | ") + ")"}
	}
	at, out := -1, []string{}
	for _, p := range parts {
		if t := termOf(p); field != "" && t.Field == field && !strings.HasPrefix(p, "-") {
			if at < 0 {
				at = len(out)
			}
			continue
		}
		out = append(out, p)
	}
	if at < 0 {
		at = finished(out)
	}
	return joined(slices.Insert(out, at, fresh...), s)
}

// Without is a search without one of its terms, as it stands there.
func Without(s, term string) string {
	alternatives, _ := split(s)
	if len(alternatives) > 1 {
		if strings.TrimSpace(s) == term {
			return ""
		}
		return s
	}
	parts := alternatives[0]
	if i := slices.Index(parts, term); i >= 0 {
		parts = slices.Delete(parts, i, i+1)
	}
	return joined(parts, s)
}

// rejoined writes alternatives that split has cut.
func rejoined(alternatives [][]string) string {
	var out []string
	for _, parts := range alternatives {
		if len(parts) > 0 {
			out = append(out, strings.Join(parts, " "))
		}
	}
	return strings.Join(out, " | ")
}

// finished is how many terms at the beginning ask fields and are not being
// typed: others are put behind these.
func finished(parts []string) int {
	for i, p := range parts {
		t := termOf(p)
		typing := i == len(parts)-1 && fields[t.Field] == nil && (openQuote(p) || !strings.ContainsFunc(p, isQuote))
		if t.Field == "" || typing {
			return i
		}
	}
	return len(parts)
}

// joined makes a search of parts again. A group of words that is left alone
// needs no parentheses, one of a field keeps them: more may be typed. A word
// that was finished by a space stays finished.
func joined(parts []string, was string) string {
	if len(parts) == 1 && strings.HasPrefix(parts[0], "(") && strings.HasSuffix(parts[0], ")") && termOf(parts[0]).Field == "" {
		parts = []string{strings.TrimSpace(parts[0][1 : len(parts[0])-1])} // nothing stands beside it any more
	}
	out := strings.Join(parts, " ")
	if len(parts) > 0 && endsInSpace(was) && termOf(parts[len(parts)-1]).Field == "" {
		out += " "
	}
	return out
}

// split cuts a search into alternatives of parts, as they stand in it; there
// is at least one. Unclosed is what would close the quotes and parentheses
// that are open at its end.
func split(s string) (alternatives [][]string, unclosed string) {
	var parts []string
	depth, from, rest := 0, -1, s
	for {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" {
			break
		}
		start := len(s) - len(rest)
		if from < 0 {
			from = start
		}
		var t token
		t, rest = next(rest)
		if rest == "" && openQuote(s[start:]) {
			unclosed = `"`
		}
		switch t.kind {
		case open:
			depth++
			continue
		case shut:
			if depth == 0 { // it closes nothing
				from = -1
				continue
			}
			depth--
		case minus:
			continue
		case bar:
			if depth == 0 {
				alternatives, parts, from = append(alternatives, parts), nil, -1
				continue
			}
		}
		if depth == 0 {
			parts, from = append(parts, s[from:len(s)-len(rest)]), -1
		}
	}
	if from >= 0 {
		parts = append(parts, strings.TrimRightFunc(s[from:], unicode.IsSpace))
	}
	return append(alternatives, parts), unclosed + strings.Repeat(")", depth)
}

// openQuote reports whether a term has a quote that is not closed.
func openQuote(s string) bool {
	n := 0
	for _, r := range s {
		if isQuote(r) {
			n++
		}
	}
	return n%2 == 1
}

// termOf is a part of a search.
func termOf(part string) catalog.Term {
	if inside, ok := strings.CutPrefix(part, "("); ok {
		alternatives, _ := split(strings.TrimSuffix(inside, ")"))
		return anyOf(part, alternatives)
	}
	bare, not := strings.CutPrefix(part, "-")
	t, _ := next(bare)
	out := catalog.Term{Text: part}
	if _, known := fields[strings.ToLower(t.field)]; known && t.kind == term {
		out.Field = strings.ToLower(t.field)
		sign := ""
		if not {
			sign = "-"
		}
		out.Any = []string{sign + written(out.Field, t)}
	}
	return out
}

// anyOf is the term of alternatives; it has a field when each is one term of
// the same.
func anyOf(text string, alternatives [][]string) catalog.Term {
	out := catalog.Term{Text: text}
	for i, parts := range alternatives {
		if len(parts) != 1 {
			return catalog.Term{Text: text}
		}
		t := termOf(parts[0])
		if t.Field == "" || i > 0 && t.Field != out.Field || strings.HasPrefix(parts[0], "-") {
			return catalog.Term{Text: text}
		}
		out.Field, out.Any = t.Field, append(out.Any, t.Any...)
	}
	return out
}

// written writes a term that asks a field in the one way that can be compared.
func written(field string, t token) string {
	if t.whole && fields[field] == nil {
		return Term(field, t.text)
	}
	if strings.ContainsFunc(t.text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("()|", r) }) {
		return field + `:"` + t.text + `"`
	}
	return field + ":" + t.text
}
