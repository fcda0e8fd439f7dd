package app_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/desk"
	"cutline/catalog/sample"
)

// shots is where TestScreenshots puts its pictures: the folder this variable
// of the environment names.
const shots = "CUTLINE_SCREENSHOTS"

// TestScreenshots takes pictures of the window's screens in both languages
// and both looks. It runs only where somebody wants them: make screenshots.
func TestScreenshots(t *testing.T) {
	to := os.Getenv(shots)
	if to == "" {
		t.Skip("no pictures are wanted: make screenshots takes them")
	}
	if _, err := exec.LookPath("import"); err != nil {
		t.Skip("pictures of the screen are taken with ImageMagick, which is not installed")
	}
	binary := buildWindow(t)
	home, err := os.MkdirTemp("", "desk") // its name is in the pictures
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(home) })
	event, err := sample.Event(filepath.Join(home, "Pictures", "2024-11-14"))
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range []string{"vi", "en"} {
		for _, look := range []string{"dark", "light"} {
			t.Run(language+"-"+look, func(t *testing.T) {
				h := &photographer{screen: newScreenOf(t, "1320x860x24"), binary: binary, to: filepath.Join(to, language+"-"+look)}
				h.args = []string{"--lang", language}
				if look == "light" {
					h.args = append(h.args, "--light")
				}
				if err := os.MkdirAll(h.to, 0o755); err != nil {
					t.Fatal(err)
				}
				article := event.ArticleEN
				if language == "vi" {
					article = event.ArticleVI
				}
				h.all(t, event, article, home)
			})
		}
	}
}

// A photographer takes pictures of a window in one language and look.
type photographer struct {
	*screen
	w      *window
	binary string
	to     string
	args   []string
}

// all goes through the screens.
func (h *photographer) all(t *testing.T, event sample.Sample, article, home string) {
	dir := t.TempDir()
	h.w = h.open(h.binary, h.args...)
	h.w.at("empty")
	h.shot("first-start")
	h.w.click("empty.new")
	h.w.chooses("new", filepath.Join(dir, "New.cutline"))
	h.w.box("empty.add")
	h.shot("no-photos")
	h.keys("F7")
	h.w.at("view", "view", "stories")
	h.shot("no-story")
	h.w.kill()

	story := fill(t, filepath.Join(dir, "Desk.cutline"), event, article)
	h.w = h.open(h.binary, append(h.args, filepath.Join(dir, "Desk.cutline"))...)
	h.w.at("opened")
	h.w.at("thumbs")
	h.keys("F6") // the tab that was open last is open again
	h.photos()
	h.dialogs(filepath.Dir(event.Dirs[0]))
	h.stories(story, filepath.Join(home, "Packages "+filepath.Base(h.to)))
	h.w.kill()
}

