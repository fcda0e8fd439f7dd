package table

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"

	"cutline/catalog"
	"cutline/catalog/sheet"
)

// MaxBytes is the most a table may have: it is read by one who waits.
const MaxBytes = 256 << 20

// TooLarge is the error, an ErrUsage, for a table of that many bytes.
func TooLarge(bytes int64) error { return sheet.TooLarge(bytes, MaxBytes) }

// A Reader reads a table, row by row. Make it with NewReader.
type Reader struct {
	csv   *csv.Reader
	cols  []column
	lines int // before those the CSV reader counts
}

// A Row is one row of a table. Err says why it cannot be taken.
type Row struct {
	Line           int
	ID, Path, File string // what names the photo
	Err            error

	cells []cell
}

// Ref is what names the photo: the path, else the id, else the file name.
func (r Row) Ref() string {
	for _, s := range []string{r.Path, r.ID, r.File} {
		if s != "" {
			return s
		}
	}
	return ""
}

// A cell is what a row says in one column that can be set.
type cell struct {
	column
	text string
}

// NewReader reads the names of the columns. The error is an ErrUsage when one
// is unknown, none names the photo or none can be set, or for what is no text.
func NewReader(r io.Reader) (*Reader, error) {
	raw, err := sheet.Text(r, MaxBytes, nil)
	if err != nil {
		return nil, explain(err)
	}
	text := bufio.NewReaderSize(transform.NewReader(raw, encoding.UTF8Validator), sheet.HeadMost)
	comma, lines, err := sheet.Separator(text)
	if err != nil {
		return nil, explain(err)
	}
	t := &Reader{csv: csv.NewReader(text), lines: lines}
	t.csv.Comma, t.csv.FieldsPerRecord = comma, -1
	head, err := t.csv.Read()
	if err == io.EOF {
		return nil, fmt.Errorf("it is empty; the first row must name the columns: %w", catalog.ErrUsage)
	}
	if err != nil {
		return nil, explain(err)
	}
	if t.cols, err = columnsOf(head); err != nil {
		return nil, err
	}
	var names, sets bool
	for _, c := range t.cols {
		names = names || c.name == catalog.ColumnPath || c.name == catalog.ColumnID || c.name == catalog.ColumnFile
		sets = sets || c.sets
	}
	switch {
	case !names:
		return nil, fmt.Errorf("no column names the photos: want path, id or file: %w", catalog.ErrUsage)
	case !sets:
		return nil, fmt.Errorf("no column is a field that can be set: %w", catalog.ErrUsage)
	}
	return t, nil
}

// explain says what is wrong with a file that is no text.
func explain(err error) error {
	switch {
	case errors.Is(err, encoding.ErrInvalidUTF8):
		return fmt.Errorf("it is not UTF-8; save it as “CSV UTF-8”: %w", catalog.ErrUsage)
	case errors.As(err, new(*csv.ParseError)):
		return fmt.Errorf("the names of the columns cannot be read: %w: %w", err, catalog.ErrUsage)
	}
	return err
}

// Next is the next row that says anything; io.EOF at the end. A row that
// cannot be read is one with an Err; the next may be read.
func (r *Reader) Next() (Row, error) {
	for {
		record, err := r.csv.Read()
		var bad *csv.ParseError
		switch {
		case errors.As(err, &bad):
			return Row{Line: bad.StartLine + r.lines, Err: quoteError(bad)}, nil
		case err != nil && err != io.EOF:
			return Row{}, explain(err)
		case err != nil:
			return Row{}, err
		}
		line, _ := r.csv.FieldPos(0)
		if row := r.row(record); !row.blank() {
			row.Line = line + r.lines
			return row, nil
		}
	}
}

func quoteError(e *csv.ParseError) error {
	if e.Line > e.StartLine {
		return fmt.Errorf("a quote in it is not closed up to line %d; all between was left out: %w", e.Line, catalog.ErrUsage)
	}
	return fmt.Errorf("a quote stands inside of a cell; double it and put the cell in quotes: %w", catalog.ErrUsage)
}

func (r *Reader) row(record []string) Row {
	var row Row
	for i, text := range record {
		if i >= len(r.cols) || r.cols[i].name == "" {
			if strings.TrimSpace(text) != "" {
				row.Err = fmt.Errorf("it has a cell, %q, in a column without a name: %w", text, catalog.ErrUsage)
			}
			continue
		}
		c := r.cols[i]
		if c.sets {
			row.cells = append(row.cells, cell{c, text})
			continue
		}
		switch text = strings.TrimSpace(sheet.Armed(text)); c.name {
		case catalog.ColumnID:
			row.ID = text
		case catalog.ColumnPath:
			row.Path = text
		case catalog.ColumnFile:
			row.File = text
		}
	}
	return row
}

// blank reports whether the row says nothing at all.
func (r Row) blank() bool {
	if r.ID != "" || r.Path != "" || r.File != "" || r.Err != nil {
		return false
	}
	for _, c := range r.cells {
		if strings.TrimSpace(c.text) != "" {
			return false
		}
	}
	return true
}

// Changes are the wishes that the row has for a photo, and what they come to.
// A cell that says what the photo says already is no wish. The error says
// which value cannot be; then the row has no wishes at all.
func (r Row) Changes(p catalog.Photo, o catalog.TableOptions) ([]catalog.Set, []catalog.TableChange, error) {
	var sets []catalog.Set
	var changes []catalog.TableChange
	for _, c := range r.cells {
		old := c.says(&p)
		set, ok, err := c.wish(old, o)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", c.name, err)
		}
		if !ok {
			continue
		}
		_, changed, err := p.Change(set)
		if err != nil {
			return nil, nil, err
		}
		if changed {
			sets = append(sets, set)
			changes = append(changes, catalog.TableChange{Field: c.name, Old: old, New: c.says(&p)})
		}
	}
	return sets, changes, nil
}

// wish is what the cell wishes where the photo says old; ok is false for
// nothing.
func (c cell) wish(old string, o catalog.TableOptions) (set catalog.Set, ok bool, err error) {
	set = catalog.Set{Field: c.name, Op: o.Op}
	if c.mark {
		set.Op = catalog.Replace
	}
	text := lineEnds(sheet.Armed(c.text))
	switch {
	case strings.TrimSpace(text) == "":
		return set, o.Empty && old != "", nil
	case set.Op == catalog.Replace && text == lineEnds(old):
		return set, false, nil
	}
	set.Value, err = c.value(text)
	return set, err == nil, err
}

// lineEnds makes every line end what a table has inside of its cells.
func lineEnds(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
