package jobs

import "context"

// Ask asks in the background; the function that ask returns (nil: none) is
// run on the window's goroutine, unless cancel was called before. Unlike
// [Jobs.Latest] every question is answered.
func (j *Jobs) Ask(ask func(ctx context.Context) (apply func())) (cancel func()) {
	ctx, cancel := context.WithCancel(j.ctx)
	j.Go(func(context.Context) {
		apply := ask(ctx)
		if apply == nil || ctx.Err() != nil {
			cancel()
			return
		}
		j.post(func() {
			if ctx.Err() == nil {
				apply()
			}
			cancel()
		}, apply)
	})
	return cancel
}
