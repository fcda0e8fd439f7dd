package roster

import (
	"fmt"
	"slices"
	"strings"

	"cutline/catalog"
	"cutline/catalog/fold"
	"cutline/catalog/names"
)

// Compare says what a list would change in the roster: who is new, what of
// whom changes, and what refuses it. It adds to what is known, and with
// o.Replace takes the list's offices and spellings of a person for all there
// are. What the list does not say stays.
func (r *Roster) Compare(list List, o catalog.RosterOptions) catalog.RosterPlan {
	c := comparing{r: r, o: o, l: lister{list: List{Problems: list.Problems, More: list.More}}, met: map[catalog.PersonID]int{}}
	plan := catalog.RosterPlan{People: []catalog.PersonChange{}}
	for _, p := range list.People {
		change, ok := c.person(p)
		switch {
		case !ok:
		case !change.Added && len(change.Changes) == 0:
			plan.Unchanged++
		default:
			plan.People = append(plan.People, change)
		}
	}
	done := c.l.finish()
	plan.Problems, plan.More = done.Problems, done.More
	if plan.Problems == nil {
		plan.Problems = []catalog.RosterProblem{}
	}
	return plan
}

// A comparing is a list while it is held against a roster.
type comparing struct {
	r   *Roster
	o   catalog.RosterOptions
	l   lister                   // for its problems
	met map[catalog.PersonID]int // the line of each known person that the list named
}

// person is what the list changes of one person; ok is false when that cannot
// be told.
func (c *comparing) person(p Listed) (catalog.PersonChange, bool) {
	out := catalog.PersonChange{Line: p.Line, Changes: []catalog.TableChange{}}
	old, known, ok := c.known(p)
	switch {
	case !ok:
		return out, false
	case !known:
		out.Added, out.Person = true, p.Person
		return out, true
	}
	if before, again := c.met[old.ID]; again {
		c.l.problem(p.Line, catalog.CodeTwice, old.Code, old.Name, before)
		return out, false
	}
	c.met[old.ID] = p.Line
	out.Person = old
	if p.Code != "" {
		out.Person.Code = p.Code
	}
	if betterName(old, p.Name) {
		out.Person.Name = p.Name
	}
	if p.Honorific != "" {
		out.Person.Honorific = p.Honorific
	}
	if p.Note != "" {
		out.Person.Note = p.Note
	}
	if out.Person.Spellings = p.Spellings; !c.o.Replace || len(p.Spellings) == 0 {
		out.Person.Spellings = union(old.Spellings, p.Spellings)
	}
	if !c.offices(&out.Person, p) {
		return out, false
	}
	fit, err := out.Person.Fit()
	if err != nil {
		c.l.problem(p.Line, catalog.PersonBad, plainError(err))
		return out, false
	}
	out.Person, out.Changes = fit, differences(old, fit)
	return out, true
}

// known finds the person of the roster that the list means: by UUID, by code,
// else by a name that only one bears.
func (c *comparing) known(p Listed) (old catalog.Person, known, ok bool) {
	if old, known = c.r.ByUUID(p.UUID); known {
		return old, true, true
	}
	if old, known = c.r.ByCode(p.Code); known {
		if p.Name != "" && names.Match(old.Name, p.Name) == names.Different && !slices.Contains(calledBy(old), fold.Name(p.Name)) {
			c.l.problem(p.Line, catalog.CodeTaken, p.Code, old.Name, p.Name)
			return old, false, false
		}
		return old, true, true
	}
	same, others := c.called(p.Name)
	switch {
	case p.Name == "":
		c.l.problem(p.Line, catalog.PersonNoName)
		return old, false, false
	case p.Code+p.UUID == "" && len(same) > 1:
		c.l.problem(p.Line, catalog.PersonWhich, len(same), p.Name)
		return old, false, false
	case len(same) == 1 && p.UUID == "" && (p.Code == "" || same[0].Code == ""):
		return same[0], true, true
	case len(same)+len(others) > 0:
		namesake := append(same, others...)[0]
		c.l.problem(p.Line, catalog.PersonNamesake, strings.TrimSpace(namesake.Code+" "+namesake.Polite()))
	}
	return old, false, true
}

