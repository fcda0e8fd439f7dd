package platform

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// smallFile is the most that is read of a file of the program's own.
const smallFile = 4 << 20

// ReadFile is a small file of the program's own: its settings, a crash log.
// One that is longer than such a file can be is an error.
func ReadFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, smallFile+1))
	if err == nil && len(data) > smallFile {
		err = fmt.Errorf("read %s: longer than %d bytes", path, smallFile)
	}
	return data, err
}

// WriteFile makes a small file of the program's own hold data, whole or not
// at all. Only the user may read it. Folders are made as needed; a symbolic
// link is followed.
func WriteFile(path string, data []byte) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	temp, err := writeTemp(dir, data)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := os.Rename(temp, path); err != nil {
		return fmt.Errorf("write %s: %w", path, errors.Join(err, os.Remove(temp)))
	}
	return nil
}

func writeTemp(dir string, data []byte) (string, error) {
	var b [8]byte
	if _, err := rand.Read(b[:]); err != nil {
		return "", err
	}
	temp := filepath.Join(dir, ".cutline-"+hex.EncodeToString(b[:])+".tmp")
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(temp))
	}
	return temp, nil
}

// SetAside renames a file that cannot be read, so that what is in it is not
// lost, and returns the name it has now.
func SetAside(path string, now time.Time) (string, error) {
	aside := path + "." + now.Format("20060102-150405") + ".damaged"
	for n := 2; ; n++ {
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) || n > 99 {
			break
		}
		aside = fmt.Sprintf("%s.%s-%d.damaged", path, now.Format("20060102-150405"), n)
	}
	if err := os.Rename(path, aside); err != nil {
		return "", fmt.Errorf("set %s aside: %w", path, err)
	}
	return aside, nil
}

// errLocked: another process, or another opening of the file, holds the lock.
var errLocked = errors.New("locked by another program")

// lock opens the file at path, making it if need be, and locks it. The
// system takes the lock away when the file is closed or the process ends in
// any way, so that no lock is ever stale. The error Is errLocked when another
// holds it.
func lock(path string) (*os.File, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := lockFile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// WithLock runs do while no other process runs one under the same path. It
// waits up to wait for them.
func WithLock(path string, wait time.Duration, do func() error) error {
	const step = 10 * time.Millisecond
	for waited := time.Duration(0); ; waited += step {
		f, err := lock(path)
		if err == nil {
			return errors.Join(do(), f.Close())
		}
		if !errors.Is(err, errLocked) || waited >= wait {
			return fmt.Errorf("lock %s: %w", path, err)
		}
		time.Sleep(step)
	}
}

// keepNewest removes all but the last n of the paths, by name.
func keepNewest(paths []string, n int) error {
	paths = slices.Sorted(slices.Values(paths))
	var errs []error
	for _, p := range paths[:max(0, len(paths)-n)] {
		errs = append(errs, os.Remove(p))
	}
	return errors.Join(errs...)
}
