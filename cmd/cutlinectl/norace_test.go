//go:build !race

package main

// slower is what the race detector costs: it is not there.
const slower = 1
