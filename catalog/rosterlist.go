package catalog

// A RosterQuery says which people of the roster are listed, and how. The zero
// one lists everybody by name.
type RosterQuery struct {
	Typed  string // beginnings of names, code, initials; "" = everybody
	On     Date   // the day of the offices that rank people
	ByRank bool   // the highest rank held that day first, then as otherwise
	Limit  int    // 0 = all
}

// A RosterList is what a RosterQuery finds. Nothing in it may be changed.
type RosterList struct {
	People    []Person          // by name, or the likeliest first
	Namesakes map[PersonID]bool // all who share a name with somebody
	Total     int               // people of the roster
}

// A ProposalKind says how a person whom an article names stands to the roster.
type ProposalKind string

const (
	ProposalKnown     ProposalKind = "known"     // known, with these offices that day
	ProposalOffice    ProposalKind = "office"    // known, but not with an office the article gives
	ProposalNew       ProposalKind = "new"       // not known
	ProposalNamesakes ProposalKind = "namesakes" // several may be meant: a person must choose
)

// A Proposal is a person whom an article names, held against the roster. A
// person confirms it, or does not; nothing is taken of itself.
type Proposal struct {
	Kind      ProposalKind `json:"kind"`
	Name      string       `json:"name"`
	Honorific string       `json:"honorific"`
	Day       Date         `json:"day"`     // of the article
	Said      []Office     `json:"said"`    // all that the article gives, in its order, from that day on
	Missing   []Office     `json:"missing"` // those the person meant is not known to hold that day
	People    []Person     `json:"people"`  // who may be meant, the likeliest first
}

// A Decision is what a person made of a Proposal.
type Decision struct {
	Proposal
	Person PersonID // who is meant; 0 = somebody new
	// Ends ends the offices the person held until the article's day: the new
	// ones stand in their place.
	Ends bool
}

// Take is the person of the decision as the roster shall have them; known is
// who is meant, and nil for somebody new. Ok is false when nothing changes.
func (d Decision) Take(known *Person) (p Person, ok bool) {
	if known == nil {
		return Person{Name: d.Name, Honorific: d.Honorific, Offices: append([]Office{}, d.Said...)}, true
	}
	p = *known
	p.Offices = append([]Office{}, known.Offices...)
	if d.Ends {
		for i, o := range p.Offices {
			if o.On(d.Day) && o.To.IsZero() && o.From.Compare(d.Day) < 0 {
				p.Offices[i].To = d.Day.Plus(-1)
			}
		}
	}
	p.Offices = append(p.Offices, d.Missing...)
	return p, d.Ends || len(d.Missing) > 0
}
