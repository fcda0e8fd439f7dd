package app

import (
	"context"
	"sync/atomic"
	"time"

	"cutline/catalog"
)

// handRest is how long the hand has to rest before work goes on that nobody
// waits for.
const handRest = time.Second

// A hand knows when it last did something in the window. Its zero value has
// done nothing.
type hand struct{ moved atomic.Int64 } // Unix nanoseconds

// moves says that the hand does something now.
func (h *hand) moves() { h.moved.Store(time.Now().UnixNano()) }

// rest is a catalog.RestFunc that also waits until the hand rests.
func (h *hand) rest(ctx context.Context, worked time.Duration) error {
	for {
		if err := catalog.Rest(ctx, worked); err != nil {
			return err
		}
		worked = handRest - time.Since(time.Unix(0, h.moved.Load()))
		if worked <= 0 {
			return nil
		}
	}
}
