package roster

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"cutline/catalog"
	"cutline/catalog/fold"
	"cutline/catalog/names"
)

// A column is what the cells below one heading say.
type column int

const (
	colCode column = iota
	colName
	colHonorific
	colLong
	colShort
	colFrom
	colTo
	colRank
	colSpellings
	colNote
	colUUID
	columns
)

// cells are the texts of one row, by column, in NFC and on one line.
type cells [columns]string

// headings are what columns are called: first as we write it, then as others
// do; without accents and capitals.
var headings = [columns][]string{
	colCode:      {"code", "ma", "ma so", "ma tat", "key", "shortcut"},
	colName:      {"name", "ho ten", "ho va ten", "ten", "full name", "ho ten day du", "person"},
	colHonorific: {"honorific", "danh xung", "xung ho", "hoc ham", "hoc vi", "hoc ham hoc vi", "prefix"},
	colLong:      {"office", "chuc vu", "chuc danh", "chuc vu day du", "chuc vu dai", "long office", "position", "post"},
	colShort:     {"short office", "chuc vu ngan", "chuc vu ngan gon", "chuc vu viet tat", "chuc vu tat", "office short"},
	colFrom:      {"from", "tu", "tu ngay", "ngay bat dau", "bat dau", "tu thang", "tu nam", "start", "since"},
	colTo:        {"to", "den", "den ngay", "ngay ket thuc", "ket thuc", "den thang", "den nam", "end", "until"},
	colRank:      {"rank", "thu tu", "xep hang", "thu bac", "order"},
	colSpellings: {"spellings", "cach viet", "cach viet khac", "ten khac", "ten goi khac", "aliases", "also known as"},
	colNote:      {"note", "ghi chu", "notes", "remark"},
	colUUID:      {"uuid"},
}

// columnOf is the column of a heading.
func columnOf(heading string) (column, bool) {
	heading = fold.Name(heading)
	for c, called := range headings {
		for _, h := range called {
			if heading == fold.Name(h) {
				return column(c), true
			}
		}
	}
	return 0, false
}

// A header says which column each cell of a row is of; -1 for none.
type header []column

// headerOf reads a row as a heading; ok is false for one that has no column of
// names, and none of codes with one of offices.
func headerOf(row []string) (h header, ok bool) {
	var has [columns]bool
	for _, cell := range row {
		c, known := columnOf(cell)
		if !known {
			c = -1
		} else {
			has[c] = true
		}
		h = append(h, c)
	}
	return h, has[colName] || (has[colCode] || has[colUUID]) && (has[colLong] || has[colShort])
}

// known counts the columns that are known.
func (h header) known() int {
	n := 0
	for _, c := range h {
		if c >= 0 {
			n++
		}
	}
	return n
}

// heading tells what is wrong with a heading, and keeps what it says of the
// whole list.
func (l *lister) heading(line int, h header, row []string) {
	seen := map[column]string{}
	for i, c := range h {
		text := oneLine(row[i])
		if c < 0 {
			if text != "" {
				l.problem(line, catalog.ListColumnUnknown, text)
			}
			continue
		}
		if before, twice := seen[c]; twice {
			l.problem(line, catalog.ListColumnTwice, before, text)
		}
		seen[c] = text
	}
	_, offices := seen[colLong]
	_, short := seen[colShort]
	_, begins := seen[colFrom]
	_, ends := seen[colTo]
	if l.days = begins || ends; !l.days && (offices || short) {
		l.problem(line, catalog.ListNoDays)
	}
}

// cells are a row's texts by column; blank for a row that says nothing.
func (h header) cells(row []string) (c cells, blank bool) {
	blank = true
	for i, text := range row {
		if i >= len(h) || h[i] < 0 {
			continue
		}
		if text = oneLine(text); h[i] == colSpellings {
			text = strings.TrimSpace(norm.NFC.String(row[i]))
		}
		c[h[i]] = text
		blank = blank && text == ""
	}
	return c, blank
}

// oneLine is s in NFC, its blanks and line ends single spaces.
func oneLine(s string) string {
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}

// office is what a row says of an office; ok is false when it says none, or
// none that can be.
func (l *lister) office(line int, c cells) (o catalog.Office, ok bool) {
	o = catalog.Office{Long: c[colLong], Short: c[colShort]}
	if o.Long == "" && o.Short == "" {
		if c[colFrom] != "" || c[colTo] != "" || c[colRank] != "" {
			l.problem(line, catalog.OfficeNoName)
		}
		return o, false
	}
	var begins, ends, ranked bool
	o.From, begins = l.day(line, c[colFrom], false)
	o.To, ends = l.day(line, c[colTo], true)
	o.Rank, ranked = l.rank(line, c[colRank])
	switch {
	case !begins || !ends || !ranked:
		return o, false
	case !o.From.IsZero() && !o.To.IsZero() && o.From.Compare(o.To) > 0:
		l.problem(line, catalog.OfficeBackwards, o.Brief(), o.To, o.From)
		return o, false
	}
	fit, err := o.Fit()
	if err != nil {
		l.problem(line, catalog.PersonBad, plainError(err))
		return o, false
	}
	if l.days && o.From.IsZero() {
		l.problem(line, catalog.OfficeOpen, fit.Long)
	}
	return fit, true
}

func (l *lister) rank(line int, s string) (int, bool) {
	if s == "" {
		return 0, true
	}
	n, err := strconv.Atoi(strings.TrimSuffix(s, ".0"))
	if err != nil || n < 1 || n > 999 {
		l.problem(line, catalog.RankBad, s)
		return 0, false
	}
	return n, true
}

// naturalName is a name as it is printed; what was done to it is told.
func (l *lister) naturalName(line int, shown string) string {
	called := shown
	if turned, ok := commaName(called); ok {
		l.problem(line, catalog.NameTurned, shown, turned)
		called = turned
	}
	if small, ok := names.Small(called); ok {
		l.problem(line, catalog.NameCapitals, called, small)
		called = small
	}
	if order, ok := otherOrder(called); ok {
		l.problem(line, catalog.NameOrder, called, order)
	}
	return called
}

// sameOffice reports whether two offices are called the same.
func sameOffice(a, b catalog.Office) bool { return fold.Text(a.Full()) == fold.Text(b.Full()) }

// span is the days of an office, for people.
func span(o catalog.Office) string {
	day := func(d catalog.Date) string {
		if d.IsZero() {
			return "…"
		}
		return d.String()
	}
	return fmt.Sprintf("%s – %s", day(o.From), day(o.To))
}

// commaName is a name that an index has turned round: "Nghiệm, Hoàng Văn" and
// "Hoàng, Văn Nghiệm" are Hoàng Văn Nghiệm.
func commaName(s string) (string, bool) {
	a, b, ok := strings.Cut(s, ",")
	if a, b = strings.TrimSpace(a), strings.TrimSpace(b); !ok || a == "" || b == "" || strings.Contains(b, ",") {
		return s, false
	}
	if straight, turned := a+" "+b, b+" "+a; !isName(straight) && isName(turned) || strings.Contains(a, " ") {
		return turned, true
	}
	return a + " " + b, true
}

// otherOrder is a name as it may be meant, when it does not begin with a
// surname but would if its first word, the given name, stood last.
func otherOrder(s string) (string, bool) {
	first, rest, ok := strings.Cut(s, " ")
	turned := rest + " " + first
	return turned, ok && !isName(s) && isName(turned) && strings.Contains(rest, " ")
}

func isName(s string) bool {
	if small, capitals := names.Small(s); capitals {
		s = small
	}
	return names.IsName(s)
}
