package roster

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"cutline/catalog"
	"cutline/catalog/sheet"
)

// Formats are the extensions of the files that Write knows.
func Formats() []string { return []string{".csv", ".tsv", ".xlsx", ".txt"} }

// Write writes people as a list that Read reads: a table with one row for each
// office (.csv, .tsv, .xlsx), or Photo Mechanic's code replacements (.txt),
// which hold the offices of one day and only the people who have a code. It
// tells how many people it wrote. The error is an ErrUsage for another
// extension.
func Write(name string, w io.Writer, people []catalog.Person, day catalog.Date) (int, error) {
	switch ext := extension(name); ext {
	case ".csv":
		if _, err := io.WriteString(w, "\uFEFF"); err != nil { // from which Excel knows UTF-8
			return 0, err
		}
		return len(people), writeText(w, ',', people)
	case ".tsv":
		return len(people), writeText(w, '\t', people)
	case ".xlsx":
		return len(people), writeWorkbook(w, func(row func([]string) error) error { return table(people, row) })
	case ".txt":
		return writeCodes(w, people, day)
	default:
		return 0, fmt.Errorf("%q is no format of a roster; the file's name ends in %s: %w", ext, strings.Join(Formats(), ", "), catalog.ErrUsage)
	}
}

func writeText(w io.Writer, comma rune, people []catalog.Person) error {
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = comma, true
	err := table(people, func(row []string) error {
		for i, cell := range row {
			row[i] = sheet.Defuse(cell)
		}
		return out.Write(row)
	})
	out.Flush()
	if err == nil {
		err = out.Error()
	}
	return err
}

// table hands the rows of people to f, the heading first. What is a person's
// own stands in the first of their rows; their name and code in each.
func table(people []catalog.Person, f func([]string) error) error {
	head := make([]string, columns)
	for c := range head {
		head[c] = headings[c][0]
	}
	if err := f(head); err != nil {
		return err
	}
	for _, p := range people {
		own := cells{colCode: p.Code, colName: p.Name, colHonorific: p.Honorific, colSpellings: sheet.Join(p.Spellings),
			colNote: strings.Join(strings.Fields(p.Note), " "), colUUID: p.UUID}
		if len(p.Offices) == 0 {
			if err := f(own[:]); err != nil {
				return err
			}
		}
		for _, o := range p.Offices {
			own[colLong], own[colShort], own[colFrom], own[colTo], own[colRank] = o.Long, o.Short, o.From.In(catalog.Vietnamese), o.To.In(catalog.Vietnamese), ""
			if o.Rank != 0 {
				own[colRank] = strconv.Itoa(o.Rank)
			}
			row := own
			if err := f(row[:]); err != nil {
				return err
			}
			own[colHonorific], own[colSpellings], own[colNote] = "", "", ""
		}
	}
	return nil
}

// writeCodes writes the people who have a code, and what it becomes on a day.
func writeCodes(w io.Writer, people []catalog.Person, day catalog.Date) (int, error) {
	if _, err := fmt.Fprintf(w, "// the offices of %s\r\n", day); err != nil {
		return 0, err
	}
	n, r := 0, New(people)
	for _, p := range r.People() {
		texts, ok := r.Replacements(p.Code, day)
		if !ok {
			continue
		}
		line := strings.Join(append([]string{p.Code}, texts...), "\t")
		if _, err := io.WriteString(w, strings.TrimRight(line, "\t")+"\r\n"); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}
