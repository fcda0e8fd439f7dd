//go:build race

package articles_test

// underRace says that the race detector makes everything many times slower.
const underRace = true
