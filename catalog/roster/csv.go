package roster

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"unicode/utf8"

	"cutline/catalog"
	"cutline/catalog/sheet"
)

// text reads a table, or a code file, whichever it is. A table's heading may
// stand a few rows down, below a title.
func (l *lister) text(file string, r *io.SectionReader, page string) error {
	enc, err := codePage(page)
	if err != nil {
		return err
	}
	text, err := sheet.Text(r, MaxBytes, enc)
	if err != nil {
		return err
	}
	comma, lines, err := sheet.Separator(text)
	if err != nil {
		return err
	}
	head, err := text.Peek(sheet.HeadMost)
	if err != nil && err != io.EOF {
		return err
	}
	sep, heads := headingSeparator(head)
	switch {
	case heads:
		comma = sep
	case extension(file) != ".csv":
		return l.codes(text, lines)
	}
	rows := csvRows{csv: csv.NewReader(text), lines: lines}
	rows.csv.Comma, rows.csv.FieldsPerRecord = comma, -1
	return l.table(&rows)
}

// headingSeparator finds, among the first lines of a text, one that heads a
// table, and what parts its cells.
func headingSeparator(head []byte) (comma rune, ok bool) {
	most := 0
	for n := 0; n < maxHeadRow && len(head) > 0; n++ {
		line, rest, _ := bytes.Cut(head, []byte("\n"))
		head = rest
		for _, sep := range ",;\t" {
			r := csv.NewReader(bytes.NewReader(line))
			r.Comma, r.LazyQuotes = sep, true
			row, err := r.Read()
			if err != nil {
				continue
			}
			if h, names := headerOf(row); names && h.known() > most {
				comma, most = sep, h.known()
			}
		}
	}
	return comma, most > 0
}

// rowReader gives the rows of a table and the line each is in; io.EOF ends
// them. A problem ends them, too.
type rowReader interface {
	row() (line int, row []string, p *catalog.RosterProblem, err error)
}

// table reads a table.
func (l *lister) table(rows rowReader) error {
	var head header
	for n := 0; ; n++ {
		line, row, bad, err := rows.row()
		switch {
		case err == io.EOF && head != nil:
			return nil
		case err != nil && err != io.EOF:
			return err
		case bad != nil:
			l.problem(bad.Line, bad.Rule, bad.Args...)
			return nil
		case err == io.EOF, head == nil && n >= maxHeadRow:
			l.problem(0, catalog.ListNoName)
			return nil
		case n >= maxRows:
			l.problem(line, catalog.ListTooLong, maxRows)
			return nil
		}
		if head == nil {
			if h, ok := headerOf(row); ok {
				head = h
				l.heading(line, h, row)
			}
			continue
		}
		if c, blank := head.cells(row); !blank {
			l.row(line, c)
		}
	}
}

// csvRows are the rows of a CSV.
type csvRows struct {
	csv   *csv.Reader
	lines int // before those that csv counts
}

func (r *csvRows) row() (line int, row []string, p *catalog.RosterProblem, err error) {
	row, err = r.csv.Read()
	var bad *csv.ParseError
	switch {
	case errors.As(err, &bad):
		return 0, nil, &catalog.RosterProblem{Line: bad.StartLine + r.lines, Rule: catalog.ListBroken, Args: []any{bad.Err}}, nil
	case err != nil:
		return 0, nil, nil, err
	}
	for i, cell := range row {
		line, _ = r.csv.FieldPos(i)
		if !utf8.ValidString(cell) {
			return 0, nil, notUnicode(line+r.lines, cell), nil
		}
		row[i] = sheet.Armed(cell)
	}
	line, _ = r.csv.FieldPos(0)
	return line + r.lines, row, nil, nil
}

// notUnicode says that a line is no UTF-8, and which of two code pages it may
// be: Vietnamese in windows-1258 has its tone marks where windows-1252 has
// letters that no Vietnamese word holds.
func notUnicode(line int, text string) *catalog.RosterProblem {
	page := catalog.CodePages()[0]
	for _, c := range []byte(text) {
		switch c {
		case 0xCC, 0xD2, 0xDE, 0xEC, 0xF2, 0xD0, 0xF0, 0xE3, 0xC3, 0xF5, 0xFD, 0xD5, 0xDD: // tones, đ, ă, ơ, ư
			page = "windows-1258"
		}
	}
	return &catalog.RosterProblem{Line: line, Rule: catalog.ListNotUnicode, Args: []any{page}}
}
