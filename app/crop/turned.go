package crop

import (
	"image"
	"math"

	"cutline/catalog"
)

// A frame that is turned is its crop: Rect is where that is seen, to the
// pixel, on the photo turned about its own middle. So the picture stands
// still while the frame is moved over it.

// Angle is by how many degrees the photo is turned, clockwise.
func (f Frame) Angle() float64 { return f.given.Angle }

// newTurned is NewFrame for a crop that has an angle.
func newTurned(master image.Point, c catalog.Crop, r Ratio) Frame {
	f := Frame{Master: master, Ratio: r, given: c.Fit(master)}
	size := f.given.Pixels(master).Size()
	x, y := f.middle()
	mx, my := float64(master.X)/2, float64(master.Y)/2
	x, y = spun(x-mx, y-my, f.Angle())
	at := image.Pt(int(math.Round(mx+x-float64(size.X)/2)), int(math.Round(my+y-float64(size.Y)/2)))
	f.Rect = image.Rectangle{Min: at, Max: at.Add(size)}
	return f
}

// spun is a point turned clockwise about the origin; y points down.
func spun(x, y, degrees float64) (float64, float64) {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return x*cos - y*sin, x*sin + y*cos
}

// middle is the frame's middle on the photo, in pixels.
func (f Frame) middle() (x, y float64) {
	if f.Angle() == 0 {
		return float64(f.Rect.Min.X+f.Rect.Max.X) / 2, float64(f.Rect.Min.Y+f.Rect.Max.Y) / 2
	}
	return (f.given.X0 + f.given.X1) * float64(f.Master.X) / 2, (f.given.Y0 + f.given.Y1) * float64(f.Master.Y) / 2
}

// sides are how long the frame's sides are, in pixels.
func (f Frame) sides() (w, h float64) {
	if f.Angle() == 0 {
		return float64(f.Rect.Dx()), float64(f.Rect.Dy())
	}
	return (f.given.X1 - f.given.X0) * float64(f.Master.X), (f.given.Y1 - f.given.Y0) * float64(f.Master.Y)
}

// Bounds is the level rectangle that holds all of the turned photo, on the
// photo turned about its middle.
func (f Frame) Bounds() image.Rectangle {
	if f.Angle() == 0 {
		return image.Rectangle{Max: f.Master}
	}
	sin, cos := math.Sincos(math.Abs(f.Angle()) * math.Pi / 180)
	w, h := float64(f.Master.X), float64(f.Master.Y)
	size := image.Pt(int(math.Ceil(w*cos+h*sin)), int(math.Ceil(w*sin+h*cos)))
	at := image.Pt(f.Master.X-size.X, f.Master.Y-size.Y).Div(2)
	return image.Rectangle{Min: at, Max: at.Add(size)}
}

// Turned is the frame at another angle: about the same place of the photo and
// in the same shape, as large as it was if that fits. A frame of all of the
// photo, and the largest that fits at its angle, becomes the largest.
func (f Frame) Turned(degrees float64) Frame {
	degrees = catalog.RoundAngle(degrees)
	if degrees == f.Angle() {
		return f
	}
	c := f.Crop()
	if c.IsWhole() || c == (catalog.Crop{Angle: c.Angle}).Fit(f.Master) {
		c = catalog.Crop{}
	}
	c.Angle = degrees
	return NewFrame(f.Master, c, f.Ratio)
}

// with is the frame as a crop of that middle and those sides, which may not
// fit.
func (f Frame) with(x, y, w, h float64) catalog.Crop {
	const digits = 1e9
	part := func(v float64, n int) float64 { return math.Round(v/float64(n)*digits) / digits }
	return catalog.Crop{X0: part(x-w/2, f.Master.X), Y0: part(y-h/2, f.Master.Y),
		X1: part(x+w/2, f.Master.X), Y1: part(y+h/2, f.Master.Y), Angle: f.Angle()}
}

// fit is the frame of a crop, made to fit.
func (f Frame) fit(c catalog.Crop) Frame { return newTurned(f.Master, c.Fit(f.Master), f.Ratio) }

// movedTurned is Moved for a frame that is turned: along the end of the photo
// it slides.
func (f Frame) movedTurned(dx, dy float64) Frame {
	x, y := f.middle()
	w, h := f.sides()
	dx, dy = spun(dx, dy, -f.Angle())
	return f.fit(f.with(x+dx, y+dy, w, h))
}

// grownTurned is Grown for a frame that is turned.
func (f Frame) grownTurned(dx, dy float64) Frame {
	x, y := f.middle()
	w, h := f.sides()
	w, h = f.formed(w+dx, h+dy, dx == 0, dy == 0)
	return f.fit(f.with(x, y, w, h))
}

// inTurned is In for a frame that is turned.
func (f Frame) inTurned() Frame {
	x, y := f.middle()
	w, h := f.sides()
	w = math.Sqrt(w * h * f.Ratio.value())
	return f.fit(f.with(x, y, w, w/f.Ratio.value()))
}

// formed are sides in the frame's shape and not too short: by the height
// alone, by the width alone, or by the larger of the two.
func (f Frame) formed(w, h float64, byHeight, byWidth bool) (float64, float64) {
	least := float64(f.least())
	if f.Ratio.Free() {
		return max(w, least), max(h, least)
	}
	k := f.Ratio.value()
	if byHeight || !byWidth && h*k > w {
		w = h * k
	}
	w = max(w, least, least*k)
	return w, w / k
}

// draggedTurned is Dragged for a frame that is turned: as far as the photo
// allows.
func (f Frame) draggedTurned(h Handle, dx, dy float64) Frame {
	if f.Ratio.Free() { // one after the other, so that it slides along an end
		return f.farthest(h, dx, 0).farthest(h, 0, dy)
	}
	return f.farthest(h, dx, dy)
}

// farthest drags a handle by as much of the way as fits.
func (f Frame) farthest(h Handle, dx, dy float64) Frame {
	if dx == 0 && dy == 0 {
		return f
	}
	best, from, to := f.given, 0.0, 1.0
	for t := 1.0; to-from > 1e-6; t = (from + to) / 2 {
		if c := f.stretched(h, dx*t, dy*t); c.Fits(f.Master) {
			best, from = c, t
		} else {
			to = t
		}
	}
	return newTurned(f.Master, best, f.Ratio)
}

// stretched is what a handle makes of the frame, whether it fits or not.
// What lies opposite stays.
func (f Frame) stretched(k Handle, dx, dy float64) catalog.Crop {
	x, y := f.middle()
	w, h := f.sides()
	nw, nh := f.formed(w+float64(k.X)*dx, h+float64(k.Y)*dy, k.X == 0, k.Y == 0)
	sx, sy := spun(float64(k.X)*(nw-w)/2, float64(k.Y)*(nh-h)/2, -f.Angle())
	return f.with(x+sx, y+sy, nw, nh)
}
