package desk

import (
	"context"

	"cutline/catalog"
)

// FillFrom fills the empty caption fields of photos with those of another
// photo, as one edit. What is true of one photo alone, such as where faces
// are, is not taken.
func (d *Desk) FillFrom(ctx context.Context, from catalog.PhotoID, ids []catalog.PhotoID) (catalog.Counted, error) {
	other, err := d.store.Photo(ctx, from)
	if err != nil {
		return catalog.Counted{}, err
	}
	photos, err := d.store.Photos(ctx, ids)
	if err != nil {
		return catalog.Counted{}, err
	}
	var rows []catalog.TableRow
	for _, p := range photos {
		if sets := p.Caption.FromOther(other.Caption); p.ID != from && len(sets) > 0 {
			rows = append(rows, catalog.TableRow{At: p.Path, Photo: p.ID, Path: p.Path, Sets: sets})
		}
	}
	e := catalog.Edit{Title: "caption"}
	done, failed, err := d.store.ApplyRows(ctx, rows, e, d.opts.Now(), d.who(e))
	if failed == nil {
		failed = []catalog.Failure{}
	}
	return catalog.Counted{Changed: done.Changed, Failed: failed, Edit: done.Edit}, err
}
