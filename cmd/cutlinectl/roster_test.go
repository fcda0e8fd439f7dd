package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

type personOut struct {
	ID         int64
	UUID, Code string
	Name       string
	Honorific  string
	Offices    []struct{ Long, Short, From string }
}

type rosterOut struct {
	Taken                     bool
	Added, Changed, Unchanged int
	Problems                  []struct {
		Line                 int
		Level, Rule, Message string
	}
	People []struct {
		Line    int
		Added   bool
		Person  personOut
		Changes []struct{ Field, Old, New string }
	}
}

func (r rosterOut) rules() string {
	var out []string
	for _, p := range r.Problems {
		out = append(out, p.Rule)
	}
	return strings.Join(out, " ")
}

const leaders = "code,name,honorific,office,short office,from,to,rank\r\n" +
	"hvn,Hoàng Văn Nghiệm,đồng chí,Phó Bí thư Tỉnh ủy Lạng Sơn,Phó Bí thư Tỉnh ủy,01/01/2014,31/12/2017,1\r\n" +
	"hvn,,,Phó Bí thư Thường trực Tỉnh ủy Lạng Sơn,Phó Bí thư Thường trực Tỉnh ủy,01/01/2018,,1\r\n" +
	"nvh1,Nguyễn Văn Hải,,Giám đốc Sở Y tế,,01/01/2010,,\r\n" +
	"nvh2,Nguyễn Văn Hai,,Phóng viên,,01/01/2010,,\r\n"

func listFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRoster(t *testing.T) {
	s := newScript(t)
	if _, out, _ := s.run("roster", "list"); strings.TrimSpace(out) != "[]" {
		t.Errorf("nobody is %s", out)
	}
	list := listFile(t, "leaders.csv", leaders)
	var r rosterOut
	s.ok(&r, "roster", "import", list, "--dry-run")
	if r.Taken || r.Added != 3 || len(r.People) != 3 || len(r.Problems) != 0 || r.People[0].Line != 2 || !r.People[0].Added {
		t.Errorf("dry run: %+v", r)
	}
	s.ok(&r, "roster", "import", list)
	if !r.Taken || r.Added != 3 {
		t.Errorf("import: %+v", r)
	}
	r = rosterOut{}
	s.ok(&r, "roster", "import", list)
	if r.Unchanged != 3 || r.Added+r.Changed != 0 {
		t.Errorf("import again: %+v", r)
	}
	var people []personOut
	s.ok(&people, "roster", "list", "NGUYEN", "van")
	if len(people) != 2 {
		t.Errorf("list: %+v", people)
	}
	var p struct {
		Person       personOut
		On           string
		Held         []struct{ Long string }
		Replacements []string
		Namesakes    []personOut
	}
	s.ok(&p, "roster", "show", "hvn", "--on", "2016-05-01")
	if p.On != "2016-05-01" || len(p.Held) != 1 || p.Replacements[0] != "Phó Bí thư Tỉnh ủy Hoàng Văn Nghiệm" || p.Namesakes == nil || len(p.Person.Offices) != 2 {
		t.Errorf("show: %+v", p)
	}
	s.ok(&p, "roster", "show", "nvh1")
	if len(p.Namesakes) != 1 || p.Namesakes[0].Code != "nvh2" {
		t.Errorf("namesakes: %+v", p.Namesakes)
	}
	status, out, _ := s.run("roster", "show", "nguyen van hai")
	if status != 2 || !strings.Contains(out, "nvh1 Nguyễn Văn Hải, Giám đốc Sở Y tế") || !strings.Contains(out, "nvh2") {
		t.Errorf("a name of two: %d %s", status, out)
	}
	s.ok(&p, "roster", "set", "hvn", "honorific=ông", "spellings=Hoàng Nghiệm", "spellings=H. V. Nghiệm", "code=nghiem")
	if p.Person.Honorific != "ông" || p.Person.Code != "nghiem" {
		t.Errorf("set: %+v", p.Person)
	}
	s.ok(nil, "roster", "remove", "nvh2")
	s.ok(nil, "undo")
	s.ok(nil, "undo")
	s.ok(&people, "roster", "list")
	if len(people) != 3 || people[0].Code != "hvn" {
		t.Errorf("after undo: %+v", people)
	}
	for _, name := range []string{"out.csv", "out.tsv", "out.xlsx"} {
		file := filepath.Join(t.TempDir(), name)
		s.ok(nil, "roster", "export", file)
		r = rosterOut{}
		s.ok(&r, "roster", "import", file)
		if r.Unchanged != 3 || len(r.Problems) != 0 {
			t.Errorf("%s read again: %+v", name, r)
		}
	}
	codes := filepath.Join(t.TempDir(), "out.txt")
	s.ok(nil, "roster", "export", codes, "--on", "2018-10-31")
	if b, err := os.ReadFile(codes); err != nil || !strings.Contains(string(b), "hvn\tPhó Bí thư Thường trực Tỉnh ủy Hoàng Văn Nghiệm\tHoàng Văn Nghiệm\t") {
		t.Errorf("codes: %s, %v", b, err)
	}
}

