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
	var problem *string
	if p.Problem != "" {
		problem = &p.Problem
	}
	return json.Marshal(struct {
		photoJSON
		File    string   `json:"file"`
		Pending bool     `json:"pending_write"`
		Problem *string  `json:"problem"`
		Stories []string `json:"stories"`
	}{photoJSON(p), p.File(), p.PendingWrite(), problem, stories})
}
