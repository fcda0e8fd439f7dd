package metadata

import (
	"strconv"
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/metadata/exif"
	"cutline/catalog/metadata/xmp"
)

var auxLens = xmp.Name{Space: "http://ns.adobe.com/exif/1.0/aux/", Prefix: "aux", Local: "Lens"}

// camera is what EXIF says, or where it is silent the copy XMP keeps.
func camera(b blocks) catalog.Camera {
	e := b.exif
	c := catalog.Camera{
		Make: clean(e.Make), Lens: clean(e.Lens), Serial: clean(e.Serial),
		ISO: e.ISO, Aperture: e.Aperture, Shutter: e.Shutter, FocalMM: e.FocalMM, Orientation: e.Orientation,
	}
	if e.GPS != nil {
		c.GPS = &catalog.GPS{Lat: e.GPS.Lat, Lon: e.GPS.Lon}
	}
	model := e.Model
	fillCamera(&c, &model, b.xmp)
	c.Model = clean(exif.CameraName(c.Make, model))
	if c.Orientation == 0 {
		c.Orientation = 1
	}
	return c
}

// fillCamera fills what is missing from the copies that XMP keeps of EXIF.
func fillCamera(c *catalog.Camera, model *string, p packets) {
	fill := func(s *string, name xmp.Name) {
		if *s == "" {
			*s = p.text(name)
		}
	}
	fill(&c.Make, tiffNS("Make"))
	fill(model, tiffNS("Model"))
	fill(&c.Lens, auxLens)
	if c.Orientation == 0 {
		c.Orientation = within(p.text(tiffNS("Orientation")), 8)
	}
	if c.GPS == nil {
		lat, ok := parseXMPDegrees(p.text(exifNS("GPSLatitude")), "N", "S", 90)
		lon, ok2 := parseXMPDegrees(p.text(exifNS("GPSLongitude")), "E", "W", 180)
		if ok && ok2 && (lat != 0 || lon != 0) {
			c.GPS = &catalog.GPS{Lat: lat, Lon: lon}
		}
	}
}

// parseXMPDegrees reads "21,1.7040N" or "21,1,42N".
func parseXMPDegrees(s, plus, minus string, most float64) (float64, bool) {
	if s == "" {
		return 0, false
	}
	body, ref := s[:len(s)-1], s[len(s)-1:]
	sum, unit := 0.0, 1.0
	for _, part := range strings.Split(body, ",") {
		n, err := strconv.ParseFloat(part, 64)
		if err != nil || !(n >= 0) || n > most {
			return 0, false
		}
		sum += n / unit
		unit *= 60
	}
	switch {
	case sum > most:
		return 0, false
	case strings.EqualFold(ref, plus):
		return sum, true
	case strings.EqualFold(ref, minus):
		return -sum, true
	}
	return 0, false
}

// captured is the time of the exposure: the camera's own, or else what XMP or
// IIM say. If only XMP knows the zone of the same reading, it is used.
func captured(b blocks) catalog.Moment {
	m := catalog.Moment{Time: b.exif.Taken, Zoned: b.exif.Zoned}
	for _, name := range []xmp.Name{exifNS("DateTimeOriginal"), psDateCreated} {
		x := parseXMPTime(b.xmp.text(name))
		if m.IsZero() {
			m = x
		}
		if !m.Zoned && x.Zoned && sameReading(m.Time, x.Time) {
			m.Time = x.Time.Add(time.Duration(m.Time.Nanosecond() - x.Time.Nanosecond()))
			m.Zoned = true
		}
	}
	if m.IsZero() {
		m = parseXMPTime(dateOf(b.iim))
	}
	return m
}

func sameReading(a, b time.Time) bool {
	return a.Format(time.DateTime) == b.Format(time.DateTime)
}

// parseXMPTime reads a date of XMP that names at least the day.
func parseXMPTime(s string) catalog.Moment {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return catalog.Moment{Time: t, Zoned: true}
		}
	}
	for _, layout := range []string{"2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02"} {
		if t, err := time.Parse(layout, s); err == nil {
			return catalog.Moment{Time: t}
		}
	}
	return catalog.Moment{}
}
