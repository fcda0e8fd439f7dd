package app

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"cutline/app/jobs"
	"cutline/catalog"
)

func TestTheQueueKeepsTheOrderAndTellsWhenIdle(t *testing.T) {
	var mu sync.Mutex
	j := jobs.New(jobs.Options{Dispatch: func(f func()) { mu.Lock(); defer mu.Unlock(); f() }})
	defer j.Close()
	q := queue{jobs: j}
	var got []int
	idle := make(chan struct{})
	mu.Lock()
	for i := range 20 {
		q.do(func(context.Context) { time.Sleep(time.Duration(20-i) * time.Millisecond / 10) }, func() { got = append(got, i) })
	}
	q.whenIdle(func() { close(idle) })
	mu.Unlock()
	select {
	case <-idle:
	case <-time.After(5 * time.Second):
		t.Fatal("the queue never became idle")
	}
	mu.Lock()
	defer mu.Unlock()
	if len(got) != 20 || !slices.IsSorted(got) {
		t.Errorf("done in the order %v", got)
	}
}

func TestRun(t *testing.T) {
	for _, tt := range []struct {
		name       string
		own        []catalog.EditID
		base, want catalog.EditID
	}{
		{"no edit of ours", nil, 4, 4},
		{"read just before ours", []catalog.EditID{5}, 4, 5},
		{"read before several of ours", []catalog.EditID{5, 6, 7}, 4, 7},
		{"somebody else's lies between", []catalog.EditID{5, 7}, 4, 4},
		{"read within the run", []catalog.EditID{5, 6, 7}, 6, 7},
		{"read after it", []catalog.EditID{5, 6}, 9, 9},
		{"an edit that changed nothing is none", []catalog.EditID{5, 0}, 4, 5},
		{"read before any edit at all", []catalog.EditID{1, 2}, -1, 2},
		{"somebody else's was the first", []catalog.EditID{2}, -1, -1},
		{"nobody asks", []catalog.EditID{5}, 0, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var r run
			for _, id := range tt.own {
				r.add(id)
			}
			if got := r.raise(tt.base); got != tt.want {
				t.Errorf("raise(%d) = %d, want %d", tt.base, got, tt.want)
			}
		})
	}
}

func TestShortWorkIsDoneInOneGo(t *testing.T) {
	var mu sync.Mutex
	j := jobs.New(jobs.Options{Dispatch: func(f func()) { mu.Lock(); defer mu.Unlock(); f() }})
	defer j.Close()
	q := queue{jobs: j}
	var worked []string // by the one worker; read when all is idle
	heard := map[string]int{}
	step := func(name string) (func(context.Context), func()) {
		return func(context.Context) { worked = append(worked, name) }, func() { heard[name] = len(worked) }
	}
	idle := make(chan struct{})
	mu.Lock()
	q.do(step("long"))
	for _, name := range []string{"a", "b", "c"} {
		q.doShort(step(name))
	}
	first := 0
	work, then := step("last")
	q.doFirst(func() { first = heard["c"] }, work, then)
	q.whenIdle(func() { close(idle) })
	mu.Unlock()
	select {
	case <-idle:
	case <-time.After(5 * time.Second):
		t.Fatal("the queue never became idle")
	}
	mu.Lock()
	defer mu.Unlock()
	if want := []string{"long", "a", "b", "c", "last"}; !slices.Equal(worked, want) {
		t.Errorf("done in the order %v, want %v", worked, want)
	}
	if heard["long"] != 1 || heard["a"] != 4 || heard["c"] != 4 || first != 4 || heard["last"] != 5 {
		t.Errorf("heard of after %v steps, the last began after %d", heard, first)
	}
}
