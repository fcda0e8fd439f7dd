package catalog

import "encoding/json"

// An InvitedList is what a list says of the people at an event. It is taken
// whole, or not at all.
type InvitedList struct {
	People   []Invited
	Lines    []int // where the list names each, from 1
	Problems []RosterProblem
}

// Errors are the problems that refuse the list.
func (l InvitedList) Errors() []RosterProblem {
	var out []RosterProblem
	for _, p := range l.Problems {
		if p.Level() == LevelError {
			out = append(out, p)
		}
	}
	return out
}

// MarshalJSON writes each person with their line, and empty lists as [].
func (l InvitedList) MarshalJSON() ([]byte, error) {
	type listed struct {
		Line int `json:"line"`
		Invited
	}
	people := []listed{}
	for i, p := range l.People {
		people = append(people, listed{l.Lines[i], p})
	}
	return json.Marshal(struct {
		People   []listed        `json:"people"`
		Problems []RosterProblem `json:"problems"`
	}{people, append([]RosterProblem{}, l.Problems...)})
}

// KeepPersons binds people to those of the roster to whom the same name was
// bound in another list.
func KeepPersons(people, bound []Invited) []Invited {
	known := map[string]string{}
	for _, p := range bound {
		if p.Person != "" {
			known[p.Name] = p.Person
		}
	}
	out := append([]Invited{}, people...)
	for i, p := range out {
		if p.Person == "" {
			out[i].Person = known[p.Name]
		}
	}
	return out
}
