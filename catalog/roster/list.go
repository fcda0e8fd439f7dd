package roster

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"cutline/catalog"
	"cutline/catalog/fold"
	"cutline/catalog/sheet"
)

// Limits of a list of people, all of them: it is read by one who waits, into
// memory. Sizes are bytes.
const (
	MaxBytes    = 64 << 20 // of the file, and of a workbook unpacked
	maxRows     = 200_000
	maxCells    = 4_000_000 // of a workbook, empty ones counted
	maxHeadRow  = 20        // rows in which the names of the columns are looked for
	maxProblems = 5_000
	maxQuote    = 200 // bytes of a text that a problem quotes
)

// A List is what a file says of people, in its order.
type List struct {
	People   []Listed
	Problems []catalog.RosterProblem
	More     int // problems beyond maxProblems
}

// A Listed is a person as a list has it. What the list does not say is empty.
type Listed struct {
	catalog.Person
	Line    int   // where the list first names the person, who may have a code or a UUID and no name
	offices []int // the line of each of Offices
}

// Read reads a list of people: a table as CSV or TSV, a workbook (XLSX), or
// Photo Mechanic's code replacements. Its contents tell which it is, and name
// helps: a .csv without a heading is no code file. What is wrong with a line
// is a problem of the list; the error is an ErrUsage for a file that is none
// at all.
func Read(name string, r io.ReaderAt, size int64, o catalog.RosterOptions) (List, error) {
	if size > MaxBytes {
		return List{}, sheet.TooLarge(size, MaxBytes)
	}
	var begin [8]byte
	n, err := r.ReadAt(begin[:], 0)
	if err != nil && err != io.EOF {
		return List{}, err
	}
	l := lister{at: map[string]int{}}
	if sheet.Workbook(begin[:n]) {
		err = l.workbook(io.NewSectionReader(r, 0, size))
	} else {
		err = l.text(name, io.NewSectionReader(r, 0, size), o.CodePage)
	}
	if err != nil {
		return List{}, err
	}
	return l.finish(), nil
}

// codePage is the encoding of one of catalog.CodePages; nil for "".
func codePage(name string) (encoding.Encoding, error) {
	switch name {
	case "":
		return nil, nil
	case "windows-1258":
		return charmap.Windows1258, nil
	case "windows-1252":
		return charmap.Windows1252, nil
	case "windows-1250":
		return charmap.Windows1250, nil
	case "windows-1251":
		return charmap.Windows1251, nil
	case "macintosh":
		return charmap.Macintosh, nil
	}
	return nil, fmt.Errorf("%q is no code page; there are %s: %w", name, strings.Join(catalog.CodePages(), ", "), catalog.ErrUsage)
}

// fit is Fit of a person who may be known by a code alone.
func (p Listed) fit() (catalog.Person, error) {
	if p.Name == "" {
		p.Name = cmp.Or(p.Code, p.UUID)
	}
	return p.Fit()
}

// A lister makes people of rows.
type lister struct {
	list  List
	at    map[string]int // "code hvn", "uuid …", "name hoang van nghiem": the index of a person, -1 of several
	last  int            // the index of the person of the row before, and 1
	days  bool           // there is a column of days
	excel bool           // a plain number from 10,000 is a day
}

func (l *lister) problem(line int, rule string, args ...any) {
	if len(l.list.Problems) >= maxProblems {
		l.list.More++
		return
	}
	for i, a := range args {
		if s, ok := a.(string); ok && len(s) > 2*maxQuote {
			args[i] = strings.ToValidUTF8(s[:maxQuote], "") + "…"
		}
	}
	l.list.Problems = append(l.list.Problems, catalog.RosterProblem{Line: line, Rule: rule, Args: args})
}

// row takes what one line says. A line that names nobody goes on with the
// person of the line before: a workbook joins such cells.
func (l *lister) row(line int, c cells) {
	office, says := l.office(line, c)
	i, ok := l.person(line, c, says)
	if !ok {
		return
	}
	l.last = i + 1
	p := &l.list.People[i]
	l.once(line, &p.Person.Honorific, c[colHonorific], p.Line)
	if p.Note == "" {
		p.Note = c[colNote]
	}
	for _, s := range sheet.Split(c[colSpellings]) {
		if s = oneLine(s); s != "" && !slices.Contains(p.Spellings, s) {
			p.Spellings = append(p.Spellings, s)
		}
	}
	if says {
		l.addOffice(line, p, office)
	}
}

// once sets a text that a person has one of.
func (l *lister) once(line int, text *string, now string, before int) {
	switch {
	case now == "" || now == *text:
	case *text == "":
		*text = now
	default:
		l.problem(line, catalog.PersonOtherwise, now, before, *text)
	}
}

