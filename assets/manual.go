package assets

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// The manual lies in manual/LANGUAGE, one page of markdown for each topic,
// named by its number and its id; its pictures lie in manual/img, named by
// language and name, and are made by make screenshots.
//
//go:embed manual/*/*.md manual/img/*.png
var manual embed.FS // never changed

// A ManualPage is one topic of the user's manual.
type ManualPage struct {
	ID    string // the same in every language: "search"
	Title string
	Text  string // markdown, the title's line left out
}

// Manual is the pages of a language ("en", "vi") in reading order.
func Manual(language string) ([]ManualPage, error) {
	dir := path.Join("manual", language)
	entries, err := fs.ReadDir(manual, dir)
	if err != nil {
		return nil, fmt.Errorf("read the manual in language %q: %w", language, err)
	}
	var out []ManualPage
	for _, e := range entries {
		text, err := fs.ReadFile(manual, path.Join(dir, e.Name()))
		if err != nil {
			return nil, fmt.Errorf("read a page of the manual: %w", err)
		}
		first, rest, _ := strings.Cut(string(text), "\n")
		title, ok := strings.CutPrefix(first, "# ")
		_, id, named := strings.Cut(strings.TrimSuffix(e.Name(), ".md"), "-")
		if !ok || !named {
			return nil, fmt.Errorf("read a page of the manual: %s/%s has no title or no number", language, e.Name())
		}
		out = append(out, ManualPage{ID: id, Title: title, Text: strings.TrimSpace(rest)})
	}
	return out, nil
}

// ManualPicture is a picture of the manual, a PNG, as a page in that language
// names it ("grid.png").
func ManualPicture(language, name string) ([]byte, error) {
	b, err := fs.ReadFile(manual, "manual/img/"+language+"-"+name)
	if err != nil {
		return nil, fmt.Errorf("read a picture of the manual: %w", err)
	}
	return b, nil
}
