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
	"strings"
	"time"

	"cutline/catalog"
)

// Look plans what other programs did to photos the catalog knows: to all of
// them, or to those at these paths. It reads folders, finds no new photos and
// goes into no folder that holds none. Of those at given paths it is not said
// that they are gone. When it looks at all, it rests between folders.
func Look(ctx context.Context, in register, paths []string, rest catalog.RestFunc) (Plan, error) {
	known, err := in.Roots(ctx)
	if err != nil {
		return Plan{}, fmt.Errorf("look for changed photos: %w", err)
	}
	w := &walk{ctx: ctx, in: in, taken: map[string]bool{}, onlyKnown: true}
	for _, r := range known {
		w.plan.roots = append(w.plan.roots, root{Root: r})
	}
	if paths == nil {
		err = w.lookAll(rest)
	} else {
		err = w.lookAt(paths)
	}
	if err != nil {
		return Plan{}, fmt.Errorf("look for changed photos: %w", err)
	}
	return w.plan, nil
}

// lookAll looks into every folder that holds a known photo, one at a time, and
// rests after each: nobody waits for it.
func (w *walk) lookAll(rest catalog.RestFunc) error {
	for i := range w.plan.roots {
		r := &w.plan.roots[i]
		if !r.Online {
			continue
		}
		w.trees = append(w.trees, r.Path)
		dirs, err := w.in.Folders(w.ctx, r.ID)
		if err != nil {
			return err
		}
		for _, dir := range dirs {
			began := time.Now()
			if err := w.lookOver(i, dir); err != nil {
				return err
			}
			if err := rest(w.ctx, time.Since(began)); err != nil {
				return err
			}
		}
	}
	return nil
}

// lookOver looks into one folder of a root, for all of it that is known.
func (w *walk) lookOver(in int, dir string) (err error) {
	r := &w.plan.roots[in]
	if r.known, err = w.in.KnownIn(w.ctx, r.ID, dir); err != nil {
		return err
	}
	for _, k := range r.known {
		if !k.Offline {
			r.total++
		}
	}
	if err := w.lookInto(in, dir, nil); err != nil {
		return err
	}
	w.missingOf(in)
	clear(w.taken)
	clear(r.known)
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
		dir, _ := path.Split(rel)
		at := place{i, strings.TrimSuffix(dir, "/")}
		if wanted[at] == nil {
			wanted[at] = map[string]bool{}
		}
		wanted[at][path.Base(rel)] = true
	}
	for at, names := range wanted {
		r := &w.plan.roots[at.root]
		known, err := w.in.KnownIn(w.ctx, r.ID, at.dir)
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

// lookInto looks at the photos of one folder, "" for the root: those that have one of these
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
