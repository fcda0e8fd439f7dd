// Package writeback carries captions and marks from the catalog to the
// photos' sidecars, where other programs read them. A master is never opened.
//
// Units: revisions are those of the catalog; a file is behind while its
// written revision is lower than the photo's.
package writeback

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
	"cutline/catalog/metadata"
)

// queue is all that write-back needs, and may see, of the store.
type queue interface {
	// Photo is the photo as the catalog knows it now.
	Photo(ctx context.Context, id catalog.PhotoID) (catalog.Photo, error)
	// Wrote records what the photo's files hold and how they are now.
	Wrote(ctx context.Context, w catalog.FileWritten) error
}

// pending is a queue that can say what is behind.
type pending interface {
	// Pending returns up to limit photos whose files are behind the catalog;
	// 0 means all.
	Pending(ctx context.Context, limit int) ([]catalog.Photo, error)
}

// A File is one photo of a Plan and the sidecar its caption goes to.
type File struct {
	Photo   catalog.PhotoID
	Master  string
	Sidecar string
}

// A Plan says which sidecars will be written. Making it reads folders only.
type Plan struct {
	Files []File

	now  func() time.Time // nil: time.Now
	disk atomicfile.FS
}

// NewPlan plans the sidecars of these photos.
func NewPlan(photos []catalog.Photo) Plan {
	var p Plan
	folders := folders{}
	for _, photo := range photos {
		p.Files = append(p.Files, File{photo.ID, photo.Path, metadata.SidecarPath(photo.Path, folders.has)})
	}
	return p
}

// PlanPending plans the sidecars of the photos that are behind, at most limit
// of them; 0 means all.
func PlanPending(ctx context.Context, q pending, limit int) (Plan, error) {
	photos, err := q.Pending(ctx, limit)
	if err != nil {
		return Plan{}, fmt.Errorf("look for captions to write: %w", err)
	}
	return NewPlan(photos), nil
}

// folders are the names in each folder looked at, read once.
type folders map[string]map[string]bool

func (f folders) has(path string) bool {
	dir, name := filepath.Split(path)
	names, known := f[dir]
	if !known {
		names = map[string]bool{}
		entries, err := os.ReadDir(filepath.Clean(dir))
		if err != nil { // gone: each of its photos will say so
			entries = nil
		}
		for _, e := range entries {
			names[e.Name()] = true
		}
		f[dir] = names
	}
	return names[name]
}

// Run writes the planned sidecars. One photo that cannot be written does not
// stop the rest; it is reported. A cancelled or failed run may be run again:
// what was written is found unchanged.
func (p Plan) Run(ctx context.Context, q queue, progress catalog.ProgressFunc) (catalog.Written, error) {
	var w catalog.Written
	for i, f := range p.Files {
		if err := ctx.Err(); err != nil {
			return w, err
		}
		progress.Report(catalog.Progress{Done: i, Total: len(p.Files), Item: filepath.Base(f.Master)})
		wrote, err := p.one(ctx, q, f)
		switch {
		case err != nil:
			w.Failed = append(w.Failed, catalog.Failure{Path: f.Master, Error: err.Error()})
		case wrote:
			w.Written++
		default:
			w.Unchanged++
		}
	}
	progress.Report(catalog.Progress{Done: len(p.Files), Total: len(p.Files)})
	return w, nil
}

