package sample

import (
	"image"

	"cutline/catalog/render"
)

const (
	burst  = 5       // photos of one drawing in a row
	rounds = 2       // drawings of each motif: people and hills differ
	fine   = 1000    // pixels that a drawing's long side has at most before it is enlarged
	keep   = 200e6   // bytes of drawings kept; more, and each burst draws anew
	grain  = 15      // of 255; it makes the files as heavy as a camera's
	best   = 91      // JPEG quality of the first pieces
	least  = 60      // and of the last
	stride = 5       // motifs from one burst to the next
	dot    = 4       // bytes of a pixel
	half   = 1 << 15 // of a fixed-point number with 16 bits after the point
)

// A backdrop is a drawing, stored as its camera would, that photos are cut
// from.
type backdrop struct {
	img         *image.NRGBA
	orientation int
}

// backdrops draws what it is asked for and keeps what it can.
type backdrops struct {
	size   image.Point // of a photo as stored
	shifts int         // places, each way, that a photo is cut at
	motifs []shot
	drawn  map[int]backdrop
}

func newBackdrops(size image.Point) *backdrops {
	w := &backdrops{size: size, shifts: 16, drawn: map[int]backdrop{}}
	// Neither 7 nor 31 may divide it: see piece.
	if min(size.X, size.Y) >= 800 {
		w.shifts = 100
	}
	for _, s := range shots() {
		w.motifs = append(w.motifs, shot{draw: s.draw, v: s.v, orientation: max(1, s.orientation)})
	}
	return w
}

// of is the drawing that photo i is cut from, and which of its pieces it is.
func (w *backdrops) of(i int) (id, nth int) {
	all := rounds * len(w.motifs)
	return i / burst % all, i/(burst*all)*burst + i%burst
}

// piece is where the nth piece lies, and the quality it is stored with. 7 and
// 31 have no factor in common with the number of shifts, so the places repeat
// only after shifts² pieces; then the quality changes.
func (w *backdrops) piece(nth int) (image.Rectangle, int) {
	s := w.shifts
	at := image.Pt(nth*7%s, (nth/s*31+nth)%s)
	return image.Rectangle{Max: w.size}.Add(at), max(least, best-nth/(s*s))
}

func (w *backdrops) get(id int) backdrop {
	b, ok := w.drawn[id]
	if !ok {
		full := w.size.Add(image.Pt(w.shifts, w.shifts))
		if dot*full.X*full.Y*rounds*len(w.motifs) > keep {
			clear(w.drawn)
		}
		motif := w.motifs[id*stride%len(w.motifs)]
		b = backdrop{motif.backdrop(full, uint64(id)), motif.orientation}
		w.drawn[id] = b
	}
	return b
}

// backdrop draws the motif small, turns it as a camera stores it, brings it
// up to that size and adds grain.
func (s shot) backdrop(size image.Point, seed uint64) *image.NRGBA {
	by := (max(size.X, size.Y) + fine - 1) / fine
	w, h := (size.X+by-1)/by+1, (size.Y+by-1)/by+1
	if s.orientation >= 5 {
		w, h = h, w
	}
	c := newCanvas(w, h, seed+1)
	s.draw(c, s.v)
	c.finish([]float64{.035, -.015}[seed%2], 0)
	// To store a picture lying is to turn it the other way.
	lying := render.Upright(c.img, map[int]int{6: 8, 8: 6}[s.orientation])
	out := image.NewNRGBA(image.Rectangle{Max: size})
	develop(out, lying, by, c.r.Uint32()|1)
	return out
}

// develop fills dst with src brought up by that factor, between its pixels,
// and with grain. Steps are fixed-point, for dst may have 24 megapixels.
func develop(dst, src *image.NRGBA, by int, noise uint32) {
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	last := image.Pt(src.Rect.Dx()-1, src.Rect.Dy()-1)
	line := make([]int32, 3*(last.X+2)) // one line of src between its lines
	for y := range h {
		sy, fy := min(y/by, last.Y), y%by
		a, b := src.Pix[sy*src.Stride:], src.Pix[min(sy+1, last.Y)*src.Stride:]
		for x := range last.X + 2 {
			p := dot * min(x, last.X)
			for k := range 3 {
				line[3*x+k] = int32((int(a[p+k])*(by-fy) + int(b[p+k])*fy) << 16 / by)
			}
		}
		row := dst.Pix[y*dst.Stride : y*dst.Stride+dot*w]
		for x := 0; x < w; {
			at := 3 * min(x/by, last.X)
			r, g, bl := line[at]+half, line[at+1]+half, line[at+2]+half
			n := int32(by)
			dr, dg, db := (line[at+3]-line[at])/n, (line[at+4]-line[at+1])/n, (line[at+5]-line[at+2])/n
			for end := min(x+by, w); x < end; x++ {
				noise ^= noise << 13
				noise ^= noise >> 17
				noise ^= noise << 5
				v := (int32(noise&255) + int32(noise>>8&255) - 255) * grain / 255
				p := row[dot*x : dot*x+dot : dot*x+dot]
				p[0], p[1], p[2], p[3] = bounded(r>>16+v), bounded(g>>16+v), bounded(bl>>16+v), 255
				r, g, bl = r+dr, g+dg, bl+db
			}
		}
	}
}

func bounded(v int32) byte { return byte(min(max(v, 0), 255)) }
