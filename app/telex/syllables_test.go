package telex

import (
	"slices"
	"strings"
	"testing"
)

// The written syllables of Vietnamese, made of their parts as a school book
// has them: 24 beginnings, 160 rests, six tones. What the rules of spelling
// say is applied: c k q, g gh, ng ngh and gi by the vowel after them, rounded
// rests not behind lips, y or i, stops with sắc and nặng alone. These are all
// that can be written, nearly twice the 7,000 or so that are in use: a name
// may be any of them. The tables are the test's own.

var beginnings = strings.Fields("b k ch d đ g gi h kh l m n ng nh p ph r s t th tr v x")

// flat rests follow any beginning; round ones have a glide before the vowel.
var (
	flat = strings.Fields("a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây " +
		"e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu " +
		"o oc oi om on ong op ot oong ooc ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut " +
		"uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu")
	round = strings.Fields("oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet " +
		"uân uâng uât uây uê uên uêch uênh uơ uy uya uych uyn uynh uyt uyu uyên uyêt")
)

// A written syllable: its letters, with their marks, and its tone.
type written struct {
	onset, rime string
	tone        int
}

// withoutTones are all syllables but for the tone.
func withoutTones() []written {
	var out []written
	add := func(onset string, rimes ...string) {
		for _, r := range rimes {
			out = append(out, written{onset: onset, rime: r})
		}
	}
	add("", "y", "yêm", "yên", "yêng", "yêt", "yêu")
	for _, r := range flat {
		if !strings.HasPrefix(r, "iê") {
			add("", r)
		}
		front := strings.ContainsRune("eêi", []rune(r)[0])
		for _, b := range beginnings {
			r := r
			switch {
			case b == "k" && !front:
				b = "c"
			case (b == "g" || b == "ng") && front:
				b += "h"
			case b == "gi" && strings.HasPrefix(r, "iê"):
				r = strings.TrimPrefix(r, "i")
			case b == "gi" && (r == "ia" || r == "iu" || strings.HasPrefix(r, "ê")):
				continue // gia, giu are gi and a, u; giê is gi and iê
			case b == "gi" && strings.HasPrefix(r, "i"):
				b = "g"
			}
			add(b, r)
		}
	}
	for _, b := range strings.Fields("h k l m s t th v") {
		add(b, "y")
	}
	for _, r := range round {
		if r != "uơ" {
			add("", r)
		}
		for _, b := range beginnings {
			switch {
			case slices.Contains(strings.Fields("b m p ph v gi"), b), r == "uơ" && !slices.Contains([]string{"h", "kh", "th"}, b):
			case b == "k" && r != "uya" && r != "uyu" && r != "oao":
				add("qu", strings.TrimPrefix(strings.TrimPrefix(r, "o"), "u"))
			case b != "k":
				add(b, r)
			}
		}
	}
	add("qu", "i", "it", "ơ", "ôc")
	add("b", "oa", "oan", "uyt")
	add("v", "oan")
	add("ph", "uy")
	return out
}

// syllables are all written syllables.
func syllables() []written {
	var out []written
	seen := map[string]bool{}
	for _, w := range withoutTones() {
		if seen[w.onset+w.rime] {
			continue
		}
		seen[w.onset+w.rime] = true
		tones := []int{level, grave, hook, tilde, acute, dot}
		if strings.HasSuffix(w.rime, "c") || strings.HasSuffix(w.rime, "ch") || strings.HasSuffix(w.rime, "p") || strings.HasSuffix(w.rime, "t") {
			tones = []int{acute, dot}
		}
		for _, t := range tones {
			out = append(out, written{w.onset, w.rime, t})
		}
	}
	return out
}

const vowelLetters = "aăâeêioôơuưy"

// nucleus gives the vowels of the rime and what follows them.
func (w written) nucleus() (vowels, coda []rune) {
	r := []rune(w.rime)
	i := 0
	for i < len(r) && strings.ContainsRune(vowelLetters, r[i]) {
		i++
	}
	return r[:i], r[i:]
}

// bears is which of the vowels the tone is written on: the last with a mark;
// of two at the end the first, but in the new style the second of oa oe uy;
// else the one before the last, or the last if consonants follow.
func (w written) bears(modern bool) int {
	vowels, coda := w.nucleus()
	for i := len(vowels) - 1; i >= 0; i-- {
		if strings.ContainsRune("ăâêôơư", vowels[i]) {
			return i
		}
	}
	switch v := string(vowels); {
	case len(coda) > 0:
		return len(vowels) - 1
	case modern && (v == "oa" || v == "oe" || v == "uy"), len(vowels) == 3:
		return 1
	}
	return 0
}

