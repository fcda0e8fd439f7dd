// Package psd decodes the flattened picture that Photoshop keeps at the end of
// its files beside the layers, in PSD and in the large PSB: gray, indexed
// colours, RGB and CMYK, of 8 or 16 bits, plain or packed. Of 16 bits the
// upper eight are kept.
//
// Units: sizes are in pixels. Source: Adobe Photoshop File Formats
// Specification, November 2019.
package psd

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"

	"cutline/catalog/photofile"
	"cutline/catalog/render/icc"
)

// Why there is no picture.
var (
	ErrPSD     = errors.New("cannot be decoded as PSD")
	ErrKind    = errors.New("a flattened picture of a kind Cutline does not decode")
	ErrNoMerge = errors.New("saved without a flattened picture; in Photoshop, switch on Maximize Compatibility")
)

// MaxPixels is the most pixels that are decoded.
const MaxPixels = 256 << 20 / 4

// A Picture is the flattened picture.
type Picture struct {
	Img     *image.NRGBA
	Layout  icc.Layout // of its pixels
	Damaged string     // why not all of it is right; "" when it is whole
}

// What the numbers of the header mean.
const (
	large = 2 // version of a PSB

	gray, indexed, rgb, cmyk, duotone = 1, 2, 3, 4, 8 // modes; a duotone is stored as gray

	raw, packBits = 0, 1
)

// A file is a PSD taken apart.
type file struct {
	large         bool
	channels      int
	width, height int
	bytes         int // a sample
	mode          int
	palette       []byte // 256 reds, greens, blues
	packed        bool
	data          []byte // behind the compression
}

// Decode decodes the flattened picture. Files that end too early give the
// lines that are there.
func Decode(data []byte) (Picture, error) {
	f, err := open(data)
	if err != nil {
		return Picture{}, fmt.Errorf("read the PSD: %w", err)
	}
	return f.decode()
}

// open reads all but the pixels.
func open(data []byte) (file, error) {
	be := binary.BigEndian
	if len(data) < 30 || string(data[:4]) != "8BPS" {
		return file{}, fmt.Errorf("the header: %w", ErrPSD)
	}
	f := file{
		large: be.Uint16(data[4:]) == large, channels: int(be.Uint16(data[12:])), bytes: int(be.Uint16(data[22:])) / 8, mode: int(be.Uint16(data[24:])),
	}
	h, w := int64(be.Uint32(data[14:])), int64(be.Uint32(data[18:]))
	if w < 1 || h < 1 || w > 300_000 || h > 300_000 || w*h > MaxPixels || f.channels > 56 {
		return f, fmt.Errorf("%d × %d pixels of %d channels: %w", w, h, f.channels, ErrPSD)
	}
	f.width, f.height = int(w), int(h)
	if depth := be.Uint16(data[22:]); depth != 8 && depth != 16 || f.colours() == 0 || f.channels < f.colours() {
		return f, fmt.Errorf("mode %d of %d channels, %d bits: %w", f.mode, f.channels, depth, ErrKind)
	}
	rest := data[26:]
	palette, rest, ok := section(rest, 4)
	resources, rest, ok2 := section(rest, 4)
	size := 4
	if f.large {
		size = 8
	}
	_, rest, ok3 := section(rest, size)
	switch {
	case !ok || !ok2 || !ok3 || len(rest) < 2:
		return f, fmt.Errorf("it ends before the flattened picture: %w", ErrPSD)
	case f.mode == indexed && len(palette) != 768:
		return f, fmt.Errorf("a colour table of %d bytes: %w", len(palette), ErrPSD)
	case !merged(resources):
		return f, ErrNoMerge
	}
	f.palette, f.data = palette, rest[2:]
	switch c := be.Uint16(rest); c {
	case raw:
	case packBits:
		f.packed = true
	default:
		return f, fmt.Errorf("compression %d: %w", c, ErrKind)
	}
	return f, nil
}

// section is what a length of that many bytes stands before.
func section(b []byte, size int) (body, rest []byte, ok bool) {
	if len(b) < size {
		return nil, nil, false
	}
	n := uint64(binary.BigEndian.Uint32(b))
	if size == 8 {
		n = binary.BigEndian.Uint64(b)
	}
	if b = b[size:]; n > uint64(len(b)) {
		return nil, nil, false
	}
	return b[:n:n], b[n:], true
}

// merged reports whether the resources say that the flattened picture is real.
// Without a word of it, it is.
func merged(resources []byte) bool {
	const versionInfo = 0x0421
	list, _, _ := photofile.Resources(resources) // those before a damage count
	for _, r := range list {
		if r.ID == versionInfo && r.Type == "8BIM" && len(r.Data) >= 5 {
			return r.Data[4] != 0
		}
	}
	return true
}

// colours is how many channels the picture needs, 0 when its mode is none of
// ours. Channels behind them are masks.
func (f file) colours() int {
	switch f.mode {
	case gray, indexed, duotone:
		return 1
	case rgb:
		return 3
	case cmyk:
		return 4
	}
	return 0
}

func (f file) decode() (Picture, error) {
	next, err := f.lines()
	if err != nil {
		return Picture{}, err
	}
	first, ok := next()
	if !ok {
		return Picture{}, fmt.Errorf("it ends before the first line: %w", ErrPSD)
	}
	p := Picture{Img: image.NewNRGBA(image.Rect(0, 0, f.width, f.height))}
	for i := range p.Img.Pix { // bare paper
		p.Img.Pix[i] = 255
	}
	if f.mode == cmyk {
		p.Layout = icc.Bare
	}
	for c := range f.colours() {
		for y := range f.height {
			line := first
			if c > 0 || y > 0 {
				if line, ok = next(); !ok {
					p.Damaged = fmt.Sprintf("the flattened picture ends at line %d of channel %d", y+1, c+1)
					return p, nil
				}
			}
			f.put(p.Img.Pix[y*p.Img.Stride:][:4*f.width], line, c)
		}
	}
	return p, nil
}

// put puts a line of one channel into a line of pixels.
func (f file) put(pix, line []byte, channel int) {
	for x := range f.width {
		p, v := pix[4*x:4*x+4:4*x+4], line[x*f.bytes]
		switch f.mode {
		case gray, duotone:
			p[0], p[1], p[2] = v, v, v
		case indexed:
			p[0], p[1], p[2] = f.palette[v], f.palette[256+int(v)], f.palette[512+int(v)]
		default:
			p[channel] = v
		}
	}
}
