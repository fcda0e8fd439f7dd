package caption

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"cutline/catalog"
)

// MaxCodeFile is the most bytes a code file may have: some hundred thousand
// codes.
const MaxCodeFile = 16 << 20

// A CodeFile is what a file of code replacements holds, as Photo Mechanic
// writes them: in each line a code and its replacements, parted by tabs. What
// stands behind "//" at the beginning of a column is a comment.
type CodeFile struct {
	Problems []catalog.CodeProblem // lines that are of no use, in order
	codes    map[string][]string
	order    []string
}

// ReadCodeFile reads a code file: UTF-8, or UTF-16 with a byte order mark as
// spreadsheets save it. An error, an ErrUsage that names the line, says that
// nothing of the file can be used; lines that are of no use are Problems.
func ReadCodeFile(r io.Reader) (*CodeFile, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxCodeFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > MaxCodeFile {
		return nil, fmt.Errorf("line %d: the file has more than %d MB, which no code file has: %w", lines(data), MaxCodeFile>>20, catalog.ErrUsage)
	}
	text, err := codeText(data)
	if err != nil {
		return nil, err
	}
	f := &CodeFile{codes: map[string][]string{}}
	at := map[string]int{} // lines of the codes
	n := 0
	for line := range strings.Lines(text) {
		n++
		f.line(n, norm.NFC.String(strings.TrimRight(line, "\n")), at)
	}
	if len(f.codes) == 0 {
		return nil, f.useless()
	}
	return f, nil
}

// useless is the error for a file without a code.
func (f *CodeFile) useless() error {
	for _, p := range f.Problems {
		if p.Code == "tab" && strings.Contains(p.Word, " ") {
			return fmt.Errorf("line %d: no tab parts the code from its replacement: %s; spaces will not do, save it as text parted by tabs: %w",
				p.Line, p.Word, catalog.ErrUsage)
		}
	}
	if len(f.Problems) > 0 {
		return fmt.Errorf("it has no code: %s: %w", f.Problems[0].Text(catalog.English), catalog.ErrUsage)
	}
	return fmt.Errorf("line 1: it has no code: %w", catalog.ErrUsage)
}

// line reads one line.
func (f *CodeFile) line(n int, line string, at map[string]int) {
	columns := strings.Split(line, "\t")
	for i, c := range columns {
		if columns[i] = strings.TrimSpace(c); strings.HasPrefix(columns[i], "//") {
			columns = columns[:i]
			break
		}
	}
	for len(columns) > 0 && columns[len(columns)-1] == "" {
		columns = columns[:len(columns)-1]
	}
	if len(columns) == 0 {
		return
	}
	problem := func(code, word string) {
		f.Problems = append(f.Problems, catalog.CodeProblem{Line: n, Code: code, Word: word})
	}
	code, replacements := columns[0], columns[1:]
	switch {
	case code == "":
		problem("code", brief(strings.Join(replacements, " ")))
	case len(replacements) == 0 && !strings.Contains(line, "\t"):
		problem("tab", brief(code))
	case len(replacements) == 0:
		problem("empty", brief(code))
	case utf8.RuneCountInString(code) > maxPlaceholder:
		problem("long", brief(code))
	default:
		if before, again := at[code]; again {
			f.Problems = append(f.Problems, catalog.CodeProblem{Line: before, Code: "twice", Word: code, Other: n})
		} else {
			f.order = append(f.order, code)
		}
		at[code] = n
		f.codes[code] = replacements
	}
}

// brief is so much of s as tells which line is meant.
func brief(s string) string {
	r := []rune(s)
	if len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return s
}

// codeText is a code file's text with LF line ends.
func codeText(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		data = fromUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		data = fromUTF16(data[2:], binary.BigEndian)
	}
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return "", fmt.Errorf("line %d: it is no text in UTF-8: save it as text parted by tabs, in UTF-8: %w", lines(data[:at]), catalog.ErrUsage)
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return "", fmt.Errorf("line %d: it is in another encoding than UTF-8: save it anew, in UTF-8: %w", lines(data[:i]), catalog.ErrUsage)
		}
		i += n
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data)), nil
}

// lines is the number of the line that data ends in.
func lines(data []byte) int {
	n := 1 + bytes.Count(data, []byte("\n"))
	if n == 1 {
		n += bytes.Count(data, []byte("\r"))
	}
	return n
}

func fromUTF16(b []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, 0, len(b)/2)
	for ; len(b) >= 2; b = b[2:] {
		units = append(units, order.Uint16(b))
	}
	return []byte(string(utf16.Decode(units)))
}

// Len is the number of codes.
func (f *CodeFile) Len() int { return len(f.codes) }

// Replacements are those of a code, in the order of the file's columns; some
// may be empty. They hold on every day.
func (f *CodeFile) Replacements(code string, _ catalog.Date) (texts []string, ok bool) {
	texts, ok = f.codes[code]
	return texts, ok
}

// Codes hands out the codes, in the order of the file, each with its first
// replacement.
func (f *CodeFile) Codes() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, c := range f.order {
			if !yield(c, f.codes[c][0]) {
				return
			}
		}
	}
}
