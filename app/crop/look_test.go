package crop

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"testing"

	"cutline/catalog"
)

// slope is a picture whose colour says where a pixel is.
func slope(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{uint8(250 * x / w), uint8(250 * y / h), 90, 255})
		}
	}
	return img
}

func TestCutShowsThePlaceOfEveryPixel(t *testing.T) {
	img := slope(600, 400)
	for _, c := range []catalog.Crop{
		{X0: .25, Y0: .25, X1: .75, Y1: .75, Angle: 20}, {X0: .5, Y0: .5, X1: .9, Y1: .8, Angle: -9}, {Angle: 4}, {Angle: -45},
	} {
		out := Cut(img, c).(*image.RGBA)
		r := c.Pixels(img.Rect.Size())
		if out.Rect.Size() != r.Size() {
			t.Fatalf("%v: %v, want %v", c, out.Rect, r)
		}
		c = c.Fit(img.Rect.Size())
		for y := range r.Dy() {
			for x := range r.Dx() {
				px, py := c.OnPhoto(img.Rect.Size(), float64(r.Min.X+x)+.5, float64(r.Min.Y+y)+.5)
				got := out.RGBAAt(x, y)
				// At the very edge it may be half a pixel into nothing.
				off := max(math.Abs(float64(got.R)-250*(px-.5)/600), math.Abs(float64(got.G)-250*(py-.5)/400))
				rim := x == 0 || y == 0 || x == r.Dx()-1 || y == r.Dy()-1
				if off > 2.5 && !rim || got.A < 255 && !rim || got.A < 100 {
					t.Fatalf("%v at %d, %d: %v, want what is at %.1f, %.1f", c, x, y, got, px, py)
				}
			}
		}
	}
}

func TestALevelCutIsTheSamePixels(t *testing.T) {
	img := slope(60, 40)
	c := catalog.Crop{X0: .5, Y0: .25, X1: 1, Y1: .75}
	out := Cut(img, c).(*image.RGBA)
	for y := range 20 {
		if !bytes.Equal(out.Pix[y*out.Stride:][:120], img.Pix[(10+y)*img.Stride+120:][:120]) {
			t.Fatalf("line %d differs", y)
		}
	}
	if Cut(img, catalog.Crop{}) != image.Image(img) {
		t.Error("all of a picture is another one")
	}
	gray := image.NewGray(image.Rect(5, 5, 65, 45))
	if got := Cut(gray, catalog.Crop{Angle: 3}).Bounds().Size(); got != (catalog.Crop{Angle: 3}).Pixels(image.Pt(60, 40)).Size() {
		t.Errorf("a gray picture is cut to %v", got)
	}
}

func TestOutsideIsClear(t *testing.T) {
	src := slope(40, 30)
	dst := image.NewRGBA(image.Rect(0, 0, 60, 60))
	for i := range dst.Pix {
		dst.Pix[i] = 9 // of the frame before
	}
	turnInto(dst, src, func(x, y float64) (float64, float64) {
		x, y = spun(x-30, y-30, -30)
		return x + 20, y + 15
	})
	for y := range 60 {
		for x := range 60 {
			u, v := spun(float64(x)+.5-30, float64(y)+.5-30, -30)
			in := min(u+20, 40-(u+20), v+15, 30-(v+15)) // how far inside
			p := dst.RGBAAt(x, y)
			if in < -1 && p != (color.RGBA{}) || in > 1 && p.A != 255 || p.R > p.A || p.G > p.A {
				t.Fatalf("%d, %d, which lies %.2f inside, is %v", x, y, in, p)
			}
		}
	}
}

// BenchmarkTurn turns the picture of a window of 1200 × 800.
func BenchmarkTurn(b *testing.B) {
	src, dst := slope(1600, 1067), image.NewRGBA(image.Rect(0, 0, 1200, 800))
	for b.Loop() {
		turnInto(dst, src, func(x, y float64) (float64, float64) {
			x, y = spun((x-600)*1.4, (y-400)*1.4, -1.5)
			return x + 800, y + 533
		})
	}
}
