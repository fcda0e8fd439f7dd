package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cutline/catalog"
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
	folders map[string]*folder // those looked at for files that were named
	trees   []string           // walked
	blind   []string           // folders that could not be read: what is in them is not gone
	// onlyKnown leaves photos out that the catalog does not know.
	onlyKnown bool
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
	rel, _ := below(r.Path, dir)
	w.files(newFolder(dir, rel, in, entries))
	for _, e := range entries {
		if err := w.entry(dir, in, e, real); err != nil {
			return err
		}
	}
	return nil
}

// files plans the photos of a folder.
func (w *walk) files(f *folder) {
	known := w.plan.roots[f.root].known
	for _, base := range f.order {
		frames := f.frames(base, known)
		for n := range frames {
			w.frame(f, frames, n, false)
		}
	}
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

// entry goes into folders and notes links; the files of the folder were seen.
func (w *walk) entry(dir string, in int, e fs.DirEntry, real string) error {
	name := e.Name()
	switch {
	case strings.HasPrefix(name, "."):
		return nil
	case e.IsDir():
		if strings.HasSuffix(strings.ToLower(name), ".cutline") {
			return nil
		}
		return w.dir(filepath.Join(dir, name), filepath.Join(real, name), in)
	case e.Type()&fs.ModeSymlink != 0:
		w.links = append(w.links, link{filepath.Join(dir, name), dir})
	}
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
	dir, name := filepath.Split(l.path)
	rel, _ := below(w.plan.roots[in].Path, filepath.Clean(dir))
	f := newFolder(filepath.Clean(dir), rel, in, nil) // what lies beside the link is not beside the file
	w.frame(f, [][]string{f.Files[f.with(name, info)]}, 0, false)
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
	f := w.at(dir, in)
	frames := f.frames(f.with(filepath.Base(path), info), r.known)
	for n := range frames {
		if slices.Contains(frames[n], filepath.Base(path)) {
			w.frame(f, frames, n, true)
		}
	}
	return nil
}

// frame plans to read a frame unless its files are as they were.
func (w *walk) frame(f *folder, frames [][]string, n int, named bool) {
	path := filepath.Join(f.dir, frames[n][0])
	if w.taken[path] {
		return
	}
	parts, err := f.parts(frames, n)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) { // else it went while we looked
			w.fail(path, fmt.Errorf("look at the file: %w", err))
			w.blind = append(w.blind, path)
		}
		return
	}
	x := File{Path: path, Parts: parts, root: f.root, rel: f.path(frames[n][0]), named: named, in: f, frames: frames, nth: n}
	r := &w.plan.roots[f.root]
	for _, name := range frames[n] {
		w.taken[filepath.Join(f.dir, name)] = true
		if k, ok := r.known[f.path(name)]; ok {
			x.Known, x.knownAs = k, name
			delete(r.known, f.path(name))
		}
	}
	w.plan.look(x, w.onlyKnown)
}

// look plans to read a file, or counts it.
func (p *Plan) look(x File, onlyKnown bool) {
	master := x.Parts[0]
	same := x.Known.ID != 0 && x.knownAs == master.File && x.Known.Size == master.Bytes && x.Known.ModTime == master.ModTime &&
		catalog.SameParts(x.Known.Others, catalog.Signature(x.Parts))
	stale := x.Known.Others != catalog.Signature(x.Parts) && !onlyKnown && !x.Known.Forgotten
	switch {
	case onlyKnown && (x.Known.ID == 0 || x.Known.Forgotten):
	case same && stale: // by an older version of what reads files
		p.Files = append(p.Files, x)
	case same && x.Known.Forgotten && x.named:
		p.Files = append(p.Files, x)
	case same && x.Known.Offline:
		p.back = append(p.back, x.Known.ID)
	case same:
		p.Unchanged++
	default:
		p.Files = append(p.Files, x)
	}
}

// missing notes the known files that were not met where the walk has been.
func (w *walk) missing() {
	for i := range w.plan.roots {
		w.missingOf(i)
	}
}

func (w *walk) missingOf(in int) {
	r := w.plan.roots[in]
	for rel, k := range r.known {
		path := filepath.Join(r.Path, filepath.FromSlash(rel))
		if !k.Offline && within(w.trees, path) && !within(w.blind, path) {
			w.plan.gone = append(w.plan.gone, gone{k.ID, in})
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
