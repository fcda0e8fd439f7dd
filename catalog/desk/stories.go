package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/articles"
	"cutline/catalog/names"
	"cutline/catalog/query"
	"cutline/catalog/review"
	"cutline/catalog/suggest"
)

// ImportStory reads an article and makes a story of it. The name is the
// file's, for messages and history.
func (d *Desk) ImportStory(ctx context.Context, name string, r io.Reader) (catalog.Story, error) {
	house, err := d.store.House(ctx)
	if err != nil {
		return catalog.Story{}, err
	}
	a, err := articles.Parse(name, r, house.Signs)
	if err != nil {
		return catalog.Story{}, err
	}
	s := catalog.Story{Article: a, Parsed: a, Source: filepath.Base(name), Created: d.opts.Now(),
		Slug: articles.Slug(a.Headline, a.PageDate)}
	for _, b := range a.Captions() {
		s.Slots = append(s.Slots, catalog.Slot{N: b.Slot, Caption: b.Text, Credit: b.Credit})
	}
	id, err := d.store.AddStory(ctx, s, catalog.Edit{Title: "import"}, d.opts.Now(), d.opts.Who)
	if err != nil {
		return catalog.Story{}, fmt.Errorf("import %s: %w", name, err)
	}
	return d.store.Story(ctx, id)
}

// Stories are all stories, newest first.
func (d *Desk) Stories(ctx context.Context) ([]catalog.Story, error) { return d.store.Stories(ctx) }

// Story is one story, by its id.
func (d *Desk) Story(ctx context.Context, id catalog.StoryID) (catalog.Story, error) {
	return d.store.Story(ctx, id)
}

// ResolveStory finds the story meant by an id or a slug.
func (d *Desk) ResolveStory(ctx context.Context, ref string) (catalog.StoryID, error) {
	return d.store.ResolveStory(ctx, ref)
}

// EditStory changes fields of a story, or of one of its slots (slot 0 is the
// story itself), and can be undone.
func (d *Desk) EditStory(ctx context.Context, id catalog.StoryID, slot int, e catalog.Edit) (catalog.Story, error) {
	t := catalog.Target{Kind: catalog.OfStory, ID: int64(id)}
	if slot != 0 {
		t.Kind, t.Slot = catalog.OfSlot, slot
	}
	e, err := d.withReason(ctx, id, e)
	if err != nil {
		return catalog.Story{}, err
	}
	if e, err = d.fitting(ctx, id, slot, e); err != nil {
		return catalog.Story{}, err
	}
	if _, err := d.apply(ctx, []catalog.Target{t}, d.signed(e)); err != nil {
		return catalog.Story{}, err
	}
	return d.store.Story(ctx, id)
}

// withReason adds to an edit of a story's year that a person said it: the
// reason of the guess is none any more.
func (d *Desk) withReason(ctx context.Context, id catalog.StoryID, e catalog.Edit) (catalog.Edit, error) {
	i := slices.IndexFunc(e.Sets, func(s catalog.Set) bool { return s.Field == catalog.FieldYear })
	if i < 0 || slices.ContainsFunc(e.Sets, func(s catalog.Set) bool { return s.Field == catalog.FieldYearWhy }) {
		return e, nil
	}
	s, err := d.store.Story(ctx, id)
	if err != nil {
		return e, err
	}
	why := ""
	switch {
	case e.Sets[i].Value.IsZero():
	case s.Article.Language == "en":
		why = "said by an editor"
	default:
		why = "người biên tập ghi"
	}
	e.Sets = append(slices.Clone(e.Sets), catalog.Set{Field: catalog.FieldYearWhy, Value: catalog.TextValue(why)})
	return e, nil
}

