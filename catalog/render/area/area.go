// Package area makes pictures smaller by averaging the area behind each new
// pixel: through the vector instructions of a C compiler, or, when built with
// the tag purego, by a plain loop. Both give the same bytes.
//
// Units: sizes are in pixels of four bytes; the fourth becomes 255.
package area

import "image"

// MaxShrink is how many times smaller a side may become: beyond it the weights,
// of which 256 are shared out, are too coarse.
const MaxShrink = 32

// Shrink is img at w by h pixels, which are no more than it has and no less
// than a MaxShrinkth. buf is used for the new pixels if it is big enough.
func Shrink(buf []byte, img *image.NRGBA, w, h int) *image.NRGBA {
	if cap(buf) < 4*w*h {
		buf = make([]byte, 4*w*h)
	}
	out := &image.NRGBA{Pix: buf[:4*w*h], Stride: 4 * w, Rect: image.Rect(0, 0, w, h)}
	shrink(out, img, sharesOf(img.Rect.Dx(), w), sharesOf(img.Rect.Dy(), h))
	return out
}

// shares say what a new pixel, or line, is made of: n old ones from at on, by
// their weights, which sum to 256. All new ones have the same n, so that no
// processor has to guess; a weight may be 0.
type shares struct {
	n       int
	at      []int32
	weights []uint16
}

// sharesOf divides src pixels among dst new ones.
func sharesOf(src, dst int) shares {
	s := shares{n: min(src, (src+dst-1)/dst+1), at: make([]int32, dst)}
	if src%dst == 0 {
		s.n = src / dst
	}
	s.weights = make([]uint16, 0, s.n*dst)
	for i := range dst {
		from, to := i*src, (i+1)*src // in dst-ths of an old pixel
		at := min(from/dst, src-s.n)
		s.at[i] = int32(at)
		had := 0
		for k := range s.n {
			covered := min(to, max(from, (at+k+1)*dst)) - from // by this pixel and those before it
			sum := (256*covered + src/2) / src
			s.weights = append(s.weights, uint16(sum-had))
			had = sum
		}
	}
	return s
}

// plain is shrink without any help: lines first, then pixels.
func plain(out, img *image.NRGBA, xs, ys shares) {
	row := make([]byte, 4*img.Rect.Dx())
	for y, at := range ys.at {
		weights := ys.weights[y*ys.n:][:ys.n]
		for i := range row {
			sum := uint16(128)
			for k, weight := range weights {
				sum += uint16(img.Pix[(int(at)+k)*img.Stride+i]) * weight
			}
			row[i] = byte(sum >> 8)
		}
		line := out.Pix[y*out.Stride:]
		for x, at := range xs.at {
			weights := xs.weights[x*xs.n:][:xs.n]
			for c := range 3 {
				sum := uint16(128)
				for k, weight := range weights {
					sum += uint16(row[4*(int(at)+k)+c]) * weight
				}
				line[4*x+c] = byte(sum >> 8)
			}
			line[4*x+3] = 255
		}
	}
}
