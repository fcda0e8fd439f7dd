package settings

import (
	"maps"
	"slices"

	"cutline/catalog"
)

// A Listing is how the photos of a catalog are listed. The zero Listing is
// newest first, not divided, each frame by itself.
type Listing struct {
	Sort   catalog.Sort    `json:"sort,omitempty"`
	Group  catalog.GroupBy `json:"group,omitempty"`
	Bursts bool            `json:"bursts,omitempty"` // a burst is shown as one photo
}

// Sorts are the orders a person may choose between, the usual one first.
func Sorts() []catalog.Sort {
	return []catalog.Sort{catalog.SortNewest, catalog.SortOldest, catalog.SortFile, catalog.SortRating, catalog.SortAdded}
}

// Groups are what a person may divide a listing by; the first is nothing.
func Groups() []catalog.GroupBy {
	return []catalog.GroupBy{catalog.GroupNone, catalog.GroupDay, catalog.GroupEvent}
}

// Listing is how the photos of the catalog at path are listed.
func (p Prefs) Listing(path string) Listing { return p.Listings[path] }

// SetListing remembers how the photos of a catalog are listed, and forgets
// it of catalogs that are not remembered any more.
func (p *Prefs) SetListing(path string, l Listing) {
	out := map[string]Listing{}
	for c, v := range p.Listings {
		if slices.Contains(p.Recent, c) {
			out[c] = v
		}
	}
	delete(out, path)
	if l != (Listing{}) {
		out[path] = l
	}
	p.Listings = out
}

// validListings is what of the listings the window can use.
func validListings(all map[string]Listing) map[string]Listing {
	out := maps.Clone(all)
	for path, l := range out {
		if !slices.Contains(Sorts(), l.Sort) {
			l.Sort = catalog.SortNewest
		}
		if !slices.Contains(Groups(), l.Group) {
			l.Group = catalog.GroupNone
		}
		out[path] = l
	}
	if len(out) > maxList {
		return nil
	}
	return out
}
