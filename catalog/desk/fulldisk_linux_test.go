package desk_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/desk"
)

// smallDisk is a disk of the test's own, of two megabytes.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size=2m"); err != nil {
		t.Skip("no disk can be mounted here, which takes root: a full and a read-only disk are not tested:", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// code is the number SQLite gives its error.
func code(err error) int {
	var c interface{ Code() int }
	if !errors.As(err, &c) {
		return 0
	}
	return c.Code() & 0xff
}

// TestACatalogThatCannotBeWritten fills the catalog's disk, then makes it
// read-only: a change is refused by its reason, a catalog cannot be opened on
// a full disk and says why, and what was saved before is there after all.
func TestACatalogThatCannotBeWritten(t *testing.T) {
	disk, ctx := smallDisk(t), t.Context()
	photos := t.TempDir()
	if err := os.WriteFile(filepath.Join(photos, "1.jpg"), catalogtest.JPEG(t, catalogtest.Photo{}), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(disk, "Desk.cutline")
	d, err := desk.Create(ctx, path, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Add(ctx, []string{photos}, nil); err != nil {
		t.Fatal(err)
	}
	ids, _, err := d.Search(ctx, "", "", 0)
	if err != nil || len(ids) != 1 {
		t.Fatal(ids, err)
	}
	write := func(text string) error {
		_, err := d.Edit(ctx, ids, catalog.Edit{Title: "caption", Sets: []catalog.Set{{Field: string(catalog.Headline), Value: catalog.TextValue(text)}}})
		return err
	}
	if err := write("kept"); err != nil {
		t.Fatal(err)
	}
	fill(t, filepath.Join(disk, "fill"))
	for range 200 { // what the log has left takes some
		if err = write(strings.Repeat("x", 1800)); err != nil {
			break
		}
	}
	if code(err) != 13 && !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("a change on a full disk: %v", err)
	}
	if err := d.Close(); err != nil {
		t.Log("closed on a full disk:", err)
	}
	if d, err := desk.Open(ctx, path, desk.Options{}); err == nil {
		d.Close()
	} else if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), path) {
		t.Errorf("opened on a full disk: %v", err)
	}
	if err := os.Remove(filepath.Join(disk, "fill")); err != nil {
		t.Fatal(err)
	}
	if d, err = desk.Open(ctx, path, desk.Options{}); err != nil {
		t.Fatal("with room again:", err)
	}
	defer d.Close()
	if err := write("kept after all"); err != nil {
		t.Fatal("with room again:", err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("none", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, "size=2m"); err != nil {
		t.Fatal(err)
	}
	if d, err = desk.Open(ctx, path, desk.Options{}); err == nil {
		if err := write("never"); code(err) != 8 {
			t.Errorf("a change on a read-only disk: %v", err)
		}
		d.Close()
	} else if !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "cannot be written") {
		t.Errorf("opened on a read-only disk: %v", err)
	}
	if err := syscall.Mount("none", disk, "tmpfs", syscall.MS_REMOUNT, "size=2m"); err != nil {
		t.Fatal(err)
	}
	if d, err = desk.Open(ctx, path, desk.Options{}); err != nil {
		t.Fatal(err)
	}
	if n, err := d.Count(ctx, `headline:"kept after all"`); err != nil || n != 1 {
		t.Errorf("what was saved is in %d photos (%v)", n, err)
	}
}

// fill leaves no room on a disk.
func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for b := make([]byte, 4096); err == nil; {
		_, err = f.Write(b)
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
}
