//go:build bench

package stories

import (
	"testing"
	"time"
)

// keyLimit is how long a key may keep the window.
const keyLimit = 4 * time.Millisecond

// TestBenchKeyInALongArticle judges a key in a paragraph of 1,000 characters
// of an article of 30,000, with the layout that follows.
func TestBenchKeyInALongArticle(t *testing.T) {
	r := testing.Benchmark(BenchmarkTypingInALongArticle)
	if r.N == 0 {
		t.Fatal("no key was typed")
	}
	each := time.Duration(r.NsPerOp())
	t.Logf("a key in 1,000 of 30,000 characters: %v, limit %v", each.Round(time.Microsecond), keyLimit)
	if each > keyLimit {
		t.Errorf("a key takes %v, want at most %v", each, keyLimit)
	}
}
