package review

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cutline/catalog/fold"
	"cutline/catalog/names"
)

// mentions are the people a caption names, and those of the article whose
// names a slip of the pen has made unreadable as names.
func (a article) mentions(caption string) []mention {
	out := mentions(caption)
	words := capitalised(caption)
	for _, p := range a.people {
		n := strings.Count(p.name, " ") + 1
		if n < 3 {
			continue
		}
		for i := 0; i+n <= len(words); i++ {
			start, end := words[i].start, words[i+n-1].end
			if words[i].run >= n && garbled(caption[start:end], p.name) && !overlaps(out, start, end) {
				m := names.Mention{Name: strings.Join(strings.Fields(caption[start:end]), " "), Start: start, End: end}
				out = append(out, mention{m, caption[start:end], p.name})
			}
		}
	}
	return out
}

// garbled reports whether words are name but for accents or one letter, and
// not as the article spells it.
func garbled(words, name string) bool {
	if spelling(words) == spelling(name) {
		return false
	}
	return distance(fold.Name(words), fold.Name(name)) <= 1
}

func overlaps(list []mention, start, end int) bool {
	for _, m := range list {
		if start < m.End && m.Start < end {
			return true
		}
	}
	return false
}

// A capital is a word that begins with a capital letter.
type capital struct {
	start, end int // bytes
	run        int // words with a capital from this one on, parted by spaces only
}

// capitalised lists the words of s that begin with a capital letter.
func capitalised(s string) []capital {
	var out []capital
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) {
			i += n
			continue
		}
		start := i
		for i < len(s) {
			c, n := utf8.DecodeRuneInString(s[i:])
			if !unicode.IsLetter(c) && !unicode.IsMark(c) {
				break
			}
			i += n
		}
		if unicode.IsUpper(r) {
			out = append(out, capital{start: start, end: i, run: 1})
		}
	}
	for i := len(out) - 2; i >= 0; i-- {
		if strings.TrimSpace(s[out[i].end:out[i+1].start]) == "" {
			out[i].run = out[i+1].run + 1
		}
	}
	return out
}
