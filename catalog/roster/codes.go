package roster

import (
	"bufio"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"cutline/catalog"
	"cutline/catalog/names"
)

// maxLine is the most bytes of a line of a code file.
const maxLine = 64 << 10

// codes reads Photo Mechanic's code replacements: a code, a tab, what it
// becomes, and after more tabs what code#2, code#3 become. A line that begins
// with // is a comment. Whom a text is about is a guess, and told.
func (l *lister) codes(r io.Reader, before int) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 4096), maxLine)
	line := before
	for lines.Scan() {
		line++
		text := strings.TrimRight(lines.Text(), "\r")
		switch {
		case !utf8.ValidString(text):
			p := notUnicode(line, text)
			l.problem(line, p.Rule, p.Args...)
			return nil
		case line-before > maxRows:
			l.problem(line, catalog.ListTooLong, maxRows)
			return nil
		case strings.TrimSpace(text) == "" || strings.HasPrefix(strings.TrimSpace(text), "//"):
			continue
		}
		l.codeLine(line, text)
	}
	if lines.Err() == bufio.ErrTooLong {
		l.problem(line+1, catalog.ListBroken, "a line is longer than 64 KB; this is no list of people")
		return nil
	}
	return lines.Err()
}

// codeLine takes one line of a code file.
func (l *lister) codeLine(line int, text string) {
	parts := strings.Split(text, "\t")
	for i, p := range parts {
		parts[i] = oneLine(p)
	}
	if strings.HasPrefix(parts[len(parts)-1], "//") {
		parts = parts[:len(parts)-1]
	}
	switch {
	case len(parts) == 1 && strings.ContainsAny(parts[0], " "):
		l.problem(line, catalog.CodeNoTab, parts[0])
		return
	case len(parts) == 1 || parts[1] == "":
		l.problem(line, catalog.CodeNoText, parts[0])
		return
	}
	p, ok := guess(parts[1:])
	if !ok {
		l.problem(line, catalog.CodeNoPerson, parts[1])
		return
	}
	c := cells{colCode: parts[0], colName: p.Name, colHonorific: p.Honorific}
	if before, twice := l.at[codeKey(c[colCode])]; twice {
		l.problem(line, catalog.CodeTwice, c[colCode], l.list.People[before].Name, l.list.People[before].Line)
		return
	}
	l.problem(line, catalog.PersonGuessed, parts[1], p.Name, officeText(p.Offices))
	i, ok := l.person(line, c, true)
	if !ok {
		return
	}
	l.list.People[i].Honorific = p.Honorific
	for _, o := range p.Offices {
		l.addOffice(line, &l.list.People[i], o)
	}
}

func officeText(offices []catalog.Office) string {
	var all []string
	for _, o := range offices {
		all = append(all, o.Brief())
	}
	return strings.Join(all, ", ")
}

// guess makes a person of what a code becomes: the first text is a name with
// an office before or after it, the second perhaps the name alone, the third
// the offices in their long form.
func guess(texts []string) (p catalog.Person, ok bool) {
	text := texts[0]
	if len(texts) > 1 && texts[1] != "" && (isName(texts[1]) || capitalised(texts[1])) {
		if rest, has := strings.CutSuffix(text, texts[1]); has { // as this program exports it
			p.Name = texts[1]
			p.Offices = guessOffices(strings.TrimRight(rest, " ,"), texts)
			return p, true
		}
	}
	m := names.Find(text)
	switch {
	case len(m) == 1:
		p.Name, p.Honorific = m[0].Name, m[0].Honorific
		for _, o := range m[0].Offices {
			p.Offices = append(p.Offices, catalog.Office{Long: o})
		}
		if len(p.Offices) == 1 {
			p.Offices = guessOffices(m[0].Offices[0], texts)
		}
		return p, true
	case len(m) == 0 && !names.IsPlace(text) && (isName(text) || capitalised(text)):
		return catalog.Person{Name: text}, true
	}
	return p, false
}

// guessOffices are the offices of the short form and, if the third text has
// it, the long one: when the text tells more offices than one, they are told
// there in order.
func guessOffices(brief string, texts []string) []catalog.Office {
	if len(texts) < 3 || texts[2] == "" {
		if brief == "" {
			return nil
		}
		return []catalog.Office{{Long: brief}}
	}
	var out []catalog.Office
	for full := range strings.SplitSeq(texts[2], ", ") {
		out = append(out, catalog.Office{Long: full})
	}
	if brief != "" && brief != out[0].Long {
		out[0].Short = brief
	}
	return out
}

// capitalised reports whether all words of a text, two to five, begin with a
// capital, as those of a name do.
func capitalised(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) || strings.ContainsAny(w, "0123456789") {
			return false
		}
	}
	return len(words) >= 2 && len(words) <= 5
}
