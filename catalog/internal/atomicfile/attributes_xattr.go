//go:build linux || darwin

package atomicfile

import (
	"bytes"
	"errors"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// maxAttributes bounds the extended attributes of a file, in bytes.
const maxAttributes = 1 << 20

// copyAttributes copies the extended attributes that a program may set, access
// lists among them.
func copyAttributes(file *os.File, from string) error {
	names := make([]byte, 4096)
	n, err := unix.Listxattr(from, names)
	if errors.Is(err, unix.ERANGE) {
		names = make([]byte, maxAttributes)
		n, err = unix.Listxattr(from, names)
	}
	if cannot(err) || n == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	for name := range bytes.SplitSeq(bytes.TrimRight(names[:n], "\x00"), []byte{0}) {
		if err := copyAttribute(file, from, string(name)); err != nil {
			return err
		}
	}
	return nil
}

func copyAttribute(file *os.File, from, name string) error {
	if strings.HasPrefix(name, "security.") || strings.HasPrefix(name, "trusted.") {
		return nil // the system's own, made anew with the file
	}
	size, err := unix.Getxattr(from, name, nil)
	if err != nil || size > maxAttributes {
		return nil // gone, or nobody's
	}
	value := make([]byte, size)
	if size > 0 {
		if size, err = unix.Getxattr(from, name, value); err != nil {
			return err
		}
	}
	if err := unix.Fsetxattr(int(file.Fd()), name, value[:size], 0); !cannot(err) {
		return err
	}
	return nil
}

// cannot reports whether the file system, or our rights, have no room for it.
func cannot(err error) bool {
	return errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EPERM) || errors.Is(err, unix.EACCES)
}
