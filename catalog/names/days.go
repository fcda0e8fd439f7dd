package names

import (
	"strconv"
	"strings"
	"time"

	"cutline/catalog"
)

// A Day is a day that a text names.
type Day struct {
	Date       catalog.Date // Year 0 where the text does not say it
	Start, End int          // bytes of the words in the text: "31/10"
}

// Days lists the days text names, in order: "31/10", "31-10-2018", "31.10.18",
// "31 tháng 10 năm 2018", "October 31, 2018", "31 October".
func Days(text string) []Day {
	var out []Day
	for i := 0; i < len(text); {
		d, ok := dayAt(text, i)
		if !ok {
			i++
			continue
		}
		out = append(out, d)
		i = d.End
	}
	return out
}

func dayAt(s string, i int) (Day, bool) {
	c := s[i]
	if i > 0 && (alnum(s[i-1]) || s[i-1] >= 0x80 || (s[i-1] == '/' || s[i-1] == '.' || s[i-1] == '-') && i > 1 && digit(s[i-2])) {
		return Day{}, false
	}
	if digit(c) {
		return numberDay(s, i)
	}
	if c >= 'A' && c <= 'Z' {
		return monthFirst(s, i)
	}
	return Day{}, false
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func alnum(c byte) bool { return digit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// numberAt reads up to most digits at i.
func numberAt(s string, i, most int) (n, end int) {
	end = i
	for end < len(s) && digit(s[end]) && end-i <= most {
		end++
	}
	if end == i || end-i > most {
		return -1, i
	}
	n, _ = strconv.Atoi(s[i:end])
	return n, end
}

func numberDay(s string, i int) (Day, bool) {
	day, j := numberAt(s, i, 2)
	if day < 0 || j >= len(s) {
		return Day{}, false
	}
	switch s[j] {
	case '/', '-', '.':
		return slashed(s, i, j, day)
	}
	rest := strings.TrimLeft(s[j:], " \u00a0")
	for _, ordinal := range []string{"st ", "nd ", "rd ", "th "} {
		rest = strings.TrimPrefix(rest, ordinal)
	}
	j = len(s) - len(rest)
	if m, ok := cutWord(rest, "tháng"); ok {
		k := j + len(rest) - len(m)
		month, end := numberAt(s, k, 2)
		if month < 0 {
			return Day{}, false
		}
		return finish(s, i, end, day, month, "năm", "/", "-")
	}
	if month, n := monthName(rest); n > 0 {
		return finish(s, i, j+n, day, month, ",", "")
	}
	return Day{}, false
}

// cutWord cuts word and the blanks after it, and reports whether s began so.
func cutWord(s, word string) (string, bool) {
	if len(s) <= len(word) || !strings.EqualFold(s[:len(word)], word) {
		return s, false
	}
	rest := strings.TrimLeft(s[len(word):], " \u00a0")
	return rest, len(rest) < len(s)-len(word)
}

// slashed reads "31/10", "31/10/2018"; a year after "-" or "." is needed
// there, for "3-4" and "3.4" are no days alone.
func slashed(s string, i, j, day int) (Day, bool) {
	sep := s[j]
	month, end := numberAt(s, j+1, 2)
	if month < 0 {
		return Day{}, false
	}
	year, withYear := 0, end
	if end < len(s) && (s[end] == sep) {
		if y, k := numberAt(s, end+1, 4); y >= 0 {
			year, withYear = fullYear(y, k-end-1), k
		}
	}
	switch {
	case year != 0:
		end = withYear
	case sep == '.':
		return Day{}, false
	case sep == '-' && !announced(s[:i]):
		return Day{}, false
	}
	if end < len(s) && (alnum(s[end]) || s[end] == '/' && end+1 < len(s) && digit(s[end+1])) {
		return Day{}, false
	}
	return valid(i, end, year, month, day)
}

// announced reports whether the words before a day say that it is one.
func announced(before string) bool {
	before = strings.TrimRight(strings.ToLower(before[max(0, len(before)-24):]), " \u00a0(")
	for _, w := range []string{"ngày", "hôm nay", "sáng", "chiều", "tối", "sáng nay", "chiều nay", "nay", "qua", "trưa", "đêm"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

func fullYear(y, digits int) int {
	switch digits {
	case 4:
		if y >= 1000 {
			return y
		}
	case 2:
		if y < 70 {
			return 2000 + y
		}
		return 1900 + y
	}
	return 0
}

// finish reads a year after the month that ended at end, if one of the words
// in seps announces it.
func finish(s string, i, end, day, month int, seps ...string) (Day, bool) {
	rest := strings.TrimLeft(s[end:], " \u00a0")
	for _, sep := range seps {
		after, ok := strings.CutPrefix(rest, sep)
		if !ok {
			continue
		}
		after = strings.TrimLeft(after, " \u00a0")
		k := len(s) - len(after)
		if y, e := numberAt(s, k, 4); e-k == 4 && y >= 1000 && (e >= len(s) || !alnum(s[e])) {
			return valid(i, e, y, month, day)
		}
	}
	return valid(i, end, 0, month, day)
}

func valid(start, end, year, month, day int) (Day, bool) {
	if month < 1 || month > 12 || day < 1 {
		return Day{}, false
	}
	d := catalog.Date{Year: year, Month: time.Month(month), Day: day}
	return Day{d, start, end}, d.Valid()
}

var monthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// monthName reads the English name of a month, or its short form, at the
// start of s.
func monthName(s string) (month, size int) {
	n := 0
	for n < len(s) && alnum(s[n]) {
		n++
	}
	for i, name := range monthNames {
		if n == len(name) && s[:n] == name {
			return i + 1, n
		}
		if (n == 3 || n == 4 && i == 8) && strings.HasPrefix(name, s[:n]) {
			if n < len(s) && s[n] == '.' {
				n++
			}
			return i + 1, n
		}
	}
	return 0, 0
}

// monthFirst reads "October 31, 2018" and "October 31".
func monthFirst(s string, i int) (Day, bool) {
	month, n := monthName(s[i:])
	if n == 0 {
		return Day{}, false
	}
	k := i + n
	for k < len(s) && s[k] == ' ' {
		k++
	}
	day, end := numberAt(s, k, 2)
	if day < 0 || k == i+n {
		return Day{}, false
	}
	for _, ordinal := range []string{"st", "nd", "rd", "th"} {
		if strings.HasPrefix(s[end:], ordinal) {
			end += 2
			break
		}
	}
	if end < len(s) && alnum(s[end]) {
		return Day{}, false
	}
	return finish(s, i, end, day, month, ",", "")
}
