package grid

import (
	"math"
	"time"
)

// speed holds text and thumbnails back while the wall moves so fast that
// nobody could read.
type speed struct {
	fast bool
	stop func()
}

const (
	fastRows = 3 // rows at once that count as fast
	settle   = 120 * time.Millisecond
)

func (v *speed) moved(g *Grid, rows float64) {
	if math.Abs(rows) > fastRows || v.fast {
		v.hold(g)
	}
}

// hold begins, or goes on, holding back.
func (v *speed) hold(g *Grid) {
	if g.o.After == nil {
		return
	}
	if v.stop != nil {
		v.stop()
	}
	v.fast = true
	v.stop = g.o.After(settle, func() {
		v.fast, v.stop = false, nil
		g.bindAll()
	})
}
