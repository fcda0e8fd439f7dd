package catalog

import (
	"fmt"
	"strings"
	"time"
)

// dayEdge is the first or the last second of a moment's day.
func dayEdge(m Moment, end bool) Moment {
	y, mo, d := m.Time.Date()
	h, min, s := 0, 0, 0
	if end {
		h, min, s = 23, 59, 59
	}
	return Moment{time.Date(y, mo, d, h, min, s, 0, m.Time.Location()), m.Zoned}
}

var (
	typedDays  = []string{"2006-01-02", "2/1/2006", "2.1.2006", "2 Jan 2006", "2 January 2006"}
	typedHours = []string{"", " 15:04", " 15:04:05", " 15h04", " 15h"}
	typedZones = []string{"", " -07:00", " -0700", " Z07:00"}
)

// TypedMoment reads a time as people type it: 31/10/2018 9:30, 2018-10-31
// 09:30:00 +07:00, 31 Oct 2018, or as Moment.String writes it. A day alone is
// its first second, or its last if it ends something; "" is the zero Moment.
// The error is an ErrUsage.
func TypedMoment(s string, end bool) (Moment, error) {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return Moment{}, nil
	}
	if m, err := ParseMoment(s); err == nil && m.sane() {
		return m, nil
	}
	if len(s) < 64 { // longer is no time
		for _, day := range typedDays {
			for _, hour := range typedHours {
				for _, zone := range typedZones {
					t, err := time.Parse(day+hour+zone, s)
					m := Moment{t, zone != ""}
					switch {
					case err != nil || !m.sane():
					case hour == "":
						return dayEdge(m, end), nil
					default:
						return m, nil
					}
				}
			}
		}
	}
	return Moment{}, fmt.Errorf("read the time %q: write 31/10/2018 09:30 or 2018-10-31 09:30: %w", s, ErrUsage)
}

// sane reports whether the year is one of photography's, or near it.
func (m Moment) sane() bool { return m.Time.Year() >= minYear && m.Time.Year() <= maxYear }

// Typed is the moment as a language's people type it, so that TypedMoment
// reads it; a first or last second of a day is the day alone.
func (m Moment) Typed(lang Language, end bool) string {
	if m.IsZero() {
		return ""
	}
	s := m.Day().In(lang)
	switch {
	case m.Time.Equal(dayEdge(m, end).Time):
	case m.Time.Second() == 0:
		s += m.Time.Format(" 15:04")
	default:
		s += m.Time.Format(" 15:04:05")
	}
	if m.Zoned {
		s += m.Time.Format(" -07:00")
	}
	return s
}
