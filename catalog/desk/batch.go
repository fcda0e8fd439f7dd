package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"cutline/catalog"
	"cutline/catalog/caption"
	"cutline/catalog/pattern"
)

// PlanSets says what wishes would change of photos when the codes and
// variables in them are put in for each by itself: the day it was taken
// decides. A wish that no photo could take is an ErrUsage; a photo that cannot
// take one is a failure, and the others go on. Title is what the edit is
// called: "caption", "template".
func (d *Desk) PlanSets(ctx context.Context, ids []catalog.PhotoID, title string, sets []catalog.Set, progress catalog.ProgressFunc) (catalog.BatchPlan, error) {
	return d.planSets(ctx, ids, title, sets, nil, progress)
}

// planSets is PlanSets that also binds the photos to people.
func (d *Desk) planSets(ctx context.Context, ids []catalog.PhotoID, title string, sets []catalog.Set, people []catalog.Person, progress catalog.ProgressFunc) (catalog.BatchPlan, error) {
	codes, house, err := d.codes(ctx)
	if err != nil {
		return catalog.BatchPlan{}, err
	}
	for _, s := range sets { // a variable that is none is so for every photo
		if _, err := expanded(s.Value, func(t string) (string, error) { return codes.Expand(t, pattern.Values{}) }); err != nil {
			return catalog.BatchPlan{}, fmt.Errorf("%s: %w", s.Field, err)
		}
	}
	v := pattern.Values{Client: house.Client}
	return d.planEach(ctx, ids, title, progress, func(p *catalog.Photo) ([]catalog.Set, error) {
		v.Photo, v.Seq = p, v.Seq+1
		out := slices.Clone(sets)
		for i, s := range sets {
			now, err := expanded(s.Value, func(t string) (string, error) { return codes.Expand(t, v) })
			if err != nil {
				return nil, fmt.Errorf("%s: %w", s.Field, err)
			}
			out[i].Value = now
		}
		return binding(*p, out, people)
	})
}

// binding is sets, and what binds the photo to people after them.
func binding(p catalog.Photo, sets []catalog.Set, people []catalog.Person) ([]catalog.Set, error) {
	if len(people) == 0 {
		return sets, nil
	}
	p.Caption = p.Caption.Clone()
	put := func(sets []catalog.Set) error {
		for _, s := range sets {
			if _, _, err := p.Change(s); err != nil {
				return err
			}
		}
		return nil
	}
	if err := put(sets); err != nil {
		return nil, err
	}
	for _, who := range people {
		more := p.Caption.Bind(who)
		if err := put(more); err != nil {
			return nil, err
		}
		sets = append(sets, more...)
	}
	return sets, nil
}

// PlanTemplate is PlanSets of what a template applies.
func (d *Desk) PlanTemplate(ctx context.Context, ids []catalog.PhotoID, t catalog.Template, progress catalog.ProgressFunc) (catalog.BatchPlan, error) {
	if err := t.Check(); err != nil {
		return catalog.BatchPlan{}, err
	}
	sets := t.Sets()
	if len(sets) == 0 {
		return catalog.BatchPlan{}, fmt.Errorf("no field of the template is on: %w", catalog.ErrUsage)
	}
	return d.PlanSets(ctx, ids, "template", sets, progress)
}

// PlanReplace says what finding and replacing would change. What is put in
// may hold codes and variables, as in PlanSets.
func (d *Desk) PlanReplace(ctx context.Context, ids []catalog.PhotoID, how catalog.FindReplace, progress catalog.ProgressFunc) (catalog.BatchPlan, error) {
	r, err := caption.NewReplacer(how)
	if err != nil {
		return catalog.BatchPlan{}, err
	}
	codes, house, err := d.codes(ctx)
	if err != nil {
		return catalog.BatchPlan{}, err
	}
	if _, err := codes.Expand(how.With, pattern.Values{}); err != nil {
		return catalog.BatchPlan{}, err
	}
	v := pattern.Values{Client: house.Client}
	expand := func(s string) (string, error) { return codes.Expand(s, v) }
	if !how.Regexp && codes.Plain(how.With) {
		expand = nil
	}
	sieve, err := r.Sieve()
	if err != nil {
		return catalog.BatchPlan{}, err
	}
	ids, err = d.store.Sift(ctx, ids, sieve.MayFind, func(done int) {
		progress.Report(catalog.Progress{Done: done, Total: len(ids)})
	})
	if err != nil {
		return catalog.BatchPlan{}, err
	}
	return d.planEach(ctx, ids, "replace", progress, func(p *catalog.Photo) ([]catalog.Set, error) {
		v.Photo, v.Seq = p, v.Seq+1
		return r.Sets(p.Caption, expand)
	})
}

// TakeBatch does what a plan says, as one edit. A photo that was changed in
// one of the fields since the plan was made is a failure and stays.
func (d *Desk) TakeBatch(ctx context.Context, plan catalog.BatchPlan) (catalog.Counted, error) {
	e := catalog.Edit{Title: plan.Title, Base: plan.Base}
	if e.Base == 0 {
		e.Base = -1 // before all: 0 would not ask
	}
	done, failed, err := d.store.ApplyRows(ctx, plan.Rows, e, d.opts.Now(), d.who(e))
	return catalog.Counted{Changed: done.Changed, Failed: append([]catalog.Failure{}, failed...), Edit: done.Edit}, err
}

// EditCaptions is Edit with the codes and variables of the edit's texts put in
// for each photo by itself. Where they say the same for all photos it is Edit;
// else a photo that was changed meanwhile is a failure.
func (d *Desk) EditCaptions(ctx context.Context, ids []catalog.PhotoID, e catalog.Edit) (catalog.Counted, error) {
	return d.EditCaptionsOf(ctx, ids, e, nil)
}

