package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/fold"
	"cutline/catalog/internal/atomicfile"
)

// MarkerFile is the file in a root that tells it from an empty mount point.
const MarkerFile = ".cutline-root"

// Roots are the folders of photos the catalog knows, as they are now: their
// markers are looked at, and what is found out is kept.
func (s *Store) Roots(ctx context.Context) ([]catalog.Root, error) {
	var out []catalog.Root
	var was []bool
	err := each(ctx, s.db.Read, `SELECT r.id, r.path, r.marker, r.online, r.added
		FROM root r ORDER BY r.path`, nil, func(rows *sql.Rows) error {
		var r catalog.Root
		var added int64
		var online bool
		if err := rows.Scan(&r.ID, &r.Path, &r.Marker, &online, &added); err != nil {
			return err
		}
		r.Added = time.UnixMilli(added)
		out, was = append(out, r), append(was, online)
		return nil
	})
	if err == nil {
		err = s.countRoots(ctx, out)
	}
	for i := range out {
		if out[i].Online = online(out[i]); err == nil && out[i].Online != was[i] {
			err = s.setOnline(ctx, out[i])
		}
	}
	if err != nil {
		return nil, fmt.Errorf("read the folders: %w", err)
	}
	return out, nil
}

// countRoots says of each root how many photos lie in it. The database would
// have to read every photo for that, at each look at the folders.
func (s *Store) countRoots(ctx context.Context, roots []catalog.Root) error {
	return s.read(ctx, func(l *look) error {
		in := map[int64]int{}
		for folder, n := range l.table.ByFolder(l.table.Listed()) {
			in[l.folder[uint32(folder)].root] += n
		}
		for i, r := range roots {
			roots[i].Photos = in[r.ID]
		}
		return nil
	})
}

// LookForRoots looks at the markers of all roots, and keeps which are online
// now. It is quick: photos are not counted.
func (s *Store) LookForRoots(ctx context.Context) error {
	var changed []catalog.Root
	err := each(ctx, s.db.Read, "SELECT id, path, marker, online FROM root", nil, func(rows *sql.Rows) error {
		var r catalog.Root
		if err := rows.Scan(&r.ID, &r.Path, &r.Marker, &r.Online); err != nil {
			return err
		}
		if now := online(r); now != r.Online {
			r.Online = now
			changed = append(changed, r)
		}
		return nil
	})
	for _, r := range changed {
		if err == nil {
			err = s.setOnline(ctx, r)
		}
	}
	if err != nil {
		return fmt.Errorf("look for the folders: %w", err)
	}
	return nil
}

func (s *Store) setOnline(ctx context.Context, r catalog.Root) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec("UPDATE root SET online = ? WHERE id = ?", r.Online, r.ID)
		return err
	})
}

// online reports whether the root's folder is there: with its marker, or, for
// one that took no marker, with something in it.
func online(r catalog.Root) bool {
	if r.Marker != "" {
		m, err := readMarker(r.Path)
		return err == nil && m == r.Marker
	}
	d, err := os.Open(r.Path)
	if err != nil {
		return false
	}
	defer d.Close()
	names, err := d.Readdirnames(1)
	return err == nil && len(names) == 1
}

func readMarker(dir string) (string, error) {
	f, err := os.Open(filepath.Join(dir, MarkerFile))
	if err != nil {
		return "", err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, 256))
	return strings.TrimSpace(string(b)), err
}

// mark gives the folder its marker, or reads the one that another catalog
// gave it. A folder that takes none (read-only) has "".
func mark(dir string) string {
	id := strings.ToLower(rand.Text())
	if err := atomicfile.WriteNew(filepath.Join(dir, MarkerFile), []byte(id+"\n"), 0o644); err == nil {
		return id
	}
	m, _ := readMarker(dir)
	return m
}

