// Package writeback carries captions and marks from the catalog to where other
// programs read them: into sidecars, or, when it is asked to, into the files
// themselves. What a file began with is saved before it is written into, so
// that it can be put back byte for byte.
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
	// Wrote records what photos' files hold and how they are now.
	Wrote(ctx context.Context, files ...catalog.FileWritten) error
	// BeginWrite notes that files will be written into, as part of an edit;
	// 0 begins one.
	BeginWrite(ctx context.Context, edit catalog.EditID, ids []catalog.PhotoID, auto bool, now time.Time, who string) (catalog.EditID, error)
	// LastWrite is the newest edit before that one (0: of all) that wrote into
	// the photo's file; 0: none.
	LastWrite(ctx context.Context, id catalog.PhotoID, before catalog.EditID) (catalog.EditID, error)
}

// pending is a queue that can say what is behind.
type pending interface {
	// Pending returns up to limit photos whose files are behind the catalog;
	// 0 means all.
	Pending(ctx context.Context, limit int) ([]catalog.Photo, error)
}

// Options shapes a plan. The zero value writes sidecars.
type Options struct {
	catalog.WriteOptions
	Dir string // where what files begin with is saved, in the catalog's folder
	Who string // signs the history
	// Redo is the edit that this plan does again; 0: a new one.
	Redo catalog.EditID
	// Exiftool names the program for files that are no JPEGs: see
	// exiftool.Find.
	Exiftool string
	// LongNames calls new sidecars name.ext.xmp, not name.xmp.
	LongNames bool

	disk     atomicfile.FS
	patience time.Duration // with exiftool; 0: its own
}

// A File is one photo of a Plan and where its caption goes.
type File struct {
	Photo    catalog.PhotoID
	Master   string
	Sidecars []string // every one that it has, or a new one
	Embed    bool     // into the master itself, if that is safe
	Engine   bool     // by exiftool
	Beside   error    // why it is not to be written into; nil: nobody asked for it
	Done     bool     // it is written already
}

// A Plan says where captions will be written. Making it reads folders only.
type Plan struct {
	Files []File

	opts Options
	now  func() time.Time // nil: time.Now
	disk atomicfile.FS
	// The exiftool that was found, or why none was; both zero: nobody looked.
	tool   string
	noTool error
}

// NewPlan plans the files of these photos, which were read with their parts.
func NewPlan(photos []catalog.Photo, o Options) Plan {
	p := Plan{opts: o, disk: o.disk}
	folders := folders{}
	for _, photo := range photos {
		f := File{Photo: photo.ID, Master: photo.Path, Sidecars: folders.sidecars(photo, o), Done: !photo.PendingWrite()}
		f.Embed, f.Engine, f.Beside = p.place(photo.Kind)
		p.Files = append(p.Files, f)
	}
	return p
}

// Says is the plan in numbers.
func (p Plan) Says() catalog.WritePlan {
	var out catalog.WritePlan
	for _, f := range p.Files {
		switch {
		case f.Done:
			out.Unchanged++
		case f.Embed:
			out.Embed++
		default:
			out.Sidecar++
		}
	}
	return out
}

// PlanPending plans the sidecars of the photos that are behind, at most limit
// of them; 0 means all.
func PlanPending(ctx context.Context, q pending, limit int) (Plan, error) {
	photos, err := q.Pending(ctx, limit)
	if err != nil {
		return Plan{}, fmt.Errorf("look for captions to write: %w", err)
	}
	return NewPlan(photos, Options{}), nil
}

// folders are the names in each folder looked at, read once.
type folders map[string]*metadata.Folder

// sidecars are the paths of the sidecars to be written for a photo.
func (f folders) sidecars(photo catalog.Photo, o Options) []string {
	dir := filepath.Dir(photo.Path)
	in, known := f[dir]
	if !known {
		in = &metadata.Folder{}
		entries, err := os.ReadDir(dir)
		if err != nil { // gone: each of its photos will say so
			entries = nil
		}
		for _, e := range entries {
			in.Add(e.Name())
		}
		f[dir] = in
	}
	names := in.Sidecars(photo, o.LongNames, func(name string) string {
		data, err := readSidecar(filepath.Join(dir, name))
		if err != nil { // then writing it will say so
			return ""
		}
		return metadata.SidecarForExtension(data)
	})
	for i, name := range names {
		names[i] = filepath.Join(dir, name)
	}
	return names
}

