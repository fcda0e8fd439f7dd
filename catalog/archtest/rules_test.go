package archtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// tree parses sources given as "path: source"; the package clause is added
// where a source has none.
func tree(t *testing.T, sources ...string) *Tree {
	t.Helper()
	fsys := fstest.MapFS{"go.mod": {Data: []byte("module m\n")}}
	for _, s := range sources {
		name, src, ok := strings.Cut(s, ": ")
		if !ok {
			t.Fatalf("%q is no path and source", s)
		}
		if !strings.Contains(src, "package ") {
			parts := strings.Split(name, "/")
			src = "package " + parts[max(0, len(parts)-2)] + "\n" + src
		}
		fsys[name] = &fstest.MapFile{Data: []byte(src)}
	}
	tr, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// wantProblems compares what was found with fragments of it, in any order.
func wantProblems(t *testing.T, got []Problem, want ...string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("found %d problems %v, want %d %q", len(got), got, len(want), want)
		return
	}
	for _, w := range want {
		if !slices.ContainsFunc(got, func(p Problem) bool { return strings.Contains(p.String(), w) }) {
			t.Errorf("found %v, want one with %q", got, w)
		}
	}
}

func TestArrows(t *testing.T) {
	table := []Room{
		{"a", []string{"b", "d/*"}, nil, "a is low"},
		{"b", nil, []string{"x.org/lib"}, "b is lower"},
		{"d/e", nil, []string{AnyLibrary}, "e is free"},
		{"unwritten", nil, nil, "it may come"},
	}
	for _, tt := range []struct {
		name    string
		sources []string
		want    []string
	}{
		{"an allowed import passes", []string{`a/a.go: import "m/b"`, `b/b.go: `}, nil},
		{"a pattern allows all below it", []string{`a/a.go: import "m/d/e"`, `d/e/e.go: `}, nil},
		{"the standard library passes", []string{`b/b.go: import "net/http"`}, nil},
		{"a wrong arrow is found", []string{`b/b.go: import "m/a"`}, []string{"b/b.go:2: b must not import a: b is lower"}},
		{"the only library of a leaf passes", []string{`b/b.go: import "x.org/lib/v2"`}, nil},
		{"a library of a like name does not", []string{`b/b.go: import "x.org/library"`}, []string{"x.org/library"}},
		{"no library at all unless listed", []string{`a/a.go: import "x.org/lib"`}, []string{"a must not import x.org/lib"}},
		{"a free room takes any library", []string{`d/e/e.go: import "y.org/z"`}, nil},
		{"tests may reach further", []string{`b/b_test.go: import "m/a"`}, nil},
		{"an unknown room is found", []string{`stranger/s.go: `}, []string{"stranger: is a room"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			wantProblems(t, Arrows(tree(t, tt.sources...), table), tt.want...)
		})
	}
}

func TestBarriers(t *testing.T) {
	walls := []Barrier{
		{[]string{"low"}, []string{"low/gate"}, []string{"./high", "win.org/ui"}, "low stays low"},
	}
	for _, tt := range []struct {
		name, source, want string
	}{
		{"ours across the wall", `low/a.go: import "m/high/x"`, "low must not import m/high/x: low stays low"},
		{"theirs across the wall", `low/in/a.go: import "win.org/ui/app"`, "low/in must not import"},
		{"a test across the wall", `low/a_test.go: import "m/high"`, "low/a_test.go:2"},
		{"the exception", `low/gate/a.go: import "m/high"`, ""},
		{"another folder", `lower/a.go: import "m/high"`, ""},
		{"another import", `low/a.go: import "m/higher"`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			wantProblems(t, Barriers(tree(t, tt.source), walls), nonEmpty(tt.want)...)
		})
	}
}

func TestTestsOnly(t *testing.T) {
	got := TestsOnly(tree(t,
		`a/a.go: import "m/suite"`, `a/a_test.go: import "m/suite"`, `suite/s.go: import "m/suite/inner"`,
		`b/b.go: import "m/suites"`), []string{"suite"})
	wantProblems(t, got, "a/a.go:2: a imports suite")
}

