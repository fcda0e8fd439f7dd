package render

import (
	"fmt"
	"image"
	"slices"

	"github.com/disintegration/imaging"

	"cutline/catalog"
	"cutline/catalog/render/turbo"
)

// A Rendition is one encoded picture. Its Quality is what it took to stay
// below the preset's limit; its size may have been lowered for the same
// reason.
type Rendition struct {
	JPEG          []byte
	Width, Height int
	Quality       int
}

// A cut is what a preset takes from a photo: a rectangle of the upright photo
// at its full size, turned about the middle of the crop if that is, and the
// size it is brought to.
type cut struct {
	preset catalog.Preset
	index  int
	rect   image.Rectangle
	size   image.Point
}

// plan says what the preset takes from a photo of that upright size. Nothing
// is enlarged.
func plan(full image.Point, crop catalog.Crop, preset catalog.Preset, index int) cut {
	r := crop.Pixels(full)
	scale := 1.0
	if preset.Width > 0 && preset.Height > 0 {
		r = shape(r, preset.Width, preset.Height, crop.IsWhole())
		if r.Dx() > preset.Width && r.Dy() > preset.Height {
			return cut{preset, index, r, image.Pt(preset.Width, preset.Height)}
		}
	}
	if long := max(r.Dx(), r.Dy()); preset.LongEdge > 0 && long > preset.LongEdge {
		scale = float64(preset.LongEdge) / float64(long)
	}
	return cut{preset, index, r, scaleSize(r.Size(), scale)}
}

func scaleSize(p image.Point, scale float64) image.Point {
	return image.Pt(max(1, int(float64(p.X)*scale+.5)), max(1, int(float64(p.Y)*scale+.5)))
}

// shape cuts r to the shape w to h about its middle; of a whole picture that
// is taller than wide it keeps the upper part, where the heads are.
func shape(r image.Rectangle, w, h int, whole bool) image.Rectangle {
	if r.Dx()*h > r.Dy()*w {
		n := max(1, (r.Dy()*w+h/2)/h)
		r.Min.X += (r.Dx() - n) / 2
		r.Max.X = r.Min.X + n
		return r
	}
	n := min(r.Dy(), max(1, (r.Dx()*h+w/2)/w))
	if !whole || r.Dy() <= r.Dx() {
		r.Min.Y += (r.Dy() - n) / 2
	}
	r.Max.Y = r.Min.Y + n
	return r
}

// need is the long edge the whole photo must have for the cut to have its
// size.
func (c cut) need(full image.Point) int {
	long := max(full.X, full.Y)
	n := (long*c.size.X + c.rect.Dx() - 1) / c.rect.Dx()
	m := (long*c.size.Y + c.rect.Dy() - 1) / c.rect.Dy()
	return min(long, max(n, m))
}

// NeedFor is the long edge, in pixels, that a decode must have to serve all
// the presets of a photo of that upright size; 0 is full size.
func NeedFor(full image.Point, crop catalog.Crop, presets []catalog.Preset) int {
	if full.X < 1 || full.Y < 1 || len(presets) == 0 {
		return 0
	}
	need := 0
	for i, p := range presets {
		need = max(need, plan(full, crop, p, i).need(full))
	}
	if need >= max(full.X, full.Y) {
		return 0
	}
	return need
}

// Renditions makes one rendition for each preset, in their order, from one
// decode: see NeedFor. Smaller ones are made from larger ones that show the
// same. segs gives the JPEG segments to put into each, each with its marker
// and length; it may be nil.
func Renditions(p Picture, orientation int, crop catalog.Crop, presets []catalog.Preset, segs func(catalog.Preset) [][]byte) ([]Rendition, error) {
	if p.Img == nil || p.FullW < 1 || p.FullH < 1 {
		return nil, fmt.Errorf("make renditions: the photo %w", ErrNoPicture)
	}
	stored := image.Pt(p.FullW, p.FullH)
	crop = crop.Fit(turned(stored, orientation))
	cuts := make([]cut, len(presets))
	for i, preset := range presets {
		cuts[i] = plan(turned(stored, orientation), crop, preset, i)
	}
	slices.SortStableFunc(cuts, func(a, b cut) int {
		return b.size.X*b.size.Y - a.size.X*a.size.Y
	})
	out := make([]Rendition, len(presets))
	var done []stage
	for _, c := range cuts {
		img := source(done, c)
		switch {
		case img != nil:
		case crop.Angle != 0:
			img = straightened(&p, orientation, crop, c)
		default:
			img = fromPhoto(&p, orientation, c)
		}
		done = append(done, stage{c.rect, img})
		var own [][]byte
		if segs != nil {
			own = segs(c.preset)
		}
		r, err := encode(img, c.preset, own)
		if err != nil {
			return nil, fmt.Errorf("make the rendition %q: %w", c.preset.Name, err)
		}
		out[c.index] = r
	}
	return out, nil
}

