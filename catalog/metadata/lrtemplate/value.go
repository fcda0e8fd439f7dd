package lrtemplate

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

var errUnclosed = errors.New("a text is not closed")

func (p *parser) value(depth int) (any, error) {
	if depth > maxDepth {
		return nil, ErrTooLarge
	}
	p.space()
	if p.i == len(p.s) {
		return nil, errors.New("it ends too early")
	}
	switch c := p.s[p.i]; {
	case c == '{':
		return p.table(depth)
	case c == '"' || c == '\'':
		return p.quoted()
	case c == '[':
		return p.longText()
	}
	switch w := p.word(); w {
	case "":
		return nil, errors.New("a value is missing")
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "nil":
		return nil, nil
	case "LOC", "ZSTR": // a text that Lightroom translates: "$$$/key=text"
		v, err := p.value(depth + 1)
		if s, ok := v.(string); ok {
			if _, text, cut := strings.Cut(s, "="); cut && strings.HasPrefix(s, "$$$") {
				return text, err
			}
		}
		return v, err
	default:
		n, err := strconv.ParseFloat(w, 64)
		if err != nil {
			return nil, errors.New(strconv.Quote(w) + " is not understood: want a text, a number or a table")
		}
		return n, nil
	}
}

// table reads { name = value, ["name"] = value, value }.
func (p *parser) table(depth int) (any, error) {
	p.i++
	t := table{named: map[string]any{}}
	for {
		if p.take("}") {
			return t, nil
		}
		name, err := p.key(depth)
		if err != nil {
			return nil, err
		}
		v, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		switch {
		case v == nil:
		case name == "":
			t.items = append(t.items, v)
		default:
			t.named[name] = v
		}
		if !p.take(",") && !p.take(";") {
			if p.take("}") {
				return t, nil
			}
			return nil, errors.New("want a comma or }")
		}
	}
}

// key reads the name before a value, "" if it has none.
func (p *parser) key(depth int) (string, error) {
	p.space()
	from := p.i
	if _, long := longLevel(p.s[p.i:]); !long && p.take("[") {
		v, err := p.value(depth + 1)
		if err != nil {
			return "", err
		}
		if !p.take("]") || !p.take("=") {
			return "", errors.New("want ] =")
		}
		switch v := v.(type) {
		case string:
			return v, nil
		case float64:
			return "", nil // a place in a list
		}
		return "", errors.New("a name is no text")
	}
	if w := p.word(); w != "" && p.take("=") {
		return w, nil
	}
	p.i = from
	return "", nil
}

// escapes are the characters after a backslash in a text.
var escapes = map[byte]string{'n': "\n", 'r': "\r", 't': "\t", '"': `"`, '\'': "'", '\\': `\`, '\n': "\n", 'a': "", 'b': "", 'f': "", 'v': ""}

func (p *parser) quoted() (string, error) {
	quote := p.s[p.i]
	p.i++
	var b strings.Builder
	for p.i < len(p.s) {
		c := p.s[p.i]
		p.i++
		switch {
		case c == quote:
			s := b.String()
			if !utf8.ValidString(s) {
				return "", errors.New("a text is not UTF-8")
			}
			return s, nil
		case c == '\n':
			p.i--
			return "", errUnclosed
		case c != '\\':
			b.WriteByte(c)
		default:
			if err := p.escape(&b); err != nil {
				return "", err
			}
		}
	}
	return "", errUnclosed
}

// escape reads what follows a backslash.
func (p *parser) escape(b *strings.Builder) error {
	if p.i == len(p.s) {
		return errUnclosed
	}
	if s, ok := escapes[p.s[p.i]]; ok {
		b.WriteString(s)
		p.i++
		return nil
	}
	from := p.i
	for p.i < len(p.s) && p.i < from+3 && p.s[p.i] >= '0' && p.s[p.i] <= '9' {
		p.i++
	}
	n, err := strconv.Atoi(p.s[from:p.i])
	if err != nil || n > 255 {
		return errors.New("a backslash is followed by what it cannot be")
	}
	b.WriteByte(byte(n))
	return nil
}

// longText reads [[ … ]].
func (p *parser) longText() (string, error) {
	level, ok := longLevel(p.s[p.i:])
	if !ok {
		return "", errors.New("a value is missing")
	}
	end, ok := p.long(p.i)
	if !ok {
		return "", errUnclosed
	}
	s := p.s[p.i+2+level : end-2-level]
	p.i = end
	return strings.TrimPrefix(strings.TrimPrefix(s, "\r"), "\n"), nil
}
