package catalog

import (
	"cmp"
	"fmt"
	"time"
)

// A Moment is a capture time: what the camera's clock showed and, if the
// camera said so, in which zone. The zero Moment is unknown.
type Moment struct {
	Time  time.Time // the clock's reading; in UTC when Zoned is false
	Zoned bool      // the camera told its offset from UTC
}

// IsZero reports whether the time is unknown.
func (m Moment) IsZero() bool { return m.Time.IsZero() }

// Instant is the moment on the time line. A camera that told no zone is
// taken to have shown the time of loc, so that two cameras interleave right.
func (m Moment) Instant(loc *time.Location) time.Time {
	if m.Zoned || m.IsZero() {
		return m.Time
	}
	t := m.Time
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), loc)
}

// Day is the date the clock showed.
func (m Moment) Day() Date {
	if m.IsZero() {
		return Date{}
	}
	y, mo, d := m.Time.Date()
	return Date{y, mo, d}
}

const wallLayout = "2006-01-02T15:04:05.999999999"

// String is ISO 8601 with the offset only if it is known; "" for unknown.
func (m Moment) String() string {
	switch {
	case m.IsZero():
		return ""
	case m.Zoned:
		return m.Time.Format(wallLayout + "-07:00")
	}
	return m.Time.Format(wallLayout)
}

// ParseMoment reads what String writes ("Z" is an offset too); "" is the zero
// Moment.
func ParseMoment(s string) (Moment, error) {
	if s == "" {
		return Moment{}, nil
	}
	if t, err := time.Parse(time.RFC3339Nano, s); err == nil {
		return Moment{t, true}, nil
	}
	t, err := time.Parse(wallLayout, s)
	if err != nil {
		return Moment{}, fmt.Errorf("read the time %q: want 2006-01-02T15:04:05 with or without an offset", s)
	}
	return Moment{Time: t}, nil
}

// MarshalJSON writes the string, or null when unknown.
func (m Moment) MarshalJSON() ([]byte, error) {
	if m.IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + m.String() + `"`), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (m *Moment) UnmarshalJSON(b []byte) (err error) {
	if string(b) == "null" {
		*m = Moment{}
		return nil
	}
	if len(b) < 2 {
		return fmt.Errorf("read the time %q", b)
	}
	*m, err = ParseMoment(string(b[1 : len(b)-1]))
	return err
}

// A Date is a day of the calendar. The zero Date is unknown; a year of 0 with
// a month is a day whose year is not said.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// IsZero reports whether nothing is known of the date.
func (d Date) IsZero() bool { return d == Date{} }

// Valid reports whether there is such a day; without a year, in a leap year.
func (d Date) Valid() bool {
	y := d.Year
	if y == 0 {
		y = 2000
	}
	t := time.Date(y, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
	return t.Month() == d.Month && t.Day() == d.Day && d.Month >= 1
}

// Compare is negative when d is before e, positive when it is after.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// String is "2018-10-31", or "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// In is the day as a language writes it: 31/10/2018 or 31 Oct 2018; without a
// year 31/10 or 31 Oct; "" for the zero Date.
func (d Date) In(lang Language) string {
	if d.IsZero() {
		return ""
	}
	s := fmt.Sprintf("%02d/%02d", d.Day, int(d.Month))
	sep := "/"
	if lang != Vietnamese {
		s, sep = fmt.Sprintf("%d %.3s", d.Day, d.Month), " "
	}
	if d.Year != 0 {
		s += sep + fmt.Sprint(d.Year)
	}
	return s
}

// argsIn is the arguments of a message in a language: days are written as it
// writes them.
func argsIn(args []any, lang Language) []any {
	out := make([]any, len(args))
	for i, a := range args {
		switch v := a.(type) {
		case Date:
			a = v.In(lang)
		case Quote:
			a = v.text(lang)
		case time.Duration:
			a = duration(v, lang)
		}
		out[i] = a
	}
	return out
}

// duration is a time of a minute and more as people say it: 2 h 31 min.
func duration(d time.Duration, lang Language) string {
	hour, minute, less := "h", "min", "less than a minute"
	if lang == Vietnamese {
		hour, minute, less = "giờ", "phút", "chưa đầy một phút"
	}
	d = d.Round(time.Minute)
	h, m := int(d/time.Hour), int(d%time.Hour/time.Minute)
	switch {
	case h == 0 && m == 0:
		return less
	case h == 0:
		return fmt.Sprintf("%d %s", m, minute)
	case m == 0:
		return fmt.Sprintf("%d %s", h, hour)
	}
	return fmt.Sprintf("%d %s %d %s", h, hour, m, minute)
}

// ParseDate reads what String writes.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return Date{}, fmt.Errorf("read the date %q: want 2006-01-02: %w", s, ErrUsage)
	}
	y, m, d := t.Date()
	return Date{y, m, d}, nil
}

// MarshalJSON writes the string, or null for the zero Date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Date) UnmarshalJSON(b []byte) error {
	if string(b) == "null" || len(b) < 2 {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(string(b[1 : len(b)-1]))
	*d = v
	return err
}
