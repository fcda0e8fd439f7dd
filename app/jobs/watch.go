package jobs

import (
	"context"
	"fmt"
	"path"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
)

// A Watch measures how long each step on the window's goroutine takes, so
// that a test can find what would make the window stutter. Give it to
// [Options]; without one nothing is measured. Its zero value has no limit:
// use NewWatch. Its methods may be called from any goroutine.
type Watch struct {
	limit time.Duration
	now   func() time.Time

	mu    sync.Mutex
	steps map[string]*Step
	lag   time.Duration
	tell  func(name string, took time.Duration) // nil: nobody
}

// A Step is the runs of one function on the window's goroutine.
type Step struct {
	Name    string // the function's, with the line it begins at
	Count   int
	Over    int // runs above the limit
	Longest time.Duration
	Total   time.Duration
}

// NewWatch measures steps against a limit.
func NewWatch(limit time.Duration) *Watch {
	return &Watch{limit: limit, now: time.Now, steps: map[string]*Step{}}
}

// Lagging is the name under which [Watch.Tell] hears of a window that let
// [Jobs.WatchLag] wait.
const Lagging = "lag"

// Tell has f called on the window's goroutine for each step, and each wait,
// over the limit. Call it before the first step.
func (w *Watch) Tell(f func(name string, took time.Duration)) { w.tell = f }

// Do runs f and measures it under that name. On a nil Watch it only runs f.
// Use it for what reaches the window by other ways than Post: keys, frames.
func (w *Watch) Do(name string, f func()) {
	if w == nil {
		f()
		return
	}
	start := w.now()
	defer func() {
		d := w.now().Sub(start)
		w.took(name, d)
		w.told(name, d)
	}()
	f()
}

func (w *Watch) told(name string, d time.Duration) {
	if w.tell != nil && d > w.limit {
		w.tell(name, d)
	}
}

func (w *Watch) took(name string, d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := w.steps[name]
	if s == nil {
		s = &Step{Name: name}
		w.steps[name] = s
	}
	s.Count++
	s.Total += d
	s.Longest = max(s.Longest, d)
	if d > w.limit {
		s.Over++
	}
}

// Steps is every step that was run, the longest first.
func (w *Watch) Steps() []Step {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []Step
	for _, s := range w.steps {
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b Step) int {
		if a.Longest != b.Longest {
			return int(b.Longest - a.Longest)
		}
		return strings.Compare(a.Name, b.Name)
	})
	return out
}

// Slow is the steps that took longer than the limit, the longest first.
func (w *Watch) Slow() []Step {
	return slices.DeleteFunc(w.Steps(), func(s Step) bool { return s.Over == 0 })
}

// Lag is the longest time [Jobs.WatchLag] had to wait for the window.
func (w *Watch) Lag() time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.lag
}

// Report is the slow steps in words, a line each; "" when there are none.
func (w *Watch) Report() string {
	var b strings.Builder
	for _, s := range w.Slow() {
		fmt.Fprintf(&b, "%s: %v at most, %d of %d runs over %v\n", s.Name, s.Longest.Round(time.Microsecond*100), s.Over, s.Count, w.limit)
	}
	return b.String()
}

// WatchLag asks the window every so often to do nothing, and keeps the
// longest time that took: it also finds what Post does not run, such as
// drawing and the toolkit's own callbacks. It needs a Watch, and ends with
// Close.
func (j *Jobs) WatchLag(every time.Duration) {
	w := j.watch
	if w == nil {
		return
	}
	j.Every(every, func(ctx context.Context) {
		sent, came := w.now(), make(chan struct{})
		j.dispatch(func() {
			d := w.now().Sub(sent)
			w.mu.Lock()
			w.lag = max(w.lag, d)
			w.mu.Unlock()
			w.told(Lagging, d)
			close(came)
		})
		select {
		case <-came:
		case <-ctx.Done():
		}
	})
}

// nameOf is a function's name, with the file and line it begins at.
func nameOf(f any) string {
	v := reflect.ValueOf(f)
	if v.Kind() != reflect.Func || v.IsNil() {
		return "nothing"
	}
	fn := runtime.FuncForPC(v.Pointer())
	if fn == nil {
		return "a function without a name"
	}
	file, line := fn.FileLine(fn.Entry())
	return fmt.Sprintf("%s (%s:%d)", path.Base(fn.Name()), path.Base(file), line)
}
