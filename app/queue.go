package app

import (
	"context"
	"slices"

	"cutline/app/jobs"
	"cutline/catalog"
)

// A queue does the edits of the catalog one after the other, in the order
// they were wished for, off the window's goroutine. It belongs to the window's
// goroutine.
type queue struct {
	jobs    *jobs.Jobs
	waiting []step
	running bool
	idle    []func()
}

type step struct {
	first func() // on the window's goroutine, when the turn has come; may be nil
	work  func(context.Context)
	then  func()
	short bool // it may be done in one go with such steps beside it
}

// do queues work; then runs on the window's goroutine after it.
func (q *queue) do(work func(context.Context), then func()) {
	q.doFirst(nil, work, then)
}

// doFirst is do with something to be done on the window's goroutine when the
// work's turn has come.
func (q *queue) doFirst(first func(), work func(context.Context), then func()) {
	q.add(step{first: first, work: work, then: then})
}

// doShort is do for work that takes no time to speak of, such as a mark. What
// waits of it is done in one go, so that keys pressed faster than the window
// draws do not wait for it one by one; it hears of each afterwards.
func (q *queue) doShort(work func(context.Context), then func()) {
	q.add(step{work: work, then: then, short: true})
}

func (q *queue) add(s step) {
	q.waiting = append(q.waiting, s)
	if !q.running {
		q.next()
	}
}

func (q *queue) next() {
	if len(q.waiting) == 0 {
		q.running = false
		idle := q.idle
		q.idle = nil
		for _, f := range idle {
			f()
		}
		return
	}
	n := 1
	for q.waiting[0].short && n < len(q.waiting) && q.waiting[n].short {
		n++
	}
	all := slices.Clone(q.waiting[:n])
	q.waiting, q.running = q.waiting[n:], true
	if all[0].first != nil {
		all[0].first()
	}
	q.jobs.Ask(func(ctx context.Context) func() {
		for _, s := range all {
			s.work(ctx)
		}
		return func() {
			for _, s := range all {
				s.then()
			}
			q.next()
		}
	})
}

// whenIdle runs f when all that was queued is done.
func (q *queue) whenIdle(f func()) {
	q.idle = append(q.idle, f)
	if !q.running {
		q.next()
	}
}

// A run is edits of this window that followed each other with nobody else's
// between them. What was read before the run and typed during it does not
// clash with the run itself.
type run struct{ from, to catalog.EditID }

// add hears of an edit that this window made.
func (r *run) add(id catalog.EditID) {
	switch {
	case id == 0:
	case r.to != 0 && id == r.to+1:
		r.to = id
	default:
		r.from, r.to = id, id
	}
}

// raise is base, or the end of the run if nobody else's edit lies between.
func (r *run) raise(base catalog.EditID) catalog.EditID {
	if base != 0 && r.to != 0 && max(base, 0) >= r.from-1 && base < r.to {
		return r.to
	}
	return base
}
