package app_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/desk"
	"cutline/catalog/sample"
)

// look opens the catalog beside the window, as the command line would.
func look(t *testing.T, dir string) (*desk.Desk, context.Context) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	d, err := desk.Open(ctx, dir, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d, ctx
}

// chooses types a path into the chooser on the screen and accepts it.
func (w *window) chooses(name, path string) {
	w.t.Helper()
	w.at("dialog", "name", name, "shown", true)
	w.keys("ctrl+a")
	w.typed(path)
	w.keys("Return")
	w.at("dialog", "name", name, "shown", false)
}

// TestTheMainJobInTheWindow does the whole job with real keys and a real
// mouse, pulls the plug, and finds everything again.
func TestTheMainJobInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	dir := t.TempDir()
	event, err := sample.Options{LongEdge: 600}.Event(filepath.Join(dir, "photos"))
	if err != nil {
		t.Fatal(err)
	}
	cat := filepath.Join(dir, "Desk.cutline")

	w := s.open(binary, "--lang", "vi")
	w.at("empty")
	w.click("empty.new")
	w.chooses("new", cat)
	w.at("opened", "catalog", cat)
	w.addsThePhotos(event)
	d, ctx := look(t, cat)
	w.filters(t, ctx, d)
	ids := w.captionsThree(t, ctx, d)
	w.marks(t, ctx, d, ids[0])
	story := w.tellsAStory(t, ctx, d, event.ArticleVI)
	w.editsTheStory(t, ctx, d, story)
	w.takesANewVersion(t, ctx, d, story, event.ArticleVI)
	pkg := w.exports(t, ctx, d, story, filepath.Join(dir, "out"))
	w.changesItsLook()
	w.kill()

	w = s.open(binary, "--lang", "en", cat)
	w.at("ready", "lang", "en")
	w.at("opened")
	w.at("count", "shown", len(event.Photos))
	w.at("findings")
	allThere(t, ctx, d, ids, story, pkg)
}

// changesItsLook switches language and look while a photo is shown large.
func (w *window) changesItsLook() {
	w.t.Helper()
	w.keys("F6", "Return")
	w.at("view", "view", "photo")
	w.keys("ctrl+comma")
	w.at("settings", "shown", true)
	w.clickAt("prefs.language", 105, 13)
	w.at("language", "lang", "en")
	w.clickAt("prefs.theme", 75, 13)
	w.at("look", "light", true)
	w.keys("ctrl+comma")
	w.at("focus", "box", "photo")
	w.at("settings", "shown", false)
	w.at("shown")
	w.keys("Escape")
	w.at("view", "view", "grid")
}

func (w *window) addsThePhotos(event sample.Sample) {
	w.t.Helper()
	w.click("empty.add")
	w.chooses("add", event.Dirs[0])
	w.at("task", "id", "add", "state", "running")
	w.at("added", "added", len(event.Photos), "failed", 0)
	w.at("count", "shown", len(event.Photos))
}

// filters searches without accents while typing, and goes back to all.
func (w *window) filters(t *testing.T, ctx context.Context, d *desk.Desk) {
	t.Helper()
	const words = "cua khau po len"
	n, err := d.Count(ctx, words)
	if err != nil || n == 0 {
		t.Fatalf("the sample has %d photos for %q (%v)", n, words, err)
	}
	w.keys("ctrl+f")
	w.at("focus", "box", "filter")
	w.typed(words)
	w.at("count", "query", words, "shown", n)
	w.keys("ctrl+a", "BackSpace")
	w.at("count", "query", "")
	w.keys("Escape")
	w.at("focus", "box", "grid")
}

// What is typed by Telex, and what it is.
const (
	telexKeys = "DDoongf chis Hoangf Vawn Nghieemj, ngayf 31/10"
	telexText = "Đồng chí Hoàng Văn Nghiệm, ngày 31/10"
)

// clicksTheFirst goes to the first photo, away from it, and clicks it.
func (w *window) clicksTheFirst(t *testing.T, ctx context.Context, d *desk.Desk) catalog.PhotoID {
	t.Helper()
	ids, _, err := d.Search(ctx, "", catalog.SortNewest, 2)
	if err != nil || len(ids) != 2 {
		t.Fatal(ids, err)
	}
	w.keys("Home")
	w.at("selection", "eye", ids[0])
	w.keys("Right")
	w.at("selection", "eye", ids[1])
	w.clickAt("grid", 60, 60)
	w.at("selection", "count", 1, "eye", ids[0])
	return ids[0]
}

