package catalog

import (
	"encoding/json"
	"fmt"
)

// RosterOptions say how a list of people is read. The zero one reads UTF-8 and
// UTF-16, and adds to what is known.
type RosterOptions struct {
	// CodePage is that of a list that is not Unicode, of CodePages; "" refuses
	// such a list.
	CodePage string
	// Replace takes the offices and spellings that the list gives a person for
	// all there are; else they are added to those known.
	Replace bool
}

// The rules of RosterRules.
const (
	ListNotUnicode    = "list-not-unicode"
	ListNoName        = "list-no-name"
	ListColumnTwice   = "list-column-twice"
	ListColumnUnknown = "list-column-unknown"
	ListBroken        = "list-broken"
	ListTooLong       = "list-too-long"
	ListNoDays        = "list-no-days"
	ListHeading       = "list-heading"
	ListNobody        = "list-nobody"
	CodeNoTab         = "code-no-tab"
	CodeNoText        = "code-no-text"
	CodeTwice         = "code-twice"
	CodeTaken         = "code-taken"
	CodeNoPerson      = "code-no-person"
	PersonNoName      = "person-no-name"
	PersonUnread      = "person-unread"
	PersonBad         = "person-bad"
	PersonWhich       = "person-which"
	PersonGuessed     = "person-guessed"
	PersonNamesake    = "person-namesake"
	PersonOtherwise   = "person-otherwise"
	NameCapitals      = "name-capitals"
	NameTurned        = "name-turned"
	NameOrder         = "name-order"
	OfficeNoName      = "office-no-name"
	OfficeBackwards   = "office-backwards"
	OfficeOverlaps    = "office-overlaps"
	OfficeKnown       = "office-known"
	OfficeOpen        = "office-open"
	DayBad            = "day-bad"
	DayTaken          = "day-taken"
	RankBad           = "rank-bad"
)

// RosterRules is the table of what can be said of a list of people, of the
// roster or of an event. One error refuses the whole list. Nobody changes it at run time.
var RosterRules = []Rule{
	{ListNotUnicode, LevelError, "Không phải UTF-8: có thể là %s. Hãy lưu lại bằng UTF-8, hoặc chọn bảng mã của tệp.", "It is not UTF-8; it may be %s. Save it as UTF-8, or name the file's code page."},
	{ListNoName, LevelError, "Không có cột họ tên: phải có một dòng tiêu đề, với cột “họ tên” hoặc “name”, hay mã cùng chức danh.", "No column is that of the names: a row must head the columns, one of them “name” or “họ tên”, or a code with an office."},
	{ListColumnTwice, LevelError, "Hai cột cùng một nghĩa: “%s” và “%s”.", "Two columns mean the same: “%s” and “%s”."},
	{ListColumnUnknown, LevelNote, "Không rõ cột “%s”, bỏ qua.", "The column “%s” is not known and is left out."},
	{ListBroken, LevelError, "Không đọc được: %s.", "It cannot be read: %s."},
	{ListTooLong, LevelError, "Quá dài: nhiều nhất %d dòng.", "It is too long: %d rows at most."},
	{ListNoDays, LevelNote, "Không có cột ngày: chức danh được coi là giữ mọi ngày.", "There is no column of days: the offices are taken to be held on every day."},
	{ListHeading, LevelNote, "“%s” được coi là đầu đề, bỏ qua.", "“%s” is taken for a heading and left out."},
	{ListNobody, LevelError, "Không thấy tên ai.", "It names nobody."},
	{CodeNoTab, LevelError, "Sau mã phải là dấu tab; dòng này chỉ có dấu cách: “%s”.", "A tab must follow the code; this line has only blanks: “%s”."},
	{CodeNoText, LevelError, "Mã “%s” không có nội dung thay thế.", "The code “%s” has nothing to become."},
	{CodeTwice, LevelError, "Mã “%s” đã là của %s ở dòng %d.", "The code “%s” is that of %s in line %d."},
	{CodeTaken, LevelError, "Mã “%s” trong danh bạ là của %s, không phải %s.", "The code “%s” is that of %s in the roster, not of %s."},
	{CodeNoPerson, LevelNote, "“%s” không phải tên người, bỏ qua; có thể nạp tệp này làm mã thay thế.", "“%s” names no person and is left out; the file can be loaded as code replacements."},
	{PersonNoName, LevelError, "Dòng không có họ tên, cũng không có mã đã biết.", "The row names nobody, and has no code that is known."},
	{PersonUnread, LevelError, "Không rõ tên ai trong “%s”: viết “họ tên – chức vụ”.", "No name can be told in “%s”: write “name – office”."},
	{PersonBad, LevelError, "Không nhận được: %s.", "It cannot be taken: %s."},
	{PersonWhich, LevelError, "Có %d người tên “%s”: cần mã để biết là ai.", "%d people are called “%s”: a code must say who is meant."},
	{PersonGuessed, LevelNote, "Đoán từ “%s”: %s, chức danh “%s”.", "Guessed from “%s”: %s, office “%s”."},
	{PersonNamesake, LevelNote, "Người mới này trùng tên với %s trong danh bạ.", "This new person is a namesake of %s in the roster."},
	{PersonOtherwise, LevelNote, "Danh xưng ở đây là “%s”, dòng %d là “%s”; giữ theo dòng %[2]d.", "The honorific is “%s” here, in line %d it is “%s”; line %[2]d is kept."},
	{NameCapitals, LevelNote, "Tên viết hoa “%s” được ghi là “%s”.", "The name in capitals “%s” is taken as “%s”."},
	{NameTurned, LevelNote, "“%s” được ghi theo thứ tự họ tên: “%s”.", "“%s” is taken in the order of a name: “%s”."},
	{NameOrder, LevelNote, "“%s” có thể viết ngược: “%s”? Giữ như trong tệp.", "“%s” may be in another order: “%s”? It is kept as it stands."},
	{OfficeNoName, LevelError, "Có ngày hoặc thứ tự nhưng không có chức danh.", "There are days or a rank, but no office."},
	{OfficeBackwards, LevelError, "“%s” kết thúc ngày %s, trước khi bắt đầu ngày %s.", "“%s” ends on %s, before it begins on %s."},
	{OfficeOverlaps, LevelError, "%s giữ “%s” cùng lúc ở đây và ở dòng %d.", "%s holds “%s” at one time here and in line %d."},
	{OfficeKnown, LevelError, "%s giữ “%s” cùng lúc ở đây và trong danh bạ (%s).", "%s holds “%s” at one time here and in the roster (%s)."},
	{OfficeOpen, LevelNote, "“%s” không có ngày bắt đầu: coi như giữ từ trước.", "“%s” has no first day: it is taken to be held before all others."},
	{DayBad, LevelError, "“%s” không phải ngày: viết 31/10/2018, 10/2018, 2018 hoặc 2018-10-31.", "“%s” is no day: write 31/10/2018, 10/2018, 2018 or 2018-10-31."},
	{DayTaken, LevelNote, "“%s” được hiểu là ngày %s.", "“%s” is taken as %s."},
	{RankBad, LevelError, "Thứ tự “%s” không phải số từ 1 đến 999.", "The rank “%s” is no number from 1 to 999."},
}

