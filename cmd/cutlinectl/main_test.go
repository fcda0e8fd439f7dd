package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cutline/catalog/sample"
)

// A script runs cutlinectl on one catalog, as a shell script would.
type script struct {
	t   *testing.T
	dir string
}

func newScript(t *testing.T) script {
	t.Helper()
	s := script{t, filepath.Join(t.TempDir(), "Test.cutline")}
	s.ok(nil, "init")
	return s
}

// run returns the exit status and both outputs.
func (s script) run(args ...string) (status int, out, errs string) {
	s.t.Helper()
	var o, e bytes.Buffer
	status = run(context.Background(), append([]string{"--catalog", s.dir, "--json"}, args...), &o, &e)
	return status, o.String(), e.String()
}

// ok runs a command that must exit 0 and decodes its JSON into v.
func (s script) ok(v any, args ...string) {
	s.t.Helper()
	s.exits(0, v, args...)
}

// exits runs a command that must exit so and decodes its JSON into v.
func (s script) exits(want int, v any, args ...string) {
	s.t.Helper()
	status, out, errs := s.run(args...)
	if status != want {
		s.t.Fatalf("cutlinectl %s: exit %d, want %d\n%s%s", strings.Join(args, " "), status, want, out, errs)
	}
	if !json.Valid([]byte(out)) {
		s.t.Fatalf("cutlinectl %s printed no single JSON value: %s", strings.Join(args, " "), out)
	}
	if v != nil {
		if err := json.Unmarshal([]byte(out), v); err != nil {
			s.t.Fatalf("cutlinectl %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
}

// photo is what a script reads of a photo.
type photo struct {
	ID       int64
	File     string
	Path     string
	Rating   int
	Rejected bool
	State    string
	Problem  *string
	Pending  bool `json:"pending_write"`
	Stories  []string
	Caption  struct {
		Description string
		Keywords    []string
		Creator     []string
	}
}

type counted struct {
	Changed int
	Failed  []struct{ Path, Error string }
}

type added struct {
	Added, Updated, Unchanged int
	Failed                    []struct{ Path, Error string }
}

func event(t *testing.T) sample.Sample {
	t.Helper()
	e, err := sample.Options{LongEdge: 480}.Event(filepath.Join(t.TempDir(), "event"))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestCaptionsOnTheCommandLine(t *testing.T) {
	s, e := newScript(t), event(t)
	var a added
	s.ok(&a, "add", filepath.Dir(e.Photos[0]))
	if a.Added < 12 || len(a.Failed) != 0 {
		t.Fatalf("add: %+v", a)
	}
	n := a.Added
	s.ok(&a, "add", filepath.Dir(e.Photos[0]))
	if a.Added != 0 || a.Unchanged != n {
		t.Fatalf("second add: %+v", a)
	}
	var photos []photo
	s.ok(&photos, "find", "--limit", "3")
	if len(photos) != 3 {
		t.Fatalf("find --limit 3: %d photos", len(photos))
	}
	one, two := photos[0], photos[1]

	var c counted
	s.ok(&c, "set", one.File, two.Path, "description=Lễ khai giảng ở Xứ Lạng = niềm vui", "keywords=khai giảng", "keywords=trường học")
	if c.Changed != 2 {
		t.Fatalf("set: %+v", c)
	}
	for _, q := range []string{"xu lang", "XỨ LẠNG", "xu\u031b\u0301 la\u0323ng", `"khai giang"`, "keyword:truong"} {
		s.ok(&photos, "find", q)
		if len(photos) < 2 || !slices.ContainsFunc(photos, func(p photo) bool { return p.ID == one.ID }) {
			t.Errorf("find %q: %d photos", q, len(photos))
		}
	}
	s.ok(&c, "set", one.File, "--append", "keywords=mới")
	var p photo
	s.ok(&p, "show", one.File)
	if !slices.Equal(p.Caption.Keywords, []string{"khai giảng", "trường học", "mới"}) || !p.Pending {
		t.Errorf("appended: %+v", p)
	}
	s.ok(&c, "mark", one.File, "rating=4", "reject=yes")
	s.ok(&p, "show", one.File)
	if p.Rating != 4 || !p.Rejected {
		t.Errorf("marked: %+v", p)
	}
	var u struct{ Edit, Changed int }
	s.ok(&u, "undo")
	s.ok(&u, "undo")
	s.ok(&p, "show", one.File)
	if p.Rating == 4 || p.Rejected || len(p.Caption.Keywords) != 2 || u.Changed != 1 {
		t.Errorf("undone twice: %+v %+v", p, u)
	}
	s.ok(&u, "redo")
	s.ok(&p, "show", one.File)
	if len(p.Caption.Keywords) != 3 {
		t.Errorf("redone: %+v", p)
	}
	var h []struct{ When, Who, Field, Old, New string }
	s.ok(&h, "history", one.File)
	if len(h) < 5 || h[0].When == "" || h[0].Who == "" {
		t.Errorf("history: %+v", h)
	}
}

func TestWriteMakesSidecars(t *testing.T) {
	s, e := newScript(t), event(t)
	s.ok(nil, "add", filepath.Dir(e.Photos[0]))
	s.ok(nil, "set", filepath.Base(e.Photos[0]), "description=Chữ trong tệp kèm")
	var w struct{ Written, Unchanged int }
	s.ok(&w, "write", "--pending")
	if w.Written != 1 {
		t.Fatalf("write --pending: %+v", w)
	}
	side := strings.TrimSuffix(e.Photos[0], filepath.Ext(e.Photos[0])) + ".xmp"
	data, err := os.ReadFile(side)
	if err != nil || !strings.Contains(string(data), "Chữ trong tệp kèm") {
		t.Fatalf("sidecar: %v\n%s", err, data)
	}
	s.ok(&w, "write", filepath.Base(e.Photos[0]))
	if w.Written != 0 || w.Unchanged != 1 {
		t.Errorf("written again: %+v", w)
	}
	s.exits(2, nil, "write", "--embed", "--sidecar", filepath.Base(e.Photos[0]))
	s.exits(2, nil, "write", "--insist", filepath.Base(e.Photos[0]))
	var a added
	s.ok(&a, "add", filepath.Dir(e.Photos[0]))
	var p photo
	s.ok(&p, "show", filepath.Base(e.Photos[0]))
	if p.Pending || p.Caption.Description != "Chữ trong tệp kèm" {
		t.Errorf("after reading our own sidecar again: %+v", p)
	}
}

func TestWriteIntoFilesAndUndo(t *testing.T) {
	s, e := newScript(t), event(t)
	dir := t.TempDir()
	path := filepath.Join(dir, filepath.Base(e.Photos[0]))
	copyFile(t, e.Photos[0], path)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s.ok(nil, "add", dir)
	s.ok(nil, "set", path, "description=Chữ trong tệp ảnh")
	var plan struct{ Embed, Sidecar, Unchanged int }
	s.ok(&plan, "write", "--pending", "--embed", "--dry-run")
	if plan.Embed != 1 || plan.Sidecar != 0 {
		t.Errorf("the plan: %+v", plan)
	}
	var w struct{ Written, Unchanged, Embedded int }
	s.ok(&w, "write", "--pending", "--embed", "--keep-times")
	after, err := os.ReadFile(path)
	if err != nil || w.Written != 1 || w.Embedded != 1 || !strings.Contains(string(after), "Chữ trong tệp ảnh") {
		t.Fatalf("%v %+v", err, w)
	}
	var a added
	s.ok(&a, "add", dir)
	if a.Unchanged != 1 {
		t.Errorf("added again: %+v", a)
	}
	var undone struct{ Edit, Changed int }
	s.ok(&undone, "undo")
	if now, err := os.ReadFile(path); err != nil || undone.Changed != 1 || string(now) != string(before) {
		t.Errorf("undone: %v %+v, the same bytes: %v", err, undone, string(now) == string(before))
	}
	s.ok(nil, "redo")
	if now, err := os.ReadFile(path); err != nil || !strings.Contains(string(now), "Chữ trong tệp ảnh") {
		t.Errorf("done again: %v", err)
	}
}

func TestForgetAndRoots(t *testing.T) {
	s, e := newScript(t), event(t)
	dir := filepath.Dir(e.Photos[0])
	var a added
	s.ok(&a, "add", dir)
	var c counted
	s.ok(&c, "forget", filepath.Base(e.Photos[0]))
	var n struct{ Count int }
	s.ok(&n, "find", "--count")
	if c.Changed != 1 || n.Count != a.Added-1 {
		t.Fatalf("forgotten: %+v, %d left of %d", c, n.Count, a.Added)
	}
	if _, err := os.Stat(e.Photos[0]); err != nil {
		t.Errorf("the master: %v", err)
	}
	s.ok(nil, "undo")
	s.ok(&n, "find", "--count")
	if n.Count != a.Added {
		t.Errorf("undo of forget: %d of %d", n.Count, a.Added)
	}
	moved := filepath.Join(t.TempDir(), "moved")
	if err := os.Rename(dir, moved); err != nil {
		t.Fatal(err)
	}
	var roots []struct {
		Path   string
		Online bool
	}
	s.ok(&roots, "root", "list")
	if len(roots) != 1 || roots[0].Online {
		t.Fatalf("roots: %+v", roots)
	}
	s.ok(&c, "root", "move", dir, moved)
	s.ok(&roots, "root", "list")
	if len(roots) != 1 || !roots[0].Online || c.Changed != a.Added {
		t.Errorf("moved: %+v %+v", roots, c)
	}
	s.ok(&a, "add", moved)
	if a.Added != 0 || a.Unchanged+a.Updated != c.Changed {
		t.Errorf("add after the move: %+v", a)
	}
}

// TestAMovedFolderIsKnownAgain adds a folder that was moved, without saying so.
func TestAMovedFolderIsKnownAgain(t *testing.T) {
	s, e := newScript(t), event(t)
	dir := filepath.Dir(e.Photos[0])
	var a added
	s.ok(&a, "add", dir)
	n := a.Added
	s.ok(nil, "set", filepath.Base(e.Photos[0]), "headline=Ở lại với ảnh")
	moved := filepath.Join(t.TempDir(), "moved")
	if err := os.Rename(dir, moved); err != nil {
		t.Fatal(err)
	}
	s.ok(&a, "add", moved)
	var count struct{ Count int }
	s.ok(&count, "find", "--count")
	if a.Added != 0 || count.Count != n {
		t.Errorf("%d added, %d photos of %d", a.Added, count.Count, n)
	}
	var p struct{ Path, State string }
	s.ok(&p, "show", filepath.Base(e.Photos[0]))
	if filepath.Dir(p.Path) != moved || p.State != "ok" {
		t.Errorf("the photo is %+v", p)
	}
}

func TestUsage(t *testing.T) {
	s, e := newScript(t), event(t)
	s.ok(nil, "add", filepath.Dir(e.Photos[0]))
	for _, tt := range []struct {
		name string
		args []string
		want int
	}{
		{"no such verb", []string{"frobnicate"}, 2},
		{"no such flag", []string{"find", "--frobnicate"}, 2},
		{"no path", []string{"add"}, 2},
		{"no such photo", []string{"show", "nowhere.jpg"}, 2},
		{"no such field", []string{"set", "1", "colour=red"}, 2},
		{"a photo and a query", []string{"set", "1", "--query", "x", "headline=a"}, 2},
		{"six stars", []string{"mark", "1", "rating=6"}, 2},
		{"nothing to undo", []string{"undo"}, 1},
		{"no such story", []string{"story", "show", "9"}, 2},
		{"no such preset", []string{"export", "1", "--to", t.TempDir(), "--preset", "poster"}, 2},
		{"no such order", []string{"find", "--sort", "size"}, 2},
		{"a second init", []string{"init"}, 1},
		{"a file that is not there", []string{"story", "import", "nowhere.txt"}, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := s
			s.t = t
			var v struct{ Error string }
			s.exits(tt.want, &v, tt.args...)
			if v.Error == "" {
				t.Error("no error in the JSON")
			}
		})
	}
	t.Run("any text is a search", func(t *testing.T) {
		s := s
		s.t = t
		for _, q := range []string{"((", "a |", "-", "date:hôm nào", `"`, "rating:>=viele", "x:y"} {
			var photos []photo
			s.ok(&photos, "find", q)
		}
	})
	t.Run("a folder that is no catalog", func(t *testing.T) {
		s := script{t, t.TempDir()}
		var v struct{ Error string }
		s.exits(2, &v, "find")
		if !strings.Contains(v.Error, s.dir) {
			t.Errorf("the error does not name the folder: %s", v.Error)
		}
	})
}

func TestAFieldIsRestoredFromHistory(t *testing.T) {
	s, e := newScript(t), event(t)
	s.ok(nil, "add", filepath.Dir(e.Photos[0]))
	file := filepath.Base(e.Photos[0])
	s.ok(nil, "set", file, "headline=đúng", "people=Nông Thu Vân")
	s.ok(nil, "set", file, "headline=sai")
	var h []struct {
		Field, Old, New string
		Edit            int
	}
	s.ok(&h, "history", file)
	if len(h) == 0 || h[0].Field != "headline" || h[0].New != "sai" {
		t.Fatalf("history: %+v", h)
	}
	edit := strconv.Itoa(h[0].Edit)
	var c counted
	s.ok(&c, "history", file, "--restore", edit, "--field", "headline")
	var p struct{ Caption struct{ Headline string } }
	if s.ok(&p, "show", file); c.Changed != 1 || p.Caption.Headline != "đúng" {
		t.Errorf("restored: %+v, %+v", c, p)
	}
	s.ok(nil, "undo")
	if s.ok(&p, "show", file); p.Caption.Headline != "sai" {
		t.Errorf("undone: %+v", p)
	}
	s.exits(2, nil, "history", file, "--restore", edit)
	s.exits(2, nil, "history", file, "--field", "headline")
	s.exits(2, nil, "history", "--story", "x", "--restore", edit, "--field", "headline")
	s.exits(2, nil, "history", file, "--restore", edit, "--field", "sing")
	if status, out, _ := s.run("history", file, "--restore", "9999", "--field", "headline"); status == 0 || !strings.Contains(out, "9999") {
		t.Errorf("no such edit: exit %d, %s", status, out)
	}
	var likely []struct{ Name, Why string }
	if s.ok(&likely, "roster", "likely", filepath.Base(e.Photos[1])); len(likely) == 0 {
		t.Error("nobody is likely")
	}
}
