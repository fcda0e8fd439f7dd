// Package assets is what is built into the program: its words and its icon.
// It knows nothing of windows. Words lie in translations/LANGUAGE, one JSON
// file for each part of the program; translations/LANGUAGE/fyne.json is what
// the window toolkit says itself.
package assets

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
)

//go:embed translations/*/*.json icon.png
var files embed.FS // never changed

// Translations is the files of words of a language ("en", "vi") by name,
// without the toolkit's own.
func Translations(language string) (map[string][]byte, error) {
	dir := path.Join("translations", language)
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		return nil, fmt.Errorf("read the words of language %q: %w", language, err)
	}
	out := map[string][]byte{}
	for _, e := range entries {
		if e.Name() == "fyne.json" {
			continue
		}
		if out[e.Name()], err = files.ReadFile(path.Join(dir, e.Name())); err != nil {
			return nil, fmt.Errorf("read words: %w", err)
		}
	}
	return out, nil
}

// ToolkitWords is what the toolkit says itself ("OK", "Cancel", names of
// days), in its own JSON form.
func ToolkitWords(language string) ([]byte, error) {
	b, err := files.ReadFile(path.Join("translations", language, "fyne.json"))
	if err != nil {
		return nil, fmt.Errorf("read the toolkit's words of language %q: %w", language, err)
	}
	return b, nil
}

// Icon is the program's icon, a PNG of 512 by 512 pixels.
func Icon() []byte {
	b, err := files.ReadFile("icon.png")
	if err != nil { // it is embedded
		panic(err)
	}
	return b
}
