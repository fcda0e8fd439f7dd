// Package exif reads what a camera wrote about an exposure. The block is
// rebuilt by our own sanitiser first; goexif sees only that.
//
// Units: exposure in seconds, focal length in millimetres, position in degrees
// with north and east positive; a time is the clock's reading.
package exif

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/rwcarlsen/goexif/exif"
	"github.com/rwcarlsen/goexif/tiff"
)

// Data is what an EXIF block says. Zero values mean that it said nothing.
type Data struct {
	Make, Model  string // as in the block; see CameraName
	Lens, Serial string
	ISO          int
	Aperture     float64 // f-number
	Shutter      string  // seconds, as "1/250" or "2.5"
	FocalMM      float64
	Orientation  int // 1 to 8, 0 when unknown
	GPS          *Position
	Taken        time.Time // the clock's reading; in UTC when Zoned is false
	Zoned        bool      // the camera told its offset from UTC

	Description, Artist, Copyright string
	Keywords                       string // of Windows, separated by ";"
}

// A Position is where the camera stood.
type Position struct{ Lat, Lon float64 }

// Read reads a TIFF block. It never panics and takes memory in proportion to
// the block; an error means that nothing could be read.
func Read(block []byte) (d Data, err error) {
	defer func() {
		if r := recover(); r != nil {
			d, err = Data{}, fmt.Errorf("read the EXIF block: %v", r)
		}
	}()
	raw, order, err := collect(block)
	if err != nil {
		return Data{}, fmt.Errorf("read the EXIF block: %w", err)
	}
	x, err := exif.Decode(bytes.NewReader(rebuild(raw, order)))
	if err != nil && (x == nil || exif.IsCriticalError(err)) {
		return Data{}, fmt.Errorf("read the EXIF block: %w", err)
	}
	s := source{x: x, raw: raw, order: order}
	d = Data{
		Make:        s.text(exif.Make),
		Model:       s.text(exif.Model),
		Description: s.text(exif.ImageDescription),
		Artist:      s.text(exif.Artist),
		Copyright:   s.text(exif.Copyright),
		Keywords:    s.wide(exif.XPKeywords),
		Serial:      s.rawText(tagSerial),
		ISO:         s.iso(),
		Aperture:    s.rational(exif.FNumber),
		FocalMM:     s.rational(exif.FocalLength),
		Shutter:     shutter(s.rational(exif.ExposureTime)),
		Orientation: s.orientation(),
		GPS:         s.position(),
	}
	d.Lens = s.lens()
	d.Taken, d.Zoned = s.taken()
	return d, nil
}

// source looks values up: those goexif knows through it, others in our own
// reading of the block.
type source struct {
	x     *exif.Exif
	raw   map[key]value
	order order
}

func (s source) tag(name exif.FieldName) *tiff.Tag {
	t, err := s.x.Get(name)
	if err != nil {
		return nil
	}
	return t
}

func (s source) text(name exif.FieldName) string {
	if t := s.tag(name); t != nil {
		return cleanText(t.Val)
	}
	return ""
}

func (s source) wide(name exif.FieldName) string {
	if t := s.tag(name); t != nil {
		return wideText(t.Val)
	}
	return ""
}

func (s source) rawText(tag uint16) string {
	return cleanText(s.raw[key{dirExif, tag}].data)
}

func (s source) integer(name exif.FieldName) int {
	t := s.tag(name)
	if t == nil || t.Format() != tiff.IntVal || t.Count == 0 {
		return 0
	}
	n, err := t.Int(0)
	if err != nil {
		return 0
	}
	return n
}

// rational is the first value as a finite, positive number, else 0.
func (s source) rational(name exif.FieldName) float64 {
	t := s.tag(name)
	if t == nil || t.Format() != tiff.RatVal || t.Count == 0 {
		return 0
	}
	n, d, err := t.Rat2(0)
	if err != nil || d == 0 || n < 0 || n == math.MaxUint32 {
		return 0
	}
	return float64(n) / float64(d)
}

func (s source) orientation() int {
	if o := s.integer(exif.Orientation); o >= 1 && o <= 8 {
		return o
	}
	return 0
}

// iso is the rating; cameras that go past 65535 say 65535 there and the truth
// in a later tag.
func (s source) iso() int {
	n := s.integer(exif.ISOSpeedRatings)
	if n == 0 || n == math.MaxUint16 {
		if v := s.raw[key{dirExif, tagRecommendedISO}]; len(v.data) == 4 && v.kind == kindLong {
			return int(int32(s.order.Uint32(v.data)) & math.MaxInt32)
		}
	}
	return max(0, n)
}

// shutter is seconds as photographers write them.
func shutter(sec float64) string {
	switch {
	case sec <= 0 || sec > 1e6:
		return ""
	case sec < 0.25001:
		return "1/" + strconv.FormatFloat(math.Round(1/sec), 'f', -1, 64)
	}
	return strings.TrimSuffix(strconv.FormatFloat(sec, 'f', 1, 64), ".0")
}

// lens is its name, or else its range: "24-70mm f/2.8-4".
func (s source) lens() string {
	if name := s.text(exif.LensModel); name != "" && strings.Trim(name, "-. 0") != "" {
		return name
	}
	v := s.raw[key{dirExif, tagLensInfo}]
	if v.kind != kindRational || len(v.data) < 32 {
		return ""
	}
	var n [4]float64
	for i := range n {
		num, den := s.order.Uint32(v.data[i*8:]), s.order.Uint32(v.data[i*8+4:])
		if den != 0 {
			n[i] = float64(num) / float64(den)
		}
	}
	if n[0] <= 0 || n[0] > 10000 {
		return ""
	}
	out := span(n[0], n[1]) + "mm"
	if n[2] > 0 && n[2] < 100 {
		out += " f/" + span(n[2], n[3])
	}
	return out
}

func span(a, b float64) string {
	f := func(x float64) string { return strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64) }
	if b <= a {
		return f(a)
	}
	return f(a) + "-" + f(b)
}
