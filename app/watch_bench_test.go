//go:build bench

package app_test

import (
	"testing"

	"cutline/app/jobs"
)

// TestBenchNoStepBlocks is the window's figure: while 2,000 photos are added,
// a story is imported, filled and exported, nothing on the window's goroutine
// keeps it from the user for over 50 ms, neither by the clock nor by the
// processor. What the toolkit needs to draw is told, not judged: here a
// processor draws.
func TestBenchNoStepBlocks(t *testing.T) {
	for _, s := range stepsOf(t, measuredWindow(t), 2000) {
		if s.name != jobs.Lagging && (s.took > 50 || s.name != jobs.Turning && s.cpu > 50) {
			t.Errorf("%s: %.1f ms, of the processor %.1f, want at most 50", s.name, s.took, s.cpu)
		}
	}
}
