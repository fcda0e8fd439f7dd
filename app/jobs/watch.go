package jobs

import (
	"cmp"
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
	cpu   func() time.Duration // of the calling thread

	mu    sync.Mutex
	steps map[string]*Step
	tell  func(name string, took Took) // nil: nobody
	turn  time.Duration                // cpu at the last look of WatchLag
	frame framing
}

// Took is the time of a step by the clock and by the processor. A machine
// that is busy with other things makes only the first longer. CPU is 0 where
// the system does not tell it: it does on Linux.
type Took struct{ Wall, CPU time.Duration }

// max is the longer of each.
func (t Took) max(o Took) Took { return Took{max(t.Wall, o.Wall), max(t.CPU, o.CPU)} }

// A Step is the runs of one function on the window's goroutine.
type Step struct {
	Name    string // the function's, with the line it begins at
	Count   int
	Over    int  // runs above the limit
	Longest Took // Wall and CPU may be of different runs
}

// Steps that are no functions.
const (
	// Laying is the layout of the window's content before it is drawn.
	Laying = "layout"
	// Waiting is how long [Jobs.WatchLag] waited for the window without what
	// the toolkit needed to draw: behind steps, keys, clicks and layout. It
	// has no CPU.
	Waiting = "wait"
	// Lagging is how long it waited altogether. It has no CPU.
	Lagging = "lag"
	// Turning is the CPU time of everything on the window's goroutine between
	// two looks of [Jobs.WatchLag], drawing too. It has no Wall.
	Turning = "turn"
)

// NewWatch measures steps against a limit.
func NewWatch(limit time.Duration) *Watch {
	return &Watch{limit: limit, now: time.Now, cpu: threadCPU, steps: map[string]*Step{}}
}

// Tell has f called on the window's goroutine for each step, and each wait,
// over the limit. Call it before the first step.
func (w *Watch) Tell(f func(name string, took Took)) { w.tell = f }

// A moment is a time by the clock and by the processor.
type moment struct {
	wall time.Time
	cpu  time.Duration
}

func (w *Watch) read() moment { return moment{w.now(), w.cpu()} }

func (c moment) since(b moment) Took { return Took{c.wall.Sub(b.wall), c.cpu - b.cpu} }

// Do runs f and measures it under that name. On a nil Watch it only runs f.
// Use it for what reaches the window by other ways than Post: keys, frames.
func (w *Watch) Do(name string, f func()) {
	if w == nil {
		f()
		return
	}
	w.drawn()
	start := w.read()
	defer func() {
		w.took(name, w.read().since(start))
		w.forgetFrame()
	}()
	f()
}

// took keeps what a step took, and tells of it when it is over the limit.
func (w *Watch) took(name string, t Took) {
	over := t.Wall > w.limit || t.CPU > w.limit
	w.mu.Lock()
	s := w.steps[name]
	if s == nil {
		s = &Step{Name: name}
		w.steps[name] = s
	}
	s.Count++
	s.Longest = s.Longest.max(t)
	if over {
		s.Over++
	}
	w.mu.Unlock()
	if over && w.tell != nil {
		w.tell(name, t)
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
		return cmp.Or(cmp.Compare(b.Longest.Wall, a.Longest.Wall), strings.Compare(a.Name, b.Name))
	})
	return out
}

// Slow is the steps that took longer than the limit, the longest first.
func (w *Watch) Slow() []Step {
	return slices.DeleteFunc(w.Steps(), func(s Step) bool { return s.Over == 0 })
}

// Report is the slow steps in words, a line each; "" when there are none.
func (w *Watch) Report() string {
	var b strings.Builder
	for _, s := range w.Slow() {
		fmt.Fprintf(&b, "%s: %v at most, %d of %d runs over %v\n", s.Name, s.Longest.Wall.Round(time.Microsecond*100), s.Over, s.Count, w.limit)
	}
	return b.String()
}

// WatchLag asks the window every so often to do nothing, and keeps how long
// that took: it also finds what Post does not run, such as drawing and the
// toolkit's own callbacks. It needs a Watch, and ends with Close.
func (j *Jobs) WatchLag(every time.Duration) {
	w := j.watch
	if w == nil {
		return
	}
	j.Every(every, func(ctx context.Context) {
		came := make(chan struct{})
		w.ask()
		j.dispatch(func() {
			w.look()
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
