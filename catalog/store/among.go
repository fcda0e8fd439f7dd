package store

import (
	"context"
	"fmt"

	"cutline/catalog"
)

// Among gives those of the photos that a query finds, in their order.
func (s *Store) Among(ctx context.Context, q catalog.Query, ids []catalog.PhotoID) ([]catalog.PhotoID, error) {
	out, err := s.among(ctx, q, ids)
	if err != nil {
		return nil, fmt.Errorf("look whether photos are found: %w", err)
	}
	return out, nil
}

func (s *Store) among(ctx context.Context, q catalog.Query, ids []catalog.PhotoID) ([]catalog.PhotoID, error) {
	p, err := s.pick(ctx, q)
	if err != nil {
		return nil, err
	}
	var out []catalog.PhotoID
	err = s.read(ctx, func(l *look) error {
		found := l.table.Listed().And(p(l))
		for _, id := range ids {
			if found.Has(id) {
				out = append(out, id)
			}
		}
		return nil
	})
	return out, err
}
