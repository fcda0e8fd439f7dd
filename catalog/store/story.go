package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// storyDoc is a story as the database keeps it: what has no column.
type storyDoc struct {
	Article  catalog.Article
	Slots    []catalog.Slot
	Accepted []catalog.Acceptance
	Standing catalog.Standing
	Parsed   catalog.Article
}

const storySelect = "SELECT id, slug, source, doc, revision, created, removed FROM story "

func scanStory(rows *sql.Rows) (*catalog.Story, error) {
	var s catalog.Story
	var doc string
	var created int64
	if err := rows.Scan(&s.ID, &s.Slug, &s.Source, &doc, &s.Revision, &created, &s.Removed); err != nil {
		return nil, err
	}
	var d storyDoc
	if err := json.Unmarshal([]byte(doc), &d); err != nil {
		return nil, fmt.Errorf("read story %s: %w", s.Slug, err)
	}
	s.Article, s.Slots, s.Accepted, s.Standing, s.Parsed = d.Article, d.Slots, d.Accepted, d.Standing, d.Parsed
	s.Created = time.UnixMilli(created)
	return &s, nil
}

func stories(ctx context.Context, q querier, where string, args ...any) (out []catalog.Story, err error) {
	err = each(ctx, q, storySelect+where, args, func(rows *sql.Rows) error {
		st, err := scanStory(rows)
		if err == nil {
			out = append(out, *st)
		}
		return err
	})
	return out, err
}

// Stories are all stories, newest first.
func (s *Store) Stories(ctx context.Context) ([]catalog.Story, error) {
	out, err := stories(ctx, s.db.Read, "WHERE removed = 0 ORDER BY id DESC")
	if err != nil {
		return nil, fmt.Errorf("read the stories: %w", err)
	}
	return out, nil
}

// Story is the story of that id, a removed one too.
func (s *Store) Story(ctx context.Context, id catalog.StoryID) (catalog.Story, error) {
	st, err := storyByID(ctx, s.db.Read, int64(id))
	if err != nil {
		return catalog.Story{}, fmt.Errorf("read story %s: %w", id, err)
	}
	return st, nil
}

func storyByID(ctx context.Context, q querier, id int64) (catalog.Story, error) {
	found, err := stories(ctx, q, "WHERE id = ?", id)
	if err != nil {
		return catalog.Story{}, err
	}
	if len(found) == 0 {
		return catalog.Story{}, catalog.ErrNotFound
	}
	return found[0], nil
}

// ResolveStory finds the story that ref names: its slug or its id.
func (s *Store) ResolveStory(ctx context.Context, ref string) (catalog.StoryID, error) {
	n, err := strconv.ParseInt(ref, 10, 64)
	if err != nil {
		n = -1
	}
	found, err := stories(ctx, s.db.Read, "WHERE (slug = ? OR id = ?) AND removed = 0 ORDER BY slug <> ? LIMIT 1", ref, n, ref)
	if err != nil {
		return 0, fmt.Errorf("find story %q: %w", ref, err)
	}
	if len(found) == 0 {
		return 0, fmt.Errorf("story %q: %w", ref, catalog.ErrNotFound)
	}
	return found[0].ID, nil
}

// AddStory adds a story as the edit e (its Title and Who; its Sets are not
// looked at), so that undo takes it back. A slug that another story has, or
// had, gets a number.
func (s *Store) AddStory(ctx context.Context, st catalog.Story, e catalog.Edit, now time.Time, who string) (catalog.StoryID, error) {
	if e.Who != "" {
		who = e.Who
	}
	err := s.write(ctx, func(t *tx) error {
		if err := t.freeSlug(&st); err != nil {
			return err
		}
		res, err := t.exec("INSERT INTO story (slug, source, doc, words, revision, created, removed) VALUES (?, ?, '{}', '', 0, ?, 0)",
			st.Slug, st.Source, now.UnixMilli())
		if err != nil {
			return err
		}
		id, err := res.LastInsertId()
		if err != nil {
			return err
		}
		st.ID, st.Revision, st.Removed = catalog.StoryID(id), 1, false
		if err := t.putStory(&st); err != nil {
			return err
		}
		ed := editing{t: t, title: e.Title, who: who, kind: kindDo, at: now}
		return ed.log([]catalog.Change{{Target: catalog.Target{Kind: catalog.OfStory, ID: id},
			Field: catalog.FieldRemoved, Old: catalog.TextValue("yes")}})
	})
	if err != nil {
		return 0, fmt.Errorf("add story %s: %w", st.Slug, err)
	}
	return st.ID, nil
}

