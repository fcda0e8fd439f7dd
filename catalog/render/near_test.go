package render_test

import (
	"image"
	"testing"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/photofile"
	. "cutline/catalog/render"
	"cutline/catalog/render/turbo"
)

// alike reports the largest difference of two pictures of one size.
func alike(a, b *image.NRGBA) int {
	most := 0
	for y := range a.Rect.Dy() {
		for x := range a.Rect.Dx() {
			p, q := a.NRGBAAt(a.Rect.Min.X+x, a.Rect.Min.Y+y), b.NRGBAAt(b.Rect.Min.X+x, b.Rect.Min.Y+y)
			for _, d := range []int{int(p.R) - int(q.R), int(p.G) - int(q.G), int(p.B) - int(q.B)} {
				most = max(most, d, -d)
			}
		}
	}
	return most
}

func TestNearIsThatPartOfTheWhole(t *testing.T) {
	for _, sub := range []turbo.Subsampling{turbo.Sub420, turbo.Sub444} {
		data, err := turbo.Encode(catalogtest.Picture(601, 403, 7), 92, sub)
		if err != nil {
			t.Fatal(err)
		}
		info, err := photofile.Read(data)
		if err != nil || info.Kind != catalog.JPEG {
			t.Fatal(info.Kind, err)
		}
		for orientation := 1; orientation <= 8; orientation++ {
			for _, need := range []int{0, 301} {
				whole, err := Decode(data, info, need)
				if err != nil {
					t.Fatal(err)
				}
				up := Upright(whole.Img, orientation)
				var chosen image.Rectangle
				got, err := new(Decoder).Near(photofile.Memory(data), info, need, orientation, func(all, full image.Point) image.Rectangle {
					if all != up.Rect.Max || max(full.X, full.Y) != 601 || full.X > full.Y != (orientation < 5) {
						t.Errorf("orientation %d, need %d: all of it is %v of %v, want %v", orientation, need, all, full, up.Rect.Max)
					}
					chosen = image.Rect(all.X/3, all.Y/4+1, all.X*2/3, all.Y*3/4)
					return chosen
				})
				if err != nil {
					t.Fatal(err)
				}
				want := up.SubImage(chosen).(*image.NRGBA)
				if got.Img.Rect.Size() != chosen.Size() {
					t.Fatalf("orientation %d, need %d: it is %v, want %v", orientation, need, got.Img.Rect, chosen)
				}
				inner := func(m *image.NRGBA) *image.NRGBA { // at its ends colour has other neighbours
					return m.SubImage(m.Rect.Inset(3)).(*image.NRGBA)
				}
				if off := alike(inner(got.Img), inner(want)); off > 6 {
					t.Errorf("subsampling %v, orientation %d, need %d: %d off", sub, orientation, need, off)
				}
			}
		}
	}
}

func TestNearOfNothingIsOnePixel(t *testing.T) {
	data, err := turbo.Encode(catalogtest.Picture(64, 48, 1), 90, turbo.Sub420)
	if err != nil {
		t.Fatal(err)
	}
	info, err := photofile.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []image.Rectangle{{}, image.Rect(900, 900, 999, 999), image.Rect(63, 47, 64, 48), image.Rect(-9, -9, 99, 99)} {
		p, err := new(Decoder).Near(photofile.Memory(data), info, 0, 6, func(_, _ image.Point) image.Rectangle { return r })
		if err != nil || p.Img.Rect.Empty() || p.Img.Rect.Dx() > 48 || p.Img.Rect.Dy() > 64 {
			t.Errorf("%v: %v, %v", r, p.Img, err)
		}
	}
}
