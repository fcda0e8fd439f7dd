package platform

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// An Item is a file or folder, as a chooser lists it.
type Item struct {
	Name string
	Dir  bool
}

// listMost is how many items of a folder are read: a chooser is no file
// manager.
const listMost = 5000

// List is what a folder holds, folders first; what is hidden is left out. It
// may be slow, on a network drive.
func List(dir string) ([]Item, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, fmt.Errorf("look into %s: %w", dir, err)
	}
	defer f.Close()
	entries, err := f.ReadDir(listMost)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("look into %s: %w", dir, err)
	}
	var items []Item
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		isDir := e.IsDir()
		if e.Type()&os.ModeSymlink != 0 {
			st, err := os.Stat(filepath.Join(dir, e.Name()))
			isDir = err == nil && st.IsDir()
		}
		items = append(items, Item{e.Name(), isDir})
	}
	slices.SortFunc(items, func(a, b Item) int {
		if a.Dir != b.Dir {
			if a.Dir {
				return -1
			}
			return 1
		}
		return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return items, nil
}

// Expand makes a path that a person typed whole: "~" is the home folder.
func Expand(path string) string {
	path = strings.TrimSpace(path)
	if path == "~" || strings.HasPrefix(path, "~/") {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, strings.TrimPrefix(path, "~"))
		}
	}
	return path
}
