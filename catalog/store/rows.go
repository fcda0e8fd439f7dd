package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"cutline/catalog"
)

// ApplyRows is Apply where each photo has sets of its own, as one edit. A
// photo whose sets cannot be applied, a clash among them, is a failure by the
// row's At and keeps all it had; the others are changed.
func (s *Store) ApplyRows(ctx context.Context, rows []catalog.TableRow, e catalog.Edit, now time.Time, who string) (catalog.Applied, []catalog.Failure, error) {
	if e.Who != "" {
		who = e.Who
	}
	ed := editing{title: e.Title, who: who, kind: kindDo, at: now, base: e.Base}
	err := s.write(ctx, func(t *tx) error {
		ed.t = t
		ctx := context.WithoutCancel(ctx)
		for len(rows) > 0 {
			part := rows[:min(len(rows), 500)]
			rows = rows[len(part):]
			if err := ed.rows(ctx, part); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return catalog.Applied{}, nil, fmt.Errorf("change %s: %w", what(e), err)
	}
	return catalog.Applied{Edit: ed.id, Changed: ed.changed, Title: e.Title}, ed.failed, nil
}

// rows applies some rows, each of another photo.
func (e *editing) rows(ctx context.Context, rows []catalog.TableRow) error {
	ids := make([]catalog.PhotoID, len(rows))
	for i, r := range rows {
		ids[i] = r.Photo
	}
	found, err := load(ctx, e.t, ids)
	if err != nil {
		return err
	}
	for _, r := range rows {
		err := e.row(found[r.Photo], r)
		if errors.Is(err, catalog.ErrNotFound) || errors.Is(err, catalog.ErrUsage) || errors.Is(err, catalog.ErrChanged) {
			e.failed = append(e.failed, catalog.NewFailure(r.At, err))
		} else if err != nil {
			return err
		}
	}
	return nil
}

func (e *editing) row(p *row, r catalog.TableRow) error {
	if p == nil || p.Forgotten {
		return fmt.Errorf("photo %s: %w", r.Photo, catalog.ErrNotFound)
	}
	old := p.Photo
	changes, err := e.change(r.Sets, p.Change)
	if err == nil {
		changes, err = p.unbind(old.Caption, changes)
	}
	if err != nil {
		return err
	}
	return e.savePhoto(p, old, append(changes, p.agree()...))
}
