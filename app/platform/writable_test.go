package platform

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestWritable(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name  string
		path  string
		there bool
		want  error
	}{
		{"a folder", dir, true, nil},
		{"one that can be made", filepath.Join(dir, "a", "b"), false, nil},
		{"a file", file, true, syscall.ENOTDIR},
		{"below a file", filepath.Join(file, "a", "b"), false, syscall.ENOTDIR},
	} {
		t.Run(tt.name, func(t *testing.T) {
			there, err := Writable(tt.path)
			var path *fs.PathError
			if there != tt.there || !errors.Is(err, tt.want) || err != nil && (!errors.As(err, &path) || path.Path != file) {
				t.Errorf("Writable(%s) = %v, %v", tt.path, there, err)
			}
		})
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("looking made something: %v, %v", left, err)
	}
}
