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

// cond is what columns do not know of a part of a query, as a condition on
// photo p; "" is always true.
func (s *search) cond(q catalog.Query) string {
	if m, ok := match(q); ok {
		s.args = append(s.args, m)
		return inText
	}
	switch {
	case isWhole(q):
		c := s.cond(loose(q))
		return "(" + c + " AND " + s.wholeCond(q) + ")"
	case q.Op == catalog.QueryText && len(q.Words) == 0:
		return ""
	case q.Op == catalog.QueryText && q.Field == "story":
		like := "% " + strings.NewReplacer("%", `\%`, "_", `\_`, `\`, `\\`).Replace(strings.Join(q.Words, " "))
		if !q.Prefix {
			like += " "
		}
		s.args = append(s.args, like+"%")
		return "p.id IN (SELECT l.photo FROM placed l JOIN story t ON t.id = l.story WHERE t.removed = 0 AND ' ' || t.words || ' ' LIKE ? ESCAPE '\\')"
	case q.Op == catalog.QueryCmp:
		return s.cmpCond(q)
	}
	return "0" // code: and fields of later days
}

// cmpCond is a comparison; fields whose data comes later find nothing.
func (s *search) cmpCond(q catalog.Query) string {
	switch q.Field {
	case "dup":
		not := ""
		if q.Low == "no" {
			not = "NOT "
		}
		return "p.fingerprint " + not + "IN (SELECT fingerprint FROM photo WHERE fingerprint <> '' AND forgotten = 0 GROUP BY fingerprint HAVING count(*) > 1)"
	case "collection":
		s.args = append(s.args, q.Low)
		return "p.id IN (SELECT photo FROM member WHERE collection = CAST(? AS INTEGER))"
	case "iso", "width", "height":
		return s.between("p."+q.Field, q)
	}
	return "0"
}

// between bounds a number; an empty bound is open.
func (s *search) between(col string, q catalog.Query) string {
	c := "1"
	for _, b := range []struct{ bound, op string }{{q.Low, " >= ?"}, {q.High, " <= ?"}} {
		if b.bound == "" {
			continue
		}
		n, err := strconv.ParseInt(b.bound, 10, 64)
		if err != nil {
			return "0"
		}
		s.args = append(s.args, n)
		c += " AND " + col + b.op
	}
	return "(" + c + ")"
}
