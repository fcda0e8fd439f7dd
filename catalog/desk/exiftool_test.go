package desk_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/desk"
)

// TestAWriteThroughExiftoolIsUndoneAndRedone follows a PNG, whose fingerprint
// is that of the whole file, through a write, undo and redo.
func TestAWriteThroughExiftoolIsUndoneAndRedone(t *testing.T) {
	if _, err := exec.LookPath("exiftool"); err != nil {
		t.Skip("needs exiftool (Debian: libimage-exiftool-perl)")
	}
	s := shelfOfPNG(t)
	before := s.sums()
	if w := s.write(catalog.WriteOptions{Embed: true}); w.Embedded != 1 || w.Edit == 0 {
		t.Fatalf("%+v", w)
	}
	s.follows("after the write")
	if data, err := os.ReadFile(s.paths[0]); err != nil || !bytes.Contains(data, []byte("Đền Hùng")) {
		t.Errorf("the caption is not in the file: %v", err)
	}
	if added, err := s.d.Add(t.Context(), []string{s.dir}, nil); err != nil || added.Unchanged != 1 {
		t.Errorf("our own write looks like a change from outside: %v %+v", err, added)
	}
	if done, err := s.d.Undo(t.Context()); err != nil || done.Changed != 1 || len(done.Failed) > 0 {
		t.Fatalf("undo: %v %+v", err, done)
	}
	s.same("undo", s.sums(), before)
	s.follows("after undo")
	if done, err := s.d.Redo(t.Context()); err != nil || done.Changed != 1 || len(done.Failed) > 0 {
		t.Fatalf("redo: %v %+v", err, done)
	}
	s.follows("after redo")
	if _, err := s.d.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.same("the second undo", s.sums(), before)
	s.d.UseExiftool("off")
	done, err := s.d.Redo(t.Context())
	if err != nil || done.Changed != 0 || len(done.Failed) != 1 || !strings.Contains(done.Failed[0].Error, "ExifTool") {
		t.Errorf("redo without exiftool: %v %+v", err, done)
	}
	s.same("redo without exiftool", s.sums(), before)
}

// TestAMovedFileThatWasWrittenIntoIsKnownAgain moves a PNG after a write.
func TestAMovedFileThatWasWrittenIntoIsKnownAgain(t *testing.T) {
	if _, err := exec.LookPath("exiftool"); err != nil {
		t.Skip("needs exiftool (Debian: libimage-exiftool-perl)")
	}
	s := shelfOfPNG(t)
	s.write(catalog.WriteOptions{Embed: true})
	moved := filepath.Join(s.dir, "moved.png")
	if err := os.Rename(s.paths[0], moved); err != nil {
		t.Fatal(err)
	}
	if _, err := s.d.Add(t.Context(), []string{s.dir}, nil); err != nil {
		t.Fatal(err)
	}
	if id, err := s.d.Resolve(t.Context(), moved); err != nil || id != s.ids[0] {
		t.Errorf("it is photo %d, not %d: %v", id, s.ids[0], err)
	}
}

// shelfOfPNG is a shelf of one PNG.
func shelfOfPNG(t *testing.T) *shelf {
	t.Helper()
	s := newShelf(t, 1)
	img := image.NewGray(image.Rect(0, 0, 64, 48))
	for i := range img.Pix {
		img.Pix[i] = byte(i * i)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(s.paths[0]); err != nil {
		t.Fatal(err)
	}
	s.dir = t.TempDir()
	s.paths[0] = filepath.Join(s.dir, "a.png")
	if err := os.WriteFile(s.paths[0], out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := s.d.Add(t.Context(), []string{s.dir}, nil); err != nil {
		t.Fatal(err)
	}
	id, err := s.d.Resolve(t.Context(), s.paths[0])
	if err != nil {
		t.Fatal(err)
	}
	s.ids[0] = id
	s.headline("Lễ hội Đền Hùng")
	return s
}

// follows makes sure that the catalog's fingerprint is the file's.
func (s *shelf) follows(when string) {
	s.t.Helper()
	data, err := os.ReadFile(s.paths[0])
	if err != nil {
		s.t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	if got := s.photo(0).Fingerprint; got != hex.EncodeToString(sum[:]) {
		s.t.Errorf("%s: the catalog knows another fingerprint than the file's", when)
	}
}

func TestTheExiftoolOfASettingIsFound(t *testing.T) {
	t.Setenv("CUTLINE_EXIFTOOL", filepath.Join(t.TempDir(), "none"))
	if tool, err := desk.FindExiftool(t.Context(), ""); err == nil {
		t.Errorf("the environment names none, found %+v", tool)
	}
	path, err := exec.LookPath("exiftool")
	if err != nil {
		t.Skip("needs exiftool (Debian: libimage-exiftool-perl)")
	}
	if tool, err := desk.FindExiftool(t.Context(), path); err != nil || tool.Path != path || tool.Version == "" {
		t.Errorf("found %+v, %v", tool, err)
	}
}
