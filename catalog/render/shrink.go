package render

import (
	"image"

	"github.com/disintegration/imaging"

	"cutline/catalog/render/area"
)

// Shrink makes img smaller by averaging the area behind each new pixel: many
// times as fast as a filter and good enough for a thumbnail. It never
// enlarges: a side that is not smaller stays.
func Shrink(img *image.NRGBA, w, h int) *image.NRGBA { return ShrinkInto(nil, img, w, h) }

// ShrinkInto is Shrink with memory for the pixels, which is used if it is big
// enough.
func ShrinkInto(buf []byte, img *image.NRGBA, w, h int) *image.NRGBA {
	sw, sh := img.Rect.Dx(), img.Rect.Dy()
	w, h = max(1, min(w, sw)), max(1, min(h, sh))
	switch {
	case w == sw && h == sh:
		return img
	case sw > area.MaxShrink*w || sh > area.MaxShrink*h:
		return imaging.Resize(img, w, h, imaging.Box)
	}
	return area.Shrink(buf, img, w, h)
}
