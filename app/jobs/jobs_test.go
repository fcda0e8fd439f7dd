package jobs

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"cutline/catalog"
)

// window is a goroutine that runs what is dispatched, as a window's does.
type window struct {
	queue   chan func()
	batches atomic.Int32
}

func newWindow(t *testing.T) *window {
	w := &window{queue: make(chan func(), 1000)}
	var done sync.WaitGroup
	done.Add(1)
	go func() {
		defer done.Done()
		for f := range w.queue {
			w.batches.Add(1)
			f()
		}
	}()
	t.Cleanup(func() {
		close(w.queue)
		done.Wait()
	})
	return w
}

func (w *window) dispatch(f func()) { w.queue <- f }

func wait(t *testing.T, what string, c <-chan struct{}) {
	t.Helper()
	select {
	case <-c:
	case <-time.After(5 * time.Second):
		t.Fatalf("waited in vain for %s", what)
	}
}

func TestPostsComeInOrderAndInFewBatches(t *testing.T) {
	w := newWindow(t)
	j := New(Options{Dispatch: w.dispatch})
	defer j.Close()
	var got []int
	done := make(chan struct{})
	for i := range 1000 {
		j.Post(func() {
			if got = append(got, i); len(got) == 1000 {
				close(done)
			}
		})
	}
	wait(t, "1000 posts", done)
	for i, v := range got {
		if i != v {
			t.Fatalf("post %d came at place %d", v, i)
		}
	}
	if n := w.batches.Load(); n > 20 {
		t.Errorf("1000 posts took %d batches", n)
	}
}

func TestTaskEnds(t *testing.T) {
	boom := errors.New("disk full")
	for _, tt := range []struct {
		name   string
		run    func(context.Context, catalog.ProgressFunc) error
		cancel bool
		want   State
		err    string
	}{
		{"well", func(context.Context, catalog.ProgressFunc) error { return nil }, false, Done, ""},
		{"badly", func(context.Context, catalog.ProgressFunc) error { return boom }, false, Failed, "disk full"},
		{"by a panic", func(context.Context, catalog.ProgressFunc) error { panic("odd photo") }, false, Failed, "odd photo"},
		{"by cancel", func(ctx context.Context, _ catalog.ProgressFunc) error { <-ctx.Done(); return ctx.Err() }, true, Cancelled, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			j := New(Options{Dispatch: newWindow(t).dispatch})
			defer j.Close()
			ended := make(chan struct{})
			task := j.Start("task", tt.run, func(error) { close(ended) })
			if tt.cancel {
				task.Cancel()
			}
			wait(t, "the task", ended)
			state, err := task.State()
			if state != tt.want || (err != nil) != (tt.err != "") || err != nil && !strings.Contains(err.Error(), tt.err) {
				t.Errorf("state %d, error %v", state, err)
			}
			if len(j.Tasks()) != 1 {
				t.Error("an ended task is not listed until it is dismissed")
			}
			j.Dismiss(task)
			if len(j.Tasks()) != 0 {
				t.Error("a dismissed task is still listed")
			}
		})
	}
}

func TestProgressIsToldOncePerBatch(t *testing.T) {
	w := newWindow(t)
	j := New(Options{Dispatch: w.dispatch})
	defer j.Close()
	told := 0
	j.OnChange(func() { told++ })
	ended := make(chan struct{})
	task := j.Start("many", func(_ context.Context, p catalog.ProgressFunc) error {
		for i := range 100_000 {
			p.Report(catalog.Progress{Done: i + 1, Total: 100_000})
		}
		return nil
	}, func(error) { close(ended) })
	wait(t, "the task", ended)
	if p := task.Progress(); p.Done != 100_000 {
		t.Errorf("progress ends at %d", p.Done)
	}
	if told > 200 {
		t.Errorf("the window was told %d times", told)
	}
}

func TestOnlyTheLatestAnswerIsApplied(t *testing.T) {
	j := New(Options{Dispatch: newWindow(t).dispatch})
	defer j.Close()
	var applied []string
	done := make(chan struct{})
	slow := make(chan struct{})
	j.Latest("search", func(ctx context.Context) func() {
		<-ctx.Done()
		close(slow)
		return func() { applied = append(applied, "first") }
	})
	j.Latest("search", func(context.Context) func() {
		return func() { applied = append(applied, "second"); close(done) }
	})
	wait(t, "the second answer", done)
	wait(t, "the first to be cancelled", slow)
	if len(applied) != 1 || applied[0] != "second" {
		t.Errorf("applied %v", applied)
	}
}

func TestCloseCancelsAndWaits(t *testing.T) {
	j := New(Options{Dispatch: newWindow(t).dispatch})
	var ended atomic.Bool
	started := make(chan struct{})
	j.Go(func(ctx context.Context) {
		close(started)
		<-ctx.Done()
		time.Sleep(20 * time.Millisecond)
		ended.Store(true)
	})
	wait(t, "the start", started)
	j.Close()
	if !ended.Load() {
		t.Error("Close did not wait")
	}
	j.Post(func() { t.Error("a post after Close was run") })
	j.Go(func(context.Context) { t.Error("work after Close was run") })
}

func TestNothingIsHandedOverAfterStop(t *testing.T) {
	var stopped atomic.Bool
	var late atomic.Int32
	j := New(Options{Dispatch: func(func()) {
		if stopped.Load() {
			late.Add(1)
		}
	}})
	var posting sync.WaitGroup
	for range 4 {
		posting.Add(1)
		go func() {
			defer posting.Done()
			for range 2000 {
				j.Post(func() {})
				j.flush()
			}
		}()
	}
	j.Stop()
	stopped.Store(true)
	posting.Wait()
	j.Close()
	if n := late.Load(); n > 0 {
		t.Errorf("%d batches came after Stop", n)
	}
}
