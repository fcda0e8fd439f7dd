package atomicfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// ErrLinked says that a file has further names (hard links): a new file in its
// place would part it from them.
var ErrLinked = errors.New("the file has further names (hard links)")

// StepKeep gives a new file the mode, owner and attributes of the old one.
const StepKeep Step = "keep attributes"

// A Replacement is new content for a file of the user's.
type Replacement struct {
	Write func(io.Writer) error
	// Verify sees the closed temporary file, opened again for reading.
	Verify func(*os.File) error
	// Unchanged is asked last of all before the rename, whether the file that
	// will go is still the one that was read. nil: nobody asks.
	Unchanged func() error
	// ModTime is what the new file's is set to; zero: the time of writing.
	ModTime time.Time
	// LaterSync leaves it to the caller to call SyncDir before anything
	// relies on the new content being there after a power cut.
	LaterSync bool
}

// Replace is Write for a file of the user's, which must be there: it keeps
// mode, and as far as the system allows owner and extended attributes. A
// symbolic link is followed; a file with further names is an ErrLinked.
func Replace(path string, r Replacement) error { return FS{}.Replace(path, r) }

// SyncDir makes the names in a folder last.
func SyncDir(dir string) error { return FS{}.SyncDir(dir) }

// SyncDir: see the function of that name.
func (f FS) SyncDir(dir string) error { return f.syncDir(dir) }

// Replace: see the function of that name.
func (f FS) Replace(path string, r Replacement) error {
	path, st, err := target(path)
	if err != nil {
		return err
	}
	temp, err := f.prepare(filepath.Dir(path), 0o600, true, r.Verify, func(w io.Writer) error {
		if err := r.Write(w); err != nil {
			return err
		}
		return f.keep(w.(*writer).file, path, st, r.ModTime)
	})
	if err != nil {
		return err
	}
	return f.take(temp, path, r)
}

// target is the file that will be replaced, no link.
func target(path string) (string, fs.FileInfo, error) {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", nil, err
	}
	st, err := os.Stat(path)
	switch {
	case err != nil:
		return "", nil, err
	case !st.Mode().IsRegular():
		return "", nil, &fs.PathError{Op: "replace", Path: path, Err: fs.ErrInvalid}
	case links(st) > 1:
		return "", nil, &fs.PathError{Op: "replace", Path: path, Err: ErrLinked}
	}
	return path, st, nil
}

// take gives the temporary file its final name.
func (f FS) take(temp, path string, r Replacement) (err error) {
	if r.Unchanged != nil {
		err = r.Unchanged()
	}
	if err == nil {
		err = f.rename(temp, path)
	}
	if err != nil {
		return errors.Join(err, f.discard(temp))
	}
	if r.LaterSync {
		return nil
	}
	return f.syncDir(filepath.Dir(path))
}

// keep gives a new file what the old one had.
func (f FS) keep(file *os.File, old string, st fs.FileInfo, modTime time.Time) error {
	if err := f.fail(StepKeep, file.Name()); err != nil {
		return err
	}
	if err := own(file, st); err != nil {
		return fmt.Errorf("keep the owner: %w", err)
	}
	if err := copyAttributes(file, old); err != nil {
		return fmt.Errorf("keep the extended attributes: %w", err)
	}
	if err := file.Chmod(st.Mode().Perm()); err != nil {
		return err
	}
	if modTime.IsZero() {
		return nil
	}
	return os.Chtimes(file.Name(), time.Time{}, modTime)
}

// Linked reports whether a file has further names (hard links). A symbolic
// link is followed.
func Linked(path string) (bool, error) {
	st, err := os.Stat(path)
	return err == nil && links(st) > 1, err
}
