package app_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/desk"
	"cutline/catalog/sample"
)

// aDesk makes a catalog of the sample event with both its stories, and says
// which of them is older.
func aDesk(t *testing.T) (path string, older catalog.StoryID) {
	t.Helper()
	ctx, dir := context.Background(), t.TempDir()
	event, err := sample.Options{LongEdge: 300}.Event(filepath.Join(dir, "photos"))
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(dir, "Desk.cutline")
	d, err := desk.Create(ctx, path, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Add(ctx, event.Dirs, nil); err != nil {
		t.Fatal(err)
	}
	for _, article := range []string{event.ArticleVI, event.ArticleEN} {
		f, err := os.Open(article)
		if err != nil {
			t.Fatal(err)
		}
		_, err = d.ImportStory(ctx, article, f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
	}
	all, err := d.Stories(ctx)
	if err != nil || len(all) != 2 {
		t.Fatal(all, err)
	}
	return path, all[1].ID
}

// settings are what the user of this screen chose before.
func (s *screen) settings(v map[string]any) {
	s.t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		s.t.Fatal(err)
	}
	s.write(filepath.Join(s.variable("XDG_CONFIG_HOME"), "cutline", "settings.json"), data)
}

// variable is a variable of the window's environment; the last one counts.
func (s *screen) variable(name string) string {
	value := ""
	for _, kv := range s.env {
		if v, ok := strings.CutPrefix(kv, name+"="); ok {
			value = v
		}
	}
	return value
}

func (s *screen) write(path string, data []byte) {
	s.t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, data, 0o600)); err != nil {
		s.t.Fatal(err)
	}
}

// TestTheWindowComesBackAsItWas starts the window again and again: it opens
// at the tab and the story it was left at, however it ended.
func TestTheWindowComesBackAsItWas(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	path, older := aDesk(t)
	s.settings(map[string]any{"language": "en", "recent": []string{path}, "openStory": map[string]any{path: older}})
	w := s.open(binary)
	w.at("opened", "tab", "photos")
	w.at("story", "id", older)
	w.keys("F7")
	w.at("view", "view", "stories")
	w.at("remembered", "tab", "stories", "story", older)
	w.kill()
	for range 3 {
		w = s.open(binary)
		w.at("opened", "catalog", path, "tab", "stories")
		w.at("story", "id", older)
		w.at("candidates")
		if err := w.quit(); err != nil {
			t.Errorf("the window ended with %v", err)
		}
	}
	w = s.open(binary)
	w.at("opened", "tab", "stories")
	w.at("candidates")
	w.keys("F6")
	w.at("view", "view", "grid")
	if err := w.quit(); err != nil {
		t.Errorf("the window ended with %v", err)
	}
	w = s.open(binary)
	w.at("opened", "tab", "photos")
	grid, story := false, false // in either order
	w.await("the keyboard in the grid, and the story", func(l line) bool {
		grid = grid || l.str("at") == "focus" && l.str("box") == "grid"
		story = story || l.str("at") == "story" && l.num("id") == int(older)
		return grid && story
	})
}

// hasCrashed leaves the log of a run that died.
func (s *screen) hasCrashed() {
	s.t.Helper()
	s.write(filepath.Join(s.variable("HOME"), ".local", "state", "cutline", "running-20260101-000000.000-1.log"),
		[]byte("Cutline\n--- what the program said when it ended ---\npanic: a test\n"))
}

// TestTheShell does what every desktop program can do, with real keys.
func TestTheShell(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	path, _ := aDesk(t)
	d, ctx := look(t, path)
	ids, _, err := d.Search(ctx, "", catalog.SortNewest, 2)
	if err != nil {
		t.Fatal(err)
	}
	s.hasCrashed()
	s.settings(map[string]any{"language": "en", "writeBack": "always"})
	w := s.open(binary, "--lang", "en", path)
	w.at("crashed")
	w.at("focus", "box", "grid")
	w.at("form", "count", 1)

	t.Run("a caption goes to the clipboard", func(t *testing.T) {
		w.keys("ctrl+shift+c")
		w.at("copied", "what", "captions", "n", 1)
	})
	t.Run("the key that opens a caption is not typed into it", func(t *testing.T) {
		w.keys("i")
		w.at("focus", "box", "caption.description")
		w.keys("Escape")
		l := w.await("the grid", func(l line) bool { return l.str("at") == "typed" || l.str("at") == "focus" })
		if l.str("at") == "typed" {
			t.Errorf("typed: %v", l["fields"])
		}
	})
	t.Run("a second start shows the first window", func(t *testing.T) {
		second := s.open(binary, path)
		w.at("raised")
		if err := second.ends(); err != nil {
			t.Errorf("the second window ended with %v", err)
		}
	})
	t.Run("the open catalog is not opened again", func(t *testing.T) {
		w.keys("ctrl+o")
		w.chooses("open", path)
		w.at("isopen")
	})
	t.Run("undo asks before it takes back what others did", func(t *testing.T) {
		_, err := d.Edit(ctx, ids[:1], catalog.Edit{Title: "mark", Sets: []catalog.Set{{Field: catalog.FieldRating, Value: catalog.TextValue("3")}}})
		if err != nil {
			t.Fatal(err)
		}
		w.at("elsewhere")
		w.keys("ctrl+z")
		w.at("banner")
		if p, err := d.Photo(ctx, ids[0]); err != nil || p.Rating != 3 {
			t.Errorf("it was undone unasked: %d stars, %v", p.Rating, err)
		}
		w.keys("ctrl+5")
		w.at("mark", "value", "5")
		w.keys("ctrl+z") // our own: not asked
		w.at("undone", "title", "mark")
		w.keys("ctrl+z")
		w.at("banner")
		w.click("banner.choice0")
		w.at("undone", "title", "mark")
		if p, err := d.Photo(ctx, ids[0]); err != nil || p.Rating != 0 {
			t.Errorf("%d stars, %v", p.Rating, err)
		}
	})
	t.Run("other keys work at once", func(t *testing.T) {
		w.keys("ctrl+comma")
		w.at("settings", "shown", true)
		w.click("prefs.section.keys")
		w.clickAt("prefs.preset", 135, 13)
		w.keys("ctrl+comma")
		w.at("settings", "shown", false)
		w.keys("Home", "p")
		w.at("mark", "field", "tagged", "value", "yes")
	})
	t.Run("captions are written by themselves", func(t *testing.T) {
		if n := w.at("written", "failed", 0).num("n"); n == 0 {
			t.Error("no file was written")
		}
	})
	t.Run("the manual opens at what is on the screen", func(t *testing.T) {
		w.keys("F1")
		w.at("manual", "page", "marks-and-keys")
		w.keys("Escape")
	})
}