func TestBans(t *testing.T) {
	for _, tt := range []struct {
		name, source, want string
	}{
		{"a call", `catalog/x/a.go: import "os"
			func f() { os.WriteFile("a", nil, 0) }`, "catalog/x/a.go:3: uses os.WriteFile"},
		{"a value", `catalog/x/a.go: import "os"
			var remove = os.Remove`, "os.Remove"},
		{"under another name", `catalog/x/a.go: import disk "os"
			func f() { disk.MkdirAll("a", 0) }`, "disk.MkdirAll"},
		{"without a name", `catalog/x/a.go: import . "os"`, "without a name"},
		{"reading passes", `catalog/x/a.go: import "os"
			func f() { os.ReadFile("a") }`, ""},
		{"a function of ours of that name passes", `catalog/x/a.go: import "m/os2"
			func f() { os2.Remove("a") }`, ""},
		{"the owner may", `catalog/internal/atomicfile/a.go: import "os"
			func f() { os.Rename("a", "b") }`, ""},
		{"a test may", `catalog/x/a_test.go: import "os"
			func f() { os.Rename("a", "b") }`, ""},
		{"imaging decodes nowhere", `catalog/internal/atomicfile/a.go: import "github.com/disintegration/imaging"
			func f() { imaging.Decode(nil) }`, "imaging.Decode"},
		{"imaging may resize", `catalog/render/a.go: import "github.com/disintegration/imaging"
			func f() { imaging.Resize(nil, 0, 0, x) }`, ""},
		{"the window's goroutine is for jobs", `app/grid/a.go: import "fyne.io/fyne/v2"
			func f() { fyne.Do(nil) }`, "fyne.Do"},
		{"and jobs may", `app/jobs/a.go: import "fyne.io/fyne/v2"
			func f() { fyne.DoAndWait(nil) }`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			wantProblems(t, Bans(tree(t, tt.source), bans), nonEmpty(tt.want)...)
		})
	}
}

func TestWritingOpens(t *testing.T) {
	for _, tt := range []struct {
		name, source, want string
	}{
		{"creating", `x/a.go: import "os"
			func f() { os.OpenFile("a", os.O_RDWR|os.O_CREATE, 0) }`, "x/a.go:3"},
		{"reading", `x/a.go: import "os"
			func f() { os.OpenFile("a", os.O_RDONLY|syscall.O_NOFOLLOW, 0) }`, ""},
		{"the owner", `own/a.go: import "os"
			func f() { os.OpenFile("a", os.O_CREATE, 0) }`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			wantProblems(t, WritingOpens(tree(t, tt.source), []string{"own"}), nonEmpty(tt.want)...)
		})
	}
}

func TestGoroutines(t *testing.T) {
	for _, tt := range []struct {
		name, source, want string
	}{
		{"a go statement", `x/a.go: func f() { go f() }`, "x/a.go:2: x starts a goroutine"},
		{"a wait group's", `x/a.go: func f() { wg.Go(f) }`, "x/a.go:2"},
		{"a timer's", `x/a.go: func f() { time.AfterFunc(1, f) }`, "x/a.go:2"},
		{"an owner's", `app/jobs/a.go: func f() { go f() }`, ""},
		{"below an owner", `catalog/thumb/inner/a.go: func f() { go f() }`, ""},
		{"a test's", `x/a_test.go: func f() { go f() }`, ""},
		{"a name that only begins like an owner's", `catalog/thumbs/a.go: func f() { go f() }`, "catalog/thumbs"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			wantProblems(t, Goroutines(tree(t, tt.source), goroutineOwners), nonEmpty(tt.want)...)
		})
	}
}

