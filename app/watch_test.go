package app_test

import (
	"context"
	"image"
	"path/filepath"
	"testing"
	"time"

	"cutline/app/jobs"
	"cutline/catalog/sample"
)

// A step is one line of what a window was measured by: how often something
// ran on its goroutine, and how long at most, in milliseconds by the clock and
// by the processor.
type step struct {
	name      string
	n         int
	took, cpu float64
}

// watched quits the window and hears what it was measured by, the longest
// first.
func (w *window) watched() []step {
	w.t.Helper()
	w.keys("ctrl+q")
	list, _ := w.at("watched")["steps"].([]any)
	var out []step
	for _, v := range list {
		m, _ := v.(map[string]any)
		l := line(m)
		took, _ := l["took"].(float64)
		cpu, _ := l["cpu"].(float64)
		out = append(out, step{l.str("step"), l.num("n"), took, cpu})
	}
	if len(out) == 0 {
		w.t.Fatal("the window was not measured")
	}
	return out
}

// TestNoStepBlocks holds what the window is handed, and every layout, against
// 50 ms of the processor: a machine that is busy with other tests does not
// make that much longer. TestBenchNoStepBlocks looks at the clock, too, at
// keys and clicks, and at more photos.
func TestNoStepBlocks(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	for _, s := range stepsOf(t, measuredWindow(t), 300) {
		if s.name != jobs.Turning && s.cpu > 50 { // a turn draws, too
			t.Errorf("%s: %.1f ms of the processor, want at most 50", s.name, s.cpu)
		}
	}
}

// stepsOf adds so many photos, imports a story, fills and exports it, and
// tells what ran on the window's goroutine meanwhile.
func stepsOf(t *testing.T, binary string, many int) []step {
	t.Helper()
	dir := t.TempDir()
	photos := filepath.Join(dir, "photos")
	event, err := sample.Options{LongEdge: 300}.Event(filepath.Join(photos, "event"))
	if err != nil {
		t.Fatal(err)
	}
	if err := sample.Photos(context.Background(), filepath.Join(photos, "many"), many, image.Pt(96, 64), nil); err != nil {
		t.Fatal(err)
	}
	h := &hands{window: newScreen(t).open(binary, "--lang", "en")}
	start := time.Now()
	h.fromNothing(dir, photos, many+len(event.Photos), event.ArticleEN)
	all := h.watched()
	t.Logf("%d photos, from nothing to a package: %v", many, time.Since(start).Round(time.Second/10))
	for _, s := range all {
		if s.took >= 5 || s.cpu >= 5 || s.name == jobs.Waiting || s.name == jobs.Turning {
			t.Logf("%6.1f ms, of the processor %5.1f, at most of %5d: %s", s.took, s.cpu, s.n, s.name)
		}
	}
	return all
}
