package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"cutline/catalog"
	"cutline/catalog/internal/ahead"
)

// ApplyRows is Apply where each photo has sets of its own, as one edit. A
// photo whose sets cannot be applied, a clash among them, is a failure by the
// row's At and keeps all it had; the others are changed. Each row is of another
// photo.
func (s *Store) ApplyRows(ctx context.Context, rows []catalog.TableRow, e catalog.Edit, now time.Time, who string) (catalog.Applied, []catalog.Failure, error) {
	if e.Who != "" {
		who = e.Who
	}
	ed := editing{title: e.Title, who: who, kind: kindDo, at: now, base: e.Base}
	err := s.write(ctx, func(t *tx) error {
		ed.t, t.many = t, len(rows) >= manyPhotos
		return ahead.Each(context.WithoutCancel(ctx), rows, loadedAtOnce,
			func(ctx context.Context, rows []catalog.TableRow) (map[catalog.PhotoID]*row, error) {
				return loadOf(ctx, t.last, rows)
			}, ed.rows)
	})
	if err != nil {
		return catalog.Applied{}, nil, fmt.Errorf("change %s: %w", what(e), err)
	}
	return catalog.Applied{Edit: ed.id, Changed: ed.changed, Title: e.Title}, ed.failed, nil
}

// loadOf loads the photos of rows.
func loadOf(ctx context.Context, q querier, rows []catalog.TableRow) (map[catalog.PhotoID]*row, error) {
	ids := make([]catalog.PhotoID, len(rows))
	for i, r := range rows {
		ids[i] = r.Photo
	}
	return load(ctx, q, ids)
}

// rows applies some rows, each of another photo of those found.
func (e *editing) rows(rows []catalog.TableRow, found map[catalog.PhotoID]*row) error {
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
