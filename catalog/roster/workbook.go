package roster

import (
	"bytes"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"cutline/catalog"
	"cutline/catalog/sheet"
)

// maxLines is how far down a workbook's rows may stand: Excel's last.
const maxLines = 1 << 20

// workbook reads the first sheet of a workbook that has a heading.
func (l *lister) workbook(r *io.SectionReader) error {
	f, err := sheet.OpenBook(r, MaxBytes)
	if err != nil {
		return err
	}
	defer f.Close()
	props, err := f.GetWorkbookProps()
	if err == nil && props.Date1904 != nil && *props.Date1904 {
		return fmt.Errorf("its days count from 1904; turn that off in Excel's options, or save it as CSV: %w", catalog.ErrUsage)
	}
	l.excel = true
	for _, name := range f.GetSheetList() {
		has, err := heads(f, name)
		if err != nil {
			return err
		}
		if has {
			rows, err := sheetOf(f, name)
			if err != nil {
				return err
			}
			defer rows.rows.Close()
			return l.table(rows)
		}
	}
	l.problem(0, catalog.ListNoName)
	return nil
}

// heads reports whether a sheet has a heading.
func heads(f *excelize.File, name string) (bool, error) {
	rows, err := sheetOf(f, name)
	if err != nil {
		return false, err
	}
	defer rows.rows.Close()
	for range maxHeadRow {
		_, row, bad, err := rows.row()
		if err == io.EOF || bad != nil {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		if _, ok := headerOf(row); ok {
			return true, nil
		}
	}
	return false, nil
}

// sheetRows are the rows of a sheet.
type sheetRows struct {
	rows  *excelize.Rows
	line  int
	cells int
}

func sheetOf(f *excelize.File, name string) (*sheetRows, error) {
	rows, err := f.Rows(name)
	if err != nil {
		return nil, fmt.Errorf("read the sheet %q (%w): %w", name, err, catalog.ErrUsage)
	}
	return &sheetRows{rows: rows}, nil
}

func (s *sheetRows) row() (line int, row []string, p *catalog.RosterProblem, err error) {
	for s.rows.Next() {
		s.line++
		row, err := s.rows.Columns(excelize.Options{RawCellValue: true})
		if s.cells += len(row); s.line > maxLines || s.cells > maxCells {
			return s.line, nil, &catalog.RosterProblem{Line: s.line, Rule: catalog.ListTooLong, Args: []any{maxRows}}, nil
		}
		if err != nil {
			return s.line, nil, &catalog.RosterProblem{Line: s.line, Rule: catalog.ListBroken, Args: []any{err}}, nil
		}
		if len(row) > 0 {
			return s.line, row, nil, nil
		}
	}
	if err := s.rows.Error(); err != nil {
		return s.line, nil, nil, err
	}
	return s.line, nil, nil, io.EOF
}

// writeWorkbook writes rows as a workbook of one sheet; the first is its head
// and stays in sight.
func writeWorkbook(w io.Writer, rows func(row func([]string) error) error) error {
	f := excelize.NewFile()
	defer f.Close()
	const sheet = "Sheet1"
	out, err := f.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	for c, width := range []float64{10, 28, 14, 50, 36, 12, 12, 7, 28, 28, 38} {
		if err := out.SetColWidth(c+1, c+1, width); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	line := 0
	err = rows(func(row []string) error {
		line++
		cells := make([]any, len(row))
		for i, text := range row {
			if cells[i] = text; line == 1 {
				cells[i] = excelize.Cell{StyleID: bold, Value: text}
			}
		}
		return out.SetRow(fmt.Sprintf("A%d", line), cells)
	})
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return err
	}
	var b bytes.Buffer // excelize wants to see all of it
	if err := f.Write(&b); err != nil {
		return err
	}
	_, err = b.WriteTo(w)
	return err
}
