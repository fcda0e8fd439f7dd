package store

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"cutline/catalog"
	"cutline/catalog/columns"
	"cutline/catalog/fold"
)

// A pick is a query made ready: given the columns it says which photos are
// found; nil is every photo.
type pick func(*look) columns.Set

// pick makes a query ready. Searches of words, and the little that columns do
// not know, are asked of the database here, before anybody waits for the
// columns.
func (s *Store) pick(ctx context.Context, q catalog.Query) (pick, error) {
	if asksWords(q) {
		if err := s.finishWords(ctx, atOnce); err != nil {
			return nil, err
		}
	}
	return s.choose(ctx, q)
}

// choose is pick for a part of a query.
func (s *Store) choose(ctx context.Context, q catalog.Query) (pick, error) {
	if set, ok := s.keptNow(q); ok {
		return func(*look) columns.Set { return set }, nil
	}
	if q.Op == catalog.QueryAnd && slices.ContainsFunc(q.Nodes, s.hasKept) {
		return s.pickAnd(ctx, q.Nodes)
	}
	if expr, ok := match(q); ok {
		return s.pickWords(ctx, expr)
	}
	switch q.Op {
	case catalog.QueryAll:
		return func(*look) columns.Set { return nil }, nil
	case catalog.QueryAnd:
		return s.pickAnd(ctx, q.Nodes)
	case catalog.QueryOr:
		return s.pickOr(ctx, q.Nodes)
	case catalog.QueryNot:
		if len(q.Nodes) == 0 {
			return func(*look) columns.Set { return nil }, nil
		}
		inner, err := s.choose(ctx, q.Nodes[0])
		return func(l *look) columns.Set {
			if set := inner(l); set != nil {
				return l.table.Not(set)
			}
			return columns.Set{}
		}, err
	case catalog.QueryText:
		if p := pickText(q); p != nil && !s.nameless(q) {
			return p, nil
		}
	case catalog.QueryCmp:
		if p := pickCmp(q); p != nil {
			return p, nil
		}
	}
	return s.pickRest(ctx, q)
}

// pickAnd asks the full text once for all that is about it.
func (s *Store) pickAnd(ctx context.Context, nodes []catalog.Query) (pick, error) {
	var words, rest []catalog.Query
	positive := false
	for _, n := range nodes {
		inner, not := n, n.Op == catalog.QueryNot && len(n.Nodes) == 1
		if not {
			inner = n.Nodes[0]
		}
		if _, ok := match(inner); !ok || s.hasKept(inner) {
			rest = append(rest, n)
			continue
		}
		words = append(words, n)
		positive = positive || !not
	}
	all := catalog.Query{Op: catalog.QueryAnd, Nodes: words}
	if _, ok := match(all); len(words) > 1 && positive && ok {
		rest = append(rest, all)
	} else {
		rest = append(rest, words...)
	}
	var picks []pick
	for _, n := range rest {
		p, err := s.choose(ctx, n)
		if err != nil {
			return nil, err
		}
		picks = append(picks, p)
	}
	return func(l *look) columns.Set {
		var out columns.Set
		for _, p := range picks {
			out = p(l).And(out)
		}
		return out
	}, nil
}

func (s *Store) pickOr(ctx context.Context, nodes []catalog.Query) (pick, error) {
	var picks []pick
	for _, n := range nodes {
		p, err := s.choose(ctx, n)
		if err != nil {
			return nil, err
		}
		picks = append(picks, p)
	}
	return func(l *look) columns.Set {
		out := columns.Set{}
		for _, p := range picks {
			set := p(l)
			if set == nil {
				return nil
			}
			out = out.Or(set)
		}
		return out
	}, nil
}

// pickWords asks the full text.
func (s *Store) pickWords(ctx context.Context, expr string) (pick, error) {
	var keys []int64
	var key int64
	err := each(ctx, s.db.Read, "SELECT rowid FROM words WHERE words MATCH ?", []any{expr}, func(rows *sql.Rows) error {
		err := rows.Scan(&key)
		keys = append(keys, key)
		return err
	})
	return func(l *look) columns.Set {
		out := columns.NewSet(l.table.Max())
		for _, k := range keys {
			out.Add(l.table.ByKey(k))
		}
		return out
	}, err
}