// Place puts a photo in a slot, with a crop of its own, which is made to fit
// into the photo if it is turned; photo 0 empties the slot. A slot for which
// nobody wrote a caption gets the photo's description, also in place of that
// of the photo it held.
func (d *Desk) Place(ctx context.Context, id catalog.StoryID, slot int, photo catalog.PhotoID, crop catalog.Crop) (catalog.Story, error) {
	s, err := d.store.Story(ctx, id)
	if err != nil {
		return s, err
	}
	sl, ok := s.Slot(slot)
	if !ok {
		return s, fmt.Errorf("story %s has no slot %d: %w", s.Slug, slot, catalog.ErrUsage)
	}
	e := catalog.Edit{Title: "place", Sets: []catalog.Set{
		{Field: catalog.FieldPhoto}, {Field: catalog.FieldCrop, Value: catalog.TextValue(crop.Level().String())},
		{Field: catalog.FieldAngle, Value: catalog.TextValue(catalog.AngleText(crop.Angle))}}}
	if photo != 0 {
		p, err := d.store.Photo(ctx, photo)
		if err != nil {
			return s, err
		}
		var held catalog.Photo
		if sl.Photo != 0 {
			if held, err = d.store.Photo(ctx, sl.Photo); err != nil {
				return s, err
			}
		}
		e.Sets[0].Value = catalog.TextValue(photo.String())
		if now := sl.With(p, held); now.Caption != sl.Caption {
			e.Sets = append(e.Sets, catalog.Set{Field: catalog.FieldCaption, Value: catalog.TextValue(now.Caption)})
		}
	}
	return d.EditStory(ctx, id, slot, e)
}

// Take carries a caption across a placed slot: with from "caption" the slot's
// story caption becomes the photo's description, with "description" the
// other way round.
func (d *Desk) Take(ctx context.Context, id catalog.StoryID, slot int, from string) (catalog.Story, error) {
	s, err := d.store.Story(ctx, id)
	if err != nil {
		return s, err
	}
	sl, _ := s.Slot(slot)
	if sl.Photo == 0 {
		return s, fmt.Errorf("slot %d of story %s has no photo: %w", slot, s.Slug, catalog.ErrUsage)
	}
	p, err := d.store.Photo(ctx, sl.Photo)
	if err != nil {
		return s, err
	}
	switch from {
	case "caption":
		e := catalog.Edit{Title: "take", Sets: []catalog.Set{{Field: string(catalog.Description), Value: catalog.TextValue(sl.Caption)}}}
		if _, err := d.apply(ctx, catalog.PhotoTargets(p.ID), e); err != nil {
			return s, err
		}
		return d.store.Story(ctx, id)
	case "description":
		return d.EditStory(ctx, id, slot, catalog.Edit{Title: "take", Sets: []catalog.Set{
			{Field: catalog.FieldCaption, Value: catalog.TextValue(p.Caption.Text(catalog.Description))}}})
	}
	return s, fmt.Errorf("take %q: want caption or description: %w", from, catalog.ErrUsage)
}

// Check holds a story's captions against the article, the photos and their
// dates.
func (d *Desk) Check(ctx context.Context, id catalog.StoryID) ([]catalog.Finding, error) {
	in, err := d.reviewInput(ctx, id)
	if err != nil {
		return nil, err
	}
	return review.Check(in), nil
}

func (d *Desk) reviewInput(ctx context.Context, id catalog.StoryID) (review.Input, error) {
	s, err := d.store.Story(ctx, id)
	if err != nil {
		return review.Input{}, err
	}
	house, err := d.store.House(ctx)
	if err != nil {
		return review.Input{}, err
	}
	var ids []catalog.PhotoID
	for _, sl := range s.Slots {
		if sl.Photo != 0 {
			ids = append(ids, sl.Photo)
		}
	}
	photos, err := d.store.Photos(ctx, ids)
	if err != nil {
		return review.Input{}, err
	}
	known, err := d.roster(ctx)
	if err != nil {
		return review.Input{}, err
	}
	in := review.Input{Story: s, House: house, Roster: known, Photos: map[catalog.PhotoID]catalog.Photo{}, Now: d.opts.Now()}
	for _, p := range photos {
		if _, err := os.Stat(p.Path); p.State == catalog.OK && errors.Is(err, fs.ErrNotExist) {
			p.State = catalog.Offline // since the folder was looked at last
		}
		in.Photos[p.ID] = p
	}
	return in, nil
}

