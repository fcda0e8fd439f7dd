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
	dir      string // of this version
	decoders sync.Pool
	folders  sync.Map // made already, by their two letters
}

// Open opens the thumbnails in dir, making the folder if it is absent.
func Open(dir string) (*Store, error) {
	s := &Store{dir: filepath.Join(dir, "v"+strconv.Itoa(Version))}
	s.decoders.New = func() any { return &render.Decoder{Fast: true} }
	if err := atomicfile.MkdirAll(s.dir); err != nil {
		return nil, fmt.Errorf("make the folder for thumbnails: %w", err)
	}
	return s, nil
}

// Make makes both thumbnails of the photo in src and returns its average
// colour. It replaces what is there: the photo may have been turned.
func (s *Store) Make(src photofile.Source, info photofile.Info, orientation int, fingerprint string) (avg uint32, err error) {
	large, err := s.decode(src, info, orientation)
	if err != nil {
		return 0, fmt.Errorf("make a thumbnail: %w", err)
	}
	small := within(large, Small)
	for _, t := range []struct {
		size int
		img  *image.NRGBA
	}{{Large, large}, {Small, small}} {
		if err := s.write(fingerprint, t.size, t.img); err != nil {
			return 0, fmt.Errorf("keep a thumbnail: %w", err)
		}
	}
	return average(small), nil
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

// decode is the photo upright, at most Large. The memory of the decoder is
// used again, so nothing of it may be kept.
func (s *Store) decode(src photofile.Source, info photofile.Info, orientation int) (*image.NRGBA, error) {
	d := s.decoders.Get().(*render.Decoder)
	defer s.decoders.Put(d)
	need := Large
	if info.Problem != "" {
		need = minPreview
	}
	p, ok := d.Preview(src, info, need)
	if !ok {
		var err error
		if p, err = d.DecodeFrom(src, info, Large); err != nil {
			return nil, err
		}
	}
	img := within(p.Img, Large)
	if img == p.Img {
		img = copyOf(img)
	}
	return render.Upright(img, orientation), nil
}

// within is img with its long edge brought down to size.
func within(img *image.NRGBA, size int) *image.NRGBA {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	if max(w, h) <= size {
		return img
	}
	if w >= h {
		return render.Shrink(img, size, (h*size+w/2)/w)
	}
	return render.Shrink(img, (w*size+h/2)/h, size)
}

func copyOf(img *image.NRGBA) *image.NRGBA {
	c := *img
	c.Pix = append([]byte(nil), img.Pix...)
	return &c
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
