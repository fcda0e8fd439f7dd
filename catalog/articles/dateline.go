package articles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cutline/catalog"
	"cutline/catalog/names"
)

// dateline reads what opens the lead: "BNL-Hôm nay (31/10), …", "(VOV) - …",
// "Hà Nội, ngày 5/3 – …", "HANOI, March 5 (VNS) — …", "Sáng 5/3, …". Where the
// lead has none but the next paragraph opens with a sign, that one counts.
func dateline(a catalog.Article, signs map[string]string) catalog.Dateline {
	text := a.Lead
	o, rest := opening(text)
	if o.Sign == "" && o.Place == "" {
		if second := firstParagraph(a); dateSign(second) {
			text = second
			o, rest = opening(text)
		}
	}
	d := catalog.Dateline{Sign: o.Sign, Place: o.Place, Text: o.Text, Day: o.Day, Month: o.Month, Year: o.Year, YearCertain: o.Year != 0}
	if d.Text == "" {
		if day, ok := dayOf(rest); ok {
			d.Text = rest[day.Start:day.End]
			d.Day, d.Month, d.Year = day.Date.Day, int(day.Date.Month), day.Date.Year
			d.YearCertain = d.Year != 0
		}
	}
	if d.Place == "" {
		d.Place = signs[d.Sign]
	}
	if d.Day == 0 {
		return d
	}
	if d.YearCertain {
		d.Why = say(a.Language, "năm ghi ngay trong dòng ngày", "the date line itself says the year")
		return d
	}
	d.Year, d.YearCertain, d.Why = year(a, d)
	return d
}

func firstParagraph(a catalog.Article) string {
	for _, b := range a.Blocks {
		if b.Type == catalog.Paragraph {
			return b.Text
		}
	}
	return ""
}

func say(language, vi, en string) string {
	if language == "vi" {
		return vi
	}
	return en
}

const (
	openingRunes = 70 // a sign, a place and a day take no more
	dayWithin    = 160
)

// opening reads the part of s before its first dash, if that is a sign, a
// place and a day and nothing else.
func opening(s string) (catalog.Dateline, string) {
	head, rest, ok := cutDash(s)
	if !ok {
		head, rest, ok = closedSign(s)
	}
	if !ok {
		return catalog.Dateline{}, s
	}
	d := catalog.Dateline{}
	for _, part := range strings.FieldsFunc(head, func(r rune) bool { return r == '(' || r == ')' || r == ',' }) {
		if !takePart(&d, strings.TrimSpace(part)) {
			return catalog.Dateline{}, s
		}
	}
	if d.Sign == "" && d.Place == "" {
		return catalog.Dateline{}, s
	}
	return d, rest
}

// closedSign cuts "(VOV) Sáng nay …" and "Hà Nội (TTXVN 5/3) Ngày 5/3 …",
// which have no dash.
func closedSign(s string) (head, rest string, ok bool) {
	open, end := strings.IndexByte(s, '('), strings.IndexByte(s, ')')
	if open < 0 || open > 48 || end < open || end-open > 24 {
		return "", "", false
	}
	place, inside := strings.TrimSpace(s[:open]), strings.TrimSpace(s[open+1:end])
	sign, day := inside, names.Days(inside)
	if len(day) > 0 && strings.TrimSpace(inside[day[0].End:]) == "" {
		sign = strings.TrimRight(inside[:day[0].Start], " ,")
	}
	if !isSign(sign) || place != "" && !(isPlace(place) && (len(day) > 0 || names.IsPlace(place))) {
		return "", "", false
	}
	return s[:end+1], s[end+1:], true
}

// takePart takes one part of an opening into d, and reports whether it is one.
func takePart(d *catalog.Dateline, part string) bool {
	if part == "" {
		return true
	}
	if days := names.Days(part); len(days) > 0 {
		day := days[0]
		before := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(part[:day.Start]), "ngày"))
		if strings.TrimSpace(part[day.End:]) != "" || d.Text != "" || before != "" && !takePart(d, strings.TrimSpace(strings.TrimSuffix(before, "ngày"))) {
			return false
		}
		d.Text, d.Day, d.Month, d.Year = part[day.Start:day.End], day.Date.Day, int(day.Date.Month), day.Date.Year
		return true
	}
	switch {
	case strings.EqualFold(part, "ngày"):
	case d.Sign == "" && isSign(part) && !names.IsPlace(part) && !(d.Place == "" && strings.Contains(part, " ") && !strings.HasSuffix(part, "Online")):
		d.Sign = part
	case d.Place == "" && isPlace(part):
		d.Place = part
	default:
		return false
	}
	return true
}

