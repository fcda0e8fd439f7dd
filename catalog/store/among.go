package store

import (
	"context"
	"database/sql"
	"fmt"

	"cutline/catalog"
)

// Among gives those of the photos that a query finds, in no order. It looks
// at these photos alone, however many there are besides.
func (s *Store) Among(ctx context.Context, q catalog.Query, ids []catalog.PhotoID) ([]catalog.PhotoID, error) {
	out, err := s.among(ctx, q, ids)
	if err != nil {
		return nil, fmt.Errorf("look whether photos are found: %w", err)
	}
	return out, nil
}

func (s *Store) among(ctx context.Context, q catalog.Query, ids []catalog.PhotoID) ([]catalog.PhotoID, error) {
	c := compile(q)
	const those = "p.id IN (SELECT value FROM json_each(?))"
	if c.match != "" { // the full text is asked for the ranks of these photos only
		var low, high sql.NullInt64
		err := s.db.Read.QueryRowContext(ctx, "SELECT min(p.rank), max(p.rank) FROM photo p WHERE "+those, idList(ids)).Scan(&low, &high)
		if err != nil || !low.Valid {
			return nil, err
		}
		c.from, c.to = max(c.from, low.Int64), min(c.to, high.Int64+1)
	}
	c.where, c.args = append(c.where, those), append(c.args, idList(ids))
	from, args := c.sql()
	var out []catalog.PhotoID
	err := each(ctx, s.db.Read, "SELECT p.id "+from, args, func(rows *sql.Rows) error {
		var id catalog.PhotoID
		err := rows.Scan(&id)
		out = append(out, id)
		return err
	})
	return out, err
}
