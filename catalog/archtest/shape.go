package archtest

import (
	"fmt"
	"go/ast"
	"go/scanner"
	"go/token"
	"slices"
	"strings"
)

// Inits finds init functions, in tests too.
func Inits(t *Tree) []Problem {
	var out []Problem
	for _, p := range t.Packages {
		for _, f := range p.Files {
			for _, d := range f.Syntax.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
					out = append(out, Problem{t.At(fn), "has an init function"})
				}
			}
		}
	}
	return out
}

// Comments finds packages without a comment that opens as it should, and
// packages with more than one.
func Comments(t *Tree) []Problem {
	var out []Problem
	for _, p := range t.Packages {
		if p.Name == "" {
			continue // tests only
		}
		opening := "Package " + p.Name + " "
		if p.Name == "main" {
			opening = "Command " + p.Path[strings.LastIndex(p.Path, "/")+1:] + " "
		}
		var docs []*ast.CommentGroup
		for _, f := range p.Sources() {
			if f.Syntax.Doc != nil {
				docs = append(docs, f.Syntax.Doc)
			}
		}
		switch {
		case len(docs) == 0:
			out = append(out, Problem{p.Path, "has no package comment"})
		case len(docs) > 1:
			out = append(out, Problem{p.Path, fmt.Sprintf("has %d package comments", len(docs))})
		case !strings.HasPrefix(strings.ReplaceAll(docs[0].Text(), "\n", " "), opening):
			out = append(out, Problem{p.Path, fmt.Sprintf("has a package comment that does not open with %q", opening)})
		}
	}
	return out
}

// plainMethods need no comment: their names say what they do everywhere.
var plainMethods = []string{
	"String", "Error", "Is", "As", "Unwrap", "Len", "Less", "Swap", "Close",
	"MarshalJSON", "UnmarshalJSON", "MarshalText", "UnmarshalText",
}

// Undocumented finds packages in which less than percent of the exported
// names have a comment, and lists the names that lack one.
func Undocumented(t *Tree, percent int) []Problem {
	var out []Problem
	for _, p := range t.Packages {
		all, bare := 0, []string{}
		for _, f := range p.Sources() {
			for _, d := range f.Syntax.Decls {
				with, without := documented(d)
				all += len(with) + len(without)
				for _, id := range without {
					bare = append(bare, fmt.Sprintf("%s (%s)", id.Name, t.At(id)))
				}
			}
		}
		if all > 0 && (all-len(bare))*100 < percent*all {
			out = append(out, Problem{p.Path, fmt.Sprintf("%d of %d exported names have no comment: %s", len(bare), all, strings.Join(bare, ", "))})
		}
	}
	return out
}

// documented sorts the exported names of a declaration by whether they have a
// comment of their own or of their group. Constants of a type are told by the
// type.
func documented(d ast.Decl) (with, without []*ast.Ident) {
	put := func(id *ast.Ident, ok bool) {
		if !id.IsExported() {
			return
		}
		if ok {
			with = append(with, id)
		} else {
			without = append(without, id)
		}
	}
	switch d := d.(type) {
	case *ast.FuncDecl:
		if receiverExported(d) {
			put(d.Name, d.Doc != nil || d.Recv != nil && slices.Contains(plainMethods, d.Name.Name))
		}
	case *ast.GenDecl:
		group := d.Doc != nil || typedConstants(d)
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				put(s.Name, group || s.Doc != nil)
			case *ast.ValueSpec:
				for _, id := range s.Names {
					put(id, group || s.Doc != nil || s.Comment != nil)
				}
			}
		}
	}
	return with, without
}

func typedConstants(d *ast.GenDecl) bool {
	return d.Tok == token.CONST && slices.ContainsFunc(d.Specs, func(s ast.Spec) bool {
		v, ok := s.(*ast.ValueSpec)
		return ok && v.Type != nil
	})
}

// receiverExported is true for functions, and for methods of exported types.
func receiverExported(d *ast.FuncDecl) bool {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return true
	}
	return ast.IsExported(receiverName(d))
}

// receiverName is the name of the type a method belongs to.
func receiverName(d *ast.FuncDecl) string {
	e := d.Recv.List[0].Type
	for {
		switch x := e.(type) {
		case *ast.StarExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.IndexListExpr:
			e = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}

// LongFiles finds files with more lines of code than the limit. Lines that
// are blank or hold only a comment do not count, and tests are exempt: a table
// of cases is as long as it must be.
func LongFiles(t *Tree, limit int) []Problem {
	var out []Problem
	for _, p := range t.Packages {
		for _, f := range p.Sources() {
			if n := codeLines(f.Source); n > limit {
				out = append(out, Problem{f.Path, fmt.Sprintf("has %d lines of code, more than %d", n, limit)})
			}
		}
	}
	return out
}

// codeLines counts the lines on which some token of the source lies.
func codeLines(src []byte) int {
	fset := token.NewFileSet()
	file := fset.AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, src, func(token.Position, string) {}, 0)
	last, n := 0, 0
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			return n
		}
		if tok == token.SEMICOLON && lit == "\n" {
			continue
		}
		first := file.Line(pos)
		end := first + strings.Count(lit, "\n")
		n += end - max(first-1, last)
		last = end
	}
}

// LongFunctions finds functions of more lines than the limit, from func to
// the closing brace. Tests are exempt.
func LongFunctions(t *Tree, limit int) []Problem {
	var out []Problem
	for _, p := range t.Packages {
		for _, f := range p.Sources() {
			for _, d := range f.Syntax.Decls {
				fn, ok := d.(*ast.FuncDecl)
				if !ok {
					continue
				}
				if n := t.fset.Position(fn.End()).Line - t.fset.Position(fn.Pos()).Line + 1; n > limit {
					out = append(out, Problem{t.At(fn), fmt.Sprintf("%s has %d lines, more than %d", fn.Name.Name, n, limit)})
				}
			}
		}
	}
	return out
}