// text is the syllable as it is printed.
func (w written) text(modern bool) string {
	vowels, coda := w.nucleus()
	on := w.bears(modern)
	rows := []rune(vowels2)
	out := slices.Clone(vowels)
	out[on] = rows[slices.Index(rows, vowels[on])+w.tone]
	return w.onset + string(out) + string(coda)
}

// vowels2 is every vowel in every tone, in the order of the tones above.
const vowels2 = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"

// A layout is the keys of a method.
type layout struct {
	method Method
	tones  [6]string
	mark   func(r rune) (letter, key string)
}

var layouts = []layout{
	{Telex, [6]string{"", "f", "r", "x", "s", "j"}, func(r rune) (string, string) {
		switch r {
		case 'ă', 'ơ', 'ư':
			return string(plain(r)), "w"
		case 'â', 'ê', 'ô', 'đ':
			return string(plain(r)), string(plain(r))
		}
		return string(r), ""
	}},
	{VNI, [6]string{"", "2", "3", "4", "1", "5"}, func(r rune) (string, string) {
		switch r {
		case 'ă':
			return "a", "8"
		case 'ơ', 'ư':
			return string(plain(r)), "7"
		case 'â', 'ê', 'ô':
			return string(plain(r)), "6"
		case 'đ':
			return "d", "9"
		}
		return string(r), ""
	}},
}

// orders are the ways a person may type the syllable.
func (l layout) orders(w written) []string {
	vowels, coda := w.nucleus()
	tone, end := l.tones[w.tone], string(coda)
	var onset, bare, stroke string
	for _, r := range w.onset {
		letter, key := l.mark(r)
		onset += letter + key
		bare += letter
		stroke += key
	}
	inPlace := func(on int) (out string) { // with the tone after that vowel
		for i, r := range vowels {
			letter, key := l.mark(r)
			if l.method == Telex && strings.HasPrefix(w.rime, "oo") && i == 1 {
				key = "o" // oong is typed ooong
			}
			out += letter + key
			if i == on {
				out += tone
			}
		}
		return out
	}
	plainVowels, marks := "", ""
	for _, r := range vowels {
		letter, key := l.mark(r)
		plainVowels += letter
		if !strings.Contains(marks, key) { // one w makes ươ
			marks += key
		}
	}
	cluster := inPlace(-1)
	all := []string{
		onset + cluster + end + tone,          // tone at the end
		onset + cluster + tone + end,          // tone behind the vowels
		onset + inPlace(w.bears(false)) + end, // tone at once
		bare + cluster + end + tone + stroke,
		bare + cluster + end + stroke + tone,
		bare + cluster + tone + end + stroke,
	}
	if strings.HasPrefix(w.rime, "oo") {
		return all
	}
	all = append(all,
		onset+plainVowels+end+marks+tone, // hat at the end
		onset+plainVowels+end+tone+marks,
		onset+plainVowels+tone+end+marks,
		onset+plainVowels+marks+end+tone, // hat behind the vowels
		onset+plainVowels+marks+tone+end,
		bare+plainVowels+end+marks+tone+stroke,
		bare+plainVowels+end+stroke+marks+tone)
	if rest, ok := strings.CutPrefix(w.rime, "ươ"); ok {
		_, horn := l.mark('ư')
		all = append(all, onset+"u"+horn+"o"+rest+tone, onset+"uo"+horn+rest+tone, onset+"uo"+horn+tone+rest,
			onset+"uo"+rest+tone+horn)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// lost are syllables that no order makes any more, since the keys spell an
// English word (or ox her per does; past and its like have other orders). They
// are in no dictionary of Vietnamese.
const lost = " ỏ õ hẻ pẻ pét dóe doé "

func TestEverySyllableInEveryOrder(t *testing.T) {
	all := syllables()
	if len(all) < 15000 {
		t.Fatalf("only %d syllables are tried", len(all))
	}
	for _, l := range layouts {
		ways, wrong, english := 0, 0, 0
		for _, modern := range []bool{false, true} {
			st := Style{Method: l.method, ModernTone: modern}
			for _, w := range all {
				want, left := w.text(modern), 0
				for _, keys := range l.orders(w) {
					if l.method == Telex && isEnglish(keys) {
						english++
						continue
					}
					left++
					if got := typed(keys+" ", st); got != want+" " {
						if wrong++; wrong <= 60 {
							t.Errorf("%q typed as %q, want %q", keys, got, want)
						}
					}
				}
				if ways += left; left == 0 && !strings.Contains(lost, " "+want+" ") {
					t.Errorf("%q cannot be typed", want)
				}
			}
		}
		t.Logf("method %d: %d syllables in both tone styles, typed in %d ways: %d wrong; %d more ways are English words", l.method, len(all), ways, wrong, english)
	}
}
