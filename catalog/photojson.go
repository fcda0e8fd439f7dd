package catalog

import "encoding/json"

// photoJSON is the photo without its methods, so that it can be marshalled
// with the keys that need computing beside it.
type photoJSON Photo

// MarshalJSON writes the photo as cutlinectl prints it.
func (p Photo) MarshalJSON() ([]byte, error) {
	if p.Caption == nil {
		p.Caption = Caption{}
	}
	if p.Used == nil {
		p.Used = []string{}
	}
	if p.State == "" {
		p.State = OK
	}
	stories := []string{}
	for _, u := range p.Stories {
		stories = append(stories, u.Slug)
	}
	collections := []string{}
	for _, c := range p.Collections {
		collections = append(collections, c.Name)
	}
	var problem *string
	if p.Problem != "" {
		problem = &p.Problem
	}
	return json.Marshal(struct {
		photoJSON
		File        string       `json:"file"`
		Pending     bool         `json:"pending_write"`
		Problem     *string      `json:"problem"`
		Stories     []string     `json:"stories"`
		Collections []string     `json:"collections"`
		Parts       []Part       `json:"parts"`
		Clashes     []ShownClash `json:"clashes"`
	}{photoJSON(p), p.File(), p.PendingWrite(), problem, stories, collections, append([]Part{}, p.Parts...), p.ShownClashes()})
}

// A ShownClash is a field that waits for a choice, with all texts as people
// read them.
type ShownClash struct {
	Field string    `json:"field"`
	Kind  ClashKind `json:"kind"`
	Base  string    `json:"base"`
	Mine  string    `json:"mine"`
	File  string    `json:"file"`
	From  string    `json:"from"`
}

// ShownClashes are the photo's clashes for people; Mine is what the photo says.
func (p *Photo) ShownClashes() []ShownClash {
	out := []ShownClash{}
	for _, c := range p.Clashes {
		mine, _ := p.Value(c.Field)
		out = append(out, ShownClash{c.Field, c.Kind, c.Base.String(), mine.String(), c.File.String(), c.From})
	}
	return out
}
