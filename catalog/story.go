package catalog

import (
	"encoding/json"
	"strconv"
	"time"
)

// A StoryID names a story of one catalog. 0 is no story.
type StoryID int64

func (id StoryID) String() string { return strconv.FormatInt(int64(id), 10) }

// A Slot is a place for a picture in a story.
type Slot struct {
	N     int     // its number in the article, from 1
	Photo PhotoID // 0: empty
	Crop  Crop
	// Caption is the story caption: what this story prints. It starts as the
	// article's caption for the slot, or as the photo's description where the
	// article has none.
	Caption string
	Credit  string // printed under the picture; "" = the photo's, else the house's
	Alt     string // alternative text; "" = the photo's
}

// plainSlot is a Slot without its methods.
type plainSlot Slot

// storedSlot is a slot as a catalog and its history keep it: the crop's angle
// is a value beside the crop, absent when it is level.
type storedSlot struct {
	plainSlot
	Angle float64 `json:",omitempty"`
}

// MarshalJSON writes the slot as a catalog keeps it.
func (sl Slot) MarshalJSON() ([]byte, error) {
	return json.Marshal(storedSlot{plainSlot(sl), sl.Crop.Angle})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (sl *Slot) UnmarshalJSON(b []byte) error {
	s := storedSlot{plainSlot: plainSlot(*sl)}
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	*sl = Slot(s.plainSlot)
	sl.Crop.Angle = s.Angle
	return nil
}

// An Acceptance is a person's word that a finding may stand.
type Acceptance struct {
	Slot   int       `json:"slot"` // 0: the story itself
	Rule   string    `json:"rule"`
	Key    string    `json:"key"` // of the finding: other words, another finding
	Reason string    `json:"reason"`
	Who    string    `json:"who"`
	When   time.Time `json:"when"`
}

// A Story is an article and the pictures chosen for it.
type Story struct {
	ID       StoryID
	Slug     string // unique in the catalog: names the package
	Source   string // the file the article came from
	Article  Article
	Slots    []Slot // one for each slot block, by number
	Accepted []Acceptance
	Standing Standing // how far it is
	// Parsed is the article as it was read from its text, before anybody
	// corrected anything: what a new version of the text is held against.
	// Zero in a story that an older Cutline imported.
	Parsed   Article
	Revision int64
	Created  time.Time
	Removed  bool // taken back by undo; kept so that redo brings it again
}

// Day is the day the story is of: that of its page, else of its date line,
// else the one it was imported on.
func (s Story) Day() Date {
	line := s.Article.Dateline
	day := Date{Year: line.Year, Month: time.Month(line.Month), Day: line.Day}
	switch {
	case !s.Article.PageDate.IsZero():
		return s.Article.PageDate
	case day.Year != 0 && day.Valid():
		return day
	}
	return Moment{Time: s.Created.Local()}.Day()
}

// Slot finds a slot by its number.
func (s Story) Slot(n int) (Slot, bool) {
	for _, sl := range s.Slots {
		if sl.N == n {
			return sl, true
		}
	}
	return Slot{}, false
}

type storyBlock struct {
	Type         BlockType `json:"type"`
	Text         *string   `json:"text,omitempty"`
	Slot         int       `json:"slot,omitempty"`
	Caption      *string   `json:"caption,omitempty"`
	StoryCaption *string   `json:"story_caption,omitempty"`
	Credit       *string   `json:"credit,omitempty"`
	Alt          *string   `json:"alt_text,omitempty"`
	*slotPicture
}

// slotPicture holds the keys of a slot that are null when empty.
type slotPicture struct {
	Photo *PhotoID `json:"photo"`
	Crop  Crop     `json:"crop"`
	Angle float64  `json:"angle,omitempty"`
}

type datelineJSON struct {
	Sign        string `json:"sign"`
	Place       string `json:"place"`
	Text        string `json:"text"`
	Day         *int   `json:"day"`
	Month       *int   `json:"month"`
	Year        *int   `json:"year"`
	YearCertain bool   `json:"year_certain"`
	Why         string `json:"why"`
}

func orNull(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// MarshalJSON writes the story as cutlinectl prints it.
func (s Story) MarshalJSON() ([]byte, error) {
	blocks := []storyBlock{}
	for _, b := range s.Article.Blocks {
		if b.Type != SlotBlock {
			blocks = append(blocks, storyBlock{Type: b.Type, Text: &b.Text})
			continue
		}
		sl, _ := s.Slot(b.Slot)
		pic := &slotPicture{Crop: sl.Crop, Angle: sl.Crop.Angle}
		if sl.Photo != 0 {
			pic.Photo = &sl.Photo
		}
		blocks = append(blocks, storyBlock{Type: b.Type, Slot: b.Slot, Caption: &b.Text,
			StoryCaption: &sl.Caption, Credit: &sl.Credit, Alt: &sl.Alt, slotPicture: pic})
	}
	people := []Named{}
	for _, p := range s.Article.People {
		if p.Offices == nil {
			p.Offices = []string{}
		}
		people = append(people, p)
	}
	d := s.Article.Dateline
	state, _ := s.Standing.value(FieldState)
	var when *string
	if v, _ := s.Standing.value(FieldStateWhen); v.Text != "" {
		when = &v.Text
	}
	return json.Marshal(struct {
		ID       StoryID      `json:"id"`
		Slug     string       `json:"slug"`
		Headline string       `json:"headline"`
		PageDate Date         `json:"page_date"`
		Dateline datelineJSON `json:"dateline"`
		Lead     string       `json:"lead"`
		Byline   string       `json:"byline"`
		Language string       `json:"language"`
		Blocks   []storyBlock `json:"blocks"`
		People   []Named      `json:"people"`
		State    string       `json:"state"`
		Who      string       `json:"state_who"`
		When     *string      `json:"state_when"`
		Revision int64        `json:"revision"`
	}{s.ID, s.Slug, s.Article.Headline, s.Article.PageDate,
		datelineJSON{d.Sign, d.Place, d.Text, orNull(d.Day), orNull(d.Month), orNull(d.Year), d.YearCertain, d.Why},
		s.Article.Lead, s.Article.Byline, s.Article.Language, blocks, people, state.Text, s.Standing.Who, when, s.Revision})
}
