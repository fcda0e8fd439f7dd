package archtest

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cutline/catalog"
)

// house is the folder that holds go.mod.
func house(t *testing.T) fs.FS {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return os.DirFS(dir)
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("there is no go.mod above the test")
		}
		dir = up
	}
}

func TestHouse(t *testing.T) {
	root := house(t)
	tree, err := Load(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(tree.Packages) < 2 {
		t.Fatalf("found %d packages; the rules would hold for nothing", len(tree.Packages))
	}
	for _, rule := range []struct {
		name, why string
		check     func() []Problem
	}{
		{"arrows point down", "a room can be read, tested and replaced alone",
			func() []Problem { return Arrows(tree, rooms) }},
		{"nothing crosses a barrier, tests included", "the core runs without a window",
			func() []Problem { return Barriers(tree, barriers) }},
		{"what is made for tests is used by tests only", "it creates files where it likes",
			func() []Problem { return TestsOnly(tree, support) }},
		{"banned functions are used by their owners only", "one place to get it right",
			func() []Problem { return Bans(tree, bans) }},
		{"files are opened for writing by atomicfile only", "a crash must not leave half a file",
			func() []Problem { return WritingOpens(tree, fileOwners) }},
		{"goroutines have an owner", "who starts one cancels it and waits for it",
			func() []Problem { return Goroutines(tree, goroutineOwners) }},
		{"there is no init", "importing a package must do nothing",
			func() []Problem { return Inits(tree) }},
		{"no package variable changes", "two desks in one process must not meet",
			func() []Problem { return MutableVariables(tree) }},
		{"every package says what it is", "its comment is the first thing a reader sees",
			func() []Problem { return Comments(tree) }},
		{"exported names are documented", "what others use must be told without reading it",
			func() []Problem { return Undocumented(tree, 95) }},
		{"no file is longer than 400 lines of code", "a longer one holds two concepts",
			func() []Problem { return LongFiles(tree, 400) }},
		{"no function is longer than 100 lines", "nobody holds more in mind",
			func() []Problem { return LongFunctions(tree, 100) }},
		{"the desk speaks the vocabulary", "the window and the command line need nothing else",
			func() []Problem { return Speaks(tree, "catalog/desk", "catalog") }},
	} {
		t.Run(rule.name, func(t *testing.T) {
			for _, p := range rule.check() {
				t.Errorf("%s\n\t(%s)", p, rule.why)
			}
		})
	}
}

func TestTopFolder(t *testing.T) {
	problems, err := top.Check(house(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s (the client fixed the top level)", p)
	}
}

func TestReadmeNamesEveryDependency(t *testing.T) {
	root := house(t)
	mod, err := fs.ReadFile(root, "go.mod")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := fs.ReadFile(root, "README.md")
	if err != nil {
		t.Fatal(err)
	}
	tree, err := Load(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range UnnamedDependencies(tree, ReadMod(mod), string(readme)) {
		t.Error(p)
	}
}

func TestOneVersion(t *testing.T) {
	toml, err := fs.ReadFile(house(t), "FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	if line := fmt.Sprintf("\nVersion = %q\n", catalog.Version); !strings.Contains(string(toml), line) {
		t.Errorf("FyneApp.toml has no line %q, as catalog.Version says", strings.TrimSpace(line))
	}
}

func TestTableOfRooms(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rooms {
		if seen[r.Path] {
			t.Errorf("%s has two rows", r.Path)
		}
		if r.Why == "" {
			t.Errorf("%s has no reason", r.Path)
		}
		if r.may(r.Path) && r.Path != "catalog/desk" {
			t.Errorf("%s may import itself", r.Path)
		}
		seen[r.Path] = true
	}
	for _, r := range rooms {
		for _, m := range r.May {
			if m[len(m)-1] != '*' && !seen[m] {
				t.Errorf("%s may import %s, which has no row", r.Path, m)
			}
		}
	}
}
