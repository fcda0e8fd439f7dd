package articles

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"cutline/catalog"
)

// year guesses the year of the date line's day from the page's date and from
// the years the text speaks of, and says how.
func year(a catalog.Article, d catalog.Dateline) (y int, certain bool, why string) {
	e := evidence{language: a.Language, page: a.PageDate, day: d}
	e.nearest()
	for _, text := range running(a) {
		e.read(text)
	}
	return e.judge()
}

// evidence is what is known of the year of a day.
type evidence struct {
	language string
	page     catalog.Date
	day      catalog.Dateline
	near     int // the last year in which the day was not after the page's date; 0 without such a date
	past     int // the newest year the text speaks of as gone or running; 0 none
	coming   int // the first year it speaks of as to come; 0 none
}

func (e *evidence) nearest() {
	if e.page.IsZero() {
		return
	}
	e.near = e.page.Year
	if e.page.Month < time.Month(e.day.Month) || e.page.Month == time.Month(e.day.Month) && e.page.Day < e.day.Day {
		e.near--
	}
}

// read notes the years that text speaks of.
func (e *evidence) read(text string) {
	for i := 0; i+4 <= len(text); i++ {
		c := text[i]
		if c != '1' && c != '2' || i > 0 && isDigit(text[i-1]) {
			continue
		}
		y := yearAt(text, i)
		if y == 0 || !e.plausible(y) || !saysYear(text[:i]) {
			continue
		}
		if !e.page.IsZero() && y > e.page.Year || coming(text, i) {
			if e.coming == 0 || y < e.coming {
				e.coming = y
			}
		} else if y > e.past {
			e.past = y
		}
	}
}

// yearAt is the year written at i, 0 if four digits do not stand there.
func yearAt(s string, i int) int {
	y := 0
	for _, c := range []byte(s[i : i+4]) {
		if !isDigit(c) {
			return 0
		}
		y = y*10 + int(c-'0')
	}
	if i+4 < len(s) && isDigit(s[i+4]) || y < 1900 || y > 2199 {
		return 0
	}
	return y
}

// plausible leaves out years of history and of far plans.
func (e *evidence) plausible(y int) bool {
	if e.page.IsZero() {
		return y >= 1990 && y < 2100
	}
	return y >= e.page.Year-6 && y <= e.page.Year+1
}

// saysYear reports whether the words before a number make it a year.
func saysYear(before string) bool {
	tail := strings.ToLower(before[max(0, len(before)-16):])
	tail = strings.TrimRight(tail, " (“\"")
	for _, w := range []string{"năm", "in", "year", "of", "by", "since", "during", "for", "early", "late", "mid", "this", "/", "-", "–", ",", "và", "quý i", "quý ii", "quý iii", "quý iv"} {
		if strings.HasSuffix(tail, w) {
			return true
		}
	}
	return false
}

// coming reports whether the sentence around byte i speaks of what is to come.
func coming(text string, i int) bool {
	from := max(0, i-240)
	for from < i && !utf8.RuneStart(text[from]) {
		from++
	}
	to := min(len(text), i+100)
	for to < len(text) && to > i && !utf8.RuneStart(text[to]) {
		to--
	}
	sentence := text[from:to]
	at := i - from
	for _, stop := range []string{". ", "! ", "? ", "; "} {
		if j := strings.LastIndex(sentence[:at], stop); j >= 0 {
			sentence, at = sentence[j+len(stop):], at-j-len(stop)
		}
		if j := strings.Index(sentence[at:], stop); j >= 0 {
			sentence = sentence[:at+j]
		}
	}
	lower := " " + strings.ToLower(sentence) + " "
	for _, w := range comingWords {
		if wordIndex(lower, w) >= 0 {
			return true
		}
	}
	return false
}

