package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"cutline/catalog"
	"cutline/catalog/columns"
)

// sections are the fields whose terms a list of the sidebar looks through: it
// counts as if they were not in the search.
var sections = []string{"in", "camera", "date", "event", "people", "story", "collection"}

// sectionOf is the section that a part of a search belongs to: all of its
// terms are of that field. "" = to none.
func sectionOf(q catalog.Query) string {
	switch q.Op {
	case catalog.QueryText, catalog.QueryCmp:
		if slices.Contains(sections, q.Field) {
			return q.Field
		}
	case catalog.QueryOr, catalog.QueryAnd, catalog.QueryNot:
		for i, n := range q.Nodes {
			if s := sectionOf(n); s == "" || i > 0 && s != sectionOf(q.Nodes[0]) {
				return ""
			}
		}
		if len(q.Nodes) > 0 {
			return sectionOf(q.Nodes[0])
		}
	}
	return ""
}

// Counts counts what chips and the sidebar offer, for a search. The
// collections are in no particular order, and the smart ones have nothing.
func (s *Store) Counts(ctx context.Context, q catalog.Query) (catalog.Counts, error) {
	nodes := []catalog.Query{q}
	if q.Op == catalog.QueryAnd {
		nodes = q.Nodes
	}
	parts := map[string][]catalog.Query{}
	for _, n := range nodes {
		section := sectionOf(n)
		parts[section] = append(parts[section], n)
	}
	picks := map[string]pick{}
	for section, nodes := range parts {
		p, err := s.pick(ctx, catalog.Query{Op: catalog.QueryAnd, Nodes: nodes})
		if err != nil {
			return catalog.Counts{}, fmt.Errorf("count photos: %w", err)
		}
		picks[section] = p
	}
	stories, err := s.members(ctx, "SELECT id, slug FROM story WHERE removed = 0 ORDER BY id DESC", "SELECT story, photo FROM placed")
	if err != nil {
		return catalog.Counts{}, fmt.Errorf("count the photos of stories: %w", err)
	}
	collections, err := s.members(ctx, "SELECT id, name FROM collection WHERE removed = 0", "SELECT collection, photo FROM member")
	if err != nil {
		return catalog.Counts{}, fmt.Errorf("count the photos of collections: %w", err)
	}
	c := catalog.Counts{Kinds: []catalog.Tally{}}
	err = s.read(ctx, func(l *look) error {
		without := setsWithout(l, picks)
		c.Total = l.table.Len()
		l.table.Count(without(""), l.offline(), &c)
		c.Folders = l.folders(l.table.ByFolder(without("in")))
		c.Cameras = l.cameras(l.table.ByGear(without("camera")))
		c.Days = days(l.table.ByDay(without("date")))
		c.Events = l.events(l.table.ByEvent(without("event")))
		c.People = l.people(l.table.ByPerson(without("people")))
		c.Stories = stories.tally(l.table.Listed().And(without("story")))
		c.Collections = collections.tally(l.table.Listed().And(without("collection")))
		return nil
	})
	return c, err
}

// setsWithout gives, for a section, what the search finds without its terms;
// "" is the whole search.
func setsWithout(l *look, picks map[string]pick) func(section string) columns.Set {
	sets := map[string]columns.Set{}
	var all columns.Set
	for section, p := range picks {
		sets[section] = p(l)
		all = sets[section].And(all)
	}
	return func(section string) columns.Set {
		if section == "" || picks[section] == nil {
			return all
		}
		var out columns.Set
		for other, set := range sets {
			if other != section {
				out = set.And(out)
			}
		}
		return out
	}
}

// groups are things that photos belong to, in the order they are listed.
type groups struct {
	rows   []catalog.Tally
	photos map[int64][]catalog.PhotoID
}

