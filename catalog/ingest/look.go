package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"cutline/catalog"
)

// Look plans what other programs did to photos the catalog knows: to all of
// them, or to those at these paths. It reads folders, finds no new photos and
// goes into no folder that holds none. Of those at given paths it is not said
// that they are gone.
func Look(ctx context.Context, in register, paths []string) (Plan, error) {
	known, err := in.Roots(ctx)
	if err != nil {
		return Plan{}, fmt.Errorf("look for changed photos: %w", err)
	}
	w := &walk{ctx: ctx, in: in, taken: map[string]bool{}, onlyKnown: true}
	for _, r := range known {
		w.plan.roots = append(w.plan.roots, root{Root: r})
	}
	if paths == nil {
		err = w.lookAll()
	} else {
		err = w.lookAt(paths)
	}
	if err != nil {
		return Plan{}, fmt.Errorf("look for changed photos: %w", err)
	}
	return w.plan, nil
}

// lookAll looks into every folder that holds a known photo.
func (w *walk) lookAll() error {
	for i := range w.plan.roots {
		r := &w.plan.roots[i]
		if !r.Online {
			continue
		}
		if err := w.ask(r); err != nil {
			return err
		}
		dirs := map[string]bool{}
		for rel := range r.known {
			dirs[path.Dir(rel)] = true
		}
		for _, dir := range slices.Sorted(maps.Keys(dirs)) {
			if err := w.lookInto(i, dir, nil); err != nil {
				return err
			}
		}
		w.trees = append(w.trees, r.Path)
	}
	w.missing()
	return nil
}

// lookAt looks at the photos at these paths.
func (w *walk) lookAt(paths []string) error {
	type place struct {
		root int
		dir  string
	}
	wanted := map[place]map[string]bool{}
	for _, p := range paths {
		i := w.rootOf(filepath.Dir(p))
		if i < 0 || !w.plan.roots[i].Online {
			continue
		}
		rel, _ := below(w.plan.roots[i].Path, p)
		at := place{i, path.Dir(rel)}
		if wanted[at] == nil {
			wanted[at] = map[string]bool{}
		}
		wanted[at][path.Base(rel)] = true
	}
	for at, names := range wanted {
		r := &w.plan.roots[at.root]
		dir := at.dir
		if dir == "." {
			dir = ""
		}
		known, err := w.in.KnownIn(w.ctx, r.ID, dir)
		if err != nil {
			return err
		}
		if r.known == nil {
			r.known = map[string]catalog.KnownFile{}
		}
		maps.Copy(r.known, known)
		if err := w.lookInto(at.root, at.dir, names); err != nil {
			return err
		}
	}
	return nil
}

// lookInto looks at the photos of one folder: those that have one of these
// names, or all for nil.
func (w *walk) lookInto(in int, dir string, only map[string]bool) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	at := filepath.Join(w.plan.roots[in].Path, filepath.FromSlash(dir))
	entries, err := os.ReadDir(at)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) { // else all in it is gone
			w.blind = append(w.blind, at)
		}
		return nil
	}
	if dir == "." {
		dir = ""
	}
	f := newFolder(at, dir, in, entries)
	known := w.plan.roots[in].known
	for _, base := range f.order {
		frames := f.frames(base, known)
		for n, frame := range frames {
			if only == nil || slices.ContainsFunc(frame, func(name string) bool { return only[name] }) {
				w.frame(f, frames, n, false)
			}
		}
	}
	return nil
}
