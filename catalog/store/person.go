package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"cutline/catalog"
)

// People are all people of the roster that are not removed, oldest first.
func (s *Store) People(ctx context.Context) ([]catalog.Person, error) {
	out, err := people(ctx, s.db.Read, "WHERE removed = 0 ORDER BY id")
	if err != nil {
		return nil, fmt.Errorf("read the roster: %w", err)
	}
	return out, nil
}

// Person is the person of that id, a removed one too.
func (s *Store) Person(ctx context.Context, id catalog.PersonID) (catalog.Person, error) {
	p, err := personByID(ctx, s.db.Read, int64(id))
	if err != nil {
		return p, fmt.Errorf("read person %s: %w", id, err)
	}
	return p, nil
}

// RosterChanged reports whether an edit after that one changed a person.
func (s *Store) RosterChanged(ctx context.Context, since catalog.EditID) (bool, error) {
	var n int
	err := s.db.Read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM change WHERE edit > ? AND thing = 5)", int64(since)).Scan(&n)
	if err != nil {
		return false, fmt.Errorf("look whether the roster changed: %w", err)
	}
	return n != 0, nil
}

func people(ctx context.Context, q querier, where string, args ...any) (out []catalog.Person, err error) {
	err = each(ctx, q, "SELECT id, uuid, doc, removed FROM person "+where, args, func(rows *sql.Rows) error {
		var p catalog.Person
		var id catalog.PersonID
		var uuid string
		var doc []byte
		var removed bool
		if err := rows.Scan(&id, &uuid, &doc, &removed); err != nil {
			return err
		}
		err := json.Unmarshal(doc, &p)
		p.ID, p.UUID, p.Removed = id, uuid, removed
		out = append(out, p)
		return err
	})
	return out, err
}

func personByID(ctx context.Context, q querier, id int64) (catalog.Person, error) {
	return onePerson(people(ctx, q, "WHERE id = ?", id))
}

func onePerson(found []catalog.Person, err error) (catalog.Person, error) {
	if err == nil && len(found) == 0 {
		err = catalog.ErrNotFound
	}
	if err != nil {
		return catalog.Person{}, err
	}
	return found[0], nil
}

// SavePeople adds the people without an id and makes the others what they are
// here, all as the edit e (its Title, Who and Base) or none: a person that
// another edit changed after e.Base is a *catalog.Clash. The error is
// catalog.ErrExists for a code that another has, and catalog.ErrUsage for what
// no person can be. It gives them back as they are now.
func (s *Store) SavePeople(ctx context.Context, people []catalog.Person, e catalog.Edit, now time.Time, who string) ([]catalog.Person, catalog.Applied, error) {
	if e.Who != "" {
		who = e.Who
	}
	ed := editing{title: e.Title, who: who, kind: kindDo, at: now, base: e.Base}
	out := make([]catalog.Person, len(people))
	err := s.write(ctx, func(t *tx) (err error) {
		ed.t = t
		for i, p := range people {
			if out[i], err = ed.savePerson(p); err != nil {
				return fmt.Errorf("%s: %w", p.Name, err)
			}
		}
		return ed.endPeople()
	})
	if err != nil {
		return nil, catalog.Applied{}, fmt.Errorf("change %s: %w", what(e), err)
	}
	return out, catalog.Applied{Edit: ed.id, Changed: ed.changed, Title: e.Title}, nil
}

// savePerson adds a person or makes one what it is here. A removed one whose
// UUID comes again is the same person.
func (e *editing) savePerson(p catalog.Person) (catalog.Person, error) {
	p, err := p.Fit()
	if err != nil {
		return p, err
	}
	ctx := context.Background()
	old, err := personByID(ctx, e.t, int64(p.ID))
	if p.ID == 0 {
		if p.UUID == "" {
			p.UUID = newUUID()
		}
		old, err = onePerson(people(ctx, e.t, "WHERE uuid = ?", p.UUID))
		switch {
		case err == catalog.ErrNotFound:
			return e.addPerson(p)
		case err == nil && !old.Removed:
			err = fmt.Errorf("another person has the UUID %s: %w", p.UUID, catalog.ErrExists)
		}
	}
	if err != nil {
		return p, err
	}
	sets := []catalog.Set{{Field: catalog.FieldRemoved}}
	for _, field := range catalog.PersonFields() {
		v, err := p.Value(field)
		if err != nil {
			return p, err
		}
		sets = append(sets, catalog.Set{Field: field, Value: v})
	}
	return e.changePerson(old, sets)
}

