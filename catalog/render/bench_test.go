package render

import (
	"crypto/sha256"
	"image"
	"os"
	"path/filepath"
	"testing"

	"cutline/catalog"
	"cutline/catalog/photofile"
)

// BenchmarkWebSocialThumb makes the three renditions of a 24-megapixel photo,
// hashes and syncs them; compare its CPU time with three vipsthumbnail runs.
func BenchmarkWebSocialThumb(b *testing.B) {
	data := jpegOf(b, scene(6000, 4000, 16))
	info, err := photofile.Read(data)
	if err != nil {
		b.Fatal(err)
	}
	var presets []catalog.Preset
	for _, name := range []string{"web", "social", "thumb"} {
		p, _ := catalog.PresetByName(name)
		presets = append(presets, p)
	}
	need := NeedFor(image.Pt(6000, 4000), catalog.Crop{}, presets)
	dir := b.TempDir()
	var d Decoder
	for b.Loop() {
		p, err := d.Decode(data, info, need)
		if err != nil {
			b.Fatal(err)
		}
		rs, err := Renditions(p, 1, catalog.Crop{}, presets, nil)
		if err != nil {
			b.Fatal(err)
		}
		for i, r := range rs {
			_ = sha256.Sum256(r.JPEG)
			f, err := os.Create(filepath.Join(dir, presets[i].Name))
			if err != nil {
				b.Fatal(err)
			}
			if _, err := f.Write(r.JPEG); err != nil {
				b.Fatal(err)
			}
			if err := f.Sync(); err != nil {
				b.Fatal(err)
			}
			if err := f.Close(); err != nil {
				b.Fatal(err)
			}
		}
	}
}