// pickRest asks the database for what the columns do not know.
func (s *Store) pickRest(ctx context.Context, q catalog.Query) (pick, error) {
	var c search
	where := c.cond(q)
	if where == "" {
		return func(*look) columns.Set { return nil }, nil
	}
	var ids []catalog.PhotoID
	var id catalog.PhotoID
	err := each(ctx, s.db.Read, "SELECT p.id FROM photo p WHERE "+where, c.args, func(rows *sql.Rows) error {
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	return func(l *look) columns.Set {
		out := columns.NewSet(l.table.Max())
		for _, id := range ids {
			out.Add(id)
		}
		return out
	}, err
}

// pickText is a search in texts of small tables; nil when it is none.
func pickText(q catalog.Query) pick {
	if len(q.Words) == 0 {
		return nil
	}
	want := " " + strings.Join(q.Words, " ")
	if !q.Prefix {
		want += " "
	}
	has := func(words string) bool {
		if q.Whole {
			return " "+words+" " == want
		}
		return strings.Contains(" "+words+" ", want)
	}
	few := func(l *look, in func(uint32) bool, ids func(func(uint32) bool)) columns.Few {
		var out columns.Few
		ids(func(id uint32) bool {
			if in(id) {
				out.Add(id)
			}
			return true
		})
		return out
	}
	switch q.Field {
	case "camera", "lens":
		return func(l *look) columns.Set {
			return l.table.TakenWith(few(l, func(id uint32) bool {
				g := l.gear[id]
				switch {
				case q.Field == "lens":
					return has(g.lensWords)
				case q.Whole: // without its maker, as it is shown
					return has(fold.Text(g.camera))
				}
				return has(g.cameraWords)
			}, keys(l.gear)))
		}
	case "in":
		return func(l *look) columns.Set {
			return l.table.InFolders(few(l, func(id uint32) bool { return l.isIn(l.folder[id], q, has) }, keys(l.folder)))
		}
	case "event", "people":
		if !q.Whole {
			return nil
		}
		return func(l *look) columns.Set {
			these := few(l, func(id uint32) bool { return l.name[id].kind == q.Field && has(l.name[id].words) }, keys(l.name))
			if q.Field == "event" {
				return l.table.OfEvents(these)
			}
			return l.table.Showing(these)
		}
	}
	return nil
}

// nameless reports whether q asks for an event whose name the columns do not
// know: it may be a name in another language.
func (s *Store) nameless(q catalog.Query) bool {
	if q.Field != "event" {
		return false
	}
	l := &s.look
	l.mu.RLock()
	defer l.mu.RUnlock()
	words := strings.Join(q.Words, " ")
	for _, n := range l.name {
		if n.kind == "event" && n.words == words {
			return false
		}
	}
	return true
}

func keys[V any](m map[uint32]V) func(func(uint32) bool) {
	return func(yield func(uint32) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// isIn finds the words in a folder's names below the root or in the root's
// last name; a text that begins as an absolute path is one.
func (l *look) isIn(f folderRow, q catalog.Query, has func(string) bool) bool {
	if has(l.roots[f.root].words + " " + f.words) {
		return true
	}
	if !strings.HasPrefix(q.Exact, "/") {
		return false
	}
	dir, full := strings.TrimRight(q.Exact, "/"), l.dir(f)
	return full == dir || strings.HasPrefix(full, dir+"/")
}

// marks are the fields of yes or no that are a mark of a photo.
var marks = map[string]uint32{"tag": columns.Tagged, "reject": columns.Rejected, "caption": columns.Described, "credit": columns.Credited,
	"damaged": columns.Damaged, "pending": columns.Pending, "clash": columns.Clashing}

// pickCmp is a comparison of columns; nil when it is none.
func pickCmp(q catalog.Query) pick {
	no := q.Low == "no" || q.Low == "none"
	turn := func(p pick) pick {
		if !no {
			return p
		}
		return func(l *look) columns.Set { return l.table.Not(p(l)) }
	}
	if m, ok := marks[q.Field]; ok {
		return turn(func(l *look) columns.Set { return l.table.With(m) })
	}
	switch q.Field {
	case "offline":
		return turn(func(l *look) columns.Set { return l.table.With(columns.Gone).Or(l.table.InFolders(l.offline())) })
	case "kind":
		bits := columns.KindBit(catalog.Kind(q.Low))
		if catalog.Kind(q.Low) == catalog.Raw {
			for _, k := range catalog.RawKinds() {
				bits |= columns.KindBit(k)
			}
		}
		return func(l *look) columns.Set { return l.table.Of(bits) }
	case "date":
		low, high := day(q.Low, 0), day(q.High, 99999999)
		return func(l *look) columns.Set { return l.table.Dated(low, high) }
	case "rating", "color":
		low, err := bound(q.Low, 0)
		high, err2 := bound(q.High, 99)
		if err != nil || err2 != nil {
			return func(*look) columns.Set { return columns.Set{} }
		}
		return func(l *look) columns.Set {
			if q.Field == "color" {
				return l.table.Colored(low, high)
			}
			return l.table.Rated(low, high)
		}
	}
	return nil
}

func bound(s string, open int) (int, error) {
	if s == "" {
		return open, nil
	}
	return strconv.Atoi(s)
}

// day is 2018-10-31 as a number; an empty bound is open.
func day(s string, open int32) int32 {
	n, err := strconv.ParseInt(strings.ReplaceAll(s, "-", ""), 10, 32)
	if err != nil {
		return open
	}
	return int32(n)
}
