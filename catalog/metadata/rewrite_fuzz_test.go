package metadata

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"cutline/catalog/catalogtest"
	"cutline/catalog/photofile"
)

// FuzzRewrite: what is written reads back (Rewrite itself sees to it), keeps
// everything behind the header, and is not written twice; or it is refused.
func FuzzRewrite(f *testing.F) {
	f.Add(catalogtest.JPEG(f, catalogtest.Photo{Shot: catalogtest.At(1, 9, 0, 0, true)}), uint64(40))
	if _, err := os.Stat(catalogtest.Project(f) + "/../shared/corpus"); err == nil {
		for i, path := range corpusJPEGs(f) {
			data, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			if i%7 == 0 && len(data) < 100_000 {
				f.Add(data, uint64(i*100))
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, n uint64) {
		_, err := photofile.Read(data)
		if err != nil {
			return
		}
		p := captioned(rand.New(rand.NewPCG(n, 1)), photoOf(t, data), int(n%70_000))
		p.Caption = AsRead(p.Caption)
		o := RewriteOptions{Now: time.Date(2026, 3, 14, 10, 11, 12, 0, time.UTC), Insist: true}
		out, w, err := rewrite(data, p, o)
		var ref *Refusal
		var d *photofile.Damage
		switch {
		case errors.As(err, &ref), errors.As(err, &d), errors.Is(err, photofile.ErrNotPhoto):
			return
		case err != nil:
			t.Fatalf("an error of another kind: %v", err)
		case out == nil:
			return
		}
		h, err := photofile.ReadHeader(bytes.NewReader(data), int64(len(data)))
		if err != nil || !bytes.Equal(out[len(w.Header):], data[len(h.Bytes):]) {
			t.Fatalf("the bytes from SOS on changed: %v", err)
		}
		if again, _, err := rewrite(out, p, o); err != nil || again != nil {
			t.Fatalf("the second write: %v, changed: %v", err, again != nil)
		}
	})
}
