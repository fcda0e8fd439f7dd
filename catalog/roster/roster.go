// Package roster knows people and the offices they hold: it finds a person
// while a name is being typed, says who is meant by a name, and what a
// person's code becomes on a day. It also reads lists of people and compares
// them with those already known. It is pure: it holds values and stores none.
//
//	namesakes  people who share a name, or a spelling of one, accents and
//	           capitals not counted: who is meant, a person must choose
//	initials   the first letters of a name: hvn for Hoàng Văn Nghiệm
//
// Units: days are those of the calendar where the photo was taken; lines of a
// list count from 1; sizes are bytes.
package roster

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"cutline/catalog"
	"cutline/catalog/fold"
	"cutline/catalog/names"
)

// A Roster is the people a desk knows. It never changes: make a new one when
// a person does. Several goroutines may use it. The zero Roster knows nobody.
type Roster struct {
	people []catalog.Person // by name, as Vietnamese sorts it
	search []entry          // of the person of the same index
	code   map[string]int
	id     map[catalog.PersonID]int
	uuid   map[string]int
	called map[string][]int          // by folded name or spelling
	shared map[catalog.PersonID]bool // those who share a name with somebody
}

// New makes a roster of people. They are not copied. Of two with one code, the
// first has it.
func New(people []catalog.Person) *Roster {
	r := &Roster{people: sorted(people), search: make([]entry, len(people)), code: map[string]int{},
		id: map[catalog.PersonID]int{}, uuid: map[string]int{}, called: make(map[string][]int, len(people))}
	for i, p := range r.people {
		r.search[i] = newEntry(p)
		first(r.id, p.ID, i)
		first(r.code, p.Code, i)
		first(r.uuid, p.UUID, i)
		for _, name := range calledBy(p) {
			r.called[name] = append(r.called[name], i)
		}
	}
	r.shared = map[catalog.PersonID]bool{}
	for _, same := range r.called {
		for _, i := range same {
			if len(same) > 1 {
				r.shared[r.people[i].ID] = true
			}
		}
	}
	return r
}

// first keeps i under a key that is not empty and has nothing yet.
func first[K comparable](m map[K]int, key K, i int) {
	var none K
	if _, taken := m[key]; !taken && key != none {
		m[key] = i
	}
}

// sorted is people by name; those of one name by id.
func sorted(people []catalog.Person) []catalog.Person {
	order := collate.New(language.Vietnamese)
	var buf collate.Buffer
	type keyed struct {
		key []byte
		of  catalog.Person
	}
	all := make([]keyed, len(people))
	for i, p := range people {
		all[i] = keyed{order.KeyFromString(&buf, p.Name), p}
	}
	slices.SortStableFunc(all, func(a, b keyed) int {
		return cmp.Or(slices.Compare(a.key, b.key), cmp.Compare(a.of.ID, b.of.ID))
	})
	out := make([]catalog.Person, len(all))
	for i, k := range all {
		out[i] = k.of
	}
	return out
}

// calledBy are the person's name and spellings, folded, each once.
func calledBy(p catalog.Person) []string {
	var out []string
	for _, name := range append([]string{p.Name}, p.Spellings...) {
		if f := fold.Name(name); f != "" && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// People are all, by name as Vietnamese sorts it. They must not be changed.
func (r *Roster) People() []catalog.Person { return r.people }

// Person is the person of that id.
func (r *Roster) Person(id catalog.PersonID) (catalog.Person, bool) {
	i, ok := r.id[id]
	return r.at(i, ok)
}

// ByCode is the person whose code that is, letter by letter.
func (r *Roster) ByCode(code string) (catalog.Person, bool) {
	i, ok := r.code[code]
	return r.at(i, ok)
}

// ByUUID is the person of that UUID.
func (r *Roster) ByUUID(uuid string) (catalog.Person, bool) {
	i, ok := r.uuid[uuid]
	return r.at(i, ok)
}

func (r *Roster) at(i int, ok bool) (catalog.Person, bool) {
	if !ok {
		return catalog.Person{}, false
	}
	return r.people[i], true
}

// Meant are the people a name may mean: one, several namesakes, or nobody.
// Those who are spelled just so come first. An honorific and an office before
// the name are passed over; a name whose parts stand in another order
// ("Nghiem, Hoang Van") is tried when it means nobody as it stands.
func (r *Roster) Meant(name string) []catalog.Person {
	found := r.called[fold.Name(name)]
	if len(found) == 0 {
		if m := names.Find(name); len(m) == 1 && m[0].Name != strings.TrimSpace(name) {
			name = m[0].Name
			found = r.called[fold.Name(name)]
		}
	}
	for _, turn := range turned(fold.Name(name)) {
		if len(found) == 0 {
			found = r.called[turn]
		}
	}
	out := make([]catalog.Person, len(found))
	for i, at := range found {
		out[i] = r.people[at]
	}
	slices.SortStableFunc(out, func(a, b catalog.Person) int { return likeness(b, name) - likeness(a, name) })
	return out
}

// likeness is 2 when the name is the person's as it stands, 1 when it is one
// of the spellings, else 0.
func likeness(p catalog.Person, name string) int {
	switch {
	case names.Match(p.Name, name) == names.Exact:
		return 2
	case slices.ContainsFunc(p.Spellings, func(s string) bool { return names.Match(s, name) == names.Exact }):
		return 1
	}
	return 0
}

// turned are the other orders in which a folded name may have been written:
// "nghiem hoang van" and "nghiem van hoang" are "hoang van nghiem".
func turned(folded string) []string {
	w := strings.Fields(folded)
	if len(w) < 2 || len(w) > 6 {
		return nil
	}
	given := append(slices.Clone(w[1:]), w[0])
	whole := slices.Clone(w)
	slices.Reverse(whole)
	return []string{strings.Join(given, " "), strings.Join(whole, " ")}
}

// Namesakes are the others who share a name or a spelling with the person.
func (r *Roster) Namesakes(p catalog.Person) []catalog.Person {
	var at []int
	for _, name := range calledBy(p) {
		for _, i := range r.called[name] {
			if r.people[i].ID != p.ID && !slices.Contains(at, i) {
				at = append(at, i)
			}
		}
	}
	slices.Sort(at)
	out := make([]catalog.Person, len(at))
	for i, j := range at {
		out[i] = r.people[j]
	}
	return out
}

// Codes hands out the codes people have, each with the name, in the order of
// names.
func (r *Roster) Codes() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, p := range r.people {
			if p.Code != "" && !yield(p.Code, p.Name) {
				return
			}
		}
	}
}

// Replacements are what a code becomes on the day a photo was taken, as the
// columns of a code file: the first office in its short form with the name,
// the name alone, and all offices in their long form. On a day without a known
// office the first is the name, and the third is empty. ok is false when no
// person has the code.
func (r *Roster) Replacements(code string, day catalog.Date) (texts []string, ok bool) {
	p, ok := r.ByCode(code)
	if !ok {
		return nil, false
	}
	return []string{p.Brief(day), p.Name, p.AllOffices(day)}, true
}
