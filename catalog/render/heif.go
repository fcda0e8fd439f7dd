package render

import (
	"errors"
	"fmt"

	"github.com/disintegration/imaging"

	"cutline/catalog/photofile"
	"cutline/catalog/render/heif"
	"cutline/catalog/render/icc"
)

// The most pixels of a HEIC or AVIF, which decodes whole: at six bytes a pixel
// in the decoder, and four more where it is not made smaller on the way out.
const (
	maxHEIF      = 64 << 20
	maxHEIFWhole = maxOther / 10
)

// heif decodes a HEIC or AVIF, or its thumbnail when that is enough, and makes
// it no larger than need asks for.
func (d *Decoder) heif(data []byte, info photofile.Info, need int) (Picture, error) {
	most := int64(maxHEIF)
	if need <= 0 {
		most = maxHEIFWhole
	}
	h, err := heif.Decode(data, need, most)
	switch {
	case errors.Is(err, heif.ErrTooLarge):
		return Picture{}, fmt.Errorf("decode the %s: %w: %w", info.Kind, err, photofile.ErrTooLarge)
	case err != nil:
		return Picture{}, fmt.Errorf("decode the %s: %w", info.Kind, err)
	}
	defer h.Close()
	by := 1 // whole pixels into one: the averages stay sharp
	if need > 0 {
		by = max(1, max(h.Img.Rect.Dx(), h.Img.Rect.Dy())/need)
	}
	out := Shrink(h.Img, h.Img.Rect.Dx()/by, h.Img.Rect.Dy()/by)
	if out == h.Img {
		out = imaging.Clone(h.Img)
	}
	d.colours.apply(out, info, icc.RGBA)
	return Picture{Img: out, FullW: h.FullW, FullH: h.FullH, Damaged: info.Problem}, nil
}
