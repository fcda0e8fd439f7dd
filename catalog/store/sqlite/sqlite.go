// Package sqlite opens the database of a catalog folder as SAFETY asks: the
// bundled SQLite in WAL mode, every commit synced, one writer, readers beside
// it. It knows files, versions and pragmas; what the tables mean is store's.
//
// Units: versions are numbers of migrations.
package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"cutline/catalog"
	"cutline/catalog/fold"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
)

// File is the database's name in the catalog folder.
const File = "cutline.db"

const (
	applicationID = 1129665614 // in the file's header, as the first migration sets it
	version       = 8          // of the last migration here
	oldest        = "3.51.3"   // an older SQLite can lose a commit it acknowledged
)

//go:embed migrations/*.sql
var migrations embed.FS

// A DB is one open database. Close it.
type DB struct {
	Write *sql.DB // one connection; transactions begin IMMEDIATE
	Read  *sql.DB // several connections that cannot write
}

func dsn(path, mode string, pragmas ...string) string {
	q := url.Values{"mode": {mode}, "_txlock": {"immediate"}, "_pragma": append([]string{"busy_timeout(10000)"}, pragmas...)}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: q.Encode()}).String()
}

func writer(path, mode string) (*sql.DB, error) {
	db, err := open(dsn(path, mode,
		"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "cache_size(-8192)"))
	if err == nil {
		db.SetMaxOpenConns(1)
	}
	return db, err
}

// open opens connections that know the function fold(text), which is
// fold.Text.
func open(dsn string) (*sql.DB, error) {
	c := connector{&sqlite.Driver{}, dsn}
	err := c.driver.RegisterDeterministicScalarFunction("fold", 1, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		s, ok := args[0].(string)
		if !ok {
			return nil, nil
		}
		return fold.Text(s), nil
	})
	return sql.OpenDB(c), err
}

// A connector is a driver of our own, so that its functions are nobody else's.
type connector struct {
	driver *sqlite.Driver
	dsn    string
}

// Connect opens a connection.
func (c connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open(c.dsn) }

// Driver is what opens the connections.
func (c connector) Driver() driver.Driver { return c.driver }

// Create makes the database in dir, which must hold none.
func Create(ctx context.Context, dir string) error {
	path := filepath.Join(dir, File)
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("make the catalog %s: %w", dir, catalog.ErrExists)
	}
	db, err := writer(path, "rwc")
	if err != nil {
		return fmt.Errorf("make the catalog %s: %w", dir, err)
	}
	err = migrate(ctx, db)
	if err == nil {
		_, err = db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	}
	return errors.Join(explain("make the catalog", dir, err), db.Close())
}

func migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, files)
	if err != nil {
		return err
	}
	_, err = p.Up(context.WithoutCancel(ctx))
	return err
}

// Open opens the database of the catalog folder dir and brings it up to date.
// The error is catalog.ErrNotFound when there is no such folder,
// catalog.ErrNotCatalog when it is something else, catalog.ErrNewer when a
// newer Cutline made it.
func Open(ctx context.Context, dir string) (*DB, error) {
	if err := looksLike(dir); err != nil {
		return nil, err
	}
	if name, ok := networkShare(dir); ok {
		return nil, fmt.Errorf("open the catalog %s: it lies on a network share (%s), where SQLite can lose captions; keep it on a disk of this computer", dir, name)
	}
	path := filepath.Join(dir, File)
	w, err := writer(path, "rw")
	if err != nil {
		return nil, fmt.Errorf("open the catalog %s: %w", dir, err)
	}
	db := &DB{Write: w}
	if err := db.prepare(ctx, path); err != nil {
		return nil, errors.Join(explain("open the catalog", dir, err), db.Close())
	}
	return db, nil
}

