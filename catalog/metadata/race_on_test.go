//go:build race

package metadata

// slower is how much more time the race detector may take.
const slower = 10
