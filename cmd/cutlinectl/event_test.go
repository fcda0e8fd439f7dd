package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

type eventOut struct {
	ID             int64
	Name           string
	Place          struct{ Location, City, State, Country string }
	From, To       string
	People         []struct{ Name, Honorific, Office, Organisation string }
	Note           string
	Count, Offered int
}

type invitedOut struct {
	Taken bool
	List  struct {
		People []struct {
			Line         int
			Name, Office string
		}
		Problems []struct {
			Line                 int
			Level, Rule, Message string
		}
	}
}

func TestEvents(t *testing.T) {
	s, e := newScript(t), event(t)
	s.ok(nil, "add", e.Dirs[0])
	if _, out, _ := s.run("event", "list"); strings.TrimSpace(out) != "[]" {
		t.Errorf("no events are %s", out)
	}
	var ev eventOut
	s.ok(&ev, "event", "new", "Phiên chợ", "city=Đà Nẵng", "from=1/1/2000", "to=31/12/2040")
	if ev.ID != 1 || ev.Place.City != "Đà Nẵng" || ev.From != "2000-01-01T00:00:00" || ev.To != "2040-12-31T23:59:59" || ev.Count != 0 || ev.Offered == 0 {
		t.Errorf("new: %+v", ev)
	}
	if _, out, _ := s.run("event", "show", "phien cho"); !strings.Contains(out, `"people": []`) {
		t.Errorf("nobody is shown as %s", out)
	}
	offered := ev.Offered
	var photos []photo
	s.ok(&photos, "event", "offer", "phien cho")
	if len(photos) != offered {
		t.Errorf("offered %d of %d", len(photos), offered)
	}
	var n counted
	s.ok(&n, "event", "offer", "#1", "--join")
	s.ok(&ev, "event", "show", "1")
	if n.Changed != offered || ev.Count != offered || ev.Offered != 0 {
		t.Errorf("joined %+v, %+v", n, ev)
	}
	s.ok(&ev, "event", "set", "1", "name=Chợ Tết", "note=Mưa", "--in-photos")
	if ev.Name != "Chợ Tết" || ev.Count != offered || ev.Note != "Mưa" {
		t.Errorf("set: %+v", ev)
	}
	s.ok(nil, "undo")
	var list []eventOut
	s.ok(&list, "event", "list")
	if len(list) != 1 || list[0].Name != "Phiên chợ" || list[0].Count != offered {
		t.Errorf("after one undo: %+v", list)
	}
	s.ok(nil, "event", "remove", "1")
	s.ok(&list, "event", "list")
	if len(list) != 0 {
		t.Errorf("after remove: %+v", list)
	}
}

func TestPeopleOfAnEvent(t *testing.T) {
	s := newScript(t)
	s.ok(nil, "event", "new", "Hội")
	path := filepath.Join(t.TempDir(), "list.txt")
	list := func(text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var in invitedOut
	var ev eventOut
	list("1. Đồng chí Hồ Tiến Thiệu – Chủ tịch – UBND tỉnh\n2. Nông Thị Bình, bác sĩ\n")
	s.ok(&in, "event", "people", "hội", path, "--dry-run")
	s.ok(&ev, "event", "show", "hội")
	if in.Taken || len(in.List.People) != 2 || in.List.People[1].Line != 2 || len(ev.People) != 0 {
		t.Errorf("tried: %+v, %+v", in, ev)
	}
	s.ok(&in, "event", "people", "hội", path)
	s.ok(&ev, "event", "show", "hội")
	if !in.Taken || len(ev.People) != 2 || ev.People[0].Honorific != "đồng chí" || ev.People[0].Organisation != "UBND tỉnh" {
		t.Errorf("taken: %+v, %+v", in, ev)
	}
	list("Lý Văn Cường\nSở Y tế\n")
	s.exits(3, &in, "event", "people", "hội", path)
	if in.Taken || len(in.List.Problems) != 1 || in.List.Problems[0].Line != 2 || in.List.Problems[0].Level != "error" {
		t.Errorf("a bad line: %+v", in)
	}
	list("Lý Văn Cường\n")
	s.ok(nil, "event", "people", "hội", path, "--add")
	if s.ok(&ev, "event", "show", "hội"); len(ev.People) != 3 || ev.People[2].Name != "Lý Văn Cường" {
		t.Errorf("added: %+v", ev.People)
	}
}

func TestWrongUsageOfEvents(t *testing.T) {
	s := newScript(t)
	s.ok(nil, "event", "new", "Hội")
	for _, tt := range []struct {
		name string
		exit int
		args []string
	}{
		{"no verb", 2, nil},
		{"no name", 2, []string{"new"}},
		{"an empty name", 2, []string{"new", " "}},
		{"a name that is there", 1, []string{"new", "HỘI"}},
		{"no such field", 2, []string{"new", "x", "moon=1"}},
		{"no day", 2, []string{"new", "x", "from=32/1/2020"}},
		{"an end before the beginning", 2, []string{"new", "x", "from=2/1/2020", "to=1/1/2020"}},
		{"no such event", 2, []string{"show", "x"}},
		{"no such file", 2, []string{"people", "Hội", filepath.Join(t.TempDir(), "x")}},
		{"people by set", 2, []string{"set", "Hội", "people=x"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out struct{ Error string }
			s.exits(tt.exit, &out, append([]string{"event"}, tt.args...)...)
			if out.Error == "" {
				t.Error("no error told")
			}
		})
	}
}
