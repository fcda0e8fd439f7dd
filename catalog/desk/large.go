package desk

import (
	"context"
	"fmt"
	"image"
	"math"

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

// Near is a part of a photo, upright, at its own size (scale 1) or smaller
// (1/2). The part is chosen when the sizes are known: the photo's own, and that
// of all of it at the scale, in which the part is given.
func (d *Desk) Near(ctx context.Context, id catalog.PhotoID, scale float64, part func(full, all image.Point) image.Rectangle) (*image.NRGBA, error) {
	p, err := d.store.Photo(ctx, id)
	if err != nil {
		return nil, err
	}
	src, info, err := d.master(p)
	if err != nil {
		return nil, err
	}
	defer src.Close()
	d.near.Lock()
	defer d.near.Unlock()
	if err := ctx.Err(); err != nil { // nobody wants it any more
		return nil, err
	}
	need := 0
	if scale < 1 {
		need = int(math.Ceil(float64(max(info.Width, info.Height)) * scale))
	}
	pic, err := d.decoder.Near(src, info, need, p.Orientation, func(all, full image.Point) image.Rectangle { return part(full, all) })
	if err != nil {
		return nil, fmt.Errorf("show %s: %w", p.Path, err)
	}
	return pic.Img, nil
}

// EndNear gives back the memory that Near keeps for the next photo. It never
// waits.
func (d *Desk) EndNear() {
	if d.near.TryLock() {
		d.decoder = render.Decoder{}
		d.near.Unlock()
	}
}
