// Package event reads the people at an event from lists as organisers send
// them: a text with one of them on each line, a workbook, or the tables of a
// Word document. It guesses which part of a line is the name, the office and
// the organisation, and tells what it could not read.
//
// Lines and rows count from 1; sizes are bytes.
package event

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/unicode/norm"

	"cutline/catalog"
	"cutline/catalog/sheet"
)

// Limits of a list of people at an event: it is read by one who waits.
const (
	MaxBytes    = 64 << 20 // of a file, and of what it unpacks to
	maxText     = 4 << 20  // of a text
	maxProblems = 500
	maxQuote    = 120 // of a text that a problem quotes
	maxHeadRow  = 20  // rows in which the names of the columns are looked for
)

// Text reads a pasted list: one person on each line, "name – office", "name,
// office", "office: name" or cells parted by tabs, with numbers before them or
// without.
func Text(text string) catalog.InvitedList {
	var r reader
	if len(text) > maxText {
		r.problem(0, catalog.ListTooLong, catalog.MaxInvited)
		return r.finish()
	}
	r.text(text)
	return r.finish()
}

// Read reads a file with a list: a text, with commas or tabs too, a workbook
// (XLSX) or a document (DOCX). Its contents tell which it is. The error is an
// ErrUsage for a file that is none of them.
func Read(f io.ReaderAt, size int64) (catalog.InvitedList, error) {
	if size > MaxBytes {
		return catalog.InvitedList{}, sheet.TooLarge(size, MaxBytes)
	}
	all := io.NewSectionReader(f, 0, size)
	var begin [4]byte
	n, err := f.ReadAt(begin[:], 0)
	if err != nil && err != io.EOF {
		return catalog.InvitedList{}, err
	}
	var r reader
	switch {
	case !sheet.Workbook(begin[:n]):
		err = r.file(all)
	case begin[0] != 'P':
		err = fmt.Errorf("it is an old document (.doc, .xls), or one with a password; save it as .docx or .xlsx without one: %w", catalog.ErrUsage)
	default:
		err = r.packed(all)
	}
	if err != nil {
		return catalog.InvitedList{}, err
	}
	return r.finish(), nil
}

// packed reads a workbook or a document.
func (r *reader) packed(f *io.SectionReader) error {
	z, err := sheet.Unpack(f, MaxBytes)
	if err != nil {
		return err
	}
	for _, part := range z.File {
		if part.Name == documentPart {
			return r.document(part, f.Size())
		}
	}
	return r.workbook(f)
}

// file reads a text file.
func (r *reader) file(f io.Reader) error {
	in, err := sheet.Text(f, maxText, nil)
	if err != nil {
		return err
	}
	comma, skipped, err := sheet.Separator(in)
	if err != nil {
		return err
	}
	b, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	text := string(b)
	if strings.ContainsRune(text, 0) {
		return fmt.Errorf("it is no text: %w", catalog.ErrUsage)
	}
	if rows, ok := separated(text, comma, skipped); ok {
		r.table(rows)
		return nil
	}
	r.text(text)
	return nil
}

// A reader collects what a list says.
type reader struct {
	list catalog.InvitedList
	full bool // no more can be taken
}

func (r *reader) problem(line int, rule string, args ...any) {
	if len(r.list.Problems) >= maxProblems {
		return
	}
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = quote(s)
		}
	}
	r.list.Problems = append(r.list.Problems, catalog.RosterProblem{Line: line, Rule: rule, Args: args})
}

// quote is a text that is not too long to be shown.
func quote(s string) string {
	if len(s) <= maxQuote {
		return s
	}
	return strings.ToValidUTF8(s[:maxQuote], "") + "…"
}

// take adds one of the people.
func (r *reader) take(line int, p catalog.Invited) {
	if len(r.list.People) >= catalog.MaxInvited {
		if !r.full {
			r.problem(line, catalog.ListTooLong, catalog.MaxInvited)
		}
		r.full = true
		return
	}
	for _, s := range []*string{&p.Name, &p.Honorific, &p.Office, &p.Organisation} {
		*s = oneLine(*s)
		if len(*s) > catalog.MaxPersonText {
			r.problem(line, catalog.PersonBad, errors.New("a text is too long"))
			return
		}
	}
	r.list.People, r.list.Lines = append(r.list.People, p), append(r.list.Lines, line)
}

func (r *reader) finish() catalog.InvitedList {
	if len(r.list.People) == 0 && len(r.list.Errors()) == 0 {
		r.problem(0, catalog.ListNobody)
	}
	return r.list
}

// oneLine is s in NFC, its blanks and line ends single spaces.
func oneLine(s string) string {
	return norm.NFC.String(strings.Join(strings.Fields(strings.ToValidUTF8(s, " ")), " "))
}
