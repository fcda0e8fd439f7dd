package app_test

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/desk"
)

// editsTheStory goes by keys from the first slot's caption to the paragraph
// before it, writes in it, parts and joins it, takes that back by undo, crops
// the first picture, and says that the story is ready.
func (w *window) editsTheStory(t *testing.T, ctx context.Context, d *desk.Desk, id catalog.StoryID) {
	t.Helper()
	tell := func() catalog.Story {
		t.Helper()
		s, err := d.Story(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	blocks := len(tell().Article.Blocks)
	w.keys("ctrl+Home", "Up")
	box := w.await("the text before the picture", func(l line) bool {
		return l.str("at") == "focus" && (l.str("box") == "story.lead" || strings.HasPrefix(l.str("box"), "story.block"))
	}).str("box")
	w.keys("ctrl+End")
	w.typed(" Theem vaof.")
	w.at("storysaved", "change", "text")
	if got := textOf(t, tell(), box); !strings.HasSuffix(got, " Thêm vào.") {
		t.Errorf("%s says %q", box, got)
	}
	w.keys("Return")
	w.at("storysaved", "change", "split")
	if got := len(tell().Article.Blocks); got != blocks+1 {
		t.Errorf("%d blocks after Enter, want %d", got, blocks+1)
	}
	w.keys("BackSpace")
	w.at("storysaved", "change", "remove")
	if got := len(tell().Article.Blocks); got != blocks {
		t.Errorf("%d blocks after Backspace, want %d", got, blocks)
	}
	w.keys("Escape")
	w.at("focus", "box", "story.candidates")
	w.keys("c")
	w.at("focus", "box", "crop")
	w.keys("4")
	w.at("storysaved", "change", "crop", "slot", 1)
	w.keys("Return")
	w.at("focus", "box", "story.candidates")
	sl, _ := tell().Slot(1)
	p, err := d.Photo(ctx, sl.Photo)
	if err != nil {
		t.Fatal(err)
	}
	if r := sl.Crop.Pixels(p.Upright()); math.Abs(float64(r.Dx()-r.Dy())) > 1 {
		t.Errorf("the crop %v of %v is %v, want a square", sl.Crop, p.Upright(), r)
	}
	w.into("story.slot1.caption")
	for range blocks + 2 { // up to the headline
		w.keys("ctrl+Home", "Up")
	}
	w.at("focus", "box", "story.headline")
	w.click("story.state.ready")
	w.at("storysaved", "change", "state")
	if st := tell().Standing; st.State != catalog.StoryReady || st.Who == "" || st.When.IsZero() {
		t.Errorf("the story stands at %+v", st)
	}
}

// textOf is what a text box of the story holds in the catalog.
func textOf(t *testing.T, s catalog.Story, box string) string {
	t.Helper()
	if box == "story.lead" {
		return s.Article.Lead
	}
	i, err := strconv.Atoi(strings.TrimPrefix(box, "story.block"))
	if err != nil || i >= len(s.Article.Blocks) {
		t.Fatalf("there is no %s: %v", box, err)
	}
	return s.Article.Blocks[i].Text
}

// takesANewVersion types over a headline that somebody else has changed and is
// asked; then it imports a new version of the text, which leaves pictures, the
// crop and corrections alone.
func (w *window) takesANewVersion(t *testing.T, ctx context.Context, d *desk.Desk, id catalog.StoryID, article string) {
	t.Helper()
	w.into("story.headline")
	w.keys("ctrl+a")
	w.typed("Tits cuar tooi")
	if _, err := d.EditStory(ctx, id, 0, catalog.Edit{Title: "story", Who: "somebody else",
		Sets: []catalog.Set{{Field: catalog.FieldHeadline, Value: catalog.TextValue("Tít của người khác")}}}); err != nil {
		t.Fatal(err)
	}
	w.at("banner")
	w.click("banner.choice0")
	w.at("storysaved", "change", "headline")
	before, err := d.Story(ctx, id)
	if err != nil || before.Article.Headline != "Tít của tôi" {
		t.Errorf("the headline is %q (%v)", before.Article.Headline, err)
	}
	data, err := os.ReadFile(article)
	if err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(t.TempDir(), "newer.txt")
	if err := os.WriteFile(newer, append(data, []byte("\n\nĐoạn cuối chưa ai thấy, viết thêm sau khi đoàn đã về.\n")...), 0o600); err != nil {
		t.Fatal(err)
	}
	w.click("story.update")
	w.chooses("update", newer)
	w.at("updateshown")
	w.click("dialog.accept")
	w.at("updated", "story", id)
	now, err := d.Story(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := before.Slot(1)
	b, _ := now.Slot(1)
	if a != b || now.Article.Headline != "Tít của tôi" || now.Article.Equal(before.Article) {
		t.Errorf("the new version made of %+v %+v, of %q %q", a, b, before.Article.Headline, now.Article.Headline)
	}
	w.at("findings")
}
