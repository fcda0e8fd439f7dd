package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/photofile"
	"cutline/catalog/thumb"
)

// noThumbs makes none.
type noThumbs struct{}

func (noThumbs) Make(photofile.Source, photofile.Info, int, string) (thumb.Made, error) {
	return thumb.Made{Average: 1}, nil
}

func TestReadOfAFileThatChangesMeanwhile(t *testing.T) {
	grow := func(t *testing.T, path string) {
		f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
		if err == nil {
			_, err = f.Write([]byte("more"))
			f.Close()
		}
		if err != nil {
			t.Error(err)
		}
	}
	for _, tt := range []struct {
		name    string
		changes int // reads during which the file changes
		change  func(t *testing.T, path string)
		want    string
	}{
		{"never", 0, grow, ""},
		{"once: it is read again", 1, grow, ""},
		{"for ever", 9, grow, "changed while it was read"},
		{"replaced by another of the same size, once", 1, func(t *testing.T, path string) {
			data, err := os.ReadFile(path)
			if err == nil {
				err = os.Remove(path)
			}
			if err == nil {
				err = os.WriteFile(path, data, 0o644)
			}
			if err != nil {
				t.Error(err)
			}
		}, ""},
		{"removed", 1, func(t *testing.T, path string) { os.Remove(path) }, "no such file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := catalogtest.File(t, t.TempDir(), "a.jpg", catalogtest.Photo{Seed: 1})
			reads := 0
			r := &reader{thumbs: noThumbs{}, big: &sync.Mutex{}, during: func(p string) {
				if reads++; reads <= tt.changes {
					tt.change(t, p)
				}
			}}
			res := r.picture(path, catalog.Part{Role: catalog.MasterPart})
			if tt.want == "" && res.err != nil || tt.want != "" && (res.err == nil || !strings.Contains(res.err.Error(), tt.want)) {
				t.Errorf("error %v, want %q", res.err, tt.want)
			}
			if tt.want == "" && reads != tt.changes+1 {
				t.Errorf("read %d times", reads)
			}
		})
	}
}

func TestReadRefusesWhatIsTooLargeOrNoFile(t *testing.T) {
	dir := t.TempDir()
	huge := filepath.Join(dir, "huge.tif")
	f, err := os.Create(huge)
	if err == nil {
		err = f.Truncate(maxFile + 1)
		f.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, path, want string }{
		{"a file larger than the memory", huge, "at most 200 are read"},
		{"a folder", dir, "no file"},
		{"nothing", filepath.Join(dir, "none.jpg"), "no such file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := &reader{thumbs: noThumbs{}, big: &sync.Mutex{}}
			res := r.picture(tt.path, catalog.Part{Role: catalog.MasterPart})
			if res.err == nil || !strings.Contains(res.err.Error(), tt.want) {
				t.Errorf("error %v, want %q", res.err, tt.want)
			}
			if cap(r.buf) > 0 {
				t.Errorf("%d bytes were made room for", cap(r.buf))
			}
		})
	}
}
