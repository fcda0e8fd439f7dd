package metadata

import (
	"math"
	"slices"
	"strconv"

	"cutline/catalog"
	"cutline/catalog/metadata/xmp"
)

// Names of the Metadata Working Group's regions: what Lightroom, digiKam and
// Picasa keep faces in (MWG Guidelines 2.0, section 5.10).
func mwg(l string) xmp.Name {
	return xmp.Name{Space: "http://www.metadataworkinggroup.com/schemas/regions/", Prefix: "mwg-rs", Local: l}
}
func area(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.adobe.com/xmp/sType/Area#", Prefix: "stArea", Local: l}
}

// human is the type of an image region that shows a person, as the IPTC names
// it. A face of the MWG is read as such a region, and such a region is
// written as a face.
const human = "http://cv.iptc.org/newscodes/imageregiontype/human"

// mostFaces is the most faces that are looked at; a picture of a stadium has
// fewer.
const mostFaces = 500

// A face is a region of the MWG: name, and a rectangle in fractions of the
// picture.
type face struct {
	name       string
	x, y, w, h float64 // of the upper left corner, and the size
}

// facesOf reads the faces, and at which place each is among all regions.
func facesOf(s *xmp.Struct) (faces []face, at []int) {
	regions := s.Structs(mwg("Regions"))
	if len(regions) == 0 {
		return nil, nil
	}
	for i, one := range regions[0].Structs(mwg("RegionList")) {
		areas := one.Structs(mwg("Area"))
		if one.Text(mwg("Type")) != "Face" || len(areas) == 0 || len(faces) == mostFaces {
			continue
		}
		f, ok := face{name: clean(one.Text(mwg("Name")))}, true
		for _, v := range []struct {
			to   *float64
			name string
		}{{&f.x, "x"}, {&f.y, "y"}, {&f.w, "w"}, {&f.h, "h"}} {
			n, err := strconv.ParseFloat(areas[0].Text(area(v.name)), 64)
			*v.to, ok = n, ok && err == nil && n >= 0 && n <= 1
		}
		if unit := areas[0].Text(area("unit")); ok && (unit == "" || unit == "normalized") {
			f.x, f.y = f.x-f.w/2, f.y-f.h/2 // x and y name the centre
			faces, at = append(faces, f), append(at, i)
		}
	}
	return faces, at
}

// faceOf is the face that a region is, if it is one.
func faceOf(r catalog.Record) (face, bool) {
	f, ok := rectangleOf(r)
	return f, ok && slices.ContainsFunc(r["types"].Records, func(t catalog.Record) bool { return slices.Contains(t["ids"].List, human) })
}

// rectangleOf is name and place of a region that is a rectangle in fractions.
func rectangleOf(r catalog.Record) (face, bool) {
	f := face{name: r["name"].Text}
	for _, n := range []catalog.FieldName{"x", "y", "w", "h"} {
		v, err := strconv.ParseFloat(r[n].Text, 64)
		if err != nil {
			return f, false
		}
		switch n {
		case "x":
			f.x = v
		case "y":
			f.y = v
		case "w":
			f.w = v
		default:
			f.h = v
		}
	}
	return f, r["shape"].Text == "rectangle" && r["unit"].Text == "relative" && f.w <= 1 && f.h <= 1
}

// region is the face as an image region.
func (f face) region() catalog.Record {
	r := catalog.Record{
		"shape": catalog.TextValue("rectangle"), "unit": catalog.TextValue("relative"),
		"types": catalog.RecordsValue(catalog.Record{"ids": catalog.ListValue(human)}),
		"x":     fraction(f.x), "y": fraction(f.y), "w": fraction(f.w), "h": fraction(f.h),
	}
	catalog.Caption(r).Set("name", catalog.TextValue(f.name))
	return r
}

func fraction(n float64) catalog.Value {
	return catalog.TextValue(strconv.FormatFloat(math.Round(n*1e6)/1e6, 'f', -1, 64))
}

// near reports whether both are at the same place of the picture.
func (f face) near(g face) bool {
	const off = 0.002
	return math.Abs(f.x-g.x) < off && math.Abs(f.y-g.y) < off && math.Abs(f.w-g.w) < off && math.Abs(f.h-g.h) < off
}

// withFaces adds the faces that no image region says already.
func withFaces(records []catalog.Record, s *xmp.Struct) []catalog.Record {
	faces, _ := facesOf(s)
	if len(faces) == 0 {
		return records
	}
	var known []face
	for _, r := range records {
		if f, ok := rectangleOf(r); ok {
			known = append(known, f)
		}
	}
	for _, f := range faces {
		if !slices.ContainsFunc(known, func(g face) bool { return f.near(g) && f.name == g.name }) {
			records = append(records, f.region())
		}
	}
	return records
}

// setFaces makes the faces those of the image regions. Regions that are no
// faces, and what others wrote beside a name and a place, stay.
func setFaces(s *xmp.Struct, regions []catalog.Record) {
	var want []face
	for _, r := range regions {
		if f, ok := faceOf(r); ok {
			want = append(want, f)
		}
	}
	old, at := facesOf(s)
	if slices.Equal(old, want) || len(old) == 0 && len(want) == 0 {
		return
	}
	var from []int
	for _, w := range want {
		k := slices.IndexFunc(old, func(o face) bool { return o.near(w) })
		if k < 0 {
			k = slices.IndexFunc(old, func(o face) bool { return o.name == w.name })
		}
		if k >= 0 && !slices.Contains(from, at[k]) {
			from = append(from, at[k])
		} else {
			from = append(from, -1)
		}
	}
	info := s.Structs(mwg("Regions"))
	if len(info) == 0 {
		info = s.Arrange(mwg("Regions"), "", []int{-1})
	}
	for i := range info[0].Structs(mwg("RegionList")) {
		if !slices.Contains(at, i) {
			from = append(from, i)
		}
	}
	if len(from) == 0 {
		s.Remove(mwg("Regions"))
		return
	}
	for i, one := range info[0].Arrange(mwg("RegionList"), xmp.Bag, from)[:len(want)] {
		want[i].write(one)
	}
}

// write makes the MWG's region say the face.
func (f face) write(one *xmp.Struct) {
	if one.Text(mwg("Name")) != f.name {
		one.SetText(mwg("Name"), f.name)
	}
	if one.Text(mwg("Type")) != "Face" {
		one.SetText(mwg("Type"), "Face")
	}
	areas := one.Structs(mwg("Area"))
	if len(areas) == 0 {
		areas = one.Arrange(mwg("Area"), "", []int{-1})
	}
	for _, v := range []struct {
		name string
		n    float64
	}{{"x", f.x + f.w/2}, {"y", f.y + f.h/2}, {"w", f.w}, {"h", f.h}} {
		if old, err := strconv.ParseFloat(areas[0].Text(area(v.name)), 64); err != nil || math.Abs(old-v.n) > 0.002 {
			areas[0].SetText(area(v.name), fraction(v.n).Text)
		}
	}
	if areas[0].Text(area("unit")) == "" {
		areas[0].SetText(area("unit"), "normalized")
	}
}
