package stories

import (
	"slices"
	"strings"

	"cutline/catalog"
)

// keepGone finds the texts that are being typed in blocks which st, the newer
// story, no longer has: somebody else removed them. Each block is put back as
// it is on the screen, so that nothing a person wrote is lost; the changes
// that do so are given with the story they lead to.
func (s *Screen) keepGone(st catalog.Story) (catalog.Story, []Change) {
	now := reuse(s.pieces, st.Article.Blocks)
	var out []Change
	for i, p := range s.pieces {
		if !p.typed() || slices.Contains(now, p) {
			continue
		}
		at := 0 // behind the block that stood before it
		for _, before := range s.pieces[:i] {
			if k := slices.Index(now, before); k >= 0 {
				at = max(at, k+1)
			}
		}
		c := Change{Name: "gone", Title: "story", Text: p.text(), Slots: p.card != nil, Gone: true, Clash: true, Do: p.putBack(at)}
		next, err := c.On(st)
		if err != nil {
			s.do.Fail(err)
			continue
		}
		c.Before = st
		out = append(out, c)
		now = slices.Insert(now, at, p)
		p.settle(next.Article.Blocks[at].Text)
		st = next
	}
	return st, out
}

// typed reports whether something was typed in the piece that the story does
// not hold.
func (p *piece) typed() bool {
	return slices.ContainsFunc(p.boxes(), (*box).untold)
}

// boxes are the piece's text boxes.
func (p *piece) boxes() []*box {
	if p.card != nil {
		return []*box{p.card.caption, p.card.credit, p.card.alt}
	}
	return []*box{p.box}
}

// text is what was typed in the piece.
func (p *piece) text() string {
	var out []string
	for _, b := range p.boxes() {
		if b.untold() {
			out = append(out, spaced(b.Text))
		}
	}
	return strings.Join(out, " / ")
}

// settle takes what was typed as what the story holds.
func (p *piece) settle(held string) {
	p.held = held
	for _, b := range p.boxes() {
		b.took()
	}
}

// putBack is the operation that gives a story the piece's block again, with
// what was typed in it; a slot comes with its picture and its crop.
func (p *piece) putBack(at int) func(catalog.Story) (catalog.Story, error) {
	if p.card == nil {
		kind, text := p.kind, p.box.Text
		return func(s catalog.Story) (catalog.Story, error) {
			return s.Insert(min(at, len(s.Article.Blocks)), kind, text)
		}
	}
	sl := p.card.slot
	sl.Caption, sl.Credit, sl.Alt = spaced(p.card.caption.Text), strings.TrimSpace(p.card.credit.Text), strings.TrimSpace(p.card.alt.Text)
	return func(s catalog.Story) (catalog.Story, error) {
		i := min(at, len(s.Article.Blocks))
		s, err := s.AddSlot(i, sl.Caption)
		if err != nil {
			return s, err
		}
		back := sl
		back.N = s.Article.Blocks[i].Slot
		s.Slots = slices.Clone(s.Slots)
		k := slices.IndexFunc(s.Slots, func(o catalog.Slot) bool { return o.N == back.N })
		s.Slots[k] = back
		return s, nil
	}
}

// follows reports whether block i of blocks, whose pieces are found as far as
// out tells, is what became of the piece: it stands between the same
// neighbours, or says much the same.
func (p *piece) follows(old []*piece, out []*piece, i int, b catalog.Block) bool {
	k := slices.Index(old, p)
	beside := func(from, to int) bool {
		switch {
		case from < 0 || from >= len(old):
			return to < 0 || to >= len(out)
		case to < 0 || to >= len(out):
			return false
		}
		return out[to] == old[from]
	}
	return beside(k-1, i-1) && beside(k+1, i+1) || alike(p.held, b.Text)
}

// alike reports whether two texts share a third of their words.
func alike(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	left := map[string]int{}
	for _, w := range x {
		left[w]++
	}
	same := 0
	for _, w := range y {
		if left[w] > 0 {
			left[w]--
			same++
		}
	}
	return same > 0 && 3*same >= max(len(x), len(y))
}
