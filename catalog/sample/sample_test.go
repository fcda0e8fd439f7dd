package sample

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/metadata"
	"cutline/catalog/photofile"
	"cutline/catalog/render"
)

func small(t *testing.T, dir string) Sample {
	t.Helper()
	s, err := Options{LongEdge: 240}.Event(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

type read struct {
	path string
	info photofile.Info
	metadata.Read
}

func readAll(t *testing.T, paths []string) []read {
	t.Helper()
	var out []read
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		info, err := photofile.Read(data)
		if err != nil || info.Problem != "" {
			t.Fatal(path, err, info.Problem)
		}
		if p, err := render.Decode(data, info, 0); err != nil || p.Damaged != "" {
			t.Fatal(path, err, p.Damaged)
		}
		out = append(out, read{path, info, metadata.FromFile(info)})
	}
	return out
}

func count(all []read, f func(read) bool) int {
	n := 0
	for _, r := range all {
		if f(r) {
			n++
		}
	}
	return n
}

func TestEventHasAllThatARealOneHas(t *testing.T) {
	s := small(t, t.TempDir())
	all := readAll(t, s.Photos)
	for _, tt := range []struct {
		name     string
		min, max int
		is       func(read) bool
	}{
		{"photos", 12, 40, func(read) bool { return true }},
		{"first camera", 5, 15, func(r read) bool { return strings.Contains(r.Camera.Model, "SM-1") }},
		{"second camera", 5, 15, func(r read) bool { return strings.Contains(r.Camera.Model, "HB-7R") }},
		{"zone told", 5, 15, func(r read) bool { return r.Captured.Zoned }},
		{"zone not told", 5, 15, func(r read) bool { return !r.Captured.Zoned && !r.Captured.IsZero() }},
		{"fractions of a second", 4, 15, func(r read) bool { return r.Captured.Time.Nanosecond() > 0 }},
		{"first day", 3, 10, func(r read) bool { return r.Captured.Day().Day == 13 }},
		{"second day", 5, 15, func(r read) bool { return r.Captured.Day().Day == 14 }},
		{"GPS", 3, 15, func(r read) bool { return r.Camera.GPS != nil }},
		{"turned right", 1, 5, func(r read) bool { return r.Camera.Orientation == 6 }},
		{"turned left", 1, 5, func(r read) bool { return r.Camera.Orientation == 8 }},
		{"all stored lying", 12, 40, func(r read) bool { return r.info.Width > r.info.Height }},
		{"captions", 8, 16, func(r read) bool { return r.Caption.Text(catalog.Description) != "" }},
		{"only XMP", 2, 5, func(r read) bool { return r.info.XMP != nil && r.info.IIM == nil }},
		{"only IIM", 2, 5, func(r read) bool { return r.info.XMP == nil && r.info.IIM != nil }},
		{"embedded thumbnail", 5, 15, func(r read) bool { return len(r.info.Previews) == 1 }},
		{"problems", 0, 0, func(r read) bool { return len(r.Problems) > 0 || len(r.Clashes) > 0 }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if n := count(all, tt.is); n < tt.min || n > tt.max {
				t.Errorf("%d photos, want %d to %d", n, tt.min, tt.max)
			}
		})
	}
	instant := func(a, b read) int { return strings.Compare(a.Captured.String()[:19], b.Captured.String()[:19]) }
	if !slices.IsSortedFunc(all, instant) {
		t.Error("the photos are not in order of capture")
	}
}

