package app_test

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/desk"
)

// changes has cutlinectl's core change the story that is being edited.
func changes(t *testing.T, ctx context.Context, d *desk.Desk, id catalog.StoryID, do func(catalog.Story) (catalog.Story, error)) {
	t.Helper()
	if _, err := d.Rewrite(ctx, id, catalog.Edit{Title: "story", Who: "somebody else"}, do); err != nil {
		t.Fatal(err)
	}
}

// says reports whether the story has a block with that text.
func says(t *testing.T, ctx context.Context, d *desk.Desk, id catalog.StoryID, text string) bool {
	t.Helper()
	s, err := d.Story(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range s.Article.Blocks {
		if strings.Contains(b.Text, text) {
			return true
		}
	}
	return strings.Contains(s.Article.Lead, text)
}

// writes clicks a text of the story and adds words to it.
func (w *window) writes(box, text string) {
	w.t.Helper()
	w.into(box)
	w.keys("ctrl+End")
	w.typed(text)
	w.await("all letters", func(l line) bool { return l.str("at") == "storytyped" && strings.HasSuffix(l.str("text"), text) })
}

// TestAStoryChangedElsewhereLosesNothing has the command line's core change the
// story that is being written in the window: other parts of it come in while
// one types; a paragraph that is removed under the caret, and a story that is
// removed as a whole, are asked about; the question outlives a kill.
func TestAStoryChangedElsewhereLosesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	path, story := aDesk(t)
	d, ctx := look(t, path)
	st, err := d.Story(ctx, story)
	if err != nil {
		t.Fatal(err)
	}
	first := -1 // the first paragraph
	for i, b := range st.Article.Blocks {
		if b.Type == catalog.Paragraph && first < 0 {
			first = i
		}
	}
	if first < 0 {
		t.Fatal("the sample's story has no paragraph")
	}
	s.settings(map[string]any{"language": "en", "tab": "stories", "recent": []string{path}, "openStory": map[string]any{path: story}})
	w := s.open(binary, path)
	w.at("candidates")

	t.Run("another part of the story", func(t *testing.T) {
		w.writes("story.lead", " mine")
		changes(t, ctx, d, story, func(s catalog.Story) (catalog.Story, error) {
			return s.WithText(first, s.Article.Blocks[first].Text+" theirs")
		})
		w.at("storysaved", "change", "text")
		if !says(t, ctx, d, story, " mine") || !says(t, ctx, d, story, " theirs") {
			t.Error("one of the two is lost")
		}
	})
	name := "story.block" + strconv.Itoa(first)
	remove := func() {
		changes(t, ctx, d, story, func(s catalog.Story) (catalog.Story, error) { return s.Remove(first) })
	}
	t.Run("the paragraph one writes in is removed", func(t *testing.T) {
		w.writes(name, " precious")
		remove()
		w.at("banner")
		if says(t, ctx, d, story, "precious") {
			t.Error("it was put back unasked")
		}
		w.typed(" words") // one can go on
		w.await("all letters", func(l line) bool { return l.str("at") == "storytyped" && strings.HasSuffix(l.str("text"), " words") })
		w.click("banner.choice0")
		w.at("storysaved", "change", "gone")
		w.at("storysaved", "change", "text")
		if !says(t, ctx, d, story, " precious words") {
			t.Error("what was typed is lost")
		}
	})
	t.Run("the question outlives another message, and a kill", func(t *testing.T) {
		w.writes(name, " again")
		remove()
		w.at("banner")
		w.at("kept")
		w.keys("Escape", "F6", "Home", "c") // something else is said
		w.kill()
		w = s.open(binary, path)
		w.at("unsaved", "n", 1)
		w.at("candidates")
		w.click("banner.choice0")
		w.at("appended", "n", 1)
		if !says(t, ctx, d, story, " precious words again") {
			t.Error("what was typed is lost")
		}
	})
	t.Run("the story is removed", func(t *testing.T) {
		w.at("candidates")
		w.writes("story.lead", " still mine")
		if _, err := d.EditStory(ctx, story, 0, catalog.Edit{Title: "story", Who: "somebody else",
			Sets: []catalog.Set{{Field: catalog.FieldRemoved, Value: catalog.TextValue("yes")}}}); err != nil {
			t.Fatal(err)
		}
		w.at("banner")
		w.click("banner.choice0")
		w.at("story", "id", story)
		if st, err := d.Story(ctx, story); err != nil || st.Removed || !strings.HasSuffix(st.Article.Lead, " still mine") {
			t.Errorf("removed: %v, the lead %q (%v)", st.Removed, st.Article.Lead, err)
		}
	})
}
