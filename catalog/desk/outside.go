package desk

import (
	"context"

	"cutline/catalog"
	"cutline/catalog/ingest"
)

// Look finds what other programs did to the photos of the catalog since they
// were read, and takes it over: what only they changed is an edit that can be
// undone, what the desk changed too waits for a choice (Settle). It reads only
// folders and the files that changed, and finds no new photos.
func (d *Desk) Look(ctx context.Context, progress catalog.ProgressFunc) (catalog.Added, error) {
	return d.look(ctx, nil, progress)
}

// look is Look at the photos at these paths; nil: at all.
func (d *Desk) look(ctx context.Context, paths []string, progress catalog.ProgressFunc) (catalog.Added, error) {
	plan, err := ingest.Look(ctx, d.store, paths, d.opts.Rest)
	if err != nil {
		return catalog.Added{}, err
	}
	if plan.CodePage, err = d.codePage(ctx); err != nil {
		return catalog.Added{}, err
	}
	plan.Now = d.opts.Now
	return plan.Run(ctx, d.store, d.thumbs, progress)
}

// freshly are the photos as they are after a look at their files.
func (d *Desk) freshly(ctx context.Context, ids []catalog.PhotoID) ([]catalog.Photo, error) {
	photos, err := d.store.Photos(ctx, ids)
	if err != nil || len(photos) == 0 {
		return nil, err
	}
	paths := make([]string, len(photos))
	for i, p := range photos {
		paths[i] = p.Path
	}
	if _, err := d.look(ctx, paths, nil); err != nil {
		return nil, err
	}
	return d.store.Photos(ctx, ids)
}

// Settle ends clashes of these photos as a person chose, as one edit that can
// be undone. A settlement of a field that clashes in none of them is ErrUsage.
func (d *Desk) Settle(ctx context.Context, ids []catalog.PhotoID, how ...catalog.Settlement) (catalog.Counted, error) {
	done, failed, err := d.store.Settle(ctx, ids, how, d.opts.Now(), d.opts.Who)
	if failed == nil {
		failed = []catalog.Failure{}
	}
	return catalog.Counted{Changed: done.Changed, Failed: failed, Edit: done.Edit}, err
}
