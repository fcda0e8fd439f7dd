package names

import (
	"strings"

	"cutline/catalog/fold"
)

// ShortOf reports whether short names an office that long names, too, as
// fully or more: "Phó Bí thư Tỉnh ủy" is short for "Phó Bí thư Thường trực
// Tỉnh ủy Hà Nam", and for a list of offices that has it. Each office is short
// of itself. With several offices in short, long must have all of them.
func ShortOf(short, long string) bool {
	if fold.Text(short) == "" {
		return false
	}
	if oneShort(officeWords(short), officeWords(long)) || oneShort(officeWords(short), abroad(officeWords(long))) {
		return true
	}
	for s := range strings.SplitSeq(short, ",") {
		w := officeWords(s)
		found := len(w) > 0 && oneShort(w, officeWords(long))
		for l := range strings.SplitSeq(long, ",") {
			found = found || len(w) > 0 && oneShort(w, officeWords(l))
		}
		if !found {
			return false
		}
	}
	return true
}

// abroad are the words of an office without the nation before them: "Ambassador
// to Vietnam" of "Belgian Ambassador to Vietnam".
func abroad(words []string) []string {
	for len(words) > 1 && nationsEN.has(words[0]) {
		words = words[1:]
	}
	return words
}

// SameOffice reports whether a and b can be one office written twice: one is
// short for the other, or they differ by the words "tỉnh", "huyện" alone.
func SameOffice(a, b string) bool {
	if ShortOf(a, b) || ShortOf(b, a) {
		return true
	}
	x, y := withoutPlaceWords(officeWords(a)), withoutPlaceWords(officeWords(b))
	return len(x) > 0 && len(y) > 0 && (oneShort(x, y) || oneShort(y, x))
}

// officeWords are the words that tell offices apart.
func officeWords(s string) []string {
	words := fold.Words(s)
	if n := len(words); n > 2 && words[n-2] == "nha" && words[n-1] == "truong" {
		words = words[:n-2] // "Hiệu trưởng nhà trường": of the school it is about
	}
	for i := 0; i < len(words); i++ {
		switch {
		case words[i] == "tw":
			words = append(words[:i], append([]string{"trung", "uong"}, words[i+1:]...)...)
		case words[i] == "q":
			words[i] = "quyen"
		case words[i] == "the" && i > 0:
			words = append(words[:i], words[i+1:]...)
			i--
		}
	}
	return words
}

// oneShort reports whether long begins with the words of short, or would if
// "thường trực" and the like, and a body's "ban", were left out of it.
func oneShort(short, long []string) bool {
	i := 0
	for j := 0; i < len(short); j++ {
		if j >= len(long) {
			return false
		}
		if short[i] == long[j] {
			i++
			continue
		}
		n := skippable(long[j:])
		if n == 0 {
			return false
		}
		j += n - 1
	}
	return true
}

// skippable is the number of words at the start of w that short forms drop.
func skippable(w []string) int {
	for _, phrase := range [][]string{{"thuong", "truc"}, {"uy", "ban", "nhan", "dan"}, {"thu", "nhat"}, {"standing"}, {"permanent"}} {
		if len(w) > len(phrase) && strings.Join(w[:len(phrase)], " ") == strings.Join(phrase, " ") {
			return len(phrase)
		}
	}
	return 0
}

func withoutPlaceWords(words []string) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		switch w := words[i]; {
		case i == 0:
			out = append(out, w)
		case w == "tinh" && !(i+1 < len(words) && words[i+1] == "ui" || i+1 < len(words) && words[i+1] == "uy"):
		case w == "huyen" && !(i+1 < len(words) && words[i+1] == "uy"), w == "quan" && i+1 < len(words) && words[i+1] != "uy" && words[i+1] != "ly" && words[i+1] != "li" && words[i+1] != "doi" && words[i+1] != "su":
		case w == "thanh" && i+1 < len(words) && words[i+1] == "pho", w == "thi" && i+1 < len(words) && (words[i+1] == "xa" || words[i+1] == "tran"):
			i++
		default:
			out = append(out, w)
		}
	}
	return out
}
