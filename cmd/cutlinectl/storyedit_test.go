package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

type updateOut struct {
	Story   int64
	Changes []struct {
		Part, Kind string
		Slot       *int
		Old, New   string
		Conflict   bool
		Theirs     *string
		Words      []struct{ Op, Text string }
	}
}

// changed are the changes but for what stays the same.
func (u updateOut) changed() string {
	var out []string
	for _, c := range u.Changes {
		if c.Conflict {
			out = append(out, c.Part+" conflict")
		} else if c.Kind != "same" {
			out = append(out, c.Part+" "+c.Kind)
		}
	}
	return strings.Join(out, ", ")
}

func TestStoryUpdate(t *testing.T) {
	s, e := newScript(t), event(t)
	var stories []storyOut
	s.ok(&stories, "story", "import", e.ArticleVI)
	slug := stories[0].Slug
	text, err := os.ReadFile(e.ArticleVI)
	if err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(t.TempDir(), "newer.txt")
	if err := os.WriteFile(newer, []byte(strings.NewReplacer("11 chợ phiên", "12 chợ phiên", "khảo sát chợ", "xem chợ").Replace(string(text))), 0o644); err != nil {
		t.Fatal(err)
	}
	s.ok(nil, "story", "set", slug, "headline=Tít của người sửa", "year=2023", "state=ready")

	const want = "headline conflict, paragraph changed"
	var u updateOut
	s.ok(&u, "story", "update", slug, newer, "--dry-run")
	if u.changed() != want || u.Story != stories[0].ID {
		t.Errorf("would change %q of story %d, want %q", u.changed(), u.Story, want)
	}
	var st struct {
		storyOut
		State string
		Who   string  `json:"state_who"`
		When  *string `json:"state_when"`
	}
	s.ok(&st, "story", "show", slug)
	if strings.Contains(st.Blocks[1].Text, "12 chợ") {
		t.Error("a dry run changed the story")
	}
	if st.State != "ready" || st.Who == "" || st.When == nil {
		t.Errorf("the story is %s by %q since %v", st.State, st.Who, st.When)
	}

	s.ok(&u, "story", "update", slug, newer)
	s.ok(&st, "story", "show", slug)
	if u.changed() != want || st.Headline != "Tít của người sửa" || *st.Dateline.Year != 2023 || !strings.Contains(st.Blocks[1].Text, "12 chợ") {
		t.Errorf("changed %q; the story is %+v", u.changed(), st)
	}
	s.ok(&u, "story", "update", slug, newer)
	if u.changed() != "" {
		t.Errorf("the same text again changes %q", u.changed())
	}
	s.ok(nil, "undo")
	s.ok(&st, "story", "show", slug)
	if !strings.Contains(st.Blocks[1].Text, "11 chợ") || *st.Dateline.Year != 2023 {
		t.Errorf("one undo does not take the update back: %+v", st)
	}
	s.exits(2, nil, "story", "set", slug, "state=done")
	s.exits(2, nil, "story", "update", slug)
	empty := filepath.Join(t.TempDir(), "empty.txt")
	if err := os.WriteFile(empty, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if status, _, _ := s.run("story", "update", slug, empty); status == 0 {
		t.Error("an empty text is an update")
	}
}

func TestStoryPlaceStraightens(t *testing.T) {
	s, e := newScript(t), event(t)
	s.ok(nil, "add", filepath.Dir(e.Photos[0]))
	s.ok(nil, "story", "import", e.ArticleVI)
	photo := filepath.Base(e.Photos[0])
	type placed struct {
		Blocks []struct {
			Slot  int
			Crop  *[4]float64
			Angle *float64
		}
	}
	slot := func(args ...string) (crop *[4]float64, angle *float64) {
		t.Helper()
		var st placed
		s.ok(&st, args...)
		for _, b := range st.Blocks {
			if b.Slot == 1 {
				crop, angle = b.Crop, b.Angle
			}
		}
		return crop, angle
	}
	if crop, angle := slot("story", "place", "1", "1", photo, "--crop", "0.25,0.25,0.75,0.75", "--angle", "1.5"); crop == nil || *crop != [4]float64{.25, .25, .75, .75} || angle == nil || *angle != 1.5 {
		t.Errorf("a crop that fits: %v, %v", crop, angle)
	}
	if crop, angle := slot("story", "place", "1", "1", photo, "--angle=-2"); crop == nil || crop[0] <= 0 || crop[2] >= 1 || angle == nil || *angle != -2 {
		t.Errorf("an angle alone: %v, %v", crop, angle)
	}
	if crop, angle := slot("story", "place", "1", "1", photo, "--crop", "0.1,0,0.9,1", "--angle", "0"); crop == nil || *crop != [4]float64{.1, 0, .9, 1} || angle != nil {
		t.Errorf("level: %v, %v", crop, angle)
	}
	if crop, angle := slot("story", "set", "1", "--slot", "1", "angle=4.256"); crop == nil || crop[1] <= 0 || angle == nil || *angle != 4.26 {
		t.Errorf("set: %v, %v", crop, angle)
	}
	s.exits(2, nil, "story", "place", "1", "1", photo, "--angle", "46")
	s.exits(2, nil, "story", "place", "1", "1", photo, "--angle", "steep")
	s.exits(2, nil, "story", "place", "1", "1", "--none", "--angle", "1")
	s.exits(2, nil, "story", "set", "1", "angle=1")
}
