package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

type storyOut struct {
	ID       int64
	Slug     string
	Headline string
	PageDate *string `json:"page_date"`
	Dateline struct {
		Sign, Place, Text string
		Day, Month, Year  *int
		YearCertain       bool `json:"year_certain"`
		Why               string
	}
	Lead, Byline string
	Blocks       []struct {
		Type         string
		Text         string
		Slot         int
		Caption      string
		StoryCaption string `json:"story_caption"`
		Photo        *int64
	}
	People []struct {
		Name    string
		Offices []string
	}
}

type candidate struct {
	Slot    int
	Photo   int64
	Score   float64
	Reasons []string
}

type finding struct {
	Slot     *int
	Level    string
	Rule     string
	Message  string
	Accepted *string
}

// TestTheMainJob takes the sample event from a folder of photos and an article
// to a captioned package, on the command line alone.
func TestTheMainJob(t *testing.T) {
	s, e := newScript(t), event(t)
	s.ok(nil, "add", filepath.Dir(e.Photos[0]))
	var stories []storyOut
	s.ok(&stories, "story", "import", e.ArticleVI, e.ArticleEN)
	if len(stories) != 2 {
		t.Fatalf("imported %d stories", len(stories))
	}
	for _, st := range stories {
		s.mainJob(st)
	}
	var p []photo
	s.ok(&p, "find", "story:"+stories[0].Slug)
	if len(p) != 2 || len(p[0].Stories) == 0 {
		t.Errorf("photos of the story: %+v", p)
	}
}

func (s script) mainJob(st storyOut) {
	s.t.Helper()
	slots := 0
	for _, b := range st.Blocks {
		if b.Type == "slot" {
			slots++
		}
	}
	if slots != 2 {
		s.t.Fatalf("%s: %d slots", st.Slug, slots)
	}
	var findings []finding
	s.exits(3, &findings, "story", "check", st.Slug)
	s.exits(3, nil, "story", "export", st.Slug, "--to", s.t.TempDir())

	var list []candidate
	s.ok(&list, "story", "suggest", st.Slug)
	first := map[int]int64{}
	for _, c := range list {
		if first[c.Slot] == 0 {
			first[c.Slot] = c.Photo
			if len(c.Reasons) == 0 {
				s.t.Errorf("slot %d: a candidate without a reason", c.Slot)
			}
		}
	}
	for _, b := range st.Blocks {
		if b.Type == "slot" {
			s.ok(nil, "story", "place", st.Slug, json.Number(string(rune('0'+b.Slot))).String(), jsonID(first[b.Slot]))
		}
	}
	s.ok(&findings, "story", "check", st.Slug)
	for _, f := range findings {
		if f.Level == "error" {
			s.t.Errorf("%s: %+v", st.Slug, f)
		}
	}
	to := s.t.TempDir()
	var pkg struct {
		Package string
		Files   []struct {
			Path, SHA256 string
			Bytes        int64
			Width        int
		}
	}
	s.ok(&pkg, "story", "export", st.Slug, "--to", to, "--preset", "web", "--preset", "thumb")
	pictures := 0
	for _, f := range pkg.Files {
		info, err := os.Stat(filepath.Join(pkg.Package, f.Path))
		if err != nil || info.Size() != f.Bytes || len(f.SHA256) != 64 {
			s.t.Errorf("%s: %v", f.Path, err)
		}
		if f.Width > 0 {
			pictures++
		}
	}
	if pictures != 4 {
		s.t.Errorf("%d pictures in the package", pictures)
	}
	for _, name := range []string{"index.html", "article.txt", "captions.txt", "story.json", "manifest.json"} {
		if _, err := os.Stat(filepath.Join(pkg.Package, name)); err != nil {
			s.t.Error(err)
		}
	}
}

func jsonID(id int64) string {
	b, _ := json.Marshal(id)
	return string(b)
}

func TestAcceptAndUndo(t *testing.T) {
	s, e := newScript(t), event(t)
	s.ok(nil, "add", filepath.Dir(e.Photos[0]))
	var stories []storyOut
	s.ok(&stories, "story", "import", e.ArticleVI)
	slug := stories[0].Slug
	var list []finding
	s.exits(2, nil, "story", "accept", slug, "slot-empty", "--slot", "1") // no reason
	s.exits(2, nil, "story", "accept", slug, "no-such-rule", "--reason", "x")
	s.ok(&list, "story", "accept", slug, "slot-empty", "--slot", "1", "--reason", "ảnh đến sau")
	ok := false
	for _, f := range list {
		ok = ok || f.Rule == "slot-empty" && *f.Slot == 1 && f.Accepted != nil && *f.Accepted == "ảnh đến sau"
	}
	if !ok {
		t.Errorf("accepted: %+v", list)
	}
	var st storyOut
	s.ok(&st, "story", "set", slug, "headline=Tít sửa", "year=2025")
	if st.Headline != "Tít sửa" || !st.Dateline.YearCertain {
		t.Errorf("set: %+v", st)
	}
	s.ok(nil, "undo")
	s.ok(&st, "story", "show", slug)
	if st.Headline == "Tít sửa" {
		t.Error("undo did not reach the story")
	}
	s.ok(nil, "undo") // the acceptance
	s.ok(nil, "undo") // the import
	s.ok(&stories, "story", "list")
	if len(stories) != 0 {
		t.Errorf("%d stories after undoing the import", len(stories))
	}
	s.ok(nil, "redo")
	s.ok(&stories, "story", "list")
	if len(stories) != 1 {
		t.Errorf("%d stories after redoing it", len(stories))
	}
}

// TestTheSeedPage reads a real page of a provincial paper.
func TestTheSeedPage(t *testing.T) {
	seed := filepath.Join("..", "..", "..", "shared", "seed", "lang-son-thong-tin-doi-ngoai.txt")
	if _, err := os.Stat(seed); err != nil {
		t.Skip("the seed page is not at ../shared/seed beside the project")
	}
	s := newScript(t)
	s.ok(nil, "house", "sign.LSO=Lạng Sơn")
	var stories []storyOut
	s.ok(&stories, "story", "import", seed)
	st := stories[0]
	d := st.Dateline
	if st.PageDate == nil || *st.PageDate != "2020-01-27" || d.Sign != "LSO" || d.Place != "Lạng Sơn" || d.Text != "31/10" ||
		*d.Day != 31 || *d.Month != 10 || d.YearCertain || !strings.Contains(d.Why, "2018") || st.Byline != "TRANG NINH" {
		t.Errorf("date line: %+v", st)
	}
	kinds := ""
	for _, b := range st.Blocks {
		kinds += b.Type[:1]
		if strings.ContainsAny(b.Text+b.Caption, "\n\u00a0") || strings.Contains(b.Text+b.Caption, "  ") {
			t.Errorf("white space is not one space: %q", b.Text+b.Caption)
		}
		if b.StoryCaption != b.Caption {
			t.Errorf("the story caption starts as %q", b.StoryCaption)
		}
	}
	if kinds != "spppspppppp" {
		t.Errorf("blocks: %s", kinds)
	}
	if len(st.People) != 2 || len(st.People[0].Offices) < 3 {
		t.Errorf("people: %+v", st.People)
	}
}
