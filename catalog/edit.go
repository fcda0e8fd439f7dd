package catalog

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// TargetKind is what an edit can change.
type TargetKind string

const (
	OfPhoto TargetKind = "photo"
	OfStory TargetKind = "story"
	OfSlot  TargetKind = "slot" // of a story
	OfHouse TargetKind = "house"
)

// A Target is one thing an edit changes.
type Target struct {
	Kind TargetKind
	ID   int64 // PhotoID, StoryID or CollectionID; 0 for the house
	Slot int   // with OfSlot
}

func (t Target) String() string {
	switch t.Kind {
	case OfSlot:
		return fmt.Sprintf("story %d slot %d", t.ID, t.Slot)
	case OfHouse:
		return "the house"
	}
	return fmt.Sprintf("%s %d", t.Kind, t.ID)
}

// PhotoTargets makes targets of photos.
func PhotoTargets(ids ...PhotoID) []Target {
	out := make([]Target, len(ids))
	for i, id := range ids {
		out[i] = Target{Kind: OfPhoto, ID: int64(id)}
	}
	return out
}

// Op is how a Set changes a field.
type Op int

const (
	Replace Op = iota
	Append     // text: after what is there; list: items added that are not there yet
	Prepend    // the same before what is there
)

// A Set is a wish for one field. Fields of a photo are those of the field
// table ("description@en" for one language) and "rating", "color", "tagged",
// "rejected", "forgotten" and InCollection; those of a story, a slot and the
// house are listed at the Set methods of Story and House.
type Set struct {
	Field string
	Op    Op
	Value Value
}

// An Edit is any change in the catalog. It is sparse: what it does not name
// stays. One function applies it, in one transaction, and keeps its inverse.
type Edit struct {
	Title string // what it is, for history and Undo: "caption", "mark", "place" …
	Who   string // "" = the user of this desk
	Sets  []Set
	// Base is the edit the catalog had come to when the values were read
	// (Desk.Seq); a field changed since by somebody else is a Clash. 0 = do not ask.
	Base EditID
}

// An EditID numbers the applied edits of a catalog, from 1.
type EditID int64

// A Change is what an edit did to one field of one thing: its inverse is Old.
type Change struct {
	Target
	Field    string
	Old, New Value
}

// An Applied edit is one that the catalog holds.
type Applied struct {
	Edit    EditID `json:"edit"`
	Changed int    `json:"changed"` // things changed: photos, stories
	Title   string `json:"title"`
	// Failed are files that could not be made what they were; the rest was.
	Failed []Failure `json:"failed,omitempty"`
	// Photos are those that an undo or a redo changed, so that an eye can go
	// back to them.
	Photos []PhotoID `json:"-"`
}

// A Past is one line of history, newest first.
type Past struct {
	When  time.Time `json:"when"`
	Who   string    `json:"who"`
	Field string    `json:"field"` // "slot 2 photo" for a slot of a story
	Old   string    `json:"old"`
	New   string    `json:"new"`
	Edit  EditID    `json:"edit"`
	Title string    `json:"title"`
}

// Apply is what a field holds after the Set, when it held old. For lists and
// structures, what is there already is not added twice.
func (s Set) Apply(old Value, lang string, kind FieldKind) Value {
	v := s.Value
	if kind == Languages && lang != "" {
		langs := map[string]string{}
		for k, t := range old.Langs {
			langs[k] = t
		}
		text := joinText(s.Op, langs[lang], v.Text)
		if langs[lang] = text; text == "" {
			delete(langs, lang)
		}
		return Value{Text: old.Text, Langs: langs}
	}
	switch kind {
	case List:
		items := v.List
		if len(items) == 0 && v.Text != "" {
			items = []string{v.Text}
		}
		return Value{List: joinList(s.Op, old.List, items)}
	case Languages:
		langs := old.Langs
		if s.Op == Replace && v.Langs != nil {
			langs = v.Langs
		}
		return Value{Text: joinText(s.Op, old.Text, v.Text), Langs: langs}
	case Records:
		return Value{Records: joinRecords(s.Op, old.Records, v.Records)}
	}
	return Value{Text: joinText(s.Op, old.Text, v.Text)}
}

func joinText(op Op, old, add string) string {
	switch {
	case op == Replace || old == "":
		return add
	case add == "":
		return old
	case op == Append:
		return old + gap(old, add) + add
	}
	return add + gap(add, old) + old
}

// gap is the space between two texts that are joined, unless one brings it.
func gap(a, b string) string {
	if strings.HasSuffix(a, "\n") || strings.HasSuffix(a, " ") ||
		strings.HasPrefix(b, "\n") || strings.HasPrefix(b, " ") || strings.IndexAny(b, ",.;:!?") == 0 {
		return ""
	}
	return " "
}

func joinList(op Op, old, add []string) []string {
	var out []string
	for _, s := range joined(op, old, add) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func joinRecords(op Op, old, add []Record) []Record {
	var out []Record
	for _, r := range joined(op, old, add) {
		if len(r) > 0 && !slices.ContainsFunc(out, r.Equal) {
			out = append(out, r)
		}
	}
	return out
}

func joined[T any](op Op, old, add []T) []T {
	switch op {
	case Replace:
		return add
	case Append:
		return slices.Concat(old, add)
	}
	return slices.Concat(add, old)
}
