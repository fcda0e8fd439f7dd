package articles

import (
	"strings"

	"cutline/catalog/names"
)

const (
	captionWords = 70 // no caption is longer, its credit left out
	subheadWords = 16
	creditWords  = 8
)

// isCaption reports whether b is the caption of a picture.
func isCaption(b block) bool {
	text := b.text()
	if len(text) > 1500 {
		return false
	}
	body, _, credited := cutCredit(text)
	words := wordCount(body)
	switch {
	case words > captionWords:
		return false
	case credited, strings.HasPrefix(strings.ToLower(text), "ảnh minh họa"), strings.HasPrefix(strings.ToLower(text), "trong ảnh"):
		return true
	case strings.HasSuffix(text, ":"):
		return false
	}
	if words >= 8 && !ended(text) && hasPrefix(text, crowds) {
		return true
	}
	several, apart := len(b.lines) > 1 && !b.wrapped, b.gap > b.wide
	switch {
	case several && !ended(text):
		return words >= 4
	case several:
		return words <= 45 || apart
	case !ended(text):
		return words > subheadWords || words >= 4 && scene(text) || apart && words > 8
	}
	return apart && words <= 45 && scene(text)
}

// isSubhead reports whether b, which is no caption, heads what follows.
func isSubhead(b block) bool {
	text := b.text()
	return len(text) <= 300 && !ended(text) && wordCount(text) <= subheadWords
}

