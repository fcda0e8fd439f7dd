package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"cutline/catalog"
	"cutline/catalog/metadata"
	"cutline/catalog/photofile"
)

// A walk goes through folders for one Plan.
type walk struct {
	ctx     context.Context
	in      register
	plan    Plan
	visited map[string]bool // folders, without symbolic links in their paths
	taken   map[string]bool // files
	links   []link
	trees   []string // walked
	blind   []string // folders that could not be read: what is in them is not gone
}

// A link is a symbolic link that waits until all real folders were walked.
type link struct {
	path string
	tree string // the folder the walk began with
}

func (w *walk) fail(path string, err error) {
	w.plan.Failed = append(w.plan.Failed, catalog.Failure{Path: path, Error: err.Error()})
}

// tree walks the folder a user named.
func (w *walk) tree(dir string) error {
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		w.fail(dir, err)
		return nil
	}
	i := w.rootOf(dir)
	if i < 0 {
		w.plan.roots = append(w.plan.roots, root{Root: catalog.Root{Path: dir, Online: true}})
		i = len(w.plan.roots) - 1
	}
	w.trees = append(w.trees, dir)
	if err := w.dir(dir, real, i); err != nil {
		return err
	}
	for len(w.links) > 0 {
		l := w.links[0]
		w.links = w.links[1:]
		if err := w.follow(l, real); err != nil {
			return err
		}
	}
	return nil
}

// dir looks at one folder and those in it. real is its path without links.
func (w *walk) dir(dir, real string, in int) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if w.visited[real] {
		return nil
	}
	w.visited[real] = true
	if i := w.rootOf(dir); i >= 0 && w.plan.roots[i].Path == dir {
		in = i
	}
	r := &w.plan.roots[in]
	if !r.Online {
		w.fail(dir, fmt.Errorf("look for photos: %w: the folder at %s is not the one that was added (its marker file is missing)", catalog.ErrOffline, r.Path))
		w.blind = append(w.blind, dir)
		return nil
	}
	if err := w.ask(r); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.fail(dir, fmt.Errorf("read the folder: %w", err))
		w.blind = append(w.blind, dir)
		return nil
	}
	f := folder{dir: dir, root: in, entries: entries}
	f.rel, _ = below(r.Path, dir)
	for _, e := range entries {
		if err := w.entry(&f, e, real); err != nil {
			return err
		}
	}
	return nil
}

// ask reads what the catalog knows of a root, once.
func (w *walk) ask(r *root) error {
	if r.known != nil {
		return nil
	}
	r.known = map[string]catalog.KnownFile{}
	if r.ID == 0 {
		return nil
	}
	known, err := w.in.Known(w.ctx, r.ID)
	if err != nil {
		return err
	}
	r.known = known
	for _, k := range known {
		if !k.Offline {
			r.total++
		}
	}
	return nil
}

func (w *walk) entry(f *folder, e fs.DirEntry, real string) error {
	name := e.Name()
	path := filepath.Join(f.dir, name)
	switch {
	case strings.HasPrefix(name, "."):
		return nil
	case e.IsDir():
		if strings.HasSuffix(strings.ToLower(name), ".cutline") {
			return nil
		}
		return w.dir(path, filepath.Join(real, name), f.root)
	case e.Type()&fs.ModeSymlink != 0:
		w.links = append(w.links, link{path, f.dir})
		return nil
	case !e.Type().IsRegular() || !photofile.IsName(name):
		return nil
	}
	info, err := e.Info()
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) { // else it went while we looked
			w.fail(path, fmt.Errorf("look at the file: %w", err))
			w.blind = append(w.blind, path)
		}
		return nil
	}
	w.file(f, name, info, false)
	return nil
}

