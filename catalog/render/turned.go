package render

import (
	"image"
	"math"

	"cutline/catalog"
	"cutline/catalog/render/turn"
)

// straightened cuts from a photo what a turned crop shows: made as small as
// it will be first, so that each new pixel is looked up among its like, and
// then turned and set upright at once. crop fits into the photo.
func straightened(p *Picture, orientation int, crop catalog.Crop, c cut) *image.NRGBA {
	stored := image.Pt(p.FullW, p.FullH)
	full, have := turned(stored, orientation), p.Img.Rect.Size()
	r := project(toStored(reach(crop, full, c.rect), stored, orientation), stored, have)
	img := part(p.Img, r)

	size := c.size
	scale := float64(size.X) * float64(stored.X) / (float64(c.rect.Dx()) * float64(have.X))
	if scale > 1 { // nothing is enlarged
		size = scaleSize(size, 1/scale)
	}
	small := img
	if scale < .99 {
		small = resize(img, scaleSize(r.Size(), scale))
	}
	// From the new picture to the crop, the upright photo, the stored one, its
	// decode, the part of that, and what that was brought to.
	m := turn.Through(func(x, y float64) (float64, float64) {
		x = float64(c.rect.Min.X) + x*float64(c.rect.Dx())/float64(size.X)
		y = float64(c.rect.Min.Y) + y*float64(c.rect.Dy())/float64(size.Y)
		x, y = crop.OnPhoto(full, x, y)
		x, y = placeStored(x, y, stored, orientation)
		x = (x*float64(have.X)/float64(stored.X) - float64(r.Min.X)) * float64(small.Rect.Dx()) / float64(r.Dx())
		y = (y*float64(have.Y)/float64(stored.Y) - float64(r.Min.Y)) * float64(small.Rect.Dy()) / float64(r.Dy())
		return x, y
	})
	out := &image.NRGBA{Stride: 4 * size.X, Rect: image.Rectangle{Max: size}}
	if n := 4 * size.X * size.Y; small == img && p.spare != nil {
		if out.Pix = *p.spare; cap(out.Pix) < n {
			out.Pix = make([]byte, n)
		}
		out.Pix = out.Pix[:n]
		*p.spare, p.spare = out.Pix, nil // the next one must not paint over it
	} else {
		out.Pix = make([]byte, n)
	}
	turn.Picture(out, small, m)
	return out
}

// reach is the level rectangle of the upright photo that holds all pixels a
// turned one is made of.
func reach(crop catalog.Crop, full image.Point, r image.Rectangle) image.Rectangle {
	const around = 3 // pixels that interpolation looks at
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range []image.Point{r.Min, {X: r.Max.X, Y: r.Min.Y}, r.Max, {X: r.Min.X, Y: r.Max.Y}} {
		x, y := crop.OnPhoto(full, float64(p.X), float64(p.Y))
		x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
	}
	box := image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1)), int(math.Ceil(y1)))
	return box.Inset(-around).Intersect(image.Rectangle{Max: full})
}

// placeStored is where a point of the upright picture lies in the stored one,
// which has that size.
func placeStored(x, y float64, size image.Point, orientation int) (float64, float64) {
	w, h := float64(size.X), float64(size.Y)
	switch orientation {
	case 2:
		return w - x, y
	case 3:
		return w - x, h - y
	case 4:
		return x, h - y
	case 5:
		return y, x
	case 6:
		return y, h - x
	case 7:
		return w - y, h - x
	case 8:
		return w - y, x
	}
	return x, y
}
