package metadata

import (
	"path/filepath"
	"slices"
	"strings"

	"cutline/catalog"
	"cutline/catalog/photofile"
)

// carried are the settings of other programs beside a photo (Adobe Camera
// Raw, RawTherapee, DxO, ON1, Capture One): they go where the photo goes.
var carried = []string{".acr", ".pp3", ".dop", ".on1", ".cos"}

// fold makes names comparable whatever their letter case: cards and drives
// of other systems know none.
func fold(s string) string { return strings.ToLower(s) }

func stem(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) }

// BaseName is what the files of one photo have in common: the name without
// its extension, in small letters.
func BaseName(name string) string { return fold(stem(name)) }

// Frames sorts the photo files of one base name in one folder into frames:
// a camera's raw file with its JPEG and HEIC is one, the master first; a
// second raw file, and a picture in any other form, is one of its own. Whether
// the files of a frame were taken at the same moment, only reading tells.
func Frames(files []string) [][]string {
	var master, raws, other []string
	count := map[catalog.Kind]int{}
	for _, f := range files {
		kind := photofile.KindOfName(f)
		switch {
		case kind.IsRaw():
			raws = append(raws, f)
		case kind == catalog.JPEG || kind == catalog.HEIC:
			master = append(master, f)
			count[kind]++
		default:
			other = append(other, f)
		}
	}
	slices.SortFunc(raws, rawFirst)
	slices.SortFunc(master, func(a, b string) int { return strings.Compare(order(a), order(b)) })
	if count[catalog.JPEG] > 1 || count[catalog.HEIC] > 1 { // whose the raw file is, no name tells
		other = append(master, other...)
		master = nil
	}
	if len(raws) > 0 {
		master, raws = append(master, raws[0]), raws[1:]
	}
	var out [][]string
	if len(master) > 0 {
		out = append(out, master)
	}
	for _, f := range append(raws, other...) {
		out = append(out, []string{f})
	}
	return out
}

// order puts the JPEG, which costs least to show, before the HEIC.
func order(name string) string {
	if photofile.KindOfName(name) == catalog.JPEG {
		return "0" + name
	}
	return "1" + name
}

// rawFirst puts the camera's own raw file before the DNG made of it.
func rawFirst(a, b string) int {
	da, db := photofile.KindOfName(a) == catalog.DNG, photofile.KindOfName(b) == catalog.DNG
	switch {
	case da == db:
		return strings.Compare(a, b)
	case da:
		return 1
	}
	return -1
}

// lead is the file of a frame that others name sidecars after: the raw file,
// if it has one.
func lead(frame []string) string {
	for _, f := range frame {
		if photofile.KindOfName(f).IsRaw() {
			return f
		}
	}
	return frame[0]
}

// Beside are the files of one folder that belong to photos and are none:
// sidecars and other programs' settings. The zero Beside has none.
type Beside struct {
	byStem map[string][]string // folded
}

// IsBeside reports whether a file of that name may belong to a photo.
func IsBeside(name string) bool {
	ext := fold(filepath.Ext(name))
	return ext == ".xmp" || slices.Contains(carried, ext)
}

// Add takes in a file of the folder.
func (b *Beside) Add(name string) {
	if b.byStem == nil {
		b.byStem = map[string][]string{}
	}
	s := BaseName(name)
	b.byStem[s] = append(b.byStem[s], name)
	if of, ok := duplicateOf(s); ok && fold(filepath.Ext(name)) == ".xmp" {
		b.byStem[of+duplicate] = append(b.byStem[of+duplicate], name)
	}
}

// duplicate marks the stems of sidecars of darktable's duplicates.
const duplicate = "/"

// duplicateOf is the photo file of which darktable keeps another version in
// a sidecar of that stem: img_1_01.cr2 is of img_1.cr2.
func duplicateOf(s string) (string, bool) {
	ext := filepath.Ext(s)
	base := strings.TrimSuffix(s, ext)
	n := len(base) - 3
	if ext == "" || n < 1 || base[n] != '_' || base[n+1] < '0' || base[n+1] > '9' || base[n+2] < '0' || base[n+2] > '9' {
		return "", false
	}
	return base[:n] + ext, true
}

