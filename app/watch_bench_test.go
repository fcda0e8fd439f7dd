//go:build bench

package app_test

import "testing"

// TestBenchNoStepBlocks is the window's figure: while 2,000 photos are added,
// a story is imported and exported, nothing it is handed takes over 50 ms.
func TestBenchNoStepBlocks(t *testing.T) { noStepBlocks(t, 2000, 50) }
