package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// MkdirAll makes the folder at path with all above it and makes their names
// last. A folder that is there is no error.
func MkdirAll(path string) error { return FS{}.MkdirAll(path) }

// Remove removes a file or an empty folder. What is not there is an error
// that Is fs.ErrNotExist.
func Remove(path string) error { return FS{}.Remove(path) }

// RemoveAll removes a folder of ours with all in it. It does not follow
// symbolic links. What is not there is no error.
func RemoveAll(dir string) error { return FS{}.RemoveAll(dir) }

// RenameDir gives a folder its final name. It never replaces: the error Is
// fs.ErrExist when to is there.
func RenameDir(from, to string) error { return FS{}.RenameDir(from, to) }

// MkdirAll: see the function of that name.
func (f FS) MkdirAll(path string) error {
	path = filepath.Clean(path)
	var missing []string
	for p := path; ; p = filepath.Dir(p) {
		if _, err := os.Stat(p); !errors.Is(err, fs.ErrNotExist) || p == filepath.Dir(p) {
			break
		}
		missing = append(missing, p)
	}
	if err := f.fail(StepMkdir, path); err != nil {
		return err
	}
	if err := os.MkdirAll(path, 0o777); err != nil {
		return err
	}
	for _, p := range missing {
		if err := f.syncDir(filepath.Dir(p)); err != nil {
			return err
		}
	}
	return nil
}

// Remove: see the function of that name.
func (f FS) Remove(path string) error {
	if err := f.discard(path); err != nil {
		return err
	}
	return f.syncDir(filepath.Dir(path))
}

// RemoveAll: see the function of that name.
func (f FS) RemoveAll(dir string) error {
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := f.fail(StepRemove, dir); err != nil {
		return err
	}
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	return f.syncDir(filepath.Dir(dir))
}

// RenameDir: see the function of that name.
func (f FS) RenameDir(from, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return &fs.PathError{Op: "rename", Path: to, Err: fs.ErrExist}
	}
	if err := f.rename(from, to); err != nil {
		return err
	}
	if err := f.syncDir(filepath.Dir(to)); err != nil {
		return err
	}
	if filepath.Dir(from) == filepath.Dir(to) {
		return nil
	}
	return f.syncDir(filepath.Dir(from))
}
