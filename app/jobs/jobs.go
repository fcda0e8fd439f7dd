package jobs

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// frame is the time between two batches for the window.
const frame = 16 * time.Millisecond

// Options shape Jobs. The zero value serves a real window.
type Options struct {
	// Dispatch runs a function on the window's goroutine and need not wait;
	// nil is fyne.Do.
	Dispatch func(func())
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Watch measures what runs on the window's goroutine; nil: nothing is
	// measured.
	Watch *Watch
}

// Jobs owns every goroutine of the window. Make it with New, end it with Close.
type Jobs struct {
	dispatch func(func())
	now      func() time.Time
	ctx      context.Context
	cancel   context.CancelFunc
	running  sync.WaitGroup
	watch    *Watch       // nil: nothing is measured
	handing  sync.RWMutex // held for reading while a batch is handed to the window

	mu        sync.Mutex
	closed    bool
	batch     []step
	scheduled bool
	flushed   time.Time // when the last batch went to the window
	latest    map[string]*question
	tasks     []*Task
	onChange  func()
}

// New makes Jobs.
func New(o Options) *Jobs {
	if o.Dispatch == nil {
		o.Dispatch = doInWindow
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	ctx, cancel := context.WithCancel(context.Background())
	return &Jobs{dispatch: o.Dispatch, now: o.Now, ctx: ctx, cancel: cancel, watch: o.Watch,
		latest: map[string]*question{}}
}

// doInWindow is fyne.Do, which panics when the window ends just now: then
// there is nobody to be told anything.
func doInWindow(f func()) {
	defer func() { _ = recover() }()
	fyne.Do(f)
}

// step is something to be done in the window. What it does may be wrapped in
// f; of is what it is known by.
type step struct {
	f  func()
	of any
}

// Stop cancels all work and does not wait for it. Once it returns, nothing is
// handed to the window any more.
func (j *Jobs) Stop() {
	j.mu.Lock()
	j.closed = true
	j.batch = nil
	j.mu.Unlock()
	j.cancel()
	j.handing.Lock() // what is being handed over arrives
	defer j.handing.Unlock()
}

// Close is Stop, and waits for the work.
func (j *Jobs) Close() {
	j.Stop()
	j.running.Wait()
}

// Abandon is Close when the window is gone: it waits no longer than d for work
// that does not hear that it is cancelled.
func (j *Jobs) Abandon(d time.Duration) {
	done := make(chan struct{})
	go func() {
		j.Close()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(d):
	}
}

// Post runs f on the window's goroutine, soon, in the order of the calls.
// After Close it does nothing.
func (j *Jobs) Post(f func()) { j.post(f, f) }

func (j *Jobs) post(f func(), of any) {
	j.mu.Lock()
	if j.closed {
		j.mu.Unlock()
		return
	}
	j.batch = append(j.batch, step{f, of})
	if j.scheduled {
		j.mu.Unlock()
		return
	}
	j.scheduled = true
	j.running.Add(1) // Close waits until the batch is handed over
	wait := frame - j.now().Sub(j.flushed)
	j.mu.Unlock()
	send := func() {
		defer j.running.Done()
		j.handing.RLock()
		defer j.handing.RUnlock()
		if j.ctx.Err() == nil {
			j.dispatch(j.flush)
		}
	}
	if wait <= 0 {
		send()
		return
	}
	time.AfterFunc(wait, send)
}

// flush runs the batch, on the window's goroutine.
func (j *Jobs) flush() {
	j.mu.Lock()
	batch := j.batch
	j.batch, j.scheduled, j.flushed = nil, false, j.now()
	j.mu.Unlock()
	for _, s := range batch {
		if j.ctx.Err() != nil {
			return
		}
		if j.watch == nil {
			s.f()
			continue
		}
		j.watch.Do(nameOf(s.of), s.f)
	}
}

// After posts f when d has passed. The returned function calls it off.
func (j *Jobs) After(d time.Duration, f func()) (stop func()) {
	t := time.AfterFunc(d, func() { j.Post(f) })
	return func() { t.Stop() }
}

// Go runs f on a goroutine of its own. Its context ends with Close.
func (j *Jobs) Go(f func(ctx context.Context)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.closed {
		return
	}
	j.running.Add(1)
	go func() {
		defer j.running.Done()
		f(j.ctx)
	}()
}

// Every runs f again and again, d after it returned, until Close.
func (j *Jobs) Every(d time.Duration, f func(ctx context.Context)) {
	j.Go(func(ctx context.Context) {
		t := time.NewTimer(d)
		defer t.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-t.C:
				f(ctx)
				t.Reset(d)
			}
		}
	})
}

// question is the newest Latest of a name.
type question struct{ cancel context.CancelFunc }

// Latest asks in the background; the function that ask returns (nil: none)
// is run on the window's goroutine, unless a newer Latest of the same name
// was called meanwhile: that one cancels this one. For searches while typing.
func (j *Jobs) Latest(name string, ask func(ctx context.Context) (apply func())) {
	ctx, cancel := context.WithCancel(j.ctx)
	q := &question{cancel}
	j.mu.Lock()
	if old := j.latest[name]; old != nil {
		old.cancel()
	}
	j.latest[name] = q
	j.mu.Unlock()
	j.Go(func(context.Context) {
		apply := ask(ctx)
		if apply == nil || ctx.Err() != nil {
			return
		}
		j.post(func() {
			j.mu.Lock()
			newest := j.latest[name] == q
			j.mu.Unlock()
			if newest {
				apply()
			}
		}, apply)
	})
}

// guard runs f and makes an error of a panic, so that one bad photo cannot
// take the window, and unsaved text, with it.
func guard(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("a fault in the program: %v\n%s", r, debug.Stack())
		}
	}()
	return f()
}