func TestMutableVariables(t *testing.T) {
	for _, tt := range []struct {
		name, source, want string
	}{
		{"assigned", `x/a.go: var n = 1
			func f() { n = 2 }`, "x/a.go:3: changes the package variable n"},
		{"counted up", `x/a.go: var n = 1
			func f() { n++ }`, "variable n"},
		{"an element", `x/a.go: var m = map[string]int{}
			func f() { m["a"] = 1 }`, "variable m"},
		{"a field of an element", `x/a.go: var m = []struct{ a int }{}
			func f() { (m[0]).a = 1 }`, "variable m"},
		{"deleted from", `x/a.go: var m = map[string]int{}
			func f() { delete(m, "a") }`, "variable m"},
		{"lent by address", `x/a.go: var n int
			func f() *int { return &n }`, "variable n"},
		{"ranged into", `x/a.go: var n int
			func f() { for n = range 3 {} }`, "variable n"},
		{"swapped by a test", "x/a_test.go: var other = 1\nfunc f() { now = nil }\nvar now func()", "variable now"},
		{"of another package", `x/a.go: import "net/http"
			func f() { http.DefaultClient = nil }`, "variable http.DefaultClient"},
		{"a lock", `x/a.go: import "sync"
			var mu sync.Mutex`, "mu of the type sync.Mutex"},
		{"a buffer made at once", `x/a.go: import "bytes"
			var b = &bytes.Buffer{}`, "b of the type bytes.Buffer"},
		{"a channel", `x/a.go: var c = make(chan int)`, "c of the type chan int"},
		{"a typed atomic", `x/a.go: import "sync/atomic"
			var p atomic.Pointer[int]`, "p of the type atomic.Pointer[int]"},
		{"a table passes", `x/a.go: import ("errors"; "regexp")
			var table = []int{1}
			var err = errors.New("x")
			var re = regexp.MustCompile("x")
			func f() { for i := range table { table := []int{i}; table[0] = 2; _ = table } }`, ""},
		{"a local of that name passes", `x/a.go: var n = 1
			func f() { n := 2; n = 3; _ = n }`, ""},
		{"a parameter of that name passes", `x/a.go: var n = 1
			func f(n int) { n = 3 }`, ""},
		{"a field of that name passes", `x/a.go: var n = 1
			type T struct{ n int }
			func (t *T) f() { t.n = 3 }`, ""},
		{"shadowing an import passes", `x/a.go: import "net/http"
			func f(r *http.Request) { http := r; http.Body = nil }`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			wantProblems(t, MutableVariables(tree(t, tt.source)), nonEmpty(tt.want)...)
		})
	}
}

func TestMutableVariablesAcrossFiles(t *testing.T) {
	got := MutableVariables(tree(t,
		"x/a.go: var table = map[string]int{}",
		`x/b.go: func f() { table["a"] = 1 }`,
		"x/c.go: func f2(table map[string]int) { table[``] = 1 }",
		"y/a.go: func f() { table := 1; table = 2; _ = table }"))
	wantProblems(t, got, "x/b.go:2: changes the package variable table")
}

func TestInits(t *testing.T) {
	got := Inits(tree(t, "x/a.go: func init() {}", "y/a.go: type T int\nfunc (T) init() {}", "z/a_test.go: func init() {}"))
	wantProblems(t, got, "x/a.go:2", "z/a_test.go:2")
}

func TestComments(t *testing.T) {
	for _, tt := range []struct {
		name    string
		sources []string
		want    string
	}{
		{"as it should", []string{"x/a.go: // Package x is it.\npackage x"}, ""},
		{"broken after the name", []string{"x/a.go: // Package x\n// is it.\npackage x"}, ""},
		{"none", []string{"x/a.go: package x"}, "x: has no package comment"},
		{"away from the clause", []string{"x/a.go: // Package x is it.\n\npackage x"}, "no package comment"},
		{"another opening", []string{"x/a.go: // This is x.\npackage x"}, `does not open with "Package x "`},
		{"two", []string{"x/a.go: // Package x is it.\npackage x", "x/b.go: // Package x too.\npackage x"}, "2 package comments"},
		{"a command", []string{"cmd/x/a.go: // Command x runs.\npackage main"}, ""},
		{"a command called package", []string{"cmd/x/a.go: // Package main runs.\npackage main"}, `"Command x "`},
		{"tests need none", []string{"x/a_test.go: package x"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			wantProblems(t, Comments(tree(t, tt.sources...)), nonEmpty(tt.want)...)
		})
	}
}

