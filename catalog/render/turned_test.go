package render

import (
	"image"
	"image/color"
	"math"
	"testing"

	"cutline/catalog"
	"cutline/catalog/photofile"
)

// horizon is a bright photo with a dark line, four pixels thick, that slopes
// down to the right by so many degrees through the middle of the upright
// photo.
func horizon(w, h int, degrees float64) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	for y := range h {
		for x := range w {
			far := math.Abs((float64(y)+.5-float64(h)/2)*cos - (float64(x)+.5-float64(w)/2)*sin)
			v := uint8(200 - 180*min(max(2.5-far, 0), 1))
			img.SetNRGBA(x, y, color.NRGBA{v, v, v, 255})
		}
	}
	return img
}

// storedAs is the upright picture as a file of that orientation has it.
func storedAs(up *image.NRGBA, orientation int) *image.NRGBA {
	if inverse := map[int]int{6: 8, 8: 6}[orientation]; inverse != 0 {
		orientation = inverse
	}
	return Upright(up, orientation)
}

// lineIn is how high the dark line stands in the column of x, in pixels.
func lineIn(img *image.NRGBA, x int) float64 {
	var sum, dark float64
	for y := range img.Rect.Dy() {
		if d := 200 - float64(img.NRGBAAt(x, y).G); d > 30 {
			sum, dark = sum+d*(float64(y)+.5), dark+d
		}
	}
	return sum / dark
}

func TestATiltedLineComesOutLevel(t *testing.T) {
	for _, tt := range []struct {
		name        string
		tilt        float64
		preset      catalog.Preset
		orientation int
	}{
		{"at full size", 3.4, catalog.Preset{Name: "page", Quality: 95}, 1},
		{"the other way", -7, catalog.Preset{Name: "page", Quality: 95}, 1},
		{"from a smaller decode", 3.4, catalog.Preset{Name: "web", LongEdge: 300}, 1},
		{"far", 31, catalog.Preset{Name: "web", LongEdge: 500}, 1},
		{"stored on its side", 3.4, catalog.Preset{Name: "page", Quality: 95}, 6},
		{"stored on its side and smaller", -3.4, catalog.Preset{Name: "web", LongEdge: 300}, 8},
		{"stored as in a mirror", 5, catalog.Preset{Name: "page", Quality: 95}, 5},
		{"cut to a shape", 5, catalog.Preset{Name: "social", Width: 400, Height: 210}, 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			up := horizon(900, 600, tt.tilt)
			data := jpegOf(t, storedAs(up, tt.orientation))
			crop := catalog.Crop{Angle: -tt.tilt}
			need := NeedFor(up.Rect.Size(), crop, []catalog.Preset{tt.preset})
			p, err := new(Decoder).Decode(data, infoOf(t, data), need)
			if err != nil {
				t.Fatal(err)
			}
			rs, err := Renditions(p, tt.orientation, crop, []catalog.Preset{tt.preset}, nil)
			if err != nil {
				t.Fatal(err)
			}
			got, err := DecodeJPEG(rs[0].JPEG)
			if err != nil {
				t.Fatal(err)
			}
			w, h := got.Rect.Dx(), got.Rect.Dy()
			for x := range w {
				if at := lineIn(got, x); !(math.Abs(at-float64(h)/2) < .5) {
					t.Fatalf("at column %d of %d the line stands at %.2f of %d", x, w, at, h)
				}
			}
			// Nothing but the line is dark, in the corners above all.
			for y := range h {
				for x := range w {
					if v := got.NRGBAAt(x, y).G; math.Abs(float64(y)+.5-float64(h)/2) > 7 && (v < 190 || v > 210) {
						t.Fatalf("%d, %d of %d × %d is %d, want 200", x, y, w, h, v)
					}
				}
			}
			if r := crop.Pixels(up.Rect.Size()); tt.preset.LongEdge == 0 && tt.preset.Width == 0 && r.Size() != got.Rect.Size() {
				t.Errorf("%v, want %v", got.Rect.Size(), r.Size())
			}
		})
	}
}

