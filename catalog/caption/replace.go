package caption

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"cutline/catalog"
)

// A Replacer finds and replaces in captions, as a catalog.FindReplace says. It
// is not changed; several goroutines may use it at once.
type Replacer struct {
	how    catalog.FindReplace
	fields []replaceField
	find   string         // NFC
	folded []rune         // find without capitals; nil if they matter
	expr   *regexp.Regexp // nil for a plain text
	with   string         // NFC
}

// A replaceField is a field that is looked into.
type replaceField struct {
	row  catalog.Field
	lang string // of a field of languages: this one only; "" and !all: the default
	all  bool   // every language
}

// NewReplacer makes one. The error is a catalog.ErrUsage: nothing to find, an
// expression that cannot be read or that finds nothing everywhere, a field
// that is none or has no text.
func NewReplacer(how catalog.FindReplace) (*Replacer, error) {
	r := &Replacer{how: how, find: norm.NFC.String(how.Find), with: norm.NFC.String(how.With)}
	switch {
	case r.find == "":
		return nil, fmt.Errorf("say what to find: %w", catalog.ErrUsage)
	case !utf8.ValidString(how.Find) || !utf8.ValidString(how.With):
		return nil, fmt.Errorf("what to find or to put there is not valid UTF-8: %w", catalog.ErrUsage)
	case how.Regexp:
		if err := r.compile(); err != nil {
			return nil, err
		}
	case !how.Case:
		for _, c := range r.find {
			r.folded = append(r.folded, small(c))
		}
	}
	return r, r.setFields(how.Fields)
}

func (r *Replacer) compile() (err error) {
	flags := "(?m)"
	if !r.how.Case {
		flags = "(?mi)"
	}
	if _, err = regexp.Compile(r.find); err == nil { // with the error's own words
		r.expr, err = regexp.Compile(flags + r.find)
	}
	if err != nil {
		return expressionError(err, r.find)
	}
	if r.expr.MatchString("") {
		return &catalog.ExpressionError{Code: "nothing", Word: r.find}
	}
	r.with = groupNumber.ReplaceAllString(r.with, "$${$1}")
	for _, m := range grouped.FindAllStringSubmatch(r.with, -1) {
		if n, err := strconv.Atoi(m[1]); err == nil && n > r.expr.NumSubexp() {
			return &catalog.ExpressionError{Code: "group", Word: r.find, Group: n, Has: r.expr.NumSubexp()}
		}
	}
	return nil
}

// expressionError is why an expression cannot be read.
func expressionError(err error, expr string) error {
	var at *syntax.Error
	if errors.As(err, &at) {
		return &catalog.ExpressionError{Code: string(at.Code), Word: at.Expr}
	}
	return fmt.Errorf("read the expression %s: %w: %w", expr, err, catalog.ErrUsage)
}

// "$1st" means the first group and "st".
var (
	groupNumber = regexp.MustCompile(`\$(\d+)`)
	grouped     = regexp.MustCompile(`\$\{(\d+)\}`)
)

func (r *Replacer) setFields(names []string) error {
	for _, n := range names {
		name, lang, one := strings.Cut(n, "@")
		row, ok := catalog.FieldByName(catalog.FieldName(name))
		switch {
		case !ok:
			return fmt.Errorf("%q is no field of a caption: %w", n, catalog.ErrUsage)
		case row.Kind == catalog.Records:
			return fmt.Errorf("%s holds structures, no text to replace in: %w", name, catalog.ErrUsage)
		case one && row.Kind != catalog.Languages:
			return fmt.Errorf("%s has no languages: %w", name, catalog.ErrUsage)
		}
		f := replaceField{row: row, lang: lang, all: !one}
		if !slices.ContainsFunc(r.fields, func(g replaceField) bool { return g.row.Name == row.Name && g.lang == lang && g.all == f.all }) {
			r.fields = append(r.fields, f)
		}
	}
	if len(names) > 0 {
		return nil
	}
	for _, row := range catalog.Fields {
		if !row.Code && row.Kind != catalog.Records {
			r.fields = append(r.fields, replaceField{row: row, all: true})
		}
	}
	return nil
}

// An Expander puts codes and variables into what a Replacer writes.
type Expander func(string) (string, error)

// Sets are what replacing changes of a caption, field by field; none if
// nothing is found. Each piece that is put in goes through expand, which may be
// nil. An item of a list that becomes empty is left out.
func (r *Replacer) Sets(c catalog.Caption, expand Expander) ([]catalog.Set, error) {
	var out []catalog.Set
	for _, f := range r.fields {
		v, ok := c[f.row.Name]
		if !ok {
			continue
		}
		sets, err := r.field(f, v, expand)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.row.Name, err)
		}
		out = append(out, sets...)
	}
	return out, nil
}

