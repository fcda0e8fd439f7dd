package app_test

import (
	"context"
	"fmt"
	"image"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"cutline/app/jobs"
	"cutline/catalog/sample"
)

// slow is what a window said of steps over the watchdog's limit, by name:
// how many there were and the longest, in milliseconds.
func (w *window) slow() (steps map[string]float64, counts map[string]int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	steps, counts = map[string]float64{}, map[string]int{}
	for _, l := range w.lines {
		if l.str("at") != "slow" {
			continue
		}
		took, _ := l["took"].(float64)
		counts[l.str("step")]++
		steps[l.str("step")] = max(steps[l.str("step")], took)
	}
	return steps, counts
}

// TestNoStepBlocks looks for steps that stop the window, on a machine that may
// be busy with other tests. The figure itself, 50 ms with 2,000 photos, is
// TestBenchNoStepBlocks.
func TestNoStepBlocks(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	if raceEnabled {
		t.Skip("the race detector makes every step several times as long: its times say nothing")
	}
	noStepBlocks(t, 300, 250)
}

// noStepBlocks adds photos, imports a story and exports it, and looks whether
// anything the window was handed kept it for longer than limit milliseconds.
// Waits behind drawing are told, not judged: here a processor draws.
func noStepBlocks(t *testing.T, many int, limit float64) {
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
	h := &hands{window: newScreen(t).open(buildWindow(t), "--lang", "en")}
	h.fromNothing(dir, photos, many+len(event.Photos), event.ArticleEN)
	steps, counts := h.slow()
	for _, name := range slices.Sorted(maps.Keys(steps)) {
		text := fmt.Sprintf("%s: %d times over 50 ms, %.0f ms at most", name, counts[name], steps[name])
		if name != jobs.Lagging && steps[name] > limit {
			t.Error(text)
		} else {
			t.Log(text)
		}
	}
}
