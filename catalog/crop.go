package catalog

import (
	"encoding/json"
	"fmt"
	"image"
	"math"
	"strconv"
	"strings"
)

// A Crop is a rectangle in fractions of the upright photo, which may be
// turned to stand level. The zero Crop is the whole photo.
//
// The axis of the turn is the middle of the rectangle: turn the photo about
// it by Angle, and cut the rectangle out of what is seen then. So the sides
// have the same length, and X0 to Y1 mean the same, whatever the angle. A
// turned crop must [Crop.Fit] into the photo, or corners would be empty. An
// angle beside a rectangle of zeros stands for as much of the photo as fits,
// in the photo's own shape.
type Crop struct {
	X0, Y0, X1, Y1 float64
	// Angle is by how many degrees the photo is turned clockwise, from
	// -MaxAngle to MaxAngle, to the hundredth. 0 leaves it as it is.
	Angle float64
}

// IsWhole reports whether nothing is cut off.
func (c Crop) IsWhole() bool { return c == Crop{} || c == Crop{X1: 1, Y1: 1} }

// Valid reports whether the rectangle lies inside the photo and has an area,
// and the angle is one that a crop may have.
func (c Crop) Valid() bool {
	if !(math.Abs(c.Angle) <= MaxAngle) { // nor is NaN
		return false
	}
	if c.Level() == (Crop{}) {
		return true
	}
	return c.X0 >= 0 && c.Y0 >= 0 && c.X1 <= 1 && c.Y1 <= 1 && c.X0 < c.X1 && c.Y0 < c.Y1
}

// Pixels is the crop on an upright picture of that size, before it is turned:
// at least one pixel, never outside.
func (c Crop) Pixels(size image.Point) image.Rectangle {
	if c.IsWhole() {
		return image.Rectangle{Max: size}
	}
	c = c.Fit(size)
	at := func(f float64, n int) int { return int(math.Round(f * float64(n))) }
	r := image.Rect(at(c.X0, size.X), at(c.Y0, size.Y), at(c.X1, size.X), at(c.Y1, size.Y))
	r.Min.X, r.Min.Y = max(0, min(r.Min.X, size.X-1)), max(0, min(r.Min.Y, size.Y-1))
	r.Max.X, r.Max.Y = min(size.X, max(r.Max.X, r.Min.X+1)), min(size.Y, max(r.Max.Y, r.Min.Y+1))
	return r
}

// String is "x0,y0,x1,y1", or "" for the whole photo; an angle stands behind
// it as "turned 1.5°".
func (c Crop) String() string {
	if c.Angle != 0 {
		return strings.TrimSpace(c.Level().String() + " turned " + AngleText(c.Angle) + "°")
	}
	if c == (Crop{}) {
		return ""
	}
	f := func(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
	return f(c.X0) + "," + f(c.Y0) + "," + f(c.X1) + "," + f(c.Y1)
}

// ParseCrop reads what String writes of a level crop; ParseAngle reads the
// angle beside it.
func ParseCrop(s string) (Crop, error) {
	if s == "" {
		return Crop{}, nil
	}
	parts := strings.Split(s, ",")
	var n [4]float64
	bad := len(parts) != 4
	for i := 0; i < 4 && !bad; i++ {
		v, err := strconv.ParseFloat(strings.TrimSpace(parts[i]), 64)
		n[i], bad = v, err != nil || math.IsNaN(v)
	}
	c := Crop{X0: n[0], Y0: n[1], X1: n[2], Y1: n[3]}
	if bad || !c.Valid() || c == (Crop{}) {
		return Crop{}, fmt.Errorf("read the crop %q: want x0,y0,x1,y1 between 0 and 1, as 0.1,0,0.9,1: %w", s, ErrUsage)
	}
	return c, nil
}

// MarshalJSON writes [x0,y0,x1,y1], or null for the whole photo. The angle is
// a value of its own beside it.
func (c Crop) MarshalJSON() ([]byte, error) {
	if c.Level() == (Crop{}) {
		return []byte("null"), nil
	}
	return json.Marshal([4]float64{c.X0, c.Y0, c.X1, c.Y1})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Crop) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*c = Crop{}
		return nil
	}
	var a [4]float64
	if err := json.Unmarshal(b, &a); err != nil {
		return err
	}
	*c = Crop{X0: a[0], Y0: a[1], X1: a[2], Y1: a[3]}
	return nil
}
