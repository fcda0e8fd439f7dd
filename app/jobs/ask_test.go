package jobs

import (
	"context"
	"testing"
	"time"
)

func TestEveryQuestionIsAnsweredUnlessCancelled(t *testing.T) {
	j := New(Options{Dispatch: newWindow(t).dispatch})
	defer j.Close()
	answers := make(chan int, 3)
	begun, end := make(chan struct{}), make(chan struct{})
	ask := func(n int) func(context.Context) func() {
		return func(context.Context) func() { return func() { answers <- n } }
	}
	j.Ask(ask(1))
	j.Ask(ask(2))
	cancel := j.Ask(func(ctx context.Context) func() {
		close(begun)
		<-ctx.Done()
		close(end)
		return func() { answers <- 3 }
	})
	wait(t, "the third question", begun)
	cancel()
	wait(t, "its end", end)
	got := 0
	for range 2 {
		select {
		case n := <-answers:
			got += n
		case <-time.After(5 * time.Second):
			t.Fatal("a question was not answered")
		}
	}
	if got != 3 {
		t.Errorf("the answers add up to %d, want 1 and 2", got)
	}
	select {
	case n := <-answers:
		t.Errorf("answer %d came although it was cancelled", n)
	case <-time.After(50 * time.Millisecond):
	}
}
