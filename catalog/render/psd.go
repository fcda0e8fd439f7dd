package render

import (
	"fmt"

	"cutline/catalog/photofile"
	"cutline/catalog/render/psd"
)

// psd decodes the flattened picture of a Photoshop file.
func (d *Decoder) psd(data []byte, info photofile.Info) (Picture, error) {
	if err := info.Check(); err != nil {
		return Picture{}, err
	}
	p, err := psd.Decode(data)
	if err != nil {
		return Picture{}, fmt.Errorf("decode the psd: %w", err)
	}
	d.colours.apply(p.Img, info, p.Layout)
	if info.Problem != "" {
		p.Damaged = info.Problem
	}
	return Picture{Img: p.Img, FullW: p.Img.Rect.Dx(), FullH: p.Img.Rect.Dy(), Damaged: p.Damaged}, nil
}
