package metadata

import (
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/metadata/iim"
)

// Numbers in record 2 of the date of creation, CCYYMMDD with 00 for what is not
// known, and of its time, HHMMSS or HHMMSS±HHMM (IIM 4.2).
const (
	iimDate  = 55
	iimClock = 60
)

// dateOf is the date of creation in a block as XMP would say it; "" for none.
// A time without an offset is what Lightroom writes for an unknown zone.
func dateOf(block iim.Block) string {
	days, clocks := block.Texts(iimDate), block.Texts(iimClock)
	if len(days) == 0 {
		return ""
	}
	digits := strings.NewReplacer(":", "", "-", "").Replace(strings.TrimSpace(days[0]))
	day, err := time.Parse("20060102", digits)
	switch {
	case err == nil:
	case len(digits) == 8 && strings.HasSuffix(digits, "0000"):
		return dated("2006", digits[:4])
	case len(digits) == 8 && strings.HasSuffix(digits, "00"):
		return dated("200601", digits[:6])
	default:
		return ""
	}
	if len(clocks) > 0 {
		clock := strings.ReplaceAll(strings.TrimSpace(clocks[0]), ":", "")
		if t, err := time.Parse("150405-0700", clock); err == nil {
			return day.Format(time.DateOnly) + t.Format("T15:04:05-07:00")
		}
		if t, err := time.Parse("150405", clock); err == nil {
			return day.Format(time.DateOnly) + t.Format("T15:04:05")
		}
	}
	return day.Format(time.DateOnly)
}

// dated is a year, or a month of it, as XMP says it; "" when there is none.
func dated(layout, s string) string {
	t, err := time.Parse(layout, s)
	if err != nil {
		return ""
	}
	return t.Format(map[string]string{"2006": "2006", "200601": "2006-01"}[layout])
}

// dateSets are the datasets of a date of XMP: only the parts it has.
func dateSets(s string) []iim.Dataset {
	set := func(n byte, s string) iim.Dataset { return iim.Dataset{Record: 2, Number: n, Data: []byte(s)} }
	if m := parseXMPTime(s); !m.IsZero() {
		sets := []iim.Dataset{set(iimDate, m.Time.Format("20060102"))}
		if strings.Contains(s, "T") {
			sets = append(sets, set(iimClock, clockOf(m)))
		}
		return sets
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return []iim.Dataset{set(iimDate, t.Format("200601")+"00")}
	}
	if t, err := time.Parse("2006", s); err == nil {
		return []iim.Dataset{set(iimDate, t.Format("2006")+"0000")}
	}
	return nil
}

// clockOf is the time of day: with the offset only if it is known.
func clockOf(m catalog.Moment) string {
	if m.Zoned {
		return m.Time.Format("150405-0700")
	}
	return m.Time.Format("150405")
}

// sameDate reports whether a date of IIM says what one of XMP does, so far as
// both say it: IIM knows no fractions of a second, and many a program writes
// midnight for a time it does not know.
func sameDate(x, i string) bool {
	xDay, xClock, xTime := strings.Cut(x, "T")
	iDay, iClock, iTime := strings.Cut(i, "T")
	switch {
	case xDay != iDay && !strings.HasPrefix(iDay, xDay):
		return false
	case !xTime || !iTime:
		return true
	}
	xm, im := parseXMPTime("2000-01-01T"+xClock), parseXMPTime("2000-01-01T"+iClock)
	if xm.Zoned && im.Zoned {
		return xm.Time.Truncate(time.Second).Equal(im.Time)
	}
	return sameReading(xm.Time, im.Time)
}
