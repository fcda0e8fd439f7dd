package turbo

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"cutline/catalog/render/icc"
)

// scene is a picture with slopes, edges and a little noise.
func scene(w, h int) *image.NRGBA {
	r := rand.New(rand.NewPCG(1, 2))
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			n := uint8(r.Uint32() & 15)
			c := color.NRGBA{uint8(200*x/w) + n, uint8(200*y/h) + n, 90 + n, 255}
			if (x/(w/8+1)+y/(h/8+1))%2 == 0 {
				c.B = 200 + n
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

func mustEncode(t testing.TB, img *image.NRGBA, quality int) []byte {
	t.Helper()
	data, err := Encode(img, quality, Sub420)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func distance(a, b color.Color) int {
	r, g, bl, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	d := 0
	for _, p := range [][2]uint32{{r, r2}, {g, g2}, {bl, b2}} {
		d = max(d, max(int(p[0]>>8)-int(p[1]>>8), int(p[1]>>8)-int(p[0]>>8)))
	}
	return d
}

func TestDecodeScales(t *testing.T) {
	data := mustEncode(t, scene(801, 600), 90)
	for _, tt := range []struct {
		name string
		need int
		fast bool
		want image.Point
	}{
		{"no need is full size", 0, false, image.Pt(801, 600)},
		{"an eighth is enough", 100, false, image.Pt(101, 75)},
		{"three eighths", 300, false, image.Pt(301, 225)},
		{"never more than there is", 5000, false, image.Pt(801, 600)},
		{"fast, an eighth is an eighth", 100, true, image.Pt(101, 75)},
		{"fast, a half instead of three eighths", 300, true, image.Pt(401, 300)},
		{"fast, all instead of five eighths", 450, true, image.Pt(801, 600)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Decode(data, Options{Need: tt.need, Fast: tt.fast})
			if err != nil || d.Warning != "" {
				t.Fatalf("Decode: %v, %q", err, d.Warning)
			}
			if got := d.Img.Rect.Size(); got != tt.want {
				t.Errorf("size = %v, want %v", got, tt.want)
			}
			if d.FullW != 801 || d.FullH != 600 {
				t.Errorf("full size = %d × %d", d.FullW, d.FullH)
			}
		})
	}
}

func TestRoundTripKeepsColours(t *testing.T) {
	src := scene(640, 480)
	d, err := Decode(mustEncode(t, src, 95), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []image.Point{{40, 30}, {300, 200}, {600, 450}} {
		if got := distance(src.At(p.X, p.Y), d.Img.At(p.X, p.Y)); got > 24 {
			t.Errorf("pixel %v is %d off", p, got)
		}
	}
}

func TestDecodeGray(t *testing.T) {
	g := image.NewGray(image.Rect(0, 0, 40, 30))
	for i := range g.Pix {
		g.Pix[i] = 130
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, g, nil); err != nil {
		t.Fatal(err)
	}
	d, err := Decode(b.Bytes(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := distance(d.Img.At(20, 20), color.Gray{130}); got > 2 {
		t.Errorf("gray is %d off: %v", got, d.Img.At(20, 20))
	}
}

func TestDecodeCMYK(t *testing.T) {
	if _, err := exec.LookPath("convert"); err != nil {
		t.Skip("ImageMagick is not installed")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "cmyk.jpg")
	out, err := exec.Command("convert", "-size", "64x48", "xc:#c83214", "-colorspace", "CMYK", "-quality", "95", path).CombinedOutput()
	if err != nil {
		t.Skipf("convert: %v %s", err, out)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Decode(data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := color.NRGBA{0xc8, 0x32, 0x14, 255}
	if d.Layout == icc.Bare { // ImageMagick takes as much black out as it can
		want = color.NRGBA{255, 0x32 * 255 / 0xc8, 0x14 * 255 / 0xc8, 0xc8}
	}
	got := d.Img.NRGBAAt(30, 20)
	for i, pair := range [][2]uint8{{got.R, want.R}, {got.G, want.G}, {got.B, want.B}, {got.A, want.A}} {
		if off := int(pair[0]) - int(pair[1]); off > 8 || off < -8 {
			t.Errorf("byte %d of the pixel is %d off: %v", i, off, got)
		}
	}
}

func TestDecodeDamaged(t *testing.T) {
	data := mustEncode(t, scene(400, 300), 90)
	for _, tt := range []struct {
		name    string
		data    []byte
		picture bool
	}{
		{"empty", nil, false},
		{"text", []byte("no photo at all"), false},
		{"only the start", data[:20], false},
		{"half is missing", data[:len(data)/2], Library == "libjpeg-turbo"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Decode(tt.data, Options{})
			if got := err == nil; got != tt.picture {
				t.Fatalf("picture = %v (%v), want %v", got, err, tt.picture)
			}
			if err != nil && !errors.Is(err, ErrJPEG) {
				t.Errorf("error is no ErrJPEG: %v", err)
			}
			if err == nil && d.Warning == "" {
				t.Error("no warning")
			}
		})
	}
}

func TestDecodeReusesTheBuffer(t *testing.T) {
	data := mustEncode(t, scene(400, 300), 90)
	buf := make([]byte, 400*300*4)
	d, err := Decode(data, Options{Buf: buf})
	if err != nil {
		t.Fatal(err)
	}
	if &d.Img.Pix[0] != &buf[0] && Library == "libjpeg-turbo" {
		t.Error("a new buffer was made")
	}
}

func TestEncodeRefuses(t *testing.T) {
	img := scene(8, 8)
	short := *img
	short.Pix = short.Pix[:20]
	for _, tt := range []struct {
		name    string
		img     *image.NRGBA
		quality int
	}{
		{"no pixels", image.NewNRGBA(image.Rectangle{}), 80},
		{"quality 0", img, 0},
		{"quality 101", img, 101},
		{"fewer pixels than its size says", &short, 80},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Encode(tt.img, tt.quality, Sub420); err == nil {
				t.Error("no error")
			}
		})
	}
}

func TestEncodePartOfAPicture(t *testing.T) {
	img := scene(100, 80)
	part := img.SubImage(image.Rect(20, 10, 60, 50)).(*image.NRGBA)
	d, err := Decode(mustEncode(t, part, 95), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := distance(d.Img.At(20, 20), img.At(40, 30)); got > 24 {
		t.Errorf("another part was encoded: %d off", got)
	}
}

func FuzzDecode(f *testing.F) {
	img := scene(24, 16)
	data, err := Encode(img, 70, Sub420)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data, 0)
	f.Add(data[:len(data)/2], 3)
	f.Fuzz(func(t *testing.T, data []byte, need int) {
		if hostileSize(data) {
			t.Skip("the caller refuses pictures of that size")
		}
		d, err := Decode(data, Options{Need: need})
		if err == nil && len(d.Img.Pix) != 4*d.Img.Rect.Dx()*d.Img.Rect.Dy() {
			t.Errorf("%d bytes for %v", len(d.Img.Pix), d.Img.Rect)
		}
	})
}

// hostileSize reports whether any frame header claims more than a megapixel.
func hostileSize(data []byte) bool {
	for i := 0; i+9 < len(data); i++ {
		if data[i] == 0xff && data[i+1] >= 0xc0 && data[i+1] <= 0xcf {
			h, w := int(data[i+5])<<8|int(data[i+6]), int(data[i+7])<<8|int(data[i+8])
			if w*h > 1<<20 {
				return true
			}
		}
	}
	return false
}

func BenchmarkDecode24MP(b *testing.B) {
	data := mustEncode(b, scene(6000, 4000), 92)
	b.Logf("%d bytes", len(data))
	for _, need := range []int{512, 1600, 0} {
		b.Run("", func(b *testing.B) {
			var buf []byte
			for b.Loop() {
				d, err := Decode(data, Options{Need: need, Buf: buf})
				if err != nil {
					b.Fatal(err)
				}
				buf = d.Img.Pix
			}
		})
	}
}
