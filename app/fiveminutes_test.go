package app_test

import (
	"errors"
	"image/jpeg"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutline/catalog/sample"
)

// mostActions is how many a package from nothing may take.
const mostActions = 60

// Hands drive a window by keys alone and count what they do: a key with its
// modifiers is one action, a text typed is one action.
type hands struct {
	*window
	actions int
}

func (h *hands) press(keys ...string) {
	h.t.Helper()
	h.actions += len(keys)
	h.keys(keys...)
}

func (h *hands) write(text string) {
	h.t.Helper()
	h.actions++
	h.typed(text)
}

// answer types a path over the one a dialog offers, and accepts.
func (h *hands) answer(dialog, path string) {
	h.t.Helper()
	h.at("dialog", "name", dialog, "shown", true)
	h.press("ctrl+a")
	h.write(path)
	h.press("Return")
	h.at("dialog", "name", dialog, "shown", false)
}

// TestFiveMinutes makes a package from a folder and a text as somebody would
// who starts Cutline for the first time and never touches the mouse.
func TestFiveMinutes(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	binary := buildWindow(t)
	event, err := sample.Options{LongEdge: 300}.Event(filepath.Join(t.TempDir(), "photos"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ language, article string }{{"vi", event.ArticleVI}, {"en", event.ArticleEN}} {
		t.Run(tt.language, func(t *testing.T) {
			s := newScreen(t)
			opened := s.opener()
			start := time.Now()
			h := &hands{window: s.open(binary, "--lang", tt.language)}
			h.at("ready", "lang", tt.language)
			pkg := h.fromNothing(t.TempDir(), event.Dirs[0], len(event.Photos), tt.article)
			h.isShown(pkg, opened)
			t.Logf("%s: an open package after %d actions and %v", tt.language, h.actions, time.Since(start).Round(time.Second/10))
			if h.actions > mostActions {
				t.Errorf("%d actions, want at most %d", h.actions, mostActions)
			}
		})
	}
}

// fromNothing makes a catalog, fills it, and exports a story with two
// pictures; it returns where the package is.
func (h *hands) fromNothing(dir, photos string, n int, article string) string {
	h.t.Helper()
	cat := filepath.Join(dir, "Desk.cutline")
	h.at("empty")
	h.press("Tab", "space") // the first button makes a catalog
	h.answer("new", cat)
	h.at("opened", "catalog", cat)
	h.press("ctrl+shift+o")
	h.answer("add", photos)
	h.at("added", "added", n, "failed", 0)
	h.press("ctrl+shift+n")
	h.answer("import", article)
	h.at("imported", "slots", 2)
	h.at("candidates")
	h.press("F7")
	h.at("focus", "box", "story.candidates")
	h.press("Return")
	h.at("placed", "slot", 1)
	h.at("slot", "slot", 2)
	h.press("Return")
	h.at("findings", "open", 0)
	h.at("placed", "slot", 2)
	return h.export(filepath.Join(dir, "out"))
}

// export asks for the package by its key.
func (h *hands) export(to string) string {
	h.t.Helper()
	h.press("ctrl+shift+s")
	h.at("dialog", "name", "export", "shown", true)
	h.at("receiver", "pictures", 2, "blocking", 0)
	h.press("ctrl+a")
	h.write(to)
	h.press("Return")
	pkg := h.at("exported").str("path")
	if filepath.Dir(pkg) != to {
		h.t.Errorf("the package is %s, want it in %s", pkg, to)
	}
	return pkg
}

// opener is a system that opens what it is asked to by writing down its name.
func (s *screen) opener() string {
	s.t.Helper()
	dir := s.t.TempDir()
	opened := filepath.Join(dir, "opened")
	script := "#!/bin/sh\nprintf '%s\\n' \"$1\" >>'" + opened + "'\n"
	if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte(script), 0o700); err != nil {
		s.t.Fatal(err)
	}
	s.env = append(s.env, "PATH="+dir+string(os.PathListSeparator)+s.variable("PATH"))
	return opened
}

// isShown looks at the package's page from the dialog that tells of it, and
// at the package itself.
func (h *hands) isShown(pkg, opened string) {
	h.t.Helper()
	h.at("dialog", "name", "exported", "shown", true)
	h.press("Tab", "space") // from the folder to the page
	h.at("dialog", "name", "exported", "shown", false)
	page := filepath.Join(pkg, "index.html")
	var asked string
	for deadline := time.Now().Add(patience); asked == "" && time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		data, err := os.ReadFile(opened)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			h.t.Fatal(err)
		}
		asked = strings.TrimSpace(string(data))
	}
	if asked != page {
		h.t.Errorf("the system was asked to open %q, want %q", asked, page)
	}
	for _, name := range []string{"index.html", "manifest.json", "captions.txt"} {
		if data, err := os.ReadFile(filepath.Join(pkg, name)); err != nil || len(data) == 0 {
			h.t.Errorf("the package's %s: %d bytes, %v", name, len(data), err)
		}
	}
	pictures := 0
	err := filepath.WalkDir(pkg, func(path string, e fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".jpg" {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		pictures++
		_, err = jpeg.Decode(f)
		return err
	})
	if err != nil || pictures < 2 {
		h.t.Errorf("the package has %d pictures (%v), want one for each slot", pictures, err)
	}
}