// cutDash parts s at its first dash that stands for one: not that of "5-3".
func cutDash(s string) (head, rest string, ok bool) {
	runes := 0
	for i, r := range s {
		if runes++; runes > openingRunes || r == '.' && !inSign(s, i) {
			return "", "", false
		}
		if r != '-' && r != '–' && r != '—' {
			continue
		}
		after := i + utf8.RuneLen(r)
		tight := i > 0 && s[i-1] != ' ' && after < len(s) && s[after] != ' '
		if tight && r == '-' && (isDigit(s[i-1]) || !isSign(strings.Trim(s[:i], "() ")) && s[i-1] != ')') {
			continue
		}
		return strings.TrimSpace(s[:i]), strings.TrimSpace(s[after:]), i > 0
	}
	return "", "", false
}

// inSign reports whether the full stop at i parts capitals: "BND.VN".
func inSign(s string, i int) bool {
	return i > 0 && i+1 < len(s) && isCapital(s[i-1]) && isCapital(s[i+1])
}

func isCapital(c byte) bool { return c >= 'A' && c <= 'Z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// isSign reports whether s is a paper's or an agency's sign: two to ten
// capitals and digits, perhaps with "Online" after them.
func isSign(s string) bool {
	s = strings.TrimSuffix(strings.TrimSuffix(s, " Online"), " online")
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			letters++
		case r >= '0' && r <= '9', r == '&', r == '.', r == '/', r == ' ' && letters > 1:
		default:
			return false
		}
	}
	return letters >= 2 && len(s) <= 24
}

// isPlace reports whether s can name a place: one to four capitalised words.
func isPlace(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return len(words) >= 1 && len(words) <= 4 && len(s) <= 48
}

// dateSign reports whether a paragraph opens with a sign.
func dateSign(s string) bool {
	d, rest := opening(s)
	return d.Sign != "" && rest != "" && (strings.HasPrefix(s, "(") || d.Day != 0 || len(d.Sign) <= 12)
}

// dayOf finds the day of the event in the first words of the lead.
func dayOf(s string) (names.Day, bool) {
	end := min(len(s), dayWithin)
	for end > 0 && end < len(s) && s[end] != ' ' {
		end--
	}
	for _, d := range names.Days(s[:end]) {
		if !commemorated(s[:d.Start]) {
			return d, true
		}
	}
	return names.Day{}, false
}

// commemorated reports whether the words before a day make it one remembered.
func commemorated(before string) bool {
	before = strings.ToLower(before[max(0, len(before)-60):])
	for _, w := range []string{"thành lập", "kỷ niệm", "kỉ niệm", "truyền thống", "ngày sinh", "chiến thắng", "giải phóng", "anniversary", "founded", "(từ ", "từ ngày"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}

// isPageDate reports whether s is a line that holds the page's date alone.
func isPageDate(s string) bool {
	_, rest, ok := pageDate(s)
	return ok && rest == ""
}

// pageDate reads a line that holds a whole date and little else. rest is what
// is not part of saying a date: a writer's name, perhaps.
func pageDate(s string) (date catalog.Date, rest string, ok bool) {
	if len(s) > 160 || wordCount(s) > 16 {
		return date, "", false
	}
	days := names.Days(s)
	if len(days) == 0 || days[0].Date.Year == 0 {
		return date, "", false
	}
	for i := len(days) - 1; i >= 0; i-- {
		s = s[:days[i].Start] + " " + s[days[i].End:]
	}
	lower := strings.ToLower(s)
	if len(lower) == len(s) && strings.ContainsFunc(s, unicode.IsLetter) {
		for _, w := range dateWords {
			for i := wordIndex(lower, w); i >= 0; i = wordIndex(lower, w) {
				blank := strings.Repeat(" ", len(w))
				lower, s = lower[:i]+blank+lower[i+len(w):], s[:i]+blank+s[i+len(w):]
			}
		}
	}
	rest = strings.Trim(strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || strings.ContainsRune("0123456789:|;()[]+•·", r)
	}), " "), " ,-–—/.")
	if names.IsPlace(rest) {
		rest = ""
	}
	return days[0].Date, rest, true
}

// wordIndex is where w stands in s as a whole word, or -1.
func wordIndex(s, w string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], w)
		if i < 0 {
			return -1
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+len(w):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return i
		}
		from = i + len(w)
	}
}

// dateWords stand in a line that says a date; the longer first.
var dateWords = []string{"thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "thứ 2", "thứ 3", "thứ 4", "thứ 5", "thứ 6", "thứ 7", "chủ nhật",
	"ngày đăng", "ngày cập nhật", "cập nhật lúc", "cập nhật", "đăng lúc", "xuất bản", "ngày", "lúc", "giờ", "phút", "đăng", "gmt", "utc", "am", "pm", "h",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "published on", "published", "updated on", "updated", "posted on", "posted", "last", "on", "at", "date"}