func TestUndocumented(t *testing.T) {
	const documentedHalf = "x/a.go: // A is.\nfunc A() {}\nfunc B() {}\nfunc c() {}\ntype d int\nfunc (d) E() {}\nfunc (d) String() string { return `` }"
	for _, tt := range []struct {
		name, source string
		percent      int
		want         string
	}{
		{"half is not enough", documentedHalf, 95, "x: 1 of 2 exported names have no comment: B (x/a.go:4)"},
		{"half is enough for half", documentedHalf, 50, ""},
		{"a group's comment counts for all", "x/a.go: // They are.\nvar (\nA = 1\nB = 2\n)", 100, ""},
		{"a comment behind counts", "x/a.go: const (\nA = 1 // it is\n)", 100, ""},
		{"typed constants are told by their type", "x/a.go: // K is.\ntype K int\nconst (\nA K = iota\nB\n)", 100, ""},
		{"a bare type", "x/a.go: type K struct{}", 95, "K (x/a.go:2)"},
		{"a method of an exported type", "x/a.go: // K is.\ntype K[T any] struct{}\nfunc (k *K[T]) M() {}", 95, "M (x/a.go:4)"},
		{"nothing exported", "x/a.go: func a() {}", 95, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			wantProblems(t, Undocumented(tree(t, tt.source), tt.percent), nonEmpty(tt.want)...)
		})
	}
}

func TestLongFiles(t *testing.T) {
	long := "package x\n" + strings.Repeat("\n// blank and comment do not count\n", 20) + strings.Repeat("var _ = 1\n", 9)
	tr := tree(t, "x/a.go: "+long, "x/a_test.go: "+long)
	wantProblems(t, LongFiles(tr, 10))
	wantProblems(t, LongFiles(tr, 9), "x/a.go: has 10 lines of code, more than 9")
}

func TestCodeLines(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      int
	}{
		{"nothing", "", 0},
		{"one", "package x\n", 1},
		{"two statements on a line", "package x\nvar a, b = 1, 2; var c = 3\n", 2},
		{"comments", "// a\npackage x /* b\nc */\n// d", 1},
		{"a text of several lines", "package x\nvar s = `a\n\nb`\n", 4},
		{"no end of line", "package x\nvar a = 1", 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := codeLines([]byte(tt.src)); got != tt.want {
				t.Errorf("codeLines(%q) = %d, want %d", tt.src, got, tt.want)
			}
		})
	}
}

func TestLongFunctions(t *testing.T) {
	tr := tree(t, "x/a.go: func f() {\n\n\n}", "x/a_test.go: func g() {\n\n\n}")
	wantProblems(t, LongFunctions(tr, 4))
	wantProblems(t, LongFunctions(tr, 3), "x/a.go:2: f has 4 lines, more than 3")
}

func TestSpeaks(t *testing.T) {
	const imports = "import (\"context\"; \"m/catalog\"; \"m/catalog/store\"; \"x.org/lib\"; \"time\"; \"iter\")\ntype Desk struct{}\ntype Own int\n"
	for _, tt := range []struct {
		name, method, want string
	}{
		{"the vocabulary", "func (d *Desk) M(ctx context.Context, id catalog.PhotoID, p func(catalog.Progress)) ([]catalog.Photo, map[string]time.Time, error) { panic(1) }", ""},
		{"an iterator of it", "func (d *Desk) M() iter.Seq2[catalog.Photo, error] { panic(1) }", ""},
		{"nothing", "func (d *Desk) M() {}", ""},
		{"another room", "func (d *Desk) M(q store.Query) {}", "Desk.M speaks of store.Query"},
		{"a library, deep inside", "func (d *Desk) M() (map[string][]*lib.Thing, error) { panic(1) }", "lib.Thing"},
		{"a type of its own", "func (d *Desk) M() Own { panic(1) }", `Desk.M speaks of "Own"`},
		{"an unexported method may", "func (d *Desk) m(q store.Query) Own { panic(1) }", ""},
		{"a method of an unexported type may", "type in struct{}\nfunc (in) M(q store.Query) {}", ""},
		{"a function may", "func Open() (*Desk, error) { panic(1) }", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := tree(t, "catalog/desk/a.go: "+imports+tt.method)
			wantProblems(t, Speaks(tr, "catalog/desk", "catalog"), nonEmpty(tt.want)...)
		})
	}
}

