package archtest

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// A Mod is what the rules need of go.mod.
type Mod struct {
	Module string
	// Direct are the modules required without the mark "indirect".
	Direct []string
	// Required are all modules, the indirect ones included.
	Required []string
	// Tools are the packages of the tool directives.
	Tools []string
}

// ReadMod reads go.mod. It knows the forms the go command writes.
func ReadMod(data []byte) Mod {
	var m Mod
	block := ""
	for line := range strings.Lines(string(data)) {
		code, comment, _ := strings.Cut(strings.TrimSpace(line), "//")
		words := strings.Fields(code)
		switch {
		case len(words) == 0:
			continue
		case words[0] == ")":
			block = ""
			continue
		case block != "":
			words = append([]string{block}, words...)
		case len(words) == 2 && words[1] == "(":
			block = words[0]
			continue
		}
		if len(words) < 2 {
			continue
		}
		switch words[0] {
		case "module":
			m.Module = words[1]
		case "tool":
			m.Tools = append(m.Tools, words[1])
		case "require":
			m.Required = append(m.Required, words[1])
			if strings.TrimSpace(comment) != "indirect" {
				m.Direct = append(m.Direct, words[1])
			}
		}
	}
	return m
}

// moduleOf is the required module that holds an import path, "" if none does.
func (m Mod) moduleOf(importPath string) string {
	best := ""
	for _, r := range m.Required {
		if within(importPath, r) && len(r) > len(best) {
			best = r
		}
	}
	return best
}

var majorVersion = regexp.MustCompile(`/v[0-9]+$`)

// UnnamedDependencies finds modules that our sources import, or that go.mod
// requires directly or runs as a tool, and that the README does not name.
func UnnamedDependencies(t *Tree, mod Mod, readme string) []Problem {
	used := slices.Clone(mod.Direct)
	for _, tool := range mod.Tools {
		used = append(used, mod.moduleOf(tool))
	}
	for _, p := range t.Packages {
		for _, f := range p.Files {
			for _, imp := range f.Imports() {
				used = append(used, mod.moduleOf(imp.Path))
			}
		}
	}
	slices.Sort(used)
	var out []Problem
	for _, m := range slices.Compact(used) {
		if m != "" && !strings.Contains(readme, majorVersion.ReplaceAllString(m, "")) {
			out = append(out, Problem{"README.md", "does not name the dependency " + m})
		}
	}
	return out
}

// A Top is what stands in the top folder.
type Top struct {
	Folders []string // may be there
	Files   []string // must be there
	// Passing may be there and is not ours to keep: what git ignores.
	Passing []string
}

// Check finds what stands in the top folder and must not, and files that are
// missing.
func (want Top) Check(root fs.FS) ([]Problem, error) {
	entries, err := fs.ReadDir(root, ".")
	if err != nil {
		return nil, fmt.Errorf("list the top folder: %w", err)
	}
	var out []Problem
	seen := map[string]bool{}
	for _, e := range entries {
		seen[e.Name()] = true
		switch {
		case slices.Contains(want.Passing, e.Name()), strings.HasSuffix(e.Name(), ".cutline"):
		case e.IsDir() && slices.Contains(want.Folders, e.Name()):
		case !e.IsDir() && slices.Contains(want.Files, e.Name()):
		default:
			out = append(out, Problem{e.Name(), "must not stand in the top folder"})
		}
	}
	for _, f := range want.Files {
		if !seen[f] {
			out = append(out, Problem{f, "is missing in the top folder"})
		}
	}
	return out, nil
}
