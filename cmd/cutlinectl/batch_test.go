package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
)

// twoPhotos are a.jpg and b.jpg, taken on the 1st and the 2nd of March 2024
// by the camera S1-0042.
func twoPhotos(t *testing.T) script {
	t.Helper()
	s, dir := newScript(t), t.TempDir()
	for i, name := range []string{"a.jpg", "b.jpg"} {
		data := catalogtest.JPEG(t, catalogtest.Photo{Seed: i + 1, Shot: catalogtest.At(i+1, 9, 0, 0, true)})
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s.ok(nil, "add", dir)
	return s
}

func (s script) caption(ref string) catalog.Caption {
	s.t.Helper()
	var p struct{ Caption catalog.Caption }
	s.ok(&p, "show", ref)
	return p.Caption
}

func textFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestCodesOnTheCommandLine(t *testing.T) {
	s := twoPhotos(t)
	first := textFile(t, "first.txt", "S1-0042\tTrần Ví\nltm\tbà Mẫu\n")
	second := textFile(t, "second.txt", "// names\nltm\tbà Lê Thị Mẫu\tLê Thị Mẫu\nDD55 Wally\n")
	var files []catalog.CodeFile
	s.ok(&files, "codes", "add", first)
	s.exits(1, &files, "codes", "add", second) // a line of it is of no use
	if len(files) != 1 || files[0].Codes != 1 || len(files[0].Problems) != 1 || files[0].Problems[0].Line != 3 {
		t.Errorf("add says %+v", files)
	}
	if s.ok(&files, "codes", "list"); len(files) != 2 || files[0].Path != first {
		t.Errorf("list says %+v", files)
	}

	var done counted
	s.ok(&done, "set", "--query", "", "description==ltm#2=, =ltm=, =abc= ({day0}.{month0}, {filenamebase:0:UC}, {seqn})", "creator={serial}", "credit=={serial}=/LS")
	if c := s.caption("b.jpg"); done.Changed != 2 || c.Text(catalog.Description) != "Lê Thị Mẫu, bà Lê Thị Mẫu, =abc= (02.03, B, 0001)" ||
		c.Text(catalog.Creator) != "S1-0042" || c.Text(catalog.Credit) != "Trần Ví/LS" {
		t.Errorf("%+v made %v", done, c)
	}
	s.ok(nil, "undo")
	if c := s.caption("a.jpg"); len(c) != 0 {
		t.Errorf("after one undo %v", c)
	}

	status, out, _ := s.run("set", "--query", "", "headline=x", "city=Ở {cty}")
	if status != 2 || !strings.Contains(out, "{cty}") || !strings.Contains(out, "city") || !strings.Contains(out, "character 3") {
		t.Errorf("an unknown variable: exit %d, %s", status, out)
	}
	if c := s.caption("a.jpg"); len(c) != 0 {
		t.Errorf("and yet %v", c)
	}

	s.ok(nil, "house", `delimiter=\`)
	var x struct {
		Text       string
		Unresolved []string
	}
	s.ok(&x, "codes", "expand", "--photo", "a.jpg", `\ltm\ =ltm= \zz\ {date}`)
	if x.Text != `bà Lê Thị Mẫu =ltm= \zz\ 2024-03-01` || len(x.Unresolved) != 1 || x.Unresolved[0] != `\zz\` {
		t.Errorf("expand says %+v", x)
	}
	s.exits(2, nil, "house", "delimiter=ab")
	if s.ok(&files, "codes", "remove", second); len(files) != 1 {
		t.Errorf("remove leaves %+v", files)
	}
	s.exits(2, nil, "codes", "remove", second)
}

func TestACodeFileOfNoUseIsRefused(t *testing.T) {
	s := newScript(t)
	for name, tt := range map[string]struct{ data, line string }{
		"spaces.txt": {"// x\nhvn Hoàng\n", "line 2"}, "old.txt": {"a\tb\nc\tH\xe0\n", "line 2"}, "empty.txt": {"", "line 1"},
	} {
		path := textFile(t, name, tt.data)
		status, out, _ := s.run("codes", "add", path)
		if status != 2 || !strings.Contains(out, tt.line) || !strings.Contains(out, name) {
			t.Errorf("%s: exit %d, %s", name, status, out)
		}
	}
	large := filepath.Join(t.TempDir(), "large.txt")
	f, err := os.Create(large)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(strings.Repeat("a\tb\n", 1<<20)); err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(1 << 30); err != nil { // holes cost nothing
		t.Fatal(err)
	}
	f.Close()
	began := time.Now()
	if status, out, _ := s.run("codes", "add", large); status != 2 || !strings.Contains(out, "16 MB") || time.Since(began) > 2*time.Second {
		t.Errorf("a gigabyte: exit %d after %v, %.200s", status, time.Since(began), out)
	}
	var files []catalog.CodeFile
	if s.ok(&files, "codes", "list"); len(files) != 0 {
		t.Errorf("added all the same: %+v", files)
	}
}

func TestTemplatesOnTheCommandLine(t *testing.T) {
	s := twoPhotos(t)
	s.ok(nil, "set", "a.jpg", "description=Có sẵn.", "keywords=một", "keywords=hai")
	dir := t.TempDir()
	path := filepath.Join(dir, "Mẫu.xmp")
	var tpl templateJSON
	s.ok(&tpl, "template", "save", path, "--how", "append", "description=Ngày {day}.", "keywords={year4}", "city=")
	if len(tpl.Fields) != 3 || tpl.Fields[0].How != "append" {
		t.Errorf("saved %+v", tpl)
	}
	s.exits(1, nil, "template", "save", path, "city=x") // it is there
	if s.ok(&tpl, "template", "show", path); tpl.Name != "Mẫu" || len(tpl.Fields) != 3 {
		t.Errorf("shown %+v", tpl)
	}
	var plan struct {
		counted
		Changes []struct{ Path, Field, Old, New string }
	}
	s.ok(&plan, "template", "apply", path, "--query", "", "--dry-run")
	if plan.Changed != 2 || len(plan.Changes) != 4 || s.caption("b.jpg").Text(catalog.Description) != "" {
		t.Errorf("a dry run says %+v", plan)
	}
	var done counted
	s.ok(&done, "template", "apply", path, "a.jpg", "b.jpg")
	if c := s.caption("a.jpg"); done.Changed != 2 || c.Text(catalog.Description) != "Có sẵn. Ngày 1." || c.Text(catalog.Keywords) != "một; hai; 2024" {
		t.Errorf("%+v made %v", done, c)
	}
	s.ok(nil, "undo")
	if c := s.caption("b.jpg"); len(c) != 0 {
		t.Errorf("after one undo %v", c)
	}
	mine := filepath.Join(dir, "mine.xmp")
	s.ok(nil, "template", "save", mine, "a.jpg", "--field", "keywords")
	s.ok(nil, "template", "apply", mine, "b.jpg")
	if c := s.caption("b.jpg"); c.Text(catalog.Keywords) != "một; hai" {
		t.Errorf("the template of a photo made %v", c)
	}

	preset := textFile(t, "preset.lrtemplate", "s = {\n title = \"x\",\n type = \"Metadata\",\n value = {\n  [\"com.adobe.city\"] = \"Lạng Sơn\",\n },\n}\n")
	s.ok(nil, "template", "apply", preset, "a.jpg")
	if c := s.caption("a.jpg"); c.Text(catalog.City) != "Lạng Sơn" {
		t.Errorf("the preset made %v", c)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	newer := strings.NewReplacer(`"version":1`, `"version":7`, `&quot;version&quot;:1`, `&quot;version&quot;:7`, `&#34;version&#34;:1`, `&#34;version&#34;:7`).Replace(string(data))
	for name, tt := range map[string]struct {
		data string
		exit int
		says string
	}{
		"newer.xmp": {newer, 1, "newer version"}, "text.xmp": {"hello", 2, "line 1"}, "bad.lrtemplate": {"s = {\n a = }", 2, "line 2"},
	} {
		bad := textFile(t, name, tt.data)
		if status, out, _ := s.run("template", "apply", bad, "--query", ""); status != tt.exit || !strings.Contains(out, tt.says) || !strings.Contains(out, name) {
			t.Errorf("%s: exit %d, %s", name, status, out)
		}
	}
	s.exits(2, nil, "template", "apply", filepath.Join(dir, "none.xmp"), "a.jpg")
	s.exits(2, nil, "template", "apply", path)
	s.exits(2, nil, "template")
}

func TestReplaceOnTheCommandLine(t *testing.T) {
	s := twoPhotos(t)
	s.ok(nil, "set", "--query", "", "description=Xã Tân Lập, ngày 31/10, TK", "headline=xã tân lập", "keywords=Tân Lập", "keywords=xã")
	var plan struct {
		counted
		Changes []struct {
			Photo                 catalog.PhotoID
			Path, Field, Old, New string
		}
	}
	s.ok(&plan, "replace", "--dry-run", "tân lập", "Tân Thành", "--query", "")
	if plan.Changed != 2 || len(plan.Changes) != 6 || plan.Changes[0].New != "Xã Tân Thành, ngày 31/10, TK" {
		t.Errorf("a dry run says %+v", plan)
	}
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"tân lập", "Tân Thành"}, "Xã Tân Thành, ngày 31/10, TK|xã Tân Thành|Tân Thành; xã"},
		{[]string{"tân lập", "Tân Thành", "--case"}, "Xã Tân Lập, ngày 31/10, TK|xã Tân Thành|Tân Lập; xã"},
		{[]string{"xã", "phường", "--word", "--field", "headline,keywords"}, "Xã Tân Lập, ngày 31/10, TK|phường tân lập|Tân Lập; phường"},
		{[]string{`(\d+)/(\d+)`, "$2-$1", "--regexp"}, "Xã Tân Lập, ngày 10-31, TK|xã tân lập|Tân Lập; xã"},
		{[]string{"TK", "{file}"}, "Xã Tân Lập, ngày 31/10, a.jpg|xã tân lập|Tân Lập; xã"},
		{[]string{"xã", "", "--field", "keywords"}, "Xã Tân Lập, ngày 31/10, TK|xã tân lập|Tân Lập"},
	} {
		var done counted
		s.ok(&done, append([]string{"replace", "--query", ""}, tt.args...)...)
		c := s.caption("a.jpg")
		got := fmt.Sprintf("%s|%s|%s", c.Text(catalog.Description), c.Text(catalog.Headline), c.Text(catalog.Keywords))
		if done.Changed != 2 || got != tt.want {
			t.Errorf("%q: %+v, %q, want %q", tt.args, done, got, tt.want)
		}
		s.ok(nil, "undo")
	}
	for _, bad := range [][]string{{"x*", "y", "--regexp"}, {"(", "y", "--regexp"}, {"", "y"}, {"a", "b", "--field", "cty"}, {"a"}, {"a", "{cty}"}} {
		s.exits(2, nil, append([]string{"replace", "--query", ""}, bad...)...)
	}
	s.exits(2, nil, "replace", "a", "b")
}
