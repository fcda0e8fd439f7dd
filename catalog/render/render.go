// Package render turns photo files into pictures and pictures into JPEGs:
// decode at the scale that is needed, cut, set upright, resize, sharpen,
// encode under a limit. It reads no files and keeps nothing.
//
// Every picture is opaque sRGB in NRGBA with its origin at 0,0. "Stored" is how the
// file has it, "upright" is with the orientation applied.
//
// Units: sizes are in pixels, file sizes in bytes, orientation is EXIF's 1 to
// 8 (anything else counts as 1), quality is 1 to 100.
package render

import (
	"errors"
	"fmt"
	"image"
	"strings"

	"cutline/catalog"
	"cutline/catalog/photofile"
	"cutline/catalog/render/turbo"
)

// ErrNoPicture: nothing in the file can be shown.
var ErrNoPicture = errors.New("holds no picture that can be shown")

// Library names what decodes JPEGs.
const Library = turbo.Library

// A Picture is a photo decoded, in stored orientation.
type Picture struct {
	Img          *image.NRGBA
	FullW, FullH int    // the photo's own size; Img may be smaller
	Damaged      string // why not all of the photo is right, in words; "" when it is whole

	spare *[]byte // memory of the decoder for turning the picture; may be nil
}

// Decode decodes a photo so that its long edge has at least need pixels, if
// the photo has them; 0 is full size. A damaged photo gives what can be seen
// of it, if need be its embedded preview, and says so in Damaged.
func Decode(data []byte, info photofile.Info, need int) (Picture, error) {
	return new(Decoder).Decode(data, info, need)
}

// A Decoder decodes one photo after the other into the same memory. The zero
// Decoder is ready; one goroutine at a time.
type Decoder struct {
	// Fast takes short cuts that only show at full size: for thumbnails.
	Fast  bool
	buf   []byte
	spare []byte
	colours
}

// Decode is the function of that name; its picture, and what Renditions makes
// of it on the way, is good until the next call.
func (d *Decoder) Decode(data []byte, info photofile.Info, need int) (Picture, error) {
	if info.Kind != catalog.JPEG {
		return d.other(data, info, need)
	}
	p, err := d.jpeg(data, info, need)
	if err == nil {
		return p, nil
	}
	q, ok := d.preview(data, info, need)
	if !ok {
		return Picture{}, err
	}
	if q.Damaged = info.Problem; q.Damaged == "" {
		q.Damaged = err.Error()
	}
	return q, nil
}

func (d *Decoder) jpeg(data []byte, info photofile.Info, need int) (Picture, error) {
	if err := info.CheckAt(need); err != nil {
		return Picture{}, err
	}
	t, err := turbo.Decode(data, turbo.Options{Need: need, Buf: d.buf, Fast: d.Fast})
	if err != nil {
		return Picture{}, fmt.Errorf("decode the photo: %w", err)
	}
	d.buf = t.Img.Pix[:cap(t.Img.Pix)]
	d.colours.apply(t.Img, info, t.Layout)
	p := Picture{Img: t.Img, FullW: t.FullW, FullH: t.FullH, Damaged: info.Problem, spare: &d.spare}
	if p.Damaged == "" && !harmless(t.Warning) {
		p.Damaged = t.Warning
	}
	return p, nil
}

// harmless are the warnings that whole photos of real cameras give.
func harmless(warning string) bool {
	return warning == "" || strings.Contains(warning, "extraneous bytes before marker") ||
		strings.Contains(warning, "Invalid SOS parameters")
}

// Preview decodes the best embedded preview: the smallest that has need
// pixels and the photo's shape. ok is false when there is none.
func (d *Decoder) Preview(data []byte, info photofile.Info, need int) (Picture, bool) {
	best := -1
	for i, v := range info.Previews {
		if max(v.Width, v.Height) < need || !sameShape(v.Width, v.Height, info.Width, info.Height) {
			continue
		}
		if best < 0 || v.Width < info.Previews[best].Width {
			best = i
		}
	}
	if best < 0 {
		return Picture{}, false
	}
	return d.embedded(data, info, info.Previews[best], need)
}

// preview is the largest embedded one that can be decoded, of any shape: all
// that is left to see of a damaged photo.
func (d *Decoder) preview(data []byte, info photofile.Info, need int) (Picture, bool) {
	tried := make([]bool, len(info.Previews))
	for range info.Previews {
		best := -1
		for i, v := range info.Previews {
			if !tried[i] && (best < 0 || v.Width*v.Height > info.Previews[best].Width*info.Previews[best].Height) {
				best = i
			}
		}
		tried[best] = true
		if p, ok := d.embedded(data, info, info.Previews[best], need); ok {
			return p, true
		}
	}
	return Picture{}, false
}

func (d *Decoder) embedded(data []byte, info photofile.Info, v photofile.Preview, need int) (Picture, bool) {
	n := int64(len(data))
	if v.Offset < 0 || v.Length <= 0 || v.Offset > n || v.Length > n-v.Offset {
		return Picture{}, false
	}
	part := data[v.Offset : v.Offset+v.Length]
	inner, err := photofile.Read(part)
	if err != nil || inner.Kind != catalog.JPEG {
		return Picture{}, false
	}
	if inner.ICC == nil { // a preview is as its photo is
		inner.ICC, inner.AdobeRGB = info.ICC, info.AdobeRGB
	}
	p, err := d.jpeg(part, inner, need)
	if err != nil || p.Damaged != "" {
		return Picture{}, false
	}
	if info.Width > 0 && info.Height > 0 {
		p.FullW, p.FullH = info.Width, info.Height
	}
	return p, true
}

// sameShape allows for the rounding of a small preview.
func sameShape(w, h, fullW, fullH int) bool {
	if w < 1 || h < 1 || fullW < 1 || fullH < 1 {
		return false
	}
	a, b := float64(w)/float64(h), float64(fullW)/float64(fullH)
	return a/b < 1.015 && b/a < 1.015
}

// EncodeJPEG encodes a picture for a screen, without any metadata.
func EncodeJPEG(img *image.NRGBA, quality int) ([]byte, error) {
	return turbo.Encode(img, quality, turbo.Sub420)
}

// DecodeJPEG decodes a JPEG of our own making, such as a thumbnail. Bytes from
// elsewhere go through Decode, which checks them first.
func DecodeJPEG(data []byte) (*image.NRGBA, error) {
	d, err := turbo.Decode(data, turbo.Options{})
	if err != nil {
		return nil, err
	}
	if d.Warning != "" {
		return nil, fmt.Errorf("%s: %w", d.Warning, turbo.ErrJPEG)
	}
	return d.Img, nil
}