// comingWords stand in a sentence about what is to come.
var comingWords = []string{"sẽ", "định hướng", "phương hướng", "thời gian tới", "sắp tới", "năm tới", "kế hoạch", "dự kiến", "phấn đấu", "mục tiêu", "hướng tới",
	"chuẩn bị", "cần", "nhiệm vụ", "đến năm", "tiến tới", "giai đoạn", "tiếp tục", "triển khai năm", "đề nghị", "will", "plan", "plans", "upcoming", "next", "by", "aims", "target", "targets",
	"expected", "prepare", "should", "must", "coming"}

// judge weighs the evidence.
func (e *evidence) judge() (year int, certain bool, why string) {
	year = e.guess()
	if year != 0 && e.past == 0 && e.coming == 0 || year == e.near && e.near != 0 && e.agrees() {
		if days := e.daysBefore(); days >= 0 && days <= 10 {
			return year, true, e.sayf("trang ghi ngày %s, chỉ sau ngày %s mấy ngày", "the page is dated %s, only days after %s", e.pageDay(), e.day.Text)
		}
	}
	var parts []string
	if e.near != 0 {
		parts = append(parts, e.sayf("trang ghi ngày %s, ngày %s gần nhất trước đó là của năm %d", "the page is dated %s, and the last %s before that was in %d", e.pageDay(), e.day.Text, e.near))
	}
	switch {
	case e.past != 0 && e.coming != 0:
		parts = append(parts, e.sayf("bài nói về “năm %d” như năm đang qua hoặc đã qua và về “năm %d” như còn ở phía trước", "the text speaks of %d as running or past and of %d as to come", e.past, e.coming))
	case e.past != 0:
		parts = append(parts, e.sayf("bài nói về “năm %d” như năm đang qua hoặc đã qua", "the text speaks of %d as running or past", e.past))
	case e.coming != 0:
		parts = append(parts, e.sayf("bài nói về “năm %d” như còn ở phía trước", "the text speaks of %d as to come", e.coming))
	}
	if year == 0 {
		return 0, false, e.sayf("bài không ghi năm, trang không ghi ngày", "neither the text nor the page says a year")
	}
	return year, false, strings.Join(parts, "; ") + e.sayf("; đoán là năm %d, chưa chắc", "; %d is a guess, not certain", year)
}

func (e *evidence) sayf(vi, en string, args ...any) string {
	return fmt.Sprintf(say(e.language, vi, en), args...)
}

func (e *evidence) pageDay() string {
	return fmt.Sprintf("%02d/%02d/%d", e.page.Day, int(e.page.Month), e.page.Year)
}

// agrees reports whether the years of the text allow the nearest one.
func (e *evidence) agrees() bool {
	return (e.past == 0 || e.near >= e.past) && (e.coming == 0 || e.near <= e.coming)
}

func (e *evidence) daysBefore() int {
	if e.near == 0 {
		return -1
	}
	day := time.Date(e.near, time.Month(e.day.Month), e.day.Day, 0, 0, 0, 0, time.UTC)
	page := time.Date(e.page.Year, e.page.Month, e.page.Day, 0, 0, 0, 0, time.UTC)
	return int(page.Sub(day).Hours() / 24)
}

// guess is the likeliest year: one the text speaks of as running, before the
// one it speaks of as to come, and not after the page.
func (e *evidence) guess() int {
	y := e.near
	switch {
	case e.past != 0 && e.coming > e.past:
		return e.between()
	case e.past != 0:
		if y != e.past && y != e.past+1 {
			y = e.past
		}
	case e.coming != 0:
		if y != e.coming && y != e.coming-1 {
			y = e.coming - 1
		}
	}
	if e.near != 0 && y > e.near {
		return e.near
	}
	return y
}

// between is the likeliest year from the one past to the one to come. Early
// in a year that year itself is spoken of as to come.
func (e *evidence) between() int {
	last, likely := e.coming-1, e.past
	if e.day.Month <= 3 {
		last, likely = e.coming, e.coming
	}
	if e.near != 0 {
		last, likely = min(last, e.near), min(likely, e.near)
	}
	if e.near >= e.past && e.near <= last {
		return e.near
	}
	return likely
}