// scene reports whether text says what a picture shows: who does what, or
// where they stand in it.
func scene(text string) bool {
	lower := strings.ToLower(text)
	for _, w := range positions {
		if strings.Contains(lower, w) {
			return true
		}
	}
	for _, w := range openings {
		if strings.HasPrefix(lower, w) {
			return true
		}
	}
	found := names.Find(text)
	if len(found) == 0 {
		return false
	}
	m := found[0]
	if early := m.Start <= 120; early && (len(m.Offices) > 0 || m.Honorific != "") {
		for _, w := range actions {
			if strings.Contains(lower, w) {
				return true
			}
		}
		return len(m.Offices) > 0 || m.Start <= 40 && wordCount(text) >= 9
	}
	for _, w := range actions {
		if m.Start == 0 && strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

// crowds open a caption of some length: people who are named by what they are.
var crowds = []string{"phụ huynh", "ngư dân", "công nhân", "cổ động viên", "khách tham quan", "thanh niên", "phụ nữ ", "giáo viên", "thầy và trò", "thầy trò", "bệnh nhân",
	"y, bác sĩ", "đội cứu hộ", "bộ đội ", "hội viên", "tiểu thương", "vận động viên", "cầu thủ", "thí sinh", "workers", "residents", "fans", "soldiers", "tourists", "children", "teachers"}

func hasPrefix(text string, list []string) bool {
	lower := strings.ToLower(text)
	for _, w := range list {
		if strings.HasPrefix(lower, w) {
			return true
		}
	}
	return false
}

var (
	positions = []string{"từ trái sang", "từ phải sang", "bìa trái", "bìa phải", "(trái)", "(phải)", "bên trái)", "bên phải)", "ngoài cùng", "trong ảnh", "hàng đầu",
		"(left)", "(right)", "(centre)", "(center)", "from left", "from right", "pictured", "(l)", "(r)"}
	openings = []string{"quang cảnh", "toàn cảnh", "các đại biểu", "đại biểu", "đoàn công tác", "lãnh đạo ", "một góc", "hình ảnh", "khung cảnh", "đông đảo",
		"cán bộ, ", "chiến sĩ", "lực lượng", "nông dân ", "người dân", "bà con", "học sinh", "du khách", "các em", "các cháu", "tiết mục", "đoàn viên",
		"a view of", "a general view", "delegates", "participants", "members of the", "visitors", "farmers", "students", "pupils", "villagers", "officials"}
	actions = []string{"phát biểu", "trao ", "tặng", "thăm", "kiểm tra", "cắt băng", "bắt tay", "tiếp ", "giới thiệu", "hướng dẫn", "tham quan", "chúc mừng",
		"dâng hương", "thắp hương", "trồng", "thu hoạch", "chủ trì", "khai mạc", "tham dự", "dự ", "chụp ảnh", "báo cáo", "động viên", "trình bày", "ký kết", "chăm sóc",
		"tại buổi", "tại hội nghị", "tại lễ", "tại cuộc", "đón ", "bên ", "nhận ", "trình diễn", "biểu diễn", "kết luận", "trả lời", "nói chuyện", "đánh trống",
		"speak", "present", "address", "visit", "cut", "shake", "hand", "inspect", "receive", "plant", "harvest", "talk", "show", "open", "welcome", "meet"}
)

// creditMarks stand before a picture's credit, in small letters.
var creditMarks = []string{"ảnh:", "ảnh :", "ảnh minh họa:", "nguồn ảnh:", "ảnh tư liệu:", "ảnh do", "photo:", "photos:", "photo by", "photos by", "photo courtesy of", "picture:", "photograph:", "photo :"}

// cutCredit parts a caption from its credit. found says that there is one; the
// text before it may be empty. "Ảnh:" before a whole sentence opens a caption
// and is cut off, too.
func cutCredit(s string) (text, credit string, found bool) {
	if len(s) > 1500 || !strings.Contains(s, ":") && !strings.Contains(s, "hoto") && !strings.Contains(s, "nh do") {
		return s, "", false
	}
	if text, credit, ok := cutAgencyPhoto(s); ok {
		return text, credit, true
	}
	if rest, ok := cutNumber(s); ok {
		text, credit, _ = cutCredit(rest)
		return text, credit, true
	}
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return s, "", false
	}
	at, mark := -1, ""
	for _, m := range creditMarks {
		if i := strings.LastIndex(lower, m); i >= 0 && (at < 0 || i < at && i+len(m) >= at) && boundary(lower, i) && !strings.HasSuffix(lower[:i], "hình ") && (m != "ảnh do" || i == 0 || s[i-1] == '(') {
			at, mark = i, m
		}
	}
	if at < 0 {
		return s, "", false
	}
	rest := strings.TrimSpace(s[at+len(mark):])
	before := strings.TrimSpace(s[:at])
	if label, _ := cutLabel(s); label != "" {
		return s, "", false // "Bài, ảnh: …"
	}
	if wordCount(rest) > creditWords {
		if before == "" && mark == "ảnh:" {
			return rest, "", true
		}
		return s, "", false
	}
	if before == "" && mark == "ảnh:" && hasPrefix(rest, openings) && wordCount(rest) >= 4 && !strings.HasSuffix(lower, "cung cấp") {
		return rest, "", true // "Ảnh: Quang cảnh hội nghị"
	}
	opened := strings.HasSuffix(before, "(") || strings.HasSuffix(before, "[")
	before = strings.TrimRight(before, " ([|/–—-")
	credit = strings.TrimRight(rest, " .;")
	if opened {
		var tail string
		credit, tail = cutAtClose(rest)
		if tail != "" && tail != "." {
			before += " " + tail
		} else if tail == "." && !ended(before) {
			before += "."
		}
	}
	return before, strings.TrimSpace(credit), true
}

// cutAgencyPhoto parts "… in the market. VNS Photo Minh Anh": an agency's sign
// before the credit instead of a colon after it.
func cutAgencyPhoto(s string) (text, credit string, ok bool) {
	i := strings.LastIndex(s, " Photo ")
	if i < 0 {
		return s, "", false
	}
	start := strings.LastIndexByte(s[:i], ' ') + 1
	text, credit = strings.TrimSpace(s[:start]), strings.TrimSpace(s[i+len(" Photo "):])
	if !isSign(s[start:i]) || text != "" && !ended(text) || credit == "" || wordCount(credit) > creditWords || strings.ToLower(credit[:1]) == credit[:1] {
		return s, "", false
	}
	return text, credit, true
}

// cutNumber cuts "Ảnh 2:" off the start of a caption.
func cutNumber(s string) (rest string, ok bool) {
	for _, word := range []string{"Ảnh ", "ảnh ", "ẢNH ", "Photo ", "Picture "} {
		after, found := strings.CutPrefix(s, word)
		digits := len(after) - len(strings.TrimLeft(after, "0123456789"))
		if found && digits > 0 && digits <= 2 && len(after) > digits+1 && (after[digits] == ':' || after[digits] == '.') {
			return strings.TrimSpace(after[digits+1:]), true
		}
	}
	return s, false
}

// cutAtClose parts s at the parenthesis that closes the credit.
func cutAtClose(s string) (credit, tail string) {
	i := strings.IndexAny(s, ")]")
	if i < 0 {
		return strings.TrimRight(s, " ."), ""
	}
	return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+1:])
}

// boundary reports whether a word may begin at byte i of s.
func boundary(s string, i int) bool {
	return i == 0 || strings.ContainsRune(" (.[-/|", rune(s[i-1]))
}

// isCreditLine reports whether s is a credit and nothing else.
func isCreditLine(s string) bool {
	text, credit, found := cutCredit(s)
	return found && text == "" && credit != ""
}
