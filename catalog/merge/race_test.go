//go:build race

package merge

// slower is what the race detector costs on a busy machine.
const slower = 15
