// Package render turns photo files into pictures and pictures into JPEGs:
// decode at the scale that is needed, cut, set upright, resize, sharpen,
// encode under a limit. It reads no files and keeps nothing.
//
// Every picture is opaque sRGB in NRGBA with its origin at 0,0. "Stored" is how the
// file has it, "upright" is with the orientation applied.
//
// Units: sizes are in pixels, file sizes in bytes, orientation is EXIF's 1 to
// 8 (anything else counts as 1), quality is 1 to 100.
package render

import (
	"errors"
	"fmt"
	"image"
	"strings"

	"cutline/catalog"
	"cutline/catalog/photofile"
	"cutline/catalog/render/turbo"
)

// ErrNoPicture: nothing in the file can be shown.
var ErrNoPicture = errors.New("holds no picture that can be shown")

// Library names what decodes JPEGs.
const Library = turbo.Library

// A Picture is a photo decoded, in stored orientation.
type Picture struct {
	Img          *image.NRGBA
	FullW, FullH int    // the photo's own size; Img may be smaller
	Damaged      string // why not all of the photo is right, in words; "" when it is whole
	// Preview is the size of the embedded preview that Img was made from; the
	// zero point when it was made from the photo itself.
	Preview image.Point

	spare *[]byte // memory of the decoder for turning the picture; may be nil
	cut   bool    // Img is the part that was chosen, not all of it
}

// Decode decodes a photo so that its long edge has at least need pixels, if
// the photo has them; 0 is full size. A damaged photo gives what can be seen
// of it, if need be its embedded preview, and says so in Damaged.
func Decode(data []byte, info photofile.Info, need int) (Picture, error) {
	return new(Decoder).Decode(data, info, need)
}

// A Decoder decodes one photo after the other into the same memory. The zero
// Decoder is ready; one goroutine at a time.
type Decoder struct {
	// Fast takes short cuts that only show at full size: for thumbnails.
	Fast bool
	// Largest takes the largest preview of a raw file, not the smallest that
	// is enough: for pictures that leave the house.
	Largest bool
	buf     []byte
	spare   []byte
	part    func(all, full image.Point) image.Rectangle // see Near
	colours
}

// Decode is the function of that name; its picture, and what Renditions makes
// of it on the way, is good until the next call.
func (d *Decoder) Decode(data []byte, info photofile.Info, need int) (Picture, error) {
	return d.DecodeFrom(photofile.Memory(data), info, need)
}

// DecodeFrom is Decode for a file that need not be in memory: of a raw file
// only the preview is read.
func (d *Decoder) DecodeFrom(src photofile.Source, info photofile.Info, need int) (Picture, error) {
	p, err := d.open(src, info, need)
	if err == nil {
		return p, nil
	}
	q, ok := d.largest(src, info, need)
	if !ok {
		return Picture{}, err
	}
	if q.Damaged == "" {
		q.Damaged = info.Problem
	}
	if q.Damaged == "" {
		q.Damaged = err.Error()
	}
	return q, nil
}

// open decodes the photo itself, by its kind. Of a raw file that is its best
// preview.
func (d *Decoder) open(src photofile.Source, info photofile.Info, need int) (Picture, error) {
	if info.Kind.IsRaw() {
		return d.raw(src, info, need)
	}
	if info.Kind == catalog.JXL {
		return Picture{}, fmt.Errorf("the pixels of a %s cannot be read, only its data: it %w", strings.ToUpper(string(info.Kind)), ErrNoPicture)
	}
	data, err := photofile.Whole(src)
	if err != nil {
		return Picture{}, fmt.Errorf("decode the photo: %w", err)
	}
	if info.Kind == catalog.JPEG {
		return d.jpeg(data, info, need)
	}
	return d.other(data, info, need)
}

func (d *Decoder) jpeg(data []byte, info photofile.Info, need int) (Picture, error) {
	if err := info.CheckAt(need); err != nil {
		return Picture{}, err
	}
	t, err := turbo.Decode(data, turbo.Options{Need: need, Buf: d.buf, Fast: d.Fast, Part: d.part})
	if err != nil {
		return Picture{}, fmt.Errorf("decode the photo: %w", err)
	}
	if d.part == nil {
		d.buf = t.Img.Pix[:cap(t.Img.Pix)]
	} else {
		d.buf = t.Work
	}
	d.colours.apply(t.Img, info, t.Layout)
	p := Picture{Img: t.Img, FullW: t.FullW, FullH: t.FullH, Damaged: info.Problem, spare: &d.spare, cut: d.part != nil}
	if p.Damaged == "" && !harmless(t.Warning) {
		p.Damaged = t.Warning
	}
	return p, nil
}

// harmless are the warnings that whole photos of real cameras give.
func harmless(warning string) bool {
	return warning == "" || strings.Contains(warning, "extraneous bytes before marker") ||
		strings.Contains(warning, "Invalid SOS parameters")
}

// EncodeJPEG encodes a picture for a screen, without any metadata.
func EncodeJPEG(img *image.NRGBA, quality int) ([]byte, error) {
	return turbo.Encode(img, quality, turbo.Sub420)
}

// DecodeJPEG decodes a JPEG of our own making, such as a thumbnail. Bytes from
// elsewhere go through Decode, which checks them first.
func DecodeJPEG(data []byte) (*image.NRGBA, error) {
	d, err := turbo.Decode(data, turbo.Options{})
	if err != nil {
		return nil, err
	}
	if d.Warning != "" {
		return nil, fmt.Errorf("%s: %w", d.Warning, turbo.ErrJPEG)
	}
	return d.Img, nil
}
