package photofile

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// jpegOf is SOI, these pieces, a frame header, one scan and EOI.
func jpegOf(pieces ...string) []byte {
	frame := "\xFF\xC0\x00\x0B\x08\x00\x10\x00\x10\x01\x01\x11\x00"
	return []byte("\xFF\xD8" + strings.Join(pieces, "") + frame + "\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00" + "picture\xFF\xD9" + "trailer")
}

func TestSegments(t *testing.T) {
	app1 := "\xFF\xE1\x00\x0AExif\x00\x00II"
	for _, tt := range []struct {
		name string
		data []byte
		want string // names, or the error
	}{
		{"a plain file", jpegOf(app1), "APP1 SOF0"},
		{"fill bytes belong to what follows", jpegOf("\xFF\xFF" + app1), "APP1 SOF0"},
		{"markers that stand alone", jpegOf("\xFF\x01", "\xFF\xD3", app1), "0x01 0xD3 APP1 SOF0"},
		{"bytes between segments", jpegOf(app1, "xx"), "at 14: bytes that belong to no segment"},
		{"a stuffed byte", jpegOf("\xFF\x00"), "0x00 at 2: a marker that has no place before the first scan"},
		{"SOI again", jpegOf("\xFF\xD8"), "0xD8 at 2: a marker that has no place before the first scan"},
		{"a length of one", jpegOf("\xFF\xED\x00\x01"), "APP13 at 2: a length of 1"},
		{"the end before the picture", []byte("\xFF\xD8\xFF\xD9"), "EOI at 2: no picture before the end of the image"},
		{"a scan without a frame", []byte("\xFF\xD8\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00"), "SOS at 2: no size before the first scan"},
		{"cut short", jpegOf(app1)[:10], "at 10: it is cut short before the first scan"},
		{"far in", jpegOf("\xFF\xFE\x10\x6A"+strings.Repeat("x", 4200), "\xFF\xED\x00\x00"), "APP13 at 4,206: a length of 0"},
		{"no JPEG", []byte("GIF89a"), "read the segments: " + ErrNotPhoto.Error()},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h, err := ReadHeader(bytes.NewReader(tt.data), int64(len(tt.data)))
			got := strings.Join(names(h.Segments), " ")
			if err != nil {
				got = err.Error()
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if err == nil && !bytes.HasPrefix(tt.data[len(h.Bytes):], []byte("\xFF\xDA")) {
				t.Errorf("the header ends at % x", tt.data[len(h.Bytes):])
			}
		})
	}
}

func names(segs []Segment) []string {
	var out []string
	for _, s := range segs {
		out = append(out, s.Name())
	}
	return out
}

// whole checks that the segments are the header without a gap.
func whole(t *testing.T, name string, data []byte) {
	segs, sos, err := Segments(data)
	if err != nil {
		var d *Damage
		if !errors.As(err, &d) && !errors.Is(err, ErrNotPhoto) && !errors.Is(err, errShort) {
			t.Errorf("%s: an error of another kind: %v", name, err)
		}
		return
	}
	joined := []byte{0xFF, mSOI}
	for _, s := range segs {
		if s.Offset != len(joined) {
			t.Errorf("%s: %s at %d, behind %d bytes", name, s.Name(), s.Offset, len(joined))
		}
		joined = append(joined, s.Raw...)
	}
	if !bytes.Equal(joined, data[:sos]) {
		t.Errorf("%s: the segments are not the header", name)
	}
}

func TestSegmentsOfTheCorpus(t *testing.T) {
	n := 0
	for _, path := range corpusJPEGs(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		whole(t, path, data)
		n++
	}
	t.Log(n, "files")
}

// corpusJPEGs are the JPEGs beside the project.
func corpusJPEGs(t *testing.T) []string {
	t.Helper()
	dir := corpus(t)
	var out []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if e := strings.ToLower(filepath.Ext(path)); err == nil && !d.IsDir() && (e == ".jpg" || e == ".jpeg") {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func FuzzSegments(f *testing.F) {
	f.Add(jpegOf("\xFF\xE1\x00\x0AExif\x00\x00II"))
	f.Add(jpegOf("\xFF\xED\x00\x18Photoshop 3.0\x008BIM\x04\x04\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		whole(t, "it", data)
		list, rest, err := Resources(data)
		n := len(rest)
		for _, r := range list {
			n += len(r.Raw)
		}
		if err == nil && n != len(data) {
			t.Errorf("%d bytes of resources of %d", n, len(data))
		}
	})
}
