//go:build linux

package thumb

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"cutline/catalog/catalogtest"
	"cutline/catalog/photofile"
	"cutline/catalog/render/heif"
)

// TestHEIFMemory makes the thumbnails of large photos in processes of their
// own and looks at what they took: no more than DecodeCost foresees, beside
// what a process has anyway.
func TestHEIFMemory(t *testing.T) {
	const process = 60 << 20
	if path := os.Getenv("CUTLINE_HEIF_CHILD"); path != "" {
		makeOne(t, path)
		return
	}
	if heif.Library == "" {
		t.Skip("built without a decoder for HEIF")
	}
	for _, tt := range []struct {
		name, file string
		most       int64
	}{
		{"a phone's, of tiles", "digicam_corpus/Apple/iPhone 13 Pro/IMG_8565.HEIC", 120 << 20},
		{"a camera's of 33 megapixels and ten bits", "exiv2/test/data/issue_9292_sony_1_top_left.HIF", 340 << 20},
		{"an AVIF of 20 megapixels", "metadata-extractor-images/avif/Issue 649.avif", 220 << 20},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(catalogtest.Corpus(t), "photos", tt.file)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			info, _ := read1(t, data)
			cmd := exec.Command(os.Args[0], "-test.run=^TestHEIFMemory$")
			cmd.Env = append(os.Environ(), "CUTLINE_HEIF_CHILD="+path)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			peak := catalogtest.Peak(cmd.Process.Pid)
			if err := cmd.Wait(); err != nil {
				t.Fatal(err)
			}
			took, foreseen := peak(), info.DecodeCost(Large)
			t.Logf("it took %d MB, %d were foreseen", took>>20, foreseen>>20)
			if took > tt.most || took > foreseen+process {
				t.Errorf("it took %d MB, want at most %d, and %d foreseen with the process", took>>20, tt.most>>20, (foreseen+process)>>20)
			}
		})
	}
}

func makeOne(t *testing.T, path string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	info, print := read1(t, data)
	if _, err := open(t).Make(photofile.Memory(data), info, 1, print); err != nil {
		t.Fatal(err)
	}
}
