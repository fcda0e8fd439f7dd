package ingest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cutline/catalog"
	"cutline/catalog/metadata"
	"cutline/catalog/photofile"
)

// A folder is one being looked at.
type folder struct {
	dir     string
	rel     string // below its root
	root    int
	entries map[string]fs.DirEntry
	order   []string // base names, as they were met
	metadata.Folder
}

// newFolder sorts the files of a folder.
func newFolder(dir, rel string, root int, entries []fs.DirEntry) *folder {
	f := &folder{dir: dir, rel: rel, root: root, entries: make(map[string]fs.DirEntry, len(entries)),
		Folder: metadata.Folder{Files: make(map[string][]string, len(entries))}}
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") || !e.Type().IsRegular() {
			continue
		}
		switch {
		case photofile.IsName(name):
			base := metadata.BaseName(name)
			if f.Files[base] == nil {
				f.order = append(f.order, base)
			}
			f.Files[base] = append(f.Files[base], name)
		case metadata.IsBeside(name):
			f.Beside.Add(name)
		default:
			continue
		}
		f.entries[name] = e
	}
	return f
}

// path is the path of a file below its root, with slashes.
func (f *folder) path(name string) string {
	if f.rel == "" {
		return name
	}
	return f.rel + "/" + name
}

// frames are the frames of a base name, but for those files that the catalog
// knows as photos of their own: each of these has a frame.
func (f *folder) frames(base string, known map[string]catalog.KnownFile) [][]string {
	files := f.Files[base]
	if len(files) == 1 {
		return [][]string{files}
	}
	var out [][]string
	for _, frame := range metadata.Frames(files) {
		out = append(out, f.part(frame, known)...)
	}
	return out
}

// part makes frames of one whose files are known as several photos: the first
// of them keeps the files that nobody knows.
func (f *folder) part(frame []string, known map[string]catalog.KnownFile) [][]string {
	var own [][]string
	var rest []string
	first := true
	for _, name := range frame {
		switch _, ok := known[f.path(name)]; {
		case ok && first:
			first = false
			rest = append(rest, name)
		case ok:
			own = append(own, []string{name})
		default:
			rest = append(rest, name)
		}
	}
	return append([][]string{rest}, own...)
}

// parts are the files of the nth frame, the master first, without hashes. The
// error is of a file that is not there any more or cannot be looked at.
func (f *folder) parts(frames [][]string, n int) ([]catalog.Part, error) {
	var out []catalog.Part
	add := func(role catalog.PartRole, names ...string) error {
		for _, name := range names {
			info, err := f.entries[name].Info()
			if err != nil {
				if role == catalog.MasterPart || !errors.Is(err, fs.ErrNotExist) {
					return err
				}
				continue // it went while we looked
			}
			x := catalog.Part{File: name, Role: role, Bytes: info.Size(), ModTime: info.ModTime().UnixNano()}
			if role == catalog.PartnerPart {
				x.Kind = photofile.KindOfName(name)
			}
			out = append(out, x)
		}
		return nil
	}
	err := errors.Join(add(catalog.MasterPart, frames[n][0]), add(catalog.PartnerPart, frames[n][1:]...))
	sidecars, others := f.Beside.Of(frames, n, f.forExt)
	return out, errors.Join(err, add(catalog.SidecarPart, sidecars...), add(catalog.BesidePart, others...))
}

// forExt reads what kind of file a sidecar says it is for.
func (f *folder) forExt(name string) string {
	data, _, err := readSidecar(filepath.Join(f.dir, name))
	if err != nil { // then its photo's reading says so
		return ""
	}
	return metadata.SidecarForExtension(data)
}

// at is the folder of a file that a user named, read once.
func (w *walk) at(dir string, root int) *folder {
	if f := w.folders[dir]; f != nil {
		return f
	}
	entries, err := os.ReadDir(dir)
	if err != nil { // what is beside the file is not seen
		entries = nil
	}
	rel, _ := below(w.plan.roots[root].Path, dir)
	f := newFolder(dir, rel, root, entries)
	w.folders[dir] = f
	return f
}

// with is the base name of a file in the folder, whatever it is called.
func (f *folder) with(name string, info fs.FileInfo) string {
	base := metadata.BaseName(name)
	if !slices.Contains(f.Files[base], name) {
		base = name
		f.Files[base] = []string{name}
	}
	f.entries[name] = fs.FileInfoToDirEntry(info)
	return base
}
