package jobs

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"cutline/catalog"
)

// clock is a time that moves when told; the steps of a test move it.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

func watched(t *testing.T) (*Jobs, *Watch, *clock) {
	t.Helper()
	c, w := &clock{t: time.Unix(1000, 0)}, NewWatch(50*time.Millisecond)
	w.now = c.now
	j := New(Options{Dispatch: newWindow(t).dispatch, Watch: w})
	t.Cleanup(j.Close)
	return j, w, c
}

func TestWatchNamesWhatIsSlow(t *testing.T) {
	j, w, c := watched(t)
	slowSearch := func() { c.pass(80 * time.Millisecond) }
	quick := func() { c.pass(50 * time.Millisecond) } // not over the limit
	for _, tt := range []struct {
		name  string
		start func(ended func())
	}{
		{"post", func(ended func()) { j.Post(slowSearch); j.Post(quick); j.Post(ended) }},
		{"after", func(ended func()) { j.After(time.Millisecond, func() { slowSearch(); ended() }) }},
		{"latest", func(ended func()) {
			j.Latest("x", func(context.Context) func() { return func() { slowSearch(); ended() } })
		}},
		{"ask", func(ended func()) { j.Ask(func(context.Context) func() { return func() { slowSearch(); ended() } }) }},
		{"task", func(ended func()) {
			j.Start("x", func(context.Context, catalog.ProgressFunc) error { return nil }, func(error) { slowSearch(); j.Post(ended) })
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w.mu.Lock()
			w.steps = map[string]*Step{}
			w.mu.Unlock()
			done, told := make(chan struct{}), make(chan struct{})
			tt.start(func() { close(done) })
			wait(t, "the step", done)
			j.Post(func() { close(told) })
			wait(t, "what was measured", told)
			slow := false
			for _, s := range w.Slow() {
				slow = slow || strings.HasPrefix(s.Name, "jobs.TestWatchNamesWhatIsSlow.") && strings.Contains(s.Name, "watch_test.go:") &&
					s.Over == 1 && s.Longest == 80*time.Millisecond
			}
			if !slow {
				t.Errorf("slow: %+v; all: %+v", w.Slow(), w.Steps())
			}
			if !strings.Contains(w.Report(), "80ms at most, 1 of 1 runs over 50ms") {
				t.Errorf("report:\n%s", w.Report())
			}
		})
	}
}

func TestWatchIsOffByDefault(t *testing.T) {
	j := New(Options{Dispatch: newWindow(t).dispatch})
	defer j.Close()
	done := make(chan struct{})
	j.Post(func() { close(done) })
	wait(t, "a post", done)
	j.WatchLag(time.Millisecond)
	ran := false
	j.watch.Do("x", func() { ran = true })
	if j.watch != nil || !ran {
		t.Error("a watch that nobody asked for")
	}
}

func TestWatchFindsWhatPostDoesNotRun(t *testing.T) {
	win := newWindow(t)
	w := NewWatch(50 * time.Millisecond)
	j := New(Options{Dispatch: win.dispatch, Watch: w})
	defer j.Close()
	blocked := make(chan struct{})
	win.dispatch(func() { <-blocked }) // the toolkit draws
	j.WatchLag(time.Millisecond)
	time.Sleep(40 * time.Millisecond)
	close(blocked)
	deadline := time.Now().Add(5 * time.Second)
	for w.Lag() < 20*time.Millisecond && time.Now().Before(deadline) {
		time.Sleep(time.Millisecond)
	}
	if w.Lag() < 20*time.Millisecond || len(w.Steps()) != 0 {
		t.Errorf("lag %v, steps %+v", w.Lag(), w.Steps())
	}
}

func TestTheWatchTellsOfEachStepOverTheLimit(t *testing.T) {
	now := time.Now()
	w := NewWatch(50 * time.Millisecond)
	w.now = func() time.Time { return now }
	var heard []string
	w.Tell(func(name string, took time.Duration) { heard = append(heard, name+" "+took.String()) })
	for _, step := range []struct {
		name string
		took time.Duration
	}{{"quick", 10 * time.Millisecond}, {"slow", 60 * time.Millisecond}, {"at the limit", 50 * time.Millisecond}, {"slow", 70 * time.Millisecond}} {
		w.Do(step.name, func() { now = now.Add(step.took) })
	}
	if got := strings.Join(heard, ", "); got != "slow 60ms, slow 70ms" {
		t.Errorf("heard of %q", got)
	}
}