func (t *tx) freeSlug(st *catalog.Story) error {
	if st.Slug == "" {
		st.Slug = "story"
	}
	base := st.Slug
	for n := 2; ; n++ {
		var id int64
		found, err := t.get("SELECT id FROM story WHERE slug = ?", []any{st.Slug}, &id)
		if err != nil || !found {
			return err
		}
		st.Slug = base + "-" + strconv.Itoa(n)
	}
}

// putStory writes all of a story and where its photos stand.
func (t *tx) putStory(st *catalog.Story) error {
	doc, err := json.Marshal(storyDoc{st.Article, st.Slots, st.Accepted, st.Standing, st.Parsed})
	if err != nil {
		return err
	}
	_, err = t.exec("UPDATE story SET source = ?, doc = ?, words = ?, revision = ?, removed = ? WHERE id = ?", st.Source, string(doc),
		fold.Text(st.Slug+" "+st.Article.Headline), st.Revision, st.Removed, int64(st.ID))
	if err != nil {
		return err
	}
	if _, err := t.exec("DELETE FROM placed WHERE story = ?", int64(st.ID)); err != nil {
		return err
	}
	for _, sl := range st.Slots {
		if sl.Photo == 0 {
			continue
		}
		var id int64
		found, err := t.get("SELECT id FROM photo WHERE id = ?", []any{int64(sl.Photo)}, &id)
		if err != nil {
			return err
		}
		if !found {
			return fmt.Errorf("place photo %s in slot %d: there is no such photo: %w", sl.Photo, sl.N, catalog.ErrUsage)
		}
		if _, err := t.exec("INSERT INTO placed (story, slot, photo) VALUES (?, ?, ?)", int64(st.ID), sl.N, id); err != nil {
			return err
		}
	}
	return nil
}

// story applies the sets to a story or one of its slots.
func (e *editing) story(target catalog.Target, sets []catalog.Set) error {
	st, err := storyByID(context.Background(), e.t, target.ID)
	if err != nil {
		return fmt.Errorf("%s: %w", target, err)
	}
	slot := 0
	if target.Kind == catalog.OfSlot {
		if slot = target.Slot; slot == 0 {
			return fmt.Errorf("%s: slots are numbered from 1: %w", target, catalog.ErrUsage)
		}
	}
	changes, err := e.change(sets, func(set catalog.Set) (catalog.Change, bool, error) { return st.Change(slot, set) })
	if err != nil || len(changes) == 0 {
		return err
	}
	st.Revision++
	if err := e.t.putStory(&st); err != nil {
		return err
	}
	return e.log(changes)
}

// House is what the catalog knows of its newsroom.
func (s *Store) House(ctx context.Context) (catalog.House, error) {
	h, err := readHouse(ctx, s.db.Read)
	if err != nil {
		return h, fmt.Errorf("read the house's defaults: %w", err)
	}
	return h, nil
}

func readHouse(ctx context.Context, q querier) (h catalog.House, err error) {
	err = each(ctx, q, "SELECT value FROM meta WHERE key = 'house'", nil, func(rows *sql.Rows) error {
		var doc string
		if err := rows.Scan(&doc); err != nil {
			return err
		}
		return json.Unmarshal([]byte(doc), &h)
	})
	return h, err
}

func (t *tx) putHouse(h catalog.House) error {
	doc, err := json.Marshal(h)
	if err != nil {
		return err
	}
	_, err = t.exec("INSERT OR REPLACE INTO meta (key, value) VALUES ('house', ?)", string(doc))
	return err
}

func (e *editing) house(sets []catalog.Set) error {
	h, err := readHouse(context.Background(), e.t)
	if err != nil {
		return err
	}
	changes, err := e.change(sets, h.Change)
	if err != nil || len(changes) == 0 {
		return err
	}
	if err := e.t.putHouse(h); err != nil {
		return err
	}
	return e.log(changes)
}
