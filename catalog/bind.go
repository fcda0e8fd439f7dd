package catalog

import "slices"

// A photo is bound to a person when a structure of the caption's people in
// detail holds the person's address (Person.URN): files and exports carry it,
// and it stays the same when the person's name or office changes. The field
// people has the name as it was printed, and nobody changes it afterwards.
const (
	personName = FieldName("name")
	personIDs  = FieldName("ids")
)

// BoundTo are the UUIDs of the people that the caption is bound to, each once.
func (c Caption) BoundTo() []string {
	var out []string
	for _, r := range c[PeopleDetails].Records {
		for _, id := range r[personIDs].List {
			if uuid, ok := ParsePersonURN(id); ok && !slices.Contains(out, uuid) {
				out = append(out, uuid)
			}
		}
	}
	return out
}

// BoundName is the UUID of the person whom the caption means by a name; "" for
// a name that is only a text.
func (c Caption) BoundName(name string) string {
	for _, r := range c[PeopleDetails].Records {
		if r[personName].Text == name {
			return Caption{PeopleDetails: RecordsValue(r)}.firstBound()
		}
	}
	return ""
}

func (c Caption) firstBound() string {
	if to := c.BoundTo(); len(to) > 0 {
		return to[0]
	}
	return ""
}

// Bind are the wishes that put a person in the caption: the name among the
// people, and the address in a structure of that name. Where the caption is
// bound to the person already there are none.
func (c Caption) Bind(p Person) []Set {
	if slices.Contains(c.BoundTo(), p.UUID) {
		return nil
	}
	var sets []Set
	if !slices.Contains(c.List(People), p.Name) {
		sets = append(sets, Set{Field: string(People), Op: Append, Value: ListValue(p.Name)})
	}
	details := slices.Clone(c[PeopleDetails].Records)
	i := slices.IndexFunc(details, func(r Record) bool {
		return r[personName].Text == p.Name && Caption{PeopleDetails: RecordsValue(r)}.firstBound() == ""
	})
	if i < 0 { // none of that name, or only a namesake's
		i = len(details)
		details = append(details, Record{personName: TextValue(p.Name)})
	}
	bound := Record(Caption(details[i]).Clone())
	bound[personIDs] = ListValue(append(slices.Clone(bound[personIDs].List), p.URN())...)
	details[i] = bound
	return append(sets, Set{Field: string(PeopleDetails), Value: Value{Records: details}})
}

// Unbind takes the addresses of people out of the caption whose names an edit
// took out of people: who is no longer named is no longer meant. What else a
// structure says stays. It tells what changed; ok is false when nothing did.
func (p *Photo) Unbind(before Caption) (c Change, ok bool, err error) {
	now := p.Caption.List(People)
	gone := map[string]bool{}
	for _, name := range before.List(People) {
		gone[name] = !slices.Contains(now, name)
	}
	var details []Record
	for _, r := range p.Caption[PeopleDetails].Records {
		if gone[r[personName].Text] {
			r = r.unbound()
		}
		if len(r) > 0 {
			details = append(details, r)
		}
	}
	return p.Change(Set{Field: string(PeopleDetails), Value: Value{Records: details}})
}

// unbound is the structure without addresses of people; empty when it said no
// more than a name beside them.
func (r Record) unbound() Record {
	ids := slices.DeleteFunc(slices.Clone(r[personIDs].List), func(id string) bool {
		_, person := ParsePersonURN(id)
		return person
	})
	if len(ids) == len(r[personIDs].List) {
		return r
	}
	out := Caption(r).Clone()
	out.Set(personIDs, Value{List: ids})
	if len(out) == 1 && !out[personName].IsZero() {
		return nil
	}
	return Record(out)
}
