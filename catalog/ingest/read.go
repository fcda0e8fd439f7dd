package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"cutline/catalog"
	"cutline/catalog/metadata"
	"cutline/catalog/photofile"
)

const (
	maxFile    = 200 << 20 // a larger file is not read: it alone would fill the memory
	bigFile    = 64 << 20  // of files, and pictures, of this size only one is in hand at a time
	maxSidecar = 16 << 20
	keepBuffer = 32 << 20
)

// thumbnails is the store of thumbnails.
type thumbnails interface {
	Make(src photofile.Source, info photofile.Info, orientation int, fingerprint string) (avg uint32, err error)
}

// A reader reads files, one at a time; big is shared with the other readers.
type reader struct {
	thumbs thumbnails
	big    *sync.Mutex
	buf    []byte
	during func(path string) // nil, or how a test changes the file while it is read
}

// A result is a file that was read, or why it was not.
type result struct {
	file  *File
	photo catalog.FilePhoto
	notes []string
	err   error
}

var errChanging = errors.New("it changed while it was read; add it again when it is whole")

// read reads one file. A panic on hostile bytes is that file's error.
func (r *reader) read(f *File) (res result) {
	res.file = f
	defer func() {
		if p := recover(); p != nil {
			res.err = fmt.Errorf("read the photo: it broke the reader: %v", p)
		}
	}()
	info, err := os.Stat(f.Path)
	if err != nil {
		res.err = fmt.Errorf("read the photo: %w", err)
		return res
	}
	look := r.whole
	if photofile.KindOfName(f.Path).IsRaw() {
		look = r.parts
	} else if info.Size() > bigFile {
		r.big.Lock()
		defer r.big.Unlock()
	}
	res.photo, res.notes, err = look(f)
	if errors.Is(err, errChanging) {
		res.photo, res.notes, err = look(f)
	}
	if err != nil {
		res.err = fmt.Errorf("read the photo: %w", err)
	}
	if cap(r.buf) > keepBuffer {
		r.buf = nil
	}
	return res
}

// whole understands a file that is read as a whole.
func (r *reader) whole(f *File) (catalog.FilePhoto, []string, error) {
	data, stat, err := r.bytes(f.Path)
	if err != nil {
		return catalog.FilePhoto{}, nil, err
	}
	return r.understand(f, photofile.Memory(data), stat)
}

// parts understands a raw file without having it in memory. It is read once
// from end to end for its fingerprint.
func (r *reader) parts(f *File) (out catalog.FilePhoto, notes []string, err error) {
	src, err := photofile.Open(f.Path)
	if err != nil {
		return out, nil, err
	}
	defer src.Close()
	if out, notes, err = r.understand(f, src, src.Stat); err != nil {
		return out, nil, err
	}
	return out, notes, r.unchanged(f.Path, src.Stat)
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

// understand makes a photo of the bytes.
func (r *reader) understand(f *File, src photofile.Source, stat fs.FileInfo) (catalog.FilePhoto, []string, error) {
	out := catalog.FilePhoto{Rel: f.rel, ModTime: stat.ModTime().UnixNano(), Named: f.named}
	out.Photo.Bytes = stat.Size()
	info, err := photofile.ReadFrom(src, f.Path)
	if src.Size() == 0 {
		err = errors.New("the file is empty")
	}
	if err != nil {
		if f.Known.ID == 0 {
			return out, nil, err
		}
		out.Photo.Problem = err.Error() // it was a photo: what is known of it stays
		out.Parts = f.Parts
		return out, nil, nil
	}
	read := metadata.FromFile(info)
	var notes []string
	out.From = f.rel[strings.LastIndexByte(f.rel, '/')+1:]
	for _, x := range f.Parts {
		var err error
		if read, x, err = withSidecar(read, filepath.Dir(f.Path), x, stat.ModTime()); err != nil {
			notes = append(notes, fmt.Sprintf("%s: %v", filepath.Join(filepath.Dir(f.Path), x.File), err))
		}
		out.Parts, out.From = append(out.Parts, x), x.File
	}
	p := &out.Photo
	p.Kind, p.Width, p.Height, p.Problem = info.Kind, info.Width, info.Height, info.Problem
	p.Captured, p.Camera, p.Marks, p.Caption = read.Captured, read.Camera, read.Marks, read.Caption
	p.Clashes = read.Clashes
	if p.Orientation == 0 {
		p.Orientation = 1
	}
	out.HasMarks = read.HasMarks
	if p.Fingerprint, err = photofile.FingerprintFrom(src, info); err != nil {
		return out, nil, err
	}
	if err := r.thumb(src, info, p); err != nil && p.Problem == "" {
		p.Problem = err.Error()
	}
	return out, notes, nil
}

// thumb makes the thumbnails, those of a known photo too: it may have been
// turned.
func (r *reader) thumb(src photofile.Source, info photofile.Info, p *catalog.Photo) error {
	if info.DecodeCost(512) > bigFile && (info.Kind.IsRaw() || src.Size() <= bigFile) {
		r.big.Lock()
		defer r.big.Unlock()
	}
	avg, err := r.thumbs.Make(src, info, p.Orientation, p.Fingerprint)
	p.Color0 = avg
	return err
}

// withSidecar reads a sidecar over what the file says, and the sidecar as it
// is now.
func withSidecar(read metadata.Read, dir string, x catalog.Part, fileTime time.Time) (metadata.Read, catalog.Part, error) {
	s, err := os.Open(filepath.Join(dir, x.File))
	if errors.Is(err, fs.ErrNotExist) {
		return read, x, nil
	}
	if err != nil {
		return read, x, fmt.Errorf("read the sidecar: %w", err)
	}
	defer s.Close()
	info, err := s.Stat()
	if err != nil {
		return read, x, fmt.Errorf("read the sidecar: %w", err)
	}
	x.Bytes, x.ModTime = info.Size(), info.ModTime().UnixNano()
	data, err := io.ReadAll(io.LimitReader(s, maxSidecar+1))
	if err == nil && len(data) > maxSidecar {
		err = fmt.Errorf("read the sidecar: it has more than %d MB", maxSidecar>>20)
	}
	if err != nil {
		return read, x, err
	}
	sum := sha256.Sum256(data)
	x.Hash = hex.EncodeToString(sum[:])
	merged, err := metadata.FromSidecar(read, data, info.ModTime(), fileTime)
	return merged, x, err
}
