package catalog

import (
	"encoding/json"
	"fmt"
)

// ReasonKind says what speaks for a candidate.
type ReasonKind string

const (
	ReasonPerson ReasonKind = "person" // %s: the person; %s: where it says so
	ReasonWords  ReasonKind = "words"  // %s: the words both have
	ReasonDay    ReasonKind = "day"    // %s: the day
	ReasonHour   ReasonKind = "hour"   // %d: minutes from the photo it is compared with; %s: that photo
	ReasonPlace  ReasonKind = "place"  // %s: the place
	ReasonMarks  ReasonKind = "marks"  // %s: the marks
)

var reasonTexts = map[ReasonKind][2]string{
	ReasonPerson: {"có %s (%s)", "shows %s (%s)"},
	ReasonWords:  {"cùng nói “%s”", "both say “%s”"},
	ReasonDay:    {"chụp đúng ngày %s", "taken on the day, %s"},
	ReasonHour:   {"chụp cách %d phút với %s", "taken %d minutes from %s"},
	ReasonPlace:  {"chụp tại %s", "taken in %s"},
	ReasonMarks:  {"được chọn: %s", "picked: %s"},
}

// A Reason is why a photo is a candidate; it quotes what it rests on.
type Reason struct {
	Kind  ReasonKind
	Args  []any
	Score float64 // what it adds
}

// Text is the reason as words.
func (r Reason) Text(lang Language) string {
	t := reasonTexts[r.Kind]
	if lang == Vietnamese {
		return fmt.Sprintf(t[0], r.Args...)
	}
	return fmt.Sprintf(t[1], r.Args...)
}

// A Candidate is a photo that might fill a slot.
type Candidate struct {
	Slot    int
	Photo   PhotoID
	Score   float64 // higher is better; comparable within one slot
	Reasons []Reason
}

// MarshalJSON writes the candidate as cutlinectl prints it.
func (c Candidate) MarshalJSON() ([]byte, error) {
	reasons := []string{}
	for _, r := range c.Reasons {
		reasons = append(reasons, r.Text(English))
	}
	return json.Marshal(struct {
		Slot    int      `json:"slot"`
		Photo   PhotoID  `json:"photo"`
		Score   float64  `json:"score"`
		Reasons []string `json:"reasons"`
	}{c.Slot, c.Photo, c.Score, reasons})
}
