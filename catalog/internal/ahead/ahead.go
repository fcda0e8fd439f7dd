// Package ahead reads what comes next while what was read before is used.
package ahead

import (
	"context"
	"slices"
	"sync"
)

// Each calls load for every n of the ids, and use with what it gave, in their
// order: use on the caller's goroutine, load on another, one part ahead. Their
// first error ends it, and so does ctx; load is over when Each returns.
func Each[ID, T any](ctx context.Context, ids []ID, n int, load func(context.Context, []ID) (T, error), use func([]ID, T) error) error {
	if len(ids) <= n { // nothing to be ahead of
		got, err := load(ctx, ids)
		if err == nil {
			err = use(ids, got)
		}
		return err
	}
	type part struct {
		ids []ID
		got T
		err error
	}
	ctx, cancel := context.WithCancel(ctx)
	parts := make(chan part)
	var loading sync.WaitGroup
	loading.Add(1)
	go func() {
		defer loading.Done()
		defer close(parts)
		for ids := range slices.Chunk(ids, n) {
			p := part{ids: ids}
			p.got, p.err = load(ctx, ids)
			select {
			case parts <- p:
			case <-ctx.Done():
				return
			}
			if p.err != nil {
				return
			}
		}
	}()
	defer loading.Wait()
	defer cancel()
	for p := range parts {
		if p.err == nil {
			p.err = use(p.ids, p.got)
		}
		if p.err != nil {
			return p.err
		}
	}
	return ctx.Err()
}
