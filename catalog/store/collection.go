package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"time"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// Collections are all collections that are not removed, oldest first.
func (s *Store) Collections(ctx context.Context) ([]catalog.Collection, error) {
	out, err := collections(ctx, s.db.Read, "WHERE removed = 0 ORDER BY id")
	if err != nil {
		return nil, fmt.Errorf("read the collections: %w", err)
	}
	return out, nil
}

// Collection is the collection of that id, a removed one too.
func (s *Store) Collection(ctx context.Context, id catalog.CollectionID) (catalog.Collection, error) {
	c, err := collectionByID(ctx, s.db.Read, int64(id))
	if err != nil {
		return c, fmt.Errorf("read collection %s: %w", id, err)
	}
	return c, nil
}

// ResolveCollection finds the collection that ref names: its name, however it
// is accented, or its id, with or without #.
func (s *Store) ResolveCollection(ctx context.Context, ref string) (catalog.CollectionID, error) {
	id, ok := catalog.ParseCollectionID(ref)
	if !ok {
		id, _ = catalog.ParseCollectionID("#" + ref)
	}
	words := fold.Text(ref)
	found, err := collections(ctx, s.db.Read, "WHERE removed = 0 AND (id = ? OR words = ? AND words <> '') ORDER BY words <> ? LIMIT 1", int64(id), words, words)
	if err != nil {
		return 0, fmt.Errorf("find collection %q: %w", ref, err)
	}
	if len(found) == 0 {
		return 0, fmt.Errorf("collection %q: %w", ref, catalog.ErrNotFound)
	}
	return found[0].ID, nil
}

func collections(ctx context.Context, q querier, where string, args ...any) (out []catalog.Collection, err error) {
	err = each(ctx, q, "SELECT id, kind, name, query, coalesce(story, 0), removed FROM collection "+where, args, func(rows *sql.Rows) error {
		var c catalog.Collection
		err := rows.Scan(&c.ID, &c.Kind, &c.Name, &c.Query, &c.Story, &c.Removed)
		out = append(out, c)
		return err
	})
	return out, err
}

func collectionByID(ctx context.Context, q querier, id int64) (catalog.Collection, error) {
	found, err := collections(ctx, q, "WHERE id = ?", id)
	if err != nil {
		return catalog.Collection{}, err
	}
	if len(found) == 0 {
		return catalog.Collection{}, catalog.ErrNotFound
	}
	return found[0], nil
}

// AddCollection adds a collection with photos in it as the edit e (its Title
// and Who), so that undo takes it back. The error is catalog.ErrExists when another has the name,
// or the story has a shortlist, and catalog.ErrUsage when it is no collection.
func (s *Store) AddCollection(ctx context.Context, c catalog.Collection, photos []catalog.PhotoID, e catalog.Edit, now time.Time, who string) (catalog.Collection, error) {
	if e.Who != "" {
		who = e.Who
	}
	err := s.write(ctx, func(t *tx) (err error) {
		if c, err = c.Fit(); err != nil {
			return err
		}
		if err := t.freeShortlist(c.Story); err != nil {
			return err
		}
		words, err := t.freeName(c)
		if err != nil {
			return err
		}
		var story any
		if c.Story != 0 {
			story = int64(c.Story)
		}
		res, err := t.exec("INSERT INTO collection (kind, name, words, query, story, created, removed) VALUES (?, ?, ?, ?, ?, ?, 0)",
			string(c.Kind), c.Name, words, c.Query, story, now.UnixMilli())
		if err != nil {
			return err
		}
		id, err := res.LastInsertId()
		if err != nil {
			return err
		}
		c.ID, c.Removed = catalog.CollectionID(id), false
		ed := editing{t: t, title: e.Title, who: who, kind: kindDo, at: now}
		if err := ed.log([]catalog.Change{{Target: catalog.Target{Kind: catalog.OfCollection, ID: id},
			Field: catalog.FieldRemoved, Old: catalog.TextValue("yes")}}); err != nil {
			return err
		}
		if len(photos) == 0 {
			return nil
		}
		in := catalog.Set{Field: catalog.InCollection(c.ID), Value: catalog.TextValue("yes")}
		return ed.photos(context.WithoutCancel(ctx), catalog.PhotoTargets(photos...), []catalog.Set{in})
	})
	if err != nil {
		return catalog.Collection{}, fmt.Errorf("make a collection: %w", err)
	}
	return c, nil
}

