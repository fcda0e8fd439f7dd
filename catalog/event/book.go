package event

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"cutline/catalog"
	"cutline/catalog/sheet"
)

// Limits of a sheet: a workbook may say that its rows are a million apart.
const (
	maxRows  = 100_000
	maxCells = 1_000_000 // empty ones counted
)

// workbook reads the first sheet of a workbook that has a heading, else the
// first that names people.
func (r *reader) workbook(f *io.SectionReader) error {
	book, err := sheet.OpenBook(f, MaxBytes)
	if err != nil {
		return err
	}
	defer book.Close()
	var first []row
	for _, name := range book.GetSheetList() {
		rows, err := sheetRows(book, name)
		if err != nil {
			return fmt.Errorf("read the sheet %q (%w): %w", name, err, catalog.ErrUsage)
		}
		if _, at := heads(rows); at >= 0 {
			r.table(rows)
			return nil
		}
		if _, people := guessed(rows); people > 0 && first == nil {
			first = rows
		}
	}
	r.table(first)
	return nil
}

func sheetRows(book *excelize.File, name string) ([]row, error) {
	in, err := book.Rows(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var out []row
	cells := 0
	for line := 1; in.Next(); line++ {
		texts, err := in.Columns()
		if err != nil {
			return nil, err
		}
		if cells += len(texts); line > maxRows || cells > maxCells {
			return nil, fmt.Errorf("it has more than %d rows, or too many cells", maxRows)
		}
		if len(said(texts)) > 0 {
			out = append(out, row{line, texts})
		}
	}
	return out, in.Error()
}
