package desk

import (
	"context"
	"fmt"

	"cutline/catalog"
	"cutline/catalog/query"
)

// Query is what a text means in the search language now.
func (d *Desk) Query(text string) catalog.Query {
	q, _ := query.Parse(text, d.opts.Now())
	return q
}

// Among gives those of the photos that Search would find.
func (d *Desk) Among(ctx context.Context, text string, ids []catalog.PhotoID) ([]catalog.PhotoID, error) {
	q, _, err := d.read(ctx, text)
	if err != nil {
		return nil, err
	}
	out, err := d.store.Among(ctx, q, ids)
	if err != nil {
		return nil, fmt.Errorf("search for %q: %w", text, err)
	}
	return out, nil
}
