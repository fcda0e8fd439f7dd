package metadata

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/metadata/exif"
	"cutline/catalog/photofile"
)

// expected is what exiftool reads from the corpus' photos, by path below
// photos.
func expected(t testing.TB) map[string]map[string]any {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(corpus(t), "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]map[string]any
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber() // a source may be "536991815"
	if err := dec.Decode(&all); err != nil {
		t.Fatal(err)
	}
	return all
}

// A difference is one value of one file that is not as exiftool has it.
type difference struct {
	file, what, got, want string
	info                  photofile.Info
	said                  map[string]any // by exiftool
	data                  []byte         // of the file; only of captions
}

// A reason is a rule by which we differ from exiftool.
type reason struct {
	name  string
	holds func(difference) bool
}

// TestCameraExpected holds the cameras' values of all kinds of files against
// exiftool's: maker, model, orientation, time of the exposure with its offset,
// size and position. Whatever differs must have a reason.
func TestCameraExpected(t *testing.T) {
	root := corpus(t)
	good, total := map[string]int{}, map[string]int{}
	why := map[string]int{}
	for file, want := range expected(t) {
		path := filepath.Join(root, "photos", file)
		if !photofile.IsName(path) {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		info, err := photofile.ReadFrom(photofile.Memory(data), path)
		if err != nil {
			t.Logf("%s: %v", file, err)
		}
		for _, v := range cameraValues(info, want) {
			total[v.what]++
			if v.got == v.want {
				good[v.what]++
				continue
			}
			v.file, v.info, v.said = file, info, want
			i := slices.IndexFunc(reasons, func(r reason) bool { return r.holds(v) })
			if i < 0 {
				t.Errorf("%s: %s is %q, exiftool says %q, and there is no reason for it", file, v.what, v.got, v.want)
				continue
			}
			why[reasons[i].name]++
			t.Logf("%s: %s is %q, exiftool says %q: %s", file, v.what, v.got, v.want, reasons[i].name)
		}
	}
	g, n := 0, 0
	for what := range total {
		t.Logf("%-12s %d of %d", what, good[what], total[what])
		g, n = g+good[what], n+total[what]
	}
	t.Logf("%-12s %d of %d = %.2f %%", "all", g, n, 100*float64(g)/float64(n))
	if n < 1000 || float64(g) < .995*float64(n) {
		t.Errorf("%d of %d values agree, want 99.5 %%", g, n)
	}
	for _, r := range reasons {
		if why[r.name] == 0 {
			t.Errorf("nothing differs because %s", r.name)
		}
	}
	if len(reasons) > 25 {
		t.Errorf("%d reasons, at most 25", len(reasons))
	}
}

// reasons are rules, never files.
var reasons = []reason{
	{"an EXIF block that does not begin as a TIFF is none (METADATA 4.4: the sanitiser)", func(d difference) bool {
		return d.what == "orientation" && d.info.EXIF == nil
	}},
	{"a damaged head is passed over to the photo's own frame header, not to a thumbnail's (METADATA 5.1)", func(d difference) bool {
		return d.what == "size" && d.info.Kind == catalog.JPEG && d.said["File:FileType"] == nil
	}},
	{"a size is a whole number above zero, of a type that can hold it, up to 16 million", func(d difference) bool {
		return d.what == "size" && d.info.Kind == catalog.TIFF && d.got == "0 0" && d.info.Problem != ""
	}},
	{"the size of a DNG is its DefaultCropSize: what is left of the sensor's (DNG 1.7.1)", func(d difference) bool {
		return d.what == "size" && d.info.Kind == catalog.DNG
	}},
}

// cameraValues pairs what we read with what exiftool reads.
func cameraValues(info photofile.Info, want map[string]any) []difference {
	e, _ := exif.Read(info.EXIF)
	var out []difference
	add := func(what string, got, want any) {
		out = append(out, difference{what: what, got: fmt.Sprint(got), want: fmt.Sprint(want)})
	}
	if v := text(want["IFD0:Make"]); v != "" {
		add("make", clean(e.Make), v)
	}
	if v := text(want["IFD0:Model"]); v != "" {
		add("model", clean(e.Model), v)
	}
	if n := number(want["IFD0:Orientation"]); n >= 1 && n <= 8 {
		add("orientation", e.Orientation, int(n))
	}
	if m, ok := expectedTime(want); ok {
		add("time", catalog.Moment{Time: e.Taken, Zoned: e.Zoned}, m)
	}
	if w, h := expectedSize(info.Kind, want); w > 0 && h > 0 {
		add("size", fmt.Sprint(info.Width, info.Height), fmt.Sprint(w, h))
	}
	lat, lon := number(want["Composite:GPSLatitude"]), number(want["Composite:GPSLongitude"])
	if want["GPS:GPSLatitude"] != nil && !math.IsNaN(lat) && !math.IsNaN(lon) {
		near := e.GPS != nil && math.Abs(e.GPS.Lat-lat) < 1e-6 && math.Abs(e.GPS.Lon-lon) < 1e-6
		add("position", near, true)
	}
	return out
}

// expectedSize is the size of the photo: of a raw file what the camera says,
// or the largest picture's.
func expectedSize(kind catalog.Kind, want map[string]any) (w, h int) {
	if x, y := number(want["Composite:ImageWidth"]), number(want["Composite:ImageHeight"]); x > 0 && y > 0 {
		return int(x), int(y)
	}
	groups := []string{"File", "PNG", "RIFF", "Photoshop", "IFD0"}
	if kind.IsRaw() {
		groups = []string{"ExifIFD", "CanonRaw", "SigmaRaw", "SubIFD", "SubIFD1", "SubIFD2", "IFD0", "File"}
	}
	for _, g := range groups {
		x, y := number(want[g+":ImageWidth"]), number(want[g+":ImageHeight"])
		if g == "ExifIFD" {
			x, y = number(want[g+":ExifImageWidth"]), number(want[g+":ExifImageHeight"])
		}
		if x > 0 && y > 0 && int(x) > w {
			w, h = int(x), int(y)
			if !strings.HasPrefix(g, "SubIFD") {
				break
			}
		}
	}
	return w, h
}

func number(v any) float64 {
	n, _ := v.(json.Number)
	f, err := n.Float64()
	if err != nil {
		return math.NaN()
	}
	return f
}

// expectedTime is the time of the exposure with fraction and offset, if it is
// a time at all. A camera's only offset counts for the exposure too, which
// exiftool leaves to its reader.
func expectedTime(want map[string]any) (catalog.Moment, bool) {
	s := text(want["ExifIFD:DateTimeOriginal"])
	if full := text(want["Composite:SubSecDateTimeOriginal"]); full != "" {
		s = full
	}
	if off := text(want["ExifIFD:OffsetTime"]); off != "" && want["ExifIFD:OffsetTimeOriginal"] == nil {
		s += off
	}
	for _, layout := range []string{"2006:01:02 15:04:05.999999999Z07:00", "2006:01:02 15:04:05.999999999"} {
		if t, err := time.Parse(layout, s); err == nil {
			return catalog.Moment{Time: t, Zoned: strings.HasSuffix(layout, "Z07:00")}, true
		}
	}
	return catalog.Moment{}, false
}
