//go:build bench && linux

package app_test

import (
	"context"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"cutline/catalog/desk"
	"cutline/catalog/sample"
)

// What the window must reach, issue "The story desk in the window".
const (
	startLimit = 800 * time.Millisecond
	idleLimit  = 2.0 // percent of a core
)

// How often, and how long, each figure is taken.
const (
	starts = 7
	still  = 10 * time.Second
	drawn  = 3 * time.Second
)

// TestBenchWindow is what the window costs to start and to keep open, beside
// an empty window of the same size on the same screen. The median of the
// starts and both idles are judged; what the empty window costs is told.
func TestBenchWindow(t *testing.T) {
	cat := filepath.Join(t.TempDir(), "Desk.cutline")
	catalogOf(t, cat, 1000)
	binary := measuredWindow(t)
	emptyWindow(t, compile(t, "cutline/app/testdata/empty"))
	s := newScreen(t)
	var usable, pictures []time.Duration
	for range starts {
		start := time.Now()
		w := s.open(binary, "--lang", "en", cat)
		w.at("count", "shown", 1000)
		usable = append(usable, time.Since(start))
		w.at("thumbs")
		pictures = append(pictures, time.Since(start))
		w.kill()
	}
	t.Logf("start until 1,000 photos can be gone through: %s, limit %v", spread(usable), startLimit)
	t.Logf("start until the first pictures are there:     %s, limit %v", spread(pictures), startLimit)
	if m := middle(pictures); m > startLimit {
		t.Errorf("the window was usable after %v, want at most %v", m, startLimit)
	}
	idles(t, s, binary, cat)
}

// catalogOf makes a catalog of so many photos, with their thumbnails made.
func catalogOf(t *testing.T, cat string, many int) {
	t.Helper()
	ctx := context.Background()
	photos := filepath.Join(t.TempDir(), "photos")
	if err := sample.Photos(ctx, photos, many, image.Pt(600, 400), nil); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Create(ctx, cat, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Add(ctx, []string{photos}, nil); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

// emptyWindow tells what a window costs that has nothing in it.
func emptyWindow(t *testing.T, binary string) {
	t.Helper()
	s := newScreen(t)
	var all []time.Duration
	for range starts {
		start := time.Now()
		w := s.runs(binary, "1h", "1s")
		w.at("ready")
		all = append(all, time.Since(start))
		w.kill()
	}
	t.Logf("an empty window: start %s", spread(all))
	w := s.runs(binary, (3*time.Second + still).String(), drawn.String())
	w.at("ready")
	time.Sleep(2 * time.Second) // what follows a start
	t.Logf("an empty window: idle %.1f %% of a core", busy(t, w.cmd.Process.Pid, still))
	w.at("drawing")
	before, start := processor(t, w.cmd.Process.Pid), time.Now()
	frames := w.at("drawn").num("frames")
	if frames == 0 {
		t.Fatal("the empty window drew nothing")
	}
	took, cpu := time.Since(start), processor(t, w.cmd.Process.Pid)-before
	t.Logf("an empty window: a frame every %.1f ms, of the processor %.1f ms", perFrame(took, frames), perFrame(cpu, frames))
}

func perFrame(d time.Duration, frames int) float64 {
	return float64(d.Microseconds()) / 1000 / float64(frames)
}

// idles judges what the window costs while nobody does anything: with the
// keyboard in the grid, and in the search box, where a caret blinks.
func idles(t *testing.T, s *screen, binary, cat string) {
	t.Helper()
	for _, tt := range []struct{ where, key string }{{"in the grid, no caret", "Home"}, {"in the search box, a caret", "ctrl+f"}} {
		w := s.runs(binary, "--lang", "en", cat) // not measured: that keeps it busy
		w.id()
		time.Sleep(3 * time.Second) // what follows a start
		w.keys(tt.key)
		time.Sleep(2 * time.Second)
		part := busy(t, w.cmd.Process.Pid, still)
		w.kill()
		t.Logf("idle, the keyboard %s: %.1f %% of a core, limit %.1f", tt.where, part, idleLimit)
		if part > idleLimit {
			t.Errorf("the keyboard %s: idle takes %.1f %% of a core, want at most %.1f", tt.where, part, idleLimit)
		}
	}
}

// busy is how much of a core a process takes over that time, in percent.
func busy(t *testing.T, pid int, how time.Duration) float64 {
	t.Helper()
	before := processor(t, pid)
	time.Sleep(how)
	return 100 * float64(processor(t, pid)-before) / float64(how)
}

// processor is the processor's time of a process and all its threads, in
// steps of 10 ms: proc(5), stat, fields 14 and 15, counted from 1.
func processor(t *testing.T, pid int) time.Duration {
	t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(b), ") ") // behind the name
	f := strings.Fields(rest)
	if len(f) < 13 {
		t.Fatalf("/proc/%d/stat: %q", pid, b)
	}
	var ticks int
	for _, v := range f[11:13] {
		n, err := strconv.Atoi(v)
		if err != nil {
			t.Fatal(err)
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}

func middle(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}

// spread is the middle of some times, with the least and the most.
func spread(all []time.Duration) string {
	m := middle(all)
	ms := func(d time.Duration) int64 { return d.Milliseconds() }
	return fmt.Sprintf("%d ms (%d to %d, %d times)", ms(m), ms(all[0]), ms(all[len(all)-1]), len(all))
}
