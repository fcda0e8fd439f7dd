package query

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"cutline/catalog"
)

// A reader makes bounds of a value in lower case; ok is false when it is none.
type reader func(value string, now time.Time) (low, high string, ok bool)

// fields are the fields of searches. A nil reader: the field takes text.
var fields = map[string]reader{
	"people": nil, "creator": nil, "event": nil, "city": nil, "keyword": nil, "headline": nil,
	"file": nil, "in": nil, "camera": nil, "lens": nil, "story": nil, "collection": nil, "code": nil,
	"date":    days,
	"rating":  numbers(5),
	"color":   numbers(8),
	"iso":     numbers(math.MaxInt32),
	"width":   numbers(math.MaxInt32),
	"height":  numbers(math.MaxInt32),
	"tag":     yesNo,
	"reject":  yesNo,
	"dup":     yesNo,
	"offline": yesNo,
	"damaged": yesNo,
	"pending": yesNo,
	"clash":   yesNo,
	"used":    used,
	"caption": present,
	"credit":  present,
	"kind":    kinds,
}

func yesNo(v string, _ time.Time) (string, string, bool) {
	switch v {
	case "yes", "true", "1", "có":
		return "yes", "yes", true
	case "no", "false", "0", "không":
		return "no", "no", true
	}
	return "", "", false
}

// used takes yes, no, and 7d: within the last seven days.
func used(v string, now time.Time) (string, string, bool) {
	if n, ok := strings.CutSuffix(v, "d"); ok {
		if days, err := strconv.ParseUint(n, 10, 31); err == nil {
			v = strconv.FormatUint(days, 10) + "d"
			return v, v, true
		}
	}
	return yesNo(v, now)
}

func present(v string, now time.Time) (string, string, bool) {
	if low, high, ok := yesNo(v, now); ok && low == "yes" {
		return low, high, true
	} else if ok || v == "none" {
		return "none", "none", true
	}
	return "", "", false
}

// kinds takes a kind or an extension; raw is every kind of raw file.
func kinds(v string, _ time.Time) (string, string, bool) {
	switch v {
	case "jpg", "jpe":
		v = "jpeg"
	case "tif":
		v = "tiff"
	case "heif", "hif":
		v = "heic"
	case "psb":
		v = "psd"
	case "nrw":
		v = "nef"
	case "sr2", "srf":
		v = "arw"
	case "rwl":
		v = "rw2"
	}
	ok := slices.Contains(catalog.Kinds(), catalog.Kind(v))
	return v, v, ok
}

// bounds reads a..b, >a, >=a, <a, <=a and a, where one reads a single value
// as the first and last of what it covers, and beside gives the value next
// to one, n steps away.
func bounds[T any](v string, one func(string) (T, T, bool), beside func(T, int) T) (low, high *T, ok bool) {
	if a, b, cut := strings.Cut(v, ".."); cut {
		ok = a != "" || b != ""
		if a != "" {
			first, _, good := one(a)
			low, ok = &first, ok && good
		}
		if b != "" {
			_, last, good := one(b)
			high, ok = &last, ok && good
		}
		return low, high, ok
	}
	for _, op := range []string{">=", "<=", ">", "<", "="} {
		rest, cut := strings.CutPrefix(v, op)
		if !cut {
			continue
		}
		first, last, good := one(rest)
		switch op {
		case ">=":
			return &first, nil, good
		case "<=":
			return nil, &last, good
		case ">":
			last = beside(last, 1)
			return &last, nil, good
		case "<":
			first = beside(first, -1)
			return nil, &first, good
		}
		return &first, &last, good
	}
	first, last, good := one(v)
	return &first, &last, good
}

// numbers reads whole numbers from 0 to most.
func numbers(most int64) reader {
	return func(v string, _ time.Time) (string, string, bool) {
		low, high, ok := bounds(v, func(s string) (int64, int64, bool) {
			n, err := strconv.ParseUint(s, 10, 32)
			return int64(n), int64(n), err == nil && int64(n) <= most
		}, func(n int64, step int) int64 { return n + int64(step) })
		return number(low), number(high), ok
	}
}

func number(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}

// days reads 2018-10-31, 2018-10, 2018, today and yesterday.
func days(v string, now time.Time) (string, string, bool) {
	low, high, ok := bounds(v, func(s string) (time.Time, time.Time, bool) { return span(s, now) },
		func(t time.Time, step int) time.Time { return t.AddDate(0, 0, step) })
	return day(low), day(high), ok
}

func day(t *time.Time) string {
	if t == nil {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", t.Year(), t.Month(), t.Day())
}

// span is the first and the last day of what s names.
func span(s string, now time.Time) (first, last time.Time, ok bool) {
	y, m, d := now.Date()
	today := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	switch s {
	case "today":
		return today, today, true
	case "yesterday":
		t := today.AddDate(0, 0, -1)
		return t, t, true
	}
	for _, x := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(x.layout, s); err == nil && t.Year() > 0 {
			return t, t.AddDate(x.years, x.months, x.days).AddDate(0, 0, -1), true
		}
	}
	return first, last, false
}
