package telex

import (
	"slices"
	"strings"
)

// onsets are the beginnings of syllables; kr and the groups with đ stand in
// names of the highlands.
const onsets = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x kr đr đl đh "

// rimes are the rests of syllables.
const rimes = " a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây " +
	"e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu " +
	"i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu " +
	"o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay " +
	"oăc oăm oăn oăng oăt oe oem oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt " +
	"u ua uc uk ui um un ung up ut uân uâng uât uây uê uên uêch uênh uôc uôi uôm uôn uông uôt uơ " +
	"uy uya uych uyn uynh uyt uyp uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu " +
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
		if begins(r, rest) || s.swallowsI() && r[0] == 'i' && begins(r[1:], rest) {
			return true
		}
	}
	return false
}

// swallowsI reports whether the onset is gi, whose i is that of the rime too:
// giếng is gi and iêng.
func (s syllable) swallowsI() bool { return s.onset() == "gi" }

// begins reports whether rest is the beginning of rime, or becomes it when
// plain letters get their marks.
func begins(rime string, rest []rune) bool {
	i := 0
	for _, want := range rime {
		if i == len(rest) {
			return true
		}
		if r := rest[i]; r != want && r != plain(want) {
			return false
		}
		i++
	}
	return i == len(rest)
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
	rime := string(s.bases[s.nucleus:])
	return (isRime(rime) || s.swallowsI() && isRime("i"+rime)) && s.agrees(rime)
}

func isRime(s string) bool { return strings.Contains(rimes, " "+s+" ") }

// rounded are the rimes that begin with a glide, as in hoa and thuế.
const rounded = " oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet " +
	"uân uâng uât uây uê uên uêch uênh uơ uy uya uych uyn uynh uyt uyp uyu uyên uyêt "

// loans are what French left of rounded rimes behind lips, and a name.
const loans = " boa moa voan boan moay phuy puy buyt buyp buk "

// agrees reports whether onset and rime go together: lips do not round twice
// (no "moe"), and some rimes have few onsets.
func (s syllable) agrees(rime string) bool {
	onset := s.onset()
	if strings.Contains(loans, " "+string(s.bases)+" ") {
		return true
	}
	switch rime {
	case "uk":
		return false
	case "ych", "yn", "ynh", "yp", "yt":
		return onset == "qu"
	case "yêm", "yên", "yêng", "yêt", "yêu":
		return onset == "" || onset == "qu"
	}
	return !strings.Contains(rounded, " "+rime+" ") || !strings.Contains(" b m p ph v c k gi ", " "+onset+" ")
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
