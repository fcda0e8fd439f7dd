package atomicfile

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// failAt makes the nth call of the step fail.
func failAt(step Step, nth int, err error) FS {
	n := 0
	return FS{Fail: func(s Step, _ string) error {
		if s != step {
			return nil
		}
		if n++; n == nth {
			return err
		}
		return nil
	}}
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range list {
		out = append(out, e.Name())
	}
	return out
}

func TestWriteFaultLeavesOldOrNew(t *testing.T) {
	bad := errors.New("bad content")
	verify := func(f *os.File) error {
		got, err := io.ReadAll(f)
		if err != nil || string(got) != "the new text" {
			return bad
		}
		return nil
	}
	steps := []struct {
		step Step
		want string
	}{
		{StepCreate, "old"}, {StepWrite, "old"}, {StepSync, "old"}, {StepClose, "old"},
		{StepVerify, "old"}, {StepRename, "old"}, {StepSyncDir, "the new text"},
	}
	for _, tt := range steps {
		for _, fault := range []error{syscall.ENOSPC, syscall.EIO, syscall.EACCES, io.ErrShortWrite} {
			t.Run(string(tt.step)+"/"+fault.Error(), func(t *testing.T) {
				dir := t.TempDir()
				path := filepath.Join(dir, "a.xmp")
				if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
					t.Fatal(err)
				}
				err := failAt(tt.step, 1, fault).WriteFunc(path, 0o644, verify, whole([]byte("the new text")))
				if !errors.Is(err, fault) {
					t.Errorf("error = %v, want %v", err, fault)
				}
				if got, _ := os.ReadFile(path); string(got) != tt.want {
					t.Errorf("file holds %q, want %q", got, tt.want)
				}
				if got := names(t, dir); len(got) != 1 {
					t.Errorf("folder holds %q, want only the file", got)
				}
			})
		}
	}
}

func TestWriteNewFaultLeavesNothingOrAll(t *testing.T) {
	for _, tt := range []struct {
		name   string
		fs     FS
		exists bool
		want   error
	}{
		{"create", failAt(StepCreate, 1, syscall.ENOSPC), false, syscall.ENOSPC},
		{"write", failAt(StepWrite, 1, syscall.ENOSPC), false, syscall.ENOSPC},
		{"sync", failAt(StepSync, 1, syscall.EIO), false, syscall.EIO},
		{"no hard links: a placeholder does it", failAt(StepLink, 1, syscall.EPERM), true, nil},
		{"appeared meanwhile", failAt(StepLink, 1, fs.ErrExist), false, fs.ErrExist},
		{"temporary name cannot be removed", failAt(StepRemove, 1, syscall.EACCES), true, nil},
		{"folder sync", failAt(StepSyncDir, 1, syscall.EIO), true, syscall.EIO},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "new.txt")
			err := tt.fs.WriteNew(path, []byte("whole"), 0o644)
			if !errors.Is(err, tt.want) {
				t.Errorf("error = %v, want %v", err, tt.want)
			}
			got, err := os.ReadFile(path)
			if exists := err == nil; exists != tt.exists {
				t.Fatalf("file exists = %v, want %v", exists, tt.exists)
			}
			if tt.exists && string(got) != "whole" {
				t.Errorf("file holds %q", got)
			}
		})
	}
}

func TestWriteNewNoLinksRenameFails(t *testing.T) {
	dir := t.TempDir()
	f := FS{Fail: func(s Step, _ string) error {
		if s == StepLink || s == StepRename {
			return syscall.EPERM
		}
		return nil
	}}
	if err := f.WriteNew(filepath.Join(dir, "a"), []byte("x"), 0o644); !errors.Is(err, syscall.EPERM) {
		t.Errorf("error = %v, want EPERM", err)
	}
	if got := names(t, dir); len(got) != 0 {
		t.Errorf("left %q, want nothing", got)
	}
}

func TestWriteNewNeverReplaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := WriteNew(path, []byte("new"), 0o644); !errors.Is(err, fs.ErrExist) {
		t.Errorf("error = %v, want ErrExist", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "old" {
		t.Errorf("file holds %q", got)
	}
}

func TestWriteVerifyRefuses(t *testing.T) {
	dir := t.TempDir()
	bad := errors.New("not what was meant")
	err := WriteFunc(filepath.Join(dir, "a"), 0o644, func(*os.File) error { return bad }, whole([]byte("x")))
	if !errors.Is(err, bad) {
		t.Errorf("error = %v", err)
	}
	if got := names(t, dir); len(got) != 0 {
		t.Errorf("left %q", got)
	}
}

func TestWriteKeepsModeAndFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "a"), filepath.Join(dir, "link")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(path, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := Write(link, []byte("new"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "new" {
		t.Errorf("the link's target holds %q", got)
	}
	st, err := os.Stat(path)
	if err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("mode = %v, %v, want 0600", st.Mode(), err)
	}
	if st, err := os.Lstat(link); err != nil || st.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is a link no more: %v, %v", st.Mode(), err)
	}
}

func TestWriteCacheDoesNotSync(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	f := FS{Fail: func(s Step, _ string) error {
		if s == StepSync || s == StepSyncDir {
			t.Errorf("step %q was taken", s)
		}
		return nil
	}}
	if err := f.WriteCache(path, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); !bytes.Equal(got, []byte("x")) {
		t.Errorf("file holds %q", got)
	}
}

func TestFolders(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "a", "b")
	if err := MkdirAll(deep); err != nil {
		t.Fatal(err)
	}
	if err := MkdirAll(deep); err != nil {
		t.Errorf("a folder that is there: %v", err)
	}
	other := filepath.Join(dir, "c")
	if err := MkdirAll(other); err != nil {
		t.Fatal(err)
	}
	if err := RenameDir(deep, other); !errors.Is(err, fs.ErrExist) {
		t.Errorf("rename onto an empty folder = %v, want ErrExist", err)
	}
	if err := RenameDir(deep, filepath.Join(dir, "d")); err != nil {
		t.Error(err)
	}
	if err := Remove(filepath.Join(dir, "gone")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("remove what is not there = %v", err)
	}
	if err := errors.Join(RemoveAll(other), RemoveAll(other), Remove(filepath.Join(dir, "d"))); err != nil {
		t.Error(err)
	}
	if got := names(t, dir); len(got) != 1 || got[0] != "a" {
		t.Errorf("folder holds %q, want a", got)
	}
}

func TestIsTemp(t *testing.T) {
	name, err := tempName("x")
	if err != nil || !IsTemp(filepath.Base(name)) {
		t.Errorf("IsTemp(%q) = false, %v", name, err)
	}
	if IsTemp("photo.jpg") || IsTemp(".cutline-photo.jpg") {
		t.Error("a photo counts as temporary")
	}
}
