package crop

import (
	"image"
	"math"
	"strconv"

	"cutline/catalog"
)

// A Ratio is a shape, width to height. The zero Ratio is free.
type Ratio struct{ W, H int }

// Ratios are the shapes offered, the free one last.
func Ratios() []Ratio { return []Ratio{{16, 9}, {4, 3}, {3, 2}, {1, 1}, {3, 4}, {}} }

// Free reports whether any shape will do.
func (r Ratio) Free() bool { return r.W <= 0 || r.H <= 0 }

// String is "16:9", or "" when free.
func (r Ratio) String() string {
	if r.Free() {
		return ""
	}
	return strconv.Itoa(r.W) + ":" + strconv.Itoa(r.H)
}

func (r Ratio) value() float64 { return float64(r.W) / float64(r.H) }

// A Handle is a part of the frame that is dragged: the edges it moves, -1 for
// left or upper, 1 for right or lower, 0 for neither. The zero Handle is the
// inside, which moves the frame.
type Handle struct{ X, Y int }

// Handles are the eight that change the size, corners first.
func Handles() []Handle {
	return []Handle{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {0, -1}, {1, 0}, {0, 1}, {-1, 0}}
}

// A Frame is a crop being made. Its rectangle always lies in the master and
// is never empty; if the photo is turned, it lies in what is seen then.
type Frame struct {
	Master image.Point // pixels; both at least 1
	Rect   image.Rectangle
	Ratio  Ratio

	given catalog.Crop // what Rect was made from, kept to the last digit
}

// NewFrame shows a crop. Ratio is what it will be drawn in; it does not
// change the crop.
func NewFrame(master image.Point, c catalog.Crop, r Ratio) Frame {
	master = image.Pt(max(master.X, 1), max(master.Y, 1))
	if !c.Valid() {
		c = catalog.Crop{}
	}
	if c.Angle != 0 {
		return newTurned(master, c, r)
	}
	return Frame{Master: master, Rect: c.Pixels(master), Ratio: r, given: c}
}

// Crop is the frame in fractions. A frame that covers the pixels of the crop
// it was made from is that crop, to the last digit.
func (f Frame) Crop() catalog.Crop {
	switch {
	case f.Angle() != 0 || f.Rect == f.given.Pixels(f.Master):
		return f.given
	case f.Rect == image.Rectangle{Max: f.Master}:
		return catalog.Crop{}
	}
	w, h := float64(f.Master.X), float64(f.Master.Y)
	return catalog.Crop{X0: float64(f.Rect.Min.X) / w, Y0: float64(f.Rect.Min.Y) / h,
		X1: float64(f.Rect.Max.X) / w, Y1: float64(f.Rect.Max.Y) / h}
}

// least is the shortest side a frame may have.
func (f Frame) least() int { return max(1, min(f.Master.X, f.Master.Y)/50) }

// Moved is the frame so many pixels further, kept inside.
func (f Frame) Moved(dx, dy int) Frame {
	if f.Angle() != 0 && (dx != 0 || dy != 0) {
		return f.movedTurned(float64(dx), float64(dy))
	}
	dx = min(max(dx, -f.Rect.Min.X), f.Master.X-f.Rect.Max.X)
	dy = min(max(dy, -f.Rect.Min.Y), f.Master.Y-f.Rect.Max.Y)
	f.Rect = f.Rect.Add(image.Pt(dx, dy))
	return f
}