func (r *Replacer) field(f replaceField, v catalog.Value, expand Expander) (out []catalog.Set, err error) {
	name := string(f.row.Name)
	text := func(field, old string) error {
		now, err := r.Text(old, expand)
		if err == nil && now != old {
			out = append(out, catalog.Set{Field: field, Value: catalog.TextValue(now)})
		}
		return err
	}
	if f.row.Kind == catalog.List {
		items, changed, err := r.items(v.List, expand)
		if changed {
			out = append(out, catalog.Set{Field: name, Value: catalog.Value{List: items}})
		}
		return out, err
	}
	if f.all || f.lang == "" {
		if err := text(name, v.Text); err != nil {
			return nil, err
		}
	}
	for _, tag := range sortedKeys(v.Langs) {
		if f.all || tag == f.lang {
			if err := text(name+"@"+tag, v.Langs[tag]); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func (r *Replacer) items(list []string, expand Expander) (out []string, changed bool, err error) {
	for _, old := range list {
		now, err := r.Text(old, expand)
		if err != nil {
			return nil, false, err
		}
		if changed = changed || now != old; now != "" {
			out = append(out, now)
		}
	}
	return out, changed, nil
}

func sortedKeys(m map[string]string) []string {
	if len(m) == 0 {
		return nil
	}
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Text is s with what is found in it replaced. The error is that of expand, or
// a catalog.ErrUsage when the expression finds a place between two characters.
func (r *Replacer) Text(s string, expand Expander) (string, error) {
	found := r.found(s)
	if len(found) == 0 {
		return s, nil
	}
	var b strings.Builder
	done := 0
	for _, m := range found {
		if m[0] == m[1] {
			return "", &catalog.ExpressionError{Code: "between", Word: brief(s)}
		}
		piece := r.with
		if r.expr != nil {
			piece = string(r.expr.ExpandString(nil, r.with, s, m))
		}
		if expand != nil {
			var err error
			if piece, err = expand(piece); err != nil {
				return "", err
			}
		}
		b.WriteString(s[done:m[0]])
		b.WriteString(piece)
		done = m[1]
	}
	b.WriteString(s[done:])
	return b.String(), nil
}

// found are the pieces of s that are to be replaced, in order: their first
// byte, the byte after them, and for an expression those of its groups.
func (r *Replacer) found(s string) [][]int {
	if r.expr != nil {
		return slices.DeleteFunc(r.expr.FindAllStringSubmatchIndex(s, -1), func(m []int) bool { return !r.whole(s, m[0], m[1]) })
	}
	var out [][]int
	for from := 0; ; {
		at, end := r.next(s, from)
		switch {
		case at < 0:
			return out
		case r.whole(s, at, end):
			out = append(out, []int{at, end})
			from = end
		default:
			_, n := utf8.DecodeRuneInString(s[at:])
			from = at + n
		}
	}
}

// whole reports whether the piece is as whole as is asked for.
func (r *Replacer) whole(s string, at, end int) bool {
	if !r.how.Word || at == end {
		return true
	}
	return !(wordBefore(s, at) && wordAfter(s, at)) && !(wordBefore(s, end) && wordAfter(s, end))
}

// next finds the plain text from a byte on; at is -1 if it is not there.
func (r *Replacer) next(s string, from int) (at, end int) {
	if r.folded == nil {
		i := strings.Index(s[from:], r.find)
		if i < 0 {
			return -1, 0
		}
		return from + i, from + i + len(r.find)
	}
	first := r.folded[0]
	for i, c := range s[from:] {
		if c == first || small(c) == first {
			if n := foldedPrefix(s[from+i:], r.folded); n > 0 {
				return from + i, from + i + n
			}
		}
	}
	return -1, 0
}

// foldedPrefix is the length of the beginning of s that is find, 0 if it does
// not begin like that. An accent written apart belongs to what is found.
func foldedPrefix(s string, find []rune) int {
	n := 0
	for _, want := range find {
		c, size := utf8.DecodeRuneInString(s[n:])
		if size == 0 || small(c) != want {
			return 0
		}
		n += size
	}
	if c, _ := utf8.DecodeRuneInString(s[n:]); unicode.Is(unicode.Mn, c) {
		return 0
	}
	return n
}

// small is c without capitals: c itself in most texts.
func small(c rune) rune {
	if c < utf8.RuneSelf {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		return c
	}
	return unicode.ToLower(c)
}
