package render

import (
	"bytes"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"cutline/catalog"
)

// converted is a picture as ImageMagick writes it.
func converted(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath("convert"); err != nil {
		t.Skip("ImageMagick is not installed")
	}
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from.png"), filepath.Join(dir, name)
	f, err := os.Create(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, scene(60, 41, 0)); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("convert", append(append([]string{from}, args...), to)...).CombinedOutput(); err != nil {
		t.Skipf("convert: %v %s", err, out)
	}
	data, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// What leaves the graphics department: inks, 16 bits, masks, Photoshop files.
func TestDecodeWhatPhotoshopWrites(t *testing.T) {
	src := scene(60, 41, 0)
	inks := []string{"-colorspace", "CMYK"}
	with := func(more ...string) []string { return append(more, inks...) }
	for _, tt := range []struct {
		name, file string
		args       []string
		gray       bool
	}{
		{"TIFF of inks", "a.tif", with("-compress", "None"), false},
		{"TIFF of inks, LZW", "a.tif", with("-compress", "LZW"), false},
		{"TIFF of inks, ZIP, big-endian", "a.tif", with("-compress", "Zip", "-endian", "MSB"), false},
		{"TIFF of inks of 16 bits", "a.tif", with("-depth", "16", "-compress", "LZW"), false},
		{"TIFF of 16 bits", "a.tif", []string{"-depth", "16", "-compress", "None"}, false},
		{"gray TIFF of 16 bits", "a.tif", []string{"-colorspace", "Gray", "-depth", "16"}, true},
		{"PSD", "a.psd", []string{"-type", "TrueColor", "-compress", "None"}, false},
		{"PSD, packed", "a.psd", []string{"-type", "TrueColor", "-compress", "RLE"}, false},
		{"PSD of 16 bits", "a.psd", []string{"-type", "TrueColor", "-depth", "16"}, false},
		{"PSD of inks", "a.psd", with("-compress", "RLE"), false},
		{"gray PSD", "a.psd", []string{"-colorspace", "Gray", "-compress", "RLE"}, true},
		{"PSB, packed", "a.psb", []string{"-type", "TrueColor", "-compress", "RLE"}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := converted(t, tt.file, tt.args...)
			p, err := Decode(data, infoOf(t, data), 0)
			if err != nil {
				t.Fatal(err)
			}
			if p.Damaged != "" || p.Img.Rect != src.Rect || !p.Img.Opaque() {
				t.Fatalf("damaged %q, %v, opaque %v", p.Damaged, p.Img.Rect, p.Img.Opaque())
			}
			for i, v := range p.Img.Pix {
				want := src.Pix[i]
				if c := i / 4 * 4; tt.gray && i%4 != 3 {
					want = byte((2126*int(src.Pix[c]) + 7152*int(src.Pix[c+1]) + 722*int(src.Pix[c+2])) / 10000)
				}
				if d := int(v) - int(want); d > 3 || d < -3 {
					t.Fatalf("byte %d is %d, want %d", i, v, want)
				}
			}
		})
	}
}

func TestFourthChannelThatIsAMask(t *testing.T) {
	data := converted(t, "a.tif", "-alpha", "set", "-channel", "A", "-evaluate", "set", "25%", "+channel", "-compress", "None")
	info := infoOf(t, data)
	rows := directory(data, orderOf(data))
	for _, row := range rows {
		if orderOf(data).Uint16(row) == tagExtraSamples {
			orderOf(data).PutUint16(row[8:], 0) // what it is, nobody says
		}
	}
	p, err := Decode(data, info, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := p.Img.At(30, 20), scene(60, 41, 0).At(30, 20); !near(got, want, 1) || !p.Img.Opaque() {
		t.Errorf("pixel is %v, want %v", got, want)
	}
}

func TestCutShortPSDShowsWhatIsThere(t *testing.T) {
	data := converted(t, "a.psd", "-type", "TrueColor", "-compress", "None")
	info := infoOf(t, data)
	if info.Kind != catalog.PSD {
		t.Fatal(info.Kind)
	}
	p, err := Decode(data[:len(data)-60*41*3/2], info, 0)
	if err != nil || p.Damaged == "" {
		t.Errorf("%v, damaged %q", err, p.Damaged)
	}
}

func FuzzGuise(f *testing.F) {
	row := func(tag, v uint16) []byte { return short(orderOf(nil), tag, v) }
	head := []byte("II*\x00\x08\x00\x00\x00\x03\x00")
	f.Add(append(append(append(bytes.Clone(head), row(tagPhotometric, asInks)...), row(tagSamples, 4)...), row(400, 1)...))
	f.Add(append(append(append(bytes.Clone(head), row(tagPhotometric, asRGB)...), row(tagSamples, 4)...), row(tagExtraSamples, 0)...))
	f.Fuzz(func(t *testing.T, data []byte) {
		g := guiseOf(data)
		all, err := io.ReadAll(g.reader())
		if err != nil || int64(len(all)) != g.size {
			t.Fatalf("%d bytes of %d: %v", len(all), g.size, err)
		}
		if (g.inks || g.mask) && guiseOf(all).inks {
			t.Error("it still has inks")
		}
	})
}