// AddRoot makes the folder at path a root and gives it a marker file; one
// that is a root already is given back. Root.Marker is "" when the folder
// cannot be written: it works, but an empty drive in its place is not noticed
// as surely.
func (s *Store) AddRoot(ctx context.Context, path string, now time.Time) (catalog.Root, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return catalog.Root{}, fmt.Errorf("add the folder %s: %w", path, err)
	}
	r := catalog.Root{Path: path, Online: true, Added: now}
	info, err := os.Stat(path)
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("not a folder: %w", catalog.ErrUsage)
	}
	if err != nil {
		return r, fmt.Errorf("add the folder %s: %w", path, err)
	}
	err = s.write(ctx, func(t *tx) error {
		var added int64
		found, err := t.get("SELECT id, marker, online, added FROM root WHERE path = ?", []any{path}, &r.ID, &r.Marker, &r.Online, &added)
		if err != nil || found {
			r.Added = time.UnixMilli(added)
			return err
		}
		r.Marker = mark(path)
		res, err := t.exec("INSERT INTO root (path, words, marker, online, added) VALUES (?, ?, ?, 1, ?)",
			path, fold.Text(filepath.Base(path)), r.Marker, now.UnixMilli())
		if err != nil {
			return err
		}
		r.ID, err = res.LastInsertId()
		return err
	})
	if err != nil {
		return r, fmt.Errorf("add the folder %s: %w", path, err)
	}
	return r, nil
}

// FollowRoot recognises a folder the catalog knows that now lies at path: it
// bears the marker of a root that is gone from its old place. It returns the
// old path, "" when path is no such folder.
func (s *Store) FollowRoot(ctx context.Context, path string) (old string, err error) {
	m, err := readMarker(path)
	if err != nil || m == "" {
		return "", nil // a file, or a folder without a marker: nothing to follow
	}
	roots, err := s.Roots(ctx)
	if err != nil {
		return "", err
	}
	for _, r := range roots {
		if r.Marker != m || r.Online {
			continue
		}
		if _, err := os.Lstat(r.Path); err == nil {
			continue // something is there still: a person should say
		}
		return r.Path, s.MoveRoot(ctx, r.Path, path)
	}
	return "", nil
}

// MoveRoot says that the root at path old is now at path new. The folder must
// bear the root's marker; one that never took a marker must hold at least one
// of the files the catalog knows.
func (s *Store) MoveRoot(ctx context.Context, old, new string) error {
	fail := func(err error) error { return fmt.Errorf("move the folder %s to %s: %w", old, new, err) }
	from, err := filepath.Abs(old)
	if err != nil {
		return fail(err)
	}
	to, err := filepath.Abs(new)
	if err != nil {
		return fail(err)
	}
	roots, err := s.Roots(ctx)
	if err != nil {
		return fail(err)
	}
	var r catalog.Root
	for _, x := range roots {
		if x.Path == to {
			return fail(catalog.ErrExists)
		}
		if x.Path == from {
			r = x
		}
	}
	if r.ID == 0 {
		return fail(catalog.ErrNotFound)
	}
	if err := s.sameRoot(ctx, r, to); err != nil {
		return fail(err)
	}
	err = s.write(ctx, func(t *tx) error {
		_, err := t.exec("UPDATE root SET path = ?, words = ?, online = 1 WHERE id = ?", to, fold.Text(filepath.Base(to)), r.ID)
		return err
	})
	if err != nil {
		return fail(err)
	}
	return nil
}

// sameRoot reports an error unless the folder at path is the root's.
func (s *Store) sameRoot(ctx context.Context, r catalog.Root, path string) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	m, err := readMarker(path)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	case r.Marker != "" && m == r.Marker:
		return nil
	case m != "" && m != r.Marker:
		return fmt.Errorf("that folder is another one (its %s differs): %w", MarkerFile, catalog.ErrUsage)
	}
	known, err := s.Known(ctx, r.ID)
	if err != nil {
		return err
	}
	tries := 0
	for rel := range known {
		if _, err := os.Lstat(filepath.Join(path, filepath.FromSlash(rel))); err == nil {
			return nil
		}
		if tries++; tries == 1000 {
			break
		}
	}
	return fmt.Errorf("none of its photos is there: %w", catalog.ErrUsage)
}
