package articles

import "strings"

// isKicker reports whether s, above a headline, only tells the section of the
// paper: "XÃ HỘI", "Văn hóa - Thể thao", "Trang chủ > Kinh tế". An article has
// no place for it; it is left out.
func isKicker(s string) bool {
	if len(s) > 120 || wordCount(s) > 14 {
		return false
	}
	if strings.ContainsAny(s, ">»›") {
		return true
	}
	parts := 0
	for part := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune("-–—&/|,•·", r) }) {
		for one := range strings.SplitSeq(part, " và ") {
			if !sections[strings.TrimSpace(one)] {
				return false
			}
			parts++
		}
	}
	return parts > 0
}

// headlineFirst reports whether blocks go on with a headline, perhaps below
// the page's date.
func headlineFirst(blocks []block) bool {
	for len(blocks) > 1 {
		text := blocks[0].text()
		if _, _, ok := pageDate(text); !ok {
			return !ended(text) && wordCount(text) >= 3 && !dateSign(text) && !isKicker(text)
		}
		blocks = blocks[1:]
	}
	return false
}

// sections are what papers call their sections, in small letters.
var sections = sectionSet(`thời sự|chính trị|xã hội|kinh tế|văn hóa|văn hoá|giáo dục|đào tạo|thể thao|y tế|sức khỏe|sức khoẻ|pháp luật|đời sống|khoa học|
công nghệ|du lịch|quốc tế|thế giới|an ninh|trật tự|quốc phòng|tin tức|sự kiện|tin trong tỉnh|tin trong nước|tin địa phương|trong nước|trong tỉnh|
môi trường|nông nghiệp|nông thôn|nông thôn mới|xây dựng đảng|chính quyền|đoàn thể|tin nổi bật|tin mới|phóng sự|ký sự|bạn đọc|giải trí|
giao thông|tài nguyên|lao động|việc làm|công đoàn|thanh niên|phụ nữ|biên giới|biển đảo|đối ngoại|thông tin đối ngoại|kinh doanh|doanh nghiệp|thị trường|
tài chính|bất động sản|địa phương|nhịp cầu|góc nhìn|bình luận|multimedia|ảnh|phóng sự ảnh|trang chủ|
news|politics|society|business|economy|culture|sports|sport|education|health|travel|environment|world|national|local|life|lifestyle|home|features|science|technology`)

func sectionSet(s string) map[string]bool {
	m := map[string]bool{}
	for name := range strings.SplitSeq(s, "|") {
		m[strings.TrimSpace(name)] = true
	}
	return m
}
