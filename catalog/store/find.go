package store

import (
	"strconv"
	"strings"

	"cutline/catalog"
)

// textColumns are the fields of a query that are columns of the full text.
var textColumns = map[string]bool{"": true, "headline": true, "people": true, "creator": true,
	"event": true, "city": true, "keyword": true, "file": true}

// A search is a query as a condition on photo p, with its arguments.
type search struct{ args []any }

const inText = "p.rank IN (SELECT rowid FROM words WHERE words MATCH ?)"

// maxNesting is how deep an expression of FTS5 may be: its parser has a stack
// of a hundred entries. What is deeper is joined by SQL.
const maxNesting = 10

func nesting(q catalog.Query) int {
	n := 0
	for _, x := range q.Nodes {
		n = max(n, nesting(x))
	}
	return n + 1
}

// match is the query as an expression of FTS5, ok if it is about the full
// text alone.
func match(q catalog.Query) (expr string, ok bool) {
	if nesting(q) > maxNesting {
		return "", false
	}
	return matchNode(q)
}

// quote makes a phrase of words: nothing in them is an operator.
func quote(words []string) string {
	return `"` + strings.Map(func(r rune) rune {
		if r == '"' || r < ' ' {
			return ' '
		}
		return r
	}, strings.Join(words, " ")) + `"`
}

func matchNode(q catalog.Query) (expr string, ok bool) {
	switch q.Op {
	case catalog.QueryText:
		if !textColumns[q.Field] || len(q.Words) == 0 || isWhole(q) {
			return "", false
		}
		expr = quote(q.Words)
		if q.Prefix {
			expr += " *"
		}
		if q.Field != "" {
			expr = q.Field + " : " + expr
		}
		return expr, true
	case catalog.QueryAnd, catalog.QueryOr:
		return matchAll(q)
	}
	return "", false
}

func matchAll(q catalog.Query) (string, bool) {
	var yes, no []string
	for _, n := range q.Nodes {
		if n.Op == catalog.QueryNot && q.Op == catalog.QueryAnd && len(n.Nodes) == 1 {
			m, ok := matchNode(n.Nodes[0])
			if !ok {
				return "", false
			}
			no = append(no, m)
			continue
		}
		m, ok := matchNode(n)
		if !ok {
			return "", false
		}
		yes = append(yes, m)
	}
	if len(yes) == 0 {
		return "", false
	}
	op := " AND "
	if q.Op == catalog.QueryOr {
		op = " OR "
	}
	expr := "(" + strings.Join(yes, op) + ")"
	if len(no) > 0 {
		expr = "(" + expr + " NOT (" + strings.Join(no, " OR ") + "))"
	}
	return expr, true
}

// cond is the query as a condition on photo p; "" is always true.
func (s *search) cond(q catalog.Query) string {
	if m, ok := match(q); ok {
		s.args = append(s.args, m)
		return inText
	}
	if isWhole(q) {
		c := s.cond(loose(q))
		return "(" + c + " AND " + s.wholeCond(q) + ")"
	}
	switch q.Op {
	case catalog.QueryAnd, catalog.QueryOr:
		var parts []string
		for _, n := range q.Nodes {
			c := s.cond(n)
			if c == "" {
				c = "1"
			}
			parts = append(parts, c)
		}
		op := " AND "
		if q.Op == catalog.QueryOr {
			op = " OR "
		}
		if len(parts) == 0 {
			return ""
		}
		return "(" + strings.Join(parts, op) + ")"
	case catalog.QueryNot:
		if len(q.Nodes) == 0 {
			return ""
		}
		c := s.cond(q.Nodes[0])
		if c == "" {
			return "0"
		}
		return "NOT " + c
	case catalog.QueryText:
		return s.textCond(q)
	case catalog.QueryCmp:
		return s.cmpCond(q)
	}
	return ""
}

