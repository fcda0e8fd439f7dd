//go:build !race

package merge

// slower is what the race detector costs: it is not there.
const slower = 1