// members reads things by id and name, and pairs of a thing and a photo.
func (s *Store) members(ctx context.Context, things, pairs string) (groups, error) {
	g := groups{[]catalog.Tally{}, map[int64][]catalog.PhotoID{}}
	err := each(ctx, s.db.Read, things, nil, func(rows *sql.Rows) error {
		var t catalog.Tally
		err := rows.Scan(&t.ID, &t.Name)
		g.rows = append(g.rows, t)
		return err
	})
	if err != nil {
		return g, err
	}
	err = each(ctx, s.db.Read, pairs, nil, func(rows *sql.Rows) error {
		var thing int64
		var photo catalog.PhotoID
		err := rows.Scan(&thing, &photo)
		g.photos[thing] = append(g.photos[thing], photo)
		return err
	})
	return g, err
}

// tally counts each thing's photos that are in the set.
func (g groups) tally(s columns.Set) []catalog.Tally {
	for i := range g.rows {
		photos := g.photos[g.rows[i].ID]
		slices.Sort(photos)
		for _, id := range slices.Compact(photos) {
			if s.Has(id) {
				g.rows[i].N++
			}
		}
	}
	return g.rows
}

// folders counts by folder, with what lies below it; a root's row has its id.
func (l *look) folders(by []int) []catalog.Tally {
	type key struct {
		root int64
		path string
	}
	sums := map[key]int{}
	for id := range l.roots {
		sums[key{id, ""}] = 0
	}
	for id, n := range by {
		f := l.folder[uint32(id)]
		if n == 0 || f.root == 0 {
			continue
		}
		for _, dir := range below(f.path) {
			sums[key{f.root, dir}] += n
		}
	}
	out := make([]catalog.Tally, 0, len(sums))
	for k, n := range sums {
		r := l.roots[k.root]
		t := catalog.Tally{Name: filepath.Join(r.path, filepath.FromSlash(k.path)), N: n, Off: !r.online}
		if k.path == "" {
			t.ID = k.root
		}
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b catalog.Tally) int {
		return slices.Compare(strings.Split(a.Name, string(filepath.Separator)), strings.Split(b.Name, string(filepath.Separator)))
	})
	return out
}

// cameras counts by camera, whatever the lens.
func (l *look) cameras(by []int) []catalog.Tally {
	sums := map[string]int{}
	for id, n := range by {
		if g := l.gear[uint32(id)]; n > 0 && g.camera != "" {
			sums[g.camera] += n
		}
	}
	out := make([]catalog.Tally, 0, len(sums))
	for name, n := range sums {
		out = append(out, catalog.Tally{Name: name, N: n})
	}
	return mostFirst(out)
}

func mostFirst(all []catalog.Tally) []catalog.Tally {
	slices.SortFunc(all, func(a, b catalog.Tally) int { return cmp.Or(cmp.Compare(b.N, a.N), strings.Compare(a.Name, b.Name)) })
	return all
}

func days(by map[int32]int) []catalog.Tally {
	out := make([]catalog.Tally, 0, len(by))
	for day, n := range by {
		out = append(out, catalog.Tally{Name: dayName(day), N: n})
	}
	slices.SortFunc(out, func(a, b catalog.Tally) int { return strings.Compare(b.Name, a.Name) })
	return out
}

// events are in the order of their newest photos.
func (l *look) events(by []int) []catalog.Tally {
	newest := l.table.Newest()
	var ids []int
	for id, n := range by {
		if id > 0 && n > 0 {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b int) int { return cmp.Compare(newest[a], newest[b]) })
	out := make([]catalog.Tally, len(ids))
	for i, id := range ids {
		out[i] = catalog.Tally{Name: l.name[uint32(id)].text, N: by[id]}
	}
	return out
}

func (l *look) people(by []int) []catalog.Tally {
	out := []catalog.Tally{}
	for id, n := range by {
		if n > 0 {
			out = append(out, catalog.Tally{Name: l.name[uint32(id)].text, N: n})
		}
	}
	out = mostFirst(out)
	return out[:min(len(out), catalog.MostPeople)]
}
