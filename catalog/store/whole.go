package store

import (
	"strings"

	"cutline/catalog"
)

// wholeFields are the caption fields that exact terms of a query are about.
var wholeFields = map[string]catalog.FieldName{"headline": catalog.Headline, "people": catalog.People,
	"creator": catalog.Creator, "event": catalog.EventName, "city": catalog.City, "keyword": catalog.Keywords}

// isWhole reports whether q is an exact term: one whose words are all that
// the field holds. A folder is named whole by its path.
func isWhole(q catalog.Query) bool {
	return q.Op == catalog.QueryText && q.Whole && q.Field != "in" && len(q.Words) > 0
}

// loose is the exact term as one that finds more: to narrow by the full text.
func loose(q catalog.Query) catalog.Query {
	q.Whole = false
	return q
}

// wholeCond decides an exact term by what the photo itself says.
func (s *search) wholeCond(q catalog.Query) string {
	words := strings.Join(q.Words, " ")
	s.args = append(s.args, words)
	switch q.Field {
	case "story":
		return "p.id IN (SELECT l.photo FROM placed l JOIN story t ON t.id = l.story WHERE t.removed = 0 AND fold(t.slug) = ?)"
	case "file":
		s.args = append(s.args, words)
		return "(fold(p.file) = ? OR EXISTS (SELECT 1 FROM part x WHERE x.photo = p.id AND x.role = 'partner' AND fold(x.file) = ?))"
	}
	if name, ok := wholeFields[q.Field]; ok { // its text, those in other languages, the items of a list
		return "EXISTS (SELECT 1 FROM detail d, json_tree(d.caption, '$." + string(name) + "') j WHERE d.id = p.id AND fold(j.atom) = ?)"
	}
	s.args = s.args[:len(s.args)-1]
	return "0"
}
