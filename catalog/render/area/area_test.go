package area

import (
	"bytes"
	"fmt"
	"image"
	"math/rand/v2"
	"testing"
)

// noise has no two neighbours alike.
func noise(w, h int) *image.NRGBA {
	r := rand.New(rand.NewPCG(1, 2))
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = byte(r.Uint32())
	}
	return img
}

func TestShrinkIsTheSameWithAndWithoutC(t *testing.T) {
	for _, tt := range []struct{ from, to image.Point }{
		{image.Pt(810, 540), image.Pt(512, 341)},
		{image.Pt(512, 341), image.Pt(256, 171)},
		{image.Pt(750, 500), image.Pt(512, 341)},
		{image.Pt(300, 200), image.Pt(299, 199)},
		{image.Pt(97, 61), image.Pt(7, 5)},
		{image.Pt(97, 61), image.Pt(97, 2)},
		{image.Pt(97, 61), image.Pt(4, 61)},
		{image.Pt(31, 32), image.Pt(1, 1)},
		{image.Pt(1, 1), image.Pt(1, 1)},
		{image.Pt(2, 3), image.Pt(1, 2)},
	} {
		t.Run(fmt.Sprint(tt.from, " to ", tt.to), func(t *testing.T) {
			whole := noise(tt.from.X+5, tt.from.Y+3)
			img := whole.SubImage(image.Rect(3, 2, 3+tt.from.X, 2+tt.from.Y)).(*image.NRGBA)
			got := Shrink(nil, img, tt.to.X, tt.to.Y)
			want := image.NewNRGBA(got.Rect)
			plain(want, img, sharesOf(tt.from.X, tt.to.X), sharesOf(tt.from.Y, tt.to.Y))
			if got.Rect.Size() != tt.to || !bytes.Equal(got.Pix, want.Pix) {
				t.Error("another picture than by the plain loop")
			}
		})
	}
}

func TestSharesSumToAWhole(t *testing.T) {
	for src := 1; src < 200; src++ {
		for dst := (src + MaxShrink - 1) / MaxShrink; dst <= src; dst++ {
			s := sharesOf(src, dst)
			for i, at := range s.at {
				sum := 0
				for _, w := range s.weights[i*s.n:][:s.n] {
					sum += int(w)
				}
				if sum != 256 || at < 0 || int(at)+s.n > src {
					t.Fatalf("%d to %d: pixel %d is made of %d parts from %d on, %d together", src, dst, i, s.n, at, sum)
				}
			}
		}
	}
}

func TestShrinkAverages(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 3, 1))
	copy(img.Pix, []byte{0, 30, 90, 0, 60, 30, 90, 0, 240, 30, 90, 0})
	got := Shrink(nil, img, 2, 1) // one and a half pixels each
	for i, want := range []byte{20, 30, 90, 255, 180, 30, 90, 255} {
		if d := int(got.Pix[i]) - int(want); d > 1 || d < -1 {
			t.Errorf("byte %d is %d, want %d", i, got.Pix[i], want)
		}
	}
}
