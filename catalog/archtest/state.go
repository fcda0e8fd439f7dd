package archtest

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"slices"
	"strconv"
	"strings"
)

// restless are types of the standard library whose values change by their
// methods, so that a variable of the type is state although nothing assigns it.
var restless = []string{
	"sync.Mutex", "sync.RWMutex", "sync.Map", "sync.Once", "sync.WaitGroup", "sync.Cond",
	"atomic.Bool", "atomic.Int32", "atomic.Int64", "atomic.Uint32", "atomic.Uint64", "atomic.Uintptr",
	"atomic.Pointer", "atomic.Value", "bytes.Buffer", "strings.Builder", "rand.Rand",
}

// MutableVariables finds package variables that something changes: an
// assignment to the variable or to an element or field of it, delete, clear or
// copy on it, its address taken, or a type that lives by changing. A test that
// swaps a variable of its package counts, since it makes the variable state,
// and so does an assignment from another package. Tables, error values,
// embedded files and compiled expressions are never changed, and pass.
func MutableVariables(t *Tree) []Problem {
	var out []Problem
	for _, p := range t.Packages {
		info := t.resolve(p)
		for _, f := range p.Files {
			if !f.Test {
				out = append(out, restlessVariables(t, f)...)
			}
			ast.Inspect(f.Syntax, func(n ast.Node) bool {
				for _, e := range changed(n) {
					if name, ok := info.packageVariable(e, f.Test); ok {
						out = append(out, Problem{t.At(e), fmt.Sprintf("changes the package variable %s", name)})
					}
				}
				return true
			})
		}
	}
	return out
}

// changed lists the expressions that a node changes or lets others change.
func changed(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			return n.Lhs
		}
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			return slices.DeleteFunc([]ast.Expr{n.Key, n.Value}, func(e ast.Expr) bool { return e == nil })
		}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			return []ast.Expr{n.X}
		}
	case *ast.CallExpr:
		if id, ok := n.Fun.(*ast.Ident); ok && len(n.Args) > 0 && slices.Contains([]string{"delete", "clear", "copy"}, id.Name) {
			return n.Args[:1]
		}
	}
	return nil
}

// A resolved package knows what its identifiers mean, as far as its own
// sources tell.
type resolved struct {
	info *types.Info
}

// resolve finds what every identifier of the package means. Imported packages
// stay unknown: only their names are needed.
func (t *Tree) resolve(p *Package) resolved {
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	conf := types.Config{
		Error:       func(error) {}, // whatever an import would have told
		Importer:    unknown{},
		FakeImportC: true,
	}
	groups := map[string][]*ast.File{}
	for _, f := range p.Files {
		groups[f.Syntax.Name.Name] = append(groups[f.Syntax.Name.Name], f.Syntax)
	}
	for name, files := range groups {
		// The error repeats what Error was told.
		_, _ = conf.Check(path.Join(t.Module, p.Path, name), t.fset, files, info)
	}
	return resolved{info}
}

// unknown imports every package as an empty one.
type unknown struct{}

// Import makes an empty package of the name that the path suggests.
func (unknown) Import(importPath string) (*types.Package, error) {
	p := types.NewPackage(importPath, baseName(importPath))
	p.MarkComplete()
	return p, nil
}

// packageVariable finds the package variable that an expression is, or is a
// part of. A test may change the variables its own files declare, and those of
// other people's packages.
func (r resolved) packageVariable(e ast.Expr, test bool) (string, bool) {
	for {
		switch x := e.(type) {
		case *ast.ParenExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.SliceExpr:
			e = x.X
		case *ast.SelectorExpr:
			if id, ok := x.X.(*ast.Ident); ok {
				if pkg, ok := r.info.Uses[id].(*types.PkgName); ok {
					return pkg.Name() + "." + x.Sel.Name, !test
				}
			}
			e = x.X
		case *ast.Ident:
			v, ok := r.info.Uses[x].(*types.Var)
			return x.Name, ok && !v.IsField() && v.Parent() != nil && v.Pkg() != nil && v.Parent() == v.Pkg().Scope()
		default:
			return "", false
		}
	}
}

// restlessVariables finds package variables of a type that lives by changing.
func restlessVariables(t *Tree, f *File) []Problem {
	var out []Problem
	for _, d := range f.Syntax.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.VAR {
			continue
		}
		for _, s := range g.Specs {
			v := s.(*ast.ValueSpec)
			for i, id := range v.Names {
				typ := types.ExprString(variableType(v, i))
				if restlessType(typ) {
					out = append(out, Problem{t.At(id), fmt.Sprintf("has the package variable %s of the type %s, which is state", id.Name, typ)})
				}
			}
		}
	}
	return out
}

// variableType is the type of a variable as far as its declaration writes it.
func variableType(v *ast.ValueSpec, i int) ast.Expr {
	if v.Type != nil {
		return v.Type
	}
	if i >= len(v.Values) {
		return ast.NewIdent("_")
	}
	switch x := v.Values[i].(type) {
	case *ast.CompositeLit:
		if x.Type != nil {
			return x.Type
		}
	case *ast.UnaryExpr:
		if lit, ok := x.X.(*ast.CompositeLit); ok && lit.Type != nil {
			return lit.Type
		}
	case *ast.CallExpr:
		if isName(x.Fun, "make") || isName(x.Fun, "new") {
			return x.Args[0]
		}
	}
	return ast.NewIdent("_")
}

func restlessType(typ string) bool {
	typ, _, _ = strings.Cut(strings.TrimPrefix(typ, "*"), "[")
	return slices.Contains(restless, typ) || strings.HasPrefix(typ, "chan ") || strings.HasPrefix(typ, "<-chan ")
}

// Speaks finds exported methods of a package whose parameters and results are
// of other types than those of the package named vocabulary, the standard
// library and the language.
func Speaks(t *Tree, folder, vocabulary string) []Problem {
	var out []Problem
	for _, p := range t.Packages {
		if p.Path != folder {
			continue
		}
		for _, f := range p.Sources() {
			for _, d := range f.Syntax.Decls {
				fn, ok := d.(*ast.FuncDecl)
				if ok && fn.Recv != nil && fn.Name.IsExported() && receiverExported(fn) {
					out = append(out, foreignWords(t, f, fn, vocabulary)...)
				}
			}
		}
	}
	return out
}

func foreignWords(t *Tree, f *File, fn *ast.FuncDecl, vocabulary string) []Problem {
	from := map[string]string{}
	for _, imp := range f.Imports() {
		from[imp.Name] = imp.Path
	}
	var out []Problem
	complain := func(n ast.Node, typ string) {
		out = append(out, Problem{t.At(n), fmt.Sprintf("%s.%s speaks of %s, which is no type of package %s",
			receiverName(fn), fn.Name.Name, typ, path.Base(vocabulary))})
	}
	var look func(n ast.Node) bool
	look = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Field:
			ast.Inspect(n.Type, look) // names of parameters are no types
			return false
		case *ast.SelectorExpr:
			p := from[types.ExprString(n.X)]
			if p == "" || p != t.Module+"/"+vocabulary && !t.standard(p) {
				complain(n, types.ExprString(n))
			}
			return false
		case *ast.Ident:
			if types.Universe.Lookup(n.Name) == nil {
				complain(n, strconv.Quote(n.Name))
			}
		}
		return true
	}
	ast.Inspect(fn.Type, look)
	return out
}
