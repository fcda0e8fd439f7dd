package desk

import (
	"context"
	"fmt"
	"iter"
	"path"
	"strings"

	"cutline/catalog"
)

// fillBatch is how many photos go into the catalog at once.
const fillBatch = 2000

// Fill catalogs photos that have no files, to try out a catalog of any size:
// as if they had been in dir, which is there, when they were added. They look
// like the photos that the catalog has already, in turns. Those that an
// earlier Fill added stay as they are.
func (d *Desk) Fill(ctx context.Context, dir string, photos iter.Seq[catalog.Photo], n int, progress catalog.ProgressFunc) error {
	looks, err := d.looks(ctx)
	if err != nil {
		return err
	}
	root, err := d.store.AddRoot(ctx, dir, d.opts.Now())
	if err != nil {
		return err
	}
	var batch []catalog.FilePhoto
	done := 0
	add := func() error {
		progress.Report(catalog.Progress{Done: done, Total: n})
		_, err := d.store.AddPhotos(ctx, batch, d.opts.Now())
		done, batch = done+len(batch), batch[:0]
		return err
	}
	for p := range photos {
		like := looks[int(p.ID)%len(looks)]
		p.Fingerprint, p.Hash, p.Color0, p.Width, p.Height, p.Orientation = like.Fingerprint, like.Hash, like.Color0, like.Width, like.Height, like.Orientation
		rel := path.Join("no files", strings.TrimPrefix(p.Path, "/"))
		batch = append(batch, catalog.FilePhoto{Root: root.ID, Rel: rel, ModTime: 1, Photo: p})
		if len(batch) == fillBatch {
			if err := add(); err != nil {
				return err
			}
		}
	}
	return add()
}

// looks are the photos whose thumbnails others may borrow.
func (d *Desk) looks(ctx context.Context) ([]catalog.Photo, error) {
	ids, err := d.store.Find(ctx, catalog.Query{}, catalog.SortAdded, 0)
	if err != nil {
		return nil, err
	}
	if len(ids) == 0 {
		return nil, fmt.Errorf("fill the catalog %s: it has no photo whose picture others could have: %w", d.dir, catalog.ErrUsage)
	}
	return d.store.Photos(ctx, ids[max(0, len(ids)-fillBatch):])
}
