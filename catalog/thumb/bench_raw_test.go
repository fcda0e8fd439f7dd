//go:build bench && unix

package thumb

import (
	"testing"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/photofile"
	"cutline/catalog/render"
	"cutline/catalog/sample/camera"
)

// TestBenchRawPreviews holds the first 200 thumbnails of raw files that have a
// preview for the screen against a scaled decode of their full-size picture.
func TestBenchRawPreviews(t *testing.T) {
	const n, want = 200, 10.0
	large := catalogtest.JPEG(t, catalogtest.Photo{Width: 6000, Height: 4000, Seed: 1})
	screen := catalogtest.JPEG(t, catalogtest.Photo{Width: 1620, Height: 1080, Seed: 1})
	for _, kind := range []catalog.Kind{catalog.NEF, catalog.CR3, catalog.ARW} {
		data, err := camera.RawFile{Kind: kind, Large: large, Preview: screen, Sensor: 20 << 20, Shot: camera.Shot{
			Camera: catalog.Camera{Make: "NIKON", Model: "X1"}, Width: 6000, Height: 4000, Thumbnail: catalogtest.JPEG(t, catalogtest.Photo{Width: 160, Height: 120}),
		}}.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		info, print := read1(t, data)
		s, err := Open(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		start := worked(t)
		for range n {
			if _, err := s.Make(photofile.Memory(data), info, 1, print); err != nil {
				t.Fatal(err)
			}
		}
		ours := n / (worked(t) - start).Seconds()
		full, _ := read1(t, large)
		d := render.Decoder{Fast: true}
		rate := func(need int) float64 {
			const few = 10
			start := worked(t)
			for range few {
				p, err := d.Decode(large, full, need)
				if err != nil {
					t.Fatal(err)
				}
				within(within(p.Img, Large), Small)
			}
			return few / (worked(t) - start).Seconds()
		}
		whole, eighths := rate(0), rate(Large)
		t.Logf("%s: %.0f thumbnails/s by the preview: %.1f times those of the full size scaled down, %.1f times those decoded in eighths",
			kind, ours, ours/whole, ours/eighths)
		if ours < want*whole {
			t.Errorf("%s: %.1f times the rate, want %.0f", kind, ours/whole, want)
		}
	}
}
