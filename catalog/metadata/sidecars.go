package metadata

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"cutline/catalog/metadata/xmp"
)

var (
	xmpCreatorTool         = xmp.Name{Space: xmpMetadataDate.Space, Prefix: "xmp", Local: "CreatorTool"}
	photoshopSidecarForExt = ps("SidecarForExtension")
)

// A Sidecar is one that was read from disk.
type Sidecar struct {
	Name string
	Data []byte
	Time time.Time // when the file was changed
}

// changed is when the sidecar's texts were changed, as far as anybody knows.
func (s Sidecar) changed() time.Time {
	if d, err := xmp.Parse(xmp.UTF8(s.Data)); err == nil {
		if t := (packets{d}).stamp(); !t.IsZero() {
			return t
		}
	}
	return s.Time
}

// FromSidecars merges a photo's sidecars over what its master says: per field
// what was changed last counts, see FromSidecar. It tells the name of the file
// that was changed last, "" for the master. Sidecars that cannot be read are
// errors; the others are used.
func FromSidecars(base Read, sidecars []Sidecar, fileTime time.Time) (r Read, last string, bad []error) {
	sidecars = slices.Clone(sidecars)
	if len(sidecars) > 1 {
		slices.SortStableFunc(sidecars, func(a, b Sidecar) int { return a.changed().Compare(b.changed()) })
	}
	r = base
	for _, s := range sidecars {
		merged, e := FromSidecar(r, s.Data, s.Time, fileTime)
		if e != nil {
			bad = append(bad, fmt.Errorf("%s: %w", s.Name, e))
			continue
		}
		if merged.won {
			last = s.Name
		}
		r = merged
	}
	return r, last, bad
}

// SidecarForExtension is the kind of file that a sidecar says it is for,
// "CR2"; "" if it says nothing or cannot be read.
func SidecarForExtension(sidecar []byte) string {
	d, err := xmp.Parse(xmp.UTF8(sidecar))
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(d.Text(photoshopSidecarForExt), ".")
}

// Join takes from a partner of the master, another form of the same frame,
// what the master does not say, or what its metadata say later.
func (r Read) Join(partner Read) Read {
	later := !r.stamp.IsZero() && partner.stamp.After(r.stamp)
	out := r
	out.Caption = r.Caption.Clone()
	for name, v := range partner.Caption {
		if out.Caption[name].IsZero() || later {
			out.Caption.Set(name, v)
		}
	}
	if partner.HasMarks && (later || !r.HasMarks) {
		out.Marks, out.HasMarks = partner.Marks, true
	}
	if later || r.stamp.IsZero() {
		out.stamp, out.By = partner.stamp, partner.By
	}
	if out.Captured.IsZero() {
		out.Captured = partner.Captured
	}
	if out.Camera.Make == "" && out.Camera.Model == "" {
		turn := out.Camera.Orientation
		out.Camera = partner.Camera
		out.Camera.Orientation = turn
	}
	if out.Camera.GPS == nil {
		out.Camera.GPS = partner.Camera.GPS
	}
	return out
}

// apart is how much the times of two files of one frame may differ: some
// cameras give the JPEG the time at which they wrote it.
const apart = 2 * time.Second

// SameFrame reports whether two files of one name can be of the same moment
// and camera, as far as they tell. The clocks are compared as they stood: a
// file in another form may have lost the zone.
func (r Read) SameFrame(other Read) bool {
	a, b := r.Captured, other.Captured
	if !a.IsZero() && !b.IsZero() {
		if d := wall(a.Time).Sub(wall(b.Time)); d.Abs() > apart && a.Time.Sub(b.Time).Abs() > apart {
			return false
		}
	}
	x, y := r.Camera, other.Camera
	if x.Serial != "" && y.Serial != "" && x.Serial != y.Serial {
		return false
	}
	return x.Model == "" || y.Model == "" || strings.EqualFold(x.Model, y.Model)
}

// wall is what the clock showed.
func wall(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}

// Source says for people where a caption was read, by which program it was
// changed and when, as far as the file tells: "IMG_1.xmp · Lightroom · 2026-05-01 09:12".
func (r Read) Source(file string) string {
	parts := []string{file}
	if r.By != "" {
		parts = append(parts, r.By)
	}
	if !r.stamp.IsZero() {
		parts = append(parts, r.stamp.Format("2006-01-02 15:04"))
	}
	return strings.Join(parts, " · ")
}
