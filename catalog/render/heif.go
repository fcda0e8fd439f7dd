package render

import (
	"errors"
	"fmt"
	"runtime/debug"

	"cutline/catalog/photofile"
	"cutline/catalog/render/heif"
	"cutline/catalog/render/icc"
)

// maxHEIF is the most memory, in bytes, that a HEIC or AVIF may take, which is
// decoded whole: what one of 61 megapixels and ten bits needs.
const maxHEIF = 576 << 20

// spareFrom is the memory, in bytes, from which garbage is given back before.
const spareFrom = 64 << 20

// heif decodes a HEIC or AVIF, or its thumbnail when that is enough, and makes
// it no larger than need asks for. Of one that would take too much memory its
// largest thumbnail is shown.
func (d *Decoder) heif(data []byte, info photofile.Info, need int) (Picture, error) {
	if info.DecodeCost(need) > spareFrom {
		debug.FreeOSMemory() // C does not know what Go could do without
	}
	h, err := heif.Decode(data, need, info.Coding.Within(maxHEIF, need > 0))
	switch {
	case errors.Is(err, heif.ErrTooLarge):
		return Picture{}, fmt.Errorf("decode the %s: %w: %w", info.Kind, err, photofile.ErrTooLarge)
	case err != nil:
		return Picture{}, fmt.Errorf("decode the %s: %w", info.Kind, err)
	}
	d.colours.apply(h.Img, info, icc.RGBA)
	p := Picture{Img: h.Img, FullW: h.FullW, FullH: h.FullH, Damaged: info.Problem}
	if h.Instead {
		p.Preview = h.Img.Rect.Size()
		if p.Damaged == "" {
			p.Damaged = fmt.Sprintf("a picture of %d × %d pixels is too large to decode, so its preview is shown", h.FullW, h.FullH)
		}
	}
	return p, nil
}
