package names

import (
	"strings"

	"cutline/catalog/fold"
)

// honorificAt is the number of words that politely announce a name at i.
func (f *finder) honorificAt(i int) int {
	n := 0
	for i+n < len(f.toks) && n < 6 {
		t := f.toks[i+n]
		m := titles.at(f.toks, i+n)
		if n > 0 && t.gap != gapSpace && t.gap != gapDot && !(t.gap == gapComma && t.shape == capitals && m > 0) {
			break
		}
		if t.shape == small {
			m = 0
		}
		if p := politeWords.at(f.toks, i+n); p > m && f.polite(i+n, p) {
			m = p
		}
		if m == 0 {
			break
		}
		if n > 0 && f.runAt(i+n) > m && surnames.has(t.key) && f.headAt(i+n) == 0 {
			break // "bà Anh Thư": the rest is the name
		}
		n += m
	}
	return n
}

// polite reports whether the p words at i, found among the polite words, are
// meant as such: small, or capitalised where a clause begins.
func (f *finder) polite(i, p int) bool {
	t := f.toks[i]
	if places.at(f.toks, i) > p && t.shape != small {
		return false
	}
	return t.shape == small || p > 1 || t.gap != gapSpace
}

// honorificText is the honorific toks[i:j] as it stands inside a sentence.
func (f *finder) honorificText(i, j int) string {
	s := f.plain(i, j)
	if p := politeWords.at(f.toks, i); p > 0 && f.toks[i].shape != small {
		s = strings.ToLower(f.plain(i, i+p)) + s[len(f.plain(i, i+p)):]
	}
	return s
}

// runAt is the number of capitalised words from token i that may be one name.
func (f *finder) runAt(i int) int {
	n := 0
	for i+n < len(f.toks) && n < maxRun {
		j := i + n
		t := f.toks[j]
		if n > 0 && t.gap != gapSpace && !(t.gap == gapHyphen && !syllable(t.key)) {
			break
		}
		if t.shape != capital && !(t.shape == capitals && f.capitalsName(i, j)) {
			break
		}
		if n > 0 && (f.headAt(j) > 1 || titles.at(f.toks, j) > 1 || f.toks[j-1].shape != t.shape && len(t.key) > 1 && len(f.toks[j-1].key) > 1) {
			break
		}
		if orgPhrase(f.toks, j) > 1 && f.toks[j+1].shape == small {
			for n > 0 && orgWords.has(f.toks[i+n-1].key) {
				n-- // "Đoàn Trường Đại học"
			}
			break
		}
		n++
	}
	return n
}

// capitalsName reports whether token j, all in capitals, may belong to a name
// that begins at i.
func (f *finder) capitalsName(i, j int) bool {
	return f.toks[i].shape == capitals && surnames.has(f.toks[i].key) && syllable(f.toks[j].key)
}

// orgPhrase is the length of the phrase at i that is part of a body's name.
func orgPhrase(toks []token, i int) int {
	return max(orgWords.at(toks, i), nouns.at(toks, i), bodies.at(toks, i))
}

func (f *finder) vietnamese(i, j int) bool {
	for _, t := range f.toks[i:j] {
		if !syllable(t.key) {
			return false
		}
	}
	return true
}

// namedFrom tells, for the capitalised words at j inside an office whose last
// word is toks[j-1], how many of them belong to the office (k) and how many
// after those are a person's name (n, 0 if none). After the head of an office
// a foreign name may follow; after the word that opens a body's name, the
// first words are the body's.
func (f *finder) namedFrom(j int, afterHead, body bool) (k, n int) {
	run := f.runAt(j)
	if run == 0 {
		return 0, 0
	}
	prev := f.toks[j-1]
	place := placeWords.has(prev.key) || prev.key == "phố" || prev.key == "xã" || prev.key == "trấn"
	k = places.at(f.toks, j)
	if k >= run {
		return 0, 0
	}
	switch {
	case departments.has(f.toks[j].key) && run > 1:
		return f.afterDepartment(j, run)
	case run == 2 && !afterHead && departments.has(prev.key):
		return 0, 0 // "Sở Công Thương"
	case body && !afterHead && prev.shape == small && run >= 3 && run <= maxName && firm.has(f.toks[j].key) && middles.has(f.toks[j+1].key):
		return 0, run // "… công trình giao thông Lê Văn Ba"
	case body && !afterHead:
		return f.split(j, run, 1)
	case k > 0 && (place || !surnames.has(f.toks[j].key) || f.surnameAt(j+k) || !f.vietnamese(j+k, j+run)):
		return f.rest(j, k, run)
	case place:
		return f.afterPlaceWord(j, run, prev.key == "tỉnh" || prev.key == "phố" || prev.key == "tp")
	case f.afterBearer(j):
		return f.split(j, run, 2)
	case afterHead && !surnames.has(f.toks[j].key):
		return f.rest(j, 0, run)
	}
	return f.split(j, run, 0)
}

