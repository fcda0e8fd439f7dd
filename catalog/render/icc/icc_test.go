package icc

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// proPhoto is ROMM RGB (ISO 22028-2): primaries outside of what can be seen.
func proPhoto() []byte {
	return Matrix([3][3]float64{{.79767, .28804, 0}, {.13519, .71188, 0}, {.03134, .00009, .82491}}, 1.8)
}

func sRGB() []byte {
	return withCurve(Matrix([3][3]float64{{.43607, .22249, .01392}, {.38515, .71687, .09708}, {.14307, .06061, .71410}}, 1))
}

// gray is a profile of one gamma for gray.
func gray(gamma float64) []byte {
	out := make([]byte, 132+12*2)
	copy(out[8:], "\x02\x10\x00\x00mntrGRAYXYZ ")
	copy(out[36:], "acsp")
	for i, x := range []float64{.9642, 1, .8249} {
		binary.BigEndian.PutUint32(out[68+4*i:], uint32(math.Round(x*65536)))
	}
	binary.BigEndian.PutUint32(out[128:], 2)
	for i, tag := range []struct{ name, v string }{
		{"kTRC", "curv\x00\x00\x00\x00\x00\x00\x00\x01" + string([]byte{byte(int(gamma*256) >> 8), byte(int(gamma * 256)), 0, 0})},
		{"wtpt", "XYZ \x00\x00\x00\x00\x00\x00\xf6\xd6\x00\x01\x00\x00\x00\x00\xd3\x2d"},
	} {
		e := out[132+12*i:]
		copy(e, tag.name)
		binary.BigEndian.PutUint32(e[4:], uint32(len(out)))
		binary.BigEndian.PutUint32(e[8:], uint32(len(tag.v)))
		out = append(out, tag.v...)
	}
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

func near(a, b []byte, most int) bool {
	for i := range a {
		if d := int(a[i]) - int(b[i]); d > most || -d > most {
			return false
		}
	}
	return true
}

// The figures are those of the conversion by hand: stored value, curve,
// primaries, sRGB's primaries, sRGB's curve.
func TestApply(t *testing.T) {
	for _, tt := range []struct {
		name    string
		profile []byte
		in, out []byte
		same    bool
	}{
		{"as good as sRGB", sRGB(), []byte{10, 200, 30, 7}, []byte{10, 200, 30, 7}, true},
		{"gray stays gray in Adobe RGB", AdobeRGB(), []byte{128, 128, 128, 7}, []byte{127, 127, 127, 7}, false},
		{"Adobe RGB is wider", AdobeRGB(), []byte{150, 100, 100, 7}, []byte{165, 99, 100, 7}, false},
		{"Display P3 is wider", DisplayP3(), []byte{200, 100, 100, 7}, []byte{213, 94, 97, 7}, false},
		{"ProPhoto is far wider", proPhoto(), []byte{120, 100, 90, 7}, []byte{157, 114, 106, 7}, false},
		{"white stays white", proPhoto(), []byte{255, 255, 255, 7}, []byte{255, 255, 255, 7}, false},
		{"gray of gamma 1.8", gray(1.8), []byte{128, 128, 128, 7}, []byte{147, 147, 147, 7}, false},
		{"gray of gamma 2.2 differs in the dark", gray(2.2), []byte{20, 20, 20, 7}, []byte{13, 13, 13, 7}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			to, err := New(tt.profile, RGBA)
			if err != nil {
				t.Fatal(err)
			}
			got := bytes.Clone(tt.in)
			to.Apply(got)
			if !near(got, tt.out, 2) || to.same != tt.same {
				t.Errorf("%v (same %v), want %v (%v)", got, to.same, tt.out, tt.same)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	for _, tt := range []struct {
		name    string
		profile []byte
		from    Layout
	}{
		{"none", nil, RGBA},
		{"cut short", AdobeRGB()[:200], RGBA},
		{"colours where the picture has inks", AdobeRGB(), Inks},
		{"of no kind we know", bytes.Replace(AdobeRGB(), []byte("RGB "), []byte("Lab "), 1), RGBA},
		{"larger than any", append(AdobeRGB(), make([]byte, maxProfile)...), RGBA},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := New(tt.profile, tt.from); !errors.Is(err, ErrProfile) {
				t.Errorf("%v, want %v", err, ErrProfile)
			}
		})
	}
}

// pressProfile is a profile of inks that vips carries with it.
func pressProfile(t *testing.T) []byte {
	t.Helper()
	if _, err := exec.LookPath("vips"); err != nil {
		t.Skip("vips is not installed")
	}
	path := filepath.Join(t.TempDir(), "cmyk.icc")
	if out, err := exec.Command("vips", "profile_load", "cmyk", path).CombinedOutput(); err != nil {
		t.Skipf("vips gives no profile: %v %s", err, out)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.TrimLeft(data, "\x00")
}

func TestInks(t *testing.T) {
	if Library == "Go" {
		t.Skip("only lcms2 knows profiles of inks")
	}
	profile := pressProfile(t)
	full, err := New(profile, Inks)
	if err != nil {
		t.Fatal(err)
	}
	turned, err := New(profile, Bare)
	if err != nil {
		t.Fatal(err)
	}
	a, b := []byte{0, 200, 200, 20, 0, 0, 0, 0}, []byte{255, 55, 55, 235, 255, 255, 255, 255}
	full.Apply(a)
	turned.Apply(b)
	if !bytes.Equal(a, b) {
		t.Errorf("full ink %v, bare paper %v", a, b)
	}
	if a[0] < 150 || a[1] > 110 || a[2] > 110 || a[3] != 255 {
		t.Errorf("magenta and yellow make %v, want red", a[:4])
	}
	if !near(a[4:], []byte{255, 255, 255, 255}, 3) {
		t.Errorf("bare paper is %v, want white", a[4:])
	}
}

func FuzzProfile(f *testing.F) {
	for _, p := range [][]byte{AdobeRGB(), sRGB(), gray(1.8), withCurve(proPhoto())} {
		for _, from := range []byte{0, 1, 2} {
			f.Add(p, from)
		}
	}
	f.Fuzz(func(t *testing.T, profile []byte, from byte) {
		to, err := New(profile, Layout(from%3))
		if err != nil {
			return
		}
		to.Apply([]byte{1, 2, 3, 4, 200, 100, 50, 25, 9})
	})
}
