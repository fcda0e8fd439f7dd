package settings

import (
	"slices"
	"time"

	"cutline/catalog"
)

// An Unsaved is a text that a person wrote and that could not be put into the
// catalog: it is kept until the person has said what shall become of it.
type Unsaved struct {
	ID      string          `json:"id"`
	Catalog string          `json:"catalog"` // its folder
	Story   catalog.StoryID `json:"story"`   // 0: it was a caption
	Where   string          `json:"where"`   // what it was written in, in words
	Text    string          `json:"text"`
	When    time.Time       `json:"when"`
}

// What is kept at most: the file of preferences has to stay a small one. A
// text is cut at a character.
const (
	maxUnsaved     = 20
	maxUnsavedText = 100_000 // bytes
)

// Keep keeps a text that could not be saved.
func (p *Prefs) Keep(u Unsaved) {
	p.LetGo(u.ID)
	if len(u.Text) > maxUnsavedText {
		n := maxUnsavedText
		for n > 0 && u.Text[n]&0xC0 == 0x80 {
			n--
		}
		u.Text = u.Text[:n]
	}
	p.Unsaved = append(p.Unsaved, u)
	p.Unsaved = p.Unsaved[max(0, len(p.Unsaved)-maxUnsaved):]
}

// LetGo forgets texts that were kept.
func (p *Prefs) LetGo(ids ...string) {
	p.Unsaved = slices.DeleteFunc(slices.Clone(p.Unsaved), func(u Unsaved) bool { return slices.Contains(ids, u.ID) })
}

// Of are the texts kept of a catalog, the oldest first.
func (p Prefs) Of(path string) []Unsaved {
	return slices.DeleteFunc(slices.Clone(p.Unsaved), func(u Unsaved) bool { return u.Catalog != path })
}
