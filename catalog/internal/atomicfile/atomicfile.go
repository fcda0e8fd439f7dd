// Package atomicfile writes a file whole or not at all. It is the only place
// that creates, replaces, renames or removes files: a temporary file in the
// same folder, written, synced, closed, verified, renamed, and the folder
// synced, so that neither a crash nor a full disk leaves half a file under a
// final name. What was there before stays until the new file is whole.
//
// Temporary files are hidden and told by [IsTemp]; one that a crash left over
// is harmless and may be removed.
//
// Units: permissions are Unix permission bits before the umask.
package atomicfile

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
)

const (
	tempPrefix = ".cutline-"
	tempSuffix = ".tmp"
)

// IsTemp reports whether a file of that base name is a temporary file of ours.
func IsTemp(name string) bool {
	return strings.HasPrefix(name, tempPrefix) && strings.HasSuffix(name, tempSuffix)
}

// A Step is one call to the system that can go wrong.
type Step string

// The steps, in the order in which a write takes them.
const (
	StepMkdir   Step = "mkdir"
	StepCreate  Step = "create"
	StepWrite   Step = "write"
	StepSync    Step = "sync"
	StepClose   Step = "close"
	StepVerify  Step = "verify"
	StepLink    Step = "link"
	StepRename  Step = "rename"
	StepRemove  Step = "remove"
	StepSyncDir Step = "sync folder"
)

// An FS does what the functions of the package do. The zero FS is the real
// disk; tests set Fail to see what a fault at each step leaves behind.
type FS struct {
	// Fail is asked before each step with the file it is about; an error it
	// returns is the step's. A write that fails has written half its bytes
	// before, as on a full disk.
	Fail func(step Step, path string) error
}

func (f FS) fail(s Step, path string) error {
	if f.Fail == nil {
		return nil
	}
	if err := f.Fail(s, path); err != nil {
		return &fs.PathError{Op: string(s), Path: path, Err: err}
	}
	return nil
}

// Write makes the file at path hold data, replacing what was there. A file
// that is replaced keeps its permission bits; perm is for a new one. A
// symbolic link is followed.
func Write(path string, data []byte, perm fs.FileMode) error { return FS{}.Write(path, data, perm) }

// WriteNew is Write for a path that must not exist yet; the error Is
// fs.ErrExist when it does, also when it appeared meanwhile.
func WriteNew(path string, data []byte, perm fs.FileMode) error {
	return FS{}.WriteNew(path, data, perm)
}

// WriteFunc is Write for content that write produces. verify, which may be
// nil, sees the closed temporary file, opened again for reading; the file
// takes its final name only if it returns nil.
func WriteFunc(path string, perm fs.FileMode, verify func(*os.File) error, write func(io.Writer) error) error {
	return FS{}.WriteFunc(path, perm, verify, write)
}

// WriteCache is Write without any sync, for files that may be lost but must
// never be seen half written.
func WriteCache(path string, data []byte, perm fs.FileMode) error {
	return FS{}.WriteCache(path, data, perm)
}

// Write: see the function of that name.
func (f FS) Write(path string, data []byte, perm fs.FileMode) error {
	return f.WriteFunc(path, perm, nil, whole(data))
}

// WriteNew: see the function of that name.
func (f FS) WriteNew(path string, data []byte, perm fs.FileMode) error {
	if _, err := os.Lstat(path); err == nil {
		return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	}
	temp, err := f.prepare(filepath.Dir(path), perm, true, nil, whole(data))
	if err != nil {
		return err
	}
	if err := f.publishNew(temp, path); err != nil {
		return errors.Join(err, f.discard(temp))
	}
	return f.syncDir(filepath.Dir(path))
}

// WriteFunc: see the function of that name.
func (f FS) WriteFunc(path string, perm fs.FileMode, verify func(*os.File) error, write func(io.Writer) error) error {
	return f.replace(path, perm, true, verify, write)
}

// WriteCache: see the function of that name.
func (f FS) WriteCache(path string, data []byte, perm fs.FileMode) error {
	return f.replace(path, perm, false, nil, whole(data))
}

