package photofile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// A Source is the bytes of a photo file. Memory is one that was read whole;
// a File is one that was not, so that the two
// hundred kilobytes that count of a raw file need not cost a hundred
// megabytes.
type Source interface {
	io.ReaderAt
	Size() int64
}

// Memory is a file that was read whole.
type Memory []byte

// Size is the length of the file.
func (m Memory) Size() int64 { return int64(len(m)) }

// ReadAt copies, as io.ReaderAt says.
func (m Memory) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 || off > int64(len(m)) {
		return 0, io.EOF
	}
	n := copy(p, m[off:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

const (
	// maxWhole is the largest file that is read whole, for kinds that must be.
	maxWhole = 256 << 20
	// maxSpent is the most that is read of any other one. The scan for
	// previews has a limit of its own.
	maxSpent = 96 << 20
)

// Part is n bytes of a source from off on: a slice of what is in memory, else
// a copy. The error says what is not there, or why the disk did not give it.
func Part(src Source, off, n int64) ([]byte, error) {
	if off < 0 || n < 0 || off > src.Size() || n > src.Size()-off {
		return nil, fmt.Errorf("read %d bytes at %d of %d: %w", n, off, src.Size(), io.ErrUnexpectedEOF)
	}
	if m, ok := inMemory(src); ok {
		return m[off : off+n : off+n], nil
	}
	out := make([]byte, n)
	if got, err := src.ReadAt(out, off); int64(got) < n {
		return nil, fmt.Errorf("read %d bytes at %d: %w", n, off, err)
	}
	return out, nil
}

// Whole is all of a source. A File keeps it. The error is ErrTooLarge for more
// than 256 MB, or the disk's.
func Whole(src Source) (Memory, error) {
	if src.Size() > maxWhole {
		return nil, fmt.Errorf("a file of %d MB, at most %d are read whole: %w", src.Size()>>20, maxWhole>>20, ErrTooLarge)
	}
	data, err := Part(src, 0, src.Size())
	if f, ok := src.(*File); ok && err == nil {
		f.whole = data
	}
	return data, err
}

func inMemory(src Source) (Memory, bool) {
	switch s := src.(type) {
	case Memory:
		return s, true
	case *File:
		return s.whole, s.whole != nil
	}
	return nil, false
}

// A File is a photo file on the disk.
type File struct {
	*os.File
	// Stat is what the disk said of it when it was opened.
	Stat  fs.FileInfo
	whole Memory
}

// Size is how long the file was when it was opened.
func (f *File) Size() int64 { return f.Stat.Size() }

// Open opens a photo file for reading; Close it. It refuses what is no file:
// to open a pipe would wait for ever.
func Open(path string) (*File, error) {
	st, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !st.Mode().IsRegular() {
		return nil, fmt.Errorf("open %s: it is no photo file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if st, err = f.Stat(); err != nil {
		f.Close()
		return nil, err
	}
	return &File{File: f, Stat: st}, nil
}

// A reader gives parts of a source within bounds, and remembers when the disk
// failed: that is no damage of the photo.
type reader struct {
	src   Source
	size  int64
	spent int64
	err   error
}

func newReader(src Source) *reader { return &reader{src: src, size: src.Size()} }

// at is n bytes from off on, nil when they are not all there.
func (r *reader) at(off, n int64) []byte {
	if off < 0 || n < 0 || off > r.size || n > r.size-off {
		return nil
	}
	if _, ok := inMemory(r.src); !ok {
		if r.spent += n; r.spent > maxSpent || r.err != nil {
			return nil
		}
	}
	b, err := Part(r.src, off, n)
	if err != nil && !errors.Is(err, io.EOF) && r.err == nil {
		r.err = err
	}
	return b
}

// upTo is at most n bytes from off on: what there is of them.
func (r *reader) upTo(off, n int64) []byte {
	if off < 0 || off > r.size {
		return nil
	}
	return r.at(off, min(n, r.size-off))
}
