package telex

import (
	"slices"
	"strings"
)

// onsets are the beginnings of syllables; kr and the groups with đ stand in
// names of the highlands.
const onsets = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x kr đr đl đh "

// rimes are the rests of syllables.
const rimes = " a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây " +
	"e ec ek em en eng eo ep et ê êch êk êm ên êng ênh êp êt êu " +
	"i ia ich im in ing inh ip it iu iê iêc iêm iên iêng iêp iêt iêu " +
	"o oc oi ok om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay " +
	"oăc oăm oăn oăng oăt oe oem oen oeo oet ô ôc ôi ôk ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt " +
	"u ua uc ui um un ung up ut uâ uân uâng uât uây uê uên uêch uênh uô uôc uôi uôm uôn uông uôt uơ " +
	"uy uya uych uyn uynh uyt uyp uyu uyê uyên uyêt ư ưa ưc ưi ưk ưm ưn ưng ưt ưu ươ ươc ươi ươm ươn ương ươp ươt ươu " +
	"y ych yn ynh yp yt yêm yên yêng yêt yêu "

// syllable is a word taken apart; the parts are places in its letters.
type syllable struct {
	nucleus, coda int // where each begins; the onset begins at 0
	bases         []rune
}

func parse(bases []rune) syllable {
	s := syllable{bases: bases}
	i := 0
	for i < len(bases) && !isVowel(bases[i]) {
		i++
	}
	switch onset := string(bases[:i]); {
	case onset == "q" && i < len(bases) && bases[i] == 'u':
		i++
	case onset == "g" && i+1 < len(bases) && bases[i] == 'i' && isVowel(bases[i+1]):
		i++
	}
	s.nucleus = i
	for i < len(bases) && isVowel(bases[i]) {
		i++
	}
	s.coda = i
	return s
}

func (s syllable) onset() string   { return string(s.bases[:s.nucleus]) }
func (s syllable) vowels() []rune  { return s.bases[s.nucleus:s.coda] }
func (s syllable) codaStr() string { return string(s.bases[s.coda:]) }
func (s syllable) hasVowel() bool  { return s.coda > s.nucleus }

func (s syllable) goodOnset() bool {
	onset := s.onset()
	if onset == "" {
		return true
	}
	if !strings.Contains(onsets, " "+onset+" ") {
		return false
	}
	if !s.hasVowel() {
		return true
	}
	front := strings.ContainsRune("iêey", s.bases[s.nucleus])
	switch onset {
	case "c", "ng":
		return !front
	case "gh", "ngh":
		return front
	case "g":
		return !front || s.bases[s.nucleus] == 'i'
	case "q":
		return false
	}
	return true
}

// stopped reports whether the syllable ends in a stop, which bears only the
// tones sắc and nặng.
func (s syllable) stopped() bool {
	switch s.codaStr() {
	case "c", "ch", "k", "p", "t":
		return true
	}
	return false
}

// canGrow reports whether a Vietnamese syllable may still come of the word,
// by more letters and marks.
func canGrow(letters []letter) bool {
	s := parse(bases(letters))
	if !s.goodOnset() {
		return false
	}
	tone, _ := toneOf(letters)
	if s.stopped() && tone != level && tone != acute && tone != dot {
		return false
	}
	rest := s.bases[s.nucleus:]
	if len(rest) == 0 {
		return true
	}
	for r := range strings.FieldsSeq(rimes) {
		if begins([]rune(r), rest) {
			return true
		}
	}
	return false
}

// begins reports whether rest is the beginning of rime, or becomes it when
// plain letters get their marks.
func begins(rime, rest []rune) bool {
	if len(rest) > len(rime) {
		return false
	}
	for i, r := range rest {
		if r != rime[i] && r != plain(rime[i]) {
			return false
		}
	}
	return true
}

// complete reports whether the word is a Vietnamese syllable as it stands.
func complete(letters []letter) bool {
	s := parse(bases(letters))
	if !s.hasVowel() || !s.goodOnset() {
		return false
	}
	tone, _ := toneOf(letters)
	if s.stopped() && tone != acute && tone != dot && s.codaStr() != "k" {
		return false
	}
	return strings.Contains(rimes, " "+string(s.bases[s.nucleus:])+" ")
}

// toneAt is where the tone of the syllable belongs, as a place in the word;
// -1 when there is no vowel.
func toneAt(s syllable, modern bool) int {
	v := s.vowels()
	if len(v) == 0 {
		return -1
	}
	marked := -1
	for i, r := range v {
		if r != plain(r) {
			marked = i
		}
	}
	switch {
	case marked >= 0:
		return s.nucleus + marked
	case len(v) == 1:
		return s.nucleus
	case len(v) >= 3, s.coda < len(s.bases):
		return s.nucleus + 1
	case string(v) == "uo" || modern && slices.Contains([]string{"oa", "oe", "uy"}, string(v)):
		return s.nucleus + 1
	}
	return s.nucleus
}

// settle puts the tone where it belongs.
func settle(letters []letter, modern bool) {
	if tone, at := toneOf(letters); at >= 0 {
		letters[at].tone = level
		if to := toneAt(parse(bases(letters)), modern); to >= 0 {
			at = to
		}
		letters[at].tone = tone
	}
}
