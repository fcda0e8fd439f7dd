package desk

import (
	"context"
	"fmt"

	"cutline/catalog"
	"cutline/catalog/export"
	"cutline/catalog/review"
)

// ExportStory makes the story's package. Findings of level error refuse it
// with a *catalog.Refused unless o.Accept gives a reason, which is recorded.
func (d *Desk) ExportStory(ctx context.Context, id catalog.StoryID, o catalog.ExportOptions, progress catalog.ProgressFunc) (catalog.Package, error) {
	in, err := d.reviewInput(ctx, id)
	if err != nil {
		return catalog.Package{}, err
	}
	if o.Accept != "" {
		if _, err := d.accept(ctx, in, o.Accept, catalog.Finding.Blocks); err != nil {
			return catalog.Package{}, fmt.Errorf("record the reason: %w", err)
		}
		if in, err = d.reviewInput(ctx, id); err != nil {
			return catalog.Package{}, err
		}
	}
	plan, err := export.NewStoryPlan(export.StoryInput{Story: in.Story, Photos: in.Photos, House: in.House,
		Findings: review.Check(in), Version: d.opts.Version, Who: d.opts.Who, Now: d.opts.Now()}, o)
	if err != nil {
		return catalog.Package{}, err
	}
	return plan.Run(ctx, progress)
}

// ExportPhotos makes renditions of photos, outside any story.
func (d *Desk) ExportPhotos(ctx context.Context, ids []catalog.PhotoID, o catalog.ExportOptions, progress catalog.ProgressFunc) (catalog.Package, error) {
	plan, err := d.planPhotos(ctx, ids, o)
	if err != nil {
		return catalog.Package{}, err
	}
	return plan.Run(ctx, progress)
}

func (d *Desk) planPhotos(ctx context.Context, ids []catalog.PhotoID, o catalog.ExportOptions) (export.Plan, error) {
	photos, err := d.store.Photos(ctx, ids)
	if err != nil {
		return export.Plan{}, err
	}
	house, err := d.store.House(ctx)
	if err != nil {
		return export.Plan{}, err
	}
	return export.NewPhotosPlan(export.PhotosInput{Photos: photos, House: house, Version: d.opts.Version, Who: d.opts.Who, Now: d.opts.Now()}, o)
}

// weighed is the reason in a plan that is only weighed: what refuses the
// export does not change how large it would be. It is recorded nowhere.
const weighed = "to see how large it would be"

// WeighSlot makes the renditions of a slot's picture, keeps none, and tells
// how large each is. Findings do not refuse it. A slot without a photo makes
// none.
func (d *Desk) WeighSlot(ctx context.Context, id catalog.StoryID, slot int, presets []string, each func(catalog.PackageFile)) error {
	in, err := d.reviewInput(ctx, id)
	if err != nil {
		return err
	}
	sl, ok := in.Story.Slot(slot)
	if !ok {
		return fmt.Errorf("weigh slot %d: %w", slot, catalog.ErrNotFound)
	}
	in.Story.Slots = []catalog.Slot{sl}
	plan, err := export.NewStoryPlan(export.StoryInput{Story: in.Story, Photos: in.Photos, House: in.House, Now: d.opts.Now()},
		catalog.ExportOptions{To: d.dir, Presets: presets, Replace: true, Accept: weighed})
	if err != nil {
		return err
	}
	return weigh(ctx, plan, each)
}

// WeighPhoto is WeighSlot for a photo outside any story.
func (d *Desk) WeighPhoto(ctx context.Context, id catalog.PhotoID, presets []string, each func(catalog.PackageFile)) error {
	plan, err := d.planPhotos(ctx, []catalog.PhotoID{id}, catalog.ExportOptions{To: d.dir, Presets: presets, Replace: true, Accept: weighed})
	if err != nil {
		return err
	}
	return weigh(ctx, plan, each)
}

func weigh(ctx context.Context, plan export.Plan, each func(catalog.PackageFile)) error {
	report, err := plan.Weigh(ctx, each)
	for _, f := range append(plan.Failed, report.Failed...) {
		return fmt.Errorf("weigh %s: %s", f.Path, f.Error)
	}
	return err
}
