package ahead

import (
	"context"
	"errors"
	"slices"
	"testing"
)

func TestEach(t *testing.T) {
	broken := errors.New("broken")
	ids := []int{1, 2, 3, 4, 5, 6, 7}
	for _, tt := range []struct {
		name             string
		ids              []int
		load, use, leave int // the id at which load or use fails, or the caller leaves
		want             []int
		err              error
	}{
		{name: "all in their order", ids: ids, want: ids},
		{name: "one part", ids: ids[:2], want: ids[:2]},
		{name: "nothing", want: nil},
		{name: "a part that cannot be read", ids: ids, load: 5, want: ids[:4], err: broken},
		{name: "a part that cannot be used", ids: ids, use: 4, want: ids[:3], err: broken},
		{name: "called off", ids: ids, leave: 3, want: ids[:4], err: context.Canceled},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			var got []int
			err := Each(ctx, tt.ids, 2, func(_ context.Context, ids []int) ([]int, error) {
				if slices.Contains(ids, tt.load) && tt.load != 0 {
					return nil, broken
				}
				return ids, nil
			}, func(ids, loaded []int) error {
				if !slices.Equal(ids, loaded) {
					t.Errorf("%v was read for %v", loaded, ids)
				}
				for _, id := range loaded {
					switch id {
					case tt.use:
						return broken
					case tt.leave:
						cancel()
					}
					got = append(got, id)
				}
				return nil
			})
			if tt.leave != 0 { // what was read already may still be used
				got = got[:min(len(got), len(tt.want))]
			}
			if !errors.Is(err, tt.err) || !slices.Equal(got, tt.want) {
				t.Errorf("used %v, %v; want %v, %v", got, err, tt.want, tt.err)
			}
		})
	}
}