// textCond is a condition on texts that stand in small tables of their own.
func (s *search) textCond(q catalog.Query) string {
	if len(q.Words) == 0 {
		return ""
	}
	like := "% " + strings.NewReplacer("%", `\%`, "_", `\_`, `\`, `\\`).Replace(strings.Join(q.Words, " "))
	if !q.Prefix {
		like += " "
	}
	like += "%"
	const test = ` LIKE ? ESCAPE '\'`
	s.args = append(s.args, like)
	switch q.Field {
	case "camera":
		return "p.gear IN (SELECT id FROM gear WHERE ' ' || camera_words || ' '" + test + ")"
	case "lens":
		return "p.gear IN (SELECT id FROM gear WHERE ' ' || lens_words || ' '" + test + ")"
	case "story":
		return "p.id IN (SELECT l.photo FROM placed l JOIN story t ON t.id = l.story WHERE t.removed = 0 AND ' ' || t.words || ' '" + test + ")"
	case "in":
		return s.inFolder(q, test)
	}
	s.args = s.args[:len(s.args)-1]
	return "0" // code: and fields of later days
}

// inFolder finds the words in the folders' names below the root or in the
// root's last name; a text that begins as an absolute path is one.
func (s *search) inFolder(q catalog.Query, test string) string {
	c := "p.folder IN (SELECT f.id FROM folder f JOIN root r ON r.id = f.root WHERE ' ' || r.words || ' ' || f.words || ' '" + test + ")"
	if !strings.HasPrefix(q.Exact, "/") {
		return c
	}
	dir := strings.TrimRight(q.Exact, "/")
	s.args[len(s.args)-1] = dir
	s.args = append(s.args, dir+"/", dir+"0") // '0' follows '/'
	const full = "r.path || CASE f.path WHEN '' THEN '' ELSE '/' || f.path END"
	return "p.folder IN (SELECT f.id FROM folder f JOIN root r ON r.id = f.root WHERE " +
		full + " = ? OR " + full + " >= ? AND " + full + " < ?)"
}

// flags are the fields that are yes or no, as conditions.
var flags = map[string]string{
	"tag":     "p.tagged",
	"reject":  "p.rejected",
	"caption": "p.described",
	"credit":  "p.credited",
	"offline": "(p.offline OR p.folder IN (SELECT f.id FROM folder f JOIN root r ON r.id = f.root WHERE r.online = 0))",
	"damaged": "p.damaged",
	"pending": "p.revision > p.written",
	"clash":   "p.id IN (SELECT photo FROM clash)",
	"dup": `p.fingerprint IN (SELECT fingerprint FROM photo WHERE fingerprint <> '' AND forgotten = 0
		GROUP BY fingerprint HAVING count(*) > 1)`,
}

// cmpCond is a comparison; fields whose data comes later find nothing.
func (s *search) cmpCond(q catalog.Query) string {
	if c, ok := flags[q.Field]; ok {
		if q.Low == "no" || q.Low == "none" {
			return "NOT (" + c + ")"
		}
		return "(" + c + ")"
	}
	switch q.Field {
	case "kind":
		kinds := []catalog.Kind{catalog.Kind(q.Low)}
		if kinds[0] == catalog.Raw {
			kinds = catalog.RawKinds()
		}
		for range 2 {
			for _, k := range kinds {
				s.args = append(s.args, string(k))
			}
		}
		list := "(?" + strings.Repeat(", ?", len(kinds)-1) + ")"
		return "(p.kind IN " + list + " OR p.id IN (SELECT photo FROM part WHERE role = 'partner' AND kind IN " + list + "))"
	case "collection":
		s.args = append(s.args, q.Low)
		return "p.id IN (SELECT photo FROM member WHERE collection = CAST(? AS INTEGER))"
	case "date":
		return s.between("p.day", "p.day <> ''", q, func(v string) (any, bool) { return v, true })
	case "rating", "color", "iso", "width", "height":
		return s.between("p."+q.Field, "1", q, func(v string) (any, bool) {
			n, err := strconv.ParseInt(v, 10, 64)
			return n, err == nil
		})
	}
	return "0"
}

func (s *search) between(col, always string, q catalog.Query, value func(string) (any, bool)) string {
	c := always
	for _, b := range []struct{ bound, op string }{{q.Low, " >= ?"}, {q.High, " <= ?"}} {
		if b.bound == "" {
			continue
		}
		v, ok := value(b.bound)
		if !ok {
			return "0"
		}
		s.args = append(s.args, v)
		c += " AND " + col + b.op
	}
	return "(" + c + ")"
}