func (e *editing) addPerson(p catalog.Person) (catalog.Person, error) {
	if !catalog.ValidUUID(p.UUID) {
		return p, fmt.Errorf("%q is no UUID: %w", p.UUID, catalog.ErrUsage)
	}
	res, err := e.t.exec("INSERT INTO person (uuid, code, doc, created, removed) VALUES (?, '', '', ?, 1)", p.UUID, e.at.UnixMilli())
	if err != nil {
		return p, err
	}
	id, err := res.LastInsertId()
	if err != nil {
		return p, err
	}
	p.ID, p.Removed = catalog.PersonID(id), false
	if err := e.putPerson(p, catalog.Person{}); err != nil {
		return p, err
	}
	return p, e.log([]catalog.Change{{Target: catalog.Target{Kind: catalog.OfPerson, ID: id},
		Field: catalog.FieldRemoved, Old: catalog.TextValue("yes")}})
}

// changePerson applies the sets to a person.
func (e *editing) changePerson(old catalog.Person, sets []catalog.Set) (catalog.Person, error) {
	p := old
	changes, err := e.change(sets, p.Change)
	if err != nil || len(changes) == 0 {
		return p, err
	}
	if err := e.putPerson(p, old); err != nil {
		return p, err
	}
	return p, e.log(changes)
}

// person applies the sets to the person that an edit names.
func (e *editing) person(target catalog.Target, sets []catalog.Set) error {
	p, err := personByID(context.Background(), e.t, target.ID)
	if err == nil {
		_, err = e.changePerson(p, sets)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", target, err)
	}
	return nil
}

// putBackPerson is putBackOne of a person.
func (e *editing) putBackPerson(ctx context.Context, id int64, changes []catalog.Change) error {
	p, err := personByID(ctx, e.t, id)
	if err != nil {
		return err
	}
	old := p
	changes, err = still(changes, func(c catalog.Change) (catalog.Value, error) { return p.Value(c.Field) },
		func(c catalog.Change) error { return p.Put(c.Field, c.New) })
	if err != nil || len(changes) == 0 {
		return err
	}
	if err := e.putPerson(p, old); err != nil {
		return err
	}
	return e.log(changes)
}

// putPerson writes a person. The photos whose captions name them are found by
// the names they have now.
func (e *editing) putPerson(p, old catalog.Person) error {
	if photo := p.Portrait.Photo; photo != 0 && p.Portrait != old.Portrait {
		var n int
		if found, err := e.t.get("SELECT 1 FROM photo WHERE id = ?", []any{int64(photo)}, &n); err != nil {
			return err
		} else if !found {
			return fmt.Errorf("portrait: photo %s: %w", photo, catalog.ErrNotFound)
		}
	}
	doc, err := json.Marshal(p)
	if err != nil {
		return err
	}
	if _, err := e.t.exec("UPDATE person SET code = ?, doc = ?, removed = ? WHERE id = ?", p.Code, string(doc), p.Removed, int64(p.ID)); err != nil {
		return err
	}
	e.people = true
	return e.t.renamed(p, old)
}

// endPeople refuses an edit after which two people have one code.
func (e *editing) endPeople() error {
	if !e.people {
		return nil
	}
	var code, names string
	found, err := e.t.get(`SELECT code, group_concat(json_extract(doc, '$.name'), ', ') FROM person
		WHERE removed = 0 AND code <> '' GROUP BY code HAVING count(*) > 1 LIMIT 1`, nil, &code, &names)
	if err == nil && found {
		err = fmt.Errorf("the code %q would be that of several people (%s): %w", code, names, catalog.ErrExists)
	}
	return err
}

// newUUID is a random UUID, version 4.
func newUUID() string {
	var b [16]byte
	rand.Read(b[:]) // never fails
	b[6], b[8] = b[6]&0x0F|0x40, b[8]&0x3F|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