// captionsThree selects three photos and types one caption for them.
func (w *window) captionsThree(t *testing.T, ctx context.Context, d *desk.Desk) []catalog.PhotoID {
	t.Helper()
	w.clicksTheFirst(t, ctx, d)
	w.keys("shift+Right", "shift+Right")
	w.at("selection", "count", 3)
	w.at("form", "count", 3)
	before, _, err := d.Search(ctx, "", catalog.SortNewest, 3)
	if err != nil {
		t.Fatal(err)
	}
	w.into("caption.description")
	w.typed(telexKeys)
	w.await("the whole caption", func(l line) bool {
		typed, _ := l["fields"].(map[string]any)
		return l.str("at") == "typed" && typed["description"] == telexText && l.num("will") == 3
	})
	w.keys("ctrl+Return")
	w.at("saved", "changed", 3)
	photos, err := d.Photos(ctx, before)
	if err != nil || len(photos) != 3 {
		t.Fatalf("photos: %d, %v", len(photos), err)
	}
	for _, p := range photos {
		if got := p.Caption.Text(catalog.Description); got != telexText || p.Rating != 0 || p.Color != 0 {
			t.Errorf("%s has the caption %q and the marks %+v", p.File(), got, p.Marks)
		}
	}
	w.keys("Escape")
	w.at("focus", "box", "grid")
	return before
}

// marks rates a photo, takes it back, and does it again.
func (w *window) marks(t *testing.T, ctx context.Context, d *desk.Desk, id catalog.PhotoID) {
	t.Helper()
	rating := func(want int) {
		t.Helper()
		if p, err := d.Photo(ctx, id); err != nil || p.Rating != want {
			t.Errorf("%s has %d stars (%v), want %d", p.File(), p.Rating, err, want)
		}
	}
	if first := w.clicksTheFirst(t, ctx, d); first != id {
		t.Fatalf("the first photo is %v, want %v", first, id)
	}
	w.keys("ctrl+4")
	w.at("mark", "field", "rating", "value", "4", "changed", 1)
	rating(4)
	w.keys("ctrl+z")
	w.at("undone", "title", "mark")
	rating(0)
	w.keys("ctrl+shift+z")
	w.at("undone", "back", false)
	rating(4)
	w.keys("Home", "Return")
	w.at("view", "view", "photo")
	w.at("shown", "photo", id)
	w.keys("Escape")
	w.at("view", "view", "grid")
}

