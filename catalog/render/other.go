package render

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"golang.org/x/image/webp"

	"cutline/catalog"
	"cutline/catalog/photofile"
	"cutline/catalog/render/icc"
)

// maxOther is the most memory, in bytes, that a decode without scaling may
// take with its copy to NRGBA.
const maxOther = 300 << 20

type codec struct {
	config func([]byte) (image.Config, error)
	decode func([]byte) (image.Image, error)
}

func codecOf(kind catalog.Kind) (codec, bool) {
	switch kind {
	case catalog.PNG:
		return codec{
			func(b []byte) (image.Config, error) { return png.DecodeConfig(bytes.NewReader(b)) },
			func(b []byte) (image.Image, error) { return png.Decode(bytes.NewReader(b)) },
		}, true
	case catalog.TIFF:
		return codec{configTIFF, decodeTIFF}, true
	case catalog.WebP:
		return codec{
			func(b []byte) (image.Config, error) { return webp.DecodeConfig(bytes.NewReader(b)) },
			func(b []byte) (image.Image, error) { return webp.Decode(bytes.NewReader(b)) },
		}, true
	}
	return codec{}, false
}

// other decodes what is no JPEG, a HEIC or AVIF down to need pixels, the rest at full size. What is transparent
// becomes white.
func (d *Decoder) other(data []byte, info photofile.Info, need int) (p Picture, err error) {
	switch info.Kind {
	case catalog.HEIC, catalog.AVIF:
		return d.heif(data, info, need)
	case catalog.PSD:
		return d.psd(data, info)
	}
	c, ok := codecOf(info.Kind)
	if !ok {
		return Picture{}, fmt.Errorf("a file of kind %q %w", info.Kind, ErrNoPicture)
	}
	if err := info.Check(); err != nil {
		return Picture{}, err
	}
	defer func() { // the decoders are not ours and run in this goroutine
		if r := recover(); r != nil {
			p, err = Picture{}, fmt.Errorf("decode the %s: the decoder gave up: %v: %w", info.Kind, r, ErrNoPicture)
		}
	}()
	config, err := c.config(data)
	if err != nil {
		return Picture{}, fmt.Errorf("decode the %s: %w", info.Kind, err)
	}
	if need := int64(config.Width) * int64(config.Height) * pixelCost(config.ColorModel); need > maxOther {
		return Picture{}, fmt.Errorf("decode the %s of %d × %d pixels: %w", info.Kind, config.Width, config.Height, photofile.ErrTooLarge)
	}
	img, err := c.decode(data)
	if err != nil {
		return Picture{}, fmt.Errorf("decode the %s: %w", info.Kind, err)
	}
	out, layout := opaque(img)
	d.colours.apply(out, info, layout)
	return Picture{Img: out, FullW: out.Rect.Dx(), FullH: out.Rect.Dy(), Damaged: info.Problem}, nil
}

// pixelCost is the bytes a pixel takes while it is decoded and copied.
func pixelCost(m color.Model) int64 {
	switch m {
	case color.NRGBAModel, color.RGBAModel:
		return 4
	case color.NRGBA64Model, color.RGBA64Model:
		return 12
	case color.Gray16Model:
		return 6
	case color.CMYKModel:
		return 8
	}
	return 7 // gray, palette, YCbCr with alpha
}

// opaque is img on white, without a copy where it can be. Inks stay inks.
func opaque(img image.Image) (*image.NRGBA, icc.Layout) {
	b := img.Bounds()
	switch m := img.(type) {
	case *image.NRGBA:
		if b.Min == (image.Point{}) && m.Opaque() {
			return m, icc.RGBA
		}
	case *image.RGBA:
		if b.Min == (image.Point{}) && m.Opaque() {
			return &image.NRGBA{Pix: m.Pix, Stride: m.Stride, Rect: m.Rect}, icc.RGBA
		}
	case *image.CMYK:
		if b.Min == (image.Point{}) {
			return &image.NRGBA{Pix: m.Pix, Stride: m.Stride, Rect: m.Rect}, icc.Inks
		}
	}
	// Opaque pixels are the same in both colour models, and drawing to RGBA is
	// the fast path of the standard library.
	out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, img, b.Min, draw.Over)
	return &image.NRGBA{Pix: out.Pix, Stride: out.Stride, Rect: out.Rect}, icc.RGBA
}
