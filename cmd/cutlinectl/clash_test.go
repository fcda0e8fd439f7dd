package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cutline/catalog/catalogtest"
)

// frame is what a script reads of a photo with parts.
type frame struct {
	ID      int64
	File    string
	Pending bool `json:"pending_write"`
	Caption struct{ Headline, City, State string }
	Parts   []struct{ File, Role, Kind string }
	Clashes []struct{ Field, Base, Mine, File, From string }
}

func (f frame) parts() string {
	var out []string
	for _, p := range f.Parts {
		out = append(out, p.File+" "+p.Role)
	}
	return strings.Join(out, ", ")
}

// exiftool is the other program that changes files.
func exiftool(t *testing.T, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath("exiftool"); err != nil {
		t.Skip("exiftool is not installed")
	}
	out, err := exec.Command("exiftool", append([]string{"-q", "-overwrite_original", "-charset", "utf8"}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("exiftool %v: %v %s", args, err, out)
	}
	return string(out)
}

// raw is a raw file that tells nothing but its preview.
func raw(t *testing.T, path string) {
	t.Helper()
	data := append(bytes.Repeat([]byte("sensor "), 100), catalogtest.JPEG(t, catalogtest.Photo{Seed: 5})...)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestFilesOfOneFrameAreOnePhoto(t *testing.T) {
	s, dir := newScript(t), t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	show := func(name string) (f frame) { t.Helper(); s.ok(&f, "show", name); return f }
	add := func() (a added) { t.Helper(); s.ok(&a, "add", dir); return a }
	catalogtest.File(t, dir, "IMG_1.JPG", catalogtest.Photo{Seed: 5})
	add()
	s.ok(nil, "set", "IMG_1.JPG", "headline=Chợ phiên")
	id := show("IMG_1.JPG").ID
	raw(t, at("IMG_1.3FR"))
	if a := add(); a.Added != 0 || a.Updated != 1 {
		t.Errorf("the raw file comes later: %+v", a)
	}
	f := show("IMG_1.3FR")
	if f.ID != id || f.File != "IMG_1.JPG" || f.Caption.Headline != "Chợ phiên" || f.parts() != "IMG_1.JPG master, IMG_1.3FR partner" {
		t.Errorf("photo %+v", f)
	}
	for _, q := range []string{"kind:raw", "kind:jpeg"} {
		var n struct{ Count int }
		if s.ok(&n, "find", "--count", q); n.Count != 1 {
			t.Errorf("%s finds %d", q, n.Count)
		}
	}
	s.ok(nil, "write", "--pending")
	if _, err := os.Stat(at("IMG_1.xmp")); err != nil {
		t.Error(err)
	}
	if a := add(); a.Unchanged != 1 {
		t.Errorf("after our own write: %+v", a)
	}
	if err := os.Rename(at("IMG_1.JPG"), filepath.Join(t.TempDir(), "away.JPG")); err != nil {
		t.Fatal(err)
	}
	add()
	f = show("IMG_1.3FR")
	if f.ID != id || f.File != "IMG_1.3FR" || f.Caption.Headline != "Chợ phiên" || f.parts() != "IMG_1.3FR master, IMG_1.xmp sidecar" {
		t.Errorf("without the JPEG: %+v", f)
	}
	catalogtest.File(t, dir, "IMG_1.JPG", catalogtest.Photo{Seed: 5})
	add()
	if f = show("IMG_1.JPG"); f.ID != id || f.parts() != "IMG_1.JPG master, IMG_1.3FR partner, IMG_1.xmp sidecar" {
		t.Errorf("with the JPEG again: %+v", f)
	}
	if a := add(); a.Unchanged != 1 || a.Updated+a.Added != 0 {
		t.Errorf("nothing changed: %+v", a)
	}
	s.ok(nil, "set", "IMG_1.JPG", "headline=Sửa")
	for _, ext := range []string{"sub/IMG_1.JPG"} { // the same name in another folder
		if err := os.MkdirAll(filepath.Dir(at(ext)), 0o755); err != nil {
			t.Fatal(err)
		}
		catalogtest.File(t, filepath.Dir(at(ext)), "IMG_1.JPG", catalogtest.Photo{Seed: 9})
	}
	if a := add(); a.Added != 1 {
		t.Errorf("another folder: %+v", a)
	}
}

func TestBothSidecarsAreReadAndWritten(t *testing.T) {
	s, dir := newScript(t), t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	raw(t, at("IMG_1.3FR"))
	exiftool(t, "-o", at("IMG_1.xmp"), "-XMP-photoshop:City=Huế", "-XMP-photoshop:Headline=cũ", "-XMP-xmp:MetadataDate=2026-01-01T10:00:00", "-XMP-crs:Exposure2012=+0.35", "-XMP-photoshop:SidecarForExtension=3FR")
	exiftool(t, "-o", at("IMG_1.3FR.xmp"), "-XMP-photoshop:Headline=mới", "-XMP-xmp:MetadataDate=2026-02-01T10:00:00", "-XMP-lr:HierarchicalSubject=a|b")
	s.ok(nil, "add", dir)
	var f frame
	s.ok(&f, "show", "IMG_1.3FR")
	if f.Caption.City != "Huế" || f.Caption.Headline != "mới" || len(f.Parts) != 3 {
		t.Errorf("of two sidecars one was not read: %+v", f)
	}
	s.ok(nil, "set", "IMG_1.3FR", "headline=chung")
	s.ok(nil, "write", "--pending")
	for name, foreign := range map[string]string{"IMG_1.xmp": "Exposure2012", "IMG_1.3FR.xmp": "a|b"} {
		data, err := os.ReadFile(at(name))
		if err != nil || !strings.Contains(string(data), "chung") || !strings.Contains(string(data), foreign) {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
	}
	if err := os.Remove(at("IMG_1.xmp")); err != nil {
		t.Fatal(err)
	}
	s.ok(nil, "add", dir)
	if s.ok(&f, "show", "IMG_1.3FR"); f.Caption.City != "Huế" || f.Caption.Headline != "chung" {
		t.Errorf("a sidecar is gone, and its caption: %+v", f)
	}
}

func TestWhatAnotherProgramChangedIsTakenOrWaits(t *testing.T) {
	s, dir := newScript(t), t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	catalogtest.File(t, dir, "a.jpg", catalogtest.Photo{Seed: 1})
	s.ok(nil, "add", dir)
	show := func() (f frame) { t.Helper(); s.ok(&f, "show", "a.jpg"); return f }
	s.ok(nil, "set", "a.jpg", "city=gốc", "headline=gốc")
	s.ok(nil, "write", "--pending")

	exiftool(t, "-XMP-photoshop:State=ngoài", "-XMP-xmp:CreatorTool=Other 1.0", at("a.xmp"))
	s.ok(nil, "add", dir)
	if f := show(); f.Caption.State != "ngoài" || f.Pending {
		t.Errorf("what only they changed: %+v", f)
	}
	_, history, _ := s.run("history", "a.jpg")
	if !strings.Contains(history, "a.xmp · Other 1.0") {
		t.Errorf("history does not say where it was read: %s", history)
	}
	s.ok(nil, "undo")
	if f := show(); f.Caption.State != "" {
		t.Errorf("undone: %+v", f)
	}
	s.ok(nil, "redo")

	s.ok(nil, "set", "a.jpg", "city=bàn", "headline=bàn")
	exiftool(t, "-XMP-photoshop:City=họ", at("a.xmp"))
	s.ok(nil, "write", "--pending") // looks before it writes
	f := show()
	if len(f.Clashes) != 1 || f.Caption.City != "bàn" || f.Clashes[0].File != "họ" || f.Clashes[0].Base != "gốc" || f.Clashes[0].Mine != "bàn" {
		t.Fatalf("clash: %+v", f)
	}
	if got := exiftool(t, "-s3", "-XMP-photoshop:City", "-XMP-photoshop:Headline", at("a.xmp")); got != "họ\nbàn\n" {
		t.Errorf("the sidecar says %q: their city must stand, our headline be there", got)
	}
	var list []struct{ Photo int64 }
	if s.ok(&list, "clash"); len(list) != 1 || list[0].Photo != f.ID {
		t.Errorf("clash lists %+v", list)
	}
	var n counted
	for _, tt := range []struct{ args, city, file string }{
		{"--take mine", "bàn", "bàn"}, {"--take file --field city", "họ", "họ"}, {"city=bàn-họ", "bàn-họ", "bàn-họ"},
	} {
		s.ok(&n, append([]string{"clash", "a.jpg"}, strings.Fields(tt.args)...)...)
		if f := show(); n.Changed != 1 || len(f.Clashes) != 0 || f.Caption.City != tt.city {
			t.Errorf("%s: %+v", tt.args, f)
		}
		if tt.city == "bàn-họ" {
			break
		}
		s.ok(nil, "undo")
		if f := show(); len(f.Clashes) != 1 || f.Caption.City != "bàn" {
			t.Errorf("%s undone: %+v", tt.args, f)
		}
	}
	s.ok(nil, "write", "--pending")
	if got := exiftool(t, "-s3", "-XMP-photoshop:City", at("a.xmp")); got != "bàn-họ\n" {
		t.Errorf("the sidecar says %q", got)
	}
	s.exits(2, nil, "clash", "a.jpg", "--take", "mine", "--field", "city")
	s.exits(2, nil, "clash", "a.jpg", "--take", "all")

	exiftool(t, "-XMP-photoshop:Credit=trong tệp", at("a.jpg")) // embedded, the sidecar is older
	s.ok(nil, "add", dir)
	if f := show(); f.Caption.City != "bàn-họ" {
		t.Errorf("after an embedded change: %+v", f)
	}
}
