package platform

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Writable reports whether files may be written into a folder, or, where it
// is not there yet, whether it can be made; there says which. Nothing is
// written to find out. The error is a *fs.PathError that names the folder
// that stands in the way.
func Writable(dir string) (there bool, err error) {
	there = true
	for {
		st, err := os.Stat(dir)
		switch up := filepath.Dir(dir); {
		case err == nil && !st.IsDir():
			return there, &fs.PathError{Op: "write to", Path: dir, Err: syscall.ENOTDIR}
		case err == nil:
			return there, mayWrite(dir)
		case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR) || up == dir:
			return false, err
		default:
			dir, there = up, false
		}
	}
}
