package export

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cutline/catalog"
)

// canaries are what must not leave, each with a value that is found again.
var canaries = []string{
	"-GPSLatitude=21.123456", "-GPSLatitudeRef=N", "-GPSLongitude=106.654321", "-GPSLongitudeRef=E", "-GPSAltitude=4321",
	"-XMP-exif:GPSLatitude=21.123456", "-XMP-exif:GPSLongitude=106.654321",
	"-ExifIFD:SerialNumber=CANARY-serial", "-ExifIFD:LensSerialNumber=CANARY-lens", "-ExifIFD:OwnerName=CANARY-owner",
	"-ExifIFD:UserComment=CANARY-comment", "-ExifIFD:ImageUniqueID=CANARYunique", "-IFD0:Software=CANARY-software",
	"-IFD0:HostComputer=CANARY-host", "-XMP-aux:SerialNumber=CANARY-aux", "-XMP-aux:OwnerName=CANARY-auxowner",
	"-XMP-xmpMM:HistoryAction=CANARY-history", "-XMP-xmpMM:DocumentID=CANARY-document", "-XMP-photoshop:History=CANARY-pshistory",
	"-XMP-photoshop:Instructions=CANARY-instructions", "-IPTC:SpecialInstructions=CANARY-instructions", "-IPTC:OriginalTransmissionReference=CANARY-job",
	"-Comment=CANARY-comment", "-XMP-dc:Description=CANARY-description", "-IPTC:Caption-Abstract=CANARY-caption",
	"-XMP-lr:HierarchicalSubject=CANARY|tree",
}

func TestPicturesCarryTheCaptionAndNothingElse(t *testing.T) {
	exiftool := tool(t, "exiftool")
	s := story(t)
	preview := master(t, t.TempDir(), "preview.jpg", 160, 120).Path
	for id, p := range s.Photos {
		args := append([]string{"-q", "-overwrite_original", "-m", "-ThumbnailImage<=" + preview}, canaries...)
		run(t, exiftool, append(args, p.Path)...)
		data, err := os.ReadFile(p.Path)
		if err != nil || !bytes.Contains(data, []byte("CANARY")) {
			t.Fatalf("the master has no canary: %v", err)
		}
		q := catalogued(t, p.Path)
		q.ID, q.Caption = id, p.Caption
		q.Camera.Serial, q.Camera.GPS = "CANARY-serial", &catalog.GPS{Lat: 21.123456, Lon: 106.654321}
		s.Photos[id] = q
	}
	pkg := export(t, s, catalog.ExportOptions{To: t.TempDir(), Presets: []string{"web", "thumb", "social", "page"}})
	for _, f := range pkg.Files {
		path := filepath.Join(pkg.Path, filepath.FromSlash(f.Path))
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, canary := range []string{"CANARY", "21.123456", "106.654321", "21,7.4", "106,39.2"} {
			if bytes.Contains(data, []byte(canary)) {
				t.Errorf("%s holds %q", f.Path, canary)
			}
		}
		if f.Photo != 0 {
			checkTags(t, exiftool, path, f)
		}
	}
}

// checkTags reads a picture's metadata with exiftool.
func checkTags(t *testing.T, exiftool, path string, f catalog.PackageFile) {
	t.Helper()
	var all []map[string]any
	if err := json.Unmarshal(run(t, exiftool, "-j", "-a", "-G1", "-struct", "-charset", "iptc=UTF8", path), &all); err != nil {
		t.Fatal(err)
	}
	tags := all[0]
	for key := range tags {
		group, name, _ := strings.Cut(key, ":")
		for _, bad := range []string{"GPS", "Serial", "Owner", "Thumbnail", "Preview", "History", "Instructions", "TransmissionReference", "DocumentID"} {
			if strings.Contains(name, bad) || group == "GPS" {
				t.Errorf("%s carries %s = %v", f.Path, key, tags[key])
			}
		}
	}
	want := map[string]string{
		"XMP-dc:Description": "Bà Vi Thị Mẫu, Chủ tịch UBND xã Bản Thử, thăm một gian hàng thổ cẩm tại chợ phiên",
		"XMP-dc:Creator":     "Đinh Văn Thử", "XMP-photoshop:Credit": "Đinh Thử", "XMP-dc:Rights": "© 2031 Báo Thử",
		"XMP-iptcCore:AltTextAccessibility": "Chợ phiên đông người", "IPTC:By-line": "Đinh Văn Thử",
	}
	if f.Slot == 2 {
		want = map[string]string{
			"XMP-dc:Description": "Thuyền chở hàng trên sông", "IPTC:Caption-Abstract": "Thuyền chở hàng trên sông",
			"XMP-dc:Creator": "Tòa soạn", "XMP-photoshop:Credit": "Báo Thử", "IPTC:Credit": "Báo Thử",
			"XMP-iptcCore:AltTextAccessibility": "Một chiếc thuyền",
		}
	}
	for key, w := range want {
		got := tags[key]
		if list, ok := got.([]any); ok && len(list) == 1 {
			got = list[0]
		}
		if got != w {
			t.Errorf("%s: %s = %v, want %q", f.Path, key, got, w)
		}
	}
	if f.Preset == "page" && tags["JFIF:XResolution"] != 300.0 {
		t.Errorf("%s: resolution %v, want 300", f.Path, tags["JFIF:XResolution"])
	}
}

func TestFullSizePicturesAreMadeOneAtATime(t *testing.T) {
	for _, tt := range []struct {
		presets []string
		want    int
	}{
		{nil, 2}, {[]string{"web", "thumb", "social"}, 2}, {[]string{"web", "page"}, 1},
	} {
		p, err := NewStoryPlan(story(t), catalog.ExportOptions{To: t.TempDir(), Presets: tt.presets})
		if err != nil {
			t.Fatal(err)
		}
		if got := p.workers(); got != tt.want {
			t.Errorf("%v: %d pictures at once, want %d", tt.presets, got, tt.want)
		}
	}
}
