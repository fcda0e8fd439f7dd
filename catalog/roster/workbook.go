package roster

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"cutline/catalog"
)

// maxEntries is the most files a workbook may be packed of.
const maxEntries = 2000

// maxLines is how far down a workbook's rows may stand: Excel's last.
const maxLines = 1 << 20

// workbook reads the first sheet of a workbook that has a heading.
func (l *lister) workbook(r *io.SectionReader) error {
	var begin [4]byte
	if _, err := r.ReadAt(begin[:], 0); err != nil || string(begin[:]) != "PK\x03\x04" {
		return fmt.Errorf("it is an old workbook (.xls), or one with a password; save it as .xlsx without one: %w", catalog.ErrUsage)
	}
	if err := sound(r); err != nil {
		return err
	}
	// All of it stays in memory: a second limit would put the rest on disk.
	f, err := excelize.OpenReader(r, excelize.Options{RawCellValue: true, UnzipSizeLimit: MaxBytes, UnzipXMLSizeLimit: MaxBytes})
	if err != nil {
		return fmt.Errorf("it is no workbook that can be read (%w): %w", err, catalog.ErrUsage)
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

// sound refuses a workbook that would unpack to too much, before any of it is
// unpacked, and one whose sheets are broken XML: excelize takes the rows
// before the break for all there are.
func sound(r *io.SectionReader) error {
	z, err := zip.NewReader(r, r.Size())
	if err != nil {
		return fmt.Errorf("it is no workbook that can be read (%w): %w", err, catalog.ErrUsage)
	}
	all := uint64(0)
	for _, f := range z.File {
		if all += min(f.UncompressedSize64, MaxBytes+1); all > MaxBytes || len(z.File) > maxEntries {
			return fmt.Errorf("unpacked it has more than %d MB, or more than %d files: %w", MaxBytes>>20, maxEntries, catalog.ErrUsage)
		}
	}
	for _, f := range z.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, "\\", "/"))
		if !strings.HasPrefix(name, "xl/worksheets/sheet") && name != "xl/sharedstrings.xml" {
			continue
		}
		if err := wellFormed(f); err != nil {
			return fmt.Errorf("its %s is broken (%w): %w", f.Name, err, catalog.ErrUsage)
		}
	}
	return nil
}

// maxDepth is how deep the elements of a sheet may stand in each other.
const maxDepth = 64

// wellFormed reads a part of a workbook to its end.
func wellFormed(f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	d := xml.NewDecoder(r)
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for depth := 0; ; {
		t, err := d.Token()
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case depth > maxDepth:
			return errors.New("its elements stand too deep")
		}
	}
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
