package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// NewCollection makes a collection: by hand, for a story, or of a search, and
// puts photos into it. It is one edit, and can be undone. The error is ErrExists when another has that name, accents
// and capitals not counted, or when the story has a shortlist.
func (d *Desk) NewCollection(ctx context.Context, c catalog.Collection, photos ...catalog.PhotoID) (catalog.Collection, error) {
	return d.store.AddCollection(ctx, c, photos, catalog.Edit{Title: "collection"}, d.opts.Now(), d.opts.Who)
}

// EditCollection changes the name of a collection, its search, or removes it,
// and can be undone. Photos are put in and taken out by Edit, with
// catalog.InCollection.
func (d *Desk) EditCollection(ctx context.Context, id catalog.CollectionID, e catalog.Edit) (catalog.Collection, error) {
	if _, err := d.apply(ctx, []catalog.Target{{Kind: catalog.OfCollection, ID: int64(id)}}, e); err != nil {
		return catalog.Collection{}, err
	}
	return d.store.Collection(ctx, id)
}

// Collections are all collections, by name as Vietnamese sorts it; 2 stands
// before 10.
func (d *Desk) Collections(ctx context.Context) ([]catalog.Collection, error) {
	list, err := d.store.Collections(ctx)
	if err != nil {
		return nil, err
	}
	order := collate.New(language.Vietnamese, collate.Numeric)
	slices.SortFunc(list, func(a, b catalog.Collection) int {
		return cmp.Or(order.CompareString(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return append([]catalog.Collection{}, list...), nil
}

// Collection is one collection, by its id.
func (d *Desk) Collection(ctx context.Context, id catalog.CollectionID) (catalog.Collection, error) {
	return d.store.Collection(ctx, id)
}

// ResolveCollection finds the collection meant by a name or an id (5, #5).
func (d *Desk) ResolveCollection(ctx context.Context, ref string) (catalog.CollectionID, error) {
	return d.store.ResolveCollection(ctx, ref)
}

// ShortlistOf is the story's shortlist. At first use it is made, as an edit,
// and named after the story.
func (d *Desk) ShortlistOf(ctx context.Context, id catalog.StoryID) (catalog.Collection, error) {
	s, err := d.store.Story(ctx, id)
	if err == nil && s.Removed {
		err = fmt.Errorf("story %s: %w", s.Slug, catalog.ErrNotFound)
	}
	if err != nil {
		return catalog.Collection{}, err
	}
	name := s.Article.Headline
	if fold.Text(name) == "" { // no letter by which to find it
		name = s.Slug
	}
	c := catalog.Collection{Kind: catalog.Shortlist, Name: name, Story: id}
	for n := 2; ; n++ {
		list, err := d.store.Collections(ctx)
		if err != nil {
			return catalog.Collection{}, err
		}
		if i := slices.IndexFunc(list, func(c catalog.Collection) bool { return c.Story == id }); i >= 0 {
			return list[i], nil
		}
		made, err := d.NewCollection(ctx, c)
		if !errors.Is(err, catalog.ErrExists) {
			return made, err
		}
		c.Name = name + " " + strconv.Itoa(n)
	}
}

// sayCollections names in a photo's history the collections it came into and
// left.
func (d *Desk) sayCollections(ctx context.Context, past []catalog.Past) error {
	names := map[catalog.CollectionID]string{}
	for i, p := range past {
		id, ok := catalog.CollectionOf(p.Field)
		if !ok {
			continue
		}
		if _, met := names[id]; !met {
			c, err := d.store.Collection(ctx, id)
			if err != nil {
				return err
			}
			names[id] = c.Name
		}
		past[i].Field = catalog.FieldCollection
		for _, v := range []*string{&past[i].Old, &past[i].New} {
			if *v != "" {
				*v = names[id]
			}
		}
	}
	return nil
}
