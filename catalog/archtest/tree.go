// Package archtest holds the rules of the house as tests: which room may
// import which, what only one room may do, and how long a file may grow. It
// reads the sources itself, so that nothing is judged by what a tool cached.
//
// A rule is a table in the tests, each row with its reason, and a function
// here that finds where the table is broken. Positions are "file:line",
// relative to the folder of go.mod; lengths are in lines.
package archtest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// A Problem is one place where a rule is broken.
type Problem struct {
	At   string // "catalog/desk/desk.go:12", or a package's folder
	What string
}

// String is the problem on one line.
func (p Problem) String() string { return p.At + ": " + p.What }

// A File is one parsed Go file.
type File struct {
	Path   string // slashes, relative to go.mod
	Test   bool   // its name ends in _test.go
	Syntax *ast.File
	Source []byte
}

// A Package is the Go files of one folder, external tests included.
type Package struct {
	Path  string // the folder, relative to go.mod: "catalog/desk"
	Name  string // as its files that are no tests say; "" if it has none
	Files []*File
}

// Sources are the files that are no tests.
func (p *Package) Sources() []*File {
	return slices.DeleteFunc(slices.Clone(p.Files), func(f *File) bool { return f.Test })
}

// A Tree is all Go sources of a module.
type Tree struct {
	Module   string // the module's path
	Packages []*Package

	fset *token.FileSet
}

// Load parses every Go file below root, which holds go.mod. Folders that the
// go command leaves out (testdata, vendor, names with a leading dot or
// underscore) are left out here too, and so is build, which is never ours.
func Load(root fs.FS) (*Tree, error) {
	mod, err := fs.ReadFile(root, "go.mod")
	if err != nil {
		return nil, fmt.Errorf("load the sources: %w", err)
	}
	t := &Tree{Module: ReadMod(mod).Module, fset: token.NewFileSet()}
	byFolder := map[string]*Package{}
	err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name != "." && (strings.ContainsAny(d.Name()[:1], "._") || slices.Contains([]string{"testdata", "vendor", "build"}, d.Name())) {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		return t.parse(root, name, byFolder)
	})
	if err != nil {
		return nil, fmt.Errorf("load the sources: %w", err)
	}
	slices.SortFunc(t.Packages, func(a, b *Package) int { return strings.Compare(a.Path, b.Path) })
	return t, nil
}

// parse adds one file to the package of its folder.
func (t *Tree) parse(root fs.FS, name string, byFolder map[string]*Package) error {
	src, err := fs.ReadFile(root, name)
	if err != nil {
		return err
	}
	syntax, err := parser.ParseFile(t.fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	folder := path.Dir(name)
	p := byFolder[folder]
	if p == nil {
		p = &Package{Path: folder}
		byFolder[folder] = p
		t.Packages = append(t.Packages, p)
	}
	f := &File{Path: name, Test: strings.HasSuffix(name, "_test.go"), Syntax: syntax, Source: src}
	if !f.Test && p.Name == "" {
		p.Name = syntax.Name.Name
	}
	p.Files = append(p.Files, f)
	return nil
}

// At is the position of a node as a Problem writes it.
func (t *Tree) At(n ast.Node) string {
	p := t.fset.Position(n.Pos())
	return p.Filename + ":" + strconv.Itoa(p.Line)
}

// An Import is one import of a file.
type Import struct {
	Name string // the name the file knows it by; "_" and "." as written
	Path string
	Spec *ast.ImportSpec
}

// Imports lists what the file imports. Where the file gives no name, it is
// guessed from the path as people do: the last element that is no version.
func (f *File) Imports() []Import {
	var out []Import
	for _, s := range f.Syntax.Imports {
		p, err := strconv.Unquote(s.Path.Value)
		if err != nil {
			continue
		}
		name := baseName(p)
		if s.Name != nil {
			name = s.Name.Name
		}
		out = append(out, Import{Name: name, Path: p, Spec: s})
	}
	return out
}

// baseName is the package name that a path suggests.
func baseName(p string) string {
	base := path.Base(p)
	if len(base) > 1 && base[0] == 'v' && strings.Trim(base[1:], "0123456789") == "" {
		base = path.Base(path.Dir(p))
	}
	base, _, _ = strings.Cut(base, ".")
	return strings.TrimPrefix(base, "go-")
}

// ours reports whether an import path lies in the module, and its folder.
func (t *Tree) ours(importPath string) (folder string, ok bool) {
	return strings.CutPrefix(importPath, t.Module+"/")
}

// standard reports whether an import path is of the standard library.
func (t *Tree) standard(importPath string) bool {
	first, _, _ := strings.Cut(importPath, "/")
	_, mine := t.ours(importPath)
	return !strings.Contains(first, ".") && !mine && importPath != t.Module
}

// within reports whether folder is dir or lies below it.
func within(folder, dir string) bool {
	return folder == dir || strings.HasPrefix(folder, dir+"/")
}

// owned reports whether folder is one of the owners or lies below one.
func owned(folder string, owners []string) bool {
	return slices.ContainsFunc(owners, func(o string) bool { return within(folder, o) })
}
