// Package camera writes what a camera writes about a shot: an EXIF segment.
// It is for samples and tests; pictures that leave the house carry no EXIF of
// ours.
//
// Units: as in catalog.Camera; exposure times are in seconds.
package camera

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"cutline/catalog"
)

// A Shot is all that the segment tells. Zero values are left out.
type Shot struct {
	catalog.Camera
	Captured      catalog.Moment // the offset is written if it is Zoned, fractions if it has any
	Width, Height int            // as stored
	Software      string
	Thumbnail     []byte // a JPEG for the second directory
	BigEndian     bool
}

// EXIF tags, by directory.
const (
	tagMake        = 0x010f
	tagModel       = 0x0110
	tagOrientation = 0x0112
	tagXRes        = 0x011a
	tagYRes        = 0x011b
	tagResUnit     = 0x0128
	tagSoftware    = 0x0131
	tagDateTime    = 0x0132
	tagYCbCrPos    = 0x0213
	tagThumbAt     = 0x0201
	tagThumbLen    = 0x0202
	tagCompression = 0x0103
	tagExifIFD     = 0x8769
	tagGPSIFD      = 0x8825

	tagExposure  = 0x829a
	tagFNumber   = 0x829d
	tagISO       = 0x8827
	tagVersion   = 0x9000
	tagOriginal  = 0x9003
	tagDigitized = 0x9004
	tagOffset    = 0x9010
	tagOffsetO   = 0x9011
	tagOffsetD   = 0x9012
	tagFocal     = 0x920a
	tagSubSec    = 0x9290
	tagComponent = 0x9101
	tagFlashpix  = 0xa000
	tagSubSecO   = 0x9291
	tagSubSecD   = 0x9292
	tagColor     = 0xa001
	tagPixelX    = 0xa002
	tagPixelY    = 0xa003
	tagSerial    = 0xa431
	tagLens      = 0xa434
)

// Segment is the APP1 segment of the shot, with marker and length.
func Segment(s Shot) ([]byte, error) {
	block, err := Block(s)
	if err != nil {
		return nil, err
	}
	n := 2 + 6 + len(block)
	if n > math.MaxUint16 {
		return nil, fmt.Errorf("write EXIF of %d bytes: a segment holds at most 65533", n)
	}
	out := append(make([]byte, 0, n+2), 0xff, 0xe1, byte(n>>8), byte(n))
	out = append(out, "Exif\x00\x00"...)
	return append(out, block...), nil
}

// Block is the TIFF block of the shot: what Segment wraps.
func Block(s Shot) ([]byte, error) {
	shutter, err := seconds(s.Shutter)
	if err != nil {
		return nil, err
	}
	b := newBuilder(s.BigEndian)
	main := b.dir()
	main.ascii(tagMake, s.Make)
	main.ascii(tagModel, s.Model)
	main.short(tagOrientation, s.Orientation)
	main.resolution()
	main.ascii(tagSoftware, s.Software)
	main.ascii(tagDateTime, clock(s.Captured))
	main.short(tagYCbCrPos, 1)
	main.sub(tagExifIFD, s.exif(b, shutter))
	if s.GPS != nil {
		main.sub(tagGPSIFD, s.gps(b))
	}
	if len(s.Thumbnail) > 0 {
		next := b.dir()
		next.short(tagCompression, 6)
		next.resolution()
		next.blob(tagThumbAt, tagThumbLen, s.Thumbnail)
		main.next = next
	}
	return b.bytes(main), nil
}

func (d *dir) resolution() {
	d.rational(tagXRes, [2]uint32{300, 1})
	d.rational(tagYRes, [2]uint32{300, 1})
	d.short(tagResUnit, 2)
}

func (s Shot) exif(b *builder, shutter [2]uint32) *dir {
	d := b.dir()
	if shutter[0] > 0 {
		d.rational(tagExposure, shutter)
	}
	if s.Aperture > 0 {
		d.rational(tagFNumber, tenths(s.Aperture))
	}
	d.short(tagISO, s.ISO)
	d.raw(tagVersion, 7, 4, []byte("0232"))
	when := clock(s.Captured)
	d.ascii(tagOriginal, when)
	d.ascii(tagDigitized, when)
	if s.Captured.Zoned {
		zone := s.Captured.Time.Format("-07:00")
		for _, tag := range []uint16{tagOffset, tagOffsetO, tagOffsetD} {
			d.ascii(tag, zone)
		}
	}
	if s.FocalMM > 0 {
		d.rational(tagFocal, tenths(s.FocalMM))
	}
	if ns := s.Captured.Time.Nanosecond(); ns > 0 {
		frac := strings.TrimRight(fmt.Sprintf("%03d", ns/1e6), "0")
		for _, tag := range []uint16{tagSubSec, tagSubSecO, tagSubSecD} {
			d.ascii(tag, frac)
		}
	}
	d.raw(tagComponent, 7, 4, []byte{1, 2, 3, 0})
	d.raw(tagFlashpix, 7, 4, []byte("0100"))
	d.short(tagColor, 1)
	d.long(tagPixelX, uint32(s.Width))
	d.long(tagPixelY, uint32(s.Height))
	d.ascii(tagSerial, s.Serial)
	d.ascii(tagLens, s.Lens)
	return d
}

func (s Shot) gps(b *builder) *dir {
	d := b.dir()
	d.raw(0, 1, 4, []byte{2, 3, 0, 0})
	for i, v := range []float64{s.GPS.Lat, s.GPS.Lon} {
		ref := [2]string{"NS", "EW"}[i][:1]
		if v < 0 {
			ref = [2]string{"NS", "EW"}[i][1:]
		}
		d.ascii(uint16(1+2*i), ref)
		d.rational(uint16(2+2*i), sexagesimal(v)...)
	}
	if t := s.Captured.Time.UTC(); s.Captured.Zoned {
		d.rational(7, [2]uint32{uint32(t.Hour()), 1}, [2]uint32{uint32(t.Minute()), 1}, [2]uint32{uint32(t.Second()), 1})
		d.ascii(0x1d, t.Format("2006:01:02"))
	}
	return d
}

func sexagesimal(v float64) [][2]uint32 {
	n := uint64(math.Round(math.Abs(v) * 3600 * 1000))
	return [][2]uint32{{uint32(n / 3600000), 1}, {uint32(n / 60000 % 60), 1}, {uint32(n % 60000), 1000}}
}

func tenths(v float64) [2]uint32 { return [2]uint32{uint32(math.Round(v * 10)), 10} }

func clock(m catalog.Moment) string {
	if m.IsZero() {
		return ""
	}
	return m.Time.Format("2006:01:02 15:04:05")
}

var errShutter = errors.New("want seconds, as 1/250 or 2.5")

// seconds reads a shutter time as catalog.Camera has it.
func seconds(s string) ([2]uint32, error) {
	if s == "" {
		return [2]uint32{}, nil
	}
	a, b, cut := strings.Cut(s, "/")
	if !cut {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil || v <= 0 || v > 1e6 {
			return [2]uint32{}, fmt.Errorf("shutter %q: %w", s, errShutter)
		}
		return [2]uint32{uint32(math.Round(v * 10)), 10}, nil
	}
	n, err1 := strconv.ParseUint(a, 10, 32)
	d, err2 := strconv.ParseUint(b, 10, 32)
	if err1 != nil || err2 != nil || d == 0 {
		return [2]uint32{}, fmt.Errorf("shutter %q: %w", s, errShutter)
	}
	return [2]uint32{uint32(n), uint32(d)}, nil
}
