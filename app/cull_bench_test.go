//go:build bench && linux

package app_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cutline/app/jobs"
	"cutline/catalog/desk"
)

// markLimit is the figure of the issue: from the key to the mark stored, its
// badge on the screen and the next photo selected, 95 of 100 times.
const markLimit = 50 * time.Millisecond

// marksPressed is how many marks are measured each time.
const marksPressed = 100

// aHand is an xdotool that stays, so that starting it is not measured.
type aHand struct {
	t  *testing.T
	to io.WriteCloser
}

func (s *screen) hand() *aHand {
	s.t.Helper()
	c := exec.Command("xdotool", "-")
	c.Env = s.env
	to, err := c.StdinPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	startChild(s.t, c)
	return &aHand{s.t, to}
}

// press presses a key. It holds it for a moment: of two that come within a
// millisecond, as on a busy machine, the toolkit takes one.
func (h *aHand) press(key string) {
	h.t.Helper()
	if _, err := fmt.Fprintf(h.to, "key --delay 6 %s\n", key); err != nil {
		h.t.Fatal(err)
	}
}

// largeCatalog is the catalog of CUTLINE_MILLION, a folder that cutlinectl
// demo --rows 1000000 has made; else one of 2,000 photos.
func largeCatalog(t *testing.T) (path string, many int) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "Desk.cutline")
	if dir := os.Getenv("CUTLINE_MILLION"); dir != "" {
		path = filepath.Join(dir, "Sample.cutline")
	} else {
		catalogOf(t, path, 2000)
	}
	d, err := desk.Open(context.Background(), path, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if many, err = d.Count(context.Background(), ""); err != nil {
		t.Fatal(err)
	}
	return path, many
}

// TestBenchMarks marks photos at a hand's pace, and faster, through the real
// window: without a filter, and with one that every mark takes the photo out
// of.
func TestBenchMarks(t *testing.T) {
	cat, many := largeCatalog(t)
	binary := measuredWindow(t)
	s := newScreen(t)
	for _, tt := range []struct {
		name, query string
		pause       time.Duration
	}{
		{"no filter", "", 150 * time.Millisecond},
		{"a filter that marks leave", "tag:no", 150 * time.Millisecond},
		{"a filter that marks leave, at speed", "tag:no", 30 * time.Millisecond},
	} {
		w := s.open(binary, "--lang", "en", cat)
		w.at("count", "query", "")
		w.at("thumbs")
		if tt.query != "" {
			w.keys("ctrl+f")
			w.at("focus", "box", "filter")
			w.typed(tt.query)
			w.at("count", "query", tt.query)
			w.keys("Escape")
			w.at("focus", "box", "grid")
		}
		w.keys("Home")
		time.Sleep(2 * time.Second) // thumbnails come
		before := processor(t, w.cmd.Process.Pid)
		took := w.marksTook(tt.pause)
		t.Logf("%d photos, %s: a mark takes %.1f ms of the processor, drawing included", many, tt.name,
			perFrame(processor(t, w.cmd.Process.Pid)-before, marksPressed))
		w.untouched(t, cat)
		steps := w.watched()
		w.ends()
		for _, what := range []string{"selection", "markdrawn", "mark"} {
			all := took[what]
			p95 := at95(all)
			t.Logf("%d photos, %s: key to %-10s p95 %3d ms, %s", many, tt.name, what, p95.Milliseconds(), spread(all))
			if tt.pause > 100*time.Millisecond && p95 > markLimit {
				t.Errorf("%s: from the key to %q takes %v, want at most %v", tt.name, what, p95, markLimit)
			}
		}
		for _, st := range steps {
			if st.name == jobs.Laying {
				t.Logf("  %d frames in all", st.n)
			}
		}
		for _, st := range steps[:min(len(steps), 8)] {
			if st.took > 10 && st.name != jobs.Lagging {
				t.Logf("  longest step %s: %.1f ms, of the processor %.1f", st.name, st.took, st.cpu)
			}
		}
	}
}

// marksTook presses marks, that far apart, and says how long each took to be
// seen, to be stored, and until the next photo was selected.
func (w *window) marksTook(pause time.Duration) map[string][]time.Duration {
	w.t.Helper()
	h := w.hand()
	w.mu.Lock()
	from := len(w.lines)
	w.mu.Unlock()
	pressed := make([]time.Time, marksPressed)
	for n := range pressed {
		pressed[n] = time.Now()
		h.press("t") // changes each photo, whatever it is
		time.Sleep(pause)
	}
	h.to.Close()
	for range pressed {
		w.at("mark", "changed", 1)
	}
	time.Sleep(time.Second)
	w.mu.Lock()
	defer w.mu.Unlock()
	said := w.lines[from:]
	// when is the first line of that kind about a photo, not before a press.
	when := func(kind, photo string, n int) (time.Time, bool) {
		for i, l := range said {
			if at := w.heard[from+i]; l.str("at") == kind && !at.Before(pressed[n]) && fmt.Sprint(l["ids"]) == "["+photo+"]" {
				return at, true
			}
		}
		return time.Time{}, false
	}
	var photos []string // in the order in which they were marked
	for _, l := range said {
		if l.str("at") == "mark" {
			photos = append(photos, strings.Trim(fmt.Sprint(l["ids"]), "[]"))
		}
	}
	if len(photos) != len(pressed) {
		w.t.Fatalf("%d marks were told of %d", len(photos), len(pressed))
	}
	took := map[string][]time.Duration{}
	for n, photo := range photos {
		for _, kind := range []string{"mark", "markdrawn", "selection"} {
			of := photo
			if kind == "selection" { // of the next photo
				if n+1 == len(photos) {
					continue
				}
				of = photos[n+1]
			}
			at, ok := when(kind, of, n)
			if !ok {
				w.t.Errorf("no %s of photo %s was told", kind, of)
				continue
			}
			took[kind] = append(took[kind], at.Sub(pressed[n]))
		}
	}
	return took
}

// untouched takes all marks of the bench back, so that it can run again.
func (w *window) untouched(t *testing.T, cat string) {
	t.Helper()
	ctx := context.Background()
	d, err := desk.Open(ctx, cat, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for range marksPressed {
		if _, err := d.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
}

func at95(all []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(all))
	if len(sorted) == 0 {
		return time.Hour
	}
	return sorted[(len(sorted)*95+99)/100-1]
}
