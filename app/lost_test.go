package app_test

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"cutline/app/platform"
)

// exitCode is how the window ended.
func exitCode(t *testing.T, err error) int {
	t.Helper()
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		t.Fatalf("the window ended with %v, want a code", err)
	}
	return exit.ExitCode()
}

// TestADisplayThatGoesAway types a caption, then a paragraph, and each time
// ends the X server before anything is saved: it is saved then, the exit code
// and the log say what happened, and so does the next start.
func TestADisplayThatGoesAway(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	path, story := aDesk(t)
	s.settings(map[string]any{"language": "en", "recent": []string{path}, "openStory": map[string]any{path: story}})
	w := s.open(binary, path)
	w.at("form", "count", 1)
	w.at("candidates") // of the story: after it nothing moves
	w.into("caption.headline")
	w.keys("ctrl+a")
	w.typed("Lucs manf hinhf tawts")
	w.await("the whole headline", func(l line) bool {
		typed, _ := l["fields"].(map[string]any)
		return l.str("at") == "typed" && typed["headline"] == "Lúc màn hình tắt"
	})
	s.turnOff()
	if code := exitCode(t, w.ends()); code != platform.ExitDisplayLost {
		t.Errorf("the window ended with code %d, want %d", code, platform.ExitDisplayLost)
	}
	d, ctx := look(t, path)
	if n, err := d.Count(ctx, `headline:"Lúc màn hình tắt"`); err != nil || n != 1 {
		t.Errorf("%d photos have the headline that was being typed (%v)", n, err)
	}

	s.turnOn()
	w = s.open(binary, path)
	log := w.at("crashed", "screen", true).str("log")
	data, err := os.ReadFile(log)
	if !strings.Contains(string(data), "the display went away") || !strings.Contains(string(data), "what was being typed is saved") {
		t.Errorf("the log %s (%v) says:\n%s", log, err, data)
	}
	w.at("candidates")
	w.keys("F7")
	w.at("view", "view", "stories")
	w.into("story.lead")
	w.keys("ctrl+End")
	w.typed(" tatws")
	w.await("all letters", func(l line) bool { return l.str("at") == "storytyped" && strings.HasSuffix(l.str("text"), " tắt") })
	s.turnOff()
	if code := exitCode(t, w.ends()); code != platform.ExitDisplayLost {
		t.Errorf("the window ended with code %d, want %d", code, platform.ExitDisplayLost)
	}
	if st, err := d.Story(ctx, story); err != nil || !strings.HasSuffix(st.Article.Lead, " tắt") {
		t.Errorf("the lead is %q (%v)", st.Article.Lead, err)
	}
}

// TestAFault has the window die of a fault while a caption is typed: the next
// start says where the log is, and what was typed is in the catalog or is
// offered.
func TestAFault(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	binary, faulty := buildWindow(t), build(t, "cutline/app/testdata/faulty")
	for _, tt := range []struct {
		name, in, said string
		saved          bool // all of it, for the window's goroutine can still save
	}{
		{"on the window's goroutine", "window", "panic: a fault of the window, made by a test", true},
		{"on another goroutine", "other", "panic: a fault of a goroutine, made by a test", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newScreen(t)
			path, _ := aDesk(t)
			w := s.open(faulty, tt.in, path)
			w.at("form", "count", 1)
			w.at("candidates") // of the story: after it nothing moves
			w.into("caption.headline")
			w.keys("ctrl+a")
			w.typed("at first")
			w.at("draftkept")
			w.typed(" later")
			if code := exitCode(t, w.ends()); code != 2 {
				t.Errorf("the window ended with code %d, want that of a fault, 2", code)
			}
			w = s.open(binary, "--lang", "en", path)
			d, ctx := look(t, path)
			if tt.saved {
				log := w.at("crashed", "screen", false).str("log")
				isLog(t, log, tt.said)
				if n, err := d.Count(ctx, `headline:"at first later"`); err != nil || n != 1 {
					t.Errorf("%d photos have what was typed (%v)", n, err)
				}
				return
			}
			isLog(t, w.at("crashed", "screen", false).str("log"), tt.said)
			w.at("draft", "photos", 1)
			w.click("banner.choice0")
			w.at("saved", "changed", 1)
			if n, err := d.Count(ctx, `headline:"at first"`); err != nil || n != 1 {
				t.Errorf("%d photos have what was typed (%v)", n, err)
			}
		})
	}
}

// isLog looks for what a crash log must hold.
func isLog(t *testing.T, path, said string) {
	t.Helper()
	data, err := os.ReadFile(path)
	for _, part := range []string{said, "goroutine ", "Cutline, started "} {
		if err != nil || !strings.Contains(string(data), part) {
			t.Errorf("%q is not in the log %s (%v):\n%s", part, path, err, data)
		}
	}
}
