package render

import (
	"encoding/binary"
	"image/color"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// gamma is a curve of one number; standard is that of sRGB, of five.
func gamma(g float64) []byte {
	return append([]byte("curv\x00\x00\x00\x00\x00\x00\x00\x01"), byte(int(g*256)>>8), byte(int(g*256)), 0, 0)
}

func standard() []byte {
	v := []byte("para\x00\x00\x00\x00\x00\x03\x00\x00")
	for _, x := range []float64{2.4, 1 / 1.055, .055 / 1.055, 1 / 12.92, .04045} {
		v = binary.BigEndian.AppendUint32(v, uint32(math.Round(x*65536)))
	}
	return v
}

// makeICC is a profile of those primaries (XYZ under D50) and one curve.
func makeICC(primaries [3][3]float64, curve []byte) []byte {
	out := make([]byte, 132+12*6)
	copy(out[16:], "RGB XYZ ")
	binary.BigEndian.PutUint32(out[128:], 6)
	put := func(i int, name string, v []byte) {
		e := out[132+12*i:]
		copy(e, name)
		binary.BigEndian.PutUint32(e[4:], uint32(len(out)))
		binary.BigEndian.PutUint32(e[8:], uint32(len(v)))
		out = append(out, v...)
	}
	for i, c := range []string{"r", "g", "b"} {
		v := []byte("XYZ \x00\x00\x00\x00")
		for _, x := range primaries[i] {
			v = binary.BigEndian.AppendUint32(v, uint32(int32(math.Round(x*65536))))
		}
		put(2*i, c+"XYZ", v)
		put(2*i+1, c+"TRC", curve)
	}
	return out
}

func adobeRGB() []byte {
	return makeICC([3][3]float64{{.60974, .31111, .01947}, {.20528, .62567, .06087}, {.14919, .06322, .74457}}, gamma(2.19921875))
}

func TestProfiles(t *testing.T) {
	srgb := makeICC([3][3]float64{{.43607, .22249, .01392}, {.38515, .71687, .09708}, {.14307, .06061, .71410}}, standard())
	for _, tt := range []struct {
		name    string
		icc     []byte
		in, out color.NRGBA
	}{
		{"none", nil, color.NRGBA{10, 200, 30, 255}, color.NRGBA{10, 200, 30, 255}},
		{"as good as sRGB", srgb, color.NRGBA{10, 200, 30, 255}, color.NRGBA{10, 200, 30, 255}},
		{"gray stays gray", adobeRGB(), color.NRGBA{128, 128, 128, 255}, color.NRGBA{127, 127, 127, 255}},
		{"Adobe RGB is wider", adobeRGB(), color.NRGBA{150, 100, 100, 255}, color.NRGBA{165, 99, 100, 255}},
		{"cut short", adobeRGB()[:200], color.NRGBA{150, 100, 100, 255}, color.NRGBA{150, 100, 100, 255}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			img := scene(4, 4, 0)
			img.SetNRGBA(1, 1, tt.in)
			applyProfile(img, tt.icc)
			if got := img.NRGBAAt(1, 1); !near(got, tt.out, 2) {
				t.Errorf("%v, want %v", got, tt.out)
			}
		})
	}
}

func TestDisplayP3AsVipsWritesIt(t *testing.T) {
	if _, err := exec.LookPath("vips"); err != nil {
		t.Skip("vips is not installed")
	}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.jpg"), filepath.Join(dir, "p3.jpg")
	src := scene(320, 240, 0)
	if err := os.WriteFile(in, jpegOf(t, src), 0o644); err != nil {
		t.Fatal(err)
	}
	if b, err := exec.Command("vips", "icc_transform", in, out+"[Q=98]", "p3", "--input-profile", "srgb").CombinedOutput(); err != nil {
		t.Skipf("vips cannot: %v %s", err, b)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	info := infoOf(t, data)
	p, err := Decode(data, info, 0)
	if err != nil {
		t.Fatal(err)
	}
	info.ICC = nil
	raw, err := Decode(data, info, 0)
	if err != nil {
		t.Fatal(err)
	}
	differs := false
	for _, at := range [][2]int{{20, 20}, {300, 20}, {160, 120}, {300, 220}} {
		got, want := p.Img.NRGBAAt(at[0], at[1]), src.NRGBAAt(at[0], at[1])
		if !near(got, want, 7) {
			t.Errorf("at %v: %v, want %v", at, got, want)
		}
		differs = differs || !near(raw.Img.NRGBAAt(at[0], at[1]), want, 9)
	}
	if !differs {
		t.Error("without the profile it is the same: the test shows nothing")
	}
}

func FuzzProfile(f *testing.F) {
	f.Add(adobeRGB())
	para := adobeRGB()
	copy(para[len(para)-16:], "para\x00\x00\x00\x00\x00\x04")
	f.Add(para)
	f.Fuzz(func(t *testing.T, icc []byte) {
		applyProfile(scene(3, 3, 0), icc)
	})
}
