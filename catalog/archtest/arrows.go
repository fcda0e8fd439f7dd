package archtest

import (
	"fmt"
	"slices"
	"strings"
)

// AnyLibrary in Room.Libraries lets a room import whatever serves it.
const AnyLibrary = "*"

// A Room is one row of the table of arrows: a package and what it may import.
type Room struct {
	Path string
	// May lists our packages it may import; "app/*" means all below app.
	May []string
	// Libraries lists the import paths (with all below them) outside the
	// standard library; empty means the standard library only.
	Libraries []string
	Why       string
}

// may reports whether the room's row allows importing our package folder.
func (r Room) may(folder string) bool {
	return slices.ContainsFunc(r.May, func(m string) bool {
		if dir, all := strings.CutSuffix(m, "/*"); all {
			return strings.HasPrefix(folder, dir+"/")
		}
		return folder == m
	})
}

// Arrows finds imports that the table does not allow, and packages that the
// table does not know. Tests may reach for any room of their own layer.
func Arrows(t *Tree, rooms []Room) []Problem {
	var out []Problem
	for _, p := range t.Packages {
		i := slices.IndexFunc(rooms, func(r Room) bool { return r.Path == p.Path })
		if i < 0 {
			out = append(out, Problem{p.Path, "is a room that the table of rooms does not know"})
			continue
		}
		for _, f := range p.Sources() {
			out = append(out, fileArrows(t, f, rooms[i])...)
		}
	}
	return out
}

func fileArrows(t *Tree, f *File, r Room) []Problem {
	var out []Problem
	for _, imp := range f.Imports() {
		if folder, ok := t.ours(imp.Path); ok {
			if !r.may(folder) {
				out = append(out, Problem{t.At(imp.Spec), fmt.Sprintf("%s must not import %s: %s", r.Path, folder, r.Why)})
			}
			continue
		}
		if t.standard(imp.Path) || slices.Contains(r.Libraries, AnyLibrary) || owned(imp.Path, r.Libraries) {
			continue
		}
		out = append(out, Problem{t.At(imp.Spec), fmt.Sprintf("%s must not import %s: %s", r.Path, imp.Path, r.Why)})
	}
	return out
}

// A Barrier keeps what lies in some folders from importing some packages,
// tests included.
type Barrier struct {
	From   []string // folders, with all below them
	Except []string // folders among them that may
	To     []string // import paths, with all below them; "./app" is ours
	Why    string
}

// Barriers finds imports across a barrier.
func Barriers(t *Tree, barriers []Barrier) []Problem {
	var out []Problem
	for _, p := range t.Packages {
		for _, b := range barriers {
			if !owned(p.Path, b.From) || owned(p.Path, b.Except) {
				continue
			}
			for _, f := range p.Files {
				for _, imp := range f.Imports() {
					if b.stops(t, imp.Path) {
						out = append(out, Problem{t.At(imp.Spec), fmt.Sprintf("%s must not import %s: %s", p.Path, imp.Path, b.Why)})
					}
				}
			}
		}
	}
	return out
}

func (b Barrier) stops(t *Tree, importPath string) bool {
	return slices.ContainsFunc(b.To, func(to string) bool {
		if own, ok := strings.CutPrefix(to, "./"); ok {
			to = t.Module + "/" + own
		}
		return within(importPath, to)
	})
}

// TestsOnly finds imports of packages made for tests in files that are none.
func TestsOnly(t *Tree, support []string) []Problem {
	var out []Problem
	for _, p := range t.Packages {
		for _, f := range p.Sources() {
			for _, imp := range f.Imports() {
				if folder, ok := t.ours(imp.Path); ok && owned(folder, support) && !owned(p.Path, support) {
					out = append(out, Problem{t.At(imp.Spec), fmt.Sprintf("%s imports %s, which is for tests", p.Path, folder)})
				}
			}
		}
	}
	return out
}