func TestOnePhotoIsRightForEachSlot(t *testing.T) {
	s := small(t, t.TempDir())
	all := readAll(t, s.Photos)
	for _, tt := range []struct{ name, person, words string }{
		{"first slot", "Lương Khánh Toàn", "phát biểu tại buổi làm việc"},
		{"second slot", "Nông Thu Vân", "khảo sát thực tế"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, article := range s.Articles {
				text, err := os.ReadFile(article)
				if err != nil || !strings.Contains(string(text), tt.person) {
					t.Errorf("%s does not name %s: %v", filepath.Base(article), tt.person, err)
				}
			}
			right := func(r read) bool {
				return slices.Equal(r.Caption.List(catalog.People), []string{tt.person}) &&
					strings.Contains(r.Caption.Text(catalog.Description), tt.words) && r.Captured.Day().Day == 14
			}
			if n := count(all, right); n != 1 {
				t.Errorf("%d photos are right", n)
			}
			if n := count(all, func(r read) bool { return slices.Contains(r.Caption.List(catalog.People), tt.person) }); n < 2 {
				t.Errorf("only %d photos show the person: nothing distracts", n)
			}
		})
	}
}

func TestEventIsTheSameEachTime(t *testing.T) {
	a, b := small(t, t.TempDir()), small(t, t.TempDir())
	for i, path := range append(slices.Clone(a.Photos), a.Articles...) {
		x, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		y, err := os.ReadFile(append(slices.Clone(b.Photos), b.Articles...)[i])
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(x, y) {
			t.Errorf("%s differs", filepath.Base(path))
		}
	}
	before, err := os.Stat(a.Photos[0])
	if err != nil {
		t.Fatal(err)
	}
	small(t, filepath.Dir(a.Photos[0]))
	if after, err := os.Stat(a.Photos[0]); err != nil || !os.SameFile(before, after) {
		t.Errorf("a second call wrote again: %v", err)
	}
}

func TestPhotosAreAllDifferent(t *testing.T) {
	dir := t.TempDir()
	const n = 1100
	size := image.Pt(60, 40)
	if err := Photos(context.Background(), dir, n, size, nil); err != nil {
		t.Fatal(err)
	}
	seen, turned := map[string]string{}, 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		info, err := photofile.Read(data)
		if err != nil || info.Width != size.X || info.Height != size.Y || len(info.Previews) > 0 {
			t.Errorf("%s: %v, %d × %d, %d previews", path, err, info.Width, info.Height, len(info.Previews))
		}
		if m := metadata.FromFile(info); m.Camera.Orientation == 6 {
			turned++
		}
		print := photofile.Fingerprint(data, info)
		if other, ok := seen[print]; ok {
			t.Errorf("%s is %s again", path, other)
		}
		seen[print] = path
		return nil
	})
	if err != nil || len(seen) != n || turned == 0 {
		t.Errorf("%d photos, %d turned, %v", len(seen), turned, err)
	}
}

// apart is the mean difference of two pictures, brought to one small size.
func apart(a, b *image.NRGBA) float64 {
	const n = 24
	a, b = render.Shrink(a, n, n), render.Shrink(b, n, n)
	sum := 0
	for i := range a.Pix {
		sum += max(int(a.Pix[i])-int(b.Pix[i]), int(b.Pix[i])-int(a.Pix[i]))
	}
	return float64(sum) / float64(len(a.Pix))
}

func TestPhotosShowTheScenesOfTheEventUpright(t *testing.T) {
	size := image.Pt(192, 128)
	w := newBackdrops(size)
	var shown []*image.NRGBA
	turned := map[int]int{}
	for id := range len(w.motifs) {
		data, err := w.photo(id * burst)
		if err != nil {
			t.Fatal(err)
		}
		info, err := photofile.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		p, err := render.Decode(data, info, 0)
		if err != nil || p.Damaged != "" {
			t.Fatal(err, p.Damaged)
		}
		orientation := metadata.FromFile(info).Camera.Orientation
		turned[orientation]++
		up := render.Upright(p.Img, orientation)
		motif := w.motifs[id*stride%len(w.motifs)]
		c := newCanvas(up.Rect.Dx(), up.Rect.Dy(), uint64(id)+1)
		motif.draw(c, motif.v)
		// Pieces are cut a little off the drawing, with darker corners and grain.
		right, wrong := apart(up, c.img), apart(up, render.Upright(c.img, 3))
		if right > 35 || right > .8*wrong {
			t.Errorf("photo %d, turned %d, is %.0f off its scene, and %.0f off it upside down", id*burst, orientation, right, wrong)
		}
		shown = append(shown, up)
	}
	for i, a := range shown[1:] {
		if d := apart(a, shown[i]); d < 12 {
			t.Errorf("photos %d and %d look alike: %.0f", i*burst, (i+1)*burst, d)
		}
	}
	if turned[6] == 0 || turned[8] == 0 || turned[1] < len(shown)/2 {
		t.Errorf("turned: %v", turned)
	}
}

