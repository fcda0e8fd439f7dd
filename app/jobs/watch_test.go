package jobs

import (
	"context"
	"fmt"
	"maps"
	"slices"
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
	w.now, w.cpu = c.now, func() time.Duration { return 0 }
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
					s.Over == 1 && s.Longest.Wall == 80*time.Millisecond
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
	w := NewWatch(20 * time.Millisecond)
	j := New(Options{Dispatch: win.dispatch, Watch: w})
	defer j.Close()
	blocked := make(chan struct{})
	win.dispatch(func() { <-blocked }) // a key, a click
	j.WatchLag(time.Millisecond)
	time.Sleep(40 * time.Millisecond)
	close(blocked)
	var slow []string
	for deadline := time.Now().Add(5 * time.Second); len(slow) == 0 && time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		for _, s := range w.Slow() {
			if s.Name != "turn" { // it counts the processor's time, which may be somebody else's
				slow = append(slow, s.Name)
			}
		}
	}
	slices.Sort(slow)
	if got := strings.Join(slow, ", "); got != "lag, wait" {
		t.Errorf("slow: %q", got)
	}
}

func TestTheWatchTellsOfEachStepOverTheLimit(t *testing.T) {
	var at moment
	w := NewWatch(50 * time.Millisecond)
	w.now, w.cpu = func() time.Time { return at.wall }, func() time.Duration { return at.cpu }
	var heard []string
	w.Tell(func(name string, took Took) { heard = append(heard, fmt.Sprint(name, " ", took.Wall, " ", took.CPU)) })
	for _, step := range []struct {
		name string
		took Took
	}{{"quick", Took{10 * time.Millisecond, 10 * time.Millisecond}}, {"slow", Took{60 * time.Millisecond, 5 * time.Millisecond}},
		{"at the limit", Took{50 * time.Millisecond, 50 * time.Millisecond}}, {"two threads", Took{30 * time.Millisecond, 70 * time.Millisecond}}} {
		w.Do(step.name, func() { at.wall, at.cpu = at.wall.Add(step.took.Wall), at.cpu+step.took.CPU })
	}
	if got := strings.Join(heard, ", "); got != "slow 60ms 5ms, two threads 30ms 70ms" {
		t.Errorf("heard of %q", got)
	}
}

// TestDrawingIsToldFromWaiting goes through turns of a window's loop, and
// looks what of each wait is the toolkit's drawing.
func TestDrawingIsToldFromWaiting(t *testing.T) {
	const ms = time.Millisecond
	key, ask, lay, draw, look := "key", "ask", "lay", "draw", "look"
	type part struct {
		what string
		wall time.Duration
		cpu  time.Duration
	}
	for _, tt := range []struct {
		name                        string
		turn                        []part
		lag, wait, layout, cpu, own time.Duration
	}{
		{"nothing is in the way", []part{{ask, 3 * ms, 0}, {look, 0, 0}}, 3 * ms, 3 * ms, 0, 0, 0},
		{"a frame that takes the processor long to draw", []part{{ask, 1 * ms, 0}, {lay, 2 * ms, 2 * ms}, {draw, 100 * ms, 4 * ms}, {look, 0, 0}},
			103 * ms, 3 * ms, 2 * ms, 6 * ms, 2 * ms},
		{"asked for while it was drawn", []part{{lay, 2 * ms, 2 * ms}, {draw, 60 * ms, 1 * ms}, {ask, 40 * ms, 1 * ms}, {look, 0, 0}},
			40 * ms, 0, 2 * ms, 4 * ms, 2 * ms},
		{"a slow key, then a frame", []part{{ask, 0, 0}, {key, 70 * ms, 65 * ms}, {lay, 2 * ms, 2 * ms}, {draw, 10 * ms, 1 * ms}, {look, 0, 0}},
			82 * ms, 72 * ms, 2 * ms, 68 * ms, 2 * ms},
		{"two frames", []part{{ask, 0, 0}, {lay, 2 * ms, 2 * ms}, {draw, 40 * ms, 1 * ms}, {lay, 3 * ms, 1 * ms}, {draw, 40 * ms, 1 * ms}, {look, 0, 0}},
			85 * ms, 5 * ms, 3 * ms, 5 * ms, 2 * ms},
		{"a slow layout", []part{{ask, 0, 0}, {lay, 90 * ms, 80 * ms}, {draw, 10 * ms, 1 * ms}, {look, 0, 0}}, 100 * ms, 90 * ms, 90 * ms, 81 * ms, 80 * ms},
	} {
		t.Run(tt.name, func(t *testing.T) {
			at := moment{time.Unix(1000, 0), time.Second}
			w := NewWatch(50 * ms)
			w.now, w.cpu = func() time.Time { return at.wall }, func() time.Duration { return at.cpu }
			j := New(Options{Dispatch: func(f func()) {}, Watch: w})
			defer j.Close()
			w.ask()
			w.look()
			for _, p := range tt.turn {
				pass := func() { at.wall, at.cpu = at.wall.Add(p.wall), at.cpu+p.cpu }
				switch p.what {
				case ask:
					w.ask()
					pass()
				case look:
					w.look()
				case lay:
					j.LayingOut()
					pass()
					j.LaidOut()
				default:
					pass()
				}
			}
			got := map[string]Took{}
			for _, s := range w.Steps() {
				got[s.Name] = s.Longest
			}
			want := map[string]Took{Lagging: {Wall: tt.lag}, Waiting: {Wall: tt.wait}, Turning: {CPU: tt.cpu}}
			if tt.layout > 0 {
				want[Laying] = Took{tt.layout, tt.own}
			}
			if !maps.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestALayoutInAStepIsNoFrame(t *testing.T) {
	at := time.Unix(1000, 0)
	w := NewWatch(50 * time.Millisecond)
	w.now, w.cpu = func() time.Time { return at }, func() time.Duration { return 0 }
	j := New(Options{Dispatch: func(f func()) {}, Watch: w})
	defer j.Close()
	w.Do("builds the window", func() { j.LayingOut(); j.LaidOut() })
	w.ask()
	at = at.Add(70 * time.Millisecond)
	w.look()
	for _, s := range w.Slow() {
		if s.Name == Waiting && s.Longest.Wall == 70*time.Millisecond {
			return
		}
	}
	t.Errorf("a wait was taken for drawing: %+v", w.Steps())
}
