package desk

import (
	"context"
	"slices"

	"cutline/catalog"
)

// fitting is an edit of a slot whose crop, if it is turned, fits into its
// photo: a person may give a rectangle and an angle without knowing how much
// of the corners that leaves.
func (d *Desk) fitting(ctx context.Context, id catalog.StoryID, slot int, e catalog.Edit) (catalog.Edit, error) {
	crops := func(s catalog.Set) bool { return s.Field == catalog.FieldCrop || s.Field == catalog.FieldAngle }
	if slot == 0 || !slices.ContainsFunc(e.Sets, crops) {
		return e, nil
	}
	s, err := d.store.Story(ctx, id)
	if err != nil {
		return e, err
	}
	for _, set := range e.Sets {
		if crops(set) || set.Field == catalog.FieldPhoto {
			if _, _, err := s.Change(slot, set); err != nil {
				return e, err
			}
		}
	}
	sl, _ := s.Slot(slot)
	if sl.Photo == 0 || sl.Crop.Angle == 0 {
		return e, nil
	}
	p, err := d.store.Photo(ctx, sl.Photo)
	if err != nil {
		return e, err
	}
	if sl.Crop.Fits(p.Upright()) {
		return e, nil
	}
	e.Sets = slices.DeleteFunc(slices.Clone(e.Sets), func(s catalog.Set) bool { return s.Field == catalog.FieldCrop })
	e.Sets = append(e.Sets, catalog.Set{Field: catalog.FieldCrop,
		Value: catalog.TextValue(sl.Crop.Fit(p.Upright()).Level().String())})
	return e, nil
}
