package viewer

import (
	"context"
	"image"

	"cutline/app/thumbs"
)

// make decodes the frame, off the window's goroutine.
func (k *frame) make(ctx context.Context, source Source) {
	edge := max(k.place.X, k.place.Y)
	if k.near {
		edge = 0
	}
	img, full, err := source.Large(ctx, k.id, edge)
	if err != nil || ctx.Err() != nil {
		k.err = err
		return
	}
	k.full = full
	if !k.near {
		if s := img.Rect.Size(); max(s.X, s.Y) < edge {
			k.full = s // this is all there is, as of a raw file with a small preview
		}
		k.img = thumbs.Fit(opaque(img), k.place)
		k.all = k.img.Rect.Max
		k.tone = tonesOf(k.img)
		return
	}
	k.full = img.Rect.Size()
	for s := k.view.detail(); s < 1; s *= 2 {
		img = halved(img)
	}
	k.all = img.Rect.Size()
	seen := k.view.part(k.full, k.place, k.all)
	k.part = around(seen, reach(seen.Size()), k.all)
	k.img = cut(opaque(img), k.part, nil)
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

// halved is a picture of half the size, each pixel the mean of four.
func halved(img *image.NRGBA) *image.NRGBA {
	w, h := max(1, img.Rect.Dx()/2), max(1, img.Rect.Dy()/2)
	if img.Rect.Dx() < 2 || img.Rect.Dy() < 2 {
		return img
	}
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		a, b := img.Pix[2*y*img.Stride:], img.Pix[(2*y+1)*img.Stride:]
		line := out.Pix[y*out.Stride : y*out.Stride+4*w]
		for x := 0; x < len(line); x += 4 {
			p, q := a[2*x:2*x+8:2*x+8], b[2*x:2*x+8:2*x+8]
			line[x] = byte((int(p[0]) + int(p[4]) + int(q[0]) + int(q[4]) + 2) / 4)
			line[x+1] = byte((int(p[1]) + int(p[5]) + int(q[1]) + int(q[5]) + 2) / 4)
			line[x+2] = byte((int(p[2]) + int(p[6]) + int(q[2]) + int(q[6]) + 2) / 4)
			line[x+3] = 255
		}
	}
	return out
}
