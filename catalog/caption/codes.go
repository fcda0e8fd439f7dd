package caption

import (
	"errors"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"cutline/catalog"
	"cutline/catalog/pattern"
)

// A Source knows codes: a code file, or the roster.
type Source interface {
	// Replacements are those of a code on the day a photo was taken, in order;
	// an empty one is none. Ok is false if there is no such code.
	Replacements(code string, day catalog.Date) (texts []string, ok bool)
	// Codes hands out all codes, each with the text it is looked for by.
	Codes() iter.Seq2[string, string]
}

// Codes are the code replacements of a catalog: those of several sources. It
// is not changed; several goroutines may use it at once.
type Codes struct {
	delimiter string
	sources   []Source // the one that counts first comes first
	index     []entry  // for suggestions
}

// NewCodes puts sources together; where several have a code, the last counts.
// The delimiter stands on both sides of a code; 0 is catalog.DefaultDelimiter.
func NewCodes(delimiter rune, sources ...Source) *Codes {
	if delimiter == 0 {
		delimiter = catalog.DefaultDelimiter
	}
	c := &Codes{delimiter: string(delimiter)}
	for _, s := range sources {
		c.sources = append([]Source{s}, c.sources...)
	}
	c.index = indexOf(c.sources)
	return c
}

// maxNested bounds codes that stand in replacements of codes.
const maxNested = 4

// Text is what a code stands for on that day. "hvn#2" is its second
// replacement.
func (c *Codes) Text(code string, day catalog.Date) (string, bool) {
	if s, ok := c.nth(code, 1, day); ok {
		return s, true
	}
	at := strings.LastIndexByte(code, '#')
	if at < 0 {
		return "", false
	}
	n, err := strconv.Atoi(code[at+1:])
	if err != nil {
		return "", false
	}
	return c.nth(code[:at], n, day)
}

func (c *Codes) nth(code string, n int, day catalog.Date) (string, bool) {
	for _, s := range c.sources {
		if r, ok := s.Replacements(code, day); ok {
			if n < 1 || n > len(r) || r[n-1] == "" {
				return "", false
			}
			return r[n-1], true
		}
	}
	return "", false
}

// Expand is s with its codes and variables replaced, for the photo of v; the
// day it was taken decides. A code that nobody knows stays as typed. The error
// is a *catalog.VariableError: what looks like a variable and is none.
func (c *Codes) Expand(s string, v pattern.Values) (string, error) { return c.expand(s, v, 0) }

// Plain reports whether Expand of s is s for every photo.
func (c *Codes) Plain(s string) bool {
	return !strings.Contains(s, c.delimiter) && strings.IndexByte(s, '{') < 0
}

func (c *Codes) expand(s string, v pattern.Values, nested int) (string, error) {
	if c.Plain(s) {
		return s, nil
	}
	var b strings.Builder
	from := 0 // what is written ends here
	write := func(to int) error {
		text, err := pattern.Expand(s[from:to], v)
		b.WriteString(text)
		return later(err, s[:from])
	}
	for i := 0; i < len(s); {
		open := strings.Index(s[i:], c.delimiter)
		if open < 0 {
			break
		}
		open += i
		i = open + len(c.delimiter)
		end, inner := c.codeAt(s, open)
		if end == 0 {
			continue
		}
		text, known, err := c.meant(inner, v, nested)
		hot := strings.IndexByte(inner, '{') >= 0 && len(pattern.Placeholders(inner)) > 0
		switch {
		case err != nil:
			return "", later(err, s[:open])
		case !known && !hot:
			continue
		}
		if err := write(open); err != nil {
			return "", err
		}
		if known {
			b.WriteString(text)
		} else { // its variable is part of the code that nobody knows
			b.WriteString(s[open:end])
		}
		from, i = end, end
	}
	err := write(len(s))
	return b.String(), err
}

// later is an error about a text that stands behind another.
func later(err error, before string) error {
	var e *catalog.VariableError
	if !errors.As(err, &e) {
		return err
	}
	moved := *e
	moved.At += utf8.RuneCountInString(before)
	return &moved
}

// codeAt reads the code that opens at open: the byte after its closing
// delimiter, and what stands between. End is 0 if there is none.
func (c *Codes) codeAt(s string, open int) (end int, inner string) {
	from := open + len(c.delimiter)
	n := strings.Index(s[from:min(len(s), from+4*maxPlaceholder+len(c.delimiter))], c.delimiter)
	if n <= 0 {
		return 0, ""
	}
	inner, end = s[from:from+n], from+n+len(c.delimiter)
	if !mayBeCode(inner) || wordBefore(s, open) && wordAfter(s, end) {
		return 0, ""
	}
	return end, inner
}

// mayBeCode reports whether a code may be written like that.
func mayBeCode(s string) bool {
	return s != "" && !strings.Contains(s, "\n") && s == strings.TrimSpace(s) && utf8.RuneCountInString(s) <= maxPlaceholder
}

// meant is what a code stands for; variables in it are put in first, codes
// and variables in its replacement after. An error counts from the delimiter.
func (c *Codes) meant(inner string, v pattern.Values, nested int) (text string, known bool, err error) {
	code, err := pattern.Expand(inner, v)
	if err != nil {
		return "", false, later(err, c.delimiter)
	}
	var day catalog.Date
	if v.Photo != nil {
		day = v.Photo.Captured.Day()
	}
	if text, known = c.Text(code, day); !known || nested == maxNested {
		return text, known, nil
	}
	text, err = c.expand(text, v, nested+1)
	var e *catalog.VariableError
	if errors.As(err, &e) { // it stands in the replacement; here stands the code
		return "", false, &catalog.VariableError{Code: e.Code, Word: e.Word}
	}
	return text, known, err
}

// Typed is what the code becomes whose closing delimiter was just typed: the
// last sign of before, the text before the caret. It is false where that closes
// no code that is known.
func (c *Codes) Typed(before string, v pattern.Values) (catalog.Typed, bool) {
	body, ok := strings.CutSuffix(before, c.delimiter)
	if !ok {
		return catalog.Typed{}, false
	}
	open := strings.LastIndex(body, c.delimiter)
	if open < 0 {
		return catalog.Typed{}, false
	}
	inner := body[open+len(c.delimiter):]
	if !mayBeCode(inner) {
		return catalog.Typed{}, false
	}
	text, known, err := c.meant(inner, v, 0)
	if err != nil || !known {
		return catalog.Typed{}, false
	}
	return catalog.Typed{From: open, Text: text}, true
}
