// Package heif decodes the pixels of HEIC, HEIF and AVIF photos through
// libheif. A build without C has no decoder: everything is an ErrDecoder.
//
// Decoding happens in C, which nothing can interrupt; sizes are checked before.
//
// Units: sizes are in pixels, as stored: before rotation, mirroring and
// cropping, which the file's other readers must know of.
package heif

import (
	"errors"
	"image"
)

// Why there is no picture.
var (
	ErrHEIF     = errors.New("cannot be decoded as HEIF")
	ErrDecoder  = errors.New("this Cutline was built without a decoder for HEIF")
	ErrTooLarge = errors.New("too large to decode")
)

// A Decoded is a picture in stored orientation, eight bits a colour, whose
// pixels are the decoder's memory until Close.
type Decoded struct {
	Img          *image.NRGBA
	FullW, FullH int // of the photo; the picture is smaller when it is a thumbnail
	free         func()
}

// Close gives the picture's memory back; Img is nil after it. It may be called
// more than once.
func (d *Decoded) Close() {
	if d.free != nil {
		d.free()
		d.free, d.Img = nil, nil
	}
}
