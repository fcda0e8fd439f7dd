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
	photos, err := d.store.Photos(ctx, ids)
	if err != nil {
		return catalog.Package{}, err
	}
	house, err := d.store.House(ctx)
	if err != nil {
		return catalog.Package{}, err
	}
	plan, err := export.NewPhotosPlan(export.PhotosInput{Photos: photos, House: house, Version: d.opts.Version, Who: d.opts.Who, Now: d.opts.Now()}, o)
	if err != nil {
		return catalog.Package{}, err
	}
	return plan.Run(ctx, progress)
}
