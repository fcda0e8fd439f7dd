//go:build bench

package telex

import (
	"slices"
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
		var spent time.Duration
		var all []time.Duration
		for _, w := range syllables() {
			text, state := before, Typing{}
			for _, k := range l.orders(w)[0] + " " {
				began := time.Now()
				text, state = press(text, state, k, st)
				d := time.Since(began)
				spent, all = spent+d, append(all, d)
			}
		}
		slices.Sort(all)
		mean, most := spent/time.Duration(len(all)), all[len(all)*99/100]
		t.Logf("method %d: %d keys, %v a key, 99 of 100 within %v", l.method, len(all), mean, most)
		if most > keyLimit {
			t.Errorf("a key takes %v, want at most %v", most, keyLimit)
		}
	}
}
