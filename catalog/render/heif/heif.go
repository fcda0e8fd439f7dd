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

// A Decoded is a picture in stored orientation, eight bits a colour, on white.
type Decoded struct {
	Img          *image.NRGBA
	FullW, FullH int // of the photo; the picture is smaller when less was needed
	// Instead says that the photo is too large and this is a thumbnail of it,
	// be it smaller than what was needed.
	Instead bool
}