func TestReadMod(t *testing.T) {
	got := ReadMod([]byte("module m // ours\n\ngo 1.26\n\nrequire a.org/one v1.0.0\n\nrequire (\n\tb.org/two/v3 v3.0.0\n\tc.org/three v0.1.0 // indirect\n)\n\ntool c.org/three/cmd/x\n\nreplace a.org/one => ../one\n"))
	want := Mod{"m", []string{"a.org/one", "b.org/two/v3"}, []string{"a.org/one", "b.org/two/v3", "c.org/three"}, []string{"c.org/three/cmd/x"}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("ReadMod() = %v, want %v", got, want)
	}
}

func TestUnnamedDependencies(t *testing.T) {
	mod := Mod{"m", []string{"a.org/one"}, []string{"a.org/one", "b.org/two/v3", "b.org/two/v3/sub", "c.org/three", "d.org/four"}, []string{"c.org/three/cmd/x"}}
	tr := tree(t, `x/a.go: import ("fmt"; "b.org/two/v3/part")`)
	wantProblems(t, UnnamedDependencies(tr, mod, ""), "a.org/one", "b.org/two/v3", "c.org/three")
	wantProblems(t, UnnamedDependencies(tr, mod, "a.org/one, `b.org/two` and c.org/three"))
}

func TestTop(t *testing.T) {
	want := Top{Folders: []string{"cmd"}, Files: []string{"go.mod", "LICENSE"}, Passing: []string{"build"}}
	for _, tt := range []struct {
		name  string
		there []string
		want  []string
	}{
		{"as it should be", []string{"go.mod", "LICENSE", "cmd/x/main.go", "build/x", "Sample.cutline/db"}, nil},
		{"a folder that is not there yet", []string{"go.mod", "LICENSE"}, nil},
		{"a folder too many", []string{"go.mod", "LICENSE", "util/a.go"}, []string{"util: must not stand"}},
		{"a file too many", []string{"go.mod", "LICENSE", "notes.txt"}, []string{"notes.txt: must not stand"}},
		{"a file where a folder belongs", []string{"go.mod", "LICENSE", "cmd"}, []string{"cmd: must not stand"}},
		{"a file missing", []string{"go.mod"}, []string{"LICENSE: is missing"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for _, f := range tt.there {
				fsys[f] = &fstest.MapFile{}
			}
			got, err := want.Check(fsys)
			if err != nil {
				t.Fatal(err)
			}
			wantProblems(t, got, tt.want...)
		})
	}
}

func TestLoad(t *testing.T) {
	tr := tree(t, "a/a.go: ", "a/testdata/x/b.go: this is no Go: package ", "vendor/v/v.go: package no go", "build/b.go: package no go", ".h/h.go: package no go", "_u/u.go: package no go")
	if len(tr.Packages) != 1 || tr.Packages[0].Path != "a" {
		t.Errorf("loaded %v, want the package a alone", tr.Packages)
	}
	if _, err := Load(fstest.MapFS{"go.mod": {Data: []byte("module m")}, "a/a.go": {Data: []byte("package")}}); err == nil {
		t.Error("a file that does not parse is no error")
	}
	if _, err := Load(fstest.MapFS{}); err == nil {
		t.Error("a folder without go.mod is no error")
	}
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}
