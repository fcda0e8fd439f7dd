package render

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"math/rand/v2"
	"testing"

	"cutline/catalog"
	"cutline/catalog/photofile"
	"cutline/catalog/render/turbo"
)

// scene has another colour in each corner and noise over all.
func scene(w, h int, noise uint32) *image.NRGBA {
	r := rand.New(rand.NewPCG(1, 2))
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			n := uint8(r.Uint32N(noise + 1))
			img.SetNRGBA(x, y, color.NRGBA{uint8(190*x/w) + n, uint8(190*y/h) + n, 60 + n, 255})
		}
	}
	return img
}

func jpegOf(t testing.TB, img *image.NRGBA) []byte {
	t.Helper()
	data, err := turbo.Encode(img, 92, turbo.Sub420)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func infoOf(t testing.TB, data []byte) photofile.Info {
	t.Helper()
	info, err := photofile.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func near(a, b color.Color, by int) bool {
	p, q := color.NRGBAModel.Convert(a).(color.NRGBA), color.NRGBAModel.Convert(b).(color.NRGBA)
	for _, d := range []int{int(p.R) - int(q.R), int(p.G) - int(q.G), int(p.B) - int(q.B)} {
		if d > by || d < -by {
			return false
		}
	}
	return true
}

func TestOrientCutsWhatUprightShows(t *testing.T) {
	img := scene(60, 40, 0)
	crop := catalog.Crop{X0: .1, Y0: .25, X1: .6, Y1: .5}
	for o := range 10 {
		up := Upright(img, o)
		if got, want := up.Rect.Size(), turned(img.Rect.Size(), o); got != want {
			t.Fatalf("orientation %d: size %v, want %v", o, got, want)
		}
		want := part(up, crop.Pixels(up.Rect.Size()))
		got := Upright(part(img, Orient(crop, img.Rect.Size(), o)), o)
		if got.Rect != want.Rect {
			t.Errorf("orientation %d: %v, want %v", o, got.Rect, want.Rect)
			continue
		}
		for y := range got.Rect.Dy() {
			for x := range got.Rect.Dx() {
				if got.NRGBAAt(x, y) != want.NRGBAAt(x, y) {
					t.Fatalf("orientation %d: pixel %d,%d is %v, want %v", o, x, y, got.NRGBAAt(x, y), want.NRGBAAt(x, y))
				}
			}
		}
	}
}

func TestQuarterIsUpright(t *testing.T) {
	img := part(scene(101, 77, 3), image.Rect(7, 5, 90, 70))
	for o := 5; o <= 8; o++ {
		want := Upright(img, o)
		got := quarter(img, o, make([]byte, 100_000))
		if got.Rect != want.Rect || !bytes.Equal(got.Pix, want.Pix) {
			t.Errorf("orientation %d: another picture of %v", o, got.Rect)
		}
	}
}

func TestTwoWholeRenditionsOfATurnedPhoto(t *testing.T) {
	data := jpegOf(t, scene(300, 200, 0))
	var d Decoder
	p, err := d.Decode(data, infoOf(t, data), 0)
	if err != nil {
		t.Fatal(err)
	}
	wide, tall := catalog.Preset{Name: "wide", Width: 3000, Height: 1000}, catalog.Preset{Name: "tall", Width: 1000, Height: 3000}
	tiny := catalog.Preset{Name: "tiny", Width: 30, Height: 90}
	all, err := Renditions(p, 6, catalog.Crop{}, []catalog.Preset{wide, tall, tiny}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, preset := range []catalog.Preset{wide, tall, tiny} {
		fresh, err := Decode(data, infoOf(t, data), 0)
		if err != nil {
			t.Fatal(err)
		}
		alone, err := Renditions(fresh, 6, catalog.Crop{}, []catalog.Preset{preset}, nil)
		if err != nil {
			t.Fatal(err)
		}
		a, err := DecodeJPEG(all[i].JPEG)
		if err != nil {
			t.Fatal(err)
		}
		b, err := DecodeJPEG(alone[0].JPEG)
		if err != nil {
			t.Fatal(err)
		}
		if a.Rect != b.Rect || !near(mean(a), mean(b), 3) {
			t.Errorf("%s: %v %v, alone %v %v", preset.Name, a.Rect, mean(a), b.Rect, mean(b))
		}
	}
}

func TestUprightOfOrientation6TurnsClockwise(t *testing.T) {
	img := scene(60, 40, 0)
	up := Upright(img, 6)
	if got, want := up.NRGBAAt(39, 0), img.NRGBAAt(0, 0); got != want {
		t.Errorf("upper right corner is %v, want the stored upper left %v", got, want)
	}
}

func TestRenditionSizes(t *testing.T) {
	web, _ := catalog.PresetByName("web")
	thumb, _ := catalog.PresetByName("thumb")
	social, _ := catalog.PresetByName("social")
	page, _ := catalog.PresetByName("page")
	left := catalog.Crop{X1: .5, Y1: 1}
	for _, tt := range []struct {
		name        string
		w, h        int
		orientation int
		crop        catalog.Crop
		presets     []catalog.Preset
		want        []image.Point
	}{
		{"landscape", 3000, 2000, 1, catalog.Crop{}, []catalog.Preset{web, social, thumb}, []image.Point{{1600, 1067}, {1200, 630}, {400, 267}}},
		{"order is the caller's", 3000, 2000, 1, catalog.Crop{}, []catalog.Preset{thumb, web}, []image.Point{{400, 267}, {1600, 1067}}},
		{"stored lying, seen upright", 3000, 2000, 6, catalog.Crop{}, []catalog.Preset{web, social}, []image.Point{{1067, 1600}, {1200, 630}}},
		{"cropped", 3000, 2000, 1, left, []catalog.Preset{web, page}, []image.Point{{1200, 1600}, {1500, 2000}}},
		{"nothing is enlarged", 300, 200, 8, catalog.Crop{}, []catalog.Preset{web, social, thumb, page}, []image.Point{{200, 300}, {200, 105}, {200, 300}, {200, 300}}},
		{"one line of pixels", 900, 1, 1, catalog.Crop{}, []catalog.Preset{thumb}, []image.Point{{400, 1}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := jpegOf(t, scene(tt.w, tt.h, 6))
			info := infoOf(t, data)
			full := turned(image.Pt(tt.w, tt.h), tt.orientation)
			p, err := Decode(data, info, NeedFor(full, tt.crop, tt.presets))
			if err != nil || p.Damaged != "" {
				t.Fatalf("decode: %v %q", err, p.Damaged)
			}
			got, err := Renditions(p, tt.orientation, tt.crop, tt.presets, nil)
			if err != nil {
				t.Fatal(err)
			}
			for i, r := range got {
				in := infoOf(t, r.JPEG)
				if size := image.Pt(in.Width, in.Height); size != tt.want[i] || size != image.Pt(r.Width, r.Height) {
					t.Errorf("%s is %v (says %d × %d), want %v", tt.presets[i].Name, size, r.Width, r.Height, tt.want[i])
				}
			}
		})
	}
}

func TestRenditionShowsTheCrop(t *testing.T) {
	full := scene(1200, 800, 0)
	data := jpegOf(t, full)
	crop := catalog.Crop{X0: .5, Y0: 0, X1: 1, Y1: .5}
	thumb := catalog.Preset{Name: "t", LongEdge: 200}
	for o := 1; o <= 8; o++ {
		p, err := Decode(data, infoOf(t, data), 400)
		if err != nil {
			t.Fatal(err)
		}
		rs, err := Renditions(p, o, crop, []catalog.Preset{thumb}, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := DecodeJPEG(rs[0].JPEG)
		if err != nil {
			t.Fatal(err)
		}
		up := Upright(full, o)
		r := crop.Pixels(up.Rect.Size())
		for _, at := range []image.Point{{0, 0}, {99, 0}, {50, 50}} {
			at = image.Pt(min(at.X, got.Rect.Dx()-1), min(at.Y, got.Rect.Dy()-1))
			want := up.NRGBAAt(r.Min.X+at.X*r.Dx()/got.Rect.Dx(), r.Min.Y+at.Y*r.Dy()/got.Rect.Dy())
			if !near(got.NRGBAAt(at.X, at.Y), want, 10) {
				t.Errorf("orientation %d at %v: %v, want %v", o, at, got.NRGBAAt(at.X, at.Y), want)
			}
		}
	}
}

func TestUprightPictureKeepsItsUpperPart(t *testing.T) {
	got := shape(image.Rect(0, 0, 800, 1200), 1200, 630, true)
	if want := image.Rect(0, 0, 800, 420); got != want {
		t.Errorf("whole: %v, want %v", got, want)
	}
	got = shape(image.Rect(0, 400, 800, 1600), 1200, 630, false)
	if want := image.Rect(0, 790, 800, 1210); got != want {
		t.Errorf("cropped: %v, want %v", got, want)
	}
}

func TestMaxBytes(t *testing.T) {
	seg := append([]byte{0xff, 0xe1, 0x4e, 0x22}, make([]byte, 20000)...)
	segs := func(catalog.Preset) [][]byte { return [][]byte{seg} }
	data := jpegOf(t, scene(1600, 1200, 60))
	p, err := Decode(data, infoOf(t, data), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name  string
		max   int64
		whole bool // the size need not be lowered
	}{
		{"no limit", 0, true},
		{"a lower quality is enough", 500_000, true},
		{"only a smaller picture fits", 100_000, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			preset := catalog.Preset{Name: "x", LongEdge: 1600, Quality: 90, MaxBytes: tt.max, Sharpen: true}
			rs, err := Renditions(p, 1, catalog.Crop{}, []catalog.Preset{preset}, segs)
			if err != nil {
				t.Fatal(err)
			}
			r := rs[0]
			if tt.max > 0 && int64(len(r.JPEG)) > tt.max {
				t.Errorf("%d bytes, limit %d", len(r.JPEG), tt.max)
			}
			if got := r.Width == 1600; got != tt.whole {
				t.Errorf("width %d at quality %d", r.Width, r.Quality)
			}
			if r.Quality < minQuality {
				t.Errorf("quality %d", r.Quality)
			}
			if tt.max > 0 && tt.whole && int64(len(r.JPEG)) < tt.max*85/100 {
				t.Errorf("only %d of %d bytes used at quality %d", len(r.JPEG), tt.max, r.Quality)
			}
			if !bytes.Contains(r.JPEG, seg) {
				t.Error("the segment is not inside")
			}
		})
	}
	impossible := catalog.Preset{Name: "x", MaxBytes: 10_000}
	if _, err := Renditions(p, 1, catalog.Crop{}, []catalog.Preset{impossible}, segs); !errors.Is(err, errLimit) {
		t.Errorf("a limit below the caption: %v", err)
	}
}

func TestAssemble(t *testing.T) {
	data := jpegOf(t, scene(16, 16, 0))
	seg := []byte("\xff\xed\x00\x05abc")
	got, err := assemble(bytes.Clone(data), 300, [][]byte{seg})
	if err != nil {
		t.Fatal(err)
	}
	if want := []byte{1, 0x01, 0x2c, 0x01, 0x2c}; !bytes.Equal(got[13:18], want) {
		t.Errorf("density % x, want % x", got[13:18], want)
	}
	if !bytes.Equal(got[20:27], seg) || !bytes.Equal(got[27:], data[20:]) {
		t.Error("the segment does not stand after the JFIF header")
	}
	if _, err := assemble(bytes.Clone(data), 0, [][]byte{seg[:6]}); err == nil {
		t.Error("a segment of the wrong length is no error")
	}
}

func TestShrinkKeepsTheMean(t *testing.T) {
	src := scene(750, 500, 40)
	for _, size := range []image.Point{{512, 341}, {256, 171}, {375, 250}, {1, 1}, {750, 2}, {900, 900}} {
		got := Shrink(src, size.X, size.Y)
		if want := image.Pt(min(size.X, 750), min(size.Y, 500)); got.Rect.Size() != want {
			t.Errorf("size %v, want %v", got.Rect.Size(), want)
		}
		if !near(mean(got), mean(src), 3) {
			t.Errorf("%v: mean %v, want %v", size, mean(got), mean(src))
		}
	}
}

func mean(img *image.NRGBA) color.Color {
	var r, g, b, n int
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			c := img.NRGBAAt(x, y)
			r, g, b, n = r+int(c.R), g+int(c.G), b+int(c.B), n+1
		}
	}
	return color.NRGBA{uint8(r / n), uint8(g / n), uint8(b / n), 255}
}
