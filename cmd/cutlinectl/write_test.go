package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cutline/catalog"
)

// TestWritingIntoAPNG needs ExifTool, and without it makes a sidecar and says
// so.
func TestWritingIntoAPNG(t *testing.T) {
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.png")
	if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	s := newScript(t)
	s.ok(nil, "add", filepath.Dir(path))
	s.ok(nil, "set", "a.png", "headline=Lễ hội Đền Hùng")
	for _, wrong := range [][]string{
		{"write", "--pending", "--exiftool", "off"},
		{"write", "--pending", "--embed", "--exiftool", filepath.Join(t.TempDir(), "none")},
	} {
		s.exits(2, nil, wrong...)
	}
	var w catalog.Written
	s.ok(&w, "write", "--pending", "--embed", "--exiftool", "off")
	if w.Written != 1 || w.Embedded != 0 || len(w.Beside) != 1 || w.Beside[0].Path != path || !strings.Contains(w.Beside[0].Error, "takes ExifTool") {
		t.Errorf("without ExifTool: %+v", w)
	}
	if _, err := exec.LookPath("exiftool"); err != nil {
		t.Skip("needs exiftool (Debian: libimage-exiftool-perl)")
	}
	s.ok(nil, "set", "a.png", "headline=Chợ phiên")
	w = catalog.Written{}
	s.ok(&w, "write", "--pending", "--embed")
	if w.Embedded != 1 || len(w.Beside) != 0 || len(w.Aside) != 0 {
		t.Errorf("with ExifTool: %+v", w)
	}
	s.ok(nil, "undo")
	if data, err := os.ReadFile(path); err != nil || !bytes.Equal(data, out.Bytes()) {
		t.Errorf("undo: not the file that it was: %v", err)
	}
}
