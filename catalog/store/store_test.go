package store_test

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/store"
	"cutline/catalog/store/storetest"

	_ "modernc.org/sqlite"
)

func TestSQLite(t *testing.T) {
	storetest.Run(t, storetest.Dialect{
		Create: func(t *testing.T) string { return create(t) },
		Open: func(t *testing.T, where string) *store.Store {
			s, err := store.Open(context.Background(), where)
			if err != nil {
				t.Fatal(err)
			}
			return s
		},
	})
}

func create(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "Bàn ảnh #1?.cutline")
	if err := store.Create(context.Background(), dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestCreateRefusesAFolderThatIsInUse(t *testing.T) {
	ctx := context.Background()
	dir := create(t)
	if err := store.Create(ctx, dir); !errors.Is(err, catalog.ErrExists) {
		t.Errorf("an existing catalog: %v", err)
	}
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "a.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := store.Create(ctx, full); !errors.Is(err, catalog.ErrExists) {
		t.Errorf("a folder with files: %v", err)
	}
	if err := store.Create(ctx, t.TempDir()); err != nil {
		t.Errorf("an empty folder: %v", err)
	}
	broken := filepath.Join(t.TempDir(), "x.cutline")
	if err := os.MkdirAll(filepath.Join(broken+".partial", "thumbs"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := store.Create(ctx, broken); err != nil {
		t.Errorf("after a broken attempt: %v", err)
	}
}

func TestOpenRefusesWhatIsNoCatalog(t *testing.T) {
	ctx := context.Background()
	write := func(data string) func(t *testing.T) string {
		return func(t *testing.T) string {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "cutline.db"), []byte(data), 0o644); err != nil {
				t.Fatal(err)
			}
			return dir
		}
	}
	for _, tt := range []struct {
		name string
		make func(t *testing.T) string
		want error
	}{
		{"nothing there", func(t *testing.T) string { return filepath.Join(t.TempDir(), "none") }, catalog.ErrNotFound},
		{"an empty folder", func(t *testing.T) string { return t.TempDir() }, catalog.ErrNotCatalog},
		{"a file", func(t *testing.T) string { return filepath.Join(write("x")(t), "cutline.db") }, catalog.ErrNotCatalog},
		{"an empty database", write(""), catalog.ErrNotCatalog},
		{"no database", write(strings.Repeat("this is no database ", 500)), catalog.ErrNotCatalog},
		{"another program's database", func(t *testing.T) string {
			dir := t.TempDir()
			change(t, dir, "CREATE TABLE a (b)")
			return dir
		}, catalog.ErrNotCatalog},
		{"a newer catalog", func(t *testing.T) string {
			dir := create(t)
			change(t, dir, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (41, 1)")
			return dir
		}, catalog.ErrNewer},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := tt.make(t)
			s, err := store.Open(ctx, dir)
			if !errors.Is(err, tt.want) {
				t.Fatalf("Open: %v, want %v", err, tt.want)
			}
			if s != nil {
				t.Error("a store in spite of the error")
			}
			if tt.want == catalog.ErrNewer && (!strings.Contains(err.Error(), "41") || !strings.Contains(err.Error(), "knows versions up to ")) {
				t.Errorf("%v: want both versions named", err)
			}
			if !strings.Contains(err.Error(), filepath.Base(dir)) {
				t.Errorf("%v: want the folder named", err)
			}
		})
	}
}

func change(t *testing.T, dir, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: filepath.Join(dir, "cutline.db")}).String())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

func TestOpenOfAnUnwritableFolderSaysSo(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir := create(t)
	for _, p := range []string{filepath.Join(dir, "cutline.db"), dir} {
		if err := os.Chmod(p, 0o555); err != nil {
			t.Fatal(err)
		}
	}
	defer os.Chmod(dir, 0o755)
	_, err := store.Open(context.Background(), dir)
	if err == nil || !strings.Contains(err.Error(), "cannot be written") {
		t.Errorf("Open: %v, want an error that says that it cannot be written", err)
	}
}

func TestACancelledWriteIsNotBegun(t *testing.T) {
	s, err := store.Open(context.Background(), create(t))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Undo(ctx, time.Now(), ""); !errors.Is(err, context.Canceled) {
		t.Errorf("Undo: %v, want context.Canceled", err)
	}
}
