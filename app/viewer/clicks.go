package viewer

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
)

// clicks tells a double click from two. Fyne's own DoubleTapped would hold
// back every single click for as long.
type clicks struct {
	at    time.Time
	where fyne.Position
}

// doubleTime is the longest time between the clicks of a double click.
const doubleTime = 350 * time.Millisecond

func (c *clicks) double(p fyne.Position) bool {
	now := time.Now()
	near := math.Abs(float64(p.X-c.where.X)) < 6 && math.Abs(float64(p.Y-c.where.Y)) < 6
	yes := near && now.Sub(c.at) < doubleTime
	c.at, c.where = now, p
	if yes {
		c.at = time.Time{}
	}
	return yes
}
