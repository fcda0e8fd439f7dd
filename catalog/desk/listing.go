package desk

import (
	"context"
	"fmt"

	"cutline/catalog"
	"cutline/catalog/query"
)

// List gives photos as they are to be shown: see catalog.ListQuery.
func (d *Desk) List(ctx context.Context, o catalog.ListQuery) (catalog.Listing, error) {
	q, notes, err := d.read(ctx, o.Text)
	if err != nil {
		return catalog.Listing{}, err
	}
	out, err := d.store.List(ctx, q, o)
	if err != nil {
		return out, fmt.Errorf("search for %q: %w", o.Text, err)
	}
	out.Notes = notes
	return out, nil
}

// Counts counts what chips and the sidebar offer, for a search.
func (d *Desk) Counts(ctx context.Context, text string) (catalog.Counts, error) {
	q, _, err := d.read(ctx, text)
	if err != nil {
		return catalog.Counts{}, err
	}
	c, err := d.store.Counts(ctx, q)
	if err != nil {
		return c, fmt.Errorf("count %q: %w", text, err)
	}
	events, err := d.store.Events(ctx)
	if err != nil {
		return c, err
	}
	c.Events = withEvents(c.Events, events)
	list, err := d.Collections(ctx)
	if err != nil {
		return c, err
	}
	members := map[int64]int{}
	for _, t := range c.Collections {
		members[t.ID] = t.N
	}
	c.Collections = make([]catalog.Tally, 0, len(list))
	for _, x := range list {
		t := catalog.Tally{ID: int64(x.ID), Name: x.Name, N: members[int64(x.ID)]}
		if x.Kind == catalog.Smart {
			if t.N, err = d.countBoth(ctx, x.Query+" ", query.Put(text, "collection", false)); err != nil { // the space ends its last word
				return c, err
			}
		}
		c.Collections = append(c.Collections, t)
	}
	return c, nil
}

// countBoth counts what two searches both find.
func (d *Desk) countBoth(ctx context.Context, one, other string) (int, error) {
	both := catalog.Query{Op: catalog.QueryAnd}
	for _, text := range []string{one, other} {
		q, _, err := d.read(ctx, text)
		if err != nil {
			return 0, err
		}
		both.Nodes = append(both.Nodes, q)
	}
	n, err := d.store.Count(ctx, both)
	if err != nil {
		return 0, fmt.Errorf("count %q: %w", one, err)
	}
	return n, nil
}

// Warm makes searches quick: after an edit of thousands, and for common words
// in a catalog that is large. It takes a while the first time, may be called
// off, and is kept.
func (d *Desk) Warm(ctx context.Context) error { return d.store.Warm(ctx, d.opts.Rest) }
