package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"cutline/catalog"
)

// Sightings are how the people that captions name stand on photos around some
// others, in no order.
func (s *Store) Sightings(ctx context.Context, ids []catalog.PhotoID) ([]catalog.Sighting, error) {
	var out []catalog.Sighting
	err := s.read(ctx, func(l *look) error {
		for n, a := range l.table.Around(ids) {
			near := time.Duration(-1)
			if a.Near >= 0 && a.Near < math.MaxInt64/int64(time.Millisecond) {
				near = time.Duration(a.Near) * time.Millisecond
			}
			out = append(out, catalog.Sighting{Name: l.name[n].text, Event: a.Event, Near: near, Last: a.Last})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("look who is on the photos around: %w", err)
	}
	return out, nil
}

const (
	// recentRows is how many changes are looked at in one go, and recentTurns
	// how often: what was not used for so long is not recent.
	recentRows  = 256
	recentTurns = 60
	// recentPhotos is how many of the photos that were added last are looked at
	// besides.
	recentPhotos = 400
)

// Recent are the texts that a field of photos was given last, the newest
// first, each once and only those that want likes, at most limit; if the
// history has too few, also those of the photos added last. Of an edit of many
// photos the first few count.
func (s *Store) Recent(ctx context.Context, field catalog.FieldName, want func(string) bool, limit int) ([]string, error) {
	var out []string
	seen := map[string]bool{}
	take := func(encoded string) error {
		v, err := catalog.DecodeValue(encoded)
		if err != nil {
			return err
		}
		for _, text := range append(slices.Clone(v.List), v.Text) {
			if text = strings.TrimSpace(text); text != "" && !seen[text] && len(out) < limit {
				if seen[text] = true; want(text) {
					out = append(out, text)
				}
			}
		}
		return nil
	}
	err := s.recentEdits(ctx, field, take, func() bool { return len(out) >= limit })
	if err == nil && len(out) < limit {
		err = each(ctx, s.db.Read, `SELECT coalesce(caption -> ?, '') FROM detail ORDER BY id DESC LIMIT ?`,
			[]any{`$."` + string(field) + `"`, recentPhotos}, func(rows *sql.Rows) error {
				var v string
				if err := rows.Scan(&v); err != nil {
					return err
				}
				return take(v)
			})
	}
	if err != nil {
		return nil, fmt.Errorf("look for what %s was given lately: %w", field, err)
	}
	return out, nil
}

// recentEdits gives take what a field was given by the edits that stand, the
// newest first, until there is enough. The rows of a turn are whole edits,
// except the last; that one is looked at again, unless it fills a turn alone.
func (s *Store) recentEdits(ctx context.Context, field catalog.FieldName, take func(string) error, enough func() bool) error {
	const query = `SELECT c.edit, coalesce(x.new, '') FROM
		(SELECT edit, thing, id, slot, field FROM change WHERE edit < ? ORDER BY edit DESC LIMIT ?) c
		LEFT JOIN change x ON c.field = ? AND c.thing = 1 AND (SELECT undone FROM edit e WHERE e.id = c.edit) = 0
		AND x.thing = 1 AND x.id = c.id AND x.edit = c.edit AND x.slot = c.slot AND x.field = c.field`
	before := int64(math.MaxInt64)
	for range recentTurns {
		var first, last int64
		n := 0
		var got []string
		err := each(ctx, s.db.Read, query, []any{before, recentRows, string(field)}, func(rows *sql.Rows) error {
			var v string
			if err := rows.Scan(&last, &v); err != nil {
				return err
			}
			if n++; n == 1 {
				first = last
			}
			if v != "" {
				got = append(got, v)
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, v := range got {
			if err := take(v); err != nil {
				return err
			}
		}
		if n < recentRows || enough() {
			return nil
		}
		if before = last; last != first {
			before++
		}
	}
	return nil
}
