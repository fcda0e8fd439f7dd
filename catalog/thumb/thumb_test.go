package thumb

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
	"cutline/catalog/photofile"
	"cutline/catalog/render"
)

// halves is red on its left and green on its right.
func halves(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{200, 0, 0, 255}
			if x >= w/2 {
				c = color.NRGBA{0, 200, 0, 255}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

func jpegOf(t testing.TB, img *image.NRGBA) []byte {
	t.Helper()
	data, err := render.EncodeJPEG(img, 90)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func read1(t testing.TB, data []byte) (photofile.Info, string) {
	t.Helper()
	info, err := photofile.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return info, photofile.Fingerprint(data, info)
}

func open(t testing.TB) *Store {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "thumbs"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestMakeAndGet(t *testing.T) {
	var pngData bytes.Buffer
	if err := png.Encode(&pngData, halves(600, 300)); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name         string
		data         []byte
		orientation  int
		small, large image.Point
		red          image.Point // in fractions of 100: where the left half is seen
	}{
		{"landscape", jpegOf(t, halves(3000, 2000)), 1, image.Pt(256, 171), image.Pt(512, 341), image.Pt(10, 50)},
		{"turned", jpegOf(t, halves(3000, 2000)), 6, image.Pt(171, 256), image.Pt(341, 512), image.Pt(50, 10)},
		{"turned the other way", jpegOf(t, halves(3000, 2000)), 8, image.Pt(171, 256), image.Pt(341, 512), image.Pt(50, 90)},
		{"smaller than a thumbnail", jpegOf(t, halves(120, 80)), 1, image.Pt(120, 80), image.Pt(120, 80), image.Pt(10, 50)},
		{"PNG", pngData.Bytes(), 1, image.Pt(256, 128), image.Pt(512, 256), image.Pt(10, 50)},
		{"a thin line", jpegOf(t, halves(4000, 2)), 1, image.Pt(256, 1), image.Pt(512, 1), image.Pt(10, 50)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			info, print := read1(t, tt.data)
			if s.Has(print) {
				t.Error("Has before Make")
			}
			made, err := s.Make(photofile.Memory(tt.data), info, tt.orientation, print)
			if err != nil {
				t.Fatal(err)
			}
			if !s.Has(print) {
				t.Error("not Has after Make")
			}
			if r, g := made.Average>>16, made.Average>>8&255; r < 85 || r > 115 || g < 85 || g > 115 {
				t.Errorf("average colour %06x", made.Average)
			}
			for size, want := range map[int]image.Point{Small: tt.small, Large: tt.large} {
				img, err := s.Get(print, size)
				if err != nil {
					t.Fatal(err)
				}
				if got := img.Rect.Size(); got != want {
					t.Errorf("%d is %v, want %v", size, got, want)
				}
				at := image.Pt(tt.red.X*want.X/100, tt.red.Y*want.Y/100)
				if c := img.NRGBAAt(at.X, at.Y); c.R < 150 || c.G > 60 {
					t.Errorf("%d at %v is %v, want red", size, at, c)
				}
			}
		})
	}
}

// withPreview is a JPEG with another JPEG behind it, as cameras append them.
func withPreview(t *testing.T, main, preview []byte) ([]byte, photofile.Info, string) {
	t.Helper()
	info, print := read1(t, main)
	in, _ := read1(t, preview)
	info.Previews = []photofile.Preview{{Offset: int64(len(main)), Length: int64(len(preview)), Width: in.Width, Height: in.Height}}
	return append(bytes.Clone(main), preview...), info, print
}

func TestEmbeddedPreview(t *testing.T) {
	blue := func(w, h int) []byte {
		img := image.NewNRGBA(image.Rect(0, 0, w, h))
		for i := 0; i < len(img.Pix); i += 4 {
			img.Pix[i+2], img.Pix[i+3] = 250, 255
		}
		return jpegOf(t, img)
	}
	for _, tt := range []struct {
		name    string
		preview []byte
		problem string
		used    bool
	}{
		{"large and of the same shape is used", blue(1500, 1000), "", true},
		{"too small is not used", blue(300, 200), "", false},
		{"of another shape is not used", blue(1600, 900), "", false},
		{"already upright is not used", blue(1000, 1500), "", false},
		{"a small one is better than a damaged photo", blue(300, 200), "cut short", true},
		{"damaged itself is not used", blue(1500, 1000)[:3000], "", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			data, info, print := withPreview(t, jpegOf(t, halves(3000, 2000)), tt.preview)
			info.Problem = tt.problem
			if _, err := s.Make(photofile.Memory(data), info, 1, print); err != nil {
				t.Fatal(err)
			}
			img, err := s.Get(print, Small)
			if err != nil {
				t.Fatal(err)
			}
			if got := img.NRGBAAt(20, 20).B > 150; got != tt.used {
				t.Errorf("preview used = %v, want %v", got, tt.used)
			}
		})
	}
}

func TestGetWhatIsNotThere(t *testing.T) {
	s := open(t)
	data := jpegOf(t, halves(700, 500))
	info, print := read1(t, data)
	if _, err := s.Make(photofile.Memory(data), info, 1, print); err != nil {
		t.Fatal(err)
	}
	broken := hex.EncodeToString(sha256.New().Sum(nil))
	path, err := s.path(broken, Small)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data[:400], 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, print string }{
		{"never made", strings.Repeat("ab", 32)},
		{"empty", ""},
		{"a path", "../../../../etc/passwd"},
		{"no thumbnail of ours", broken},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := s.Get(tt.print, Small); !errors.Is(err, catalog.ErrNotFound) {
				t.Errorf("error = %v, want ErrNotFound", err)
			}
		})
	}
}

func TestMakeSaysWhatIsWrong(t *testing.T) {
	s := open(t)
	data := jpegOf(t, halves(700, 500))
	info, print := read1(t, data)
	if _, err := s.Make(photofile.Memory(data[:40]), info, 1, print); err == nil {
		t.Error("no picture is no error")
	}
	if _, err := s.Make(photofile.Memory(data), info, 1, "../x"); err == nil {
		t.Error("a bad fingerprint is no error")
	}
	if s.Has(print) {
		t.Error("a thumbnail was kept")
	}
}

func TestManyAtOnce(t *testing.T) {
	s := open(t)
	data := jpegOf(t, halves(900, 600))
	info, print := read1(t, data)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if _, err := s.Make(photofile.Memory(data), info, 1, print); err != nil {
				t.Error(err)
			}
			if _, err := s.Get(print, Large); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	err := filepath.WalkDir(s.dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && atomicfile.IsTemp(d.Name()) {
			t.Errorf("left over: %s", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// BenchmarkMake24MP is all that add does with pixels; compare with the bare
// decode at an eighth, BenchmarkDecode24MP of package turbo.
func BenchmarkMake24MP(b *testing.B) {
	img := halves(6000, 4000)
	for i := range img.Pix {
		if i%4 != 3 {
			img.Pix[i] += byte(i * 2654435761 >> 13 & 15)
		}
	}
	data := jpegOf(b, img)
	b.Logf("%d bytes", len(data))
	b.Run("bare decode", func(b *testing.B) {
		d := render.Decoder{Fast: true}
		info, _ := read1(b, data)
		for b.Loop() {
			if _, err := d.Decode(data, info, Large); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("read, hash, thumbnails", func(b *testing.B) {
		s := open(b)
		for b.Loop() {
			info, print := read1(b, data)
			if _, err := s.Make(photofile.Memory(data), info, 6, print); err != nil {
				b.Fatal(err)
			}
		}
	})
}