// A stage is a rendition's upright picture before sharpening, with what it
// shows.
type stage struct {
	rect image.Rectangle
	img  *image.NRGBA
}

// source makes the cut from a larger rendition that shows all of it with
// enough pixels; nil if there is none.
func source(done []stage, c cut) *image.NRGBA {
	for _, m := range slices.Backward(done) {
		if !c.rect.In(m.rect) {
			continue
		}
		size := m.img.Rect.Size()
		r := project(c.rect.Sub(m.rect.Min), m.rect.Size(), size)
		if r.Dx() >= c.size.X && r.Dy() >= c.size.Y {
			return resize(part(m.img, r), c.size)
		}
	}
	return nil
}

// fromPhoto cuts in stored orientation, resizes, and turns what is small.
func fromPhoto(p *Picture, orientation int, c cut) *image.NRGBA {
	stored := image.Pt(p.FullW, p.FullH)
	r := project(toStored(c.rect, stored, orientation), stored, p.Img.Rect.Size())
	img := part(p.Img, r)
	small := resize(img, turned(c.size, orientation))
	if small == img && orientation >= 5 && orientation <= 8 && p.spare != nil {
		up := quarter(img, orientation, *p.spare)
		*p.spare, p.spare = up.Pix, nil // the next one must not paint over it
		return up
	}
	return Upright(small, orientation)
}

// project is a rectangle of a picture of size from in one of size to: at
// least one pixel, never outside.
func project(r image.Rectangle, from, to image.Point) image.Rectangle {
	if from == to {
		return r
	}
	at := func(v, from, to int) int { return (v*to + from/2) / from }
	x0, y0 := min(at(r.Min.X, from.X, to.X), to.X-1), min(at(r.Min.Y, from.Y, to.Y), to.Y-1)
	x1, y1 := at(r.Max.X, from.X, to.X), at(r.Max.Y, from.Y, to.Y)
	return image.Rect(x0, y0, max(x0+1, x1), max(y0+1, y1))
}

// part is a part of img without copying, its origin at 0,0.
func part(img *image.NRGBA, r image.Rectangle) *image.NRGBA {
	if r == img.Rect {
		return img
	}
	i := img.PixOffset(r.Min.X, r.Min.Y)
	j := img.PixOffset(r.Max.X-1, r.Max.Y-1) + 4
	return &image.NRGBA{Pix: img.Pix[i:j:j], Stride: img.Stride, Rect: image.Rectangle{Max: r.Size()}}
}

// resize brings img to the size, or to what it has of it in that shape: a
// damaged photo may be seen by its preview only, and nothing is enlarged. A
// pixel or two of rounding is no matter.
func resize(img *image.NRGBA, size image.Point) *image.NRGBA {
	have := img.Rect.Size()
	if have.X+2 < size.X || have.Y+2 < size.Y {
		size = scaleSize(size, min(float64(have.X)/float64(size.X), float64(have.Y)/float64(size.Y)))
	}
	if have == size {
		return img
	}
	return imaging.Resize(img, size.X, size.Y, filter(have, size))
}

// filter weighs sharpness against time. When most pixels go away the cheapest
// looks the same; else Hermite is nearer to Lanczos than Linear, at its price.
func filter(from, to image.Point) imaging.ResampleFilter {
	if from.X >= 3*to.X {
		return imaging.Box
	}
	return imaging.Hermite
}

// sharpen brings back the edge that every reduction takes.
func sharpen(img *image.NRGBA) *image.NRGBA {
	const edge, corner = -.10, -.05
	return imaging.Convolve3x3(img, [9]float64{
		corner, edge, corner,
		edge, 1 - 4*(edge+corner), edge,
		corner, edge, corner,
	}, nil)
}

func subsampling(quality int) turbo.Subsampling {
	if quality > 90 {
		return turbo.Sub444
	}
	return turbo.Sub420
}