// called are the people of the roster who may bear a name as a list has it:
// those who are spelled so, or would be without any accents; and the others,
// of other accents: Hải is not Hai.
func (c *comparing) called(name string) (same, others []catalog.Person) {
	for _, i := range c.r.called[fold.Name(name)] {
		p := c.r.people[i]
		if ascii(name) || ascii(p.Name) || likeness(p, name) > 0 {
			same = append(same, p)
		} else {
			others = append(others, p)
		}
	}
	return same, others
}

// betterName reports whether a list's name may take the place of the one
// known: it is another, and not only the same without its accents.
func betterName(old catalog.Person, now string) bool {
	if now == "" || now == old.Name || slices.Contains(old.Spellings, now) {
		return false
	}
	return fold.Name(now) != fold.Name(old.Name) || !ascii(now)
}

func ascii(s string) bool { return !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 }) }

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// offices puts the list's offices into those of the person known. One that is
// called the same and begins on the same day, or whose beginning one of the
// two does not know, is the same office.
func (c *comparing) offices(p *catalog.Person, list Listed) bool {
	if len(list.Offices) == 0 {
		return true
	}
	if c.o.Replace {
		p.Offices = slices.Clone(list.Offices)
		return true
	}
	out, fits := slices.Clone(p.Offices), true
	for i, o := range list.Offices {
		at := slices.IndexFunc(out, func(have catalog.Office) bool { return oneOffice(have, o) })
		if at >= 0 {
			out[at] = merged(out[at], o)
			continue
		}
		if at = slices.IndexFunc(out, func(have catalog.Office) bool { return sameOffice(have, o) && have.Overlaps(o) }); at >= 0 {
			c.l.problem(list.offices[i], catalog.OfficeKnown, p.Name, o.Long, span(out[at]))
			fits = false
			continue
		}
		out = append(out, o)
	}
	p.Offices = out
	return fits && c.once(*p, list.Line)
}

// once reports whether the person holds no office twice at a time.
func (c *comparing) once(p catalog.Person, line int) bool {
	for i, o := range p.Offices {
		for _, q := range p.Offices[:i] {
			if sameOffice(o, q) && o.Overlaps(q) {
				c.l.problem(line, catalog.OfficeKnown, p.Name, o.Long, span(q))
				return false
			}
		}
	}
	return true
}

// oneOffice reports whether two entries tell of one office.
func oneOffice(a, b catalog.Office) bool {
	return sameOffice(a, b) && a.Overlaps(b) && (a.From == b.From || a.From.IsZero() || b.From.IsZero())
}

// merged is what is known of an office with what a list says of it now.
func merged(old, now catalog.Office) catalog.Office {
	if fold.Name(old.Long) != fold.Name(now.Long) || !ascii(now.Long) { // else it may be the same without accents
		old.Long = now.Long
	}
	if now.Short != "" {
		old.Short = now.Short
	}
	if !now.From.IsZero() {
		old.From = now.From
	}
	if !now.To.IsZero() {
		old.To = now.To
	}
	if now.Rank != 0 {
		old.Rank = now.Rank
	}
	return old
}

// differences are the fields in which a person changes, as people read them.
func differences(old, now catalog.Person) []catalog.TableChange {
	out := []catalog.TableChange{}
	for _, field := range catalog.PersonFields() {
		a, errA := old.Value(field)
		b, errB := now.Value(field)
		if errA != nil || errB != nil { // every field has a value
			panic(fmt.Sprint(errA, errB))
		}
		if !a.Equal(b) {
			out = append(out, catalog.TableChange{Field: field, Old: a.String(), New: b.String()})
		}
	}
	return out
}
