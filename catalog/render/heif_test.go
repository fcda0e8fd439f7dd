package render

import (
	"os"
	"path/filepath"
	"testing"

	"cutline/catalog"
	"cutline/catalog/photofile"
	"cutline/catalog/render/heif"
)

// TestPhonesPhotos decodes the HEIC and AVIF photos of the corpus that are
// whole, smaller and at full size.
func TestPhonesPhotos(t *testing.T) {
	if heif.Library == "" {
		t.Skip("built without a decoder for HEIF")
	}
	shown := 0
	err := filepath.WalkDir(filepath.Join(corpus(t), "photos"), func(path string, entry os.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		if st, err := entry.Info(); err != nil || st.Size() > 2<<20 || !photofile.IsName(path) {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		info, err := photofile.Read(data)
		if err != nil || info.Kind != catalog.HEIC && info.Kind != catalog.AVIF || info.Problem != "" {
			return nil
		}
		if info.Width*info.Height > 13<<20 { // seconds of work; package thumb looks at their memory
			return nil
		}
		for _, need := range []int{256, 0} {
			p, err := Decode(data, info, need)
			if err != nil {
				t.Logf("%s: %v", filepath.Base(path), err)
				continue
			}
			shown++
			w, h := p.Img.Rect.Dx(), p.Img.Rect.Dy()
			if max(w, h) < min(need, max(info.Width, info.Height)) || need > 0 && max(w, h) > 4*need && info.Width > 4*need {
				t.Errorf("%s: %d × %d where %d were wanted", filepath.Base(path), w, h, need)
			}
			if p.FullW != info.Width || p.FullH != info.Height || !sameShape(w, h, p.FullW, p.FullH) {
				t.Errorf("%s: %d × %d of %d × %d; the file says %d × %d", filepath.Base(path), w, h, p.FullW, p.FullH, info.Width, info.Height)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if shown < 18 {
		t.Errorf("%d pictures, want 20", shown)
	}
}
