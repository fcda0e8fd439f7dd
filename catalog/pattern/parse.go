package pattern

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cutline/catalog"
)

// A Pattern is a text with variables in it, as Parse read it. The zero
// Pattern is the empty text.
type Pattern struct {
	parts []part
}

// A part is a piece of text, or a variable.
type part struct {
	text  string // what was typed
	value func(Values) string
	cut
}

// A Span is a piece of a text, in bytes.
type Span struct{ From, To int }

// Parse reads a text with variables. Braces that hold no variable's name,
// {1, 2} and {họ tên} among them, are text. The error is a *catalog.VariableError: what looks
// like a variable and is none is never text by accident.
func Parse(s string) (Pattern, error) {
	var p Pattern
	from := 0
	for _, v := range Placeholders(s) {
		word := s[v.From:v.To]
		one, err := variable(word[1 : len(word)-1])
		if err != "" {
			return Pattern{}, &catalog.VariableError{Code: err, Word: word, At: utf8.RuneCountInString(s[:v.From])}
		}
		if one.value == nil {
			continue // a blank for a person to fill in
		}
		p.add(s[from:v.From])
		one.text = word
		p.parts = append(p.parts, one)
		from = v.To
	}
	p.add(s[from:])
	return p, nil
}

func (p *Pattern) add(text string) {
	if text != "" {
		p.parts = append(p.parts, part{text: text})
	}
}

// Expand is the text for one photo.
func (p Pattern) Expand(v Values) string {
	var b strings.Builder
	for _, one := range p.parts {
		if one.value == nil {
			b.WriteString(one.text)
			continue
		}
		b.WriteString(one.of(one.value(v)))
	}
	return b.String()
}

// Plain reports whether the text has no variable.
func (p Pattern) Plain() bool {
	for _, one := range p.parts {
		if one.value != nil {
			return false
		}
	}
	return true
}

// FileName is the pattern as a file's name without its extension: safe on
// every system, whatever the variables hold.
func (p Pattern) FileName(v Values) string { return Clean(p.Expand(v)) }

// Expand is s for one photo; see Parse and Pattern.Expand.
func Expand(s string, v Values) (string, error) {
	if strings.IndexByte(s, '{') < 0 {
		return s, nil
	}
	p, err := Parse(s)
	return p.Expand(v), err
}

// maxPlaceholder bounds a placeholder, in runes: two braces far apart in a
// text do not belong together.
const maxPlaceholder = 64

// Placeholders finds what stands in braces for something else: {city},
// {filenamebase:-4,4}, and a blank such as {họ tên}. It begins with a letter;
// {1, 2} and {…} are text.
func Placeholders(s string) []Span {
	var out []Span
	for i := 0; i < len(s); {
		open := strings.IndexByte(s[i:], '{')
		if open < 0 {
			break
		}
		open += i
		i = open + 1
		if end := placeholderEnd(s, open); end > 0 {
			out = append(out, Span{open, end})
			i = end
		}
	}
	return out
}

// placeholderEnd is the byte after the placeholder that opens at open, 0 if
// none does.
func placeholderEnd(s string, open int) int {
	runes, letters, format := 2, false, false
	for i, r := range s[open+1:] {
		at := open + 1 + i
		switch {
		case r == '}':
			if !letters {
				return 0
			}
			return at + 1
		case r == '{' || r == '\n':
			return 0
		case format:
		case unicode.IsLetter(r):
			letters = true
		case !letters:
			if !unicode.IsSpace(r) {
				return 0
			}
		case r == ':':
			format = true
		case !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Nd, r) && !strings.ContainsRune("_ .#-", r):
			return 0
		}
		if runes++; runes > maxPlaceholder {
			return 0
		}
	}
	return 0
}

// variable reads what stands between braces; code is that of a
// VariableError. A part
// without value is a blank.
func variable(s string) (p part, code string) {
	name, format, has := strings.Cut(s, ":")
	name = strings.ToLower(strings.TrimSpace(name))
	if p.value = valueOf(name); p.value == nil {
		if isName(name) {
			return p, "unknown"
		}
		return p, ""
	}
	if !has {
		return p, ""
	}
	place, conversion, converts := strings.Cut(format, ":")
	var err error
	if p.cut, err = readCut(place); err != nil {
		return p, "form"
	}
	if converts {
		if p.convert = conversions[strings.ToLower(strings.TrimSpace(conversion))]; p.convert == nil {
			return p, "conversion"
		}
	}
	return p, ""
}

// isName reports whether s is written as names of variables are: others are
// blanks in words.
func isName(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_' {
			return false
		}
	}
	return s != ""
}

// A cut is what a variable takes of its text. The zero cut takes all.
type cut struct {
	index, count int
	counted      bool // count is given
	convert      func(string) string
}

// readCut reads "index" or "index,count".
func readCut(s string) (c cut, err error) {
	index, count, counted := strings.Cut(s, ",")
	if c.index, err = strconv.Atoi(strings.TrimSpace(index)); err != nil {
		return c, err
	}
	if c.counted = counted; counted {
		c.count, err = strconv.Atoi(strings.TrimSpace(count))
	}
	return c, err
}
