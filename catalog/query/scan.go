package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind int

const (
	term  kind = iota // a word, a phrase, field:value
	open              // (
	shut              // )
	bar               // |
	minus             // - before something
	lone              // a - before nothing
	end
)

type token struct {
	kind  kind
	text  string // as typed, without quotes and field
	field string // as typed, without its colon
	// unfinished: more letters of the last word may come. negated: after a minus.
	unfinished, negated bool
	whole               bool // after field:=
}

// scan cuts a search into tokens.
func scan(s string) []token {
	var out []token
	for {
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
		if s == "" {
			return out
		}
		var t token
		t, s = next(s)
		out = append(out, t)
	}
}

// next is the token s begins with, and the rest.
func next(s string) (token, string) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == '(':
		return token{kind: open, text: "("}, s[size:]
	case r == ')':
		return token{kind: shut, text: ")"}, s[size:]
	case r == '|':
		return token{kind: bar, text: "|"}, s[size:]
	case r == '-':
		if after, _ := utf8.DecodeRuneInString(s[size:]); s[size:] == "" || unicode.IsSpace(after) || after == '-' {
			rest := strings.TrimLeft(s, "-")
			return token{kind: lone, text: s[:len(s)-len(rest)]}, rest
		}
		return token{kind: minus, text: "-"}, s[size:]
	case isQuote(r):
		return phrase("", s[size:])
	}
	return word(s)
}

func isQuote(r rune) bool { return r == '"' || r == '“' || r == '”' }

// phrase reads to the closing quote; without one, to the end.
func phrase(field, s string) (token, string) {
	i := strings.IndexFunc(s, isQuote)
	if i < 0 {
		return token{field: field, text: s, unfinished: !endsInSpace(s)}, ""
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return token{field: field, text: s[:i]}, s[i+size:]
}

func endsInSpace(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r)
}

func word(s string) (token, string) {
	i := strings.IndexFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || isQuote(r) || r == '(' || r == ')' || r == '|'
	})
	if i < 0 {
		i = len(s)
	}
	w, rest := s[:i], s[i:]
	field, value, ok := strings.Cut(w, ":")
	if !ok || field == "" {
		return token{text: w, unfinished: rest == ""}, rest
	}
	value, whole := strings.CutPrefix(value, "=")
	t, rest := fieldValue(field, value, rest)
	t.whole = whole
	return t, rest
}

func fieldValue(field, value, rest string) (token, string) {
	if r, size := utf8.DecodeRuneInString(rest); value == "" && isQuote(r) {
		return phrase(field, rest[size:])
	}
	if value == "" && strings.HasPrefix(rest, "(") {
		if inside, after, ok := strings.Cut(rest[1:], ")"); ok && !strings.ContainsAny(inside, "(|") && strings.TrimSpace(inside) != "" {
			return token{field: field, text: strings.TrimSpace(inside)}, after
		}
	}
	return token{field: field, text: value, unfinished: rest == ""}, rest
}
