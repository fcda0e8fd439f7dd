package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"cutline/catalog"
)

// Settle ends clashes of photos as a person chose, as one edit that can be
// undone. A settlement of a field that clashes in none of the photos is
// catalog.ErrUsage; photos that are not there are failures.
func (s *Store) Settle(ctx context.Context, ids []catalog.PhotoID, how []catalog.Settlement, now time.Time, who string) (catalog.Applied, []catalog.Failure, error) {
	ed := editing{title: "clash", who: who, kind: kindDo, at: now}
	err := s.write(ctx, func(t *tx) error {
		ed.t = t
		ctx := context.WithoutCancel(ctx)
		found, err := load(ctx, t, ids)
		if err != nil {
			return err
		}
		met := make([]bool, len(how))
		for _, id := range ids {
			p, ok := found[id]
			if !ok || p.Forgotten {
				ed.fail(catalog.PhotoTargets(id)[0], fmt.Errorf("photo %s: %w", id, catalog.ErrNotFound))
				continue
			}
			old := p.Photo
			var changes []catalog.Change
			for i, h := range how {
				more, err := p.settle(h)
				if err != nil {
					return err
				}
				met[i] = met[i] || len(more) > 0
				changes = append(changes, more...)
			}
			if err := ed.savePhoto(p, old, changes); err != nil {
				return err
			}
		}
		if i := slices.Index(met, false); i >= 0 && how[i].Field != "" && len(ed.failed) == 0 {
			return fmt.Errorf("%s: nobody else changed it: %w", how[i].Field, catalog.ErrUsage)
		}
		return nil
	})
	if err != nil {
		return catalog.Applied{}, nil, fmt.Errorf("settle what clashes: %w", err)
	}
	return catalog.Applied{Edit: ed.id, Changed: ed.changed, Title: ed.title}, ed.failed, nil
}

// settle ends the photo's clashes that h is about.
func (p *row) settle(h catalog.Settlement) ([]catalog.Change, error) {
	var out []catalog.Change
	for _, c := range slices.Clone(p.Clashes) {
		if h.Field != "" && h.Field != c.Field {
			continue
		}
		set := catalog.Set{Field: c.Field}
		switch h.Choice {
		case catalog.TakeMine:
			set.Field = ""
		case catalog.TakeFile:
			set.Value = c.File
		case catalog.TakeOther:
			set.Value = h.Value
		default:
			return nil, fmt.Errorf("take %q: want %q or %q: %w", h.Choice, catalog.TakeMine, catalog.TakeFile, catalog.ErrUsage)
		}
		if set.Field != "" {
			change, ok, err := p.Change(set)
			if err != nil {
				return nil, err
			}
			if ok {
				out = append(out, change)
			}
		}
		change, _, err := p.Change(catalog.Set{Field: catalog.ClashField(c.Field)})
		if err != nil {
			return nil, err
		}
		out = append(out, change)
	}
	return out, nil
}
