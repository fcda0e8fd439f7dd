package catalog

import (
	"encoding/json"
	"fmt"
)

// ReasonKind says what speaks for a candidate.
type ReasonKind string

const (
	ReasonPerson ReasonKind = "person" // %s: the person; a Quote of the photo's words that say so
	ReasonWords  ReasonKind = "words"  // %s: the words both have
	ReasonDay    ReasonKind = "day"    // %s: the day
	ReasonHour   ReasonKind = "hour"   // %s: the time.Duration from the photo it is compared with; %s: that photo
	ReasonPlace  ReasonKind = "place"  // %s: the place
	ReasonMarks  ReasonKind = "marks"  // %s: the marks
)

var reasonTexts = map[ReasonKind][2]string{
	ReasonPerson: {"có %s (%s)", "shows %s (%s)"},
	ReasonWords:  {"cùng nói “%s”", "both say “%s”"},
	ReasonDay:    {"chụp đúng ngày %s", "taken on the day, %s"},
	ReasonHour:   {"chụp cách %[2]s %[1]s", "taken %s from %s"},
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
	args := argsIn(r.Args, lang)
	if lang == Vietnamese {
		return fmt.Sprintf(t[0], args...)
	}
	return fmt.Sprintf(t[1], args...)
}

// fieldWords are the fields of a photo that reasons quote, in Vietnamese.
var fieldWords = map[string]string{
	string(People): "người", string(Description): "chú thích", string(Headline): "tiêu đề", string(Title): "tên ảnh",
	string(Keywords): "từ khóa", string(EventName): "sự kiện", string(AltText): "mô tả", string(ExtDescription): "mô tả dài",
}

// text is the quoted words with the field they stand in.
func (q Quote) text(lang Language) string {
	field := q.Where
	if word := fieldWords[field]; lang == Vietnamese && word != "" {
		field = word
	}
	if field == "" {
		return "“" + q.Words + "”"
	}
	return field + ": “" + q.Words + "”"
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
