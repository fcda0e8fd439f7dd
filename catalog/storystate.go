package catalog

import (
	"fmt"
	"time"
)

// A StoryState is how far a story is. The zero value is a draft.
type StoryState string

const (
	StoryDraft     StoryState = "draft"
	StoryReady     StoryState = "ready"     // somebody says that it may be published
	StoryPublished StoryState = "published" // somebody says that it was; exporting does not
)

// Fields of a story that say how far it is. Who and when are set together
// with the state.
const (
	FieldState     = "state"
	FieldStateWho  = "state_who"
	FieldStateWhen = "state_when" // RFC 3339
)

// A Standing is how far a story is, by whose word and since when.
type Standing struct {
	State StoryState
	Who   string
	When  time.Time // zero while nobody has said anything
}

func (st Standing) value(field string) (Value, bool) {
	switch field {
	case FieldState:
		if st.State == "" {
			return TextValue(string(StoryDraft)), true
		}
		return TextValue(string(st.State)), true
	case FieldStateWho:
		return TextValue(st.Who), true
	case FieldStateWhen:
		if st.When.IsZero() {
			return Value{}, true
		}
		return TextValue(st.When.UTC().Format(time.RFC3339)), true
	}
	return Value{}, false
}

func (st *Standing) put(field string, v Value) (err error) {
	switch field {
	case FieldState:
		switch state := StoryState(v.Text); state {
		case "", StoryDraft:
			st.State = ""
		case StoryReady, StoryPublished:
			st.State = state
		default:
			err = fmt.Errorf("%s=%s: want draft, ready or published: %w", field, v.Text, ErrUsage)
		}
	case FieldStateWho:
		st.Who = v.Text
	case FieldStateWhen:
		if st.When = (time.Time{}); v.Text == "" {
			return nil
		}
		if st.When, err = time.Parse(time.RFC3339, v.Text); err != nil {
			err = fmt.Errorf("%s=%s: want a time as 2006-01-02T15:04:05Z: %w", field, v.Text, ErrUsage)
		}
	}
	return err
}
