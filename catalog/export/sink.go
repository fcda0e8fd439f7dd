package export

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
	"cutline/catalog/pattern"
)

// A sink takes the files of an export. Names have slashes and come from
// package pattern.
type sink interface {
	put(name string, data []byte) error
}

// checkName is the last look at an outgoing name before it is written.
func checkName(name string) error {
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("%q leads out of the package: %w", name, catalog.ErrRefused)
	}
	for _, part := range strings.Split(name, "/") {
		if pattern.Clean(part) != part {
			return fmt.Errorf("%q is no name for every system: %w", name, catalog.ErrRefused)
		}
	}
	return nil
}

// A folder is a sink below one os.Root.
type folder struct {
	disk atomicfile.FS
	root *os.Root
	// same lets a file of the same content stand, replace puts ours there.
	same, replace bool
}

func (f *folder) put(name string, data []byte) error {
	if err := checkName(name); err != nil {
		return err
	}
	dir := path.Dir(name)
	full := filepath.Join(f.root.Name(), filepath.FromSlash(name))
	if dir != "." {
		if err := f.disk.MkdirAll(filepath.Dir(full)); err != nil {
			return err
		}
		// The root answers only for what lies in it: a link planted meanwhile
		// is an error here.
		if _, err := f.root.Stat(filepath.FromSlash(dir)); err != nil {
			return err
		}
	}
	if f.replace {
		// A link would be followed out of the folder.
		if st, err := f.root.Lstat(filepath.FromSlash(name)); err == nil && !st.Mode().IsRegular() {
			return fmt.Errorf("%s is no plain file: %w", full, catalog.ErrRefused)
		}
		return f.disk.Write(full, data, 0o644)
	}
	err := f.disk.WriteNew(full, data, 0o644)
	if !errors.Is(err, fs.ErrExist) {
		return err
	}
	if f.same && f.holds(name, data) {
		return nil
	}
	return fmt.Errorf("%s: %w", full, catalog.ErrExists)
}

// holds reports whether the file has this content.
func (f *folder) holds(name string, data []byte) bool {
	file, err := f.root.Open(filepath.FromSlash(name))
	if err != nil {
		return false
	}
	defer file.Close()
	st, err := file.Stat()
	if err != nil || !st.Mode().IsRegular() || st.Size() != int64(len(data)) {
		return false
	}
	old, err := io.ReadAll(io.LimitReader(file, int64(len(data))+1))
	return err == nil && bytes.Equal(old, data)
}

// A zipper is a sink that writes a zip; all of it lies in the folder top.
type zipper struct {
	w   *zip.Writer
	top string // "" or "SLUG/"
	now time.Time
}

func (z *zipper) put(name string, data []byte) error {
	if err := checkName(name); err != nil {
		return err
	}
	h := &zip.FileHeader{Name: z.top + name, Method: zip.Deflate, Modified: z.now}
	if strings.HasSuffix(name, ".jpg") {
		h.Method = zip.Store // compressed already
	}
	h.SetMode(0o644)
	w, err := z.w.CreateHeader(h)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}
