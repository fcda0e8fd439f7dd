package archtest

import (
	"fmt"
	"go/ast"
	"slices"
)

// A Ban keeps some functions of a package to the rooms that own them.
type Ban struct {
	Import string   // import path
	Names  []string // functions of it, also when only named and not called
	Owners []string // folders that may, with all below them
	Why    string
}

// Bans finds uses of banned functions. Tests are exempt.
func Bans(t *Tree, bans []Ban) []Problem {
	var out []Problem
	for _, p := range t.Packages {
		for _, f := range p.Sources() {
			for _, b := range bans {
				if !owned(p.Path, b.Owners) {
					out = append(out, uses(t, f, b)...)
				}
			}
		}
	}
	return out
}

func uses(t *Tree, f *File, b Ban) []Problem {
	name, ok := f.importName(b.Import)
	if !ok {
		return nil
	}
	if name == "." {
		return []Problem{{f.Path, fmt.Sprintf("imports %s without a name, which hides banned calls", b.Import)}}
	}
	var out []Problem
	ast.Inspect(f.Syntax, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok && isName(sel.X, name) && slices.Contains(b.Names, sel.Sel.Name) {
			out = append(out, Problem{t.At(sel), fmt.Sprintf("uses %s.%s: %s", name, sel.Sel.Name, b.Why)})
		}
		return true
	})
	return out
}

// importName is the name under which the file knows an import path.
func (f *File) importName(importPath string) (string, bool) {
	for _, imp := range f.Imports() {
		if imp.Path == importPath {
			return imp.Name, true
		}
	}
	return "", false
}

func isName(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}

// writeFlags are the flags of os.OpenFile that make or change a file.
var writeFlags = []string{"O_WRONLY", "O_RDWR", "O_CREATE", "O_TRUNC", "O_APPEND", "O_EXCL"}

// WritingOpens finds os.OpenFile with a flag that makes or changes a file,
// outside the owners. Tests are exempt.
func WritingOpens(t *Tree, owners []string) []Problem {
	var out []Problem
	for _, p := range t.Packages {
		if owned(p.Path, owners) {
			continue
		}
		for _, f := range p.Sources() {
			osName, ok := f.importName("os")
			if !ok {
				continue
			}
			ast.Inspect(f.Syntax, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if ok && calls(call, osName, "OpenFile") && len(call.Args) == 3 && namesAny(call.Args[1], writeFlags) {
					out = append(out, Problem{t.At(call), "opens a file for writing"})
				}
				return true
			})
		}
	}
	return out
}

// calls reports whether the call is pkg.name(…).
func calls(c *ast.CallExpr, pkg, name string) bool {
	sel, ok := c.Fun.(*ast.SelectorExpr)
	return ok && isName(sel.X, pkg) && sel.Sel.Name == name
}

// namesAny reports whether the expression mentions one of the names.
func namesAny(e ast.Expr, names []string) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && slices.Contains(names, id.Name)
		return !found
	})
	return found
}

// Goroutines finds where one is started outside the owners: a go statement, a
// Go method (of a wait group), or an AfterFunc. Tests are exempt.
func Goroutines(t *Tree, owners []string) []Problem {
	var out []Problem
	for _, p := range t.Packages {
		if owned(p.Path, owners) {
			continue
		}
		for _, f := range p.Sources() {
			ast.Inspect(f.Syntax, func(n ast.Node) bool {
				if starts(n) {
					out = append(out, Problem{t.At(n), p.Path + " starts a goroutine"})
				}
				return true
			})
		}
	}
	return out
}

func starts(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.GoStmt:
		return true
	case *ast.CallExpr:
		sel, ok := n.Fun.(*ast.SelectorExpr)
		return ok && (sel.Sel.Name == "Go" && len(n.Args) == 1 || sel.Sel.Name == "AfterFunc")
	}
	return false
}
