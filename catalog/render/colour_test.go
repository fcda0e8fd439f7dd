package render

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"cutline/catalog/photofile"
	"cutline/catalog/render/icc"
)

// places are points of scene of different colours.
var places = []image.Point{{20, 20}, {300, 20}, {160, 120}, {300, 220}}

// compare tells what of got is not within most of want.
func compare(t *testing.T, got, want *image.NRGBA, most int) {
	t.Helper()
	for _, p := range places {
		if g, w := got.NRGBAAt(p.X, p.Y), want.NRGBAAt(p.X, p.Y); !near(g, w, most) {
			t.Errorf("at %v: %v, want %v", p, g, w)
		}
	}
}

// TestProfilesAsVipsWritesThem has another program make pictures of other
// colour spaces and expects to see the picture they were made of.
func TestProfilesAsVipsWritesThem(t *testing.T) {
	if _, err := exec.LookPath("vips"); err != nil {
		t.Skip("vips is not installed")
	}
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	src := scene(320, 240, 0)
	in := write("in.jpg", jpegOf(t, src))
	adobe := write("adobe.icc", icc.AdobeRGB())
	pro := write("pro.icc", icc.Matrix([3][3]float64{{.79767, .28804, 0}, {.13519, .71188, 0}, {.03134, .00009, .82491}}, 1.8))
	for _, tt := range []struct {
		name, profile, out string
		most               int
		inks               bool
	}{
		{"Display P3", "p3", "p3.jpg[Q=98]", 7, false},
		{"Adobe RGB", adobe, "adobe.jpg[Q=98]", 7, false},
		{"ProPhoto", pro, "pro.jpg[Q=98]", 9, false},
		{"Adobe RGB as PNG", adobe, "adobe.png", 3, false},
		{"ProPhoto as TIFF", pro, "pro.tif", 4, false},
		{"inks", "cmyk", "inks.jpg[Q=98]", 30, true}, // no press prints all of sRGB
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.inks && icc.Library == "Go" {
				t.Skip("only lcms2 knows profiles of inks")
			}
			out := filepath.Join(dir, tt.out)
			if b, err := exec.Command("vips", "icc_transform", in, out, tt.profile, "--input-profile", "srgb", "--intent", "relative").CombinedOutput(); err != nil {
				t.Skipf("vips cannot: %v %s", err, b)
			}
			data, err := os.ReadFile(filepath.Join(dir, tt.out[:len(tt.out)-len(filepath.Ext(tt.out))]+filepath.Ext(tt.out)[:4]))
			if err != nil {
				t.Fatal(err)
			}
			info := infoOf(t, data)
			if info.ICC == nil {
				t.Fatal("no profile was found in the file")
			}
			p, err := Decode(data, info, 0)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, p.Img, src, tt.most)
			info.ICC = nil
			raw, err := Decode(data, info, 0)
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Equal(raw.Img.Pix, p.Img.Pix) {
				t.Error("without the profile it is the same: the test shows nothing")
			}
		})
	}
}

// optionFile puts an EXIF block before the JPEG's other segments that names
// that interoperability index, as a camera does.
func optionFile(jpeg []byte, index string) []byte {
	var b []byte
	b = append(b, "MM\x00*\x00\x00\x00\x08"...)
	pointer := func(tag uint16, at uint32) {
		b = append(b, 0, 1)
		b = binary.BigEndian.AppendUint16(b, tag)
		b = append(b, 0, 4, 0, 0, 0, 1)
		b = binary.BigEndian.AppendUint32(b, at)
		b = append(b, 0, 0, 0, 0)
	}
	pointer(0x8769, 26)
	pointer(0xA005, 44)
	b = append(b, 0, 1, 0, 1, 0, 2, 0, 0, 0, 4)
	b = append(append(b, index...), 0, 0, 0, 0, 0)
	seg := append([]byte("\xff\xe1\x00\x00Exif\x00\x00"), b...)
	binary.BigEndian.PutUint16(seg[2:], uint16(len(seg)-2))
	return append(append([]byte("\xff\xd8"), seg...), jpeg[2:]...)
}

func TestCameraSaysAdobeRGBWithoutAProfile(t *testing.T) {
	flat := image.NewNRGBA(image.Rect(0, 0, 32, 32))
	for i := 0; i < len(flat.Pix); i += 4 {
		copy(flat.Pix[i:], []byte{150, 100, 100, 255})
	}
	plain := jpegOf(t, flat)
	for _, tt := range []struct {
		index string
		want  color.NRGBA
	}{
		{"R98", color.NRGBA{150, 100, 100, 255}},
		{"R03", color.NRGBA{165, 99, 100, 255}},
	} {
		t.Run(tt.index, func(t *testing.T) {
			data := optionFile(plain, tt.index)
			p, err := Decode(data, infoOf(t, data), 0)
			if err != nil {
				t.Fatal(err)
			}
			if got := p.Img.NRGBAAt(9, 9); !near(got, tt.want, 3) {
				t.Errorf("%v, want %v", got, tt.want)
			}
		})
	}
}

func TestInksWithoutAProfile(t *testing.T) {
	if _, err := exec.LookPath("convert"); err != nil {
		t.Skip("ImageMagick is not installed")
	}
	path := filepath.Join(t.TempDir(), "cmyk.jpg")
	if out, err := exec.Command("convert", "-size", "64x48", "xc:#c83214", "-colorspace", "CMYK", "-quality", "95", path).CombinedOutput(); err != nil {
		t.Skipf("convert: %v %s", err, out)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Decode(data, infoOf(t, data), 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Img.NRGBAAt(30, 20); !near(got, color.NRGBA{0xc8, 0x32, 0x14, 255}, 8) {
		t.Errorf("%v, want #c83214", got)
	}
}

func TestOneDecoderManyProfiles(t *testing.T) {
	flat := image.NewNRGBA(image.Rect(0, 0, 32, 32))
	for i := 0; i < len(flat.Pix); i += 4 {
		copy(flat.Pix[i:], []byte{150, 100, 100, 255})
	}
	data := jpegOf(t, flat)
	var d Decoder
	for i, profile := range [][]byte{nil, icc.AdobeRGB(), nil, icc.AdobeRGB()[:200], icc.AdobeRGB()} {
		info := photofile.Info(infoOf(t, data))
		info.ICC = profile
		p, err := d.Decode(data, info, 0)
		if err != nil {
			t.Fatal(err)
		}
		want := color.NRGBA{150, 100, 100, 255}
		if len(profile) > 200 {
			want = color.NRGBA{165, 99, 100, 255}
		}
		if got := p.Img.NRGBAAt(9, 9); !near(got, want, 3) {
			t.Errorf("picture %d: %v, want %v", i, got, want)
		}
	}
}
