// Package same says whether a file that another program wrote differs from the
// one before in nothing but the blocks that captions are written into. It
// compares bytes, not pixels and not sums: what is compared need not be
// understood, and whoever wrote the file is not asked.
//
// Units: offsets and lengths are bytes.
package same

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"cutline/catalog"
	"cutline/catalog/photofile"
)

// ErrDiffer says that more than the caption's blocks is different.
var ErrDiffer = errors.New("more than the caption would change")

// Check compares two files of a kind: TIFF, DNG, PSD, PNG or WebP. The error
// is ErrDiffer with the place, or why the files cannot be compared.
func Check(kind catalog.Kind, before, after photofile.Source) error {
	switch kind {
	case catalog.TIFF, catalog.DNG:
		return tiffs(before, after)
	case catalog.PSD:
		return pieces(before, after, psd)
	case catalog.PNG:
		return pieces(before, after, png)
	case catalog.WebP:
		return pieces(before, after, webp)
	}
	return fmt.Errorf("files of the kind %s are not compared", kind)
}

// differ is ErrDiffer for a place.
func differ(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrDiffer, fmt.Sprintf(format, args...))
}

// A piece is a part of a file that must stay.
type piece struct {
	name   string
	off, n int64
	// fits compares the piece with the one at its place, where not all its
	// bytes must be the same; nil: they must.
	fits func(before, after []byte) bool
}

// maxPieces bounds the pieces of one file.
const maxPieces = 1 << 20

// pieces compares files that are rows of pieces; cut leaves out those that are
// the caption's.
func pieces(before, after photofile.Source, cut func(photofile.Source) ([]piece, error)) error {
	olds, err := cut(before)
	if err != nil {
		return err
	}
	news, err := cut(after)
	if err != nil {
		return fmt.Errorf("read what was written: %w", err)
	}
	if len(olds) != len(news) {
		return differ("%d parts became %d", len(olds), len(news))
	}
	for i, o := range olds {
		n := news[i]
		if o.name != n.name {
			return differ("%s became %s", o.name, n.name)
		}
		equal, err := o.equal(n, before, after)
		if err != nil {
			return err
		}
		if !equal {
			return differ("%s at byte %d", o.name, o.off)
		}
	}
	return nil
}

func (p piece) equal(q piece, before, after photofile.Source) (bool, error) {
	if p.fits == nil {
		return p.n == q.n && equalAt(before, p.off, after, q.off, p.n), nil
	}
	a, err := photofile.Part(before, p.off, p.n)
	if err != nil {
		return false, err
	}
	b, err := photofile.Part(after, q.off, q.n)
	return err == nil && p.fits(a, b), err
}

// equalAt reports whether n bytes are there in both files and the same.
func equalAt(a io.ReaderAt, aOff int64, b io.ReaderAt, bOff, n int64) bool {
	const step = 64 << 10
	buf := make([]byte, 2*min(step, max(n, 0)))
	for n > 0 {
		k := min(n, step)
		x, y := buf[:k], buf[k:2*k]
		if !full(a, x, aOff) || !full(b, y, bOff) || !bytes.Equal(x, y) {
			return false
		}
		aOff, bOff, n = aOff+k, bOff+k, n-k
	}
	return n == 0
}

// full reads all of p.
func full(f io.ReaderAt, p []byte, off int64) bool {
	if off < 0 {
		return false
	}
	n, _ := f.ReadAt(p, off)
	return n == len(p)
}
