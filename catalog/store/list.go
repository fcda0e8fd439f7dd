package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"cutline/catalog"
	"cutline/catalog/columns"
)

// List gives the photos that q finds as they are to be shown; o.Text is not
// looked at.
func (s *Store) List(ctx context.Context, q catalog.Query, o catalog.ListQuery) (catalog.Listing, error) {
	seq, err := s.Seq(ctx) // before: what is edited meanwhile is looked at again
	if err != nil {
		return catalog.Listing{}, err
	}
	ids, p, err := s.find(ctx, q, o.Sort, 0)
	if err != nil {
		return catalog.Listing{}, fmt.Errorf("list photos: %w", err)
	}
	out := catalog.Listing{Seq: seq}
	err = s.read(ctx, func(l *look) error {
		out.Total = l.table.Len()
		if o.Bursts {
			timed := ids
			if o.Sort != catalog.SortNewest {
				timed = l.table.List(p(l), 0)
			}
			ids, out.Bursts = collapse(l.table, ids, timed, o.Open)
		}
		if out.More = o.Limit > 0 && len(ids) > o.Limit; out.More {
			ids = ids[:o.Limit]
		}
		out.IDs, out.Groups = ids, l.groups(ids, o.Group)
		return nil
	})
	return out, err
}

// collapse leaves of every burst that is not open its best frame, where it
// stands.
func collapse(t *columns.Table, ids, timed []catalog.PhotoID, open []catalog.PhotoID) ([]catalog.PhotoID, map[catalog.PhotoID]catalog.Burst) {
	bursts := map[catalog.PhotoID]catalog.Burst{}
	hidden := columns.NewSet(t.Max())
	n := 0
	for _, frames := range t.Bursts(timed) {
		if slices.ContainsFunc(frames, func(id catalog.PhotoID) bool { return slices.Contains(open, id) }) {
			for _, id := range frames {
				bursts[id] = catalog.Burst{Frames: frames, Open: true}
			}
			continue
		}
		best := t.Best(frames)
		bursts[best] = catalog.Burst{Frames: frames}
		for _, id := range frames {
			if id != best {
				hidden.Add(id)
				n++
			}
		}
	}
	if n == 0 {
		return ids, bursts
	}
	out := make([]catalog.PhotoID, 0, max(len(ids)-n, 0))
	for _, id := range ids {
		if !hidden.Has(id) {
			out = append(out, id)
		}
	}
	return out, bursts
}

// groups divides a listing.
func (l *look) groups(ids []catalog.PhotoID, by catalog.GroupBy) []catalog.Group {
	var out []catalog.Group
	switch by {
	case catalog.GroupDay:
		l.table.Days(ids, func(place int, day int32) { out = append(out, catalog.Group{From: place, Name: dayName(day)}) })
	case catalog.GroupEvent:
		l.table.Events(ids, func(place int, event uint32) {
			out = append(out, catalog.Group{From: place, Name: l.name[event].text})
		})
	}
	return out
}

func dayName(day int32) string {
	if day == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", day/10000, day/100%100, day%100)
}

// Count is how many photos a query finds.
func (s *Store) Count(ctx context.Context, q catalog.Query) (int, error) {
	p, err := s.pick(ctx, q)
	n := 0
	if err == nil {
		err = s.read(ctx, func(l *look) error {
			if n = l.table.Len(); q.Op != catalog.QueryAll {
				n = l.table.Listed().And(p(l)).Count()
			}
			return nil
		})
	}
	if err != nil {
		return 0, fmt.Errorf("count photos: %w", err)
	}
	return n, nil
}

// Find gives the photos a query finds, in the order asked for; limit 0 means
// all.
func (s *Store) Find(ctx context.Context, q catalog.Query, sort catalog.Sort, limit int) ([]catalog.PhotoID, error) {
	ids, _, err := s.find(ctx, q, sort, limit)
	if err != nil {
		return nil, fmt.Errorf("find photos: %w", err)
	}
	return ids, nil
}

func (s *Store) find(ctx context.Context, q catalog.Query, sort catalog.Sort, limit int) (ids []catalog.PhotoID, p pick, err error) {
	if p, err = s.pick(ctx, q); err != nil {
		return nil, nil, err
	}
	var byFile []catalog.PhotoID
	if sort == catalog.SortFile {
		if byFile, err = s.byFile(ctx); err != nil {
			return nil, nil, err
		}
	}
	first := limit // of the order of time
	if sort != catalog.SortNewest {
		first = 0
	}
	err = s.read(ctx, func(l *look) error {
		t := l.table
		switch sort {
		case catalog.SortNewest, catalog.SortBest:
			ids = t.List(p(l), first)
		case catalog.SortOldest:
			ids = t.Oldest(t.List(p(l), 0))
		case catalog.SortRating:
			ids = t.ByRating(t.List(p(l), 0))
		case catalog.SortAdded:
			ids = t.Added(p(l))
		case catalog.SortFile:
			set := t.Listed().And(p(l))
			ids = make([]catalog.PhotoID, 0, set.Count())
			for _, id := range byFile {
				if set.Has(id) {
					ids = append(ids, id)
				}
			}
		default:
			return fmt.Errorf("sort by %q: %w", sort, catalog.ErrUsage)
		}
		return nil
	})
	if err == nil && sort == catalog.SortBest {
		ids, err = s.best(ctx, q, ids, limit)
	}
	if limit > 0 && len(ids) > limit {
		ids = ids[:limit]
	}
	return ids, p, err
}

// byFile is all photos in order of file name, kept until a photo changes.
func (s *Store) byFile(ctx context.Context) ([]catalog.PhotoID, error) {
	var kept []catalog.PhotoID
	var names int64
	err := s.read(ctx, func(l *look) error {
		if names = l.table.Names(); names == l.filed {
			kept = l.byFile
		}
		return nil
	})
	if err != nil || kept != nil {
		return kept, err
	}
	var id catalog.PhotoID
	err = each(ctx, s.db.Read, "SELECT id FROM photo ORDER BY file COLLATE NOCASE, file, rank DESC", nil, func(rows *sql.Rows) error {
		err := rows.Scan(&id)
		kept = append(kept, id)
		return err
	})
	if err == nil {
		s.look.mu.Lock()
		s.look.byFile, s.look.filed = kept, names
		s.look.mu.Unlock()
	}
	return kept, err
}
