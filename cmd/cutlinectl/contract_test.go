package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

func TestWrongUsageIsOneJSONValue(t *testing.T) {
	s := newScript(t)
	for _, tt := range []struct {
		name string
		args []string
	}{
		{"no verb", nil},
		{"no such verb", []string{"sing"}},
		{"a verb that only holds others", []string{"story"}},
		{"no such verb of a story", []string{"story", "sing"}},
		{"a verb of roots is missing", []string{"root"}},
		{"no such verb of roots", []string{"root", "sing"}},
		{"no such flag", []string{"find", "--sing"}},
		{"a limit below nothing", []string{"find", "--limit", "-1"}},
		{"a limit that is no number", []string{"find", "--limit", "x"}},
		{"no such order", []string{"find", "--sort", "size"}},
		{"a catalog in a database", []string{"--catalog", "postgres://desk@host/photos", "find"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var e struct{ Error string }
			s.exits(2, &e, tt.args...)
			if e.Error == "" {
				t.Error("no error told")
			}
		})
	}
}

func TestASearchMayBeginWithAMinus(t *testing.T) {
	s, e := newScript(t), event(t)
	s.ok(nil, "add", filepath.Dir(e.Photos[0]))
	s.ok(nil, "mark", filepath.Base(e.Photos[0]), "rating=4")
	var all, some, asked struct{ Count int }
	s.ok(&all, "find", "--count")
	s.ok(&some, "find", "--count", "-rating:4")
	s.ok(&asked, "find", "--count", "--", "-rating:4")
	if some.Count != all.Count-1 || asked != some {
		t.Errorf("-rating:4 finds %d and, after --, %d of %d", some.Count, asked.Count, all.Count)
	}
	var photos []photo
	s.ok(&photos, "find", "--limit", "2", "-rating:4 -reject:yes")
	if len(photos) != 2 {
		t.Errorf("%d photos", len(photos))
	}
	var out, errs bytes.Buffer
	if status := run(context.Background(), []string{"--catalog", s.dir, "--json", "find", "-q", "--count", "-rating:4"}, &out, &errs); status != 0 {
		t.Errorf("exit %d: %s", status, out.String())
	}
	if err := json.Unmarshal(out.Bytes(), &asked); err != nil || asked != some {
		t.Errorf("after a flag of one letter: %+v, %v", asked, err)
	}
}

// A package is what an export tells.
type pkg struct {
	Files  []struct{ Path string }
	Failed []struct{ Path, Error string }
}

func TestARefusedPhotoExitsThreeAndTheOthersGoOn(t *testing.T) {
	s, e := newScript(t), event(t)
	s.ok(nil, "add", filepath.Dir(e.Photos[0]))
	good, bad := filepath.Base(e.Photos[0]), filepath.Base(e.Photos[1])
	s.ok(nil, "set", bad, "headline=Lễ hội ở TK")
	out := filepath.Join(t.TempDir(), "out")
	var p pkg
	s.exits(3, &p, "export", bad, "--to", out, "--preset", "thumb")
	if len(p.Files) != 0 || len(p.Failed) != 1 || p.Files == nil {
		t.Errorf("alone: %+v", p)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("an export of nothing made its folder")
	}
	s.exits(3, &p, "export", bad, good, good, "--to", out, "--preset", "thumb", "--preset", "thumb")
	if len(p.Files) != 2 || len(p.Failed) != 1 { // one picture, given twice, and the manifest
		t.Errorf("with another: %+v", p)
	}
}

func TestWhatTheCheckRefusesNeedsAReason(t *testing.T) {
	s, e := newScript(t), event(t)
	s.ok(nil, "add", filepath.Dir(e.Photos[0]))
	article := filepath.Join(t.TempDir(), "bai.txt")
	text := "Tin thử\n\nSáng 5/3, đồng chí Vi Thị Mẫu, Bí thư Đảng ủy xã dự lễ.\n\nĐồng chí Vi Thị Mẫu, Bí thư Đảng ủy xã trồng cây. Ảnh: PV\n\nLễ kết thúc.\n"
	if err := os.WriteFile(article, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s.ok(nil, "story", "import", article)
	s.ok(nil, "story", "place", "1", "1", filepath.Base(e.Photos[2]))
	s.ok(nil, "story", "set", "1", "--slot", "1", "story_caption=Đồng chí Vi Thị Mậu trồng cây")
	var st struct {
		Dateline struct {
			Year        int
			YearCertain bool `json:"year_certain"`
			Why         string
		}
	}
	s.ok(&st, "story", "set", "1", "year=2021")
	if d := st.Dateline; d.Year != 2021 || !d.YearCertain || d.Why != "người biên tập ghi" {
		t.Errorf("a year that an editor said: %+v", d)
	}
	out := t.TempDir()
	s.exits(3, nil, "story", "export", "1", "--to", out)
	s.exits(2, nil, "story", "export", "1", "--to", out, "--accept", "")
	s.exits(2, nil, "story", "export", "1", "--to", out, "--accept", " \t")
	s.exits(2, nil, "story", "accept", "1", "name-spelling", "--reason", " ")
	s.ok(nil, "story", "accept", "1", "name-spelling", "--reason", "vội")
	s.ok(nil, "story", "accept", "1", "name-spelling", "--slot", "1", "--reason", "tên trong giấy khai sinh")
	var found []struct {
		Rule     string
		Accepted *string
	}
	s.ok(&found, "story", "check", "1")
	rules := map[string]string{}
	for _, f := range found {
		if rules[f.Rule] = ""; f.Accepted != nil {
			rules[f.Rule] = *f.Accepted
		}
	}
	if rules["name-spelling"] != "tên trong giấy khai sinh" {
		t.Errorf("the last reason counts: %v", rules)
	}
	if err := os.Remove(e.Photos[2]); err != nil {
		t.Fatal(err)
	}
	s.exits(3, &found, "story", "check", "1")
	for _, f := range found {
		rules[f.Rule] = "found"
	}
	if rules["photo-unusable"] == "" {
		t.Errorf("the photo's file is gone: %v", rules)
	}
}

func TestAFolderThatIsGoneIsOfflineAtOnce(t *testing.T) {
	s, e := newScript(t), event(t)
	dir := filepath.Dir(e.Photos[0])
	var a added
	s.ok(&a, "add", dir)
	if err := os.Rename(dir, dir+" elsewhere"); err != nil {
		t.Fatal(err)
	}
	var n struct{ Count int }
	s.ok(&n, "find", "--count", "offline:yes")
	var p photo
	s.ok(&p, "show", "1")
	if n.Count != a.Added || p.State != "offline" {
		t.Errorf("%d of %d photos are offline, the first is %q", n.Count, a.Added, p.State)
	}
	s.ok(nil, "root", "move", dir, dir+" elsewhere")
	s.ok(&n, "find", "--count", "offline:yes")
	if n.Count != 0 {
		t.Errorf("%d photos are offline where they are found again", n.Count)
	}
}