// Of are the sidecars of the nth of the frames that share a base name, and
// the other files that go where that photo goes. forExt tells which kind of
// file a sidecar says it is for ("CR2", "" if it does not); it is asked only
// when the names leave it open.
func (b Beside) Of(frames [][]string, n int, forExt func(name string) string) (sidecars, others []string) {
	if len(b.byStem) == 0 {
		return nil, nil
	}
	for _, f := range frames[n] {
		for _, name := range b.byStem[fold(f)] {
			sidecars, others = sorted(name, sidecars, others)
		}
		for _, name := range b.byStem[fold(f)+duplicate] {
			if !slices.ContainsFunc(frames, func(g []string) bool {
				return slices.ContainsFunc(g, func(x string) bool { return fold(x) == BaseName(name) })
			}) {
				others = append(others, name)
			}
		}
	}
	for _, name := range b.byStem[BaseName(frames[n][0])] {
		if owner(name, frames, forExt) == n {
			sidecars, others = sorted(name, sidecars, others)
		}
	}
	slices.Sort(sidecars)
	slices.Sort(others)
	return sidecars, others
}

func sorted(name string, sidecars, others []string) ([]string, []string) {
	if fold(filepath.Ext(name)) == ".xmp" {
		return append(sidecars, name), others
	}
	return sidecars, append(others, name)
}

// A Folder is the names of one folder, sorted by base names. The zero Folder
// is empty.
type Folder struct {
	Files  map[string][]string // photo files
	Beside Beside
}

// Add takes in a name, if it may have to do with a photo.
func (f *Folder) Add(name string) {
	if f.Files == nil {
		f.Files = map[string][]string{}
	}
	switch {
	case strings.HasPrefix(name, "."):
	case photofile.IsName(name):
		f.Files[BaseName(name)] = append(f.Files[BaseName(name)], name)
	case IsBeside(name):
		f.Beside.Add(name)
	}
}

// Sidecars are the names of a photo's sidecars in its folder; when there is
// none, the one name that a new one gets: see NewSidecar.
func (f Folder) Sidecars(p catalog.Photo, long bool, forExt func(name string) string) []string {
	own := []string{p.File()}
	for _, x := range p.Partners() {
		own = append(own, x.File)
	}
	rest := slices.DeleteFunc(slices.Clone(f.Files[BaseName(own[0])]), func(name string) bool { return slices.Contains(own, name) })
	frames := append([][]string{own}, Frames(rest)...)
	there, _ := f.Beside.Of(frames, 0, forExt)
	if len(there) == 0 {
		return []string{NewSidecar(frames, 0, long)}
	}
	return there
}

// owner is the frame that a file named by the base alone belongs to: the one
// with the kind of file that it says it is for, else the first raw file's,
// else the only one. -1: nobody knows.
func owner(name string, frames [][]string, forExt func(string) string) int {
	if len(frames) == 1 {
		return 0
	}
	if fold(filepath.Ext(name)) == ".xmp" {
		if ext := forExt(name); ext != "" {
			for i, f := range frames {
				if slices.ContainsFunc(f, func(x string) bool { return fold(filepath.Ext(x)) == "."+fold(ext) }) {
					return i
				}
			}
		}
	}
	return firstRaw(frames)
}

// firstRaw is the frame of the camera's own raw file; -1 without one.
func firstRaw(frames [][]string) int {
	best := -1
	for i, f := range frames {
		if x := lead(f); photofile.KindOfName(x).IsRaw() && (best < 0 || rawFirst(x, lead(frames[best])) < 0) {
			best = i
		}
	}
	return best
}

// NewSidecar is the name of the sidecar to be made for the nth of the frames
// that share a base name: base.xmp, or name.ext.xmp where the short name may
// be taken for another's, or when long asks for it.
func NewSidecar(frames [][]string, n int, long bool) string {
	name := lead(frames[n])
	if long || len(frames) > 1 && firstRaw(frames) != n {
		return name + ".xmp"
	}
	return stem(name) + ".xmp"
}
