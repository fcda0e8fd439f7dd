package event

import (
	"encoding/csv"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// A row is the cells of one line of a table.
type row struct {
	line  int
	cells []string
}

// A column is what the cells below one heading say.
type column int

const (
	colNone column = iota
	colName
	colHonorific
	colOffice
	colOrganisation
	columns
)

// headings are words by which columns are known, folded, in the order in which
// they are looked for; those that are no words of a list stand first.
var headings = []struct {
	column column
	words  []string
}{
	{colNone, []string{"stt", "tt", "so tt", "so thu tu", "no", "dien thoai", "so dien thoai", "phone", "email", "ghi chu", "note", "notes", "remark", "ngay sinh", "gioi tinh", "ky ten", "chu ky"}},
	{colName, []string{"ho ten", "ho va ten", "ho va ten dai bieu", "ten", "ten dai bieu", "dai bieu", "khach moi", "name", "full name", "guest", "guest name", "participant", "person", "delegate"}},
	{colHonorific, []string{"danh xung", "xung ho", "hoc ham", "hoc vi", "hoc ham hoc vi", "ong ba", "honorific", "salutation", "prefix"}},
	{colOffice, []string{"chuc vu", "chuc danh", "chuc vu chuc danh", "office", "position", "title", "job title", "post", "role"}},
	{colOrganisation, []string{"don vi", "co quan", "don vi cong tac", "co quan don vi", "co quan cong tac", "noi cong tac", "to chuc", "organisation", "organization", "company", "agency", "institution", "unit"}},
}

// columnOf is the column of a heading: all its words, else the first that is
// known among them, so that “chức vụ, đơn vị công tác” is that of offices.
func columnOf(cell string) (c column, exact, known bool) {
	text := strings.TrimSpace(fold.Name(cell))
	if text == "" || len(text) > 60 {
		return colNone, false, false
	}
	for _, h := range headings {
		if slices.Contains(h.words, text) {
			return h.column, true, true
		}
	}
	best, at := colNone, len(text)+1
	for _, h := range headings[1:] {
		for _, w := range h.words {
			if i := strings.Index(" "+text+" ", " "+w+" "); len(w) > 4 && i >= 0 && i < at {
				best, at = h.column, i
			}
		}
	}
	return best, false, best != colNone
}

// A header says which column each cell of a row is of.
type header []column

// headerOf reads a row as a heading; ok is false without a column of names. One
// cell alone must say no more.
func headerOf(cells []string) (h header, ok bool) {
	named, others, said, whole := 0, 0, 0, false
	var seen [columns]bool
	for _, cell := range cells {
		c, exact, known := columnOf(cell)
		if seen[c] {
			c = colNone
		}
		seen[c] = c != colNone
		if strings.TrimSpace(cell) != "" {
			said++
		}
		switch {
		case c == colName:
			named++
			whole = exact
		case known:
			others++
		}
		h = append(h, c)
	}
	return h, named == 1 && (others > 0 || said == 1 && whole)
}

// heads finds the row that heads a table; -1 when none does.
func heads(rows []row) (header, int) {
	for i, row := range rows[:min(len(rows), maxHeadRow)] {
		if h, ok := headerOf(row.cells); ok {
			return h, i
		}
	}
	return nil, -1
}

// guessed makes a header of what the cells say: the names stand where most
// people are, the office and the organisation after it where words are. people
// counts the rows with a name there.
func guessed(rows []row) (h header, people int) {
	var persons, words []int
	for _, row := range rows {
		for i, cell := range row.cells {
			for len(persons) <= i {
				persons, words = append(persons, 0), append(words, 0)
			}
			if _, ok := nameOf(unnumbered(cell)); ok {
				persons[i]++
			}
			if strings.ContainsFunc(cell, unicode.IsLetter) {
				words[i]++
			}
		}
	}
	h = make(header, len(persons))
	at := 0
	for i, n := range persons {
		if n > people {
			people, at = n, i
		}
	}
	if people == 0 {
		return h, 0
	}
	h[at] = colName
	next := colOffice
	for i, n := range words {
		if i != at && n*3 >= len(rows) && next < columns {
			h[i] = next
			next++
		}
	}
	return h, people
}

func unnumbered(cell string) string { return number.ReplaceAllString(oneLine(cell), "") }

// table reads rows of which one may be a heading.
func (r *reader) table(rows []row) {
	h, at := heads(rows)
	if at >= 0 {
		for _, row := range rows[:at] {
			r.aside(row)
		}
		r.below(h, rows[at+1:], true)
		return
	}
	h, people := guessed(rows)
	if people == 0 {
		for _, row := range rows {
			r.line(row.line, strings.Join(said(row.cells), " – "))
		}
		return
	}
	r.below(h, rows, false)
}

// aside tells of a row above the heading, which has nobody.
func (r *reader) aside(row row) {
	if text := strings.Join(said(row.cells), " "); text != "" {
		r.problem(row.line, catalog.ListHeading, text)
	}
}

// said are the cells that hold something.
func said(cells []string) []string {
	var out []string
	for _, c := range cells {
		if c = oneLine(c); c != "" {
			out = append(out, c)
		}
	}
	return out
}

// below reads the rows below a heading. With a heading, what stands in the
// column of names is a name.
func (r *reader) below(h header, rows []row, headed bool) {
	for _, row := range rows {
		var cells [columns]string
		for i, text := range row.cells {
			if i < len(h) && h[i] != colNone {
				cells[h[i]] = oneLine(text)
			}
		}
		words := said(row.cells)
		switch name := unnumbered(cells[colName]); {
		case len(words) == 0:
		case name == "" && plain(words):
			r.problem(row.line, catalog.ListHeading, strings.Join(words, " "))
		case name == "":
			r.problem(row.line, catalog.PersonUnread, strings.Join(words, " – "))
		default:
			r.row(row.line, name, cells, headed, words)
		}
	}
}

// ordinal is a cell that numbers its row.
var ordinal = regexp.MustCompile(`^(?:[0-9IVX.)/]+|[A-Z][.)]?)$`)

// plain reports whether all cells but one number the row: “I  Khối cơ quan”.
func plain(words []string) bool {
	texts := 0
	for _, w := range words {
		if !ordinal.MatchString(w) {
			texts++
		}
	}
	return texts <= 1
}

// row reads a row that has something where the name stands.
func (r *reader) row(line int, name string, cells [columns]string, headed bool, words []string) {
	p, ok := nameOf(name)
	if !ok {
		if all, known := inLine(name); known && len(all) == 1 { // with an office, in one cell
			p, ok = all[0], true
		}
	}
	if !ok && headed && !strings.ContainsFunc(name, unicode.IsDigit) && strings.ContainsFunc(name, unicode.IsLetter) && !plain(words) {
		p.Honorific, p.Name = cutHonorific(name)
		ok = true
	}
	switch {
	case !ok && plain(words):
		r.problem(line, catalog.ListHeading, strings.Join(words, " "))
		return
	case !ok:
		r.problem(line, catalog.PersonUnread, strings.Join(words, " – "))
		return
	}
	if cells[colHonorific] != "" {
		p.Honorific = cells[colHonorific]
	}
	if cells[colOffice] != "" {
		p.Office = cells[colOffice]
	}
	if cells[colOrganisation] != "" {
		p.Organisation = cells[colOrganisation]
	}
	r.take(line, r.natural(line, p))
}

// separated reads a text whose first rows have a heading, parted by comma.
func separated(text string, comma rune, skipped int) ([]row, bool) {
	c := csv.NewReader(strings.NewReader(text))
	c.Comma, c.FieldsPerRecord, c.LazyQuotes = comma, -1, true
	var rows []row
	for {
		cells, err := c.Read()
		if err != nil {
			_, at := heads(rows)
			return rows, at >= 0
		}
		line, _ := c.FieldPos(0)
		rows = append(rows, row{line + skipped, cells})
	}
}