// afterDepartment parts "Sở Công Thương Lê Văn Ba": the department's own name
// of one or two words, then a person's; or a person's alone. Two words are
// the department's.
func (f *finder) afterDepartment(j, run int) (int, int) {
	for _, k := range []int{3, 2, 1} {
		if n := run - k; n >= 2 && n <= maxName && firm.has(f.toks[j+k].key) && (k > 1 || n > 2) {
			return k, n
		}
	}
	return 0, 0
}

func (f *finder) surnameAt(j int) bool { return surnames.has(f.toks[j].key) }

// rest takes the words after the first k as a name, if they can be one.
func (f *finder) rest(j, k, run int) (int, int) {
	n := run - k
	if n > maxName || n < 2 {
		return 0, 0
	}
	if f.surnameAt(j+k) || !f.vietnamese(j+k, j+run) && orgPhrase(f.toks, j+k) == 0 {
		return k, n
	}
	return f.split(j, run, k+1)
}

// split looks for a name that begins with a surname, from the k-th word on.
func (f *finder) split(j, run, k int) (int, int) {
	for ; run-k >= 2; k++ {
		if f.surnameAt(j+k) && run-k <= maxName {
			return k, run - k
		}
	}
	return 0, 0
}

// afterPlaceWord parts "Văn Lãng Trần Hùng" after "huyện": a place's name of
// one to four words, then a person's; or a person's alone. Two words are the
// place's. wide says that the place is a province or a city, whose own name
// is often left out.
func (f *finder) afterPlaceWord(j, run int, wide bool) (int, int) {
	surname := f.surnameAt(j)
	if run < 3 {
		return 0, 0
	}
	if surname && run <= maxName && middles.has(f.toks[j+1].key) || wide && run <= 4 && firm.has(f.toks[j].key) {
		return 0, run
	}
	for _, k := range []int{2, 1, 3, 4} {
		if n := run - k; n >= 2 && n <= maxName && firm.has(f.toks[j+k].key) && (k > 1 || !surname) {
			return k, n
		}
	}
	for _, k := range []int{2, 3} {
		if n := run - k; n >= 3 && n <= maxName && f.surnameAt(j+k) {
			return k, n
		}
	}
	if surname && run <= 4 {
		return 0, run
	}
	return 0, 0
}

// syllable reports whether key can be one Vietnamese syllable.
func syllable(key string) bool {
	s := fold.Name(key)
	if strings.HasSuffix(s, "y") || strings.HasSuffix(s, "i") {
		s = s[:len(s)-1] + "i"
	}
	i := 0
	for i < len(s) && !strings.ContainsRune("aeiouy", rune(s[i])) {
		i++
	}
	end := len(s)
	for end > i && !strings.ContainsRune("aeiouy", rune(s[end-1])) {
		end--
	}
	return i < end && onsets[s[:i]] && vowels[s[i:end]] && codas[s[end:]]
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

var (
	onsets = with(set(`b c ch d g gh h k kh l m n ng ngh nh p ph q r s t th tr v x`), "")
	vowels = set(`a e i o u y ia ie iu ieu iai ai ao au ay eo eu oa oai oay oao oe oi oo ua uo uoi uou uai uay uau
		ue ui uy uia uie uieu uye uya uyu uu uoa uan ye yeu uoe io ioi iua iuo iao iau ueo uiu`)
	codas = with(set(`c ch m n ng nh p t`), "")
)

func with(m map[string]bool, w string) map[string]bool {
	m[w] = true
	return m
}