// tellsAStory imports an article, places two photos by keyboard, and writes
// something into a caption that a check must find.
func (w *window) tellsAStory(t *testing.T, ctx context.Context, d *desk.Desk, article string) catalog.StoryID {
	t.Helper()
	w.keys("F7")
	w.at("view", "view", "stories")
	w.click("story.import")
	w.chooses("import", article)
	id := catalog.StoryID(w.at("imported", "slots", 2).num("id"))
	w.at("findings", "open", 2)
	w.at("candidates")
	w.click("tab.stories")
	w.at("focus", "box", "story.candidates")
	w.keys("Return")
	w.at("placed", "slot", 1)
	w.at("slot", "slot", 2)
	w.keys("Return")
	w.at("placed", "slot", 2)
	s, err := d.Story(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	best := map[int]catalog.PhotoID{}
	all, err := d.Suggest(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range all {
		if best[k.Slot] == 0 {
			best[k.Slot] = k.Photo
		}
	}
	for _, sl := range s.Slots {
		if sl.Photo == 0 || sl.Photo != best[sl.N] {
			t.Errorf("slot %d holds photo %v, want the first candidate %v", sl.N, sl.Photo, best[sl.N])
		}
	}
	w.keys("Left")
	w.at("slot", "slot", 1)
	w.into("story.slot1.caption")
	w.keys("ctrl+End")
	w.typed(" =kt=")
	w.await("the finding of an unresolved code", func(l line) bool {
		list, _ := l["list"].([]any)
		return l.str("at") == "findings" && slices.ContainsFunc(list, func(v any) bool {
			f, _ := v.(map[string]any)
			words, _ := f["words"].([]any)
			return f["rule"] == catalog.RuleUnresolved && f["slot"] == 1.0 && slices.Contains(words, "=kt=")
		})
	})
	return id
}

// exports is refused by the finding, gives a reason, and gets the package.
func (w *window) exports(t *testing.T, ctx context.Context, d *desk.Desk, id catalog.StoryID, to string) string {
	t.Helper()
	w.click("story.export")
	w.at("dialog", "name", "export", "shown", true)
	w.keys("ctrl+a")
	w.typed(to)
	w.keys("Return")
	w.at("refused", "n", 1)
	w.at("dialog", "name", "refused", "shown", true)
	w.typed("ddax hoir tacs giar")
	w.keys("Return")
	pkg := w.at("exported").str("path")
	for _, name := range []string{"index.html", "manifest.json", "captions.txt"} {
		if data, err := os.ReadFile(filepath.Join(pkg, name)); err != nil || len(data) == 0 {
			t.Errorf("the package's %s: %d bytes, %v", name, len(data), err)
		}
	}
	w.click("dialog.close")
	w.at("dialog", "name", "exported", "shown", false)
	s, err := d.Story(ctx, id)
	if err != nil || len(s.Accepted) != 1 || s.Accepted[0].Reason != "đã hỏi tác giả" {
		t.Errorf("accepted: %+v, %v", s.Accepted, err)
	}
	return pkg
}

// clashes changes the headline that is being typed elsewhere: the window
// notices, keeps what was typed, and asks whose it shall be. Then something
// is typed that is not saved.
func (w *window) clashes(t *testing.T, ctx context.Context, d *desk.Desk) {
	t.Helper()
	ids, _, err := d.Search(ctx, "", catalog.SortNewest, 1)
	if err != nil || len(ids) != 1 {
		t.Fatal(ids, err)
	}
	_, err = d.Edit(ctx, ids, catalog.Edit{Title: "caption", Who: "somebody else",
		Sets: []catalog.Set{{Field: string(catalog.Headline), Value: catalog.TextValue("của người khác")}}})
	if err != nil {
		t.Fatal(err)
	}
	w.at("elsewhere")
	w.keys("Return")
	w.at("banner")
	w.click("banner.choice0")
	w.at("saved", "changed", 1)
	if p, err := d.Photo(ctx, ids[0]); err != nil || p.Caption.Text(catalog.Headline) != "chưa lưu" {
		t.Errorf("the headline is %q, %v", p.Caption.Text(catalog.Headline), err)
	}
	w.click("caption.headline")
	w.keys("ctrl+a")
	w.typed("vaanx chuwa luwu")
	w.at("draftkept", "photos", 1)
}

// allThere looks whether everything survived the kill.
func allThere(t *testing.T, ctx context.Context, d *desk.Desk, ids []catalog.PhotoID, id catalog.StoryID, pkg string) {
	t.Helper()
	photos, err := d.Photos(ctx, ids)
	if err != nil || len(photos) != 3 || photos[0].Rating != 4 {
		t.Errorf("after kill -9: %d photos, %v", len(photos), err)
	}
	for _, p := range photos {
		if p.Caption.Text(catalog.Description) != telexText {
			t.Errorf("after kill -9 %s says %q", p.File(), p.Caption.Text(catalog.Description))
		}
	}
	s, err := d.Story(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, sl := range s.Slots {
		if sl.Photo == 0 {
			t.Errorf("after kill -9 slot %d is empty", sl.N)
		}
	}
	if sl, _ := s.Slot(1); !strings.HasSuffix(sl.Caption, " =kt=") {
		t.Errorf("after kill -9 the story caption is %q", sl.Caption)
	}
	if _, err := os.Stat(filepath.Join(pkg, "index.html")); err != nil {
		t.Error(err)
	}
}

// TestTypedTextOutlivesAKill types a caption, does not save it, pulls the
// plug, and is offered the text again.
func TestTypedTextOutlivesAKill(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	dir := t.TempDir()
	event, err := sample.Options{LongEdge: 300}.Event(filepath.Join(dir, "photos"))
	if err != nil {
		t.Fatal(err)
	}
	cat := filepath.Join(dir, "Desk.cutline")
	ctx := context.Background()
	d, err := desk.Create(ctx, cat, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Add(ctx, event.Dirs, nil); err != nil {
		t.Fatal(err)
	}
	w := s.open(binary, "--lang", "en", cat)
	w.at("form", "count", 1)
	w.into("caption.headline")
	w.keys("ctrl+a")
	w.typed("chuwa luwu")
	w.at("draftkept", "photos", 1)
	w.clashes(t, ctx, d)
	time.Sleep(time.Second) // the preferences go to disk a moment later
	w.kill()

	w = s.open(binary, "--lang", "en", cat)
	w.at("draft", "photos", 1)
	w.click("banner.choice0")
	w.at("saved", "changed", 1)
	found, _, err := d.Search(ctx, `headline:"vẫn chưa lưu"`, catalog.SortNewest, 2)
	if err != nil || len(found) != 1 {
		t.Errorf("%d photos have the headline that was typed (%v)", len(found), err)
	}
	w.quits(t, ctx, d)
	w = s.open(binary, "--lang", "en", cat)
	w.at("form", "count", 1)
	w.isTerminated(t, ctx, d)
}

// isTerminated types a caption and is ended by the system.
func (w *window) isTerminated(t *testing.T, ctx context.Context, d *desk.Desk) {
	t.Helper()
	w.into("caption.city")
	w.keys("ctrl+a")
	w.typed("Haf Giang")
	w.await("the whole city", func(l line) bool {
		typed, _ := l["fields"].(map[string]any)
		return l.str("at") == "typed" && typed["city"] == "Hà Giang"
	})
	if err := w.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := w.ends(); err != nil {
		t.Errorf("the window ended with %v", err)
	}
	if n, err := d.Count(ctx, `city:"Hà Giang"`); err != nil || n != 1 {
		t.Errorf("%d photos have the city that was typed (%v)", n, err)
	}
}

// quits ends the window in the middle of a caption: it is saved first.
func (w *window) quits(t *testing.T, ctx context.Context, d *desk.Desk) {
	t.Helper()
	w.into("caption.city")
	w.keys("ctrl+a")
	w.typed("Cao Bawngf")
	w.keys("ctrl+q")
	w.at("saved", "changed", 1)
	if err := w.ends(); err != nil {
		t.Errorf("the window ended with %v", err)
	}
	if n, err := d.Count(ctx, `city:"Cao Bằng"`); err != nil || n != 1 {
		t.Errorf("%d photos have the city that was typed (%v)", n, err)
	}
}
