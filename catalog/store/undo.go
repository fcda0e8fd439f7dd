package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"cutline/catalog"
	"cutline/catalog/internal/ahead"
)

// Undo takes back the newest edit that stands, as a new edit: whoever made
// it, a person or another program, before or after a restart. A field that was changed by something else
// since then keeps its newer value. catalog.ErrNothing: none is left.
func (s *Store) Undo(ctx context.Context, now time.Time, who string) (catalog.Applied, error) {
	a, err := s.turn(ctx, now, who, kindUndo)
	if err != nil {
		return a, fmt.Errorf("undo: %w", err)
	}
	return a, nil
}

// Redo brings back the edit that was undone last, until a new edit is made.
func (s *Store) Redo(ctx context.Context, now time.Time, who string) (catalog.Applied, error) {
	a, err := s.turn(ctx, now, who, kindRedo)
	if err != nil {
		return a, fmt.Errorf("redo: %w", err)
	}
	return a, nil
}

func (s *Store) turn(ctx context.Context, now time.Time, who, kind string) (catalog.Applied, error) {
	pick, mark, order := pickUndo, 1, "DESC"
	if kind == kindRedo {
		pick, mark, order = pickRedo, 0, ""
	}
	var a catalog.Applied
	err := s.write(ctx, func(t *tx) error {
		var of int64
		if found, err := t.get(pick, nil, &of); err != nil {
			return err
		} else if !found {
			return catalog.ErrNothing
		}
		if _, err := t.get("SELECT title FROM edit WHERE id = ?", []any{of}, &a.Title); err != nil {
			return err
		}
		ed := editing{t: t, title: a.Title, who: who, kind: kind, of: catalog.EditID(of), at: now}
		if err := ed.begin(); err != nil {
			return err
		}
		ctx := context.WithoutCancel(ctx)
		var all []catalog.EditID // one, or those that files changed in a row
		err := each(ctx, t, "SELECT id FROM edit WHERE (id = ?1 OR of = ?1 AND kind = 'file') AND undone <> ?2 ORDER BY id "+order, []any{of, mark},
			func(rows *sql.Rows) error {
				var id catalog.EditID
				err := rows.Scan(&id)
				all = append(all, id)
				return err
			})
		for _, id := range all {
			if err == nil {
				_, err = t.exec("UPDATE edit SET undone = ? WHERE id = ?", mark, int64(id))
			}
			if err == nil {
				err = ed.putBack(ctx, id, kind == kindUndo, len(all) == 1)
			}
		}
		if err == nil {
			err = ed.endPeople()
		}
		a.Edit, a.Changed, a.Photos = ed.id, ed.changed, ed.touched
		return err
	})
	return a, err
}