// A RosterProblem is what there is to say of a line of a list of people.
type RosterProblem struct {
	Line int // from 1; 0 = of the file as a whole
	Rule string
	Args []any // for the rule's message, in order; a Date is written as the language does
}

// Level says whether the problem refuses the list, or is only told.
func (p RosterProblem) Level() Level {
	for _, r := range RosterRules {
		if r.ID == p.Rule {
			return r.Level
		}
	}
	return LevelError
}

// Message is the problem as a sentence.
func (p RosterProblem) Message(lang Language) string {
	for _, r := range RosterRules {
		if r.ID != p.Rule {
			continue
		}
		if lang == Vietnamese {
			return fmt.Sprintf(r.VI, argsIn(p.Args, lang)...)
		}
		return fmt.Sprintf(r.EN, argsIn(p.Args, lang)...)
	}
	return p.Rule
}

// MarshalJSON writes the problem as cutlinectl prints it.
func (p RosterProblem) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Line    *int   `json:"line"`
		Level   Level  `json:"level"`
		Rule    string `json:"rule"`
		Message string `json:"message"`
	}{orNull(p.Line), p.Level(), p.Rule, p.Message(English)})
}

// A PersonChange is a person that a list adds or changes.
type PersonChange struct {
	Line    int           `json:"line"` // where the list first names the person
	Person  Person        `json:"person"`
	Added   bool          `json:"added"`
	Changes []TableChange `json:"changes"` // what of a known person changes
}

// A RosterPlan is what a list of people would change. It was made by reading
// only. It is applied whole, as one edit, or not at all.
type RosterPlan struct {
	File      string // the list's name, without its folder
	People    []PersonChange
	Unchanged int // people that the list says nothing new of
	Problems  []RosterProblem
	More      int    // problems beyond those that are kept
	Base      EditID // the edit that the catalog had come to
}

// Added counts the people that are new.
func (p RosterPlan) Added() int {
	n := 0
	for _, c := range p.People {
		if c.Added {
			n++
		}
	}
	return n
}

// Changed counts the people that are known and change.
func (p RosterPlan) Changed() int { return len(p.People) - p.Added() }

// Errors are the problems that refuse the list.
func (p RosterPlan) Errors() []RosterProblem {
	var out []RosterProblem
	for _, q := range p.Problems {
		if q.Level() == LevelError {
			out = append(out, q)
		}
	}
	return out
}
