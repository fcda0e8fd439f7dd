package chooser

import (
	"path/filepath"
	"strings"

	"cutline/app/platform"
)

// Kind is what is asked for.
type Kind int

// The kinds.
const (
	Folder      Kind = iota // a folder that is there
	File                    // a file that is there
	Catalog                 // a *.cutline folder that is there
	NewCatalog              // a *.cutline folder to be made
	FolderToUse             // a folder that is there or will be made
	Photos                  // folders and files that are there, several at once
	NewFile                 // a file to be made; one that is there is asked about
)

// catalogEnd is how a catalog's folder ends.
const catalogEnd = ".cutline"

// split cuts what is typed into the folder that is listed and the beginning
// of the name that is looked for in it.
func split(typed string) (dir, begin string) {
	typed = platform.Expand(typed)
	if typed == "" {
		return string(filepath.Separator), ""
	}
	if strings.HasSuffix(typed, string(filepath.Separator)) {
		return filepath.Clean(typed), ""
	}
	return filepath.Dir(typed), filepath.Base(typed)
}

// matches are the items of a listing worth showing for a kind and what is
// typed.
func matches(items []platform.Item, kind Kind, ends []string, begin string) []platform.Item {
	var out []platform.Item
	for _, it := range items {
		if begin != "" && !strings.HasPrefix(strings.ToLower(it.Name), strings.ToLower(begin)) {
			continue
		}
		if it.Dir || (kind == File || kind == Photos || kind == NewFile) && hasEnd(it.Name, ends) {
			out = append(out, it)
		}
	}
	return out
}

// withEnd is a path with the first of the endings, unless it has one of them.
func withEnd(path string, ends []string) string {
	if hasEnd(path, ends) {
		return path
	}
	return path + ends[0]
}

func hasEnd(name string, ends []string) bool {
	if len(ends) == 0 {
		return true
	}
	for _, e := range ends {
		if strings.HasSuffix(strings.ToLower(name), e) {
			return true
		}
	}
	return false
}

// complete is what Tab makes of the typed text: as much as all matches share.
func complete(typed string, found []platform.Item) string {
	dir, begin := split(typed)
	if len(found) == 0 {
		return typed
	}
	common := found[0].Name
	for _, it := range found[1:] {
		for !strings.HasPrefix(it.Name, common) {
			common = common[:len(common)-1]
		}
	}
	common = strings.ToValidUTF8(common, "")
	if len(found) == 1 && found[0].Dir {
		return filepath.Join(dir, common) + string(filepath.Separator)
	}
	if len(common) < len(begin) {
		return typed
	}
	return filepath.Join(dir, common)
}

// into is the text after going into a folder, or taking a file, of the list.
func into(typed string, it platform.Item) string {
	dir, _ := split(typed)
	path := filepath.Join(dir, it.Name)
	if it.Dir {
		path += string(filepath.Separator)
	}
	return path
}

// up is the folder above the one listed.
func up(typed string) string {
	dir, begin := split(typed)
	if begin == "" {
		dir = filepath.Dir(dir)
	}
	if strings.HasSuffix(dir, string(filepath.Separator)) {
		return dir
	}
	return dir + string(filepath.Separator)
}

// answer is the path meant by what is typed.
func answer(kind Kind, typed string) string {
	path := filepath.Clean(platform.Expand(typed))
	if kind == NewCatalog && !strings.HasSuffix(path, catalogEnd) {
		path += catalogEnd
	}
	return path
}
