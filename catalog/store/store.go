// Package store keeps a catalog: photos and what was said of them, stories,
// the house, and the history of every change. One folder "X.cutline" holds
// the database and, in thumbs, the thumbnails (room thumb's).
//
// Every change is one transaction: the thing, the change rows and the
// revision together, or nothing. Nothing is ever deleted: forgotten photos
// and removed stories are hidden. Several processes may have one catalog open.
//
// Units: times in the database are milliseconds since 1970, file times
// nanoseconds; paths below a root have slashes.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
	"cutline/catalog/store/sqlite"
)

// A Store is one open catalog. It may be used by several goroutines.
type Store struct {
	db   *sqlite.DB
	dir  string
	loc  *time.Location // of cameras that tell no zone
	look look
}

// ThumbsDir is where a catalog folder keeps its thumbnails.
func ThumbsDir(dir string) string { return filepath.Join(dir, "thumbs") }

// Create makes an empty catalog in the folder dir, which must not be there or
// be empty (catalog.ErrExists). The folder appears whole or not at all.
func Create(ctx context.Context, dir string) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return fmt.Errorf("make the catalog %s: %w", dir, err)
	}
	if entries, err := os.ReadDir(dir); err == nil && len(entries) == 0 {
		return fill(ctx, dir)
	}
	if _, err := os.Lstat(dir); err == nil {
		return fmt.Errorf("make the catalog %s: %w", dir, catalog.ErrExists)
	}
	partial := dir + ".partial"
	if err := atomicfile.RemoveAll(partial); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("make the catalog %s: clear a broken attempt: %w", dir, err)
	}
	if err := atomicfile.MkdirAll(partial); err != nil {
		return fmt.Errorf("make the catalog %s: %w", dir, err)
	}
	err = fill(ctx, partial)
	if err == nil {
		err = atomicfile.RenameDir(partial, dir)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("make the catalog %s: %w", dir, err), atomicfile.RemoveAll(partial))
	}
	return nil
}

func fill(ctx context.Context, dir string) error {
	if err := atomicfile.MkdirAll(ThumbsDir(dir)); err != nil {
		return fmt.Errorf("make the catalog %s: %w", dir, err)
	}
	return sqlite.Create(ctx, dir)
}

// Open opens the catalog in dir. A caller may test for catalog.ErrNotFound,
// catalog.ErrNotCatalog and catalog.ErrNewer.
func Open(ctx context.Context, dir string) (*Store, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("open the catalog %s: %w", dir, err)
	}
	db, err := sqlite.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	return &Store{db: db, dir: dir, loc: time.Local}, nil
}

// Close closes the catalog.
func (s *Store) Close() error {
	return errors.Join(s.saveColumns(context.Background()), s.db.Close())
}

// Dir is the catalog's folder, absolute.
func (s *Store) Dir() string { return s.dir }

// Seq is the number of the newest edit, 0 when there was none.
func (s *Store) Seq(ctx context.Context) (id catalog.EditID, err error) {
	err = s.db.Read.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM edit").Scan(&id)
	if err != nil {
		return 0, fmt.Errorf("read the newest edit: %w", err)
	}
	return id, nil
}

// DataVersion is a number that changes when another process (or another
// Store) wrote into the catalog; writes through s do not change it.
func (s *Store) DataVersion(ctx context.Context) (int64, error) {
	v, err := s.db.DataVersion(ctx)
	if err != nil {
		return 0, fmt.Errorf("look whether the catalog changed: %w", err)
	}
	return v, nil
}

// A tx is one write. Its statements are prepared once.
type tx struct {
	*sql.Tx
	last    querier // the catalog as it was before this write
	stmts   map[string]*sql.Stmt
	entries map[int64]*entry  // of the full text, by rank; nil: to be deleted
	fresh   map[int64]bool    // ranks that are new
	many    bool              // photos get their words later
	later   []int64           // their ranks
	ids     map[string]int64  // of folders and gear met in this write
	called  map[string]string // words of people by UUID, once the write ends
	folded  folds             // texts met in this write
}

// before loads photos as they were before this write: for a write that comes
// to each of them once.
func (t *tx) before(ctx context.Context, ids []catalog.PhotoID) (map[catalog.PhotoID]*row, error) {
	return load(ctx, t.last, ids)
}

func (t *tx) stmt(query string) (*sql.Stmt, error) {
	if st, ok := t.stmts[query]; ok {
		return st, nil
	}
	st, err := t.Prepare(query)
	if err != nil {
		return nil, fmt.Errorf("prepare %q: %w", query, err)
	}
	t.stmts[query] = st
	return st, nil
}

func (t *tx) exec(query string, args ...any) (sql.Result, error) {
	st, err := t.stmt(query)
	if err != nil {
		return nil, err
	}
	return st.Exec(args...)
}

// get scans the only row; found is false when there is none.
func (t *tx) get(query string, args []any, into ...any) (found bool, err error) {
	st, err := t.stmt(query)
	if err != nil {
		return false, err
	}
	err = st.QueryRow(args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// write runs f in one transaction. Once begun it is not cancelled: a commit
// happens or does not, whatever becomes of ctx.
func (s *Store) write(ctx context.Context, f func(*tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	t, err := s.db.Write.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return fmt.Errorf("begin to write the catalog: %w", err)
	}
	w := &tx{Tx: t, last: s.db.Read, stmts: map[string]*sql.Stmt{}, entries: map[int64]*entry{}, fresh: map[int64]bool{}, ids: map[string]int64{}, called: map[string]string{}, folded: folds{}}
	err = f(w)
	if err == nil {
		err = w.flush()
	}
	if err != nil {
		return errors.Join(err, t.Rollback())
	}
	if err := t.Commit(); err != nil {
		return fmt.Errorf("commit to the catalog: %w", err)
	}
	return nil
}

// A querier is a reader's connections or a running write.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// each calls scan for every row of a query.
func each(ctx context.Context, q querier, query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
