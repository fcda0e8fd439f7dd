package app

import (
	"context"
	"errors"
	"testing"
	"time"
)

func TestWorkInTheBackgroundWaitsForTheHand(t *testing.T) {
	var h hand
	began := time.Now()
	if err := h.rest(t.Context(), time.Millisecond); err != nil || time.Since(began) > handRest/2 {
		t.Errorf("a hand that did nothing held work up for %v, %v", time.Since(began), err)
	}
	h.moves()
	began = time.Now()
	if err := h.rest(t.Context(), time.Millisecond); err != nil || time.Since(began) < handRest {
		t.Errorf("work went on %v after the hand moved, %v", time.Since(began), err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	h.moves()
	if err := h.rest(ctx, time.Hour); !errors.Is(err, context.Canceled) {
		t.Errorf("a rest that was called off ends with %v", err)
	}
}
