package main

import (
	"path/filepath"
	"strings"
	"testing"
)

type collectionOut struct {
	ID          int64
	Kind, Name  string
	Query       string
	Story       int64
	Count       int
	Photos      []photo
	Collections []string
}

func names(list []collectionOut) string {
	var out []string
	for _, c := range list {
		out = append(out, c.Name)
	}
	return strings.Join(out, ", ")
}

func TestCollections(t *testing.T) {
	s, e := newScript(t), event(t)
	s.ok(nil, "add", filepath.Dir(e.Photos[0]))
	if _, out, _ := s.run("collection", "list"); strings.TrimSpace(out) != "[]" {
		t.Errorf("no collections are %s", out)
	}
	one, two := filepath.Base(e.Photos[0]), filepath.Base(e.Photos[1])
	var c, smart collectionOut
	var list []collectionOut
	s.ok(&c, "collection", "new", "Trang nhất")
	if c.Kind != "hand" || c.Count != 0 {
		t.Errorf("new: %+v", c)
	}
	if _, out, _ := s.run("collection", "show", "trang nhat"); !strings.Contains(out, `"photos": []`) {
		t.Errorf("an empty one shows %s", out)
	}
	var n counted
	s.ok(&n, "collection", "add", "trang nhat", one, two)
	if n.Changed != 2 {
		t.Errorf("add: %+v", n)
	}
	s.ok(&n, "collection", "add", "Trang nhất", "--query", "file:="+one)
	if n.Changed != 0 {
		t.Errorf("add again: %+v", n)
	}
	s.ok(&n, "collection", "remove", "#1", two)
	s.ok(&c, "collection", "show", "1")
	if c.Count != 1 || len(c.Photos) != 1 || c.Photos[0].File != one || c.Photos[0].Pending {
		t.Errorf("show: %+v", c)
	}
	s.ok(&c, "show", one)
	if len(c.Collections) != 1 || c.Collections[0] != "Trang nhất" {
		t.Errorf("the photo is in %v", c.Collections)
	}
	if _, out, _ := s.run("show", two); !strings.Contains(out, `"collections": []`) {
		t.Errorf("a photo in none shows %s", out)
	}
	s.ok(&smart, "collection", "new", "Còn lại", "--query", `-collection:="Trang nhất"`)
	if smart.Kind != "smart" || smart.Count != len(e.Photos)-1 {
		t.Errorf("a saved search: %+v of %d", smart, len(e.Photos))
	}
	s.ok(&smart, "collection", "set", "con lai", `query=collection:="Trang nhất"`)
	if smart.Count != 1 {
		t.Errorf("another search: %+v", smart)
	}
	s.ok(&c, "collection", "rename", "Trang nhất", "Ảnh trang nhất")
	if c.Name != "Ảnh trang nhất" {
		t.Errorf("renamed: %+v", c)
	}
	s.ok(&list, "collection", "list")
	if got := names(list); got != "Ảnh trang nhất, Còn lại" || list[0].Count != 1 || list[1].Count != 0 {
		t.Errorf("list: %+v", list)
	}
	s.ok(nil, "collection", "delete", "Còn lại")
	s.ok(nil, "undo")
	s.ok(nil, "undo")
	s.ok(&list, "collection", "list")
	if got := names(list); got != "Còn lại, Trang nhất" {
		t.Errorf("after undo: %s", got)
	}
}

func TestAShortlistIsForAStory(t *testing.T) {
	s, e := newScript(t), event(t)
	var stories []storyOut
	s.ok(&stories, "story", "import", e.ArticleVI)
	var c collectionOut
	s.ok(&c, "collection", "new", "Chọn ảnh", "--story", stories[0].Slug)
	if c.Kind != "shortlist" || c.Story != stories[0].ID {
		t.Errorf("%+v", c)
	}
	s.exits(1, nil, "collection", "new", "Chọn lại", "--story", stories[0].Slug)
}

func TestWrongUsageOfCollections(t *testing.T) {
	s, e := newScript(t), event(t)
	s.ok(nil, "add", filepath.Dir(e.Photos[0]))
	s.ok(nil, "collection", "new", "Trang nhất")
	s.ok(nil, "collection", "new", "Có nguồn", "--query", "credit:yes")
	for _, tt := range []struct {
		name string
		exit int
		args []string
	}{
		{"no verb", 2, nil},
		{"no such verb", 2, []string{"sing"}},
		{"no name", 2, []string{"new"}},
		{"an empty name", 2, []string{"new", " "}},
		{"a name that is there", 1, []string{"new", "trang nhat"}},
		{"a search of nothing", 2, []string{"new", "x", "--query", ""}},
		{"a search and a story", 2, []string{"new", "x", "--query", "a", "--story", "1"}},
		{"no such story", 2, []string{"new", "x", "--story", "99"}},
		{"no such collection", 2, []string{"show", "x"}},
		{"no photos", 2, []string{"add", "Trang nhất"}},
		{"no such photo", 2, []string{"add", "Trang nhất", "x.jpg"}},
		{"a photo into a saved search", 2, []string{"add", "Có nguồn", filepath.Base(e.Photos[0])}},
		{"a search of one put together by hand", 2, []string{"set", "Trang nhất", "query=a"}},
		{"no such field", 2, []string{"set", "Trang nhất", "kind=smart"}},
		{"a name of another", 1, []string{"rename", "Có nguồn", "TRANG NHẤT"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out struct{ Error string }
			s.exits(tt.exit, &out, append([]string{"collection"}, tt.args...)...)
			if out.Error == "" {
				t.Error("no error told")
			}
		})
	}
}
