//go:build bench

package writeback

import (
	"crypto/rand"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"cutline/catalog/catalogtest"
)

// TestBenchEmbed holds writing captions into JPEGs of 8 MB (CUTLINE_FILES of
// them, 1,000) against a bare loop of two workers that reads, writes, syncs
// and renames, and against one exiftool, which neither syncs nor verifies.
// Medians of three rounds.
func TestBenchEmbed(t *testing.T) {
	n := 1000
	if m, err := strconv.Atoi(os.Getenv("CUTLINE_FILES")); err == nil {
		n = m
	}
	tail := make([]byte, 8<<20)
	rand.Read(tail) //nolint:errcheck // it never fails
	photo := func(name string) []byte {
		return append(catalogtest.JPEG(t, catalogtest.Photo{Seed: int(name[0]), Shot: catalogtest.At(1, 9, 0, 0, true)}), tail...)
	}
	var names []string
	for i := range n {
		names = append(names, fmt.Sprintf("%04d.jpg", i))
	}
	d := pictures(t, photo, names...)
	var ours, bare, theirs []float64
	timed := func(to *[]float64, f func()) {
		start := time.Now()
		f()
		*to = append(*to, float64(n)/time.Since(start).Seconds())
	}
	for round := range 3 {
		d.caption(t, fmt.Sprint("Lễ hội Đền Hùng, ngày ", round))
		timed(&ours, func() {
			if w := d.run(t, d.inside(t, Options{})); w.Embedded != n {
				t.Fatalf("%+v", w)
			}
		})
		timed(&bare, func() {
			each(n, func(i int) {
				if err := copyOver(filepath.Join(d.dir, names[i])); err != nil {
					t.Error(err)
				}
			})
		})
		// The catalog must find the files as it left them.
		for i := range names {
			p, err := d.Photo(t.Context(), d.ids[i])
			if err != nil {
				t.Fatal(err)
			}
			at := time.Unix(0, p.Master().ModTime)
			if err := os.Chtimes(p.Path, at, at); err != nil {
				t.Fatal(err)
			}
		}
	}
	for round := range 3 {
		timed(&theirs, func() {
			out, err := exec.Command("exiftool", "-q", "-overwrite_original", "-codedcharacterset=utf8", fmt.Sprint("-XMP-photoshop:Headline=Lễ hội ", round),
				fmt.Sprint("-IPTC:Headline=Lễ hội ", round), d.dir).CombinedOutput()
			if err != nil {
				t.Skip("exiftool:", err, string(out))
			}
		})
	}
	for _, l := range [][]float64{ours, bare, theirs} {
		slices.Sort(l)
	}
	t.Logf("files a second: ours %.1f, the bare loop %.1f (%.2f of it), exiftool %.1f", ours[1], bare[1], ours[1]/bare[1], theirs[1])
	if ours[1] < 0.8*bare[1] || ours[1] < theirs[1] {
		t.Error("too slow")
	}
}

// copyOver is all that a program must do to write a file safely.
func copyOver(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(path+".new", os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}