// looksLike refuses what is no catalog folder before SQLite touches it.
func looksLike(dir string) error {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("open the catalog %s: %w", dir, catalog.ErrNotFound)
	}
	if err != nil {
		return fmt.Errorf("open the catalog %s: %w", dir, err)
	}
	if !info.IsDir() {
		return fmt.Errorf("open the catalog %s: %w: it is a file", dir, catalog.ErrNotCatalog)
	}
	info, err = os.Stat(filepath.Join(dir, File))
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return fmt.Errorf("open the catalog %s: %w: it has no %s", dir, catalog.ErrNotCatalog, File)
	}
	return nil
}

func (db *DB) prepare(ctx context.Context, path string) error {
	if err := checkLibrary(ctx, db.Write); err != nil {
		return err
	}
	var app, have int64
	if err := db.Write.QueryRowContext(ctx, "PRAGMA application_id").Scan(&app); err != nil {
		return err
	}
	if app != applicationID {
		return fmt.Errorf("%w: its %s belongs to another program", catalog.ErrNotCatalog, File)
	}
	err := db.Write.QueryRowContext(ctx, "SELECT max(version_id) FROM goose_db_version WHERE is_applied").Scan(&have)
	if err != nil {
		return fmt.Errorf("read its version: %w", err)
	}
	if have > version {
		return fmt.Errorf("%w: the catalog has version %d, this program knows versions up to %d", catalog.ErrNewer, have, version)
	}
	if have < version {
		if err := migrate(ctx, db.Write); err != nil {
			return fmt.Errorf("bring it from version %d to %d: %w", have, version, err)
		}
	}
	if err := checkWritable(ctx, db.Write); err != nil {
		return err
	}
	db.Read, err = open(dsn(path, "rw", "query_only(1)", "cache_size(-4096)"))
	if err == nil {
		db.Read.SetMaxOpenConns(4)
		db.Read.SetMaxIdleConns(4)
	}
	return err
}

// checkWritable begins a write and takes it back.
func checkWritable(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return err
	}
	return tx.Rollback()
}

func checkLibrary(ctx context.Context, db *sql.DB) error {
	var v string
	if err := db.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&v); err != nil {
		return err
	}
	if versionLess(v, oldest) {
		return fmt.Errorf("the SQLite built in is %s, which can lose a commit; %s is the oldest that may be used", v, oldest)
	}
	return nil
}

func versionLess(a, b string) bool {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(x), len(y)) {
		m, _ := strconv.Atoi(x[i])
		n, _ := strconv.Atoi(y[i])
		if m != n {
			return m < n
		}
	}
	return len(x) < len(y)
}

// explain puts what SQLite says of a folder into words a user can act on.
func explain(doing, dir string, err error) error {
	if err == nil {
		return nil
	}
	text := err.Error()
	has := func(s string) bool { return strings.Contains(text, s) }
	switch {
	case errors.Is(err, catalog.ErrNotCatalog) || errors.Is(err, catalog.ErrNewer):
		return fmt.Errorf("%s %s: %w", doing, dir, err)
	case has("file is not a database"):
		return fmt.Errorf("%s %s: %w: %w", doing, dir, catalog.ErrNotCatalog, err)
	case has("readonly database") || has("unable to open database file"):
		return fmt.Errorf("%s %s: the folder or its files cannot be written; a catalog needs that even for reading: %w", doing, dir, err)
	case has("disk is full") || has("(4874)"): // 4874: the shared memory beside it could not grow
		return fmt.Errorf("%s %s: %w; make room and try again, what was saved is safe: %w", doing, dir, syscall.ENOSPC, err)
	case has("database is locked"):
		return fmt.Errorf("%s %s: another program kept it busy for 10 seconds: %w", doing, dir, err)
	}
	return fmt.Errorf("%s %s: %w", doing, dir, err)
}

// Close closes all connections.
func (db *DB) Close() error {
	var err error
	if db.Read != nil {
		err = db.Read.Close()
	}
	return errors.Join(err, db.Write.Close())
}

// DataVersion is a number that changes when another connection wrote; the
// writes of db itself do not count.
func (db *DB) DataVersion(ctx context.Context) (v int64, err error) {
	err = db.Write.QueryRowContext(ctx, "PRAGMA data_version").Scan(&v)
	return v, err
}
