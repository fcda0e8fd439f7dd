package roster

import (
	"cmp"
	"slices"
	"strings"

	"cutline/catalog"
	"cutline/catalog/names"
)

// List finds and orders people as a query says.
func (r *Roster) List(q catalog.RosterQuery) catalog.RosterList {
	at := r.find(q.Typed)
	if q.ByRank {
		at = r.byRank(at, q.On)
	}
	out := catalog.RosterList{People: make([]catalog.Person, most(len(at), q.Limit)), Namesakes: r.shared, Total: len(r.people)}
	for i := range out.People {
		out.People[i] = r.people[at[i]]
	}
	return out
}

// byRank is people with the highest rank held on a day first, then those who
// are unranked, then those who hold no office.
func (r *Roster) byRank(at []int, day catalog.Date) []int {
	type ranked struct {
		rank   uint
		nth, i int
	}
	order := make([]ranked, len(at))
	for nth, i := range at {
		order[nth] = ranked{^uint(0), nth, i}
		for _, o := range r.people[i].Offices {
			if o.On(day) {
				order[nth].rank = min(order[nth].rank, uint(o.Rank-1), ^uint(0)-1)
			}
		}
	}
	slices.SortFunc(order, func(a, b ranked) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.nth, b.nth)) })
	out := make([]int, len(at))
	for nth, o := range order {
		out[nth] = o.i
	}
	return out
}

// Propose holds the people whom an article names against the roster: who is
// known, who is new, who holds an office since that day that the roster does
// not know. Captions are texts where offices stand in their short form. A
// given name alone proposes nobody new.
func (r *Roster) Propose(named []catalog.Named, captions []string, day catalog.Date) []catalog.Proposal {
	short := names.People(captions...)
	out := []catalog.Proposal{}
	for _, n := range named {
		p := catalog.Proposal{Name: n.Name, Honorific: n.Honorific, Day: day, Said: []catalog.Office{}, Missing: []catalog.Office{}, People: r.Meant(n.Name)}
		if len(p.People) == 0 && !strings.Contains(n.Name, " ") {
			continue
		}
		for _, office := range n.Offices {
			if o, err := (catalog.Office{Long: office, Short: shortForm(office, n.Name, short), From: day}).Fit(); err == nil {
				p.Said = append(p.Said, o)
			}
		}
		slices.SortStableFunc(p.People, func(a, b catalog.Person) int { return holds(b, p.Said, day) - holds(a, p.Said, day) })
		switch len(p.People) {
		case 0:
			p.Kind, p.Missing = catalog.ProposalNew, p.Said
		case 1:
			p.Kind, p.Missing = catalog.ProposalKnown, r.Missing(p, p.People[0])
			if len(p.Missing) > 0 {
				p.Kind = catalog.ProposalOffice
			}
		default:
			p.Kind, p.Missing = catalog.ProposalNamesakes, r.Missing(p, p.People[0])
		}
		out = append(out, p)
	}
	return out
}

// Missing are the offices of a proposal that a person is not known to hold on
// its day.
func (r *Roster) Missing(p catalog.Proposal, who catalog.Person) []catalog.Office {
	held := who.On(p.Day)
	out := []catalog.Office{}
	for _, o := range p.Said {
		if !slices.ContainsFunc(held, func(h catalog.Office) bool { return same(h, o) }) {
			out = append(out, o)
		}
	}
	return out
}

// holds counts the offices said that a person holds on a day.
func holds(p catalog.Person, said []catalog.Office, day catalog.Date) int {
	n := 0
	for _, h := range p.On(day) {
		if slices.ContainsFunc(said, func(o catalog.Office) bool { return same(h, o) }) {
			n++
		}
	}
	return n
}

func same(a, b catalog.Office) bool {
	for _, x := range []string{a.Long, a.Short} {
		for _, y := range []string{b.Long, b.Short} {
			if x != "" && y != "" && names.SameOffice(x, y) {
				return true
			}
		}
	}
	return false
}

// shortForm is how captions write an office of a person, or with the
// abbreviations every paper has; "" when it is no shorter.
func shortForm(office, name string, captions []catalog.Named) string {
	best := abbreviated(office)
	for _, n := range captions {
		if names.Match(n.Name, name) == names.Different {
			continue
		}
		for _, o := range n.Offices {
			if len(o) < len(best) && !strings.Contains(o, ",") && names.ShortOf(o, office) {
				best = o
			}
		}
	}
	if len(best) >= len(office) {
		return ""
	}
	return best
}

// abbreviations are bodies that a caption names by their letters alone.
var abbreviations = strings.NewReplacer("Ủy ban nhân dân", "UBND", "Uỷ ban nhân dân", "UBND", "Ủy ban Nhân dân", "UBND", "Uỷ ban Nhân dân", "UBND",
	"Hội đồng nhân dân", "HĐND", "Hội đồng Nhân dân", "HĐND", "Mặt trận Tổ quốc", "MTTQ")

func abbreviated(office string) string { return abbreviations.Replace(office) }