// A photo is bound to the person, in the catalog and in its file: a renamed
// person is found by both names, in another catalog too.
func TestAPersonStaysWhenTheNameChanges(t *testing.T) {
	s, e := newScript(t), event(t)
	dir := filepath.Dir(e.Photos[0])
	s.ok(nil, "add", dir)
	s.ok(nil, "roster", "import", listFile(t, "leaders.csv", leaders))
	one := filepath.Base(e.Photos[0])
	var n counted
	s.ok(&n, "roster", "bind", "nvh1", one)
	if n.Changed != 1 {
		t.Errorf("bind: %+v", n)
	}
	s.ok(&n, "roster", "bind", "nvh1", one)
	if n.Changed != 0 {
		t.Errorf("bind again: %+v", n)
	}
	s.ok(nil, "roster", "set", "nvh1", "name=Nguyễn Quốc Hải")
	found := func(s script, query string) int {
		var n struct{ Count int }
		s.ok(&n, "find", "--count", query)
		return n.Count
	}
	for _, query := range []string{`people:"Nguyễn Văn Hải"`, `people:"nguyen quoc hai"`} {
		if found(s, query) != 1 {
			t.Errorf("%s finds %d, want one", query, found(s, query))
		}
	}
	s.ok(nil, "write", one)
	list := filepath.Join(t.TempDir(), "all.csv")
	s.ok(nil, "roster", "export", list)

	other := newScript(t)
	other.ok(nil, "add", dir)
	if found(other, `people:"nguyen quoc hai"`) != 0 {
		t.Error("another catalog knows the name before it knows the person")
	}
	other.ok(nil, "roster", "import", list)
	for _, query := range []string{`people:"Nguyễn Văn Hải"`, `people:"nguyen quoc hai"`} {
		if found(other, query) != 1 {
			t.Errorf("in another catalog %s finds %d, want one", query, found(other, query))
		}
	}
	s.ok(nil, "undo")
	s.ok(nil, "undo")
}

func TestABadListIsTakenNotAtAll(t *testing.T) {
	s := newScript(t)
	s.ok(nil, "roster", "import", listFile(t, "leaders.csv", leaders))
	for _, tt := range []struct {
		name, file, text string
		status           int
		rules            string
	}{
		{"two of one code", "a.csv", "code,name\nx,Lê Văn Lương\nx,Lý Văn Hải\n", 3, "code-twice"},
		{"a code of another", "a.csv", "code,name\nhvn,Lê Văn Lương\n", 3, "code-taken"},
		{"twice at a time", "a.csv", "name,office,from,to\nLê Văn Lương,A,1/1/2015,31/12/2018\nLê Văn Lương,A,1/6/2018,nay\n", 3, "office-overlaps"},
		{"which of two", "a.csv", "name\nNguyen Van Hai\n", 3, "person-which"},
		{"spaces for tabs", "a.txt", "lvl\tLê Văn Lương\nx  Lý Văn Hải\n", 3, "person-guessed code-no-tab"},
		{"another encoding", "a.csv", "name\nLê Văn Lương\nL\xea\n", 3, "list-not-unicode"},
		{"no heading", "a.csv", "Lê Văn Lương,1\n", 3, "list-no-name"},
		{"no workbook", "a.xlsx", "PK\x03\x04 and nothing more", 2, ""},
		{"a page of the moon", "a.csv", "name\nLê\n", 2, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			args := []string{"roster", "import", listFile(t, tt.file, tt.text)}
			if tt.name == "a page of the moon" {
				args = append(args, "--code-page", "moon")
			}
			var r rosterOut
			s.exits(tt.status, &r, args...)
			if r.rules() != tt.rules || r.Taken {
				t.Errorf("rules %q, want %q; %+v", r.rules(), tt.rules, r)
			}
			var people []personOut
			s.ok(&people, "roster", "list")
			if len(people) != 3 {
				t.Errorf("%d people, want the three that were there", len(people))
			}
		})
	}
	big := listFile(t, "big.csv", "")
	if err := os.Truncate(big, 1<<30); err != nil {
		t.Fatal(err)
	}
	if status, out, _ := s.run("roster", "import", big); status != 2 || !strings.Contains(out, "64 MB") {
		t.Errorf("a list of 1 GB: %d %s", status, out)
	}
	for _, args := range [][]string{{"roster", "import", filepath.Join(t.TempDir(), "none.csv")}, {"roster", "import", t.TempDir()}, {"roster", "show", "nobody"},
		{"roster", "show", "hvn", "--on", "31/10"}, {"roster", "set", "hvn", "pay=1"}, {"roster", "export", filepath.Join(t.TempDir(), "a.doc")}, {"roster"}, {"roster", "fly"}} {
		if status, out, _ := s.run(args...); status != 2 {
			t.Errorf("%v: status %d, want 2; %s", args, status, out)
		}
	}
	if status, out, _ := s.run("roster", "set", "nvh1", "code=hvn"); status != 1 || !strings.Contains(out, "Hoàng Văn Nghiệm") {
		t.Errorf("a code of two: status %d; %s", status, out)
	}
}
