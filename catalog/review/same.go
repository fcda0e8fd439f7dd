package review

import (
	"slices"
	"strings"

	"cutline/catalog/fold"
)

// tones are the vowels of Vietnamese that bear a tone: each with the vowel it
// is without, and the tone, from 1. A name may carry its tone on one vowel or
// the next ("Hòa", "Hoà"): that is one spelling, not two.
var tones = tonesOf("aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ")

type toned struct{ vowel, tone rune }

func tonesOf(vowels string) map[rune]toned {
	m := map[rune]toned{}
	for _, group := range strings.Fields(vowels) {
		letters := []rune(group)
		for i, r := range letters[1:] {
			m[r] = toned{letters[0], rune(i + 1)}
		}
	}
	return m
}

// spelling is a name without what spelling does not tell apart: capitals, and
// which vowel of a syllable bears the tone.
func spelling(name string) string {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		letters, marks := make([]rune, 0, len(w)+1), []rune(nil)
		for _, r := range w {
			if t, ok := tones[r]; ok {
				r, marks = t.vowel, append(marks, '0'+t.tone)
			}
			letters = append(letters, r)
		}
		words[i] = string(append(letters, marks...))
	}
	return strings.Join(words, " ")
}

// oneEnds reports whether two names by their spelling are one, or one of them
// is short for the other: the given name alone, or with the middle one
// ("Khánh Toàn" for "Lương Khánh Toàn").
func oneEnds(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	return b != "" && strings.HasSuffix(a, b) && (len(a) == len(b) || a[len(a)-len(b)-1] == ' ')
}

// suffixOf reports whether the shorter list ends the longer one.
func suffixOf(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) > 0 && slices.Equal(a, b[len(b)-len(a):])
}

// samePerson is oneEnds without looking at accents: good enough to say that
// two texts mean one person.
func samePerson(a, b string) bool {
	return suffixOf(strings.Fields(fold.Name(a)), strings.Fields(fold.Name(b)))
}

// distance is the number of letters that must be changed, added, removed or
// swapped with their neighbour to make b of a.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	var before []int
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		next := make([]int, len(y)+1)
		next[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row = row, next
	}
	return row[len(y)]
}
