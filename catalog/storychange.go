package catalog

import "encoding/json"

// A SpanOp says what became of words from one text to another.
type SpanOp string

const (
	SpanSame    SpanOp = "same"
	SpanRemoved SpanOp = "removed"
	SpanAdded   SpanOp = "added"
)

// A Span is a piece of two texts held against each other. Those that are not
// added make up the first text, those not removed the second.
type Span struct {
	Op   SpanOp `json:"op"`
	Text string `json:"text"`
}

// A ChangeKind says what a new version of a text does to a part of a story.
type ChangeKind string

const (
	PartSame    ChangeKind = "same"
	PartChanged ChangeKind = "changed"
	PartAdded   ChangeKind = "added"
	PartRemoved ChangeKind = "removed"
	PartMoved   ChangeKind = "moved" // the same words in another place
)

// A StoryChange is what a new version of a text does to one part of a story:
// to a field (Part FieldHeadline and so on) or to a block (Part "paragraph",
// "subhead" or "slot").
type StoryChange struct {
	Part string
	Kind ChangeKind
	Slot int    // the number the slot gets, or, removed, had; 0: no slot
	Old  string // what the story says now
	New  string // what it will say
	// Conflict: a person and the new text both changed this. The person's
	// words stay; Theirs is what the new text says.
	Conflict bool
	Theirs   string
	Moved    bool   // the part also stands elsewhere
	Words    []Span // of PartChanged: Old held against New; of a conflict: New against Theirs
}

// MarshalJSON writes the change as cutlinectl prints it.
func (c StoryChange) MarshalJSON() ([]byte, error) {
	words := c.Words
	if words == nil {
		words = []Span{}
	}
	var theirs *string
	if c.Conflict {
		theirs = &c.Theirs
	}
	return json.Marshal(struct {
		Part     string     `json:"part"`
		Kind     ChangeKind `json:"kind"`
		Slot     *int       `json:"slot"`
		Old      string     `json:"old"`
		New      string     `json:"new"`
		Conflict bool       `json:"conflict"`
		Theirs   *string    `json:"theirs"`
		Moved    bool       `json:"moved"`
		Words    []Span     `json:"words"`
	}{c.Part, c.Kind, orNull(c.Slot), c.Old, c.New, c.Conflict, theirs, c.Moved, words})
}

// A StoryUpdate is a new version of a story's text, read and held against the
// story, and not applied yet.
type StoryUpdate struct {
	Story   StoryID
	Base    EditID // the edit the catalog had come to when the story was read
	Changes []StoryChange
	Result  Story // the story as it will be
}

// MarshalJSON writes the update as cutlinectl prints it.
func (u StoryUpdate) MarshalJSON() ([]byte, error) {
	changes := u.Changes
	if changes == nil {
		changes = []StoryChange{}
	}
	return json.Marshal(struct {
		Story   StoryID       `json:"story"`
		Changes []StoryChange `json:"changes"`
	}{u.Story, changes})
}
