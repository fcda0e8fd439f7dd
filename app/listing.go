package app

import (
	"context"

	"cutline/catalog"
	"cutline/catalog/desk"
)

// list lists photos as they are to be shown.
func list(ctx context.Context, d *desk.Desk, q catalog.ListQuery) (l catalog.Listing, err error) {
	if d, ok := any(d).(interface {
		List(context.Context, catalog.ListQuery) (catalog.Listing, error)
	}); ok {
		return d.List(ctx, q)
	}
	if l.IDs, l.Notes, err = d.Search(ctx, q.Text, q.Sort, q.Limit); err != nil {
		return l, err
	}
	if l.Total = len(l.IDs); q.Text != "" {
		if l.Total, err = d.Count(ctx, ""); err != nil {
			return l, err
		}
	}
	l.Seq, err = d.Seq(ctx)
	return l, err
}
