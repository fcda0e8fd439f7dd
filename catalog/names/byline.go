package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// creditLabels stand before the names of who wrote or photographed, in small
// letters. What follows them, up to the end of the line, names nobody of the
// text.
var creditLabels = []string{"ảnh:", "ảnh :", "tin:", "bài:", "ảnh của", "thực hiện:", "nguồn:", "clip:", "video:", "đồ họa:", "ghi chép của", "phóng sự của", "bút ký của", "ký sự của", "tác giả:",
	"photo:", "photos:", "photo by", "photo courtesy of", "vna photo", "vns photo", "courtesy photo", "photos by", "text:", "text and photos:", "text by", "words:", "story:", "story by", "pictures:", "picture:", "words and pictures:", "credit:", "reported by", "reporting by", "by:"}

// credits are the author's line at the end of the text and its photo credits.
func credits(text string) []Span {
	var out []Span
	lines := 0
	for start := 0; start < len(text); {
		end := start + lineEnd(text[start:])
		line := text[start:end]
		if strings.TrimSpace(line) != "" {
			lines++
		}
		if i := creditIn(line); i >= 0 {
			out = append(out, Span{start + i, end})
		}
		start = end + 1
	}
	if by, ok := byline(text, lines); ok {
		out = append(out, by)
	}
	slices.SortFunc(out, func(a, b Span) int { return a.Start - b.Start })
	return out
}

func lineEnd(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i
	}
	return len(s)
}

// creditIn is where a photo credit begins in a line, or -1. A credit is short,
// and "Trong ảnh: ông Nam …" is none.
func creditIn(line string) int {
	lower := strings.ToLower(line)
	if len(lower) != len(line) || !strings.ContainsAny(lower, ":y") && !strings.Contains(lower, "của") {
		return -1
	}
	lower = clean(lower) // cheap for most lines, which have no label
	if !hasLabel(lower) {
		return -1
	}
	for _, label := range creditLabels {
		i := strings.LastIndex(strings.ToLower(line), label)
		if i < 0 || i > 0 && letterBefore(line, i) {
			continue
		}
		before := strings.TrimRight(strings.ToLower(line[:i]), " ")
		rest := strings.Fields(line[i+len(label):])
		if len(rest) > 10 || strings.HasSuffix(before, "trong") || strings.HasSuffix(before, "bức") || announces(rest) {
			continue
		}
		return i
	}
	if strings.HasPrefix(line, "By ") && nameLine(line[3:]) {
		return 0
	}
	return -1
}

func hasLabel(lower string) bool {
	return strings.HasPrefix(lower, "by ") || slices.ContainsFunc(creditLabels, func(l string) bool { return strings.Contains(lower, l) })
}

func letterBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return unicode.IsLetter(r)
}

// announces reports whether the words begin like a sentence about somebody.
func announces(words []string) bool {
	if len(words) == 0 {
		return false
	}
	toks := tokens(strings.Join(words, " "), 0, nil)
	f := finder{text: strings.Join(words, " "), toks: toks}
	return len(toks) > 0 && (f.honorificAt(0) > 0 || f.headAt(0) > 0)
}

// byline is the line at the end of a text of several that holds nothing but
// names: "HOÀI THƯƠNG", "Thu Cúc – Đức Hiếu".
func byline(text string, lines int) (Span, bool) {
	if lines < 3 {
		return Span{}, false
	}
	end := len(text)
	for range 4 {
		end = len(strings.TrimRightFunc(text[:end], unicode.IsSpace))
		start := strings.LastIndexByte(text[:end], '\n') + 1
		line := strings.TrimSpace(text[start:end])
		switch {
		case nameLine(line):
			return Span{start, end}, true
		case start == 0, creditIn(line) != 0 && !signature(line):
			return Span{}, false
		}
		end = start
	}
	return Span{}, false
}

// signature reports whether a line is initials or a news agency's sign.
func signature(line string) bool {
	return len(line) <= 24 && strings.Count(line, " ") <= 3 && strings.ToUpper(line) == line || strings.HasPrefix(line, "(Theo")
}

// nameLine reports whether a line holds nothing but names: at most eight words
// that begin with capitals, parted by dashes, commas, "và".
func nameLine(line string) bool {
	words := 0
	for w := range strings.FieldsSeq(line) {
		w = strings.Trim(w, ",()")
		if len(w) == 2 {
			w = strings.TrimSuffix(w, ".") // "R. Castellan"
		}
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case w == "-" || w == "–" || w == "—" || w == "và" || w == "and" || w == "&":
		case unicode.IsUpper(r) && strings.IndexFunc(w, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' && r != '\'' && r != '’'
		}) < 0:
			words++
		default:
			return false
		}
	}
	return words >= 2 && words <= 8 && !announces(strings.Fields(line))
}