func TestATurnedRenditionShowsItsPlace(t *testing.T) {
	up := scene(1200, 800, 0)
	crop := catalog.Crop{X0: .5, Y0: .1, X1: .9, Y1: .5, Angle: 12}.Fit(up.Rect.Size())
	for o := 1; o <= 8; o++ {
		data := jpegOf(t, storedAs(up, o))
		for _, need := range []int{0, 700} {
			p, err := Decode(data, infoOf(t, data), need)
			if err != nil {
				t.Fatal(err)
			}
			// The second is made from the first.
			presets := []catalog.Preset{{Name: "t", LongEdge: 240}, {Name: "s", LongEdge: 120}}
			rs, err := Renditions(p, o, crop, presets, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range rs {
				got, err := DecodeJPEG(r.JPEG)
				if err != nil {
					t.Fatal(err)
				}
				in, size := crop.Pixels(up.Rect.Size()), got.Rect.Size()
				for _, at := range []image.Point{{1, 1}, {size.X - 2, 1}, {size.X / 2, size.Y / 3}, {1, size.Y - 2}, {size.X - 2, size.Y - 2}} {
					x, y := crop.OnPhoto(up.Rect.Size(), float64(in.Min.X)+(float64(at.X)+.5)*float64(in.Dx())/float64(size.X),
						float64(in.Min.Y)+(float64(at.Y)+.5)*float64(in.Dy())/float64(size.Y))
					if want := up.NRGBAAt(int(x), int(y)); !near(got.NRGBAAt(at.X, at.Y), want, 6) {
						t.Errorf("orientation %d of %d at %v: %v, want %v", o, need, at, got.NRGBAAt(at.X, at.Y), want)
					}
				}
			}
		}
	}
}

func TestATurnedPreviewIsNotEnlarged(t *testing.T) {
	img := horizon(300, 200, 4)
	p := Picture{Img: img, FullW: 3000, FullH: 2000} // all that is left of a damaged photo
	rs, err := Renditions(p, 1, catalog.Crop{Angle: -4}, []catalog.Preset{{Name: "web", LongEdge: 1600}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	got, err := DecodeJPEG(rs[0].JPEG)
	if err != nil {
		t.Fatal(err)
	}
	if w := (catalog.Crop{Angle: -4}).Pixels(img.Rect.Size()).Dx(); got.Rect.Dx() < w-2 || got.Rect.Dx() > w+2 {
		t.Errorf("%v from a preview that gives %d", got.Rect, w)
	}
	if a, b := lineIn(got, 2), lineIn(got, got.Rect.Dx()-3); math.Abs(a-b) > .4 {
		t.Errorf("the line goes from %.2f to %.2f", a, b)
	}
}

// BenchmarkStraighten makes the page and the web rendition of a photo of 24
// megapixels, level, on its side, and turned.
func BenchmarkStraighten(b *testing.B) {
	data := jpegOf(b, scene(6000, 4000, 16))
	info, err := photofile.Read(data)
	if err != nil {
		b.Fatal(err)
	}
	for _, preset := range []string{"page", "web"} {
		for _, bb := range []struct {
			name        string
			crop        catalog.Crop
			orientation int
		}{
			{"level", catalog.Crop{}, 1}, {"level on its side", catalog.Crop{}, 6},
			{"turned", catalog.Crop{Angle: 1.5}, 1}, {"turned on its side", catalog.Crop{Angle: 1.5}, 6},
		} {
			b.Run(preset+"/"+bb.name, func(b *testing.B) {
				p, _ := catalog.PresetByName(preset)
				need := NeedFor(turned(image.Pt(6000, 4000), bb.orientation), bb.crop, []catalog.Preset{p})
				var d Decoder
				for b.Loop() {
					pic, err := d.Decode(data, info, need)
					if err != nil {
						b.Fatal(err)
					}
					if _, err := Renditions(pic, bb.orientation, bb.crop, []catalog.Preset{p}, nil); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
