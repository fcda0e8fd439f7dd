package catalog

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A CollectionID names a collection of one catalog, for ever. 0 is none.
type CollectionID int64

func (id CollectionID) String() string { return strconv.FormatInt(int64(id), 10) }

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

// FieldCollection is what history calls the coming and going of a photo; its
// values are names of collections. It is no field of a photo.
const FieldCollection = "collection"

const inCollection = "in."

// InCollection is the field of a photo that says whether it is in a
// collection put together by hand: "yes" or nothing.
func InCollection(id CollectionID) string { return inCollection + id.String() }

// CollectionOf is the collection that a field of a photo is about.
func CollectionOf(field string) (CollectionID, bool) {
	n, ok := strings.CutPrefix(field, inCollection)
	if !ok {
		return 0, false
	}
	id, err := strconv.ParseInt(n, 10, 64)
	return CollectionID(id), err == nil && id > 0
}

// ParseCollectionID reads "#5", as searches and the command line name a
// collection by its number.
func ParseCollectionID(s string) (CollectionID, bool) {
	n, ok := strings.CutPrefix(s, "#")
	if !ok {
		return 0, false
	}
	id, err := strconv.ParseUint(n, 10, 63)
	return CollectionID(id), err == nil
}

// Fit is c as a catalog takes it: a kind that was not told follows from the
// rest. The error is an ErrUsage.
func (c Collection) Fit() (Collection, error) {
	if c.Kind == "" {
		switch {
		case strings.TrimSpace(c.Query) != "":
			c.Kind = Smart
		case c.Story != 0:
			c.Kind = Shortlist
		default:
			c.Kind = ByHand
		}
	}
	if err := c.Put(FieldCollectionName, TextValue(c.Name)); err != nil {
		return c, err
	}
	if c.Kind == Smart || c.Query != "" {
		if err := c.Put(FieldCollectionQuery, TextValue(c.Query)); err != nil {
			return c, err
		}
	}
	switch {
	case c.Kind != ByHand && c.Kind != Shortlist && c.Kind != Smart:
		return c, fmt.Errorf("%q is no kind of collection: %w", c.Kind, ErrUsage)
	case (c.Kind == Shortlist) != (c.Story != 0):
		return c, fmt.Errorf("collection %q: a shortlist is for a story, others are for none: %w", c.Name, ErrUsage)
	}
	return c, nil
}

// Value is what the collection's field holds.
func (c *Collection) Value(field string) (Value, error) {
	switch field {
	case FieldCollectionName:
		return TextValue(c.Name), nil
	case FieldCollectionQuery:
		return TextValue(c.Query), nil
	case FieldRemoved:
		return flag(c.Removed), nil
	}
	return Value{}, unknownField("a collection", field)
}

// Change applies s and tells what changed; ok is false when nothing did.
func (c *Collection) Change(s Set) (ch Change, ok bool, err error) {
	old, err := c.Value(s.Field)
	if err != nil {
		return ch, false, err
	}
	if err := c.Put(s.Field, s.Apply(old, "", Text)); err != nil {
		return ch, false, err
	}
	now, _ := c.Value(s.Field)
	return Change{Target{Kind: OfCollection, ID: int64(c.ID)}, s.Field, old, now}, !now.Equal(old), nil
}

// Put stores a whole value in a field of the collection.
func (c *Collection) Put(field string, v Value) (err error) {
	switch field {
	case FieldCollectionName:
		name := strings.Join(strings.Fields(strings.ToValidUTF8(v.Text, " ")), " ")
		if _, id := ParseCollectionID(name); id || name == "" {
			return fmt.Errorf("%q is no name for a collection: %w", v.Text, ErrUsage)
		}
		c.Name = name
	case FieldCollectionQuery:
		query := strings.ToValidUTF8(v.Text, " ")
		switch {
		case c.Kind != Smart:
			return fmt.Errorf("collection %q is put together by hand and has no search: %w", c.Name, ErrUsage)
		case strings.TrimSpace(query) == "":
			return fmt.Errorf("collection %q: say what it searches for: %w", c.Name, ErrUsage)
		}
		c.Query = query
	case FieldRemoved:
		c.Removed, err = parseFlag(field, v)
	default:
		err = unknownField("a collection", field)
	}
	return err
}

// In reports whether the photo was put in the collection.
func (p *Photo) In(id CollectionID) bool {
	return slices.ContainsFunc(p.Collections, func(c Collection) bool { return c.ID == id })
}

// putIn puts the photo in a collection or takes it out. Whether there is such
// a collection knows the catalog.
func (p *Photo) putIn(id CollectionID, v Value) error {
	in, err := parseFlag(InCollection(id), v)
	if err != nil || in == p.In(id) {
		return err
	}
	if in {
		p.Collections = append(slices.Clip(p.Collections), Collection{ID: id})
		return nil
	}
	p.Collections = slices.DeleteFunc(slices.Clone(p.Collections), func(c Collection) bool { return c.ID == id })
	return nil
}
