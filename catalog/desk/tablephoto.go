package desk

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"cutline/catalog"
	"cutline/catalog/store"
	"cutline/catalog/table"
)

// A finder finds the photos that the rows of a table name. Store.Resolve looks
// through all photos for each; it is asked for what is not found here.
type finder struct {
	store   *store.Store
	roots   []catalog.Root
	folders map[folder]map[string]catalog.KnownFile // files by their path below the root
	names   map[string]catalog.PhotoID              // by file name; 0 for one that several bear
}

// A folder is one of a root.
type folder struct {
	root int64
	path string // below it, "" is the root itself
}

// photo is the photo that a row names: by its path, else its id, else its
// file name.
func (f *finder) photo(ctx context.Context, row table.Row) (catalog.PhotoID, error) {
	ref := row.Ref()
	n, err := strconv.ParseInt(ref, 10, 64)
	number := err == nil
	switch {
	case row.Err != nil:
		return 0, row.Err
	case ref == "":
		return 0, fmt.Errorf("it names no photo: %w", catalog.ErrUsage)
	case row.Path == "" && row.ID != "" && number:
		return catalog.PhotoID(n), nil // whether there is one says reading it
	case number || row.Path == "" && row.ID != "": // only an id is a number
		return 0, fmt.Errorf("photo %q: %w", ref, catalog.ErrNotFound)
	}
	var id catalog.PhotoID
	if row.Path != "" {
		id, err = f.byPath(ctx, ref)
	} else {
		id, err = f.byName(ctx, ref)
	}
	if id != 0 || err != nil {
		return id, err
	}
	id, err = f.store.Resolve(ctx, ref)
	if errors.Is(err, catalog.ErrNotFound) && row.Path != "" && row.File != "" {
		err = fmt.Errorf("%w; without the columns path and id photos are found by their file names", err)
	}
	return id, err
}

// byPath is the photo at a path, 0 if none is known by exactly that.
func (f *finder) byPath(ctx context.Context, path string) (catalog.PhotoID, error) {
	if err := f.readRoots(ctx); err != nil {
		return 0, err
	}
	for _, r := range f.roots {
		rel, err := filepath.Rel(r.Path, path)
		if err != nil || !filepath.IsLocal(rel) {
			continue
		}
		in := folder{root: r.ID}
		if dir := filepath.Dir(rel); dir != "." {
			in.path = filepath.ToSlash(dir)
		}
		files, ok := f.folders[in]
		if !ok {
			if files, err = f.store.KnownIn(ctx, in.root, in.path); err != nil {
				return 0, err
			}
			f.folders[in] = files
		}
		if k, ok := files[filepath.ToSlash(rel)]; ok && !k.Forgotten {
			return k.ID, nil
		}
	}
	return 0, nil
}

// byName is the only photo of a file name, 0 if there is none or several.
func (f *finder) byName(ctx context.Context, name string) (catalog.PhotoID, error) {
	if f.names != nil {
		return f.names[name], nil
	}
	if err := f.readRoots(ctx); err != nil {
		return 0, err
	}
	f.names = map[string]catalog.PhotoID{}
	for _, r := range f.roots {
		files, err := f.store.Known(ctx, r.ID)
		if err != nil {
			return 0, err
		}
		for path, k := range files {
			if k.Forgotten {
				continue
			}
			base := path[strings.LastIndexByte(path, '/')+1:]
			if _, again := f.names[base]; again {
				k.ID = 0
			}
			f.names[base] = k.ID
		}
	}
	return f.names[name], nil
}

func (f *finder) readRoots(ctx context.Context) (err error) {
	if f.folders == nil {
		f.folders = map[folder]map[string]catalog.KnownFile{}
		f.roots, err = f.store.Roots(ctx)
	}
	return err
}
