package names

import (
	"strings"

	"cutline/catalog/fold"
)

// A Likeness says how two names compare.
type Likeness int

const (
	Different Likeness = iota
	Spelled            // the same person's, it seems, but spelled otherwise
	Exact
)

// Match compares two names. They are spelled otherwise when they differ in
// accents alone, or in one letter of one syllable of three and more.
func Match(a, b string) Likeness {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	for _, words := range [][]string{x, y} {
		for i := range words {
			words[i] = key(words[i])
		}
	}
	if len(x) == 0 || len(x) != len(y) {
		if len(x) > 0 && len(y) > 0 && fold.Name(strings.Join(x, "")) == fold.Name(strings.Join(y, "")) {
			return Spelled // "Đắk Lắk", "Đắklắk"
		}
		return Different
	}
	differing, letters := 0, 0
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		differing++
		letters += distance(fold.Name(x[i]), fold.Name(y[i]))
	}
	switch {
	case differing == 0:
		return Exact
	case differing == 1 && letters == 0:
		return Spelled
	case letters == 0 && (asciiOnly(x) || asciiOnly(y)):
		return Spelled // one of them has no accents at all
	case letters == 0 && 2*differing <= len(x)+1:
		return Spelled
	case differing == 1 && letters == 1 && len(x) >= 3:
		return Spelled
	}
	return Different
}

func asciiOnly(words []string) bool {
	for _, w := range words {
		for i := 0; i < len(w); i++ {
			if w[i] >= 0x80 {
				return false
			}
		}
	}
	return true
}

// distance is the number of letters to change, add, leave out or swap with
// their neighbour between two short words; 9 for long ones.
func distance(a, b string) int {
	if a == b {
		return 0
	}
	if len(a) > 32 || len(b) > 32 {
		return 9
	}
	rows := [3][33]int{}
	for j := range len(b) + 1 {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur, prev, before := &rows[(i+1)%3], &rows[i%3], &rows[(i+2)%3]
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := btoi(a[i-1] != b[j-1])
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
		}
	}
	return rows[(len(a)+1)%3][len(b)]
}
