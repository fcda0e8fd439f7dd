package turn

import (
	"bytes"
	"image"
	"math"
	"math/rand/v2"
	"testing"
)

// noise has no two neighbours alike.
func noise(w, h int) *image.NRGBA {
	r := rand.New(rand.NewPCG(1, 2))
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = byte(r.Uint32())
		if i%4 == 3 {
			img.Pix[i] = 255
		}
	}
	return img
}

// about turns by so many degrees about a point, clockwise.
func about(x, y, degrees float64) Map {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return Through(func(u, v float64) (float64, float64) {
		return x + (u-x)*cos + (v-y)*sin, y - (u-x)*sin + (v-y)*cos
	})
}

func TestNoTurnChangesNothing(t *testing.T) {
	src := noise(41, 23)
	dst := image.NewNRGBA(src.Rect)
	Picture(dst, src, about(20.5, 11.5, 0))
	if !bytes.Equal(dst.Pix, src.Pix) {
		t.Error("another picture")
	}
}

func TestAQuarterMovesEveryPixel(t *testing.T) {
	src := noise(30, 30)
	dst := image.NewNRGBA(src.Rect)
	Picture(dst, src, about(15, 15, 90))
	for y := range 30 {
		for x := range 30 {
			if got, want := dst.NRGBAAt(29-y, x), src.NRGBAAt(x, y); got != want {
				t.Fatalf("clockwise %d, %d becomes %v, want %v", x, y, got, want)
			}
		}
	}
}

// TestSmoothPicturesAreExact holds every pixel of a turned slope and wave
// against what they are at that place.
func TestSmoothPicturesAreExact(t *testing.T) {
	at := func(x, y float64) [3]float64 {
		return [3]float64{40 + x*.7, 200 - y*.8, 128 + 90*math.Sin(x/9)*math.Cos(y/11)}
	}
	src := image.NewNRGBA(image.Rect(0, 0, 200, 160))
	for y := range 160 {
		for x := range 200 {
			for i, v := range at(float64(x)+.5, float64(y)+.5) {
				src.Pix[src.PixOffset(x, y)+i] = byte(math.Round(v))
			}
		}
	}
	m := about(100, 80, 7.3)
	dst := image.NewNRGBA(image.Rect(0, 0, 200, 160))
	Picture(dst, src, m)
	worst := 0.0
	for y := 30; y < 130; y++ {
		for x := 30; x < 170; x++ {
			u, v := float64(x)+.5, float64(y)+.5
			for i, want := range at(m.A*u+m.B*v+m.C, m.D*u+m.E*v+m.F) {
				worst = max(worst, math.Abs(float64(dst.Pix[dst.PixOffset(x, y)+i])-want))
			}
		}
	}
	if worst > 1.5 {
		t.Errorf("a pixel is %.2f off", worst)
	}
}

func TestOutsideIsTheNearestPixel(t *testing.T) {
	src := image.NewNRGBA(image.Rect(0, 0, 3, 2))
	for i := range src.Pix {
		src.Pix[i] = 77
	}
	dst := image.NewNRGBA(image.Rect(0, 0, 40, 40))
	Picture(dst, src, about(1, 1, 33))
	for i, v := range dst.Pix {
		if want := byte(77 + i%4/3*178); v != want {
			t.Fatalf("byte %d is %d, want %d", i, v, want)
		}
	}
}

func TestAPartOfALargerPicture(t *testing.T) {
	whole := noise(60, 50)
	part := whole.SubImage(image.Rect(10, 5, 50, 45)).(*image.NRGBA)
	same := image.NewNRGBA(image.Rect(0, 0, 40, 40))
	for y := range 40 {
		copy(same.Pix[y*same.Stride:][:160], part.Pix[y*part.Stride:])
	}
	a, b := image.NewNRGBA(same.Rect), image.NewNRGBA(same.Rect)
	Picture(a, part, about(20, 20, 12))
	Picture(b, same, about(20, 20, 12))
	if !bytes.Equal(a.Pix, b.Pix) {
		t.Error("a part of a picture is turned in another way")
	}
}

// BenchmarkPicture turns a photo of 24 megapixels.
func BenchmarkPicture(b *testing.B) {
	src := noise(6000, 4000)
	dst := image.NewNRGBA(image.Rect(0, 0, 5800, 3866))
	m := about(3000, 2000, 1.5)
	m.C, m.F = m.C+100, m.F+60
	for b.Loop() {
		Picture(dst, src, m)
	}
}
