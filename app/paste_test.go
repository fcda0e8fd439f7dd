package app_test

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/desk"
)

// holds puts a file on the clipboard of the screen.
func (s *screen) holds(path string, kind ...string) {
	s.t.Helper()
	c := exec.Command("xclip", append([]string{"-selection", "clipboard", "-i", path}, kind...)...)
	c.Env = s.env
	if err := c.Run(); err != nil {
		s.t.Fatalf("xclip: %v", err)
	}
}

// clipboard is what another program would paste.
func (s *screen) clipboard(args ...string) []byte {
	s.t.Helper()
	c := exec.Command("xclip", append([]string{"-selection", "clipboard", "-o"}, args...)...)
	c.Env = s.env
	out, err := c.Output()
	if err != nil {
		s.t.Fatalf("xclip: %v", err)
	}
	return out
}

// TestPastingWhatDoesNotFit pastes 100,000 words, and a picture, where a few
// words are expected: the window says so and goes on, and a click makes a
// story of the words.
func TestPastingWhatDoesNotFit(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	if _, err := exec.LookPath("xclip"); err != nil {
		t.Skip("the clipboard cannot be filled here: xclip is not installed")
	}
	s := newScreen(t)
	binary, dir := buildWindow(t), t.TempDir()
	path, story := aDesk(t)
	d, ctx := look(t, path)
	book, picture := filepath.Join(dir, "book.txt"), filepath.Join(dir, "picture.png")
	paragraph := strings.Repeat("chợ phiên biên giới hôm nay ", 9) + "năm nay đông.\n\n"
	s.write(book, []byte("Chợ phiên\n\n"+strings.Repeat(paragraph, 100_000/len(strings.Fields(paragraph)))))
	f, err := os.Create(picture)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	f.Close()
	s.settings(map[string]any{"language": "en", "recent": []string{path}, "openStory": map[string]any{path: story}})
	w := s.open(binary, path)
	w.at("form", "count", 1)
	before, err := d.Story(ctx, story)
	if err != nil {
		t.Fatal(err)
	}

	t.Run("100,000 words into a caption", func(t *testing.T) {
		s.holds(book)
		w.into("caption.description")
		w.keys("ctrl+v")
		if n := w.at("refusedpaste").num("words"); n < 99_000 {
			t.Errorf("%d words were refused", n)
		}
	})
	t.Run("a picture into a caption", func(t *testing.T) {
		s.holds(picture, "-t", "image/png")
		w.keys("ctrl+v")
		w.at("notext", "picture", true)
		w.keys("Escape")
	})
	t.Run("100,000 words into a paragraph become a story", func(t *testing.T) {
		s.holds(book)
		w.keys("F7")
		w.at("view", "view", "stories")
		w.into("story.lead")
		w.keys("ctrl+v")
		w.at("refusedpaste")
		w.click("banner.choice0")
		w.isTheBook(t, d, catalog.StoryID(w.at("imported").num("id")))
		if now, err := d.Story(ctx, story); err != nil || !now.Article.Equal(before.Article) {
			t.Errorf("the story that was open changed (%v)", err)
		}
	})
	t.Run("100,000 words by the dialog", func(t *testing.T) {
		w.click("story.paste")
		w.at("pastelong", "taken", true)
		w.at("dialog", "name", "paste", "shown", true)
		w.click("dialog.accept")
		w.isTheBook(t, d, catalog.StoryID(w.at("imported").num("id")))
		w.keys("F6")
		w.at("view", "view", "grid")
		w.keys("Home", "ctrl+4") // it goes on at once
		w.at("mark", "value", "4")
	})
}

// isTheBook looks whether nothing of the long text is lost.
func (w *window) isTheBook(t *testing.T, d *desk.Desk, id catalog.StoryID) {
	t.Helper()
	s, err := d.Story(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	n := len(strings.Fields(s.Article.Lead))
	for _, b := range s.Article.Blocks {
		n += len(strings.Fields(b.Text))
	}
	if n < 99_000 {
		t.Errorf("the story has %d words", n)
	}
	w.at("story", "id", id)
}

// TestTheClipboardAndTheFileManager copies a caption and a picture, and reads
// them back as another program would.
func TestTheClipboardAndTheFileManager(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	if _, err := exec.LookPath("xclip"); err != nil {
		t.Skip("the clipboard cannot be read here: xclip is not installed")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	path, _ := aDesk(t)
	d, ctx := look(t, path)
	ids, _, err := d.Search(ctx, "", catalog.SortNewest, 1)
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.Photo(ctx, ids[0])
	if err != nil {
		t.Fatal(err)
	}
	// A machine without a desktop: xdg-open is what is left to ask.
	tools := t.TempDir()
	told := filepath.Join(tools, "told")
	if err := os.WriteFile(filepath.Join(tools, "xdg-open"), []byte("#!/bin/sh\necho \"$1\" >'"+told+"'\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	s.env = append(s.env, "PATH="+tools+":"+os.Getenv("PATH"))
	w := s.open(binary, "--lang", "en", path)
	w.at("form", "count", 1)
	w.keys("ctrl+shift+c")
	w.at("copied", "what", "captions")
	if got, want := string(s.clipboard()), p.Caption.Text(catalog.Description); strings.TrimSpace(got) != strings.TrimSpace(want) || want == "" {
		t.Errorf("the clipboard says %q, want the caption %q", got, want)
	}
	w.keys("ctrl+alt+c")
	w.at("copied", "what", "picture")
	img, err := png.Decode(bytes.NewReader(s.clipboard("-t", "image/png")))
	if err != nil || (img.Bounds().Dx() > img.Bounds().Dy()) != (p.Upright().X > p.Upright().Y) {
		t.Errorf("the picture on the clipboard: %v", err)
	}
	w.keys("ctrl+shift+r")
	for range 100 {
		if data, err := os.ReadFile(told); err == nil && len(data) > 0 {
			if got := strings.TrimSpace(string(data)); got != filepath.Dir(p.Path) {
				t.Errorf("the file manager was asked for %q, want %q", got, filepath.Dir(p.Path))
			}
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Error("the file manager was not asked")
}
