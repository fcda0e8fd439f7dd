package desk

import (
	"context"
	"fmt"
	"slices"

	"cutline/catalog"
)

// ListPeople finds people as a query says; the zero day is today.
func (d *Desk) ListPeople(ctx context.Context, q catalog.RosterQuery) (catalog.RosterList, error) {
	r, err := d.roster(ctx)
	if err != nil {
		return catalog.RosterList{}, err
	}
	if q.On.IsZero() {
		q.On = d.Today()
	}
	return r.List(q), nil
}

// ProposePeople holds the people whom a story's article names against the
// roster. It reads only.
func (d *Desk) ProposePeople(ctx context.Context, id catalog.StoryID) ([]catalog.Proposal, error) {
	s, err := d.store.Story(ctx, id)
	if err != nil {
		return nil, err
	}
	r, err := d.roster(ctx)
	if err != nil {
		return nil, err
	}
	var captions []string
	for _, b := range s.Article.Captions() {
		captions = append(captions, b.Text)
	}
	for _, sl := range s.Slots {
		captions = append(captions, sl.Caption)
	}
	return r.Propose(s.Article.People, captions, s.Day()), nil
}

// MissingOffices are the offices of a proposal that one of the people who may
// be meant is not known to hold that day.
func (d *Desk) MissingOffices(ctx context.Context, p catalog.Proposal, who catalog.PersonID) ([]catalog.Office, error) {
	r, err := d.roster(ctx)
	if err != nil {
		return nil, err
	}
	known, ok := r.Person(who)
	if !ok {
		return nil, fmt.Errorf("person %v: %w", who, catalog.ErrNotFound)
	}
	return r.Missing(p, known), nil
}

// TakePeople puts what a person confirmed into the roster, as one edit or not
// at all. Decisions that change nothing are passed over; n is how many changed
// something. The error is ErrNotFound for a person who is not there any more,
// and a *Clash for one who changed after base.
func (d *Desk) TakePeople(ctx context.Context, all []catalog.Decision, base catalog.EditID) (n int, done catalog.Applied, err error) {
	r, err := d.roster(ctx)
	if err != nil {
		return 0, done, err
	}
	var people []catalog.Person
	for _, dec := range all {
		var known *catalog.Person
		at := slices.IndexFunc(people, func(p catalog.Person) bool { return p.ID == dec.Person && p.ID != 0 })
		switch p, ok := r.Person(dec.Person); {
		case at >= 0: // whom the article names in two ways
			known = &people[at]
		case ok:
			known = &p
		case dec.Person != 0:
			return 0, done, fmt.Errorf("person %s: %w", dec.Name, catalog.ErrNotFound)
		}
		if known != nil {
			dec.Missing = r.Missing(dec.Proposal, *known)
		}
		p, ok := dec.Take(known)
		if !ok {
			continue
		}
		if err := composePerson(&p); err != nil {
			return 0, done, err
		}
		if at >= 0 {
			people[at] = p
		} else {
			people = append(people, p)
		}
	}
	if len(people) == 0 {
		return 0, done, nil
	}
	e := catalog.Edit{Title: "roster", Base: base}
	_, done, err = d.store.SavePeople(ctx, people, e, d.opts.Now(), d.who(e))
	return len(people), done, err
}
