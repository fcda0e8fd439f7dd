//go:build bench && linux

package app_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What the window must reach over a million photos, issue "The contact sheet".
const (
	millionOpen   = 1500 * time.Millisecond
	millionMemory = 300 // MB above an empty window
	millionGrowth = 30  // MB from the first 1,000 thumbnails to the last 10,000
)

// million is the catalog of a million photos that `make bench` makes.
func million(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("CUTLINE_MILLION")
	if dir == "" {
		t.Skip("CUTLINE_MILLION names no folder made by cutlinectl demo --rows 1000000")
	}
	return filepath.Join(dir, "Sample.cutline")
}

// residentMB is the memory of a process that is in use, in MB.
func residentMB(t *testing.T, pid int) int {
	t.Helper()
	n := resident(pid)
	if n == 0 {
		t.Fatal("the window has ended")
	}
	return int(n >> 20)
}

// TestBenchMillionWindow opens a catalog of a million photos, goes through
// 10,000 thumbnails a page at a time, and jumps to the end and back: how long
// until the first thumbnails are there, and what memory it takes above an
// empty window.
func TestBenchMillionWindow(t *testing.T) {
	cat := million(t)
	binary := measuredWindow(t)
	empty := compile(t, "cutline/app/testdata/empty")
	s := newScreen(t)
	e := s.runs(empty, "1h", "1s")
	e.at("ready")
	time.Sleep(2 * time.Second)
	base := residentMB(t, e.cmd.Process.Pid)
	e.kill()

	s.settings(map[string]any{"language": "en", "tab": "photos"})
	var opened []time.Duration
	var w *window
	for n := range starts {
		start := time.Now()
		w = s.open(binary, "--lang", "en", cat)
		w.at("count", "query", "")
		w.at("thumbs")
		opened = append(opened, time.Since(start))
		if n < starts-1 {
			w.kill()
		}
	}
	t.Logf("start of the process to the first thumbnails of 1,000,000: %s, limit %v", spread(opened), millionOpen)
	if m := middle(opened); m > millionOpen {
		t.Errorf("the first thumbnails were there after %v, want at most %v", m, millionOpen)
	}
	above := func(what string) int {
		mb := residentMB(t, w.cmd.Process.Pid) - base
		t.Logf("memory %s: %d MB above an empty window's %d MB (limit %d)", what, mb, base, millionMemory)
		return mb
	}
	above("after the start")
	pages := func(n int, key string) {
		for range n {
			w.keys(key)
			time.Sleep(16 * time.Millisecond)
		}
		time.Sleep(300 * time.Millisecond)
	}
	pages(40, "Next") // a page has some 25 cells
	first := above("after 1,000 thumbnails")
	pages(360, "Next")
	above("after 10,000 thumbnails")
	w.keys("End")
	time.Sleep(500 * time.Millisecond)
	above("at the end")
	pages(400, "Prior")
	last := above("after 10,000 thumbnails before the end")
	if last > millionMemory {
		t.Errorf("%d MB above an empty window, want at most %d", last, millionMemory)
	}
	if last-first > millionGrowth {
		t.Errorf("memory grew by %d MB from the first 1,000 thumbnails to the last 10,000", last-first)
	}
}
