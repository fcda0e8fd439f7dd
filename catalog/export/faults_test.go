package export

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
)

// Every step that changes the disk fails once, for a package that is new and
// for one that replaces another: what stands under the final name afterwards
// is whole, and the error names the folder.
func TestAFaultAtEveryStep(t *testing.T) {
	s := storyOf(t, 10)
	for _, replace := range []bool{false, true} {
		for _, zip := range []bool{false, true} {
			for n := 1; ; n++ {
				to := t.TempDir()
				o := catalog.ExportOptions{To: to, Presets: []string{"thumb"}, Zip: zip, Replace: replace}
				if replace {
					export(t, s, o)
				}
				p, err := NewStoryPlan(s, o)
				if err != nil {
					t.Fatal(err)
				}
				steps := 0
				failed := atomicfile.Step("")
				p.disk = atomicfile.FS{Fail: func(step atomicfile.Step, _ string) error {
					if steps++; steps == n {
						failed = step
						return syscall.ENOSPC
					}
					return nil
				}}
				_, err = p.Run(context.Background(), nil)
				if failed == "" {
					if err != nil {
						t.Fatalf("no fault, and yet: %v", err)
					}
					break
				}
				checkAfterFault(t, p.Path, failed, n, replace, zip, err)
				export(t, s, catalog.ExportOptions{To: to, Presets: []string{"thumb"}, Zip: zip, Replace: true})
				if got := names(t, to); len(got) != 1 {
					t.Errorf("step %d (%s): after a run without faults the folder holds %q", n, failed, got)
				}
			}
		}
	}
}

func checkAfterFault(t *testing.T, path string, failed atomicfile.Step, n int, replace, zip bool, err error) {
	t.Helper()
	if err != nil && (!strings.Contains(err.Error(), filepath.Dir(path)) || !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "free some space")) {
		t.Errorf("step %d (%s): the error does not say which folder is full: %v", n, failed, err)
	}
	_, statErr := os.Stat(path)
	if statErr != nil && replace {
		t.Errorf("step %d (%s, zip %v): neither the old package nor the new one stands", n, failed, zip)
	}
	if statErr == nil && !zip {
		if got := names(t, path); !slices.Contains(got, "manifest.json") || len(got) != 6 {
			t.Errorf("step %d (%s): half a package: %q", n, failed, got)
		}
	}
}

func TestExplain(t *testing.T) {
	for _, tt := range []struct {
		name string
		err  error
		says string
	}{
		{"full", &os.PathError{Op: "write", Path: "/out/a/.x", Err: syscall.ENOSPC}, "free some space"},
		{"quota", &os.PathError{Op: "write", Path: "/out/a/.x", Err: syscall.EDQUOT}, "free some space"},
		{"read-only", &os.PathError{Op: "mkdir", Path: "/out/a", Err: syscall.EROFS}, "read-only"},
		{"no permission", &os.PathError{Op: "mkdir", Path: "/out/a", Err: syscall.EACCES}, "permissions"},
		{"a master without permission", &os.PathError{Op: "open", Path: "/photos/a.jpg", Err: syscall.EACCES}, "/photos/a.jpg: permission denied"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := explain("/out", tt.err)
			if !strings.Contains(err.Error(), tt.says) || !strings.Contains(err.Error(), "/out") || !errors.Is(err, tt.err) {
				t.Errorf("explain = %v", err)
			}
		})
	}
}

func TestNamesThatLeadOutAreRefused(t *testing.T) {
	for _, name := range []string{"../a", "/a", "a/../../b", "images/..", "", "a\x00", "images/con", "a//b"} {
		if err := checkName(name); !errors.Is(err, catalog.ErrRefused) {
			t.Errorf("checkName(%q) = %v", name, err)
		}
	}
	for _, name := range []string{"a.txt", "images/01-x-web.jpg"} {
		if err := checkName(name); err != nil {
			t.Errorf("checkName(%q) = %v", name, err)
		}
	}
}
