package atomicfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

func master(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.jpg")
	if err := os.WriteFile(path, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReplaceFaultLeavesOldOrNew(t *testing.T) {
	for _, tt := range []struct {
		step Step
		want string
	}{
		{StepCreate, "old"}, {StepWrite, "old"}, {StepKeep, "old"}, {StepSync, "old"}, {StepClose, "old"},
		{StepVerify, "old"}, {StepRename, "old"}, {StepSyncDir, "new"},
	} {
		t.Run(string(tt.step), func(t *testing.T) {
			path := master(t)
			err := failAt(tt.step, 1, syscall.EIO).Replace(path, Replacement{Write: whole([]byte("new")), Verify: func(*os.File) error { return nil }})
			if !errors.Is(err, syscall.EIO) {
				t.Errorf("error = %v", err)
			}
			if got, _ := os.ReadFile(path); string(got) != tt.want {
				t.Errorf("file holds %q, want %q", got, tt.want)
			}
			if got := names(t, filepath.Dir(path)); len(got) != 1 {
				t.Errorf("folder holds %q", got)
			}
		})
	}
}

func TestReplaceKeepsWhatTheFileHad(t *testing.T) {
	path := master(t)
	before := time.Date(2018, 10, 31, 9, 12, 4, 0, time.UTC)
	err := Replace(path, Replacement{Write: whole([]byte("new")), ModTime: before})
	st, _ := os.Stat(path)
	if err != nil || st.Mode().Perm() != 0o640 || !st.ModTime().Equal(before) {
		t.Errorf("%v, mode %v, time %v", err, st.Mode(), st.ModTime())
	}
}

func TestReplaceStops(t *testing.T) {
	changed := errors.New("changed meanwhile")
	for _, tt := range []struct {
		name  string
		spoil func(t *testing.T, path string) Replacement
		want  error
	}{
		{"further names", func(t *testing.T, path string) Replacement {
			if err := os.Link(path, path+".2"); err != nil {
				t.Skip("no hard links here:", err)
			}
			return Replacement{}
		}, ErrLinked},
		{"changed meanwhile", func(*testing.T, string) Replacement {
			return Replacement{Unchanged: func() error { return changed }}
		}, changed},
		{"not what was meant", func(*testing.T, string) Replacement {
			return Replacement{Verify: func(*os.File) error { return changed }}
		}, changed},
		{"gone", func(t *testing.T, path string) Replacement {
			if err := os.Rename(path, path+".2"); err != nil {
				t.Fatal(err)
			}
			return Replacement{}
		}, fs.ErrNotExist},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := master(t)
			r := tt.spoil(t, path)
			r.Write = whole([]byte("new"))
			if err := Replace(path, r); !errors.Is(err, tt.want) {
				t.Errorf("error = %v, want %v", err, tt.want)
			}
			for _, n := range names(t, filepath.Dir(path)) {
				if IsTemp(n) {
					t.Errorf("%s is left", n)
				}
			}
			if got, err := os.ReadFile(path); err == nil && string(got) != "old" {
				t.Errorf("file holds %q", got)
			}
		})
	}
}

func TestReplaceCopiesFromAnotherFile(t *testing.T) {
	path := master(t)
	long := filepath.Join(t.TempDir(), "b")
	if err := os.WriteFile(long, make([]byte, 3<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	err := Replace(path, Replacement{Write: func(w io.Writer) error {
		src, err := os.Open(long)
		if err != nil {
			return err
		}
		defer src.Close()
		if _, err := src.Seek(1<<20, io.SeekStart); err != nil {
			return err
		}
		_, err = io.Copy(w, src)
		return err
	}})
	if st, _ := os.Stat(path); err != nil || st.Size() != 2<<20 {
		t.Errorf("%v, %d bytes", err, st.Size())
	}
}
