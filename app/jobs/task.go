package jobs

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"cutline/catalog"
)

// State says where a task is.
type State int

// The states of a task.
const (
	Running State = iota
	Done
	Failed
	Cancelled
)

// A Task is one slow thing a person asked for. Its methods may be called
// from any goroutine.
type Task struct {
	Title string // for people

	jobs   *Jobs
	cancel context.CancelFunc

	mu       sync.Mutex
	progress catalog.Progress
	told     bool      // a change is on its way to the window
	heard    time.Time // when the window heard last
	state    State
	err      error
}

// Progress is how far the task is.
func (t *Task) Progress() catalog.Progress {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.progress
}

// State is where the task is; err is set when it is Failed.
func (t *Task) State() (state State, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.state, t.err
}

// Cancel asks the task to stop. It becomes Cancelled when it has.
func (t *Task) Cancel() { t.cancel() }

// progressEvery is the time between two looks at how far a task is: nobody
// reads faster, and each has the whole window drawn.
const progressEvery = 120 * time.Millisecond

// report keeps p; the window hears of it at most once every progressEvery.
func (t *Task) report(p catalog.Progress) {
	t.mu.Lock()
	t.progress = p
	told := t.told
	t.told = true
	wait := progressEvery - t.jobs.now().Sub(t.heard)
	t.mu.Unlock()
	if !told {
		t.jobs.After(max(wait, 0), func() {
			t.mu.Lock()
			t.told, t.heard = false, t.jobs.now()
			t.mu.Unlock()
			t.jobs.changed()
		})
	}
}

// Start runs a task and lists it until Dismiss. When it ended, done (nil:
// none) hears its error on the window's goroutine: nil, context.Canceled when
// it was cancelled, else what run returned; a panic is an error too.
func (j *Jobs) Start(title string, run func(context.Context, catalog.ProgressFunc) error, done func(error)) *Task {
	ctx, cancel := context.WithCancel(j.ctx)
	t := &Task{Title: title, jobs: j, cancel: cancel}
	j.mu.Lock()
	j.tasks = append(j.tasks, t)
	j.mu.Unlock()
	j.Post(j.changed)
	j.Go(func(context.Context) {
		err := guard(func() error { return run(ctx, t.report) })
		stopped := ctx.Err() != nil
		cancel()
		j.Post(func() {
			t.end(err, stopped)
			j.changed()
			switch {
			case done == nil:
			case j.watch == nil:
				done(err)
			default:
				j.watch.Do(nameOf(done), func() { done(err) })
			}
		})
	})
	return t
}

func (t *Task) end(err error, stopped bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.err = err
	switch {
	case err == nil:
		t.state = Done
	case stopped && errors.Is(err, context.Canceled):
		t.state, t.err = Cancelled, nil
	default:
		t.state = Failed
	}
}

// Tasks is the tasks not yet dismissed, oldest first.
func (j *Jobs) Tasks() []*Task {
	j.mu.Lock()
	defer j.mu.Unlock()
	return slices.Clone(j.tasks)
}

// Dismiss takes an ended task off the list; a running one stays.
func (j *Jobs) Dismiss(t *Task) {
	if s, _ := t.State(); s == Running {
		return
	}
	j.mu.Lock()
	j.tasks = slices.DeleteFunc(j.tasks, func(o *Task) bool { return o == t })
	j.mu.Unlock()
	j.Post(j.changed)
}

// OnChange sets what is told, on the window's goroutine, when a task began,
// moved, ended or was dismissed.
func (j *Jobs) OnChange(f func()) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.onChange = f
}

func (j *Jobs) changed() {
	j.mu.Lock()
	f := j.onChange
	j.mu.Unlock()
	if f == nil {
		return
	}
	if j.watch == nil {
		f()
		return
	}
	j.watch.Do(nameOf(f), f)
}
