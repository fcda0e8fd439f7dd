package event

import (
	"regexp"
	"strings"

	"cutline/catalog"
	"cutline/catalog/fold"
	"cutline/catalog/names"
)

var (
	lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n")
	number   = regexp.MustCompile(`^\s*(?:\(?\d{1,4}[.)/:]+|\d{1,4}\s+-|\d{1,4}\s+|[a-zA-Z]\)|[IVX]{1,5}[.)]|[-–—•*+·▪●○►]+)\s*`)
	dashes   = regexp.MustCompile(`\s+[-–—−|]+\s+|\s*[–—]\s*`)
)

// text reads a list with one of them on each line.
func (r *reader) text(text string) {
	lines := strings.Split(lineEnds.Replace(text), "\n")
	rows, tabbed, said := make([]row, 0, len(lines)), 0, 0
	for i, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		said++
		cells := strings.Split(line, "\t")
		if len(cells) > 1 && strings.TrimSpace(cells[0]) != strings.TrimSpace(line) {
			tabbed++
		}
		rows = append(rows, row{i + 1, cells})
	}
	if tabbed*2 > said {
		r.table(rows)
		return
	}
	for _, row := range rows {
		r.line(row.line, strings.Join(row.cells, " "))
	}
}

// line reads one line: a person, several without offices, or a heading.
func (r *reader) line(at int, text string) {
	said := oneLine(text)
	text = oneLine(number.ReplaceAllString(said, ""))
	if text == "" {
		return
	}
	if people, ok := inLine(text); ok {
		for _, p := range people {
			r.take(at, r.natural(at, p))
		}
		return
	}
	if heading(text) {
		r.problem(at, catalog.ListHeading, said)
		return
	}
	r.problem(at, catalog.PersonUnread, said)
}

// heading reports whether a line announces others.
func heading(text string) bool {
	folded := fold.Name(text) + " "
	return strings.HasSuffix(text, ":") || strings.HasPrefix(folded, "danh sach ") || strings.HasPrefix(folded, "thanh phan ") ||
		strings.HasPrefix(folded, "list of ") || strings.HasPrefix(folded, "guests ") && len(text) < 40
}

// inLine are the people of a line without a number.
func inLine(text string) ([]catalog.Invited, bool) {
	if open := strings.Index(text, " ("); open > 0 && strings.HasSuffix(text, ")") { // Hoàng Văn A (Chủ tịch)
		text = text[:open] + " – " + text[open+2:len(text)-1]
	}
	parts := dashes.Split(text, -1)
	if len(parts) == 1 {
		if office, name, ok := strings.Cut(text, ":"); ok {
			parts = []string{office, name}
		}
	}
	if all, ok := several(text); ok {
		return all, true
	}
	if p, ok := parted(parts); ok {
		return []catalog.Invited{p}, true
	}
	found := names.Find(text)
	if len(found) != 1 {
		return nil, false
	}
	m := found[0]
	before := strings.TrimSpace(strings.Trim(text[:m.Start], " ,;:–—-"))
	after := strings.Trim(text[m.End:], " ,;:.–—-")
	if m.Honorific != "" && len(before) >= len(m.Honorific) && strings.EqualFold(before[len(before)-len(m.Honorific):], m.Honorific) {
		before = strings.Trim(before[:len(before)-len(m.Honorific)], " ,;:–—-")
	}
	switch {
	case before != "" && after == "" && len(m.Offices) > 0: // Chủ tịch UBND tỉnh Hồ Tiến Thiệu
		return []catalog.Invited{{Name: m.Name, Honorific: m.Honorific, Office: before}}, true
	case before == "" && len(m.Offices) > 0:
		return []catalog.Invited{{Name: m.Name, Honorific: m.Honorific, Office: after}}, true
	}
	return nil, false
}

// parted reads the parts of a line: the name stands first, or last, and the
// organisation third.
func parted(parts []string) (p catalog.Invited, ok bool) {
	first, rest, comma := strings.Cut(parts[0], ",")
	switch p, ok = nameOf(parts[0]); {
	case ok:
		rest, parts = "", parts[1:]
	case comma:
		if p, ok = nameOf(first); ok {
			parts = parts[1:]
		}
	}
	if ok {
		p.Office = strings.TrimSpace(rest)
		if p.Office == "" && len(parts) > 0 {
			p.Office, parts = parts[0], parts[1:]
		}
		p.Organisation = strings.Join(parts, ", ")
		_, another := nameOf(p.Office)
		return p, !another || p.Office == ""
	}
	last := len(parts) - 1
	if p, ok = nameOf(parts[last]); ok && last > 0 {
		p.Office, p.Organisation = parts[0], strings.Join(parts[1:last], ", ")
		return p, true
	}
	if i := strings.LastIndex(parts[0], ","); last == 0 && i > 0 {
		if p, ok = nameOf(parts[0][i+1:]); ok {
			p.Office = strings.TrimSpace(parts[0][:i])
			_, another := nameOf(p.Office)
			return p, !another
		}
	}
	return catalog.Invited{}, false
}

// several reads names without offices: "Hoàng Văn A, Nông Thị B".
func several(text string) ([]catalog.Invited, bool) {
	var out []catalog.Invited
	for _, s := range strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == ';' }) {
		p, ok := nameOf(s)
		if !ok {
			return nil, false
		}
		out = append(out, p)
	}
	return out, len(out) > 1
}
