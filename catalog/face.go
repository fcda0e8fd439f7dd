package catalog

import (
	"image"
	"slices"
	"strconv"
	"strings"
)

// FaceOf is the crop of the region that is marked as a person of one of these
// names, in fractions of the upright photo; ok is false when there is none.
func (p Photo) FaceOf(names ...string) (c Crop, ok bool) {
	for _, r := range p.Caption[ImageRegions].Records {
		name := r["name"].Text
		if name == "" || !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) }) {
			continue
		}
		if c, ok = r.rectangle(image.Pt(p.Width, p.Height)); ok {
			return c.stood(p.Orientation), true
		}
	}
	return Crop{}, false
}

// rectangle is a region's place in fractions of the stored picture.
func (r Record) rectangle(size image.Point) (c Crop, ok bool) {
	n := func(f FieldName, of int) float64 {
		v, err := strconv.ParseFloat(r[f].Text, 64)
		switch {
		case err != nil || of == 0:
			ok = false
		case r["unit"].Text == "pixel":
			return v / float64(of)
		}
		return v
	}
	if r["shape"].Text != "rectangle" {
		return c, false
	}
	ok = true
	x, y := n("x", size.X), n("y", size.Y)
	c = Crop{X0: max(x, 0), Y0: max(y, 0), X1: min(x+n("w", size.X), 1), Y1: min(y+n("h", size.Y), 1)}
	return c, ok && c.X0 < c.X1 && c.Y0 < c.Y1
}

// stood is a crop of the stored picture as one of the upright photo.
func (c Crop) stood(orientation int) Crop {
	x0, y0, x1, y1 := c.X0, c.Y0, c.X1, c.Y1
	switch orientation {
	case 2, 3:
		x0, x1 = 1-x1, 1-x0
	case 5, 6, 7, 8:
		x0, y0, x1, y1 = y0, x0, y1, x1 // transposed: 5
	}
	switch orientation {
	case 3, 4, 8, 7:
		y0, y1 = 1-y1, 1-y0
	}
	switch orientation {
	case 6, 7:
		x0, x1 = 1-x1, 1-x0
	}
	return Crop{X0: x0, Y0: y0, X1: x1, Y1: y1}
}
