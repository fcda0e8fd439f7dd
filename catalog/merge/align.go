package merge

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"cutline/catalog"
	"cutline/catalog/names"
)

// How alike two blocks must be to be one block in two versions: the share of
// pairs of neighbouring words that both have. People named in both captions
// count in favour, for a caption is mostly names.
const (
	alikeText = 0.35
	alikeSlot = 0.25
	forPeople = 0.3
	manyTimes = 64 // pairs of words that stand in more blocks tell nothing
)

// A node is a block as it is compared.
type node struct {
	slot   bool
	text   string
	pairs  []string
	people []string
}

func nodes(blocks []catalog.Block) []node {
	out := make([]node, len(blocks))
	for i, b := range blocks {
		out[i] = node{slot: b.Type == catalog.SlotBlock, text: b.Text}
	}
	return out
}

// look reads the words of a node; most nodes are matched without.
func (n *node) look() {
	if n.pairs != nil {
		return
	}
	words := strings.FieldsFunc(strings.ToLower(norm.NFC.String(n.text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	before := ""
	for _, w := range append(words, "") {
		n.pairs = append(n.pairs, before+" "+w)
		before = w
	}
	slices.Sort(n.pairs)
	n.pairs = slices.Compact(n.pairs)
	if n.slot {
		for _, m := range names.Find(n.text) {
			n.people = append(n.people, m.Name)
		}
	}
}

// align tells for each node of a which of b is the same block, or -1. Equal
// texts are, in order; then the most alike ones; then two slots alone between
// the same neighbours. The time grows with the number of words.
func align(a, b []node) []int {
	m := matching{a: a, b: b, to: make([]int, len(a)), taken: make([]bool, len(b))}
	for i := range m.to {
		m.to[i] = -1
	}
	m.equal()
	m.alike()
	m.between()
	return m.to
}

type matching struct {
	a, b  []node
	to    []int
	taken []bool
}

func (m *matching) match(i, j int) { m.to[i], m.taken[j] = j, true }

func (m *matching) equal() {
	type key struct {
		slot bool
		text string
	}
	where := map[key][]int{}
	for j, n := range m.b {
		k := key{n.slot, n.text}
		where[k] = append(where[k], j)
	}
	for i, n := range m.a {
		k := key{n.slot, n.text}
		if js := where[k]; len(js) > 0 {
			m.match(i, js[0])
			where[k] = js[1:]
		}
	}
}

type couple struct {
	i, j  int
	score float64
}

func (m *matching) alike() {
	where := map[string][]int{}
	for j := range m.b {
		if m.taken[j] {
			continue
		}
		m.b[j].look()
		for _, p := range m.b[j].pairs {
			where[p] = append(where[p], j)
		}
		for _, p := range m.b[j].people {
			where["\x00"+p] = append(where["\x00"+p], j)
		}
	}
	if len(where) == 0 {
		return
	}
	var couples []couple
	for i := range m.a {
		if m.to[i] < 0 {
			m.a[i].look()
			couples = append(couples, m.couples(i, where)...)
		}
	}
	slices.SortFunc(couples, func(x, y couple) int {
		switch {
		case x.score != y.score:
			return map[bool]int{true: -1, false: 1}[x.score > y.score]
		case apart(x) != apart(y):
			return apart(x) - apart(y)
		case x.i != y.i:
			return x.i - y.i
		}
		return x.j - y.j
	})
	for _, c := range couples {
		if m.to[c.i] < 0 && !m.taken[c.j] {
			m.match(c.i, c.j)
		}
	}
}

func apart(c couple) int { return max(c.i-c.j, c.j-c.i) }

// couples are the blocks of b that may be block i of a.
func (m *matching) couples(i int, where map[string][]int) []couple {
	a := &m.a[i]
	shared, people := map[int]int{}, map[int]int{}
	for _, p := range a.pairs {
		if js := where[p]; len(js) <= manyTimes {
			for _, j := range js {
				shared[j]++
			}
		}
	}
	for _, p := range a.people {
		if js := where["\x00"+p]; len(js) <= manyTimes {
			for _, j := range js {
				people[j]++
				shared[j] += 0
			}
		}
	}
	var out []couple
	for j, n := range shared {
		b := &m.b[j]
		if a.slot != b.slot {
			continue
		}
		least, score := alikeText, 2*float64(n)/float64(len(a.pairs)+len(b.pairs))
		if a.slot {
			least = alikeSlot
			score += forPeople * float64(people[j]) / float64(max(len(a.people), len(b.people), 1))
		}
		if score >= least {
			out = append(out, couple{i, j, score})
		}
	}
	return out
}

// between matches a slot with the only other one that is left between the
// same neighbours, unless the two name other people.
func (m *matching) between() {
	type gap struct{ from, to int }
	inA, inB := map[gap][]int{}, map[gap][]int{}
	from := make([]int, len(m.b)) // of b: the a it is matched with
	for j := range from {
		from[j] = -1
	}
	for i, j := range m.to {
		if j >= 0 {
			from[j] = i
		}
	}
	before := -1
	for i, after := 0, 0; i < len(m.a); i++ {
		if m.to[i] >= 0 {
			before = m.to[i]
			continue
		}
		for after = max(after, i); after < len(m.a) && m.to[after] < 0; after++ {
		}
		end := len(m.b)
		if after < len(m.a) {
			end = m.to[after]
		}
		if m.a[i].slot {
			inA[gap{before, end}] = append(inA[gap{before, end}], i)
		}
	}
	before = -1
	for j, after := 0, 0; j < len(m.b); j++ {
		if from[j] >= 0 {
			before = j
			continue
		}
		for after = max(after, j); after < len(m.b) && from[after] < 0; after++ {
		}
		if m.b[j].slot {
			inB[gap{before, after}] = append(inB[gap{before, after}], j)
		}
	}
	for g, is := range inA {
		if js := inB[g]; len(is) == 1 && len(js) == 1 && m.mayBe(is[0], js[0]) {
			m.match(is[0], js[0])
		}
	}
}

func (m *matching) mayBe(i, j int) bool {
	a, b := &m.a[i], &m.b[j]
	a.look()
	b.look()
	if len(a.people) == 0 || len(b.people) == 0 {
		return true
	}
	for _, p := range a.people {
		if slices.Contains(b.people, p) {
			return true
		}
	}
	return false
}
