package export

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"cutline/catalog"
)

// TestAFolderThatMayNotBeWritten is run as nobody where it is started by root,
// who may write everywhere.
func TestAFolderThatMayNotBeWritten(t *testing.T) {
	s, to := story(t), t.TempDir()
	if err := errors.Join(os.Chmod(filepath.Dir(to), 0o755), os.Chmod(to, 0o555)); err != nil {
		t.Fatal(err)
	}
	for _, zip := range []bool{false, true} {
		p, err := NewStoryPlan(s, catalog.ExportOptions{To: to, Zip: zip})
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(p.Path), func(t *testing.T) {
			if os.Geteuid() == 0 {
				runtime.LockOSThread() // the thread ends with the test
				const nobody = 65534
				if _, _, err := syscall.RawSyscall(syscall.SYS_SETRESUID, nobody, nobody, nobody); err != 0 {
					t.Skip("cannot become nobody here:", err)
				}
			}
			_, err := p.Run(context.Background(), nil)
			if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), to) || !strings.Contains(err.Error(), "choose another") {
				t.Errorf("Run: %v", err)
			}
		})
		if n := names(t, to); len(n) != 0 {
			t.Errorf("it holds %q", n)
		}
	}
}
