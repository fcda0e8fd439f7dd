package photofile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// seedFrom adds the corpus' small files with those extensions.
func seedFrom(f *testing.F, exts ...string) {
	f.Helper()
	dir := filepath.Join("..", "..", "..", "shared", "corpus")
	filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error { //nolint:errcheck // without a corpus there are no seeds
		if err != nil || d.IsDir() {
			return nil
		}
		ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), ".")
		for _, e := range exts {
			if st, err := d.Info(); e == ext && err == nil && st.Size() < 16<<10 {
				if data, err := os.ReadFile(path); err == nil {
					f.Add(data)
				}
			}
		}
		return nil
	})
}

func FuzzHEIF(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x10ftypheic\x00\x00\x00\x00\x00\x00\x00\x0Cmeta\x00\x00\x00\x00"))
	seedFrom(f, "heic", "heif", "hif", "avif", "cr3", "jxl")
	f.Fuzz(func(t *testing.T, data []byte) { survive(t, data, "heic") })
}

func FuzzTIFF(f *testing.F) {
	f.Add([]byte("II*\x00\x08\x00\x00\x00\x01\x00"))
	seedFrom(f, "tif", "tiff", "nef", "arw", "cr2", "dng", "rw2", "iiq")
	f.Fuzz(func(t *testing.T, data []byte) { survive(t, data, "nef") })
}

func FuzzPSD(f *testing.F) {
	f.Add([]byte("8BPS\x00\x01\x00\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x01\x00\x00\x00\x01\x00\x08\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00"))
	seedFrom(f, "psd")
	f.Fuzz(func(t *testing.T, data []byte) { survive(t, data, "psd") })
}

func FuzzPNGAndWebP(f *testing.F) {
	f.Add([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01"))
	seedFrom(f, "png", "webp")
	f.Fuzz(func(t *testing.T, data []byte) { survive(t, data, "png") })
}

func FuzzOldRaw(f *testing.F) {
	f.Add([]byte("FUJIFILMCCD-RAW "))
	seedFrom(f, "crw", "raf", "mrw", "x3f", "raw")
	f.Fuzz(func(t *testing.T, data []byte) { survive(t, data, "raw") })
}
