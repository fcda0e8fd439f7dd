package heif

import (
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// quarters is a picture of four colours.
func quarters(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{200, 40, 30, 255}
			switch {
			case x >= w/2 && y >= h/2:
				c = color.NRGBA{240, 240, 230, 255}
			case x >= w/2:
				c = color.NRGBA{30, 150, 60, 255}
			case y >= h/2:
				c = color.NRGBA{40, 50, 180, 255}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

// encoded is the picture as libheif's own program writes it.
func encoded(t testing.TB, img image.Image, args ...string) []byte {
	t.Helper()
	if Library == "" {
		t.Skip("built without a decoder for HEIF")
	}
	if _, err := exec.LookPath("heif-enc"); err != nil {
		t.Skip("heif-enc is not installed")
	}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.png"), filepath.Join(dir, "out.heif")
	f, err := os.Create(in)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(png.Encode(f, img), f.Close()); err != nil {
		t.Fatal(err)
	}
	if b, err := exec.Command("heif-enc", append(args, "-q", "95", "-o", out, in)...).CombinedOutput(); err != nil {
		t.Skipf("heif-enc cannot: %v %s", err, b)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func near(a, b color.NRGBA, most int) bool {
	for _, p := range [][2]uint8{{a.R, b.R}, {a.G, b.G}, {a.B, b.B}, {a.A, b.A}} {
		if d := int(p[0]) - int(p[1]); d > most || -d > most {
			return false
		}
	}
	return true
}

func TestDecode(t *testing.T) {
	src := quarters(320, 200)
	glass := quarters(320, 200)
	for i := 3; i < len(glass.Pix); i += 4 {
		glass.Pix[i] = 128
	}
	for _, tt := range []struct {
		name    string
		img     *image.NRGBA
		args    []string
		need    int
		most    int64
		w, h    int
		instead bool
		white   bool
	}{
		{"HEIC", src, nil, 0, 1 << 20, 320, 200, false, false},
		{"HEIC of ten bits", src, []string{"-b", "10"}, 0, 1 << 20, 320, 200, false, false},
		{"HEIC of ten bits, made smaller", src, []string{"-b", "10"}, 100, 1 << 20, 107, 67, false, false},
		{"HEIC with half the colour", src, []string{"-b", "10", "-p", "chroma=422"}, 160, 1 << 20, 160, 100, false, false},
		{"HEIC, its thumbnail is enough", src, []string{"-t", "160"}, 100, 1 << 20, 160, 100, false, false},
		{"HEIC, its thumbnail is too small", src, []string{"-t", "80"}, 200, 1 << 20, 320, 200, false, false},
		{"HEIC that is too large, its thumbnail", src, []string{"-t", "80"}, 200, 1000, 80, 50, true, false},
		{"AVIF", src, []string{"-A"}, 0, 1 << 20, 320, 200, false, false},
		{"AVIF of ten bits", src, []string{"-A", "-b", "10"}, 0, 1 << 20, 320, 200, false, false},
		{"what is half transparent is on white", glass, nil, 0, 1 << 20, 320, 200, false, true},
		{"and so when it is made smaller", glass, nil, 160, 1 << 20, 160, 100, false, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Decode(encoded(t, tt.img, tt.args...), tt.need, tt.most)
			if err != nil {
				t.Fatal(err)
			}
			if b := d.Img.Rect; b != image.Rect(0, 0, tt.w, tt.h) || d.FullW != 320 || d.FullH != 200 || d.Instead != tt.instead {
				t.Fatalf("%v of %d × %d, want %d × %d of 320 × 200", b, d.FullW, d.FullH, tt.w, tt.h)
			}
			for _, at := range [][2]int{{1, 1}, {3, 1}, {1, 3}, {3, 3}} {
				want := src.NRGBAAt(320*at[0]/4, 200*at[1]/4)
				if tt.white {
					want = color.NRGBA{127 + want.R/2, 127 + want.G/2, 127 + want.B/2, 255}
				}
				if got := d.Img.NRGBAAt(tt.w*at[0]/4, tt.h*at[1]/4); !near(got, want, 8) {
					t.Errorf("at %v: %v, want %v", at, got, want)
				}
			}
		})
	}
}

func TestRefused(t *testing.T) {
	whole := encoded(t, quarters(320, 200))
	for _, tt := range []struct {
		name string
		data []byte
		most int64
		want error
	}{
		{"nothing", nil, 1 << 20, ErrHEIF},
		{"something else", []byte("this is a text, not a photo"), 1 << 20, ErrHEIF},
		{"cut in its header", whole[:60], 1 << 20, ErrHEIF},
		{"cut in its picture", whole[:len(whole)-40], 1 << 20, ErrHEIF},
		{"more pixels than wanted", whole, 1000, ErrTooLarge},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Decode(tt.data, 0, tt.most); !errors.Is(err, tt.want) {
				t.Errorf("%v, want %v", err, tt.want)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(encoded(f, quarters(64, 48)))
	f.Add(encoded(f, quarters(64, 48), "-A"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Decode(data, 20, 1<<20)
		if err == nil && len(d.Img.Pix) != 4*d.Img.Rect.Dx()*d.Img.Rect.Dy() {
			t.Errorf("%d bytes for %v", len(d.Img.Pix), d.Img.Rect)
		}
	})
}
