package catalog

import (
	"fmt"
	"image"
	"math"
	"strconv"
	"strings"
)

// MaxAngle is the most degrees by which a crop turns its photo.
const MaxAngle = 45

// almost is how far outside a corner may lie, in pixels, and still count as
// inside: what Fit loses by its digits.
const almost = 1e-4

// RoundAngle brings degrees to what a crop may have: hundredths, from
// -MaxAngle to MaxAngle. What is no number is level.
func RoundAngle(degrees float64) float64 {
	if math.IsNaN(degrees) {
		return 0
	}
	a := math.Round(min(max(degrees, -MaxAngle), MaxAngle)*100) / 100
	return a + 0 // no negative zero
}

// AngleText is the angle as it is written, "-1.5", and "" when it is level.
func AngleText(degrees float64) string {
	if degrees == 0 {
		return ""
	}
	return strconv.FormatFloat(degrees, 'f', -1, 64)
}

// ParseAngle reads what AngleText writes, a degree sign behind it or not.
func ParseAngle(s string) (float64, error) {
	text := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "°"))
	if text == "" {
		return 0, nil
	}
	a, err := strconv.ParseFloat(text, 64)
	if err != nil || !(math.Abs(a) <= MaxAngle) {
		return 0, fmt.Errorf("read the angle %q: want degrees from -%d to %d, as 1.5: %w", s, MaxAngle, MaxAngle, ErrUsage)
	}
	return RoundAngle(a), nil
}

// Level is the crop without its angle.
func (c Crop) Level() Crop { return Crop{X0: c.X0, Y0: c.Y0, X1: c.X1, Y1: c.Y1} }

// turned is a point turned clockwise about the origin; y points down.
func turned(x, y, degrees float64) (float64, float64) {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return x*cos - y*sin, x*sin + y*cos
}

// box is a crop in pixels: its middle, half of its sides, and how far it
// reaches from its middle on the upright photo.
type box struct {
	x, y, w, h     float64
	reachX, reachY float64
}

// on is the crop on an upright photo of that size.
func (c Crop) on(size image.Point) box {
	if c.Level() == (Crop{}) {
		c.X1, c.Y1 = 1, 1
	}
	w, h := float64(size.X)/2, float64(size.Y)/2
	return box{x: (c.X0 + c.X1) * w, y: (c.Y0 + c.Y1) * h, w: (c.X1 - c.X0) * w, h: (c.Y1 - c.Y0) * h}.reach(c.Angle)
}

// reach measures a box that is turned. It counts the level box, too: who
// does not know of angles still sees a rectangle of the photo.
func (b box) reach(degrees float64) box {
	sin, cos := math.Sincos(math.Abs(degrees) * math.Pi / 180)
	b.reachX, b.reachY = max(b.w, b.w*cos+b.h*sin), max(b.h, b.w*sin+b.h*cos)
	return b
}

// Beyond is how far the crop, turned, reaches out of a photo of that size, in
// pixels; 0 when it does not.
func (c Crop) Beyond(size image.Point) float64 {
	b := c.on(size)
	return max(0, b.reachX-b.x, b.x+b.reachX-float64(size.X), b.reachY-b.y, b.y+b.reachY-float64(size.Y))
}

// Fits reports whether the crop, turned, lies inside a photo of that size, so
// that no corner of what it shows is empty.
func (c Crop) Fits(size image.Point) bool {
	return c.Valid() && (c.Angle == 0 || c.Level() != (Crop{}) && c.Beyond(size) <= almost)
}

// Fit is the crop so that it fits into a photo of that size: moved as little
// as will do and, where that is not enough, made smaller in its own shape. A
// crop that fits, and one that is level, stays as it is.
func (c Crop) Fit(size image.Point) Crop {
	if c.Angle == 0 || size.X < 1 || size.Y < 1 || c.Fits(size) {
		return c
	}
	w, h := float64(size.X), float64(size.Y)
	b := c.on(size)
	small := min(1, w/(2*b.reachX), h/(2*b.reachY))
	b.w, b.h = b.w*small, b.h*small
	b = b.reach(c.Angle)
	b.x = min(max(b.x, b.reachX), max(w-b.reachX, b.reachX))
	b.y = min(max(b.y, b.reachY), max(h-b.reachY, b.reachY))
	return Crop{X0: fraction(b.x-b.w, w), Y0: fraction(b.y-b.h, h),
		X1: fraction(b.x+b.w, w), Y1: fraction(b.y+b.h, h), Angle: c.Angle}
}

// fraction is n of all, from 0 to 1, with as many digits as people can bear
// and no picture can tell from more.
func fraction(n, all float64) float64 {
	const digits = 1e9
	return min(max(math.Round(n/all*digits)/digits, 0), 1)
}

// OnPhoto is where a point of the turned picture lies on the upright photo of
// that size, in pixels. The point is given as Pixels gives the rectangle.
func (c Crop) OnPhoto(size image.Point, x, y float64) (px, py float64) {
	b := c.on(size)
	x, y = turned(x-b.x, y-b.y, -c.Angle)
	return b.x + x, b.y + y
}

// Corners are the four corners of the crop on the upright photo of that size,
// in pixels, from the upper left on clockwise as they are seen when turned.
func (c Crop) Corners(size image.Point) [4][2]float64 {
	b := c.on(size)
	var out [4][2]float64
	for i, k := range [4][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
		x, y := turned(k[0]*b.w, k[1]*b.h, -c.Angle)
		out[i] = [2]float64{b.x + x, b.y + y}
	}
	return out
}
