package camera

import (
	"encoding/json"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/render"
)

func shot(zoned bool) Shot {
	loc := time.UTC
	if zoned {
		loc = time.FixedZone("", 7*3600)
	}
	return Shot{
		Camera: catalog.Camera{Make: "Sao", Model: "S1", Lens: "24-70mm", Serial: "77", ISO: 1600, Aperture: 2.8,
			Shutter: "1/250", FocalMM: 35, Orientation: 6, GPS: &catalog.GPS{Lat: 22.5, Lon: -104.25}},
		Captured: catalog.Moment{Time: time.Date(2024, 3, 5, 9, 12, 4, 250e6, loc), Zoned: zoned},
		Width:    40, Height: 30, Software: "1.0",
	}
}

func TestExiftoolReadsTheSegment(t *testing.T) {
	if _, err := exec.LookPath("exiftool"); err != nil {
		t.Skip("exiftool is not installed")
	}
	img := image.NewNRGBA(image.Rect(0, 0, 40, 30))
	jpeg, err := render.EncodeJPEG(img, 80)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name   string
		change func(*Shot)
		tag    string
		want   any
	}{
		{"make", nil, "IFD0:Make", "Sao"},
		{"lens", nil, "ExifIFD:LensModel", "24-70mm"},
		{"orientation", nil, "IFD0:Orientation", 6.0},
		{"exposure", nil, "ExifIFD:ExposureTime", 0.004},
		{"long exposure", func(s *Shot) { s.Shutter = "2.5" }, "ExifIFD:ExposureTime", 2.5},
		{"aperture", nil, "ExifIFD:FNumber", 2.8},
		{"clock", nil, "ExifIFD:DateTimeOriginal", "2024:03:05 09:12:04"},
		{"fraction", nil, "ExifIFD:SubSecTimeOriginal", "25"},
		{"offset", nil, "ExifIFD:OffsetTimeOriginal", "+07:00"},
		{"no offset", func(s *Shot) { s.Captured.Zoned = false }, "ExifIFD:OffsetTimeOriginal", nil},
		{"latitude", nil, "Composite:GPSLatitude", 22.5},
		{"west is negative", nil, "Composite:GPSLongitude", -104.25},
		{"big-endian", func(s *Shot) { s.BigEndian = true }, "ExifIFD:ISO", 1600.0},
		{"thumbnail", func(s *Shot) { s.Thumbnail = jpeg }, "IFD1:ThumbnailLength", float64(len(jpeg))},
		{"no warning", func(s *Shot) { s.Thumbnail = jpeg }, "ExifTool:Warning", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := shot(true)
			if tt.change != nil {
				tt.change(&s)
			}
			seg, err := Segment(s)
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "a.jpg")
			data := append(append(append([]byte{}, jpeg[:20]...), seg...), jpeg[20:]...)
			if err := os.WriteFile(path, data, 0o644); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command("exiftool", "-all", "-validate", "-json", "-n", "-a", "-G1", path).Output()
			if err != nil {
				t.Fatal(err)
			}
			var got []map[string]any
			if err := json.Unmarshal(out, &got); err != nil {
				t.Fatal(err)
			}
			v := got[0][tt.tag]
			if n, ok := v.(float64); ok && tt.tag == "ExifIFD:SubSecTimeOriginal" && n == 25 {
				v = "25" // exiftool writes digits as a number
			}
			if v != tt.want {
				t.Errorf("%s = %v, want %v", tt.tag, v, tt.want)
			}
		})
	}
}

func TestSegmentRefuses(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*Shot)
	}{
		{"a shutter in words", func(s *Shot) { s.Shutter = "fast" }},
		{"a shutter of nothing", func(s *Shot) { s.Shutter = "1/0" }},
		{"a thumbnail that does not fit", func(s *Shot) { s.Thumbnail = make([]byte, 70000) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := shot(false)
			tt.change(&s)
			if _, err := Segment(s); err == nil {
				t.Error("no error")
			}
		})
	}
}
