package desk

import (
	"context"
	"strings"

	"cutline/catalog"
	"cutline/catalog/fold"
	"cutline/catalog/suggest"
)

// LikelyPeople are those most likely to be on photos that are about to be
// captioned, the likeliest first, with the reason; at most
// [catalog.MostLikely].
func (d *Desk) LikelyPeople(ctx context.Context, photos []catalog.PhotoID) ([]catalog.Likely, error) {
	seen, err := d.store.Sightings(ctx, photos)
	if err != nil {
		return nil, err
	}
	lately, err := d.Recent(ctx, catalog.People, "", catalog.MostLikely)
	if err != nil {
		return nil, err
	}
	return suggest.People(seen, lately), nil
}

// Recent are the texts that a field of captions was given last in this
// catalog, the newest first, each once; of a list, its items. Typed leaves
// those of which a word begins so, accents and capitals not counted; "" all.
func (d *Desk) Recent(ctx context.Context, field catalog.FieldName, typed string, limit int) ([]string, error) {
	begins := " " + fold.Name(typed)
	return d.store.Recent(ctx, field, func(s string) bool {
		return begins == " " || s != typed && strings.Contains(" "+fold.Name(s), begins)
	}, limit)
}