// EditCaptionsOf is EditCaptions that also binds the photos to the people whom
// the writer chose; not to one who is gone from the roster.
func (d *Desk) EditCaptionsOf(ctx context.Context, ids []catalog.PhotoID, e catalog.Edit, bind []catalog.PersonID) (catalog.Counted, error) {
	codes, _, err := d.codes(ctx)
	if err != nil {
		return catalog.Counted{}, err
	}
	people, err := d.stillThere(ctx, bind)
	if err != nil {
		return catalog.Counted{}, err
	}
	if plainSets(codes, e.Sets) && len(people) == 0 {
		return d.Edit(ctx, ids, e)
	}
	plan, err := d.planSets(ctx, ids, e.Title, e.Sets, people, nil)
	if err != nil {
		return catalog.Counted{}, err
	}
	if len(plan.Rows) == 1 && len(plan.Failed) == 0 {
		e.Sets = plan.Rows[0].Sets
		return d.Edit(ctx, []catalog.PhotoID{plan.Rows[0].Photo}, e)
	}
	if e.Base != 0 {
		plan.Base = e.Base
	}
	done, err := d.TakeBatch(ctx, plan)
	done.Failed = append(plan.Failed, done.Failed...)
	return done, err
}

// stillThere are those people who are in the roster.
func (d *Desk) stillThere(ctx context.Context, ids []catalog.PersonID) ([]catalog.Person, error) {
	var out []catalog.Person
	for _, id := range ids {
		p, err := d.store.Person(ctx, id)
		if err != nil {
			return nil, err
		}
		if !p.Removed {
			out = append(out, p)
		}
	}
	return out, nil
}

// plainSets reports whether no text of the sets holds a code or a variable.
func plainSets(codes *caption.Codes, sets []catalog.Set) bool {
	plain := true
	for _, s := range sets {
		_, err := expanded(s.Value, func(t string) (string, error) {
			plain = plain && codes.Plain(t)
			return t, nil
		})
		if err != nil {
			return false
		}
	}
	return plain
}

// planEach makes a plan of what sets says of each photo, each once, in order.
func (d *Desk) planEach(ctx context.Context, ids []catalog.PhotoID, title string, progress catalog.ProgressFunc,
	sets func(*catalog.Photo) ([]catalog.Set, error)) (catalog.BatchPlan, error) {
	plan := catalog.BatchPlan{Title: title, Rows: []catalog.TableRow{}, Failed: []catalog.Failure{}}
	var err error
	if plan.Base, err = d.store.Seq(ctx); err != nil {
		return plan, err
	}
	ids, missing := once(ids)
	err = d.batches(ctx, ids, progress, func(p *catalog.Photo) error {
		if p.Forgotten {
			return nil
		}
		delete(missing, p.ID)
		wishes, err := sets(p)
		var row catalog.TableRow
		if err == nil {
			row, err = rowOf(*p, wishes)
		}
		switch {
		case errors.Is(err, catalog.ErrUsage):
			plan.Failed = append(plan.Failed, catalog.NewFailure(p.Path, err))
			return nil
		case err != nil:
			return err
		case len(row.Changes) > 0:
			plan.Fields += len(row.Changes)
			plan.Rows = append(plan.Rows, row)
		}
		return nil
	})
	for _, id := range ids {
		if missing[id] {
			plan.Failed = append(plan.Failed, catalog.NewFailure(catalog.PhotoTargets(id)[0].String(), fmt.Errorf("photo %s: %w", id, catalog.ErrNotFound)))
		}
	}
	return plan, err
}

// once are ids each once, in order, and the set of them.
func once(ids []catalog.PhotoID) (list []catalog.PhotoID, set map[catalog.PhotoID]bool) {
	set = make(map[catalog.PhotoID]bool, len(ids))
	for _, id := range ids {
		if !set[id] {
			set[id] = true
			list = append(list, id)
		}
	}
	return list, set
}

// rowOf is what wishes change of a photo.
func rowOf(p catalog.Photo, wishes []catalog.Set) (catalog.TableRow, error) {
	row := catalog.TableRow{At: p.Path, Photo: p.ID, Path: p.Path}
	for _, s := range wishes {
		c, changed, err := p.Change(s)
		if err != nil {
			return row, err
		}
		if !changed {
			continue
		}
		name, lang := catalog.SplitField(s.Field)
		row.Changes = append(row.Changes, catalog.TableChange{Field: s.Field, Old: said(name, lang, c.Old), New: said(name, lang, c.New)})
		row.Sets = append(row.Sets, s)
	}
	return row, nil
}

// said is what a field, or one language of it, says.
func said(name catalog.FieldName, lang string, v catalog.Value) string {
	f, _ := catalog.FieldByName(name)
	switch {
	case f.Kind == catalog.Languages && lang != "":
		return v.Langs[lang]
	case f.Kind == catalog.Languages:
		return v.Text
	}
	return v.String()
}

// expanded is a value with every text of it expanded.
func expanded(v catalog.Value, expand func(string) (string, error)) (out catalog.Value, err error) {
	if out.Text, err = expand(v.Text); err != nil {
		return out, err
	}
	for _, s := range v.List {
		if s, err = expand(s); err != nil {
			return out, err
		}
		out.List = append(out.List, s)
	}
	for tag, s := range v.Langs {
		if s, err = expand(s); err != nil {
			return out, err
		}
		if out.Langs == nil {
			out.Langs = map[string]string{}
		}
		out.Langs[tag] = s
	}
	for _, r := range v.Records {
		one := catalog.Record{}
		for name, part := range r {
			if one[name], err = expanded(part, expand); err != nil {
				return out, err
			}
		}
		out.Records = append(out.Records, one)
	}
	return out, nil
}
