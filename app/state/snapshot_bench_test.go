package state

import (
	"math/rand/v2"
	"testing"

	"cutline/catalog"
)

// shuffled is n photos out of the order of their numbers, of which every
// part-th number is missing.
func shuffled(n, part int) []catalog.PhotoID {
	all := make([]catalog.PhotoID, n)
	for i := range all {
		all[i] = catalog.PhotoID(1 + i + i/part)
	}
	r := rand.New(rand.NewPCG(1, 2))
	r.Shuffle(n, func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

func BenchmarkSnapshotOfAMillion(b *testing.B) {
	all := shuffled(1_000_000, 7)
	for b.Loop() {
		NewSnapshot(all, 1)
	}
}

func BenchmarkRebaseAllOfAMillion(b *testing.B) {
	old, now := NewSnapshot(shuffled(1_000_000, 7), 1), NewSnapshot(shuffled(1_000_000, 7)[:999_000], 2)
	all := NewSelection(old.Len())
	all.All()
	for b.Loop() {
		s := all.Clone()
		s.Rebase(old, now)
	}
}

func BenchmarkRebaseOneOfAMillion(b *testing.B) {
	old, now := NewSnapshot(shuffled(1_000_000, 7), 1), NewSnapshot(shuffled(1_000_000, 7)[:999_000], 2)
	one := NewSelection(old.Len())
	one.Only(500_000)
	for b.Loop() {
		s := one.Clone()
		s.Rebase(old, now)
	}
}
