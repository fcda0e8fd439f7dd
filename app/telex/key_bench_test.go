//go:build bench

package telex

import (
	"testing"
	"time"
)

// keyLimit is what a key may take.
const keyLimit = 50 * time.Microsecond

// TestBenchAKey types every syllable in Telex and VNI, behind a line of other
// words, and times each key.
func TestBenchAKey(t *testing.T) {
	const before = "Đồng chí Hoàng Văn Nghiệm, Phó Bí thư Tỉnh ủy, phát biểu tại hội nghị with the best of "
	for _, l := range layouts {
		st := Style{Method: l.method}
		var spent, worst time.Duration
		keys := 0
		for _, w := range syllables() {
			text, state := before, Typing{}
			for _, k := range l.orders(w)[0] + " " {
				began := time.Now()
				text, state = press(text, state, k, st)
				d := time.Since(began)
				spent, worst, keys = spent+d, max(worst, d), keys+1
			}
		}
		mean := spent / time.Duration(keys)
		t.Logf("method %d: %d keys, %v a key, worst %v", l.method, keys, mean, worst)
		if mean > keyLimit {
			t.Errorf("a key takes %v, want at most %v", mean, keyLimit)
		}
	}
}
