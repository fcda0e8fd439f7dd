package catalog

import (
	"strconv"
	"strings"
	"time"
)

// TypedDay reads a day as people write it: 31/10/2018, 31.10.2018, 2018-10-31,
// and 10/2018 or 2018, which mean their first day, or with last their last
// one; exact is false for these. What is no day gives the zero Date, which may
// be none of the calendar: see Valid.
func TypedDay(s string, last bool) (d Date, exact bool) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/.-–", r) })
	var n [3]int
	for i, p := range parts {
		p = strings.TrimSpace(p)
		if i == 3 || len(p) > 4 || strings.Trim(p, "0123456789") != "" {
			return d, false
		}
		n[i], _ = strconv.Atoi(p) // digits, at most four
	}
	year := func(i int) bool { return len(strings.TrimSpace(parts[i])) == 4 }
	switch {
	case len(parts) == 3 && year(2):
		return Date{Year: n[2], Month: time.Month(n[1]), Day: n[0]}, true
	case len(parts) == 3 && year(0):
		return Date{Year: n[0], Month: time.Month(n[1]), Day: n[2]}, true
	case len(parts) == 2 && year(1):
		return endOf(n[1], n[0], last), false
	case len(parts) == 2 && year(0):
		return endOf(n[0], n[1], last), false
	case len(parts) == 1 && year(0) && last:
		return endOf(n[0], 12, true), false
	case len(parts) == 1 && year(0):
		return endOf(n[0], 1, false), false
	}
	return d, false
}

// endOf is the first or the last day of a month.
func endOf(year, month int, last bool) Date {
	if month < 1 || month > 12 {
		return Date{}
	}
	if !last {
		return Date{Year: year, Month: time.Month(month), Day: 1}
	}
	return Date{Year: year, Month: time.Month(month) + 1, Day: 1}.Plus(-1)
}

// Plus is the day so many days later, or earlier.
func (d Date) Plus(days int) Date {
	y, m, n := time.Date(d.Year, d.Month, d.Day+days, 0, 0, 0, 0, time.UTC).Date()
	return Date{Year: y, Month: m, Day: n}
}
