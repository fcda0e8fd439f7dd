package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"time"

	"cutline/catalog"
)

// History is what happened to a photo, a story (its slots too), one slot or
// the house, newest first; limit 0 means all.
func (s *Store) History(ctx context.Context, target catalog.Target, limit int) ([]catalog.Past, error) {
	slot := -1
	if target.Kind == catalog.OfSlot {
		slot = target.Slot
	}
	return s.past(ctx, target, "(? < 0 OR c.slot = ?)", []any{slot, slot}, limit)
}

// HistoryPage is the changes of the newest edits of a photo or a story before
// one of them (0: the newest of all), at most so many edits.
func (s *Store) HistoryPage(ctx context.Context, target catalog.Target, before catalog.EditID, edits int) ([]catalog.Past, error) {
	if before == 0 {
		before = math.MaxInt64
	}
	th := thingOf(target)
	return s.past(ctx, target, `c.edit IN (SELECT DISTINCT edit FROM change WHERE thing = ? AND id = ? AND edit < ? ORDER BY edit DESC LIMIT ?)`,
		[]any{th.kind, th.id, int64(before), edits}, 0)
}

// past is the changes of a thing for which a condition holds.
func (s *Store) past(ctx context.Context, target catalog.Target, where string, args []any, limit int) ([]catalog.Past, error) {
	if limit <= 0 {
		limit = -1
	}
	th := thingOf(target)
	var out []catalog.Past
	err := each(ctx, s.db.Read, `SELECT e.at, e.who, e.title, e.kind, c.edit, c.slot, c.field, c.old, c.new
		FROM change c JOIN edit e ON e.id = c.edit WHERE c.thing = ? AND c.id = ? AND `+where+`
		ORDER BY c.edit DESC, c.slot, c.field LIMIT ?`, slices.Concat([]any{th.kind, th.id}, args, []any{limit}),
		func(rows *sql.Rows) error {
			p, err := scanPast(rows)
			out = append(out, p)
			return err
		})
	if err != nil {
		return nil, fmt.Errorf("read the history of %s: %w", target, err)
	}
	return out, nil
}

// Change is what an edit did to a field of a photo. The error is
// catalog.ErrNotFound when it did nothing to it.
func (s *Store) Change(ctx context.Context, id catalog.PhotoID, edit catalog.EditID, field string) (catalog.Change, error) {
	c := catalog.Change{Target: catalog.PhotoTargets(id)[0], Field: field}
	found := false
	err := each(ctx, s.db.Read, "SELECT old, new FROM change WHERE thing = 1 AND id = ? AND edit = ? AND slot = 0 AND field = ?",
		[]any{int64(id), int64(edit), field}, func(rows *sql.Rows) error {
			var old, now string
			err := rows.Scan(&old, &now)
			if err == nil {
				c.Old, err = catalog.DecodeValue(old)
			}
			if err == nil {
				c.New, err = catalog.DecodeValue(now)
			}
			found = true
			return err
		})
	if err == nil && !found {
		err = catalog.ErrNotFound
	}
	if err != nil {
		return c, fmt.Errorf("read what edit %d did to %s of %s: %w", edit, field, c.Target, err)
	}
	return c, nil
}

func scanPast(rows *sql.Rows) (p catalog.Past, err error) {
	var at int64
	var kind, old, now string
	var slot int
	if err := rows.Scan(&at, &p.Who, &p.Title, &kind, &p.Edit, &slot, &p.Field, &old, &now); err != nil {
		return p, err
	}
	p.When = time.UnixMilli(at)
	if kind == kindUndo || kind == kindRedo {
		p.Title = kind + " " + p.Title
	}
	if slot != 0 {
		p.Field = fmt.Sprintf("slot %d %s", slot, p.Field)
	}
	a, err := catalog.DecodeValue(old)
	if err != nil {
		return p, err
	}
	b, err := catalog.DecodeValue(now)
	p.Old, p.New = a.String(), b.String()
	if p.Field == catalog.FieldFile { // what it keeps for undo is not for people
		p.Old, p.New = "", ""
	}
	if _, clash := catalog.ClashOf(p.Field); clash {
		p.Old, p.New = catalog.SayClash(a), catalog.SayClash(b)
	}
	return p, err
}
