package desk

import (
	"context"
	"fmt"

	"cutline/catalog"
	"cutline/catalog/query"
)

// List gives photos as they are to be shown: see catalog.ListQuery.
func (d *Desk) List(ctx context.Context, o catalog.ListQuery) (catalog.Listing, error) {
	q, notes := query.Parse(o.Text, d.opts.Now())
	out, err := d.store.List(ctx, q, o)
	if err != nil {
		return out, fmt.Errorf("search for %q: %w", o.Text, err)
	}
	out.Notes = notes
	return out, nil
}

// Counts counts what chips and the sidebar offer, for a search.
func (d *Desk) Counts(ctx context.Context, text string) (catalog.Counts, error) {
	q, _ := query.Parse(text, d.opts.Now())
	c, err := d.store.Counts(ctx, q)
	if err != nil {
		return c, fmt.Errorf("count %q: %w", text, err)
	}
	return c, nil
}
