//go:build !cgo || purego

package turbo

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"

	"github.com/disintegration/imaging"
)

// Library names what decodes.
const Library = "image/jpeg"

// Decode decodes a JPEG. The standard library tells no damage from a file it
// does not know, so both are errors here.
func Decode(data []byte, o Options) (Decoded, error) {
	c, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Decoded{}, fmt.Errorf("%v: %w", err, ErrJPEG)
	}
	if err := checkSize(c.Width, c.Height); err != nil {
		return Decoded{}, err
	}
	src, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return Decoded{}, fmt.Errorf("%v: %w", err, ErrJPEG)
	}
	d := Decoded{FullW: c.Width, FullH: c.Height}
	num := o.eighths(c.Width, c.Height)
	buf := o.Buf
	if o.Part != nil {
		buf = nil
	}
	img, err := newImage(c.Width, c.Height, buf)
	if err != nil {
		return Decoded{}, err
	}
	draw.Draw(img, img.Rect, src, src.Bounds().Min, draw.Src)
	if num < 8 {
		img = imaging.Resize(img, scaled(c.Width, num), scaled(c.Height, num), imaging.Box)
	}
	d.Img, d.All = img, img.Rect.Max
	return d.cutTo(img.Rect, o), nil
}

// Encode makes a baseline JPEG of the picture with a JFIF header, whose alpha
// is not looked at. The standard library always halves the colour.
func Encode(img *image.NRGBA, quality int, _ Subsampling) ([]byte, error) {
	if err := checkEncode(img, quality); err != nil {
		return nil, err
	}
	opaque := &image.RGBA{Pix: img.Pix, Stride: img.Stride, Rect: img.Rect}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, opaque, &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("encode as JPEG: %w", err)
	}
	return append(jfif(), b.Bytes()[2:]...), nil
}

// jfif is the start of a JPEG with the header that image/jpeg does not write.
func jfif() []byte {
	return []byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")
}
