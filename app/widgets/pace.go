package widgets

import (
	"math"
	"time"
)

// A Pace tells from what was done so far how long the rest will take. Its
// zero value knows nothing.
type Pace struct {
	marks []mark
}

// mark is how far something was at a time.
type mark struct {
	at   time.Time
	done int
}

const (
	paceStep  = 500 * time.Millisecond // between two marks that are kept
	paceSpan  = 20 * time.Second       // what is older does not count
	paceLeast = 2 * time.Second        // before that nothing is said
)

// At is told how far it is. What goes back begins anew.
func (p *Pace) At(now time.Time, done int) {
	n := len(p.marks)
	if n > 0 && (done < p.marks[n-1].done || now.Before(p.marks[n-1].at)) {
		p.marks, n = nil, 0
	}
	if n > 1 && now.Sub(p.marks[n-2].at) < paceStep {
		p.marks[n-1] = mark{now, done}
		return
	}
	p.marks = append(p.marks, mark{now, done})
	for len(p.marks) > 2 && now.Sub(p.marks[1].at) >= paceSpan {
		p.marks = p.marks[1:]
	}
}

// Left is how long the rest will take, if it goes on as in the last 20
// seconds; ok is false while that cannot be told.
func (p *Pace) Left(now time.Time, total int) (left time.Duration, ok bool) {
	if len(p.marks) < 2 {
		return 0, false
	}
	first, last := p.marks[0], p.marks[len(p.marks)-1]
	spent, done := now.Sub(first.at), last.done-first.done
	if spent < paceLeast || done <= 0 || total <= 0 || last.done > total {
		return 0, false
	}
	f := float64(spent) * float64(total-last.done) / float64(done)
	if f > float64(100*time.Hour) {
		return 0, false
	}
	return time.Duration(f), true
}

// roughly is a duration as people say it: in fives of seconds below a minute,
// in minutes below an hour, else in hours and minutes.
func roughly(d time.Duration) (hours, minutes, seconds int) {
	switch s := d.Seconds(); {
	case s <= 55:
		return 0, 0, 5 * max(1, int(math.Ceil(s/5)))
	case s < 3570:
		return 0, max(1, int(math.Round(s/60))), 0
	default:
		m := int(math.Round(s/60/5)) * 5
		return m / 60, m % 60, 0
	}
}
