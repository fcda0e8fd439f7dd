package render

import (
	"image"

	"github.com/disintegration/imaging"
)

// maxShrink is where the weights become too coarse.
const maxShrink = 32

// Shrink makes img smaller by averaging the area behind each new pixel: about
// four times as fast as a filter and good enough for a thumbnail. It never
// enlarges: a side that is not smaller stays.
func Shrink(img *image.NRGBA, w, h int) *image.NRGBA {
	sw, sh := img.Rect.Dx(), img.Rect.Dy()
	w, h = max(1, min(w, sw)), max(1, min(h, sh))
	if w == sw && h == sh {
		return img
	}
	if sw > maxShrink*w || sh > maxShrink*h {
		return imaging.Resize(img, w, h, imaging.Box)
	}
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	xs, ys := spans(sw, w), spans(sh, h)
	row := make([]uint32, w*3)
	sum := make([]uint32, w*3)
	last := -1 // the source line that row holds
	for y, span := range ys {
		clear(sum)
		for i := range span.n {
			sy := span.at + i
			if sy != last {
				shrinkLine(row, img.Pix[sy*img.Stride:sy*img.Stride+4*sw], xs)
				last = sy
			}
			wt := span.weight(i)
			for j, v := range row {
				sum[j] += v * wt
			}
		}
		dst := out.Pix[y*out.Stride : y*out.Stride+4*w]
		for x := range w {
			s, d := sum[3*x:3*x+3:3*x+3], dst[4*x:4*x+4:4*x+4]
			d[0], d[1], d[2], d[3] = byte((s[0]+1<<23)>>24), byte((s[1]+1<<23)>>24), byte((s[2]+1<<23)>>24), 255
		}
	}
	return out
}

// shrinkLine averages a line of RGBA into values of 8.12 bits.
func shrinkLine(row []uint32, line []byte, xs []span) {
	for x, sp := range xs {
		p := line[4*sp.at : 4*(sp.at+sp.n)]
		r, g, b := uint32(p[0])*sp.first, uint32(p[1])*sp.first, uint32(p[2])*sp.first
		p = p[4:]
		for len(p) > 4 {
			r, g, b = r+uint32(p[0])*sp.whole, g+uint32(p[1])*sp.whole, b+uint32(p[2])*sp.whole
			p = p[4:]
		}
		if len(p) == 4 {
			r, g, b = r+uint32(p[0])*sp.last, g+uint32(p[1])*sp.last, b+uint32(p[2])*sp.last
		}
		d := row[3*x : 3*x+3 : 3*x+3]
		d[0], d[1], d[2] = r, g, b
	}
}

// A span is the source pixels behind a new one, with weights that sum to 4096.
type span struct {
	at, n              int
	first, whole, last uint32
}

func (s span) weight(i int) uint32 {
	switch {
	case i == 0:
		return s.first
	case i == s.n-1:
		return s.last
	}
	return s.whole
}

// spans divides src pixels among dst new ones.
func spans(src, dst int) []span {
	out := make([]span, dst)
	for i := range out {
		from, to := i*src, (i+1)*src // in dst-ths of a source pixel
		s := span{at: from / dst}
		s.n = (to+dst-1)/dst - s.at
		s.whole = uint32(4096 * dst / src)
		if s.n == 1 {
			s.first = 4096
		} else {
			s.first = uint32(4096 * (dst - from%dst) / src)
			s.last = 4096 - s.first - uint32(s.n-2)*s.whole
		}
		out[i] = s
	}
	return out
}
