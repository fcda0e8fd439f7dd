package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"unicode"

	"cutline/catalog"

	"golang.org/x/text/unicode/norm"
)

// byTime reads the search in the order of the key and stops when it has
// enough: photos of one moment are put in order of file name. dir is
// " DESC" or " ASC".
func (s *Store) byTime(ctx context.Context, c search, limit int, dir string) ([]catalog.PhotoID, error) {
	from, args := c.sql()
	key := "p.rank"
	if c.match != "" {
		key = "words.rowid"
	}
	rows, err := s.db.Read.QueryContext(ctx, "SELECT p.id, p.rank "+from+" ORDER BY "+key+dir, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []catalog.PhotoID
	var groups [][2]int // from, to in ids: photos of one moment
	var last, rank int64
	var id catalog.PhotoID
	for begin := 0; rows.Next(); ids = append(ids, id) {
		if err := rows.Scan(&id, &rank); err != nil {
			return nil, err
		}
		switch m := moment(rank); {
		case m != last || len(ids) == 0:
			if limit > 0 && len(ids) >= limit {
				return s.byName(ctx, ids, groups, limit)
			}
			begin, last = len(ids), m
		case len(ids)-begin == 1:
			groups = append(groups, [2]int{begin, begin + 2})
		default:
			groups[len(groups)-1][1]++
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return s.byName(ctx, ids, groups, limit)
}

// byName puts the photos of each moment in order of file name.
func (s *Store) byName(ctx context.Context, ids []catalog.PhotoID, groups [][2]int, limit int) ([]catalog.PhotoID, error) {
	var tied []catalog.PhotoID
	for _, g := range groups {
		tied = append(tied, ids[g[0]:g[1]]...)
	}
	names := make(map[catalog.PhotoID]string, len(tied))
	if len(tied) > 0 {
		err := each(ctx, s.db.Read, "SELECT id, file FROM photo WHERE id IN (SELECT value FROM json_each(?))", []any{idList(tied)},
			func(rows *sql.Rows) error {
				var id catalog.PhotoID
				var file string
				err := rows.Scan(&id, &file)
				names[id] = file
				return err
			})
		if err != nil {
			return nil, err
		}
	}
	for _, g := range groups {
		slices.SortFunc(ids[g[0]:g[1]], func(a, b catalog.PhotoID) int {
			return cmp.Or(strings.Compare(names[a], names[b]), cmp.Compare(a, b))
		})
	}
	if limit > 0 && len(ids) > limit {
		ids = ids[:limit]
	}
	return ids, nil
}

// moment is the part of a rank that photos taken together share.
func moment(rank int64) int64 {
	if rank < lowest {
		return unknown
	}
	return rank >> rankBits
}

// oldest lists photos without a time last, as newest does.
func (s *Store) oldest(ctx context.Context, c search, limit int) ([]catalog.PhotoID, error) {
	known := c
	known.from = max(c.from, lowest)
	ids, err := s.byTime(ctx, known, limit, " ASC")
	if err != nil || c.from >= lowest || limit > 0 && len(ids) >= limit {
		return ids, err
	}
	c.to = min(c.to, lowest)
	rest := 0
	if limit > 0 {
		rest = limit - len(ids)
	}
	more, err := s.byTime(ctx, c, rest, " DESC")
	return append(ids, more...), err
}

// bestOf is how many of the newest photos found are put in order of exactness.
const bestOf = 2000

// best puts photos that have the words with just the accents typed first;
// among the rest, and within both, the newest first.
func (s *Store) best(ctx context.Context, q catalog.Query, c search, limit int) ([]catalog.PhotoID, error) {
	ids, err := s.byTime(ctx, c, 0, " DESC")
	if err != nil {
		return nil, err
	}
	typed := exacts(q, nil)
	var first, second []catalog.PhotoID
	for len(ids) > 0 && len(typed) > 0 && len(first)+len(second) < bestOf && (limit <= 0 || len(first) < limit) {
		part := ids[:min(len(ids), 500)]
		ids = ids[len(part):]
		found, err := load(ctx, s.db.Read, part)
		if err != nil {
			return nil, err
		}
		for _, id := range part {
			if p := found[id]; p != nil && hasAll(&p.Photo, typed) {
				first = append(first, id)
			} else {
				second = append(second, id)
			}
		}
	}
	out := append(append(first, second...), ids...)
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out, nil
}

// exacts are the words as typed that a found photo has in some form.
func exacts(q catalog.Query, into []string) []string {
	switch {
	case q.Op == catalog.QueryText && q.Exact != "":
		return append(into, plain(q.Exact))
	case q.Op == catalog.QueryAnd:
		for _, n := range q.Nodes {
			into = exacts(n, into)
		}
	}
	return into
}

// plain is s in NFC and lower case, its words between single spaces.
func plain(s string) string {
	return " " + strings.Join(strings.FieldsFunc(strings.ToLower(norm.NFC.String(s)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ") + " "
}

func hasAll(p *catalog.Photo, typed []string) bool {
	var b strings.Builder
	b.WriteString(p.File())
	for _, f := range catalog.Fields {
		if v := p.Caption[f.Name]; !v.IsZero() {
			b.WriteString(" | " + v.String())
		}
	}
	text := plain(b.String())
	for _, t := range typed {
		if !strings.Contains(text, strings.TrimSuffix(t, " ")) {
			return false
		}
	}
	return true
}
