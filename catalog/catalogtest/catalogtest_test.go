package catalogtest

import (
	"bytes"
	"os"
	"testing"

	"cutline/catalog"
	"cutline/catalog/photofile"
	"cutline/catalog/render"
)

func TestJPEG(t *testing.T) {
	seg := []byte("\xff\xed\x00\x06abcd")
	for _, tt := range []struct {
		name string
		p    Photo
		w, h int
		exif bool
	}{
		{"zero", Photo{}, 120, 80, false},
		{"a camera's", Photo{Width: 60, Height: 90, Shot: At(5, 9, 12, 4, true)}, 60, 90, true},
		{"with a segment", Photo{Segments: [][]byte{seg}}, 120, 80, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := JPEG(t, tt.p)
			info, err := photofile.Read(data)
			if err != nil || info.Problem != "" {
				t.Fatal(err, info.Problem)
			}
			if info.Kind != catalog.JPEG || info.Width != tt.w || info.Height != tt.h {
				t.Errorf("%s of %d × %d", info.Kind, info.Width, info.Height)
			}
			if got := info.EXIF != nil; got != tt.exif {
				t.Errorf("EXIF = %v", got)
			}
			if p, err := render.Decode(data, info, 0); err != nil || p.Damaged != "" {
				t.Errorf("decode: %v, %q", err, p.Damaged)
			}
			for _, s := range tt.p.Segments {
				if !bytes.Contains(data, s) {
					t.Error("the segment is not inside")
				}
			}
		})
	}
}

func TestFilesDiffer(t *testing.T) {
	seen := map[string]string{}
	for _, path := range Files(t, t.TempDir(), 40) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		info, err := photofile.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		print := photofile.Fingerprint(data, info)
		if other, ok := seen[print]; ok {
			t.Errorf("%s and %s have the same fingerprint", other, path)
		}
		seen[print] = path
	}
}