// person finds the person a row is about, or begins a new one; ok is false
// for a row that can be about nobody.
func (l *lister) person(line int, c cells, office bool) (i int, ok bool) {
	shown := c[colName]
	if shown == "" && c[colCode] == "" && c[colUUID] == "" {
		if !office || l.last == 0 {
			l.problem(line, catalog.PersonNoName)
			return 0, false
		}
		return l.last - 1, true
	}
	called := ""
	if shown != "" {
		called = l.naturalName(line, shown)
	}
	i, known := l.known(line, c, called)
	switch {
	case i < 0:
		return 0, false
	case known:
		return i, true
	}
	p := Listed{Person: catalog.Person{Name: called, Code: c[colCode], UUID: strings.ToLower(c[colUUID])}, Line: line}
	if p.UUID != "" && !catalog.ValidUUID(p.UUID) {
		l.problem(line, catalog.PersonBad, fmt.Sprintf("%q is no UUID", p.UUID))
		return 0, false
	}
	if _, err := p.fit(); err != nil {
		l.problem(line, catalog.PersonBad, plainError(err))
		return 0, false
	}
	l.list.People = append(l.list.People, p)
	l.remember(len(l.list.People)-1, c, called)
	return len(l.list.People) - 1, true
}

// known is the person of the list that the row goes on with. i is -1 when the
// row contradicts what the list says.
func (l *lister) known(line int, c cells, called string) (i int, known bool) {
	for _, key := range []string{uuidKey(c[colUUID]), codeKey(c[colCode])} {
		i, met := l.at[key]
		if key == "" || !met {
			continue
		}
		p := &l.list.People[i]
		if called != "" && p.Name != "" && fold.Name(called) != fold.Name(p.Name) {
			l.problem(line, catalog.CodeTwice, cmp.Or(c[colCode], c[colUUID]), p.Name, p.Line)
			return -1, false
		}
		if p.Name == "" { // its rows before had the code alone
			p.Name = called
		}
		return i, true
	}
	i, met := l.at[nameKey(called)]
	coded := c[colCode] != "" || c[colUUID] != ""
	switch {
	case called == "" || !met, coded && (i < 0 || l.list.People[i].Code+l.list.People[i].UUID != ""):
		return 0, false
	case coded || i < 0:
		l.problem(line, catalog.PersonWhich, 2, called)
		return -1, false
	}
	return i, true
}

func (l *lister) remember(i int, c cells, called string) {
	for _, key := range []string{uuidKey(c[colUUID]), codeKey(c[colCode])} {
		if key != "" {
			l.at[key] = i
		}
	}
	if called == "" {
		return
	}
	key := nameKey(called)
	if _, met := l.at[key]; met {
		i = -1
	}
	l.at[key] = i
}

// addOffice adds an office to a person, who cannot hold it twice at a time.
func (l *lister) addOffice(line int, p *Listed, o catalog.Office) {
	for i, have := range p.Offices {
		switch {
		case have == o:
			return
		case sameOffice(have, o) && have.Overlaps(o):
			l.problem(line, catalog.OfficeOverlaps, p.Name, o.Long, p.offices[i])
			return
		}
	}
	if len(p.Offices) == catalog.MaxPersonItems {
		l.problem(line, catalog.PersonBad, fmt.Sprintf("%s has more than %d offices", p.Name, catalog.MaxPersonItems))
		return
	}
	p.Offices, p.offices = append(p.Offices, o), append(p.offices, line)
}

// finish checks what only the whole list can tell.
func (l *lister) finish() List {
	for i := range l.list.People {
		p := &l.list.People[i]
		if q, err := p.fit(); err != nil {
			l.problem(p.Line, catalog.PersonBad, plainError(err))
		} else {
			p.Honorific, p.Spellings, p.Note = q.Honorific, q.Spellings, q.Note
		}
	}
	slices.SortStableFunc(l.list.Problems, func(a, b catalog.RosterProblem) int { return a.Line - b.Line })
	return l.list
}

// plainError is an error without "wrong usage", which is no news in a list.
func plainError(err error) string {
	return strings.TrimSuffix(err.Error(), ": "+catalog.ErrUsage.Error())
}

func uuidKey(s string) string { return key("uuid ", strings.ToLower(s)) }
func codeKey(s string) string { return key("code ", s) }
func nameKey(s string) string { return key("name ", strings.ToLower(s)) }

func key(kind, s string) string {
	if s == "" {
		return ""
	}
	return kind + s
}

func extension(name string) string { return strings.ToLower(filepath.Ext(name)) }