// Run writes what was planned. One photo that cannot be written does not stop
// the rest; it is reported. A cancelled or failed run may be run again: what
// was written is found unchanged.
func (p Plan) Run(ctx context.Context, q queue, progress catalog.ProgressFunc) (catalog.Written, error) {
	r := &run{p: p, q: q, progress: progress, edit: p.opts.Redo, tools: newTools(p.tool, p.opts.patience)}
	defer r.tools.close()
	err := r.all(ctx)
	if !p.opts.Auto {
		r.out.Edit = r.edit
	}
	if err == nil {
		progress.Report(catalog.Progress{Done: len(p.Files), Total: len(p.Files)})
		if p.opts.Embed {
			err = prune(p.disk, p.opts.Dir, p.clock().Add(-Keep))
		}
	}
	return r.out, err
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
	photo = photo.ForFile()
	wrote, parts, err := p.sidecars(f, photo)
	if err != nil {
		return false, err
	}
	// The sidecars are on disk: the row must follow, even if the job is over.
	err = q.Wrote(context.WithoutCancel(ctx), catalog.FileWritten{Photo: photo.ID, Rev: photo.Revision,
		Caption: metadata.AsRead(photo.Caption), Marks: photo.Marks, Parts: parts})
	if err != nil {
		return false, fmt.Errorf("record that the caption is in %s: %w", parts[0].File, err)
	}
	return wrote, nil
}

// sidecars brings every sidecar of the photo up to the catalog.
func (p Plan) sidecars(f File, photo catalog.Photo) (wrote bool, parts []catalog.Part, err error) {
	if photo.Path != f.Master { // it moved since the plan was made
		f.Sidecars = folders{}.sidecars(photo, p.opts)
	}
	for _, path := range f.Sidecars {
		one, data, err := p.write(path, photo)
		if err != nil {
			return wrote, parts, fmt.Errorf("write the caption to %s: %w", filepath.Base(path), err)
		}
		part, err := sidecarPart(path, data)
		if err != nil {
			return wrote, parts, fmt.Errorf("look at %s after writing it: %w", filepath.Base(path), err)
		}
		wrote, parts = wrote || one, append(parts, part)
	}
	return wrote, parts, nil
}

// beside brings the sidecars of a photo up to the catalog whose caption goes
// into the master: what is there must not say otherwise, and a partner cannot
// be written into.
func (p Plan) beside(ctx context.Context, e *embedding) error {
	if len(e.photo.Sidecars()) == 0 && len(e.photo.Partners()) == 0 {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	wrote, parts, err := p.sidecars(e.f, e.photo)
	e.changed, e.parts = wrote, append(e.parts, parts...)
	return err
}

// sidecarPart is the sidecar that holds these bytes, as it is now.
func sidecarPart(path string, data []byte) (catalog.Part, error) {
	st, err := os.Stat(path)
	if err != nil {
		return catalog.Part{}, err
	}
	return catalog.Part{File: filepath.Base(path), Role: catalog.SidecarPart, Bytes: st.Size(), ModTime: st.ModTime().UnixNano(), Hash: hash(data)}, nil
}

var errOffline = fmt.Errorf("the photo is not there, or its drive is not connected; its caption is kept and written later: %w", catalog.ErrOffline)

// sameMaster makes sure that the file the caption belongs to is there. A
// caption belongs to a picture, not to a file name.
func sameMaster(photo catalog.Photo) error {
	st, err := os.Stat(photo.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errOffline
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
	data, err = metadata.EncodeSidecar(old, photo, p.clock())
	if err != nil || old != nil && bytes.Equal(old, data) {
		return false, data, err
	}
	if err := asRead(photo, filepath.Base(path), old); err != nil {
		return false, nil, err
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

// asRead makes sure that the catalog has read what the sidecar says now: a
// caption is merged with it before it is written.
func asRead(photo catalog.Photo, name string, data []byte) error {
	if data == nil {
		return nil
	}
	for _, x := range photo.Sidecars() {
		if x.File == name && x.Hash == hash(data) {
			return nil
		}
	}
	return fmt.Errorf("another program changed it after it was read; add the photo again, then write: %w", catalog.ErrChanged)
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
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
