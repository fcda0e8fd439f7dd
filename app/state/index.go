package state

import (
	"cmp"
	"slices"

	"cutline/catalog"
)

// maxSparse is how many times as long as the photos a table of their numbers
// may be: a catalog numbers its photos one after another, so that a large
// search is dense, and a small one is quickly sorted.
const maxSparse = 4

// An index finds the place of a photo: by a table over the numbers of the
// photos where they are dense, else by places sorted by number.
type index struct {
	table  []int32 // the place and 1, by number; 0: not there
	sorted []int32 // without a table: places by number
}

func newIndex(ids []catalog.PhotoID) index {
	if len(ids) == 0 {
		return index{}
	}
	if least, most := slices.Min(ids), slices.Max(ids); least >= 0 && int64(most) < maxSparse*int64(len(ids)) {
		table := make([]int32, most+1)
		for i, id := range ids {
			table[id] = int32(i) + 1
		}
		return index{table: table}
	}
	sorted := make([]int32, len(ids))
	for i := range sorted {
		sorted[i] = int32(i)
	}
	slices.SortFunc(sorted, func(a, b int32) int { return cmp.Compare(ids[a], ids[b]) })
	return index{sorted: sorted}
}

// of is the place of a photo among ids, -1 when it is not there.
func (x index) of(ids []catalog.PhotoID, id catalog.PhotoID) int {
	if x.table != nil {
		if id < 0 || int64(id) >= int64(len(x.table)) {
			return -1
		}
		return int(x.table[id]) - 1
	}
	i, ok := slices.BinarySearchFunc(x.sorted, id, func(p int32, id catalog.PhotoID) int { return cmp.Compare(ids[p], id) })
	if !ok {
		return -1
	}
	return int(x.sorted[i])
}
