package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// Events are all events that are not removed, oldest first.
func (s *Store) Events(ctx context.Context) ([]catalog.Event, error) {
	out, err := events(ctx, s.db.Read, "WHERE removed = 0 ORDER BY id")
	if err != nil {
		return nil, fmt.Errorf("read the events: %w", err)
	}
	return out, nil
}

// Event is the event of that id, a removed one too.
func (s *Store) Event(ctx context.Context, id catalog.EventID) (catalog.Event, error) {
	e, err := eventByID(ctx, s.db.Read, int64(id))
	if err != nil {
		return e, fmt.Errorf("read event %s: %w", id, err)
	}
	return e, nil
}

// ResolveEvent finds the event that ref names: its name, however it is
// accented, or its id, with or without #.
func (s *Store) ResolveEvent(ctx context.Context, ref string) (catalog.EventID, error) {
	id, ok := catalog.ParseCollectionID(ref)
	if !ok {
		id, _ = catalog.ParseCollectionID("#" + ref)
	}
	words := fold.Text(ref)
	found, err := events(ctx, s.db.Read, "WHERE removed = 0 AND (id = ? OR words = ? AND words <> '') ORDER BY words <> ? LIMIT 1", int64(id), words, words)
	if err != nil {
		return 0, fmt.Errorf("find event %q: %w", ref, err)
	}
	if len(found) == 0 {
		return 0, fmt.Errorf("event %q: %w", ref, catalog.ErrNotFound)
	}
	return found[0].ID, nil
}

func events(ctx context.Context, q querier, where string, args ...any) (out []catalog.Event, err error) {
	err = each(ctx, q, "SELECT id, doc, removed FROM event "+where, args, func(rows *sql.Rows) error {
		var e catalog.Event
		var id catalog.EventID
		var doc []byte
		var removed bool
		if err := rows.Scan(&id, &doc, &removed); err != nil {
			return err
		}
		err := json.Unmarshal(doc, &e)
		e.ID, e.Removed = id, removed
		out = append(out, e)
		return err
	})
	return out, err
}

func eventByID(ctx context.Context, q querier, id int64) (catalog.Event, error) {
	found, err := events(ctx, q, "WHERE id = ?", id)
	if err == nil && len(found) == 0 {
		err = catalog.ErrNotFound
	}
	if err != nil {
		return catalog.Event{}, err
	}
	return found[0], nil
}

// SaveEvent adds an event without an id, else applies e's sets to the one of
// that id, and with that what rows say of photos, all as the edit e. Photos
// that could not be changed are failures. The error is catalog.ErrExists when
// another event has the name, and a *catalog.Clash when a field of the event
// changed after e.Base.
func (s *Store) SaveEvent(ctx context.Context, ev catalog.Event, rows []catalog.TableRow, e catalog.Edit, now time.Time, who string) (catalog.Event, catalog.Applied, []catalog.Failure, error) {
	if e.Who != "" {
		who = e.Who
	}
	ed := editing{title: e.Title, who: who, kind: kindDo, at: now, base: e.Base}
	err := s.write(ctx, func(t *tx) (err error) {
		ed.t = t
		ctx := context.WithoutCancel(ctx)
		if ev.ID == 0 {
			err = ed.addEvent(&ev)
		} else {
			err = ed.event(catalog.Target{Kind: catalog.OfEvent, ID: int64(ev.ID)}, e.Sets)
		}
		for part := range slices.Chunk(rows, loadedAtOnce) {
			if err != nil {
				break
			}
			var found map[catalog.PhotoID]*row
			if found, err = loadOf(ctx, t, part); err == nil {
				err = ed.rows(part, found)
			}
		}
		if err != nil {
			return err
		}
		ev, err = eventByID(ctx, t, int64(ev.ID))
		return err
	})
	if err != nil {
		return catalog.Event{}, catalog.Applied{}, nil, fmt.Errorf("change %s: %w", what(e), err)
	}
	return ev, catalog.Applied{Edit: ed.id, Changed: ed.changed, Title: e.Title}, ed.failed, nil
}

