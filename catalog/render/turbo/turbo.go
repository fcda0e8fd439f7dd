// Package turbo decodes and encodes JPEG: through libjpeg-turbo, or, when
// built with the tag purego, through the standard library, which is slower
// and knows no scaled decode. Both give the same kind of picture.
//
// Decoding happens in C, which nothing can interrupt. The caller bounds the
// size and the number of scans before; see package photofile.
//
// Units: sizes are in pixels, quality is 1 to 100.
package turbo

import (
	"errors"
	"fmt"
	"image"

	"cutline/catalog/render/icc"
)

// ErrJPEG: the bytes are not a JPEG that can be decoded at all.
var ErrJPEG = errors.New("cannot be decoded as JPEG")

// MaxPixels is the most pixels that Decode makes, after scaling.
const MaxPixels = 256 << 20 / 4

// A Decoded is a picture out of a JPEG, in stored orientation.
type Decoded struct {
	Img          *image.NRGBA
	FullW, FullH int             // what the JPEG holds, before scaling
	All          image.Point     // the size of all of it, scaled
	Part         image.Rectangle // what of that Img is
	Work         []byte          // Buf, or larger memory that was used in its place, for the next part
	Layout       icc.Layout      // of its pixels; files with an Adobe segment have inks turned round
	Warning      string          // the decoder's words when the data are damaged; the picture is as good as it can be
}

// Options shape a decode. The zero value decodes all pixels into a new
// buffer.
type Options struct {
	// Need is how many pixels the long edge must have, if the JPEG has them:
	// the smallest of the n/8 scales that gives so many is taken. 0: full size.
	Need int
	// Buf is used for the pixels if it is big enough. With Part it is what the
	// whole is decoded in, and shares nothing with the pixels.
	Buf []byte
	// Part, if given, chooses a part of the picture, when the sizes are known:
	// of all of it scaled, and before scaling. Nothing else is kept.
	Part func(all, full image.Point) image.Rectangle
	// Fast lets the decoder take short cuts that only show at full size, and
	// takes only scales it is quick at: an eighth, a quarter, a half, all.
	Fast bool
}

// scaled is what libjpeg makes of n pixels at num/8.
func scaled(n, num int) int { return (n*num + 7) / 8 }

// eighths is the smallest scale, in eighths, whose long edge has the pixels
// that are needed. Only those that are powers of two are vector code in
// libjpeg-turbo 2: a half is decoded faster than three eighths.
func (o Options) eighths(w, h int) int {
	if o.Need <= 0 {
		return 8
	}
	for num := 1; num < 8; num++ {
		if o.Fast && num&(num-1) != 0 {
			continue
		}
		if scaled(max(w, h), num) >= o.Need {
			return num
		}
	}
	return 8
}

// part is the part of a picture that is wanted: never nothing.
func (o Options) part(all image.Point, fullW, fullH int) image.Rectangle {
	if o.Part == nil {
		return image.Rectangle{Max: all}
	}
	r := o.Part(all, image.Pt(fullW, fullH)).Intersect(image.Rectangle{Max: all})
	if r.Empty() {
		return image.Rect(0, 0, 1, 1)
	}
	return r
}

// cutTo keeps the part that is wanted of a picture that shows r.
func (d Decoded) cutTo(r image.Rectangle, o Options) Decoded {
	if d.Part == (image.Rectangle{}) {
		d.Part = o.part(d.All, d.FullW, d.FullH)
	}
	if d.Part == r {
		return d
	}
	out := image.NewNRGBA(image.Rectangle{Max: d.Part.Size()})
	for y := range out.Rect.Dy() {
		from := d.Img.PixOffset(d.Part.Min.X-r.Min.X, d.Part.Min.Y-r.Min.Y+y)
		copy(out.Pix[y*out.Stride:(y+1)*out.Stride], d.Img.Pix[from:])
	}
	d.Img = out
	return d
}

func checkSize(w, h int) error {
	if w < 1 || h < 1 || w > 65535 || h > 65535 || w*h > MaxPixels {
		return fmt.Errorf("a picture of %d × %d pixels is too large: %w", w, h, ErrJPEG)
	}
	return nil
}

// newImage is a picture of that size in buf if it is big enough.
func newImage(w, h int, buf []byte) (*image.NRGBA, error) {
	if err := checkSize(w, h); err != nil {
		return nil, err
	}
	n := w * h * 4
	if cap(buf) < n {
		buf = make([]byte, n)
	}
	return &image.NRGBA{Pix: buf[:n:n], Stride: w * 4, Rect: image.Rect(0, 0, w, h)}, nil
}

// A Subsampling says how much finer brightness is kept than colour.
type Subsampling int

// The subsamplings we write.
const (
	Sub420 Subsampling = iota // half the width and height: for screens
	Sub444                    // all of it: for print
)

func checkEncode(img *image.NRGBA, quality int) error {
	b := img.Rect
	if b.Dx() < 1 || b.Dy() < 1 || b.Dx() > 65500 || b.Dy() > 65500 {
		return fmt.Errorf("encode a picture of %d × %d pixels as JPEG: its sides must be 1 to 65500", b.Dx(), b.Dy())
	}
	if quality < 1 || quality > 100 {
		return fmt.Errorf("encode as JPEG: quality %d is not between 1 and 100", quality)
	}
	if len(img.Pix) < (b.Dy()-1)*img.Stride+4*b.Dx() {
		return errors.New("encode as JPEG: the picture has too few pixels for its size")
	}
	return nil
}

// hasAdobe reports whether there is an Adobe segment before the first scan.
func hasAdobe(data []byte) bool {
	for i := 2; i+4 <= len(data); {
		if data[i] != 0xff {
			return false
		}
		m := data[i+1]
		switch {
		case m == 0xff:
			i++
			continue
		case m == 0xda || m == 0xd9:
			return false
		case m == 0x01 || m >= 0xd0 && m <= 0xd7:
			i += 2
			continue
		}
		n := int(data[i+2])<<8 | int(data[i+3])
		if n < 2 {
			return false
		}
		if m == 0xee && n >= 7 && i+9 <= len(data) && string(data[i+4:i+9]) == "Adobe" {
			return true
		}
		i += 2 + n
	}
	return false
}
