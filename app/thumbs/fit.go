package thumbs

import (
	"image"

	"golang.org/x/image/draw"
)

// Fit makes img what the screen wants: RGBA from (0,0) without gaps, no
// larger than the box and in its own shape. It is never enlarged. A box
// without size leaves it as large as it is.
func Fit(img image.Image, box image.Point) *image.RGBA {
	from := img.Bounds()
	size := fitted(from.Size(), box)
	if rgba, ok := img.(*image.RGBA); ok && size == from.Size() && from.Min == (image.Point{}) && rgba.Stride == 4*size.X {
		return rgba
	}
	out := image.NewRGBA(image.Rectangle{Max: size})
	if size == from.Size() {
		draw.Copy(out, image.Point{}, img, from, draw.Src, nil)
		return out
	}
	draw.BiLinear.Scale(out, out.Bounds(), img, from, draw.Src, nil)
	return out
}

func fitted(size, box image.Point) image.Point {
	if size.X <= 0 || size.Y <= 0 {
		return image.Pt(1, 1)
	}
	if box.X <= 0 || box.Y <= 0 || size.X <= box.X && size.Y <= box.Y {
		return size
	}
	if size.X*box.Y > size.Y*box.X {
		return image.Pt(box.X, max(1, (size.Y*box.X+size.X/2)/size.X))
	}
	return image.Pt(max(1, (size.X*box.Y+size.Y/2)/size.Y), box.Y)
}
