package platform

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// TestWritableWithoutPermission is run as nobody where it is started by root,
// who may write everywhere.
func TestWritableWithoutPermission(t *testing.T) {
	dir := t.TempDir()
	if err := errors.Join(os.Chmod(filepath.Dir(dir), 0o755), os.Chmod(dir, 0o555)); err != nil {
		t.Fatal(err)
	}
	t.Run("as nobody", func(t *testing.T) {
		if os.Geteuid() == 0 {
			runtime.LockOSThread() // the thread ends with the test
			const nobody = 65534
			if _, _, err := syscall.RawSyscall(syscall.SYS_SETRESUID, nobody, nobody, nobody); err != 0 {
				t.Skip("cannot become nobody here:", err)
			}
		}
		for _, path := range []string{dir, filepath.Join(dir, "new")} {
			if _, err := Writable(path); !errors.Is(err, fs.ErrPermission) {
				t.Errorf("Writable(%s): %v", path, err)
			}
		}
	})
}
