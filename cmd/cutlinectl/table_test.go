package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
)

// tableOf is what find --csv prints; the catalog's own JSON flag is left out.
func (s script) tableOf(args ...string) string {
	s.t.Helper()
	var out, errs bytes.Buffer
	if status := run(s.t.Context(), append([]string{"--catalog", s.dir, "find", "--csv"}, args...), &out, &errs); status != 0 {
		s.t.Fatalf("find --csv %v: exit %d\n%s", args, status, errs.String())
	}
	return out.String()
}

// rowsOf are the cells of a table.
func rowsOf(t *testing.T, text string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func (s script) file(name, text string) string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
	return path
}

// a taken is what set --csv prints.
type taken struct {
	Changed, Fields, Unchanged int
	Edit                       catalog.EditID
	Failed                     []catalog.Failure
	Rows                       []catalog.TableRow
}

// captioned copies photos with captions of other programs out of the corpus.
func captioned(t *testing.T) string {
	t.Helper()
	from := filepath.Join(catalogtest.Corpus(t), "photos")
	to := t.TempDir()
	n := 0
	for _, dir := range []string{"iptc-userguide", "bep-imagemeta", "nitmws-interop", "python-xmp-toolkit", "exiftool"} {
		err := filepath.WalkDir(filepath.Join(from, dir), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !strings.EqualFold(filepath.Ext(path), ".jpg") {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			n++
			return os.WriteFile(filepath.Join(to, fmt.Sprintf("%03d-%s", n, filepath.Base(path))), data, 0o644)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// Captions of other programs go out as a table, come back unchanged, are
// edited there, and one undo takes all of it back.
func TestATableOfTheCorpusGoesRound(t *testing.T) {
	s := newScript(t)
	var a added
	s.ok(&a, "add", captioned(t))
	if a.Added < 50 {
		t.Fatalf("only %d photos", a.Added)
	}
	before := s.tableOf()
	rows := rowsOf(t, before)
	if len(rows) != a.Added+1 || !slices.Contains(rows[0], "alt_text@en") {
		t.Fatalf("%d rows with the columns %v", len(rows), rows[0])
	}
	said := 0
	for _, r := range rows[1:] {
		for _, c := range r[7:] {
			if c != "" {
				said++
			}
		}
	}
	t.Logf("%d photos, %d columns, %d cells with a caption", len(rows)-1, len(rows[0]), said)
	var done taken
	s.ok(&done, "set", "--csv", s.file("same.csv", before))
	if done.Changed != 0 || done.Unchanged != a.Added || len(done.Failed) != 0 || done.Edit != 0 {
		t.Fatalf("the same table changes %+v", done)
	}
	at := func(name string) int { return slices.Index(rows[0], name) }
	for i, r := range rows[1:] {
		r[at("headline")] = fmt.Sprintf("=Bảng %d; \"x\"", i)
		r[at("keywords")] += "; \"một; hai\""
		r[at("alt_text@en")] = "-line 1\nline 2"
		r[at("rating")] = "4"
		r[at("people_details")] = `[{"name":"Trần Thị B","name@en":"Tran Thi B"}]`
	}
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	edited := s.file("edited.csv", b.String())
	s.ok(&done, "set", "--csv", edited, "--dry-run")
	if done.Changed != a.Added || len(done.Rows) != a.Added || done.Fields < 4*a.Added {
		t.Fatalf("the dry run says %d, %d fields", done.Changed, done.Fields)
	}
	if s.tableOf() != before {
		t.Fatal("a dry run changes something")
	}
	if s.ok(&done, "set", "--csv", edited); done.Changed != a.Added || len(done.Failed) != 0 || done.Edit == 0 {
		t.Fatalf("%+v", done)
	}
	for _, r := range rowsOf(t, s.tableOf())[1:] {
		if !strings.HasPrefix(r[at("headline")], "'=Bảng ") || !strings.HasSuffix(r[at("keywords")], `"một; hai"`) || r[at("alt_text@en")] != "'-line 1\nline 2" ||
			r[at("rating")] != "4" || !strings.Contains(r[at("people_details")], "Tran Thi B") {
			t.Fatalf("a row says %q", r)
		}
	}
	s.ok(&done, "set", "--csv", edited)
	if done.Changed != 0 || done.Unchanged != a.Added {
		t.Errorf("taken again it changes %+v", done)
	}
	s.ok(nil, "undo")
	if s.tableOf() != before {
		t.Error("one undo does not take the whole table back")
	}
}

// tabled is a catalog of three photos.
func tabled(t *testing.T) (script, string) {
	t.Helper()
	s, dir := newScript(t), t.TempDir()
	for i, name := range []string{"a.jpg", "b.jpg", "sub/a.jpg"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, catalogtest.JPEG(t, catalogtest.Photo{Seed: i + 1}), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s.ok(nil, "add", dir)
	return s, dir
}

func TestRowsOfATable(t *testing.T) {
	s, dir := tabled(t)
	a, b := filepath.Join(dir, "a.jpg"), filepath.Join(dir, "b.jpg")
	for _, tt := range []struct {
		name, text string
		args       []string
		exit       int
		changed    int
		failed     []string // pairs: where, and what it says
	}{
		{"by path, id and file", "path,id,file,city\n" + a + ",,,A\n,,b.jpg,B\n", nil, 0, 2, nil},
		{"a file name of two photos", "file,city\na.jpg,C\nb.jpg,C\n", nil, 1, 1, []string{"t.csv:2", "2 photos"}},
		{"no such photo", "path,city\n/nowhere/x.jpg,D\n" + b + ",D\n", nil, 1, 1, []string{"t.csv:2", "not found"}},
		{"a number is no file", "file,city\n1,E\nb.jpg,E\n", nil, 1, 1, []string{"t.csv:2", "not found"}},
		{"columns that do not fit each other", "path,file,city\n" + a + ",b.jpg,F\n" + b + ",b.jpg,F\n", nil, 1, 1, []string{"t.csv:2", "different photos"}},
		{"a photo twice", "path,city\n" + b + ",G\n" + b + ",H\n", nil, 1, 1, []string{"t.csv:3", "line 2"}},
		{"a value that cannot be", "path,rating,city\n" + a + ",9,I\n" + b + ",2,I\n", nil, 1, 1, []string{"t.csv:2", "from 0 to 5"}},
		{"bad JSON", "path,people_details\n" + a + ",{\n" + b + ",\"{\"\"name\"\":\"\"A\"\"}\"\n", nil, 1, 1, []string{"t.csv:2", "JSON"}},
		{"names no photo", "path,city\n,J\n" + b + ",J\n", nil, 1, 1, []string{"t.csv:2", "no photo"}},
		{"marks", "path,tagged,rejected,color,rating\n" + b + ",yes,TRUE,3,5\n", nil, 0, 1, nil},
		{"empty cells leave", "path,city,tagged\n" + b + ",,\n", nil, 0, 0, nil},
		{"empty cells empty", "path,city,tagged\n" + b + ",,\n", []string{"--empty"}, 0, 1, nil},
		{"append", "path;keywords\n" + b + ";\"x; y\"\n", []string{"--append"}, 0, 1, nil},
		{"unknown columns", "path,citty,city\n" + b + ",K,K\n", nil, 2, 0, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before := s.tableOf()
			var done taken
			s.exits(tt.exit, &done, append([]string{"set", "--csv", s.file("t.csv", tt.text)}, tt.args...)...)
			if done.Changed != tt.changed || len(done.Failed) != len(tt.failed)/2 {
				t.Fatalf("%+v", done)
			}
			for i, f := range done.Failed {
				if f.Path != tt.failed[2*i] || !strings.Contains(f.Error, tt.failed[2*i+1]) {
					t.Errorf("failed: %+v, want %v", f, tt.failed)
				}
			}
			if tt.changed == 0 && s.tableOf() != before {
				t.Error("something changed")
			}
		})
	}
	var gone []photo
	s.ok(&gone, "find", "file:b")
	s.ok(nil, "forget", b)
	for _, names := range []string{"path,city\n" + b, "file,city\nb.jpg", "id,city\n" + fmt.Sprint(gone[0].ID)} {
		var done taken
		if s.exits(1, &done, "set", "--csv", s.file("t.csv", names+",Z\n")); len(done.Failed) != 1 || !strings.Contains(done.Failed[0].Error, "not found") {
			t.Errorf("a photo that is not in the catalog any more: %+v", done)
		}
	}
	for _, bad := range [][]string{{"a.jpg", "city=A"}, {"--query", ""}, {"--empty", "--append"}} {
		s.exits(2, nil, append([]string{"set", "--csv", s.file("t.csv", "path,city\n")}, bad...)...)
	}
	s.exits(2, nil, "set", "a.jpg", "city=A", "--dry-run")
	s.exits(2, nil, "set", "--csv", filepath.Join(dir, "none.csv"))
	s.exits(2, nil, "find", "--csv")
}

func TestColumnsThatAreAskedFor(t *testing.T) {
	s, _ := tabled(t)
	if got := rowsOf(t, s.tableOf("--fields", "file,headline,description@vi,rating,id"))[0]; strings.Join(got, ",") != "path,file,headline,description@vi,rating,id" {
		t.Errorf("the columns are %v", got)
	}
	if got := s.tableOf("--bom", "--fields", "city"); !strings.HasPrefix(got, "\uFEFFpath,city\r\n") {
		t.Errorf("it begins with %q", got[:20])
	}
	var out, errs bytes.Buffer
	if status := run(t.Context(), []string{"--catalog", s.dir, "find", "--csv", "--fields", "file,citty"}, &out, &errs); status != 2 || !strings.Contains(errs.String(), `"citty"`) || out.Len() > 0 {
		t.Errorf("exit %d, %q, %q", status, out.String(), errs.String())
	}
}

func TestAHugeTableIsRefused(t *testing.T) {
	s, dir := tabled(t)
	path := filepath.Join(dir, "huge.csv")
	if err := os.WriteFile(path, []byte("path,city\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 1<<30); err != nil {
		t.Skip(err)
	}
	status, out, errs := s.run("set", "--csv", path)
	if status != 2 || !strings.Contains(out+errs, "256 MB, not 1024") {
		t.Errorf("exit %d: %s%s", status, out, errs)
	}
}