func whole(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}

func (f FS) replace(path string, perm fs.FileMode, sync bool, verify func(*os.File) error, write func(io.Writer) error) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
		if st, err := os.Stat(real); err == nil {
			perm = st.Mode().Perm()
		}
	}
	dir := filepath.Dir(path)
	temp, err := f.prepare(dir, perm, sync, verify, write)
	if err != nil {
		return err
	}
	if err := f.rename(temp, path); err != nil {
		return errors.Join(err, f.discard(temp))
	}
	if !sync {
		return nil
	}
	return f.syncDir(dir)
}

// prepare makes a whole, closed, verified temporary file in dir and returns
// its path. On an error nothing is left.
func (f FS) prepare(dir string, perm fs.FileMode, sync bool, verify func(*os.File) error, write func(io.Writer) error) (string, error) {
	temp, err := tempName(dir)
	if err != nil {
		return "", err
	}
	if err := f.fail(StepCreate, temp); err != nil {
		return "", err
	}
	file, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return "", err
	}
	err = write(&writer{f, file})
	if err == nil && sync {
		if err = f.fail(StepSync, temp); err == nil {
			err = file.Sync()
		}
	}
	closeErr := file.Close()
	if closeErr == nil {
		closeErr = f.fail(StepClose, temp)
	}
	if err == nil {
		err = closeErr
	}
	if err == nil && verify != nil {
		err = f.verify(temp, verify)
	}
	if err != nil {
		return "", errors.Join(err, f.discard(temp))
	}
	return temp, nil
}

func (f FS) verify(temp string, verify func(*os.File) error) error {
	if err := f.fail(StepVerify, temp); err != nil {
		return err
	}
	file, err := os.Open(temp)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := verify(file); err != nil {
		return fmt.Errorf("verify what was written: %w", err)
	}
	return nil
}

// publishNew gives temp its final name, never replacing a file. A hard link
// does that in one step; where the file system has none, an empty file of
// that name is made first, and only by us, so it may be replaced.
func (f FS) publishNew(temp, path string) error {
	err := f.fail(StepLink, path)
	if err == nil {
		err = os.Link(temp, path)
	}
	if err == nil {
		// The file stands; a temporary name left over is harmless.
		_ = f.discard(temp)
		return nil
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	if err := f.fail(StepCreate, path); err != nil {
		return err
	}
	place, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(place.Close(), f.rename(temp, path)); err != nil {
		return errors.Join(err, f.discard(path))
	}
	return nil
}

func (f FS) rename(from, to string) error {
	if err := f.fail(StepRename, to); err != nil {
		return err
	}
	return os.Rename(from, to)
}

func (f FS) discard(path string) error {
	if err := f.fail(StepRemove, path); err != nil {
		return err
	}
	return os.Remove(path)
}

// syncDir makes the names in dir last. Systems that cannot sync a folder say
// so with EINVAL, or are Windows, where a rename lasts by itself.
func (f FS) syncDir(dir string) error {
	if err := f.fail(StepSyncDir, dir); err != nil {
		return err
	}
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}

func tempName(dir string) (string, error) {
	var b [8]byte
	if _, err := rand.Read(b[:]); err != nil {
		return "", err
	}
	return filepath.Join(dir, tempPrefix+hex.EncodeToString(b[:])+tempSuffix), nil
}

type writer struct {
	fs   FS
	file *os.File
}

func (w *writer) Write(p []byte) (int, error) {
	if err := w.fs.fail(StepWrite, w.file.Name()); err != nil {
		n, _ := w.file.Write(p[:len(p)/2])
		return n, err
	}
	return w.file.Write(p)
}

// ReadFrom lets the system copy from another file by itself.
func (w *writer) ReadFrom(r io.Reader) (int64, error) {
	if w.fs.Fail == nil {
		return w.file.ReadFrom(r)
	}
	return io.Copy(onlyWriter{w}, r)
}

// An onlyWriter hides ReadFrom.
type onlyWriter struct{ io.Writer }