// putBack writes the old values of the edit (the new ones for redo), thing
// by thing, where nothing else was written since. alone: no other edit is put
// back in this write.
func (e *editing) putBack(ctx context.Context, edit catalog.EditID, undo, alone bool) error {
	var things []thing
	byThing := map[thing][]catalog.Change{}
	err := each(ctx, e.t, "SELECT thing, id, slot, field, old, new FROM change WHERE edit = ? ORDER BY thing, id, slot, field",
		[]any{int64(edit)}, func(rows *sql.Rows) error {
			var th thing
			var c catalog.Change
			var from, to string
			if err := rows.Scan(&th.kind, &th.id, &c.Slot, &c.Field, &to, &from); err != nil {
				return err
			}
			if !undo {
				from, to = to, from
			}
			var err error
			if c.Old, err = catalog.DecodeValue(from); err != nil {
				return err
			}
			if c.New, err = catalog.DecodeValue(to); err != nil {
				return err
			}
			c.Target = targetOf(th, c.Slot)
			if _, ok := byThing[th]; !ok {
				things = append(things, th)
			}
			byThing[th] = append(byThing[th], c)
			return nil
		})
	if err != nil {
		return err
	}
	e.t.many = len(things) >= manyPhotos
	put := func(things []thing, photos map[catalog.PhotoID]*row) error {
		for _, th := range things {
			if err := e.putBackOne(ctx, th, byThing[th], photos); err != nil {
				return err
			}
		}
		return nil
	}
	if alone {
		return ahead.Each(ctx, things, loadedAtOnce, func(ctx context.Context, things []thing) (map[catalog.PhotoID]*row, error) {
			return e.t.before(ctx, photosOf(things))
		}, put)
	}
	for part := range slices.Chunk(things, loadedAtOnce) {
		photos, err := load(ctx, e.t, photosOf(part))
		if err == nil {
			err = put(part, photos)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// loadedAtOnce is how many photos an edit has in memory, and as many that come
// next.
const loadedAtOnce = 500

func photosOf(things []thing) []catalog.PhotoID {
	var ids []catalog.PhotoID
	for _, th := range things {
		if th.kind == 1 {
			ids = append(ids, catalog.PhotoID(th.id))
		}
	}
	return ids
}

func targetOf(th thing, slot int) catalog.Target {
	switch {
	case th.kind == 1:
		return catalog.Target{Kind: catalog.OfPhoto, ID: th.id}
	case th.kind == 3:
		return catalog.Target{Kind: catalog.OfHouse}
	case th.kind == 4:
		return catalog.Target{Kind: catalog.OfCollection, ID: th.id}
	case th.kind == 5:
		return catalog.Target{Kind: catalog.OfPerson, ID: th.id}
	case th.kind == 6:
		return catalog.Target{Kind: catalog.OfEvent, ID: th.id}
	case slot != 0:
		return catalog.Target{Kind: catalog.OfSlot, ID: th.id, Slot: slot}
	}
	return catalog.Target{Kind: catalog.OfStory, ID: th.id}
}

// putBackOne puts back the changes of one thing; photos are those it may be of.
func (e *editing) putBackOne(ctx context.Context, th thing, changes []catalog.Change, photos map[catalog.PhotoID]*row) error {
	switch th.kind {
	case 1:
		p, ok := photos[catalog.PhotoID(th.id)]
		if !ok {
			return fmt.Errorf("photo %d: %w", th.id, catalog.ErrNotFound)
		}
		old := p.Photo
		changes, err := still(changes, func(c catalog.Change) (catalog.Value, error) { return p.Value(c.Field) },
			func(c catalog.Change) error { return p.Put(c.Field, c.New) })
		if err != nil {
			return err
		}
		return e.savePhoto(p, old, append(changes, p.agree()...))
	case 2:
		st, err := storyByID(ctx, e.t, th.id)
		if err != nil {
			return err
		}
		changes, err := still(changes, func(c catalog.Change) (catalog.Value, error) { return st.Value(c.Slot, c.Field) },
			func(c catalog.Change) error { return st.Put(c.Slot, c.Field, c.New) })
		if err != nil || len(changes) == 0 {
			return err
		}
		st.Revision++
		if err := e.t.putStory(&st); err != nil {
			return err
		}
		return e.log(changes)
	case 4:
		return e.putBackCollection(ctx, th.id, changes)
	case 5:
		return e.putBackPerson(ctx, th.id, changes)
	case 6:
		return e.putBackEvent(ctx, th.id, changes)
	}
	h, err := readHouse(ctx, e.t)
	if err != nil {
		return err
	}
	changes, err = still(changes, func(c catalog.Change) (catalog.Value, error) { return h.Value(c.Field) },
		func(c catalog.Change) error { return h.Put(c.Field, c.New) })
	if err != nil || len(changes) == 0 {
		return err
	}
	if err := e.t.putHouse(h); err != nil {
		return err
	}
	return e.log(changes)
}

// still puts those changes whose field holds what it held then, and gives them.
func still(changes []catalog.Change, value func(catalog.Change) (catalog.Value, error), put func(catalog.Change) error) ([]catalog.Change, error) {
	var out []catalog.Change
	for _, c := range changes {
		now, err := value(c)
		if err != nil || !now.Equal(c.Old) { // changed since, or its slot is gone
			continue
		}
		if err := put(c); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}
