package viewer

import (
	"context"
	"image"

	"cutline/app/thumbs"
)

// make decodes the frame, off the window's goroutine.
func (k *frame) make(ctx context.Context, source Source) {
	if k.near {
		k.makeNear(ctx, source)
		return
	}
	edge := max(k.place.X, k.place.Y)
	img, full, err := source.Large(ctx, k.id, edge)
	if err != nil || ctx.Err() != nil {
		k.err = err
		return
	}
	k.full = full
	if s := img.Rect.Size(); max(s.X, s.Y) < edge {
		k.full = s // this is all there is, as of a raw file with a small preview
	}
	k.img = thumbs.Fit(opaque(img), k.place)
	k.all = k.img.Rect.Max
	k.tone = tonesOf(k.img)
}

func (k *frame) makeNear(ctx context.Context, source Source) {
	img, err := source.Near(ctx, k.id, k.view.detail(), func(full, all image.Point) image.Rectangle {
		k.full, k.all = full, all
		seen := k.view.part(full, k.place, all)
		k.part = around(seen, reach(seen.Size()), all)
		return k.part
	})
	if k.err = err; err == nil {
		k.img = opaque(img)
	}
}

// opaque is a picture without transparency as the screen wants it, not a copy.
func opaque(img *image.NRGBA) *image.RGBA {
	return &image.RGBA{Pix: img.Pix, Stride: img.Stride, Rect: img.Rect}
}

// cut is a part of a picture, tight and from 0,0, in the memory of old if
// that is large enough.
func cut(img *image.RGBA, r image.Rectangle, old *image.RGBA) *image.RGBA {
	r = r.Intersect(img.Rect)
	n := 4 * r.Dx() * r.Dy()
	var pix []byte
	if old != nil && cap(old.Pix) >= n {
		pix = old.Pix[:n]
	} else {
		pix = make([]byte, n)
	}
	out := &image.RGBA{Pix: pix, Stride: 4 * r.Dx(), Rect: image.Rectangle{Max: r.Size()}}
	for y := range r.Dy() {
		from := img.PixOffset(r.Min.X, r.Min.Y+y)
		copy(out.Pix[y*out.Stride:(y+1)*out.Stride], img.Pix[from:])
	}
	return out
}
