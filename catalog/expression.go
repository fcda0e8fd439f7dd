package catalog

import "fmt"

// An ExpressionError says why an expression of RE2 cannot be used to find and
// replace.
type ExpressionError struct {
	// Code is that of regexp/syntax for one that cannot be read ("missing
	// closing )"), or "nothing": it finds even nothing; "group": what is put in
	// names a group that it has not; "between": it found a place between two
	// characters.
	Code  string
	Word  string // the piece at fault, or the expression; with "between" the text
	Group int    // that is asked for
	Has   int    // the groups there are
}

func (e *ExpressionError) Error() string { return e.Text(English) }

// Is makes it a matter of wrong usage.
func (e *ExpressionError) Is(target error) bool { return target == ErrUsage }

// Text is the error as a sentence.
func (e *ExpressionError) Text(lang Language) string {
	at := 1
	if lang == Vietnamese {
		at = 0
	}
	t, ok := expressionTexts[e.Code]
	switch {
	case e.Code == "group":
		return fmt.Sprintf(t[at], e.Group, e.Has)
	case !ok: // one that regexp/syntax has since
		return fmt.Sprintf([...]string{"không đọc được biểu thức: %s: %s", "the expression cannot be read: %s: %s"}[at], e.Code, e.Word)
	}
	return fmt.Sprintf(t[at], e.Word)
}

// expressionTexts are the sentences in Vietnamese and English.
var expressionTexts = map[string][2]string{
	"nothing":           {"biểu thức %s khớp cả chỗ trống, nên khớp mọi nơi; hãy nói ít nhất phải có gì (.+ thay cho .*)", "the expression %s finds even nothing, and so every place in every text; say what must stand there at least (.+ in the place of .*)"},
	"group":             {"không có nhóm $%d: biểu thức có %d nhóm trong ngoặc", "there is no group $%d: the expression has %d groups in parentheses"},
	"between":           {"biểu thức khớp một chỗ giữa hai ký tự, nơi không có gì, trong “%s”", "the expression finds a place between two characters, where nothing stands, in “%s”"},
	"missing closing )": {"biểu thức thiếu dấu ) đóng: %s", "the expression lacks a closing ): %s"},
	"missing closing ]": {"biểu thức thiếu dấu ] đóng: %s", "the expression lacks a closing ]: %s"},
	"unexpected )":      {"biểu thức thừa một dấu ): %s", "the expression has a ) too many: %s"},
	"missing argument to repetition operator": {"trước %s không có gì để lặp lại; dấu ấy thì viết \\ ở trước", "before %s stands nothing to repeat; for the sign itself write \\ before it"},
	"invalid nested repetition operator":      {"%s: lặp của lặp; bỏ bớt một dấu", "%s: a repetition of a repetition; take one sign away"},
	"invalid repeat count":                    {"%s: số lần lặp không dùng được (nhiều nhất 1000)", "%s: no number of repetitions that can be used (at most 1000)"},
	"invalid character class range":           {"%s: khoảng ký tự ngược hoặc không có", "%s: a range of characters that is backwards or none"},
	"invalid character class":                 {"%s: loại ký tự không dùng được", "%s: no class of characters"},
	"invalid escape sequence":                 {"%s: sau \\ không được viết ký tự này", "%s: this may not stand after \\"},
	"trailing backslash at end of expression": {"biểu thức hết bằng \\; dấu \\ thì viết hai lần%s", "the expression ends with \\; for the sign itself write it twice%s"},
	"invalid or unsupported Perl syntax":      {"%s: RE2 không có cách viết này", "%s: RE2 does not know this"},
	"invalid named capture":                   {"%s: tên nhóm viết (?P<tên>…)", "%s: a group with a name is written (?P<name>…)"},
	"invalid UTF-8":                           {"biểu thức không phải UTF-8%s", "the expression is not valid UTF-8%s"},
	"expression nests too deeply":             {"biểu thức lồng quá sâu: %s", "the expression nests too deeply: %s"},
	"expression too large":                    {"biểu thức quá lớn: %s", "the expression is too large: %s"},
}
