package exif

import (
	"strconv"
	"strings"
	"time"

	"github.com/rwcarlsen/goexif/exif"
)

// taken is the time of the exposure, or else of digitising, with fractions of
// a second and the offset where the camera gave them.
func (s source) taken() (t time.Time, zoned bool) {
	offset := s.rawText(tagOffsetOriginal)
	if offset == "" {
		offset = s.rawText(tagOffset)
	}
	if t, zoned, ok := moment(s.text(exif.DateTimeOriginal), s.text(exif.SubSecTimeOriginal), offset); ok {
		return t, zoned
	}
	t, zoned, _ = moment(s.text(exif.DateTimeDigitized), s.text(exif.SubSecTimeDigitized), s.rawText(tagOffsetDigital))
	return t, zoned
}

// moment reads "2006:01:02 15:04:05", the digits behind the second, and an
// offset; ok is false when there is no such time.
func moment(clock, subsec, offset string) (t time.Time, zoned, ok bool) {
	fields := strings.FieldsFunc(clock, func(r rune) bool { return strings.ContainsRune(" :-/T", r) })
	if len(fields) != 6 {
		return t, false, false
	}
	var n [6]int
	for i, f := range fields {
		v, err := strconv.Atoi(f)
		if err != nil || v < 0 || v > 9999 {
			return t, false, false
		}
		n[i] = v
	}
	loc := time.UTC
	if sec, ok := parseOffset(offset); ok {
		loc, zoned = time.FixedZone("", sec), true
	}
	t = time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], nanoseconds(subsec), loc)
	if n[0] == 0 || int(t.Month()) != n[1] || t.Day() != n[2] || t.Hour() != n[3] || t.Minute() != n[4] || t.Second() != n[5] {
		return time.Time{}, false, false
	}
	return t, zoned, true
}

// nanoseconds reads the digits behind the decimal point of a second.
func nanoseconds(digits string) int {
	n, unit := 0, 100_000_000
	for _, c := range digits {
		if c < '0' || c > '9' || unit == 0 {
			break
		}
		n += int(c-'0') * unit
		unit /= 10
	}
	return n
}

// parseOffset reads "+07:00", "-5:00" or "Z" as seconds east of UTC.
func parseOffset(s string) (int, bool) {
	if s == "Z" {
		return 0, true
	}
	if len(s) < 2 || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	hh, mm, ok := strings.Cut(s[1:], ":")
	if !ok || len(mm) != 2 {
		return 0, false
	}
	h, err := strconv.ParseUint(hh, 10, 8)
	m, err2 := strconv.ParseUint(mm, 10, 8)
	if err != nil || err2 != nil || h > 14 || m > 59 {
		return 0, false
	}
	sec := int(h*60+m) * 60
	if s[0] == '-' {
		sec = -sec
	}
	return sec, true
}
