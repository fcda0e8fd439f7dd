package exif

import "math"

const (
	gpsLatRef = 1
	gpsLat    = 2
	gpsLonRef = 3
	gpsLon    = 4
)

// position is where the camera stood; nil when the block does not say, says
// half of it, or says exactly 0, 0, which receivers write before they know.
func (s source) position() *Position {
	lat, ok := s.degrees(gpsLat)
	lon, ok2 := s.degrees(gpsLon)
	if !ok || !ok2 {
		return nil
	}
	switch cleanText(s.raw[key{dirGPS, gpsLatRef}].data) {
	case "N", "n", "North":
	case "S", "s", "South":
		lat = -lat
	default:
		return nil
	}
	switch cleanText(s.raw[key{dirGPS, gpsLonRef}].data) {
	case "E", "e", "East":
	case "W", "w", "West":
		lon = -lon
	default:
		return nil
	}
	if math.Abs(lat) > 90 || math.Abs(lon) > 180 || lat == 0 && lon == 0 {
		return nil
	}
	return &Position{toCentimetre(lat), toCentimetre(lon)}
}

// toCentimetre drops what only the sum of degrees, minutes and seconds put
// behind the seventh decimal.
func toCentimetre(degrees float64) float64 { return math.Round(degrees*1e7) / 1e7 }

// degrees reads degrees, minutes and seconds; minutes and seconds may be
// missing, degrees may not.
func (s source) degrees(tag uint16) (float64, bool) {
	v := s.raw[key{dirGPS, tag}]
	if v.kind != kindRational && v.kind != kindSRational || len(v.data) < 8 {
		return 0, false
	}
	total, unit := 0.0, 1.0
	for i := 0; i+8 <= min(len(v.data), 24); i += 8 {
		num, den := float64(s.order.Uint32(v.data[i:])), float64(s.order.Uint32(v.data[i+4:]))
		if v.kind == kindSRational {
			num, den = float64(int32(s.order.Uint32(v.data[i:]))), float64(int32(s.order.Uint32(v.data[i+4:])))
		}
		if den == 0 {
			if i == 0 {
				return 0, false
			}
			continue
		}
		total += num / den / unit
		unit *= 60
	}
	return math.Abs(total), true
}