// addEvent adds an event, and gives it its id.
func (e *editing) addEvent(ev *catalog.Event) error {
	fit, err := ev.Fit()
	if err != nil {
		return err
	}
	fit.Removed = false
	words, doc, err := e.t.eventRow(fit)
	if err != nil {
		return err
	}
	res, err := e.t.exec("INSERT INTO event (words, doc, created, removed) VALUES (?, ?, ?, 0)", words, doc, e.at.UnixMilli())
	if err != nil {
		return err
	}
	id, err := res.LastInsertId()
	if err != nil {
		return err
	}
	fit.ID = catalog.EventID(id)
	*ev = fit
	return e.log([]catalog.Change{{Target: catalog.Target{Kind: catalog.OfEvent, ID: id},
		Field: catalog.FieldRemoved, Old: catalog.TextValue("yes")}})
}

// eventRow is an event as its row has it, when no other has its name.
func (t *tx) eventRow(e catalog.Event) (words, doc string, err error) {
	if words = fold.Text(e.Name); words == "" {
		return "", "", fmt.Errorf("%q is no name for an event, it has no letter and no digit: %w", e.Name, catalog.ErrUsage)
	}
	var other string
	found, err := t.get("SELECT json_extract(doc, '$.name') FROM event WHERE words = ? AND removed = 0 AND id <> ?", []any{words, int64(e.ID)}, &other)
	if err == nil && found && !e.Removed {
		err = fmt.Errorf("event %q: %w", other, catalog.ErrExists)
	}
	if err != nil {
		return "", "", err
	}
	b, err := json.Marshal(e)
	return words, string(b), err
}

// putEvent writes an event.
func (t *tx) putEvent(e catalog.Event) error {
	words, doc, err := t.eventRow(e)
	if err != nil {
		return err
	}
	_, err = t.exec("UPDATE event SET words = ?, doc = ?, removed = ? WHERE id = ?", words, doc, e.Removed, int64(e.ID))
	return err
}

// event applies the sets to an event.
func (e *editing) event(target catalog.Target, sets []catalog.Set) error {
	ev, err := eventByID(context.Background(), e.t, target.ID)
	if err != nil {
		return fmt.Errorf("%s: %w", target, err)
	}
	changes, err := e.change(sets, ev.Change)
	if err != nil || len(changes) == 0 {
		return err
	}
	if _, err := ev.Fit(); err != nil { // what is right field by field need not be together
		return err
	}
	if err := e.t.putEvent(ev); err != nil {
		return err
	}
	return e.log(changes)
}

// putBackEvent is putBackOne of an event.
func (e *editing) putBackEvent(ctx context.Context, id int64, changes []catalog.Change) error {
	ev, err := eventByID(ctx, e.t, id)
	if err != nil {
		return err
	}
	changes, err = still(changes, func(c catalog.Change) (catalog.Value, error) { return ev.Value(c.Field) },
		func(c catalog.Change) error { return ev.Put(c.Field, c.New) })
	if err != nil || len(changes) == 0 {
		return err
	}
	if err := e.t.putEvent(ev); err != nil {
		return err
	}
	return e.log(changes)
}

// Zone is that of cameras that told none: what the first photos settled, until
// then the machine's.
func (s *Store) Zone(ctx context.Context) (*time.Location, error) {
	var text string
	err := s.db.Read.QueryRowContext(ctx, "SELECT value FROM meta WHERE key = 'zone'").Scan(&text)
	if err == sql.ErrNoRows {
		return s.loc, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the catalog's zone: %w", err)
	}
	seconds, err := strconv.Atoi(text)
	if err != nil {
		return nil, fmt.Errorf("read the catalog's zone %q: %w", text, err)
	}
	return time.FixedZone("", seconds), nil
}

// Untold are the photos taken from one time to another, both included, whose
// captions name no event; the first taken first.
func (s *Store) Untold(ctx context.Context, from, to time.Time) ([]catalog.PhotoID, error) {
	out := []catalog.PhotoID{}
	key := func(t time.Time) int64 { return min(max(t.UnixMilli(), -rankLimit), rankLimit) << rankBits }
	err := each(ctx, s.db.Read, `SELECT id FROM photo WHERE rank BETWEEN ? AND ? AND event = 0 AND forgotten = 0 AND replaced = 0 ORDER BY rank`,
		[]any{key(from), key(to) | rankMask}, func(rows *sql.Rows) error {
			var id catalog.PhotoID
			err := rows.Scan(&id)
			out = append(out, id)
			return err
		})
	if err != nil {
		return nil, fmt.Errorf("find photos without an event: %w", err)
	}
	return out, nil
}
