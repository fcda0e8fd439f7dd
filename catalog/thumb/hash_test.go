package thumb

import (
	"fmt"
	"image"
	"io/fs"
	"math"
	"math/bits"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cutline/catalog/catalogtest"
	"cutline/catalog/metadata"
	"cutline/catalog/photofile"
	"cutline/catalog/render"
)

const (
	alike     = 6  // bits that differ, at most, between two files of one picture
	different = 12 // and at least, between two pictures
)

// hash is the hash of a JPEG as Make gives it.
func hash(t *testing.T, s *Store, data []byte) uint64 {
	t.Helper()
	info, print := read1(t, data)
	made, err := s.Make(photofile.Memory(data), info, metadata.FromFile(info).Camera.Orientation, print)
	if err != nil {
		t.Fatal(err)
	}
	return made.Hash
}

// corpusPhotos are real photos of the corpus that are whole and no miniatures.
func corpusPhotos(t *testing.T, dirs ...string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, dir := range dirs {
		root := filepath.Join(catalogtest.Corpus(t), "photos", dir)
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.EqualFold(filepath.Ext(path), ".jpg") {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			info, err := photofile.Read(data)
			if err == nil && info.Problem == "" && max(info.Width, info.Height) >= 400 {
				out[filepath.Base(dir)+"/"+filepath.Base(path)] = data
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(out) < 8 {
		t.Fatalf("only %d photos in %v", len(out), dirs)
	}
	return out
}

// changed is a JPEG of the picture after something was done to it.
func changed(t *testing.T, data []byte, quality int, change func(*image.NRGBA) *image.NRGBA) []byte {
	t.Helper()
	info, _ := read1(t, data)
	p, err := render.Decode(data, info, 1600)
	if err != nil {
		t.Fatal(err)
	}
	out, err := render.EncodeJPEG(change(render.Upright(p.Img, metadata.FromFile(info).Camera.Orientation)), quality)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// exposed is the picture with that much more light.
func exposed(stops float64) func(*image.NRGBA) *image.NRGBA {
	var curve [256]byte
	for i := range curve {
		light := math.Pow(float64(i)/255, 2.2) * math.Pow(2, stops)
		curve[i] = byte(math.Min(255, math.Round(255*math.Pow(light, 1/2.2))))
	}
	return func(img *image.NRGBA) *image.NRGBA {
		for i := range img.Pix {
			if i%4 != 3 {
				img.Pix[i] = curve[img.Pix[i]]
			}
		}
		return img
	}
}

func TestHashOfOnePicture(t *testing.T) {
	photos := corpusPhotos(t, "digicam_corpus", "exif-samples/jpg/exif-org", "exif-samples/jpg/gps")
	s, before := open(t), map[string]uint64{}
	for name, data := range photos {
		before[name] = hash(t, s, data)
	}
	for _, tt := range []struct {
		name    string
		quality int
		change  func(*image.NRGBA) *image.NRGBA
	}{
		{"the same encoded again at a low quality", 40, func(img *image.NRGBA) *image.NRGBA { return img }},
		{"the same at half the size", 85, func(img *image.NRGBA) *image.NRGBA {
			return render.Shrink(img, img.Rect.Dx()/2, img.Rect.Dy()/2)
		}},
		{"a third of a stop brighter", 85, exposed(1. / 3)},
		{"a third of a stop darker", 85, exposed(-1. / 3)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			most, sum := 0, 0
			for name, data := range photos {
				d := bits.OnesCount64(before[name] ^ hash(t, s, changed(t, data, tt.quality, tt.change)))
				if d > alike {
					t.Errorf("%s: %d bits differ, want at most %d", name, d, alike)
				}
				most, sum = max(most, d), sum+d
			}
			t.Logf("%d photos: %.1f bits differ, at most %d", len(photos), float64(sum)/float64(len(photos)), most)
		})
	}
}

func TestHashIsOfThePictureUpright(t *testing.T) {
	s := open(t)
	var first uint64
	for i := range 8 {
		name := fmt.Sprintf("landscape_%d.jpg", i+1)
		data, err := os.ReadFile(filepath.Join(catalogtest.Corpus(t), "photos/exif-samples/jpg/orientation", name))
		if err != nil {
			t.Fatal(err)
		}
		h := hash(t, s, data)
		if i == 0 {
			first = h
		}
		if d := bits.OnesCount64(first ^ h); d > alike {
			t.Errorf("%s: %d bits differ from landscape_1, want at most %d", name, d, alike)
		}
	}
}

func TestHashOfDifferentPictures(t *testing.T) {
	var hashes []uint64
	var names []string
	s := open(t)
	for name, data := range corpusPhotos(t, "digicam_corpus", "exif-samples/jpg/exif-org") {
		hashes, names = append(hashes, hash(t, s, data)), append(names, name)
	}
	pairs, near, same := 0, 0, 0
	for i, a := range hashes {
		for j, b := range hashes[:i] {
			d := bits.OnesCount64(a ^ b)
			pairs++
			if d < different {
				near++
			}
			if d <= alike {
				same++
				t.Logf("alike: %s and %s, %d bits", names[i], names[j], d)
			}
		}
	}
	t.Logf("%d pairs of different photos: %d differ by less than %d bits, %d by at most %d", pairs, near, different, same, alike)
	if near*20 > pairs {
		t.Errorf("%d of %d pairs differ by less than %d bits", near, pairs, different)
	}
}
