package store

import (
	"context"
	"database/sql"
	"slices"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// unbind adds to the changes of a photo that its caption no longer means the
// people whose names were taken out.
func (p *row) unbind(before catalog.Caption, changes []catalog.Change) ([]catalog.Change, error) {
	if !slices.ContainsFunc(changes, func(c catalog.Change) bool { return c.Field == string(catalog.People) }) {
		return changes, nil
	}
	c, ok, err := p.Unbind(before)
	if err != nil || !ok {
		return changes, err
	}
	return merge(changes, c), nil
}

// bind notes whom a photo names by UUID, and adds to its words the names these
// people have now. It runs when all else of the write is done.
func (t *tx) bind(e *entry) error {
	for _, uuid := range e.bound {
		if _, err := t.exec("INSERT OR IGNORE INTO bound (uuid, photo) VALUES (?, ?)", uuid, int64(e.photo)); err != nil {
			return err
		}
		words, err := t.calledNow(uuid)
		if err != nil {
			return err
		}
		e.text[peopleColumn] += words
	}
	return nil
}

// calledNow are the words by which the person of a UUID is found: nothing
// where the roster has none of it.
func (t *tx) calledNow(uuid string) (string, error) {
	if words, met := t.called[uuid]; met {
		return words, nil
	}
	found, err := people(context.Background(), t, "WHERE uuid = ? AND removed = 0", uuid)
	if err != nil {
		return "", err
	}
	words := ""
	for _, p := range found {
		for _, name := range append([]string{p.Name}, p.Spellings...) {
			words += part + fold.Index(name)
		}
	}
	t.called[uuid] = words
	return words, nil
}

// renamed gives the photos that name a person by UUID their words anew, when
// the person is called otherwise than before.
func (t *tx) renamed(p, old catalog.Person) error {
	if p.Name == old.Name && slices.Equal(p.Spellings, old.Spellings) && p.Removed == old.Removed {
		return nil
	}
	ctx := context.Background()
	var ids []catalog.PhotoID
	err := each(ctx, t, "SELECT photo FROM bound WHERE uuid = ?", []any{p.UUID}, func(rows *sql.Rows) error {
		var id catalog.PhotoID
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	for err == nil && len(ids) > 0 {
		some := ids[:min(len(ids), loadedAtOnce)]
		ids = ids[len(some):]
		var photos map[catalog.PhotoID]*row
		photos, err = load(ctx, t, some)
		for id, photo := range photos {
			if err == nil { // who keeps a copy of the photo's words must look again
				_, err = t.exec("UPDATE photo SET event = event WHERE id = ?", int64(id))
			}
			t.index(photo)
		}
	}
	return err
}
