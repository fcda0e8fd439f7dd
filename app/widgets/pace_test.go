package widgets

import (
	"testing"
	"time"
)

func TestPace(t *testing.T) {
	const none = -1 * time.Second
	type step struct {
		at, done int // seconds, things
	}
	for _, tt := range []struct {
		name  string
		steps []step
		now   int
		total int
		want  time.Duration
	}{
		{"nothing is known at first", nil, 0, 100, none},
		{"nor after a second", []step{{0, 0}, {1, 10}}, 1, 100, none},
		{"as it went on", []step{{0, 0}, {1, 10}, {2, 20}}, 2, 100, 8 * time.Second},
		{"without a total", []step{{0, 0}, {1, 10}, {2, 20}}, 2, 0, none},
		{"nothing done yet", []step{{0, 0}, {5, 0}}, 5, 100, none},
		{"it stands still: the time grows", []step{{0, 0}, {2, 20}, {12, 20}}, 12, 100, 48 * time.Second},
		{"only the last 20 seconds count", []step{{0, 0}, {50, 50}, {55, 250}, {60, 450}, {65, 650}, {70, 850}}, 70, 1050, 5 * time.Second},
		{"what goes back begins anew", []step{{0, 0}, {5, 50}, {6, 0}, {7, 1}}, 7, 100, none},
		{"all is done", []step{{0, 0}, {5, 100}}, 5, 100, 0},
		{"more than there is", []step{{0, 0}, {5, 101}}, 5, 100, none},
		{"longer than anybody waits", []step{{0, 0}, {5, 1}}, 5, 1_000_000, none},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var p Pace
			start := time.Unix(1000, 0)
			at := func(s int) time.Time { return start.Add(time.Duration(s) * time.Second) }
			for _, s := range tt.steps {
				p.At(at(s.at), s.done)
			}
			got, ok := p.Left(at(tt.now), tt.total)
			if !ok {
				got = none
			}
			if d := got - tt.want; d < -time.Millisecond || d > time.Millisecond {
				t.Errorf("%v left, want %v", got, tt.want)
			}
		})
	}
}

func TestPaceKeepsLittle(t *testing.T) {
	var p Pace
	now := time.Unix(0, 0)
	for i := range 100_000 {
		now = now.Add(time.Millisecond)
		p.At(now, i)
	}
	if n := len(p.marks); n > 45 {
		t.Errorf("%d marks are kept", n)
	}
	if left, ok := p.Left(now, 200_000); !ok || left < 99*time.Second || left > 101*time.Second {
		t.Errorf("left %v, %v", left, ok)
	}
}

func TestRoughly(t *testing.T) {
	for _, tt := range []struct {
		d       time.Duration
		h, m, s int
	}{
		{0, 0, 0, 5}, {4 * time.Second, 0, 0, 5}, {6 * time.Second, 0, 0, 10}, {55 * time.Second, 0, 0, 55},
		{56 * time.Second, 0, 1, 0}, {100 * time.Second, 0, 2, 0}, {59 * time.Minute, 0, 59, 0},
		{3570 * time.Second, 1, 0, 0}, {93 * time.Minute, 1, 35, 0}, {25 * time.Hour, 25, 0, 0},
	} {
		if h, m, s := roughly(tt.d); h != tt.h || m != tt.m || s != tt.s {
			t.Errorf("%v is %d h %d min %d s", tt.d, h, m, s)
		}
	}
}
