// Package ingest brings photos into a catalog. Scan looks at folders and says
// what is new, changed or gone; the Plan's Run reads those files, two at a
// time, and adds them. A photo is in the catalog when its row is, and that is
// written last: a run that is cancelled or killed may be run again.
//
// Masters are only read. Files stay where they lie.
//
// Units: sizes are bytes, times nanoseconds since 1970.
package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"cutline/catalog"
)

// register is what Scan asks the catalog.
type register interface {
	// Roots are the folders the catalog knows, as they are now.
	Roots(ctx context.Context) ([]catalog.Root, error)
	// Folders are the paths of a root's folders with known files, below it, in
	// their order; "" is the root itself.
	Folders(ctx context.Context, root int64) ([]string, error)
	// Known are the files of a root, by path below it with slashes.
	Known(ctx context.Context, root int64) (map[string]catalog.KnownFile, error)
	// KnownIn is Known of one folder, by its path below the root.
	KnownIn(ctx context.Context, root int64, dir string) (map[string]catalog.KnownFile, error)
}

// shelf is where Run puts what it read.
type shelf interface {
	AddRoot(ctx context.Context, path string, now time.Time) (catalog.Root, error)
	AddPhotos(ctx context.Context, files []catalog.FilePhoto, now time.Time) (catalog.Stored, error)
	MarkOffline(ctx context.Context, ids []catalog.PhotoID, offline bool) error
	// Bearers are the photos with that content and where they were last seen.
	Bearers(ctx context.Context, fingerprint string) (map[catalog.PhotoID]string, error)
}

// A Plan is what adding some folders means. Nothing has been done yet.
type Plan struct {
	Files     []File            // to be read: new or changed
	Unchanged int               // known, and as they were
	Failed    []catalog.Failure // folders and files that cannot be looked at
	// CodePage is that of old IPTC texts which do not name theirs, one of
	// catalog.CodePages; "" is the first.
	CodePage string
	// Now is the clock; nil is the computer's.
	Now func() time.Time

	roots []root
	back  []catalog.PhotoID // were gone, are there again as they were
	gone  []gone
}

// A File is one photo that Run will read.
type File struct {
	Path  string // of its master, absolute
	Known catalog.KnownFile
	Parts []catalog.Part // the master first; without their hashes

	root    int // in Plan.roots
	rel     string
	named   bool
	knownAs string // the name Known is of

	in     *folder
	frames [][]string // of its base name
	nth    int        // the one it is
}

// A root is a folder of the catalog, or one to be: its ID is 0.
type root struct {
	catalog.Root
	known map[string]catalog.KnownFile // what was not met yet; nil: not asked yet
	total int                          // known files, gone ones not counted
}

// A gone is a photo whose file was not met.
type gone struct {
	id   catalog.PhotoID
	root int
}

// Scan looks at files and folders, recursively, and plans what to add. It
// reads folders and no photo. What cannot be looked at is in Plan.Failed.
func Scan(ctx context.Context, in register, paths []string) (Plan, error) {
	known, err := in.Roots(ctx)
	if err != nil {
		return Plan{}, fmt.Errorf("look for photos: %w", err)
	}
	w := &walk{ctx: ctx, in: in, visited: map[string]bool{}, taken: map[string]bool{}, folders: map[string]*folder{}}
	for _, r := range known {
		w.plan.roots = append(w.plan.roots, root{Root: r})
	}
	var dirs, files []string
	for _, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return Plan{}, fmt.Errorf("look for photos in %s: %w", p, err)
		}
		info, err := os.Stat(abs)
		switch {
		case err != nil:
			w.fail(abs, fmt.Errorf("look for photos: %w", err))
		case info.IsDir():
			dirs = append(dirs, abs)
		default:
			files = append(files, abs)
		}
	}
	for _, d := range dirs {
		if err := w.tree(d); err != nil {
			return Plan{}, fmt.Errorf("look for photos in %s: %w", d, err)
		}
	}
	for _, f := range files {
		if err := w.named(f); err != nil {
			return Plan{}, fmt.Errorf("look at %s: %w", f, err)
		}
	}
	w.missing()
	return w.plan, nil
}

// rootOf is the innermost root that holds dir, -1 if none does.
func (w *walk) rootOf(dir string) int {
	best := -1
	for i, r := range w.plan.roots {
		if _, ok := below(r.Path, dir); ok && (best < 0 || len(r.Path) > len(w.plan.roots[best].Path)) {
			best = i
		}
	}
	return best
}

// below is path relative to dir, with slashes, "" for dir itself.
func below(dir, path string) (string, bool) {
	if path == dir {
		return "", true
	}
	rest, ok := strings.CutPrefix(path, strings.TrimSuffix(dir, string(filepath.Separator))+string(filepath.Separator))
	return filepath.ToSlash(rest), ok
}