// fill makes a catalog of the sample event, with captions and marks as after
// half an hour of work, and the story with its first slot filled.
func fill(t *testing.T, path string, event sample.Sample, article string) catalog.StoryID {
	t.Helper()
	ctx := context.Background()
	d, err := desk.Create(ctx, path, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	set := func(field, text string) catalog.Set { return catalog.Set{Field: field, Value: catalog.TextValue(text)} }
	_, err = d.SetHouse(ctx, set("creator", event.House.Creator), set("credit", event.House.Credit), set("copyright", event.House.Copyright))
	check(err)
	_, err = d.Add(ctx, event.Dirs, nil)
	check(err)
	f, err := os.Open(article)
	check(err)
	defer f.Close()
	s, err := d.ImportStory(ctx, article, f)
	check(err)
	all, err := d.Suggest(ctx, s.ID)
	check(err)
	for _, k := range all {
		if sl, _ := s.Slot(k.Slot); sl.Photo == 0 {
			s, err = d.Place(ctx, s.ID, k.Slot, k.Photo, catalog.Crop{})
			check(err)
		}
	}
	ids, _, err := d.Search(ctx, "", catalog.SortNewest, 0)
	check(err)
	for i, id := range ids {
		if i%4 == 3 {
			continue
		}
		sets := []catalog.Set{set(catalog.FieldRating, []string{"0", "4", "3", "0", "5"}[i%5])}
		if i%3 == 1 {
			sets = append(sets, set(catalog.FieldTagged, "yes"), set(catalog.FieldColor, "2"))
		}
		_, err = d.Edit(ctx, []catalog.PhotoID{id}, catalog.Edit{Title: "mark", Sets: sets})
		check(err)
	}
	return s.ID
}

// photos are the grid, the search, and a photo large.
func (h *photographer) photos() {
	h.w.clickAt("grid", 60, 60)
	h.w.at("form", "count", 1)
	h.shot("grid")
	h.keys("shift+Right", "shift+Right")
	h.w.at("form", "count", 3)
	h.shot("several")
	h.keys("ctrl+f")
	h.w.at("focus", "box", "filter")
	h.typed("cho bien gioi rating:>=3")
	h.w.at("count", "query", "cho bien gioi rating:>=3")
	h.shot("search")
	h.keys("ctrl+a", "BackSpace")
	h.w.at("count", "query", "")
	h.keys("Escape")
	h.w.at("focus", "box", "grid")
	h.keys("Home", "Right", "Return")
	h.w.at("view", "view", "photo")
	h.w.at("shown")
	h.shot("large")
	h.keys("Escape")
	h.w.at("view", "view", "grid")
}

// dialogs are what is asked and shown over the photos.
func (h *photographer) dialogs(folder string) {
	h.keys("ctrl+shift+o")
	h.w.at("dialog", "name", "add", "shown", true)
	h.keys("ctrl+a")
	h.typed(folder + "/")
	h.shot("add")
	h.keys("Escape")
	h.w.at("dialog", "name", "add", "shown", false)
	h.keys("question")
	h.w.at("dialog", "name", "keys", "shown", true)
	h.shot("keys")
	h.keys("Return")
	h.w.at("dialog", "name", "keys", "shown", false)
	h.keys("ctrl+comma")
	h.settings(true)
	h.shot("settings")
	h.keys("Escape")
	h.settings(false)
}

// settings waits for the settings to come or go, whether they are a dialog or
// a screen.
func (h *photographer) settings(shown bool) {
	h.w.await("the settings", func(l line) bool {
		return (l.str("at") == "settings" || l.str("name") == "settings") && l["shown"] == shown
	})
}

// stories are the story's screens, with a finding and its way out.
func (h *photographer) stories(id catalog.StoryID, to string) {
	h.keys("F7")
	h.w.at("view", "view", "stories")
	h.w.box("story.slot1.caption")
	h.shot("story")
	h.w.click("story.slot1.caption")
	h.w.at("focus", "box", "story.slot1.caption")
	h.keys("ctrl+End")
	h.typed(" =kt=")
	h.w.at("findings", "open", 1)
	h.shot("finding")
	h.w.click("story.export")
	h.w.at("dialog", "name", "export", "shown", true)
	h.keys("ctrl+a")
	h.typed(to)
	h.shot("export")
	h.keys("Return")
	h.w.at("dialog", "name", "refused", "shown", true)
	h.shot("refused")
	h.typed("ddax hoir tacs giar")
	h.keys("Return")
	h.w.at("exported")
	h.shot("exported")
}

// shot takes the picture once the window has come to rest.
func (h *photographer) shot(name string) {
	h.t.Helper()
	time.Sleep(900 * time.Millisecond) // what moves, moves for half a second
	c := exec.Command("import", "-window", h.w.id(), filepath.Join(h.to, name+".png"))
	c.Env = h.env
	if out, err := c.CombinedOutput(); err != nil {
		h.t.Fatalf("take the picture %s: %v: %s", name, err, out)
	}
}
