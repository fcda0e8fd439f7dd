package desk

import (
	"context"
	"fmt"
	"slices"

	"cutline/catalog"
	"cutline/catalog/metadata"
)

// codePage is the house's, for old texts that do not name theirs.
func (d *Desk) codePage(ctx context.Context) (string, error) {
	h, err := d.store.House(ctx)
	return h.CodePage, err
}

// decodeAgain makes new texts of the bytes of those that were decoded by a
// guess, in the house's code page.
func (d *Desk) decodeAgain(ctx context.Context) error {
	page, err := d.codePage(ctx)
	if err != nil {
		return err
	}
	if page == "" {
		page = catalog.CodePages()[0]
	}
	ids, err := d.store.Guessed(ctx)
	if err != nil {
		return err
	}
	photos, err := d.store.Photos(ctx, ids)
	if err != nil {
		return err
	}
	for _, p := range photos {
		sets := inPage(p, page)
		if len(sets) == 0 {
			continue
		}
		e := catalog.Edit{Title: "house", Sets: sets}
		if _, err := d.apply(ctx, catalog.PhotoTargets(p.ID), e); err != nil {
			return fmt.Errorf("decode the texts of %s again: %w", p.File(), err)
		}
	}
	return nil
}

// inPage are the changes that make the photo's guesses those of a code page.
func inPage(p catalog.Photo, page string) []catalog.Set {
	var sets []catalog.Set
	for _, c := range p.Clashes {
		if len(c.Raw) == 0 {
			continue
		}
		name := catalog.FieldName(c.Field)
		v := p.Caption[name]
		now := metadata.Decode(name, c.Raw, page)
		now.Langs = v.Langs
		if c.Kind == catalog.ClashGuess {
			c.File, c.From = now, page
		}
		if now.Equal(v) {
			continue
		}
		sets = append(sets, catalog.Set{Field: c.Field, Value: now},
			catalog.Set{Field: catalog.ClashField(c.Field), Value: catalog.ClashValue(c)})
	}
	return sets
}

// A Reading is what the bytes of a guessed text say in one code page.
type Reading struct {
	Page  string // of catalog.CodePages
	Value catalog.Value
}

// Readings are the other texts that the bytes of a guess make: one for each
// code page whose text is neither now, which the photo has, nor that of an
// earlier page. A clash that is no guess has none.
func Readings(now catalog.Value, c catalog.FileClash) []Reading {
	if len(c.Raw) == 0 {
		return nil
	}
	seen := []catalog.Value{now}
	var out []Reading
	for _, page := range catalog.CodePages() {
		v := metadata.Decode(catalog.FieldName(c.Field), c.Raw, page)
		v.Langs = now.Langs
		if page == c.From || slices.ContainsFunc(seen, v.Equal) {
			continue
		}
		seen = append(seen, v)
		out = append(out, Reading{page, v})
	}
	return out
}