// Accept lets findings of a rule stand, with a reason that is kept in the
// history and in the manifest. Slot 0 means every slot that has such a
// finding. It returns the findings as they are then.
func (d *Desk) Accept(ctx context.Context, id catalog.StoryID, rule string, slot int, reason string) ([]catalog.Finding, error) {
	if strings.TrimSpace(reason) == "" {
		return nil, fmt.Errorf("accept %s: a reason is needed: %w", rule, catalog.ErrUsage)
	}
	if _, ok := catalog.RuleByID(rule); !ok {
		return nil, fmt.Errorf("accept %q: there is no such rule: %w", rule, catalog.ErrUsage)
	}
	in, err := d.reviewInput(ctx, id)
	if err != nil {
		return nil, err
	}
	n, err := d.accept(ctx, in, reason, func(f catalog.Finding) bool {
		return f.Rule == rule && (slot == 0 || f.Slot == slot)
	})
	if err != nil {
		return nil, err
	}
	if n == 0 {
		return nil, fmt.Errorf("accept %s in story %s: it has no such finding: %w", rule, in.Story.Slug, catalog.ErrUsage)
	}
	return d.Check(ctx, id)
}

// accept records a reason for every finding that want picks; the last reason
// given counts.
func (d *Desk) accept(ctx context.Context, in review.Input, reason string, want func(catalog.Finding) bool) (int, error) {
	acc := append([]catalog.Acceptance{}, in.Story.Accepted...)
	n := 0
	for _, f := range review.Check(in) {
		if !want(f) {
			continue
		}
		acc = append(acc, catalog.Acceptance{Slot: f.Slot, Rule: f.Rule, Key: f.Key(), Reason: reason,
			Who: d.opts.Who, When: d.opts.Now().UTC().Truncate(time.Second)})
		n++
	}
	if n == 0 {
		return 0, nil
	}
	s := catalog.Story{Accepted: acc}
	v, err := s.Value(0, catalog.FieldAccepted)
	if err != nil {
		return 0, err
	}
	_, err = d.apply(ctx, []catalog.Target{{Kind: catalog.OfStory, ID: int64(in.Story.ID)}},
		catalog.Edit{Title: "accept", Sets: []catalog.Set{{Field: catalog.FieldAccepted, Value: v}}})
	return n, err
}

// How large the pool of photos may be from which a story is suggested
// pictures: all of a small catalog, else what its words and day find.
const (
	poolAll  = 3000
	poolEach = 300
)

// Suggest finds photos for each slot of a story, best first, with reasons.
func (d *Desk) Suggest(ctx context.Context, id catalog.StoryID) ([]catalog.Candidate, error) {
	s, err := d.store.Story(ctx, id)
	if err != nil {
		return nil, err
	}
	pool, err := d.pool(ctx, s)
	if err != nil {
		return nil, fmt.Errorf("look for photos for story %s: %w", s.Slug, err)
	}
	return suggest.ForStory(suggest.Input{Story: s, Photos: pool}), nil
}

// pool chooses the photos among which suggest looks.
func (d *Desk) pool(ctx context.Context, s catalog.Story) ([]catalog.Photo, error) {
	ids, err := d.store.Find(ctx, catalog.Query{}, catalog.SortNewest, poolAll+1)
	if err != nil {
		return nil, err
	}
	if len(ids) > poolAll {
		ids = nil
		seen := map[catalog.PhotoID]bool{}
		for _, text := range searches(s) {
			q, _ := query.Parse(text, d.opts.Now())
			found, err := d.store.Find(ctx, q, catalog.SortNewest, poolEach)
			if err != nil {
				return nil, err
			}
			for _, id := range found {
				if !seen[id] {
					seen[id] = true
					ids = append(ids, id)
				}
			}
		}
	}
	return d.store.Photos(ctx, ids)
}

// searches are the words by which a story's pictures may be found: the people
// of its captions and of the article, and the days it may have happened on.
func searches(s catalog.Story) []string {
	var out []string
	for _, b := range s.Article.Captions() {
		for _, m := range names.Find(b.Text) {
			out = append(out, `"`+m.Name+`"`)
		}
	}
	for _, p := range s.Article.People {
		out = append(out, `"`+p.Name+`"`)
	}
	dl := s.Article.Dateline
	for _, year := range []int{dl.Year, s.Article.PageDate.Year, s.Article.PageDate.Year - 1} {
		if day := (catalog.Date{Year: year, Month: time.Month(dl.Month), Day: dl.Day}); year > 0 && day.Valid() {
			out = append(out, "date:"+day.String())
		}
	}
	return out
}