func TestNoTwoPiecesOfADrawingAreTheSame(t *testing.T) {
	for _, size := range []image.Point{image.Pt(96, 64), image.Pt(1800, 1200)} {
		w := newBackdrops(size)
		type part struct {
			id, quality int
			at          image.Point
		}
		seen := map[part]int{}
		for i := range 250_000 {
			id, nth := w.of(i)
			at, quality := w.piece(nth)
			p := part{id, quality, at.Min}
			if other, ok := seen[p]; ok {
				t.Fatalf("%v: photos %d and %d are both %+v", size, other, i, p)
			}
			seen[p] = i
			if at.Min.X < 0 || at.Max.X > size.X+w.shifts || at.Max.Y > size.Y+w.shifts {
				t.Fatalf("%v: photo %d lies at %v", size, i, at)
			}
		}
	}
}

func TestPhotosOf24MegapixelsAreAsHeavyAsACameras(t *testing.T) {
	if testing.Short() {
		t.Skip("draws 24 megapixels")
	}
	dir := t.TempDir()
	if err := Photos(context.Background(), dir, 2, image.Pt(6000, 4000), nil); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.jpg"))
	if err != nil || len(files) != 2 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		st, err := os.Stat(f)
		if err != nil || st.Size() < 6e6 || st.Size() > 12e6 {
			t.Errorf("%s has %d bytes, %v", filepath.Base(f), st.Size(), err)
		}
	}
}

func TestPhotosStopsWhenTold(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	stop := func(p catalog.Progress) {
		if p.Done == 3 {
			cancel()
		}
	}
	dir := t.TempDir()
	if err := Photos(ctx, dir, 50, image.Pt(60, 40), stop); !errors.Is(err, context.Canceled) {
		t.Errorf("error = %v", err)
	}
	if files, _ := filepath.Glob(filepath.Join(dir, "*", "*.jpg")); len(files) != 4 {
		t.Errorf("%d photos were made", len(files))
	}
	if err := Photos(context.Background(), dir, 1, image.Pt(0, 40), nil); !errors.Is(err, catalog.ErrUsage) {
		t.Errorf("no width: %v", err)
	}
}

func TestFill(t *testing.T) {
	const n = 5000
	texts, prints, empty := map[string]bool{}, map[string]bool{}, 0
	i := 0
	for p := range Fill(n) {
		i++
		if p.ID != catalog.PhotoID(i) || p.Path == "" || p.Captured.IsZero() {
			t.Fatalf("photo %d: %+v", i, p)
		}
		if len(p.Caption) == 0 {
			empty++
		}
		texts[p.Caption.Text(catalog.Description)], prints[p.Fingerprint] = true, true
	}
	if i != n || len(prints) != n || len(texts) < n/2 || empty < n/20 || empty > n/5 {
		t.Errorf("%d photos, %d fingerprints, %d texts, %d empty", i, len(prints), len(texts), empty)
	}
	var a, b catalog.Photo
	for p := range Fill(40) {
		a = p
	}
	for p := range Fill(1000) {
		if p.ID == a.ID {
			b = p
			break
		}
	}
	if !a.Caption.Equal(b.Caption) || a.Fingerprint != b.Fingerprint {
		t.Error("photo 40 is another one in a larger catalog")
	}
}
