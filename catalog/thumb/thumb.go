// Package thumb is the store of thumbnails: two small upright JPEGs of each
// photo, found by the photo's fingerprint. It is a cache: whatever is lost is
// made again, so nothing here is synced to the disk; but no file is ever seen
// half written.
//
// Layout: DIR/v1/ab/abcd…-256.jpg, v1 being Version and ab the start of the
// fingerprint.
//
// Units: sizes are pixels of the long edge; colours are 0xRRGGBB.
package thumb

import (
	"errors"
	"fmt"
	"image"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	"github.com/corona10/goimagehash"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
	"cutline/catalog/photofile"
	"cutline/catalog/render"
)

// Version is part of every thumbnail's name: another way of making them is
// another version, and the old ones are not looked at any more.
const Version = 1

// The sizes that are kept. A photo that is smaller keeps its size.
const (
	Small = 256
	Large = 512
)

const (
	quality    = 80
	minPreview = 160     // of a damaged photo, its embedded preview is better than half a picture
	maxFile    = 4 << 20 // bytes; ours are a hundredth of it
)

// A Store is a folder of thumbnails. Any number of goroutines and processes
// may use it.
type Store struct {
	dir     string // of this version
	makers  sync.Pool
	folders sync.Map // made already, by their two letters
}

// Open opens the thumbnails in dir, making the folder if it is absent.
func Open(dir string) (*Store, error) {
	s := &Store{dir: filepath.Join(dir, "v"+strconv.Itoa(Version))}
	s.makers.New = func() any { return &maker{Decoder: render.Decoder{Fast: true}} }
	if err := atomicfile.MkdirAll(s.dir); err != nil {
		return nil, fmt.Errorf("make the folder for thumbnails: %w", err)
	}
	return s, nil
}

// Made is what is known of a photo once its thumbnails are made.
type Made struct {
	Average uint32 // colour
	// Hash is where the photo, upright, becomes brighter to the right: 64
	// bits, of which few differ between two photos that look alike.
	Hash uint64
}

// Make makes both thumbnails of the photo in src. It replaces what is there:
// the photo may have been turned.
func (s *Store) Make(src photofile.Source, info photofile.Info, orientation int, fingerprint string) (Made, error) {
	m := s.makers.Get().(*maker)
	defer s.makers.Put(m)
	large, err := m.decode(src, info, orientation)
	if err != nil {
		return Made{}, fmt.Errorf("make a thumbnail: %w", err)
	}
	small := within(large, Small, &m.small)
	for _, t := range []struct {
		size int
		img  *image.NRGBA
	}{{Large, large}, {Small, small}} {
		if err := s.write(fingerprint, t.size, t.img); err != nil {
			return Made{}, fmt.Errorf("keep a thumbnail: %w", err)
		}
	}
	hash, err := hashOf(small)
	if err != nil {
		return Made{}, fmt.Errorf("compare a thumbnail: %w", err)
	}
	return Made{Average: average(small), Hash: hash}, nil
}

// hashOf is the difference hash of an upright picture.
func hashOf(img *image.NRGBA) (uint64, error) {
	h, err := goimagehash.DifferenceHash(render.Shrink(img, 9, 8)) // it would take a hundred times as long over all pixels
	if err != nil {
		return 0, err
	}
	return h.GetHash(), nil
}

// Get is the thumbnail of that photo that is large enough for size, or the
// largest. The error Is catalog.ErrNotFound when there is none, or none that
// can be read, and it has to be made.
func (s *Store) Get(fingerprint string, size int) (*image.NRGBA, error) {
	path, err := s.path(fingerprint, size)
	if err != nil {
		return nil, err
	}
	data, err := read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("thumbnail of %s: %w", fingerprint, catalog.ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("read a thumbnail: %w", err)
	}
	info, err := photofile.Read(data)
	if err == nil && max(info.Width, info.Height) > Large {
		err = fmt.Errorf("%d × %d pixels", info.Width, info.Height)
	}
	var img *image.NRGBA
	if err == nil {
		img, err = render.DecodeJPEG(data)
	}
	if err != nil {
		return nil, fmt.Errorf("thumbnail of %s is no good: %w: %w", fingerprint, err, catalog.ErrNotFound)
	}
	return img, nil
}

// Has reports whether both thumbnails of that photo are there.
func (s *Store) Has(fingerprint string) bool {
	for _, size := range []int{Small, Large} {
		path, err := s.path(fingerprint, size)
		if err != nil {
			return false
		}
		if _, err := os.Stat(path); err != nil {
			return false
		}
	}
	return true
}

// A maker makes one thumbnail after the other in the same memory.
type maker struct {
	render.Decoder
	large, small []byte
}

// decode is the photo upright, at most Large, in the maker's memory.
func (m *maker) decode(src photofile.Source, info photofile.Info, orientation int) (*image.NRGBA, error) {
	need := Large
	if info.Problem != "" {
		need = minPreview
	}
	p, ok := m.Preview(src, info, need)
	if !ok {
		var err error
		if p, err = m.DecodeFrom(src, info, Large); err != nil {
			return nil, err
		}
	}
	return render.Upright(within(p.Img, Large, &m.large), orientation), nil
}

// within is img with its long edge brought down to size, in that memory if it
// has to be.
func within(img *image.NRGBA, size int, into *[]byte) *image.NRGBA {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	if max(w, h) <= size {
		return img
	}
	if w >= h {
		w, h = size, (h*size+w/2)/w
	} else {
		w, h = (w*size+h/2)/h, size
	}
	img = render.ShrinkInto(*into, img, w, h)
	*into = img.Pix[:cap(img.Pix)]
	return img
}

func average(img *image.NRGBA) uint32 {
	var r, g, b, n uint64
	for i := 0; i+3 < len(img.Pix); i += 4 {
		r, g, b, n = r+uint64(img.Pix[i]), g+uint64(img.Pix[i+1]), b+uint64(img.Pix[i+2]), n+1
	}
	if n == 0 {
		return 0
	}
	return uint32(r/n)<<16 | uint32(g/n)<<8 | uint32(b/n)
}

func (s *Store) write(fingerprint string, size int, img *image.NRGBA) error {
	path, err := s.path(fingerprint, size)
	if err != nil {
		return err
	}
	data, err := render.EncodeJPEG(img, quality)
	if err != nil {
		return err
	}
	dir := filepath.Dir(path)
	if _, ok := s.folders.Load(dir); !ok {
		if err := atomicfile.MkdirAll(dir); err != nil {
			return err
		}
		s.folders.Store(dir, true)
	}
	return atomicfile.WriteCache(path, data, 0o644)
}

// path refuses what is no fingerprint: it becomes part of a file name.
func (s *Store) path(fingerprint string, size int) (string, error) {
	if len(fingerprint) < 8 || len(fingerprint) > 128 {
		return "", fmt.Errorf("%q is no fingerprint: %w", fingerprint, catalog.ErrNotFound)
	}
	for _, c := range []byte(fingerprint) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return "", fmt.Errorf("%q is no fingerprint: %w", fingerprint, catalog.ErrNotFound)
		}
	}
	kept := Large
	if size <= Small {
		kept = Small
	}
	return filepath.Join(s.dir, fingerprint[:2], fingerprint+"-"+strconv.Itoa(kept)+".jpg"), nil
}

func read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile))
}
