package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cutline/catalog"
	"cutline/catalog/desk"
)

// everything, as a query, means all photos.
func queryFlag(cmd *cobra.Command) *string {
	return cmd.Flags().String("query", "", "the photos that this search finds ('' = all photos)")
}

// pick turns arguments or --query into photos. Every name must be known
// before anything is done.
func (c *ctl) pick(ctx context.Context, d *desk.Desk, cmd *cobra.Command, refs []string, query string) ([]catalog.PhotoID, error) {
	if cmd.Flags().Changed("query") {
		if len(refs) > 0 {
			return nil, usage("give photos or --query, not both: %s", strings.Join(refs, " "))
		}
		ids, notes, err := d.Search(ctx, query, catalog.SortNewest, 0)
		c.notes(notes)
		return ids, err
	}
	if len(refs) == 0 {
		return nil, usage("name photos (an id, a path or a file name), or give --query")
	}
	var ids []catalog.PhotoID
	for _, ref := range refs {
		id, err := d.Resolve(ctx, ref)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// notes tells what of a search was read as words.
func (c *ctl) notes(list []catalog.QueryNote) {
	for _, n := range list {
		fmt.Fprintln(c.err, n.Text(catalog.English))
	}
}

// changed prints what a change of photos did.
func (c *ctl) changed(done catalog.Counted) error {
	c.failures(done.Failed)
	if done.Failed == nil {
		done.Failed = []catalog.Failure{}
	}
	return c.print(done, func() { c.say("%d changed", done.Changed) })
}
