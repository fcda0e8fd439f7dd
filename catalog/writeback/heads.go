package writeback

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
)

// What is saved of files before they are written into lies in one folder of
// the catalog, as files EDIT-NUMBER.heads, each written whole: a line of JSON
// for every photo, and behind it the bytes that the file began with.

// Keep is how long a write into files can be undone at least.
const Keep = 90 * 24 * time.Hour

const headsEnd = ".heads"

// A head is what a file began with before it was written into.
type head struct {
	Photo   catalog.PhotoID `json:"photo"`
	Old     string          `json:"old"` // hex SHA-256 of the bytes saved
	New     string          `json:"new"` // of those that took their place
	Len     int             `json:"len"` // of the bytes saved
	NewLen  int             `json:"newLen"`
	Size    int64           `json:"size"` // of the whole file
	NewSize int64           `json:"newSize"`
	ModTime int64           `json:"modTime"` // nanoseconds since 1970
	// Delta is the hex SHA-256 of the bytes saved where they are a delta from
	// the new file to the old one; then Old and New are of whole files. "":
	// the bytes are what the file began with.
	Delta string `json:"delta,omitempty"`

	file   string // where it is saved
	offset int64
}

// isOld reports whether the file is as it was before it was written into.
func (h head) isOld(e *embedding) bool {
	n := int64(h.Len)
	if h.Delta != "" {
		n = h.Size
	}
	return e.stat.Size() == h.Size && beginsWith(e.src, n, h.Old)
}

// isNew reports whether the file is as it was written.
func (h head) isNew(e *embedding) bool {
	n := int64(h.NewLen)
	if h.Delta != "" {
		n = h.NewSize
	}
	return e.stat.Size() == h.NewSize && beginsWith(e.src, n, h.New)
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

// saveHeads saves what files begin with, and does not return before it is on
// the disk.
func saveHeads(disk atomicfile.FS, dir string, edit catalog.EditID, list []*embedding) error {
	if err := disk.MkdirAll(dir); err != nil {
		return err
	}
	var out bytes.Buffer
	for _, e := range list {
		line, err := json.Marshal(e.head())
		if err != nil {
			return err
		}
		out.Write(line)
		out.WriteByte('\n')
		out.Write(e.saved())
		out.WriteByte('\n')
	}
	had, err := headsOf(dir, edit)
	if err != nil {
		return err
	}
	return disk.WriteNew(filepath.Join(dir, fmt.Sprintf("%d-%06d%s", edit, len(had)+1, headsEnd)), out.Bytes(), 0o600)
}

// headsOf are the files in which an edit's heads are, oldest first.
func headsOf(dir string, edit catalog.EditID) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if n := e.Name(); strings.HasPrefix(n, fmt.Sprintf("%d-", edit)) && strings.HasSuffix(n, headsEnd) {
			out = append(out, filepath.Join(dir, n))
		}
	}
	return out, nil
}

// readHeads finds what was saved for an edit; of several heads of one photo
// the newest.
func readHeads(dir string, edit catalog.EditID) (map[catalog.PhotoID]head, error) {
	files, err := headsOf(dir, edit)
	out := map[catalog.PhotoID]head{}
	for _, f := range files {
		if err == nil {
			err = scanHeads(f, func(h head) { out[h.Photo] = h })
		}
	}
	if err != nil {
		return nil, fmt.Errorf("read what was saved before writing: %w", err)
	}
	return out, nil
}

func scanHeads(path string, found func(head)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	r := bufio.NewReader(f)
	for at := int64(0); ; {
		line, err := r.ReadSlice('\n')
		if err == io.EOF && len(line) == 0 {
			return nil
		}
		h := head{file: path, offset: at + int64(len(line))}
		if err == nil {
			err = json.Unmarshal(line, &h)
		}
		if err == nil && h.Len < 0 {
			err = fmt.Errorf("a head of %d bytes", h.Len)
		}
		if err == nil {
			_, err = r.Discard(h.Len + 1)
		}
		if err != nil {
			return fmt.Errorf("%s at byte %d: %w", filepath.Base(path), at, err)
		}
		found(h)
		at = h.offset + int64(h.Len) + 1
	}
}

// bytes reads the saved bytes and makes sure that they are those.
func (h head) bytes() ([]byte, error) {
	f, err := os.Open(h.file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := make([]byte, h.Len) // no longer than the file: scanHeads went over it
	if _, err := f.ReadAt(out, h.offset); err != nil {
		return nil, err
	}
	want := h.Old
	if h.Delta != "" {
		want = h.Delta
	}
	if sum(out) != want {
		return nil, fmt.Errorf("%s does not hold any more what was saved", filepath.Base(h.file))
	}
	return out, nil
}

// prune removes what was saved so long ago that nobody will miss it.
func prune(disk atomicfile.FS, dir string, before time.Time) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		info, infoErr := e.Info()
		if infoErr != nil || !strings.HasSuffix(e.Name(), headsEnd) || !info.ModTime().Before(before) {
			continue
		}
		err = errors.Join(err, disk.Remove(filepath.Join(dir, e.Name())))
	}
	return err
}
