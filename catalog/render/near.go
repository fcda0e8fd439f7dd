package render

import (
	"image"

	"github.com/disintegration/imaging"

	"cutline/catalog/photofile"
)

// Near decodes a part of a photo, upright; need is as for DecodeFrom. The part
// is chosen when the sizes of the upright picture are known, the last time it
// is asked for: of all of it as it is decoded, in whose pixels the part is, and
// of what the file holds. Of a JPEG the rest never becomes a picture. The
// picture is the caller's: it shares nothing with the decoder.
func (d *Decoder) Near(src photofile.Source, info photofile.Info, need, orientation int, choose func(all, full image.Point) image.Rectangle) (Picture, error) {
	inside := func(all, full image.Point) image.Rectangle {
		up := turned(all, orientation)
		r := choose(up, turned(full, orientation)).Intersect(image.Rectangle{Max: up})
		if r.Empty() {
			r = image.Rect(0, 0, 1, 1)
		}
		return toStored(r, all, orientation)
	}
	d.part = inside
	p, err := d.DecodeFrom(src, info, need)
	d.part = nil
	if err != nil {
		return Picture{}, err
	}
	if !p.cut {
		size := p.Img.Rect.Size()
		full := size
		if size.X < p.FullW && size.Y < p.FullH && max(size.X, size.Y) >= need {
			full = image.Pt(p.FullW, p.FullH)
		}
		p.Img = imaging.Clone(part(p.Img, inside(size, full)))
	}
	p.Img = Upright(p.Img, orientation)
	return p, nil
}