// freeShortlist refuses a second shortlist for a story, and one for none.
func (t *tx) freeShortlist(story catalog.StoryID) error {
	if story == 0 {
		return nil
	}
	var name string
	found, err := t.get("SELECT slug FROM story WHERE id = ? AND removed = 0", []any{int64(story)}, &name)
	if err == nil && !found {
		err = fmt.Errorf("story %s: %w", story, catalog.ErrNotFound)
	}
	if err != nil {
		return err
	}
	found, err = t.get("SELECT name FROM collection WHERE story = ? AND removed = 0", []any{int64(story)}, &name)
	if err == nil && found {
		err = fmt.Errorf("the story's shortlist %q: %w", name, catalog.ErrExists)
	}
	return err
}

// freeName is the collection's name folded, when no other has it.
func (t *tx) freeName(c catalog.Collection) (words string, err error) {
	if words = fold.Text(c.Name); words == "" {
		return "", fmt.Errorf("%q is no name for a collection, it has no letter and no digit: %w", c.Name, catalog.ErrUsage)
	}
	var other string
	found, err := t.get("SELECT name FROM collection WHERE words = ? AND removed = 0 AND id <> ?", []any{words, int64(c.ID)}, &other)
	if err == nil && found && !c.Removed {
		err = fmt.Errorf("collection %q: %w", other, catalog.ErrExists)
	}
	return words, err
}

// putCollection writes what an edit can change of a collection.
func (t *tx) putCollection(c catalog.Collection) error {
	words, err := t.freeName(c)
	if err != nil {
		return err
	}
	_, err = t.exec("UPDATE collection SET name = ?, words = ?, query = ?, removed = ? WHERE id = ?", c.Name, words, c.Query, c.Removed, int64(c.ID))
	return err
}

// collection applies the sets to a collection.
func (e *editing) collection(target catalog.Target, sets []catalog.Set) error {
	c, err := collectionByID(context.Background(), e.t, target.ID)
	if err != nil {
		return fmt.Errorf("%s: %w", target, err)
	}
	changes, err := e.change(sets, c.Change)
	if err != nil || len(changes) == 0 {
		return err
	}
	if err := e.t.putCollection(c); err != nil {
		return err
	}
	return e.log(changes)
}

// putBackCollection is putBackOne of a collection.
func (e *editing) putBackCollection(ctx context.Context, id int64, changes []catalog.Change) error {
	c, err := collectionByID(ctx, e.t, id)
	if err != nil {
		return err
	}
	changes, err = still(changes, func(ch catalog.Change) (catalog.Value, error) { return c.Value(ch.Field) },
		func(ch catalog.Change) error { return c.Put(ch.Field, ch.New) })
	if err != nil || len(changes) == 0 {
		return err
	}
	if err := e.t.putCollection(c); err != nil {
		return err
	}
	return e.log(changes)
}

// loadCollections adds the collections that photos were put in, oldest first.
func loadCollections(ctx context.Context, q querier, photos map[catalog.PhotoID]*row) error {
	return each(ctx, q, `SELECT m.photo, c.id, c.kind, c.name, coalesce(c.story, 0) FROM member m JOIN collection c ON c.id = m.collection
		WHERE c.removed = 0 AND m.photo IN (SELECT value FROM json_each(?)) ORDER BY m.photo, c.id`,
		[]any{idList(slices.Collect(maps.Keys(photos)))}, func(rows *sql.Rows) error {
			var id catalog.PhotoID
			var c catalog.Collection
			if err := rows.Scan(&id, &c.ID, &c.Kind, &c.Name, &c.Story); err != nil {
				return err
			}
			photos[id].Collections = append(photos[id].Collections, c)
			return nil
		})
}

// mayCollect refuses to put photos where none can be put.
func (t *tx) mayCollect(sets []catalog.Set) error {
	for _, set := range sets {
		id, ok := catalog.CollectionOf(set.Field)
		if !ok {
			continue
		}
		var kind catalog.CollectionKind
		var name string
		found, err := t.get("SELECT kind, name FROM collection WHERE id = ? AND removed = 0", []any{int64(id)}, &kind, &name)
		switch {
		case err != nil:
			return err
		case !found:
			return fmt.Errorf("collection %s: %w", id, catalog.ErrNotFound)
		case kind == catalog.Smart:
			return fmt.Errorf("collection %q is a saved search, photos come into it by themselves: %w", name, catalog.ErrUsage)
		}
	}
	return nil
}

// putMember writes that a photo was put into collections or taken out.
func (t *tx) putMember(p catalog.Photo, changes []catalog.Change) error {
	for _, c := range changes {
		id, ok := catalog.CollectionOf(c.Field)
		if !ok {
			continue
		}
		query := "DELETE FROM member WHERE collection = ? AND photo = ?"
		if p.In(id) {
			query = "INSERT INTO member (collection, photo) VALUES (?, ?)"
		}
		if _, err := t.exec(query, int64(id), int64(p.ID)); err != nil {
			return err
		}
	}
	return nil
}
