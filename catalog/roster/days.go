package roster

import (
	"strconv"
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// firstSerial is the least number of a cell that a workbook means as a day:
// 18 May 1927. Smaller ones are years.
const firstSerial, lastSerial = 10_000, 2_958_465

// day reads the first or the last day of an office: 31/10/2018, 10/2018,
// 2018, 2018-10-31; "đến nay" and nothing are an open end. ok is false for
// what is none of them.
func (l *lister) day(line int, s string, last bool) (d catalog.Date, ok bool) {
	plain := withoutWords(s)
	if fold.Name(s) == "" || last && stillHeld(plain) {
		return d, true
	}
	d, exact := catalog.TypedDay(plain, last)
	if l.excel && d.IsZero() {
		d, exact = serialDay(plain)
	}
	if d.IsZero() || !d.Valid() || d.Year < 1000 {
		l.problem(line, catalog.DayBad, s)
		return d, false
	}
	if !exact {
		l.problem(line, catalog.DayTaken, s, d)
	}
	return d, true
}

// withoutWords takes "từ ngày", "đến hết tháng" and the like from before a day.
func withoutWords(s string) string {
	words := strings.Fields(s)
	for len(words) > 0 {
		switch fold.Name(words[0]) {
		case "tu", "den", "ngay", "thang", "nam", "het", "from", "since", "to", "until", "till":
			words = words[1:]
			continue
		}
		break
	}
	return strings.Join(words, " ")
}

// stillHeld reports whether the end of an office is now, whenever that is.
func stillHeld(s string) bool {
	switch fold.Name(s) {
	case "nay", "hien nay", "hien tai", "bay gio", "present", "now", "today", "date":
		return true
	}
	return false
}

// serialDay is the day of a workbook's number.
func serialDay(s string) (catalog.Date, bool) {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || !(f >= firstSerial && f <= lastSerial) {
		return catalog.Date{}, false
	}
	y, m, d := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(f)).Date()
	return catalog.Date{Year: y, Month: m, Day: d}, true
}
