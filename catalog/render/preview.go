package render

import (
	"bytes"
	"fmt"
	"image"
	"slices"

	"golang.org/x/image/tiff"

	"cutline/catalog"
	"cutline/catalog/photofile"
)

// maxPreview is the largest embedded preview that is read, in bytes. Those of
// 100-megapixel cameras have a third of it.
const maxPreview = 96 << 20

// Preview decodes the best embedded preview: the smallest that has need
// pixels and the photo's shape. ok is false when there is none.
func (d *Decoder) Preview(src photofile.Source, info photofile.Info, need int) (p Picture, ok bool) {
	best := -1
	for i, v := range info.Previews {
		if max(v.Width, v.Height) < need || !fits(v, info) {
			continue
		}
		if best < 0 || v.Width < info.Previews[best].Width {
			best = i
		}
	}
	if best < 0 {
		return Picture{}, false
	}
	p, ok = d.embedded(src, info, info.Previews[best], need)
	return p, ok && p.Damaged == ""
}

// raw is a raw file as its previews show it: the smallest that is enough, else
// the largest that can be decoded whole, else one with damage, else the tiny
// picture without compression that some makers put first.
func (d *Decoder) raw(src photofile.Source, info photofile.Info, need int) (Picture, error) {
	if need > 0 && !d.Largest {
		if p, ok := d.Preview(src, info, need); ok {
			return p, nil
		}
	}
	if p, ok := d.largest(src, info, need); ok {
		if p.Damaged == "" {
			p.Damaged = info.Problem
		}
		return p, nil
	}
	if p, ok := d.tiny(src, info); ok {
		return p, nil
	}
	return Picture{}, fmt.Errorf("a raw file of kind %s without a preview %w", info.Kind, ErrNoPicture)
}

// largest is the largest embedded preview that can be decoded: of the photo's
// shape if there is one, a whole one rather than a damaged one.
func (d *Decoder) largest(src photofile.Source, info photofile.Info, need int) (Picture, bool) {
	order := slices.Clone(info.Previews)
	slices.SortStableFunc(order, func(a, b photofile.Preview) int {
		if fa, fb := fits(a, info), fits(b, info); fa != fb {
			if fa {
				return -1
			}
			return 1
		}
		return b.Width*b.Height - a.Width*a.Height
	})
	damaged := -1
	for i, v := range order {
		p, ok := d.embedded(src, info, v, need)
		switch {
		case ok && p.Damaged == "":
			return p, true
		case ok && damaged < 0:
			damaged = i
		}
	}
	if damaged < 0 {
		return Picture{}, false
	}
	return d.embedded(src, info, order[damaged], need)
}

// embedded decodes one preview, turned as its photo is.
func (d *Decoder) embedded(src photofile.Source, info photofile.Info, v photofile.Preview, need int) (Picture, bool) {
	if v.Length <= 0 || v.Length > maxPreview {
		return Picture{}, false
	}
	part, err := photofile.Part(src, v.Offset, v.Length)
	if err != nil {
		return Picture{}, false
	}
	inner, err := photofile.Read(part)
	if err != nil || inner.Kind != catalog.JPEG {
		return Picture{}, false
	}
	if inner.ICC == nil { // a preview is as its photo is
		inner.ICC, inner.AdobeRGB = info.ICC, info.AdobeRGB
	}
	turn := v.Orientation > 0 && v.Orientation != info.Orientation
	whole := *d
	if turn { // which part that is, is known when it has been turned
		whole.part = nil
	}
	p, err := whole.jpeg(part, inner, need)
	d.buf, d.colours = whole.buf, whole.colours
	if err != nil {
		return Picture{}, false
	}
	p.Preview = image.Pt(v.Width, v.Height)
	if turn {
		p.Img, p.spare = stored(Upright(p.Img, v.Orientation), info.Orientation), nil
		p.FullW, p.FullH = p.Img.Rect.Dx(), p.Img.Rect.Dy()
	}
	if sameShape(p.FullW, p.FullH, info.Width, info.Height) || !info.Kind.IsRaw() && info.Width > 0 && info.Height > 0 {
		p.FullW, p.FullH = info.Width, info.Height
	}
	return p, true
}

// stored is what Upright makes img of.
func stored(img *image.NRGBA, orientation int) *image.NRGBA {
	switch orientation {
	case 6:
		orientation = 8
	case 8:
		orientation = 6
	}
	return Upright(img, orientation)
}

// tiny is the first picture of a raw file in the guise of a TIFF, where that
// is small and plain.
func (d *Decoder) tiny(src photofile.Source, info photofile.Info) (p Picture, ok bool) {
	defer func() { // the decoder is not ours and runs in this goroutine
		if recover() != nil {
			p, ok = Picture{}, false
		}
	}()
	const most = 1 << 20 // pixels
	head, err := photofile.Part(src, 0, min(src.Size(), 16<<20))
	if err != nil {
		return Picture{}, false
	}
	config, err := tiff.DecodeConfig(bytes.NewReader(head))
	if err != nil || config.Width < 1 || config.Height < 1 || config.Width > most/config.Height {
		return Picture{}, false
	}
	img, err := tiff.Decode(bytes.NewReader(head))
	if err != nil {
		return Picture{}, false
	}
	out, layout := opaque(img)
	d.colours.apply(out, info, layout)
	size := out.Rect.Size()
	return Picture{Img: out, FullW: size.X, FullH: size.Y, Preview: size, Damaged: info.Problem}, true
}

// fits reports whether a preview shows all of its photo.
func fits(v photofile.Preview, info photofile.Info) bool {
	w, h := v.Width, v.Height
	if (v.Orientation >= 5) != (info.Orientation >= 5) && v.Orientation > 0 {
		w, h = h, w
	}
	return sameShape(w, h, info.Width, info.Height)
}

// sameShape allows for the rounding of a small preview.
func sameShape(w, h, fullW, fullH int) bool {
	if w < 1 || h < 1 || fullW < 1 || fullH < 1 {
		return false
	}
	a, b := float64(w)/float64(h), float64(fullW)/float64(fullH)
	return a/b < 1.015 && b/a < 1.015
}
