package review

import (
	"slices"
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
	at := map[string][]int{} // where a word, folded, stands
	for i := range words {
		w := &words[i]
		w.folded = fold.Name(caption[w.start:w.end])
		at[w.folded] = append(at[w.folded], i)
	}
	for _, p := range a.people {
		name := strings.Fields(p.folded)
		n := len(name)
		if n < 3 {
			continue
		}
		starts := slices.Clone(at[name[0]]) // one of the first two words is right
		for _, i := range at[name[1]] {
			starts = append(starts, i-1)
		}
		for _, i := range starts {
			if i < 0 || i+n > len(words) || words[i].run < n {
				continue
			}
			start, end := words[i].start, words[i+n-1].end
			if p.garbled(words[i:i+n], name, caption[start:end]) && !overlaps(out, start, end) {
				m := newMention(names.Mention{Name: strings.Join(strings.Fields(caption[start:end]), " "), Start: start, End: end}, caption)
				m.slip = p.name
				out = append(out, m)
			}
		}
	}
	return out
}

// garbled reports whether words, that stand for text, are the person's name
// but for accents or one letter, and not as the article spells it.
func (p person) garbled(words []capital, name []string, text string) bool {
	other := 0
	for i, w := range words {
		if w.folded != name[i] {
			other += 1 + distance(w.folded, name[i])
		}
	}
	return other <= 2 && spelling(text) != p.spelled
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
	folded     string
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