// one brings one sidecar up to the catalog; wrote is false if it was already.
func (p Plan) one(ctx context.Context, q queue, f File) (wrote bool, err error) {
	photo, err := q.Photo(ctx, f.Photo)
	if err != nil {
		return false, fmt.Errorf("read the photo from the catalog: %w", err)
	}
	if !photo.PendingWrite() {
		return false, nil
	}
	if err := sameMaster(photo); err != nil {
		return false, err
	}
	if photo.Path != f.Master { // it moved since the plan was made
		f.Sidecar = metadata.SidecarPath(photo.Path, folders{}.has)
	}
	photo = photo.ForFile()
	wrote, data, err := p.write(f.Sidecar, photo)
	if err != nil {
		return false, fmt.Errorf("write the caption to %s: %w", filepath.Base(f.Sidecar), err)
	}
	part, err := sidecarPart(f.Sidecar, data)
	if err != nil {
		return false, fmt.Errorf("look at %s after writing it: %w", filepath.Base(f.Sidecar), err)
	}
	// The sidecar is on disk: the row must follow, even if the job is over.
	err = q.Wrote(context.WithoutCancel(ctx), catalog.FileWritten{Photo: photo.ID, Rev: photo.Revision,
		Caption: metadata.AsRead(photo.Caption), Marks: photo.Marks, Parts: []catalog.Part{part}})
	if err != nil {
		return false, fmt.Errorf("record that the caption is in %s: %w", filepath.Base(f.Sidecar), err)
	}
	return wrote, nil
}

// sidecarPart is the sidecar that holds these bytes, as it is now.
func sidecarPart(path string, data []byte) (catalog.Part, error) {
	st, err := os.Stat(path)
	if err != nil {
		return catalog.Part{}, err
	}
	sum := sha256.Sum256(data)
	return catalog.Part{File: filepath.Base(path), Role: catalog.SidecarPart, Bytes: st.Size(), ModTime: st.ModTime().UnixNano(),
		Hash: hex.EncodeToString(sum[:])}, nil
}

// sameMaster makes sure that the file the caption belongs to is there. A
// caption belongs to a picture, not to a file name.
func sameMaster(photo catalog.Photo) error {
	st, err := os.Stat(photo.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("the photo is not there, or its drive is not connected; its caption is kept and written later: %w", catalog.ErrOffline)
	case err != nil:
		return fmt.Errorf("look at the photo: %w", err)
	case photo.Bytes > 0 && st.Size() != photo.Bytes:
		return fmt.Errorf("the file has %d bytes, not %d as when it was added; add its folder again, then write: %w", st.Size(), photo.Bytes, catalog.ErrChanged)
	}
	return nil
}

const (
	maxSidecar = 16 << 20 // bytes
	tries      = 3        // when another program writes the sidecar meanwhile
)

// errMeanwhile says that another program wrote the sidecar after we read it.
var errMeanwhile = errors.New("another program is writing it")

// write brings the sidecar at path up to the photo and tells what it holds.
// It never replaces a file that changed after it was read.
func (p Plan) write(path string, photo catalog.Photo) (wrote bool, data []byte, err error) {
	for range tries {
		if wrote, data, err = p.attempt(path, photo); !errors.Is(err, errMeanwhile) && !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return wrote, data, err
}

func (p Plan) attempt(path string, photo catalog.Photo) (wrote bool, data []byte, err error) {
	old, err := readSidecar(path)
	if err != nil {
		return false, nil, err
	}
	now := time.Now
	if p.now != nil {
		now = p.now
	}
	data, err = metadata.EncodeSidecar(old, photo, now())
	if err != nil || old != nil && bytes.Equal(old, data) {
		return false, data, err
	}
	if old == nil {
		return true, data, p.disk.WriteNew(path, data, 0o644)
	}
	unchanged := func(*os.File) error {
		again, err := readSidecar(path)
		if err == nil && !bytes.Equal(again, old) {
			err = errMeanwhile
		}
		return err
	}
	return true, data, p.disk.WriteFunc(path, 0o644, unchanged, func(out io.Writer) error {
		_, err := out.Write(data)
		return err
	})
}

// readSidecar reads a sidecar whole; nil if there is none.
func readSidecar(path string) ([]byte, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(f, maxSidecar+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	if len(data) > maxSidecar {
		return nil, fmt.Errorf("it has more than %d MB", maxSidecar>>20)
	}
	if data == nil {
		data = []byte{}
	}
	return data, nil
}
