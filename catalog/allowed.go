package catalog

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// allowed says why a person may not give a field this value: what the
// standard has no room for. Files may hold it all the same.
func allowed(name FieldName, v Value) error {
	switch name {
	case Urgency:
		_, err := parseNumber(string(name), v, 1, 8)
		return err
	case CountryCode:
		for _, r := range v.Text {
			if (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') || len(v.Text) != 2 && len(v.Text) != 3 {
				return fmt.Errorf("%s=%s: want the two or three letters of ISO 3166: %w", name, v.Text, ErrUsage)
			}
		}
	case CopyrightStatus:
		return oneOf(name, v, Copyrighted, PublicDomain)
	case DateCreated:
		if v.Text != "" && !isDate(v.Text) {
			return fmt.Errorf("%s=%s: want a date such as 2026-03-14 or 2026-03-14T09:12:04+07:00: %w", name, v.Text, ErrUsage)
		}
	case ImageRegions:
		return allowedRegions(v)
	case LocationsShown, LocationCreated:
		return allowedLocations(name, v)
	}
	return nil
}

// Values of CopyrightStatus; "" is unknown.
const (
	Copyrighted  = "copyrighted"
	PublicDomain = "public-domain"
)

func oneOf(name FieldName, v Value, texts ...string) error {
	if v.Text == "" || slices.Contains(texts, v.Text) {
		return nil
	}
	return fmt.Errorf("%s=%s: want %s: %w", name, v.Text, strings.Join(texts, " or "), ErrUsage)
}

// isDate reports whether s is a date of XMP: a year, a month or a day, a day
// with a time of it, and perhaps a zone.
func isDate(s string) bool {
	for _, layout := range []string{
		"2006", "2006-01", "2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04Z07:00",
		"2006-01-02T15:04:05", "2006-01-02T15:04:05Z07:00", // a fraction of a second may follow
	} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

func allowedRegions(v Value) error {
	for _, r := range v.Records {
		if err := oneOf("shape", r["shape"], "rectangle", "circle", "polygon"); err != nil {
			return err
		}
		if err := oneOf("unit", r["unit"], "relative", "pixel"); err != nil {
			return err
		}
		points := append([]Record{r}, r["vertices"].Records...)
		for _, p := range points {
			for _, name := range []FieldName{"x", "y", "w", "h", "radius"} {
				if err := between(name, p[name], -1_000_000, 1_000_000); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func allowedLocations(name FieldName, v Value) error {
	for _, r := range v.Records {
		for _, bound := range []struct {
			name FieldName
			most float64
		}{{"latitude", 90}, {"longitude", 180}, {"altitude", 1_000_000}} {
			if err := between(bound.name, r[bound.name], -bound.most, bound.most); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	return nil
}

func between(name FieldName, v Value, lo, hi float64) error {
	if v.Text == "" {
		return nil
	}
	if n, err := strconv.ParseFloat(v.Text, 64); err != nil || !(n >= lo && n <= hi) {
		return fmt.Errorf("%s=%s: want a number from %g to %g: %w", name, v.Text, lo, hi, ErrUsage)
	}
	return nil
}
