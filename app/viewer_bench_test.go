//go:build bench && linux

package app_test

import (
	"bufio"
	"context"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/desk"
	"cutline/catalog/sample"
)

// What going through photos in the viewer must reach: "key to pixels ready",
// at 1,280 × 860, of 24-megapixel JPEGs, a key every 300 ms.
const (
	nextLimit   = 50 * time.Millisecond
	nextEvery   = 300 * time.Millisecond
	nextKeys    = 70
	memoryLimit = 300 << 20 // above an empty window
)

// TestBenchNextPhoto presses → every 300 ms in the real window and measures
// from the key to the decoded photo being given to the screen, which is
// judged, and to its being drawn, which is told: here the processor draws.
// Then it does so at 100 %.
func TestBenchNextPhoto(t *testing.T) {
	dir := t.TempDir()
	ids := largePhotos(t, dir, nextKeys+10)
	binary := measuredWindow(t)
	empty := restingMemory(t)
	s := newScreenOf(t, "1280x860x24")
	w := s.open(binary, "--lang", "en", filepath.Join(dir, "Desk.cutline"))
	w.at("thumbs")
	w.do("windowsize", w.id(), "1280", "860")
	time.Sleep(2 * time.Second)
	w.keys("Home", "Return")
	w.at("shown", "photo", ids[0])
	keys := s.pressing()
	time.Sleep(2 * time.Second) // the neighbours are decoded
	most := w.watchMemory()
	w.goesThrough(keys, "fitted", ids[1:nextKeys+1], 0)
	w.keys("Escape", "Home", "Return")
	w.at("shown", "photo", ids[0])
	w.keys("z")
	w.at("shown", "photo", ids[0], "zoom", 100)
	time.Sleep(2 * time.Second)
	w.goesThrough(keys, "at 100 %", ids[1:31], 100)
	above := most() - empty
	if empty == 0 {
		t.Fatal("the memory of an empty window is not known")
	}
	t.Logf("memory: at most %d MB above an empty window of %d MB, limit %d MB", above>>20, empty>>20, memoryLimit>>20)
	if above > memoryLimit {
		t.Errorf("the window took %d MB more than an empty one, want at most %d", above>>20, memoryLimit>>20)
	}
}

// goesThrough presses → once for each photo. At 100 % nothing is judged: it is
// told how long a photo of a burst takes to be sharp.
func (w *window) goesThrough(keys io.Writer, how string, ids []catalog.PhotoID, zoom int) {
	w.t.Helper()
	var ready, drawn []time.Duration
	next := time.Now()
	for _, id := range ids {
		time.Sleep(time.Until(next))
		next = time.Now().Add(nextEvery)
		start := time.Now()
		if _, err := fmt.Fprintln(keys, "key Right"); err != nil {
			w.t.Fatal(err)
		}
		w.at("shown", "photo", id, "zoom", zoom)
		ready = append(ready, time.Since(start))
		w.at("drawn", "photo", id)
		drawn = append(drawn, time.Since(start))
	}
	p95 := func(all []time.Duration) time.Duration {
		sorted := slices.Sorted(slices.Values(all))
		return sorted[len(sorted)*95/100]
	}
	w.t.Logf("next photo, %s: ready %s, p95 %d ms; drawn %s, p95 %d ms", how, spread(slices.Clone(ready)), p95(ready).Milliseconds(),
		spread(slices.Clone(drawn)), p95(drawn).Milliseconds())
	if got := p95(ready); zoom == 0 && got > nextLimit {
		w.t.Errorf("the next photo is ready after %v (p95), want at most %v", got, nextLimit)
	}
}

// largePhotos makes a catalog of 24-megapixel photos and gives them in the
// order of the grid.
func largePhotos(t *testing.T, dir string, many int) []catalog.PhotoID {
	t.Helper()
	ctx := context.Background()
	photos := filepath.Join(dir, "photos")
	if err := sample.Photos(ctx, photos, many, image.Pt(6000, 4000), nil); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Create(ctx, filepath.Join(dir, "Desk.cutline"), desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Add(ctx, []string{photos}, nil); err != nil {
		t.Fatal(err)
	}
	ids, _, err := d.Search(ctx, "", catalog.SortNewest, 0)
	if err != nil || len(ids) != many {
		t.Fatalf("%d photos, %v", len(ids), err)
	}
	return ids
}

// pressing is an xdotool that does what is written to it, line by line: to
// start one for each key would be measured too.
func (s *screen) pressing() io.Writer {
	s.t.Helper()
	c := exec.Command("xdotool", "-")
	c.Env = s.env
	pipe, err := c.StdinPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	startChild(s.t, c)
	return pipe
}

// restingMemory is what an empty window takes, in bytes.
func restingMemory(t *testing.T) int64 {
	t.Helper()
	s := newScreenOf(t, "1280x860x24")
	w := s.runs(compile(t, "cutline/app/testdata/empty"), "1h", "1s")
	w.at("ready")
	time.Sleep(2 * time.Second)
	defer w.kill()
	return resident(w.cmd.Process.Pid)
}

// watchMemory looks at the window's memory again and again; most ends that and
// is the most there was, in bytes.
func (w *window) watchMemory() (most func() int64) {
	stop, done := make(chan struct{}), make(chan int64)
	go func() {
		var top int64
		for {
			top = max(top, resident(w.cmd.Process.Pid))
			select {
			case <-stop:
				done <- top
				return
			case <-time.After(50 * time.Millisecond):
			}
		}
	}()
	return func() int64 { close(stop); return <-done }
}

// resident is a process's memory: proc(5), status, VmRSS, in kB.
func resident(pid int) int64 {
	f, err := os.Open(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0 // it has ended
	}
	defer f.Close()
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if rest, ok := strings.CutPrefix(sc.Text(), "VmRSS:"); ok {
			n, _ := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			return n << 10
		}
	}
	return 0
}
