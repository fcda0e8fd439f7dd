//go:build unix

package platform

import (
	"io/fs"

	"golang.org/x/sys/unix"
)

// mayWrite asks the system, which knows of permissions and of disks that can
// only be read.
func mayWrite(dir string) error {
	if err := unix.Access(dir, unix.W_OK|unix.X_OK); err != nil {
		return &fs.PathError{Op: "write to", Path: dir, Err: err}
	}
	return nil
}
