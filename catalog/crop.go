package catalog

import (
	"encoding/json"
	"fmt"
	"image"
	"math"
	"strconv"
	"strings"
)

// A Crop is a rectangle in fractions of the upright photo. The zero Crop is
// the whole photo.
type Crop struct {
	X0, Y0, X1, Y1 float64
}

// IsWhole reports whether nothing is cut off.
func (c Crop) IsWhole() bool { return c == Crop{} || c == Crop{X1: 1, Y1: 1} }

// Valid reports whether c lies inside the photo and has an area.
func (c Crop) Valid() bool {
	if c == (Crop{}) {
		return true
	}
	return c.X0 >= 0 && c.Y0 >= 0 && c.X1 <= 1 && c.Y1 <= 1 && c.X0 < c.X1 && c.Y0 < c.Y1
}

// Pixels is the crop on an upright picture of that size: at least one pixel,
// never outside.
func (c Crop) Pixels(size image.Point) image.Rectangle {
	if c.IsWhole() {
		return image.Rectangle{Max: size}
	}
	at := func(f float64, n int) int { return int(math.Round(f * float64(n))) }
	r := image.Rect(at(c.X0, size.X), at(c.Y0, size.Y), at(c.X1, size.X), at(c.Y1, size.Y))
	r.Min.X, r.Min.Y = max(0, min(r.Min.X, size.X-1)), max(0, min(r.Min.Y, size.Y-1))
	r.Max.X, r.Max.Y = min(size.X, max(r.Max.X, r.Min.X+1)), min(size.Y, max(r.Max.Y, r.Min.Y+1))
	return r
}

// String is "x0,y0,x1,y1", or "" for the whole photo.
func (c Crop) String() string {
	if c == (Crop{}) {
		return ""
	}
	f := func(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
	return f(c.X0) + "," + f(c.Y0) + "," + f(c.X1) + "," + f(c.Y1)
}

// ParseCrop reads what String writes.
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
	c := Crop{n[0], n[1], n[2], n[3]}
	if bad || !c.Valid() || c == (Crop{}) {
		return Crop{}, fmt.Errorf("read the crop %q: want x0,y0,x1,y1 between 0 and 1, as 0.1,0,0.9,1: %w", s, ErrUsage)
	}
	return c, nil
}

// MarshalJSON writes [x0,y0,x1,y1], or null for the whole photo.
func (c Crop) MarshalJSON() ([]byte, error) {
	if c == (Crop{}) {
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
	*c = Crop{a[0], a[1], a[2], a[3]}
	return nil
}
