package merge

import (
	"slices"

	"cutline/catalog"
)

// none says that a unit has no block in one of the texts.
const none = -1

// A unit is one block in its versions.
type unit struct {
	old, mine, theirs int // indexes into the blocks of each text, or none

	keep     bool // it is in the result
	block    catalog.Block
	slot     catalog.Slot
	conflict bool
	said     string // what theirs says, in a conflict
	was      string // what mine says: "" if it has no such block
	moved    bool
}

// blocks merges the blocks of three texts.
type blocks struct {
	old    []catalog.Block
	mine   catalog.Story
	theirs []catalog.Block
	bare   bool // the new text has no captions at all

	units []unit
	order []int // of units, as they come in the text
}

func newBlocks(old catalog.Article, mine catalog.Story, theirs catalog.Article) *blocks {
	m := &blocks{old: old.Blocks, mine: mine, theirs: theirs.Blocks, bare: len(theirs.Captions()) == 0}
	byMine, byTheirs := m.pair(nodes(old.Blocks), nodes(m.withCaptions()), nodes(theirs.Blocks))
	m.sort(byMine, byTheirs)
	next := 1
	for _, sl := range mine.Slots {
		next = max(next, sl.N+1)
	}
	for i := range m.units {
		m.resolve(&m.units[i])
		if u := &m.units[i]; u.keep && u.block.Type == catalog.SlotBlock && u.mine == none {
			u.block.Slot, u.slot.N = next, next
			next++
		}
	}
	return m
}

// withCaptions are the blocks of mine, where a slot the article says nothing
// under has its story caption to be known by.
func (m *blocks) withCaptions() []catalog.Block {
	out := slices.Clone(m.mine.Article.Blocks)
	for i, b := range out {
		if sl, ok := m.mine.Slot(b.Slot); ok && b.Type == catalog.SlotBlock && b.Text == "" {
			out[i].Text = sl.Caption
		}
	}
	return out
}

// pair makes the units, and gives them by the blocks of mine and of theirs.
func (m *blocks) pair(old, mine, theirs []node) (byMine, byTheirs []int) {
	inMine, inTheirs := align(old, mine), align(old, theirs)
	byMine, byTheirs = filled(len(mine)), filled(len(theirs))
	for i := range old {
		u := unit{old: i, mine: inMine[i], theirs: inTheirs[i]}
		if u.mine != none {
			byMine[u.mine] = len(m.units)
		}
		if u.theirs != none {
			byTheirs[u.theirs] = len(m.units)
		}
		m.units = append(m.units, u)
	}
	freeMine, freeTheirs := free(byMine), free(byTheirs)
	both := align(pick(mine, freeMine), pick(theirs, freeTheirs))
	for k, i := range freeMine {
		u := unit{old: none, mine: i, theirs: none}
		byMine[i] = len(m.units)
		if both[k] != none {
			u.theirs = freeTheirs[both[k]]
			byTheirs[u.theirs] = len(m.units)
		}
		m.units = append(m.units, u)
	}
	for _, j := range free(byTheirs) {
		byTheirs[j] = len(m.units)
		m.units = append(m.units, unit{old: none, mine: none, theirs: j})
	}
	return byMine, byTheirs
}

func filled(n int) []int { return slices.Repeat([]int{none}, n) }

func free(by []int) []int {
	var out []int
	for i, u := range by {
		if u == none {
			out = append(out, i)
		}
	}
	return out
}

func pick(list []node, which []int) []node {
	out := make([]node, len(which))
	for k, i := range which {
		out[k] = list[i]
	}
	return out
}

// sort finds the order of the units: that of the new text, unless a person
// moved blocks. Blocks that only the other text has follow the block they
// follow there.
func (m *blocks) sort(byMine, byTheirs []int) {
	main, side := byTheirs, byMine
	if m.movedByPerson() {
		main, side = byMine, byTheirs
	}
	after := map[int][]int{} // units of the side by the main one before them
	inMain := make([]bool, len(m.units))
	for _, u := range main {
		inMain[u] = true
	}
	anchor := none
	for _, u := range side {
		if inMain[u] {
			anchor = u
		} else {
			after[anchor] = append(after[anchor], u)
		}
	}
	m.order = append(m.order, after[none]...)
	for _, u := range main {
		m.order = append(m.order, u)
		m.order = append(m.order, after[u]...)
	}
}

// movedByPerson reports whether blocks that were read stand in another order
// in mine.
func (m *blocks) movedByPerson() bool {
	last := none
	for _, u := range m.units {
		if u.old == none || u.mine == none {
			continue
		}
		if u.mine < last {
			return true
		}
		last = u.mine
	}
	return false
}

// resolve decides what becomes of a unit.
func (m *blocks) resolve(u *unit) {
	switch {
	case u.mine == none && u.theirs == none: // gone on both sides
		return
	case u.mine == none:
		m.unseen(u)
	case m.mine.Article.Blocks[u.mine].Type == catalog.SlotBlock:
		m.resolveSlot(u)
	default:
		m.resolveText(u)
	}
}

// unseen resolves what is in the new text and not in mine.
func (m *blocks) unseen(u *unit) {
	t := m.theirs[u.theirs]
	if u.old != none { // a person took it out
		u.conflict = t.Text != m.old[u.old].Text
		u.said = t.Text
		return
	}
	u.keep, u.block = true, t
	u.slot = catalog.Slot{Caption: t.Text, Credit: t.Credit}
}

func (m *blocks) resolveText(u *unit) {
	mine := m.mine.Article.Blocks[u.mine]
	u.keep, u.block, u.was = true, mine, mine.Text
	switch {
	case u.theirs == none && u.old == none: // a person's own
	case u.theirs == none:
		changed := mine.Text != m.old[u.old].Text
		u.keep, u.conflict = changed, changed
	default:
		was := catalog.Block{}
		if u.old != none {
			was = m.old[u.old]
		}
		now := m.theirs[u.theirs]
		u.said = now.Text
		u.block.Text, u.conflict = three(was.Text, mine.Text, now.Text)
		kind, _ := three(string(was.Type), string(mine.Type), string(now.Type))
		u.block.Type = catalog.BlockType(kind)
	}
}

func (m *blocks) resolveSlot(u *unit) {
	mine := m.mine.Article.Blocks[u.mine]
	sl, _ := m.mine.Slot(mine.Slot)
	u.keep, u.block, u.slot, u.was = true, mine, sl, sl.Caption
	var was catalog.Block
	if u.old != none {
		was = m.old[u.old]
	}
	if u.theirs == none {
		if u.old != none && !m.bare {
			u.keep = sl.Photo != 0 || sl.Caption != was.Text
			u.conflict = u.keep
		}
		return
	}
	now := m.theirs[u.theirs]
	u.said = now.Text
	u.block.Text, _ = three(was.Text, mine.Text, now.Text)
	u.block.Credit, _ = three(was.Credit, mine.Credit, now.Credit)
	u.slot.Caption, u.conflict = three(was.Text, sl.Caption, now.Text)
	u.slot.Credit, _ = three(was.Credit, sl.Credit, now.Credit)
}

// result are the blocks and slots of the merged story. The slots still have
// numbers that are theirs alone, in no order.
func (m *blocks) result() (out []catalog.Block, slots []catalog.Slot) {
	for _, i := range m.order {
		u := m.units[i]
		if !u.keep {
			continue
		}
		out = append(out, u.block)
		if u.block.Type == catalog.SlotBlock {
			slots = append(slots, u.slot)
		}
	}
	return out, slots
}
