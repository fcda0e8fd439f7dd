package ingest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"

	"cutline/catalog"
	"cutline/catalog/metadata"
	"cutline/catalog/photofile"
	"cutline/catalog/thumb"
)

const (
	maxFile    = 200 << 20 // a larger file is not read: it alone would fill the memory
	bigFile    = 64 << 20  // of files, and pictures, of this size only one is in hand at a time
	maxSidecar = 16 << 20
	keepBuffer = 32 << 20
)

// thumbnails is the store of thumbnails.
type thumbnails interface {
	Make(src photofile.Source, info photofile.Info, orientation int, fingerprint string) (thumb.Made, error)
}

// A reader reads files, one at a time; big is shared with the other readers.
type reader struct {
	thumbs   thumbnails
	big      *sync.Mutex
	codePage string // see Plan
	buf      []byte
	during   func(path string) // nil, or how a test changes the file while it is read
}

// A result is a photo that was read, or why it was not.
type result struct {
	file  *File
	photo catalog.FilePhoto
	notes []string
	err   error
}

// A picture is one file of a photo that was read.
type picture struct {
	part  catalog.Part
	read  metadata.Read
	photo catalog.Photo // what the file itself is
	err   error         // it holds no photo, or cannot be read
}

var errChanging = errors.New("it changed while it was read; add it again when it is whole")

// picture reads one file. A panic on hostile bytes is that file's error. Of a
// partner no thumbnails are made.
func (r *reader) picture(path string, x catalog.Part) (out picture) {
	out.part = x
	defer func() {
		if p := recover(); p != nil {
			out.err = fmt.Errorf("it broke the reader: %v", p)
		}
		if cap(r.buf) > keepBuffer {
			r.buf = nil
		}
	}()
	info, err := os.Stat(path)
	if err != nil {
		out.err = err
		return out
	}
	look := r.whole
	if photofile.KindOfName(path).IsRaw() {
		look = r.parts
	} else if info.Size() > bigFile {
		r.big.Lock()
		defer r.big.Unlock()
	}
	if out.err = look(path, &out); errors.Is(out.err, errChanging) {
		out.err = look(path, &out)
	}
	return out
}

// whole understands a file that is read as a whole.
func (r *reader) whole(path string, out *picture) error {
	data, stat, err := r.bytes(path)
	if err != nil {
		return err
	}
	return r.understand(out, path, photofile.Memory(data), stat)
}

// parts understands a raw file without having it in memory. It is read once
// from end to end for its fingerprint.
func (r *reader) parts(path string, out *picture) error {
	src, err := photofile.Open(path)
	if err != nil {
		return err
	}
	defer src.Close()
	if err := r.understand(out, path, src, src.Stat); err != nil {
		return err
	}
	return r.unchanged(path, src.Stat)
}

// unchanged makes sure that the file is still the one that was read.
func (r *reader) unchanged(path string, before fs.FileInfo) error {
	if r.during != nil {
		r.during(path)
	}
	after, err := os.Stat(path)
	if err != nil {
		return err
	}
	if after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime()) || !os.SameFile(before, after) {
		return errChanging
	}
	return nil
}

// bytes reads a whole file into the reader's buffer and makes sure that it
// was one and the same from beginning to end.
func (r *reader) bytes(path string) ([]byte, fs.FileInfo, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, nil, err
	case !info.Mode().IsRegular():
		return nil, nil, errors.New("it is no file")
	case info.Size() == 0:
		return nil, info, nil
	case info.Size() > maxFile:
		return nil, nil, fmt.Errorf("it has %d MB, at most %d are read", info.Size()>>20, maxFile>>20)
	}
	n := int(info.Size())
	if cap(r.buf) < n+1 {
		r.buf = make([]byte, n+n/4+1)
	}
	got, err := io.ReadFull(f, r.buf[:n+1])
	if err == nil || err == io.EOF || err == io.ErrUnexpectedEOF && got != n {
		return nil, nil, errChanging
	}
	if err != io.ErrUnexpectedEOF {
		return nil, nil, err
	}
	if err := r.unchanged(path, info); err != nil {
		return nil, nil, err
	}
	return r.buf[:n], info, nil
}

// understand reads what a file holds.
func (r *reader) understand(out *picture, path string, src photofile.Source, stat fs.FileInfo) error {
	out.part.Bytes, out.part.ModTime = stat.Size(), stat.ModTime().UnixNano()
	info, err := photofile.ReadFrom(src, path)
	if src.Size() == 0 {
		err = errors.New("the file is empty")
	}
	if err != nil {
		return err
	}
	out.read = metadata.FromFileIn(info, r.codePage)
	p := &out.photo
	p.Kind, p.Width, p.Height, p.Problem, p.Bytes = info.Kind, info.Width, info.Height, info.Problem, out.part.Bytes
	if p.Fingerprint, err = photofile.FingerprintFrom(src, info); err != nil {
		return err
	}
	out.part.Kind, out.part.Hash = p.Kind, p.Fingerprint
	if out.part.Role != catalog.MasterPart {
		return nil
	}
	p.Orientation = max(out.read.Camera.Orientation, 1)
	if err := r.thumb(src, info, p); err != nil && p.Problem == "" {
		p.Problem = err.Error()
	}
	return nil
}

// thumb makes the thumbnails, those of a known photo too: it may have been
// turned.
func (r *reader) thumb(src photofile.Source, info photofile.Info, p *catalog.Photo) error {
	if info.DecodeCost(512) > bigFile && (info.Kind.IsRaw() || src.Size() <= bigFile) {
		r.big.Lock()
		defer r.big.Unlock()
	}
	made, err := r.thumbs.Make(src, info, p.Orientation, p.Fingerprint)
	p.Color0, p.Hash = made.Average, made.Hash
	return err
}

// readSidecar reads a sidecar, bounded, and how the file was.
func readSidecar(path string) ([]byte, fs.FileInfo, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	data, err := io.ReadAll(io.LimitReader(f, maxSidecar+1))
	if err == nil && len(data) > maxSidecar {
		err = fmt.Errorf("it has more than %d MB", maxSidecar>>20)
	}
	return data, info, err
}
