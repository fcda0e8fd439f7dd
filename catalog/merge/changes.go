package merge

import (
	"slices"

	"cutline/catalog"
)

// changes tells what becomes of each block, in the order of the merged text;
// what goes is told where it stood.
func (m *blocks) changes() []catalog.StoryChange {
	m.markMoved()
	var out []catalog.StoryChange
	slot := 0
	for _, i := range m.order {
		u := m.units[i]
		if u.mine == none && !u.keep && !u.conflict {
			continue // a person took it out, and nothing new is said there
		}
		c := m.change(u)
		if u.keep && u.block.Type == catalog.SlotBlock {
			slot++
			c.Slot = slot
		}
		out = append(out, c)
	}
	return out
}

func (m *blocks) change(u unit) catalog.StoryChange {
	now := ""
	part := string(u.block.Type)
	if u.keep {
		now = u.block.Text
		if u.block.Type == catalog.SlotBlock {
			now = u.slot.Caption
		}
	} else if u.mine == none {
		part = string(m.theirs[u.theirs].Type)
	}
	c := catalog.StoryChange{Part: part, Old: u.was, New: now, Moved: u.moved}
	switch {
	case !u.keep && u.mine == none:
		c.Kind = catalog.PartSame
	case !u.keep:
		c.Kind, c.New, c.Slot = catalog.PartRemoved, "", u.block.Slot
	case u.mine == none:
		c.Kind = catalog.PartAdded
	default:
		c = change(part, u.was, now)
		mine := m.mine.Article.Blocks[u.mine]
		if c.Kind == catalog.PartSame && (mine.Type != u.block.Type) {
			c.Kind = catalog.PartChanged
		}
		if c.Moved = u.moved; u.moved && c.Kind == catalog.PartSame {
			c.Kind = catalog.PartMoved
		}
	}
	return contested(c, u.conflict, u.said)
}

// markMoved marks the blocks of mine that stand elsewhere now: all but the
// longest run of them that keeps its order.
func (m *blocks) markMoved() {
	var kept []int // units
	for _, i := range m.order {
		if m.units[i].keep && m.units[i].mine != none {
			kept = append(kept, i)
		}
	}
	stay := map[int]bool{}
	for _, i := range longestRising(kept, func(i int) int { return m.units[i].mine }) {
		stay[i] = true
	}
	for _, i := range kept {
		m.units[i].moved = !stay[i]
	}
}

// longestRising is the longest part of list, in order, whose keys rise.
func longestRising(list []int, key func(int) int) []int {
	var ends []int // ends[n]: the index in list of the least end of a rise of n+1
	before := make([]int, len(list))
	for k, x := range list {
		n, _ := slices.BinarySearchFunc(ends, key(x), func(e, want int) int { return key(list[e]) - want })
		before[k] = -1
		if n > 0 {
			before[k] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, k)
		} else {
			ends[n] = k
		}
	}
	if len(ends) == 0 {
		return nil
	}
	out := make([]int, 0, len(ends))
	for k := ends[len(ends)-1]; k >= 0; k = before[k] {
		out = append(out, list[k])
	}
	slices.Reverse(out)
	return out
}
