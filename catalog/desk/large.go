package desk

import (
	"context"
	"fmt"
	"image"

	"cutline/catalog"
	"cutline/catalog/render"
)

// Preview is a photo upright, decoded to at least longEdge pixels if it has
// them; 0 is full size. Of a raw file it is the best embedded preview.
func (d *Desk) Preview(ctx context.Context, id catalog.PhotoID, longEdge int) (image.Image, error) {
	img, _, err := d.Large(ctx, id, longEdge)
	if err != nil {
		return nil, err
	}
	return img, nil
}

// Large is Preview with the photo's own size, upright, in pixels. Every pixel
// is opaque. A decode that nobody wants any more ends early with the context's
// error.
func (d *Desk) Large(ctx context.Context, id catalog.PhotoID, longEdge int) (img *image.NRGBA, full image.Point, err error) {
	p, err := d.store.Photo(ctx, id)
	if err != nil {
		return nil, image.Point{}, err
	}
	src, info, err := d.master(p)
	if err != nil {
		return nil, image.Point{}, err
	}
	defer src.Close()
	if err := ctx.Err(); err != nil {
		return nil, image.Point{}, err
	}
	pic, err := new(render.Decoder).DecodeFrom(src, info, longEdge)
	if err != nil {
		return nil, image.Point{}, fmt.Errorf("show %s: %w", p.Path, err)
	}
	full = image.Pt(pic.FullW, pic.FullH)
	if p.Orientation >= 5 && p.Orientation <= 8 {
		full = image.Pt(full.Y, full.X)
	}
	return render.Upright(pic.Img, p.Orientation), full, nil
}
