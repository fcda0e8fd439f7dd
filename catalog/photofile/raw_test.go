package photofile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/sample/camera"
)

// rawFile is a small raw file of that kind with previews of three sizes.
func rawFile(t testing.TB, kind catalog.Kind) camera.RawFile {
	t.Helper()
	return camera.RawFile{
		Kind: kind, Large: smallJPEG(t, 600, 400), Preview: smallJPEG(t, 162, 108), Sensor: 5000,
		Shot: camera.Shot{
			Camera: catalog.Camera{Make: makers[kind], Model: "X1", Orientation: 6, GPS: &catalog.GPS{Lat: 21.5, Lon: -105.25}},
			Width:  600, Height: 400, Thumbnail: smallJPEG(t, 16, 12),
			Captured: catalog.Moment{Time: time.Date(2024, 3, 5, 8, 9, 10, 0, time.FixedZone("", 7*3600)), Zoned: true},
		},
	}
}

var makers = map[catalog.Kind]string{
	catalog.CR2: "Canon", catalog.CR3: "Canon", catalog.NEF: "NIKON CORPORATION", catalog.ARW: "SONY", catalog.DNG: "Sao",
	catalog.RAF: "FUJIFILM", catalog.ORF: "OLYMPUS CORPORATION", catalog.RW2: "Panasonic", catalog.PEF: "RICOH IMAGING COMPANY, LTD.", catalog.SRW: "SAMSUNG",
}

func rawBytes(t testing.TB, f camera.RawFile) []byte {
	t.Helper()
	data, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRawLayouts(t *testing.T) {
	for kind, previews := range map[catalog.Kind]string{ // the large one, the one for the screen, the thumbnail
		catalog.CR2: "600 16", catalog.CR3: "600 162", catalog.NEF: "600 162", catalog.ARW: "162 600", catalog.DNG: "600",
		catalog.RAF: "600 16", catalog.ORF: "600", catalog.RW2: "600", catalog.PEF: "16 600", catalog.SRW: "600 162",
	} {
		for _, big := range []bool{false, true} {
			t.Run(fmt.Sprint(kind, " big-endian ", big), func(t *testing.T) {
				f := rawFile(t, kind)
				if f.BigEndian = big; big && kind == catalog.RW2 {
					t.Skip("there is none")
				}
				info, err := Read(rawBytes(t, f))
				if err != nil {
					t.Fatal(err)
				}
				if info.Kind != kind || info.Width != 600 || info.Height != 400 || info.Problem != "" || len(info.Notes) > 0 {
					t.Errorf("Read() = %s %d × %d, problem %q, notes %q", info.Kind, info.Width, info.Height, info.Problem, info.Notes)
				}
				if len(info.EXIF) < 100 || len(info.EXIF) > 16<<10 {
					t.Errorf("EXIF of %d bytes", len(info.EXIF))
				}
				got := ""
				for _, p := range info.Previews {
					got += fmt.Sprint(" ", p.Width)
				}
				if got != " "+previews {
					t.Errorf("previews%s, want %s", got, previews)
				}
			})
		}
	}
}

func TestRawCutShortIsDamagedAndShowsItsPreview(t *testing.T) {
	for _, kind := range []catalog.Kind{catalog.CR2, catalog.NEF, catalog.ARW, catalog.DNG, catalog.PEF} {
		data := rawBytes(t, rawFile(t, kind))
		info, err := Read(data[:len(data)-100])
		if err != nil || !strings.Contains(info.Problem, "runs past the end of the file") || len(info.Previews) == 0 {
			t.Errorf("%s: problem %q, %d previews, %v", kind, info.Problem, len(info.Previews), err)
		}
	}
}

// Of a large raw file only the parts are read that count.
func TestRawIsReadInParts(t *testing.T) {
	for kind := range makers {
		t.Run(string(kind), func(t *testing.T) {
			f := rawFile(t, kind)
			f.Sensor = 20 << 20
			src := &counting{Memory: rawBytes(t, f)}
			whole, err := Read(src.Memory)
			if err != nil {
				t.Fatal(err)
			}
			info, err := ReadFrom(src, "a."+string(kind))
			if err != nil || fmt.Sprint(info) != fmt.Sprint(whole) {
				t.Errorf("ReadFrom() = %+v, %v; in memory %+v", info, err, whole)
			}
			if src.read > 8<<20 {
				t.Errorf("%d of %d bytes were read", src.read, len(src.Memory))
			}
			print, err := FingerprintFrom(src, info)
			if err != nil || print != Fingerprint(src.Memory, info) {
				t.Errorf("FingerprintFrom() = %s, %v", print, err)
			}
		})
	}
}

// A counting source is on no disk, and counts as if it were.
type counting struct {
	Memory
	read int64
}

func (c *counting) ReadAt(p []byte, off int64) (int, error) {
	c.read += int64(len(p))
	return c.Memory.ReadAt(p, off)
}

func TestUnknownRawIsSearched(t *testing.T) {
	large := smallJPEG(t, 600, 400)
	for _, tt := range []struct {
		name string
		data []byte
		ext  string
		want int
	}{
		{"in the first bytes", with([]byte("some maker's own"), smallJPEG(t, 90, 60), large), "a.3fr", 600},
		{"in the last 4 MB", append(make([]byte, scanHead+scanTail), large...), "a.mos", 600},
		{"without a name it is no photo", with([]byte("some maker's own"), large), "a.txt", 0},
		{"not where nobody looks", append(append(make([]byte, scanHead+1000), large...), make([]byte, scanTail)...), "a.kdc", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			info, err := ReadFrom(Memory(tt.data), tt.ext)
			if (err == nil) != (tt.want > 0) || info.Width != tt.want {
				t.Errorf("ReadFrom() = %+v, %v", info, err)
			}
		})
	}
}

func FuzzRaw(f *testing.F) {
	for kind := range makers {
		r := rawFile(f, kind)
		r.Sensor = 64
		f.Add(rawBytes(f, r), string(kind))
	}
	f.Add([]byte("\x00MRM\x00\x00\x00\x10\x00PRD\x00\x00\x00\x0812345678"), "mrw")
	f.Add([]byte("II\x1a\x00\x00\x00HEAPCCDR\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"), "crw")
	f.Fuzz(func(t *testing.T, data []byte, ext string) { survive(t, data, ext) })
}

// survive reads hostile bytes, in memory and in parts.
func survive(t *testing.T, data []byte, ext string) {
	info, err := ReadFrom(Memory(data), "a."+ext)
	parts, perr := ReadFrom(&counting{Memory: data}, "a."+ext)
	if (err == nil) != (perr == nil) || info.Kind != parts.Kind {
		t.Fatalf("in memory %s %v, in parts %s %v", info.Kind, err, parts.Kind, perr)
	}
	for _, p := range info.Previews {
		_ = data[p.Offset : p.Offset+p.Length]
	}
}
