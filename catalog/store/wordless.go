package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"cutline/catalog"
)

// manyPhotos is from how many photos on an edit leaves the full text for
// later: it takes as long as all the rest.
const manyPhotos = 1000

// wordsAtOnce is how many photos get their words in one write, so that no
// other write waits for long.
const wordsAtOnce = 1000

// leaveWords notes whose words the full text gets later.
func (t *tx) leaveWords() error {
	if len(t.later) == 0 {
		return nil
	}
	_, err := t.exec("INSERT OR IGNORE INTO wordless (rank) SELECT value FROM json_each(?)", idList(t.later))
	return err
}

// finishWords gives the full text the words that large edits left for later,
// and rests after every thousand photos. A search for words does so first, and
// so what it finds is right. It may be called off.
func (s *Store) finishWords(ctx context.Context, rest catalog.RestFunc) error {
	for {
		began := time.Now()
		var wait bool
		if err := s.db.Read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM wordless)").Scan(&wait); err != nil || !wait {
			return err
		}
		if err := s.write(ctx, finishSome); err != nil {
			return fmt.Errorf("make captions ready for searches: %w", err)
		}
		if err := rest(ctx, time.Since(began)); err != nil {
			return err
		}
	}
}

// finishSome gives some photos their words.
func finishSome(t *tx) error {
	ctx := context.Background()
	var ranks []int64
	var ids []catalog.PhotoID
	err := each(ctx, t, "SELECT w.rank, coalesce(p.id, 0) FROM wordless w LEFT JOIN photo p ON p.rank = w.rank ORDER BY w.rank LIMIT ?", []any{wordsAtOnce},
		func(rows *sql.Rows) error {
			var rank int64
			var id catalog.PhotoID
			err := rows.Scan(&rank, &id)
			ranks, ids = append(ranks, rank), append(ids, id)
			return err
		})
	if err != nil {
		return err
	}
	photos, err := load(ctx, t, ids)
	if err != nil {
		return err
	}
	for i, rank := range ranks {
		if p := photos[ids[i]]; p != nil {
			t.index(p)
		} else {
			t.unindex(rank)
		}
	}
	// Who keeps copies of columns may have looked since the edit.
	if _, err := t.exec(`UPDATE photo SET touch = (SELECT max(touch) FROM photo) + 1 WHERE rank IN (SELECT value FROM json_each(?))`, idList(ranks)); err != nil {
		return err
	}
	_, err = t.exec("DELETE FROM wordless WHERE rank IN (SELECT value FROM json_each(?))", idList(ranks))
	return err
}

// atOnce is a catalog.RestFunc of somebody who waits.
func atOnce(ctx context.Context, _ time.Duration) error { return ctx.Err() }

// asksWords reports whether the full text is asked for a query.
func asksWords(q catalog.Query) bool {
	if q.Op == catalog.QueryText {
		return true
	}
	for _, n := range q.Nodes {
		if asksWords(n) {
			return true
		}
	}
	return false
}
