package catalog

import (
	"encoding/json"
	"fmt"
)

// Level says how bad a finding is.
type Level string

const (
	LevelError   Level = "error"   // refuses the export unless accepted with a reason
	LevelWarning Level = "warning" // an editor should look
	LevelNote    Level = "note"    // good to know
)

// A Rule is one row of the table of checks.
type Rule struct {
	ID     string
	Level  Level
	VI, EN string // the message; its verbs take the finding's Args in order
}

// The rules of Rules.
const (
	RuleSlotEmpty         = "slot-empty"
	RuleSlotNoCaption     = "slot-no-caption"
	RuleNameSpelling      = "name-spelling"
	RuleOfficeContradicts = "office-contradicts"
	RuleWrongPerson       = "wrong-person"
	RuleUnresolved        = "unresolved"
	RulePhotoUnusable     = "photo-unusable"
	RuleNamesake          = "namesake"
	RuleNameNotInArticle  = "name-not-in-article"
	RuleDateDisagrees     = "date-disagrees"
	RuleNoCredit          = "no-credit"
	RuleYearUncertain     = "year-uncertain"
	RuleIIMCut            = "iim-cut"
)

// Rules is the table of checks between a slot's caption and the article, the
// roster, the photo and the house's style. Nobody changes it at run time.
var Rules = []Rule{
	{RuleSlotEmpty, LevelError, "Ô %d chưa có ảnh.", "Slot %d has no photo."},
	{RuleSlotNoCaption, LevelError, "Ô %d chưa có chú thích.", "Slot %d has no caption."},
	{RuleNameSpelling, LevelError, "Chú thích viết “%s”, bài viết “%s”.", "The caption says “%s”, the article “%s”."},
	{RuleOfficeContradicts, LevelError, "Chú thích ghi %s là “%s”, bài ghi “%s”.", "The caption calls %s “%s”, the article “%s”."},
	{RuleWrongPerson, LevelError, "Ảnh là của %s (“%s”), chú thích lại nói về %s.", "The photo shows %s (“%s”), but the caption names %s."},
	{RuleUnresolved, LevelError, "Còn chỗ chưa điền trong chú thích: “%s”.", "The caption still holds “%s”."},
	{RulePhotoUnusable, LevelError, "Không dùng được ảnh %s: %s.", "The photo %s cannot be used: %s."},
	{RuleNamesake, LevelWarning, "Có %d người tên “%s”: %s. Hãy ghi chức vụ, hoặc gắn ảnh với đúng người.", "%d people are called “%s”: %s. Give the office, or bind the photo to the person."},
	{RuleNameNotInArticle, LevelWarning, "Bài không nhắc tới “%s”.", "The article does not name “%s”."},
	{RuleDateDisagrees, LevelWarning, "Ảnh chụp ngày %s, bài nói ngày %s.", "The photo was taken on %s, the article says %s."},
	{RuleNoCredit, LevelWarning, "Ảnh ở ô %d không có nguồn.", "The picture in slot %d has no credit."},
	{RuleYearUncertain, LevelNote, "Năm của ngày %s chưa chắc: %s", "The year of %s is uncertain: %s"},
	{RuleIIMCut, LevelNote, "Trường %s dài quá %d byte của IPTC IIM, bản IIM sẽ bị cắt.", "The field %s is longer than IPTC IIM's %d bytes; its IIM copy will be cut."},
}

// RuleByID finds a rule of the table.
func RuleByID(id string) (Rule, bool) {
	for _, r := range Rules {
		if r.ID == id {
			return r, true
		}
	}
	return Rule{}, false
}

// A Quote points at words: where they stand and what they are.
type Quote struct {
	Where string // "caption", "article", "photo", "roster", or a field of the photo
	Words string // exactly as they stand there
}

// A Finding is what a check says of a slot, or of the story (Slot 0).
type Finding struct {
	Slot  int
	Level Level
	Rule  string
	Args  []any // for the rule's message, in order; a Date is written as the language does
	// Add is a sentence after the message, in both languages; usually empty.
	AddVI, AddEN string
	Quotes       []Quote // the words meant, in both texts
	Fix          *Fix    // what would settle it, if that is known
	Accepted     *Acceptance
}

// A Fix is the change that would settle a finding: replace Old by New in a
// slot's story caption.
type Fix struct {
	Old, New string
}

// Message is the finding as a sentence.
func (f Finding) Message(lang Language) string {
	r, ok := RuleByID(f.Rule)
	if !ok {
		return f.Rule
	}
	format, add := r.EN, f.AddEN
	if lang == Vietnamese {
		format, add = r.VI, f.AddVI
	}
	s := fmt.Sprintf(format, argsIn(f.Args, lang)...)
	if add != "" {
		s += " " + add
	}
	return s
}

// Key tells findings apart: the same rule about other words is another one,
// so that an acceptance does not outlive the words it was given for.
func (f Finding) Key() string {
	return fmt.Sprintf("%d %s %v", f.Slot, f.Rule, argsIn(f.Args, Vietnamese))
}

// Blocks reports whether the finding refuses an export.
func (f Finding) Blocks() bool { return f.Level == LevelError && f.Accepted == nil }

// MarshalJSON writes the finding as cutlinectl prints it.
func (f Finding) MarshalJSON() ([]byte, error) {
	var accepted *string
	if f.Accepted != nil {
		accepted = &f.Accepted.Reason
	}
	quotes := []map[string]string{}
	for _, q := range f.Quotes {
		quotes = append(quotes, map[string]string{"where": q.Where, "words": q.Words})
	}
	return json.Marshal(struct {
		Slot     *int                `json:"slot"`
		Level    Level               `json:"level"`
		Rule     string              `json:"rule"`
		Message  string              `json:"message"`
		Accepted *string             `json:"accepted"`
		Quotes   []map[string]string `json:"quotes"`
	}{orNull(f.Slot), f.Level, f.Rule, f.Message(English), accepted, quotes})
}
