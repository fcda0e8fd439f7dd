package catalog

import (
	"context"
	"time"
)

// A RestFunc is called between two steps of work that nobody waits for, with
// how long the last step took. It returns when the next may begin, or with the
// error of ctx.
type RestFunc func(ctx context.Context, worked time.Duration) error

// Rest is a RestFunc that rests as long as was worked: the processor and the
// disk are others', too.
func Rest(ctx context.Context, worked time.Duration) error {
	select {
	case <-time.After(worked):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
