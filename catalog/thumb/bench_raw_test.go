//go:build bench && unix

package thumb

import (
	"fmt"
	"testing"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/photofile"
	"cutline/catalog/render"
	"cutline/catalog/sample/camera"
)

// TestBenchRawPreviews holds the first 200 thumbnails of raw files that have a
// preview for the screen against the same thumbnails by a scaled decode of
// their full-size picture: decoded whole and scaled then, which is judged as
// asked, and decoded in eighths by libjpeg. A preview has a 14th of its pixels
// and as many bytes for each: over the eighths its codes alone leave 10 times.
func TestBenchRawPreviews(t *testing.T) {
	const n, want, wantEighths = 200, 10.0, 4.5 // of eighths it is 7, and less on a busy disk
	large := catalogtest.JPEG(t, catalogtest.Photo{Width: 6000, Height: 4000, Seed: 1})
	screen := catalogtest.JPEG(t, catalogtest.Photo{Width: 1620, Height: 1080, Seed: 1})
	for _, kind := range []catalog.Kind{catalog.NEF, catalog.CR3, catalog.ARW} {
		data, err := camera.RawFile{Kind: kind, Large: large, Preview: screen, Sensor: 20 << 20, Shot: camera.Shot{
			Camera: catalog.Camera{Make: "NIKON", Model: "X1"}, Width: 6000, Height: 4000, Thumbnail: catalogtest.JPEG(t, catalogtest.Photo{Width: 160, Height: 120}),
		}}.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		info, _ := read1(t, data)
		s, err := Open(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		start := worked(t)
		for i := range n {
			if _, err := s.Make(photofile.Memory(data), info, 1, fmt.Sprintf("%064x", i)); err != nil {
				t.Fatal(err)
			}
		}
		ours := n / (worked(t) - start).Seconds()
		full, _ := read1(t, large)
		d, m := render.Decoder{Fast: true}, maker{}
		rate := func(need int) float64 {
			const few = 10
			start := worked(t)
			for i := range few {
				p, err := d.Decode(large, full, need)
				if err != nil {
					t.Fatal(err)
				}
				img := within(p.Img, Large, &m.large)
				for _, size := range []int{Large, Small} {
					img = within(img, size, &m.small)
					if err := s.write(fmt.Sprintf("%064x", 1000*(need+1)+i), size, img); err != nil {
						t.Fatal(err)
					}
				}
			}
			return few / (worked(t) - start).Seconds()
		}
		whole, eighths := rate(0), rate(Large)
		t.Logf("%s: %.0f thumbnails/s by the preview: %.1f times those of the full size decoded in eighths, %.1f times those of it decoded whole",
			kind, ours, ours/eighths, ours/whole)
		t.Logf("%s: if the preview were only decoded it would be %.1f times", kind, bare(t, screen)/eighths)
		if ours < want*whole || ours < wantEighths*eighths {
			t.Errorf("%s: %.1f and %.1f times the rate, want %.1f and %.1f", kind, ours/whole, ours/eighths, want, wantEighths)
		}
	}
}

// bare is the rate of decoding alone.
func bare(t *testing.T, data []byte) float64 {
	const n = 100
	info, _ := read1(t, data)
	d := render.Decoder{Fast: true}
	start := worked(t)
	for range n {
		if _, err := d.Decode(data, info, Large); err != nil {
			t.Fatal(err)
		}
	}
	return n / (worked(t) - start).Seconds()
}
