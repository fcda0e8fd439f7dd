package table

import (
	"encoding/csv"
	"io"

	"cutline/catalog"
	"cutline/catalog/sheet"
)

const byteOrderMark = "\uFEFF"

// A Writer writes a table, row by row. Make it with NewWriter; call Flush at
// the end.
type Writer struct {
	csv  *csv.Writer
	cols []column
}

// NewWriter begins a table of these columns. The error is an ErrUsage for one
// that there is not.
func NewWriter(w io.Writer, columns []string, bom bool) (*Writer, error) {
	cols, err := columnsOf(columns)
	if err != nil {
		return nil, err
	}
	if bom {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return nil, err
		}
	}
	t := &Writer{csv: csv.NewWriter(w), cols: cols}
	t.csv.UseCRLF = true // as RFC 4180 has it
	head := make([]string, len(cols))
	for i, c := range cols {
		head[i] = c.name
	}
	return t, t.csv.Write(head)
}

// Photo writes a photo's row.
func (w *Writer) Photo(p *catalog.Photo) error {
	row := make([]string, len(w.cols))
	for i, c := range w.cols {
		row[i] = sheet.Defuse(lineEnds(c.says(p)))
	}
	return w.csv.Write(row)
}

// Flush writes what is still held back.
func (w *Writer) Flush() error {
	w.csv.Flush()
	return w.csv.Error()
}
