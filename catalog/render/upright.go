package render

import (
	"image"

	"github.com/disintegration/imaging"

	"cutline/catalog"
)

// Upright applies an orientation. Orientation 1 gives img itself.
func Upright(img *image.NRGBA, orientation int) *image.NRGBA {
	switch orientation {
	case 2:
		return imaging.FlipH(img)
	case 3:
		return imaging.Rotate180(img)
	case 4:
		return imaging.FlipV(img)
	case 5:
		return imaging.Transpose(img)
	case 6:
		return imaging.Rotate270(img) // imaging turns the other way round
	case 7:
		return imaging.Transverse(img)
	case 8:
		return imaging.Rotate90(img)
	}
	return img
}

// Orient is the crop of the upright picture as a rectangle of the stored one,
// which has that size, so that it can be cut before it is turned.
func Orient(c catalog.Crop, size image.Point, orientation int) image.Rectangle {
	return toStored(c.Pixels(turned(size, orientation)), size, orientation)
}

// turned is a stored size upright, or an upright size stored.
func turned(size image.Point, orientation int) image.Point {
	if orientation >= 5 && orientation <= 8 {
		return image.Pt(size.Y, size.X)
	}
	return size
}

// toStored turns a rectangle of the upright picture into the stored one,
// which has that size.
func toStored(r image.Rectangle, size image.Point, orientation int) image.Rectangle {
	w, h := size.X, size.Y
	x0, y0, x1, y1 := r.Min.X, r.Min.Y, r.Max.X, r.Max.Y
	switch orientation {
	case 2:
		return image.Rect(w-x1, y0, w-x0, y1)
	case 3:
		return image.Rect(w-x1, h-y1, w-x0, h-y0)
	case 4:
		return image.Rect(x0, h-y1, x1, h-y0)
	case 5:
		return image.Rect(y0, x0, y1, x1)
	case 6:
		return image.Rect(y0, h-x1, y1, h-x0)
	case 7:
		return image.Rect(w-y1, h-x1, w-y0, h-x0)
	case 8:
		return image.Rect(w-y1, x0, w-y0, x1)
	}
	return r
}

// quarter is Upright for the orientations 5 to 8, into buf if it is big
// enough: a whole photo is not copied to memory of its own each time.
func quarter(img *image.NRGBA, orientation int, buf []byte) *image.NRGBA {
	w, h := img.Rect.Dy(), img.Rect.Dx() // upright
	if cap(buf) < 4*w*h {
		buf = make([]byte, 4*w*h)
	}
	out := &image.NRGBA{Pix: buf[:4*w*h], Stride: 4 * w, Rect: image.Rect(0, 0, w, h)}
	right, down := orientation >= 7, orientation == 6 || orientation == 7 // the stored side runs backwards
	const tile = 32
	for y0 := 0; y0 < h; y0 += tile {
		for x0 := 0; x0 < w; x0 += tile {
			for y := y0; y < min(y0+tile, h); y++ {
				sx := y
				if right {
					sx = h - 1 - y
				}
				for x := x0; x < min(x0+tile, w); x++ {
					sy := x
					if down {
						sy = w - 1 - x
					}
					copy(out.Pix[y*out.Stride+4*x:][:4], img.Pix[sy*img.Stride+4*sx:][:4])
				}
			}
		}
	}
	return out
}
