package photofile

import (
	"errors"
	"fmt"

	"cutline/catalog"
)

// Bounds on what is decoded at all. A few hundred bytes can ask for gigabytes.
const (
	MaxPixels            = 300_000_000 // of any picture at any scale: more takes seconds
	MaxOutput            = 256 << 20   // bytes of decoded picture, at 4 a pixel
	MaxProgressivePixels = 40_000_000  // a progressive JPEG is held whole, 2 bytes a sample, at every scale
	MaxScans             = 100
	bytesPerPixel        = 4
)

// ErrTooLarge says that decoding would cost more memory or time than any
// photo is worth.
var ErrTooLarge = errors.New("too large to decode")

// DecodeCost is the memory in bytes that decoding is foreseen to take, when
// the picture needs scaled pixels on its long edge; 0 is the full size. JPEGs
// decode at a reduced scale, in eighths; HEICs and AVIFs are made smaller on
// the way out.
func (i Info) DecodeCost(scaled int) int64 {
	w, h := int64(i.Width), int64(i.Height)
	long := max(w, h)
	cost := w * h * bytesPerPixel
	switch i.Kind {
	case catalog.JPEG:
	case catalog.HEIC, catalog.AVIF:
		return w * h * i.Coding.halfBytes(scaled > 0) / 2
	default:
		return cost
	}
	if n := int64(scaled); n > 0 && n < long {
		eighths := min(8, (n*8+long-1)/long)
		cost = ((w*eighths + 7) / 8) * ((h*eighths + 7) / 8) * bytesPerPixel
	}
	if i.Progressive || i.Scans > 1 {
		cost += w * h * 2 * int64(max(1, i.Components))
	}
	return cost
}

// halfBytes is the memory that a pixel takes at most, in half bytes: while it
// is decoded; as it was coded and as three colours of all their bits at once;
// and, unless it is made smaller, the three beside what is shown. Measured
// with libheif 1.15, libde265 and libaom.
func (c Coding) halfBytes(reduced bool) int64 {
	if c.Bits == 0 {
		c = Coding{Bits: 10, Colour: 2, Copies: 2}
	}
	coded, sample := int64(2+c.Colour), int64(1)
	if c.Tiled {
		coded = 0
	}
	if c.Bits > 8 {
		sample = 2
	}
	most := sample * max(int64(c.Copies)*coded+3, coded+6)
	if !reduced {
		most = max(most, sample*6+2*bytesPerPixel)
	}
	return most
}

// Within is how many pixels may be decoded in that many bytes of memory, when
// they are made smaller on the way out or not.
func (c Coding) Within(memory int64, reduced bool) int64 { return 2 * memory / c.halfBytes(reduced) }

// Check reports whether the picture may be decoded at full size.
func (i Info) Check() error { return i.CheckAt(0) }

// CheckAt reports whether the picture may be decoded with that many pixels on
// its long edge; a 100-megapixel JPEG may be too large whole and still give a
// thumbnail. 0 is the full size. The error is an ErrTooLarge, or says that
// there is no picture.
func (i Info) CheckAt(scaled int) error {
	mp := float64(i.Width) * float64(i.Height) / 1e6
	switch {
	case i.Width <= 0 || i.Height <= 0:
		return fmt.Errorf("check the size of the picture: %w", errNoPicture)
	case int64(i.Width)*int64(i.Height) > MaxPixels:
		return fmt.Errorf("a picture of %.0f megapixels, at most %d are decoded: %w", mp, MaxPixels/1_000_000, ErrTooLarge)
	case i.Scans > MaxScans:
		return fmt.Errorf("%d scans, at most %d are decoded: %w", i.Scans, MaxScans, ErrTooLarge)
	case (i.Progressive || i.Scans > 1) && i.Width*i.Height > MaxProgressivePixels:
		return fmt.Errorf("a progressive JPEG of %.0f megapixels, at most 40 are decoded: %w", mp, ErrTooLarge)
	}
	cost := i.DecodeCost(scaled)
	if i.Progressive || i.Scans > 1 {
		cost -= int64(i.Width) * int64(i.Height) * 2 * int64(max(1, i.Components))
	}
	if cost > MaxOutput {
		return fmt.Errorf("a picture of %.0f megapixels needs %d MB: %w", mp, cost>>20, ErrTooLarge)
	}
	return nil
}

var errNoPicture = errors.New("the file holds no picture")
