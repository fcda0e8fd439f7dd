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

// A CodeBook is the codes of a catalog as they were when it was asked for. Its
// functions take no time, read nothing, and may be called from any goroutine:
// they are for text boxes. A photo is the one in hand, nil for none.
type CodeBook struct {
	// Delimiter stands on both sides of a code.
	Delimiter string
	// Person is the person of the roster whose code that is.
	Person func(code string) (Person, bool)
	// Typed is what a code becomes whose closing delimiter was just typed: the
	// last sign of before, the text before the caret. It is false where that
	// closes no code that is known.
	Typed func(before string, photo *Photo) (Typed, bool)
	// Hints are up to limit codes that may be meant by what is typed after an
	// opening delimiter: the end of before, the text before the caret. From is
	// the byte where the delimiter stands. There are none before the second
	// letter.
	Hints func(before string, day Date, limit int) (from int, hints []CodeHint)
	// Expand is a text with its codes and variables put in: what it will say
	// when it is saved. An unknown code stays as typed; an unknown variable is
	// a *VariableError, to show beside the field.
	Expand func(text string, photo *Photo) (string, error)
	// Unresolved lists what is still to be filled in in a text, as it stands
	// there: codes, variables, TK.
	Unresolved func(text string) []string
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