// follow walks what a link points at, unless that was or will be walked
// anyway: a link upwards would never end.
func (w *walk) follow(l link, real string) error {
	target, err := filepath.EvalSymlinks(l.path)
	if err != nil {
		return nil // it points nowhere
	}
	info, err := os.Stat(target)
	if err != nil {
		return nil
	}
	in := w.rootOf(l.tree)
	if info.IsDir() {
		if _, up := below(target, real); up {
			return nil
		}
		return w.dir(l.path, target, in)
	}
	if !info.Mode().IsRegular() || !photofile.IsName(l.path) || w.visited[filepath.Dir(target)] {
		return nil
	}
	f := folder{dir: filepath.Dir(l.path), root: in}
	f.rel, _ = below(w.plan.roots[in].Path, f.dir)
	w.file(&f, filepath.Base(l.path), info, false)
	return nil
}

// named looks at a file the user named: whatever it is called.
func (w *walk) named(path string) error {
	dir := filepath.Dir(path)
	in := w.rootOf(dir)
	if in < 0 {
		w.plan.roots = append(w.plan.roots, root{Root: catalog.Root{Path: dir, Online: true}})
		in = len(w.plan.roots) - 1
	}
	r := &w.plan.roots[in]
	if !r.Online {
		w.fail(path, fmt.Errorf("look at the file: %w: the folder at %s is not the one that was added (its marker file is missing)", catalog.ErrOffline, r.Path))
		return nil
	}
	if err := w.ask(r); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		w.fail(path, fmt.Errorf("look at the file: %w", err))
		return nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil { // its sidecar, if it has one, is not seen
		entries = nil
	}
	f := folder{dir: dir, root: in, entries: entries}
	f.rel, _ = below(r.Path, dir)
	w.file(&f, filepath.Base(path), info, true)
	return nil
}

// file plans to read a file unless it is as it was.
func (w *walk) file(f *folder, name string, info fs.FileInfo, named bool) {
	path := filepath.Join(f.dir, name)
	if w.taken[path] {
		return
	}
	w.taken[path] = true
	rel := name
	if f.rel != "" {
		rel = f.rel + "/" + name
	}
	r := &w.plan.roots[f.root]
	known := r.known[rel]
	delete(r.known, rel)
	x := File{Path: path, Known: known, root: f.root, rel: rel, named: named}
	x.Parts = f.sidecar(name)
	same := known.ID != 0 && known.Size == info.Size() && known.ModTime == info.ModTime().UnixNano() && known.Others == catalog.Signature(x.Parts)
	switch {
	case same && known.Forgotten && named:
		w.plan.Files = append(w.plan.Files, x)
	case same && known.Offline:
		w.plan.back = append(w.plan.back, known.ID)
	case same:
		w.plan.Unchanged++
	default:
		w.plan.Files = append(w.plan.Files, x)
	}
}

// missing notes the known files that were not met where the walk has been.
func (w *walk) missing() {
	for i, r := range w.plan.roots {
		for rel, k := range r.known {
			path := filepath.Join(r.Path, filepath.FromSlash(rel))
			if !k.Offline && within(w.trees, path) && !within(w.blind, path) {
				w.plan.gone = append(w.plan.gone, gone{k.ID, i})
			}
		}
	}
}

func within(dirs []string, path string) bool {
	for _, d := range dirs {
		if _, ok := below(d, path); ok {
			return true
		}
	}
	return false
}

// A folder is one being looked at.
type folder struct {
	dir     string
	rel     string // below its root
	root    int
	entries []fs.DirEntry
	names   map[string]fs.DirEntry // nil until asked, empty when there is no sidecar at all
}

// sidecar is a photo's sidecar.
func (f *folder) sidecar(name string) []catalog.Part {
	if f.names == nil {
		f.names = map[string]fs.DirEntry{}
		for _, e := range f.entries {
			if strings.EqualFold(filepath.Ext(e.Name()), ".xmp") {
				f.index()
				break
			}
		}
	}
	if len(f.names) == 0 {
		return nil
	}
	side := metadata.SidecarPath(name, func(s string) bool { return f.names[s] != nil })
	e := f.names[side]
	if e == nil {
		return nil
	}
	info, err := e.Info()
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	return []catalog.Part{{File: side, Role: catalog.SidecarPart, Bytes: info.Size(), ModTime: info.ModTime().UnixNano()}}
}

func (f *folder) index() {
	for _, e := range f.entries {
		f.names[e.Name()] = e
	}
}
