package catalog

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// DefaultDelimiter stands on both sides of a code where the house has not
// chosen another sign.
const DefaultDelimiter = '='

// A CodeHint is a code that may be meant by what is being typed.
type CodeHint struct {
	Code string
	Text string // its first replacement
}

// A Typed is what a code became when its closing delimiter was typed.
type Typed struct {
	From int    // bytes of the text before the caret that stay
	Text string // instead of the others
}

// A CodeFile is a file of code replacements that a catalog uses.
type CodeFile struct {
	Path     string        `json:"path"`
	Codes    int           `json:"codes"`
	Problems []CodeProblem `json:"problems"` // lines that are of no use
	// Error says why nothing of the file can be used, "" if it can.
	Error string `json:"error,omitempty"`
}

// A CodeProblem is a line of a code file that is of no use, or makes another
// so. The rest of the file is used.
type CodeProblem struct {
	Line int `json:"line"`
	// Code: "tab": no tab parts code and replacement; "code": no code stands
	// before the tab; "long": the code is too long to be one; "empty": it has
	// no replacement; "twice": it stands again in line Other, which counts.
	Code  string `json:"problem"`
	Word  string `json:"text"` // the code, or the line as far as it tells
	Other int    `json:"other,omitempty"`
}

// Text is the problem as a sentence.
func (p CodeProblem) Text(lang Language) string {
	t := map[string][2]string{
		"tab":   {"dòng %d: không có dấu tab giữa mã và chữ thay thế: %s", "line %d: no tab parts the code from its replacement: %s"},
		"code":  {"dòng %d: không có mã trước dấu tab: %s", "line %d: no code stands before the tab: %s"},
		"long":  {"dòng %d: mã quá dài: %s", "line %d: the code is too long: %s"},
		"empty": {"dòng %d: mã %s không có chữ thay thế", "line %d: the code %s has no replacement"},
		"twice": {"dòng %d: mã %s có lần nữa ở dòng %d; dòng sau được dùng", "line %d: the code %s stands again in line %d, which counts"},
	}[p.Code]
	format := t[1]
	if lang == Vietnamese {
		format = t[0]
	}
	if p.Code == "twice" {
		return fmt.Sprintf(format, p.Line, p.Word, p.Other)
	}
	return fmt.Sprintf(format, p.Line, p.Word)
}

// delimiter says why a text cannot be the sign on both sides of a code; "" is
// the default.
func delimiter(v Value) error {
	r, n := utf8.DecodeRuneInString(v.Text)
	if v.Text != "" && (n != len(v.Text) || r == utf8.RuneError || !unicode.IsPunct(r) && !unicode.IsSymbol(r) || r == '{' || r == '}' || r == '#') {
		return fmt.Errorf("delimiter=%s: want one sign such as = or \\, no letter, digit, space, brace or #: %w", v.Text, ErrUsage)
	}
	return nil
}
