package sheet

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"cutline/catalog"
)

// maxEntries is the most files a workbook or a document may be packed of.
const maxEntries = 2000

// OpenBook opens a workbook (XLSX) that has at most so many bytes unpacked; the
// caller closes it. The error is an ErrUsage for what is none, or not sound.
func OpenBook(r *io.SectionReader, most int64) (*excelize.File, error) {
	var begin [4]byte
	if _, err := r.ReadAt(begin[:], 0); err != nil || string(begin[:]) != "PK\x03\x04" {
		return nil, fmt.Errorf("it is an old workbook (.xls), or one with a password; save it as .xlsx without one: %w", catalog.ErrUsage)
	}
	if err := sound(r, most); err != nil {
		return nil, err
	}
	// All of it stays in memory: a second limit would put the rest on disk.
	f, err := excelize.OpenReader(r, excelize.Options{RawCellValue: true, UnzipSizeLimit: most, UnzipXMLSizeLimit: most})
	if err != nil {
		return nil, fmt.Errorf("it is no workbook that can be read (%w): %w", err, catalog.ErrUsage)
	}
	return f, nil
}

// Unpack opens what is packed as a workbook or a document is, unless it would
// unpack to more bytes than most, or to too many files. The error is an
// ErrUsage.
func Unpack(r *io.SectionReader, most int64) (*zip.Reader, error) {
	z, err := zip.NewReader(r, r.Size())
	if err != nil {
		return nil, fmt.Errorf("it is damaged, or no workbook and no document (%w): %w", err, catalog.ErrUsage)
	}
	all := uint64(0)
	for _, f := range z.File {
		if all += min(f.UncompressedSize64, uint64(most)+1); all > uint64(most) || len(z.File) > maxEntries {
			return nil, fmt.Errorf("unpacked it has more than %d MB, or more than %d files: %w", most>>20, maxEntries, catalog.ErrUsage)
		}
	}
	return z, nil
}

// sound refuses a workbook that would unpack to too much, before any of it is
// unpacked, and one whose sheets are broken XML: excelize takes the rows
// before the break for all there are.
func sound(r *io.SectionReader, most int64) error {
	z, err := Unpack(r, most)
	if err != nil {
		return err
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
