package store

import (
	"context"
	"database/sql"
	"slices"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// bind notes whom the photo of a rank names by UUID, and adds to its words
// the names these people have now.
func (t *tx) bind(e *entry) error {
	for _, uuid := range e.bound {
		if _, err := t.exec("INSERT INTO bound (uuid, photo) SELECT ?, id FROM photo WHERE rank = ?", uuid, e.rank); err != nil {
			return err
		}
		found, err := people(context.Background(), t, "WHERE uuid = ? AND removed = 0", uuid)
		if err != nil {
			return err
		}
		for _, p := range found {
			for _, name := range append([]string{p.Name}, p.Spellings...) {
				if e.text[peopleColumn] != "" {
					e.text[peopleColumn] += part
				}
				e.text[peopleColumn] += fold.Index(name)
			}
		}
	}
	return nil
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