// Dragged is the frame after a handle was dragged so many pixels in all. What
// lies opposite stays where it is; an edge dragged in a fixed shape keeps the
// middle of the other direction as far as the master allows.
func (f Frame) Dragged(h Handle, dx, dy int) Frame {
	dx, dy = dx*h.X*h.X, dy*h.Y*h.Y
	if h == (Handle{}) || dx == 0 && dy == 0 {
		return f
	}
	if f.Angle() != 0 {
		return f.draggedTurned(h, float64(dx), float64(dy))
	}
	if f.Ratio.Free() {
		f.Rect.Min.X, f.Rect.Max.X = pull(f.Rect.Min.X, f.Rect.Max.X, h.X, dx, f.Master.X, f.least())
		f.Rect.Min.Y, f.Rect.Max.Y = pull(f.Rect.Min.Y, f.Rect.Max.Y, h.Y, dy, f.Master.Y, f.least())
		return f
	}
	room := image.Pt(room(f.Rect.Min.X, f.Rect.Max.X, h.X, f.Master.X), room(f.Rect.Min.Y, f.Rect.Max.Y, h.Y, f.Master.Y))
	w, k := float64(f.Rect.Dx()+h.X*dx), f.Ratio.value()
	if byHeight := float64(f.Rect.Dy()+h.Y*dy) * k; h.X == 0 || h.Y != 0 && byHeight > w {
		w = byHeight
	}
	size := f.shaped(w, room)
	f.Rect.Min.X, f.Rect.Max.X = place(f.Rect.Min.X, f.Rect.Max.X, h.X, size.X, f.Master.X)
	f.Rect.Min.Y, f.Rect.Max.Y = place(f.Rect.Min.Y, f.Rect.Max.Y, h.Y, size.Y, f.Master.Y)
	return f
}

// Grown is the frame so many pixels wider and higher about its middle, moved
// where the master ends. In a fixed shape the larger of the two counts.
func (f Frame) Grown(dx, dy int) Frame {
	if dx == 0 && dy == 0 {
		return f
	}
	if f.Angle() != 0 {
		return f.grownTurned(float64(dx), float64(dy))
	}
	size := image.Pt(min(max(f.Rect.Dx()+dx, f.least()), f.Master.X), min(max(f.Rect.Dy()+dy, f.least()), f.Master.Y))
	if !f.Ratio.Free() {
		w := float64(f.Rect.Dx() + dx)
		if dx == 0 {
			w = float64(f.Rect.Dy()+dy) * f.Ratio.value()
		}
		size = f.shaped(w, f.Master)
	}
	return f.about(size)
}

// In is the frame in another shape: about the same middle and of the same
// area, as far as the master allows.
func (f Frame) In(r Ratio) Frame {
	f.Ratio = r
	if r.Free() || f.hasRatio() {
		return f
	}
	if f.Angle() != 0 {
		return f.inTurned()
	}
	area := float64(f.Rect.Dx()) * float64(f.Rect.Dy())
	return f.about(f.shaped(math.Sqrt(area*r.value()), f.Master))
}

// hasRatio reports whether the frame has its shape, to the pixel.
func (f Frame) hasRatio() bool {
	w, h := f.sides()
	return math.Abs(w-h*f.Ratio.value()) < .75 || math.Abs(h-w/f.Ratio.value()) < .75
}

// shaped is the size of the frame's shape that is about w wide, fits into
// room, and is not too small.
func (f Frame) shaped(w float64, room image.Point) image.Point {
	k, least := f.Ratio.value(), float64(f.least())
	w = max(w, least, least*k)
	w = min(w, float64(room.X), float64(room.Y)*k)
	size := image.Pt(int(math.Round(w)), int(math.Round(w/k)))
	return image.Pt(min(max(size.X, 1), room.X), min(max(size.Y, 1), room.Y))
}

// about is the frame in another size with the same middle, moved where the
// master ends.
func (f Frame) about(size image.Point) Frame {
	f.Rect.Min.X, f.Rect.Max.X = place(f.Rect.Min.X, f.Rect.Max.X, 0, size.X, f.Master.X)
	f.Rect.Min.Y, f.Rect.Max.Y = place(f.Rect.Min.Y, f.Rect.Max.Y, 0, size.Y, f.Master.Y)
	return f
}

// pull moves one edge of a line by d; the line keeps the least length.
func pull(from, to, edge, d, end, least int) (int, int) {
	switch edge {
	case -1:
		from = max(min(from+d, to-least), min(0, from))
	case 1:
		to = min(max(to+d, from+least), max(end, to))
	}
	return max(from, 0), min(to, end)
}

// room is how long a line may become when that edge moves; 0 is both.
func room(from, to, edge, end int) int {
	switch edge {
	case -1:
		return to
	case 1:
		return end - from
	}
	return end
}

// place gives a line another length: the edge not dragged stays, or the
// middle when none is, as far as the ends allow.
func place(from, to, edge, length, end int) (int, int) {
	switch edge {
	case -1:
		from = to - length
	case 0:
		from = (from + to - length) / 2
		from = min(max(from, 0), end-length)
	}
	return from, from + length
}
