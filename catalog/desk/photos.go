package desk

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io/fs"
	"path/filepath"

	"cutline/catalog"
	"cutline/catalog/ingest"
	"cutline/catalog/photofile"
	"cutline/catalog/query"
)

// Add catalogs the photos in these files and folders where they lie,
// recursively; again touches only what changed. One bad file does not stop
// the rest.
func (d *Desk) Add(ctx context.Context, paths []string, progress catalog.ProgressFunc) (catalog.Added, error) {
	start := d.opts.Now()
	var notes []string
	for _, path := range paths {
		old, err := d.store.FollowRoot(ctx, path)
		if err != nil {
			return catalog.Added{}, err
		}
		if old != "" {
			notes = append(notes, fmt.Sprintf("the folder %s lies at %s now", old, path))
		}
	}
	plan, err := ingest.Scan(ctx, d.store, paths)
	if err != nil {
		return catalog.Added{}, err
	}
	if plan.CodePage, err = d.codePage(ctx); err != nil {
		return catalog.Added{}, err
	}
	done, err := plan.Run(ctx, d.store, d.thumbs, progress)
	done.Notes = append(notes, done.Notes...)
	done.Seconds = d.opts.Now().Sub(start).Seconds()
	return done, err
}

// Search finds photos by the search language; the notes say what could not be
// read as an operator. A limit of 0 is none.
func (d *Desk) Search(ctx context.Context, text string, sort catalog.Sort, limit int) ([]catalog.PhotoID, []catalog.QueryNote, error) {
	q, notes, err := d.read(ctx, text)
	if err != nil {
		return nil, notes, err
	}
	ids, err := d.store.Find(ctx, q, sort, limit)
	if err != nil {
		return nil, notes, fmt.Errorf("search for %q: %w", text, err)
	}
	return ids, notes, nil
}

// read reads a search. Collections in it stand for what they hold now.
func (d *Desk) read(ctx context.Context, text string) (catalog.Query, []catalog.QueryNote, error) {
	now := d.opts.Now()
	q, notes := query.Parse(text, now)
	if !query.Asks(q, "collection") {
		return q, notes, nil
	}
	list, err := d.store.Collections(ctx)
	if err != nil {
		return q, notes, err
	}
	q, more := query.Collections(q, list, now)
	return q, append(notes, more...), nil
}

// Count counts what Search would find.
func (d *Desk) Count(ctx context.Context, text string) (int, error) {
	q, _, err := d.read(ctx, text)
	if err != nil {
		return 0, err
	}
	n, err := d.store.Count(ctx, q)
	if err != nil {
		return 0, fmt.Errorf("count %q: %w", text, err)
	}
	return n, nil
}

// Photos are the photos of these ids, in that order; one that is gone is
// left out.
func (d *Desk) Photos(ctx context.Context, ids []catalog.PhotoID) ([]catalog.Photo, error) {
	return d.store.Photos(ctx, ids)
}

// Photo is one photo, by its id.
func (d *Desk) Photo(ctx context.Context, id catalog.PhotoID) (catalog.Photo, error) {
	return d.store.Photo(ctx, id)
}

// Resolve finds the photo meant by an id, a path, or a file name that only
// one photo bears; else the error is a *catalog.Ambiguous or ErrNotFound.
func (d *Desk) Resolve(ctx context.Context, ref string) (catalog.PhotoID, error) {
	return d.store.Resolve(ctx, ref)
}

// Edit changes photos, in one transaction, and can be undone. Photos that
// could not be changed are counted as failures; the others are changed.
func (d *Desk) Edit(ctx context.Context, ids []catalog.PhotoID, e catalog.Edit) (catalog.Counted, error) {
	done, failed, err := d.store.Apply(ctx, catalog.PhotoTargets(ids...), e, d.opts.Now(), d.who(e))
	if failed == nil {
		failed = []catalog.Failure{}
	}
	return catalog.Counted{Changed: done.Changed, Failed: failed, Edit: done.Edit}, err
}

// Forget takes photos out of the catalog, never off the disk. It can be
// undone, and adding the file again brings its caption back.
func (d *Desk) Forget(ctx context.Context, ids []catalog.PhotoID) (catalog.Counted, error) {
	return d.Edit(ctx, ids, catalog.Edit{Title: "forget",
		Sets: []catalog.Set{{Field: catalog.FieldForgotten, Value: catalog.TextValue("yes")}}})
}

// Roots are the folders of photos the catalog knows.
func (d *Desk) Roots(ctx context.Context) ([]catalog.Root, error) { return d.store.Roots(ctx) }

// MoveRoot tells the catalog that the photos below old now lie below new, and
// counts them.
func (d *Desk) MoveRoot(ctx context.Context, old, new string) (catalog.Counted, error) {
	if err := d.store.MoveRoot(ctx, old, new); err != nil {
		return catalog.Counted{}, err
	}
	moved, err := filepath.Abs(new)
	if err != nil {
		return catalog.Counted{}, err
	}
	roots, err := d.store.Roots(ctx)
	done := catalog.Counted{Failed: []catalog.Failure{}}
	for _, r := range roots {
		if r.Path == moved {
			done.Changed = r.Photos
		}
	}
	return done, err
}

// Thumb is a photo's thumbnail, upright, of about that many pixels along its
// long edge. It is made again from the master if it was lost.
func (d *Desk) Thumb(ctx context.Context, id catalog.PhotoID, size int) (image.Image, error) {
	p, err := d.store.Photo(ctx, id)
	if err != nil {
		return nil, err
	}
	img, err := d.thumbs.Get(p.Fingerprint, size)
	if err == nil {
		return img, nil
	}
	src, info, err := d.master(p)
	if err != nil {
		return nil, err
	}
	defer src.Close()
	if _, err := d.thumbs.Make(src, info, p.Orientation, p.Fingerprint); err != nil {
		return nil, fmt.Errorf("make the thumbnail of %s: %w", p.Path, err)
	}
	return d.thumbs.Get(p.Fingerprint, size)
}

// master opens a photo's file.
func (d *Desk) master(p catalog.Photo) (*photofile.File, photofile.Info, error) {
	src, err := photofile.Open(p.Path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = catalog.ErrOffline
		}
		return nil, photofile.Info{}, fmt.Errorf("read %s: %w", p.Path, err)
	}
	info, err := photofile.ReadFrom(src, p.Path)
	if err != nil {
		src.Close()
		return nil, info, fmt.Errorf("read %s: %w", p.Path, err)
	}
	return src, info, nil
}

// Pending are the photos whose files are behind the catalog. A limit of 0 is
// none.
func (d *Desk) Pending(ctx context.Context, limit int) ([]catalog.PhotoID, error) {
	photos, err := d.store.Pending(ctx, limit)
	if err != nil {
		return nil, err
	}
	ids := make([]catalog.PhotoID, len(photos))
	for i, p := range photos {
		ids[i] = p.ID
	}
	return ids, nil
}
