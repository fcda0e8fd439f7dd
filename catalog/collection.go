package catalog

import (
	"strconv"
	"strings"
)

// A CollectionID names a collection of one catalog, for ever. 0 is none.
type CollectionID int64

// CollectionKind is how photos come into a collection.
type CollectionKind string

// The kinds of collections.
const (
	ByHand    CollectionKind = "hand"      // photos are put in
	Shortlist CollectionKind = "shortlist" // by hand, for a story
	Smart     CollectionKind = "smart"     // a saved search
)

// A Collection is photos put together by hand or by a saved search; a
// shortlist is one for a story.
type Collection struct {
	ID      CollectionID   `json:"id"`
	Kind    CollectionKind `json:"kind"`
	Name    string         `json:"name"`
	Query   string         `json:"query,omitempty"` // of a smart one, in the search language
	Story   StoryID        `json:"story,omitempty"` // of a shortlist
	Removed bool           `json:"-"`               // kept for undo
}

// OfCollection is a target of edits; its fields are name, query and removed.
const OfCollection TargetKind = "collection"

// Fields of a collection.
const (
	FieldCollectionName  = "name"
	FieldCollectionQuery = "query"
)

const inCollection = "in."

// InCollection is the field of a photo that says whether it is in a
// collection put together by hand: "yes" or nothing.
func InCollection(id CollectionID) string { return inCollection + strconv.FormatInt(int64(id), 10) }

// CollectionOf is the collection that a field of a photo is about.
func CollectionOf(field string) (CollectionID, bool) {
	n, ok := strings.CutPrefix(field, inCollection)
	if !ok {
		return 0, false
	}
	id, err := strconv.ParseInt(n, 10, 64)
	return CollectionID(id), err == nil && id > 0
}
