// Package lrtemplate reads Lightroom's metadata presets: files of a Lua table,
// of which it knows as much as such files have.
//
// Units: none.
package lrtemplate

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Bounds on a file, whatever it asks for.
const (
	MaxBytes = 1 << 20
	maxDepth = 16
)

// A Preset is a metadata preset. Its values are string, float64, bool, or
// []any for a table without names.
type Preset struct {
	Title  string
	Type   string // "Metadata" in a metadata preset
	Values map[string]any
}

// ErrTooLarge tells a file that is larger or deeper than presets are.
var ErrTooLarge = errors.New("larger or deeper than any preset should be")

// Parse reads a preset. The error names the line.
func Parse(data []byte) (Preset, error) {
	p := &parser{s: strings.TrimPrefix(string(data), "\uFEFF")}
	t, err := p.file()
	if err != nil {
		return Preset{}, fmt.Errorf("line %d: %w", 1+strings.Count(p.s[:min(p.i, len(p.s))], "\n"), err)
	}
	out := Preset{Values: map[string]any{}}
	out.Title, _ = t.named["title"].(string)
	if out.Title == "" {
		out.Title, _ = t.named["internalName"].(string)
	}
	out.Type, _ = t.named["type"].(string)
	if v, ok := t.named["value"].(table); ok {
		for name, one := range v.named {
			if list, ok := one.(table); ok {
				one = list.items
			}
			out.Values[name] = one
		}
	}
	return out, nil
}

type table struct {
	named map[string]any
	items []any
}

type parser struct {
	s string
	i int
}

// file reads "s = { … }"; a "return { … }" will do too.
func (p *parser) file() (table, error) {
	if len(p.s) > MaxBytes {
		return table{}, ErrTooLarge
	}
	if !utf8.ValidString(p.s) {
		for i, r := range p.s {
			if _, n := utf8.DecodeRuneInString(p.s[i:]); r == utf8.RuneError && n == 1 {
				p.i = i
				break
			}
		}
		return table{}, errors.New("it is not UTF-8")
	}
	name := p.word()
	if name != "return" && (name == "" || !p.take("=")) {
		return table{}, errors.New("it is no preset of Lightroom: want s = {")
	}
	v, err := p.value(0)
	if err != nil {
		return table{}, err
	}
	t, ok := v.(table)
	if !ok {
		return table{}, errors.New("it is no preset of Lightroom: want s = {")
	}
	if p.space(); p.i < len(p.s) {
		return table{}, errors.New("something stands behind the preset's end")
	}
	return t, nil
}

// space skips white space and comments.
func (p *parser) space() {
	for p.i < len(p.s) {
		switch c := p.s[p.i]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			p.i++
		case strings.HasPrefix(p.s[p.i:], "--"):
			end := strings.IndexByte(p.s[p.i:], '\n')
			if close, ok := p.long(p.i + 2); ok {
				end = close - p.i
			}
			if end < 0 {
				end = len(p.s) - p.i
			}
			p.i += end
		default:
			return
		}
	}
}

// long is the byte after a long bracket [[ … ]] that opens at i.
func (p *parser) long(i int) (end int, ok bool) {
	level, ok := longLevel(p.s[min(i, len(p.s)):])
	if !ok {
		return 0, false
	}
	close := "]" + strings.Repeat("=", level) + "]"
	n := strings.Index(p.s[i:], close)
	return i + n + len(close), n >= 0
}

// longLevel is the number of signs in [==[, and whether s begins like that.
func longLevel(s string) (int, bool) {
	if !strings.HasPrefix(s, "[") {
		return 0, false
	}
	rest := strings.TrimLeft(s[1:], "=")
	return len(s) - 1 - len(rest), strings.HasPrefix(rest, "[")
}

func (p *parser) take(sign string) bool {
	p.space()
	if strings.HasPrefix(p.s[p.i:], sign) {
		p.i += len(sign)
		return true
	}
	return false
}

// word reads a name or a number.
func (p *parser) word() string {
	p.space()
	from := p.i
	for p.i < len(p.s) && (p.s[p.i] == '_' || p.s[p.i] == '.' || p.s[p.i] == '-' || p.s[p.i] == '+' ||
		p.s[p.i] >= '0' && p.s[p.i] <= '9' || p.s[p.i]|0x20 >= 'a' && p.s[p.i]|0x20 <= 'z') {
		p.i++
	}
	return p.s[from:p.i]
}
