//go:build race

package storetest

// race says that the race detector makes everything several times slower.
const race = true
