// Package catalogtest makes small photos and articles for tests, and finds
// the test material that lies beside the project.
//
// Units: sizes are in pixels as stored.
package catalogtest

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/render"
	"cutline/catalog/sample/camera"
)

// A Photo says what JPEG makes. The zero Photo is 120 by 80 pixels without any
// metadata.
type Photo struct {
	Width, Height int
	// Seed changes the pixels, and with them the fingerprint.
	Seed int
	// Shot is what the camera wrote; nil writes no EXIF.
	Shot *camera.Shot
	// Segments follow the EXIF, each with marker and length: what
	// metadata.Segments makes, or anything a test wants to hide in a file.
	Segments [][]byte
	Quality  int // 0: 85
}

// At is a shot at that time on a day in March 2024, with a camera's usual
// values; zoned says whether the camera told its offset of seven hours.
func At(day, hour, minute, second int, zoned bool) *camera.Shot {
	loc := time.UTC
	if zoned {
		loc = time.FixedZone("", 7*3600)
	}
	return &camera.Shot{
		Camera: catalog.Camera{Make: "Sao", Model: "S1", Lens: "Sao 24-70mm F2.8", Serial: "S1-0042",
			ISO: 800, Aperture: 4, Shutter: "1/250", FocalMM: 50, Orientation: 1},
		Captured: catalog.Moment{Time: time.Date(2024, time.March, day, hour, minute, second, 0, loc), Zoned: zoned},
	}
}

// JPEG is a whole JPEG of that photo.
func JPEG(t testing.TB, p Photo) []byte {
	t.Helper()
	if p.Width == 0 || p.Height == 0 {
		p.Width, p.Height = 120, 80
	}
	if p.Quality == 0 {
		p.Quality = 85
	}
	data, err := render.EncodeJPEG(Picture(p.Width, p.Height, p.Seed), p.Quality)
	if err != nil {
		t.Fatal(err)
	}
	segs := p.Segments
	if p.Shot != nil {
		s := *p.Shot
		s.Width, s.Height = p.Width, p.Height
		seg, err := camera.Segment(s)
		if err != nil {
			t.Fatal(err)
		}
		segs = append([][]byte{seg}, segs...)
	}
	const head = 20 // SOI and JFIF
	out := append([]byte(nil), data[:head]...)
	for _, s := range segs {
		out = append(out, s...)
	}
	return append(out, data[head:]...)
}

// File writes the photo as dir/name, which must not exist, and returns the
// path.
func File(t testing.TB, dir, name string, p Photo) string {
	t.Helper()
	path := filepath.Join(dir, name)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(JPEG(t, p)); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// Files writes n photos with seeds and times one after the other, named
// SAO_0001.JPG and so on, and returns their paths.
func Files(t testing.TB, dir string, n int) []string {
	t.Helper()
	var out []string
	for i := range n {
		p := Photo{Seed: i + 1, Shot: At(5, 8+i/3600, i/60%60, i%60, true)}
		out = append(out, File(t, dir, fmt.Sprintf("SAO_%04d.JPG", i+1), p))
	}
	return out
}

// Picture is a picture that has a slope each way, so that turning it shows,
// and differs for each seed.
func Picture(w, h, seed int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	s := uint32(seed)*2654435761 + 12345
	base := byte(s >> 24)
	for y := range h {
		for x := range w {
			s = s*1664525 + 1013904223
			p := img.Pix[img.PixOffset(x, y):]
			p[0], p[1], p[2], p[3] = byte(220*x/w)+byte(s>>28), byte(220*y/h)+byte(s>>28), base, 255
		}
	}
	return img
}

// Article is a short Vietnamese text in the form of a paper's page: date,
// headline, a lead with the paper's sign and a day, one slot, a byline.
const Article = `Thứ tư,  06/03/2024

Huyện Sa Đồi khánh thành cầu mới

SĐO-Hôm nay (5/3), đồng chí Lục Thế Phiệt, Chủ tịch UBND huyện Sa Đồi cùng đại diện nhân dân cắt băng khánh thành cầu bản Nà Lụm.


Đồng chí Lục Thế Phiệt, Chủ tịch UBND huyện Sa Đồi
phát biểu tại buổi lễ khánh thành cầu

Cầu dài 40 mét, nối hai bản ở hai bên suối, được xây dựng trong năm 2023.

VI HẢI YÊN`

// Corpus is the folder of test photos beside the project; the test is skipped
// when it is absent.
func Corpus(t testing.TB) string {
	t.Helper()
	return beside(t, "corpus")
}

// Seed is the folder of real pages beside the project; the test is skipped
// when it is absent.
func Seed(t testing.TB) string {
	t.Helper()
	return beside(t, "seed")
}

func beside(t testing.TB, name string) string {
	t.Helper()
	dir := filepath.Join(Project(t), "..", "shared", name)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("../shared/%s is not beside the project", name)
	}
	return dir
}

// Project is the project's root: the folder above that has a go.mod.
func Project(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod in any folder above")
		}
		dir = filepath.Dir(dir)
	}
}
