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
		if n > 0 && f.runAt(i+n) > m && f.surnameAt(i+n) && f.headAt(i+n) == 0 {
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
	if t.shape != small && (places.at(f.toks, i) > p || i+3 <= len(f.toks) && historic(f.plain(i, i+3))) {
		return false // "Bà Rịa", "Ông Ích Khiêm"
	}
	if t.shape == capitals && p == 1 && (!f.surnameAt(i+1) || f.runAt(i+1) < 3) {
		return false // "CHÚ THÍCH ẢNH"
	}
	return t.shape == small || p > 1 || t.gap != gapSpace || i > 0 && f.linesApart(i)
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
		if n > 0 && f.innerSmall(j) {
			n++
			continue
		}
		if n > 0 && t.gap != gapSpace && !(t.gap == gapHyphen && !syllable(t.key)) {
			break
		}
		if t.shape != capital && !(t.shape == capitals && f.capitalsName(i, j)) {
			break
		}
		if n > 0 && (f.headAt(j) > 1 || titles.at(f.toks, j) > 1 || f.toks[j-1].shape != t.shape && len(t.key) > 1 && len(f.toks[j-1].key) > 1 && t.gap == gapSpace && f.toks[j-1].shape != small) {
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

// innerSmall reports whether the small word j stands within a name: the second
// half of "Dae-hyun", the "nữ" of "Thích nữ Diệu Hạnh", the "de" of "de Souza".
func (f *finder) innerSmall(j int) bool {
	t, prev := f.toks[j], f.toks[j-1]
	if t.shape == small && t.gap == gapHyphen && prev.shape == capital {
		return len(t.key) < 9 && !f.linesApart(j)
	}
	for k := j; j-k < 3 && k > 0 && prev.shape == small && particles.has(prev.key); {
		k--
		prev = f.toks[k-1] // "van der Hoeven"
	}
	if t.shape != small || prev.shape != capital || t.gap != gapSpace {
		return false
	}
	next := j + 1
	for next < len(f.toks) && next < j+3 && f.toks[next].shape == small && particles.has(f.toks[next].key) && particles.has(t.key) {
		next++
	}
	if next >= len(f.toks) || f.toks[next].shape != capital || f.toks[next].gap != gapSpace {
		return false
	}
	return t.key == "nữ" && prev.key == "thích" || particles.has(t.key) && !syllable(prev.key)
}

// linesApart reports whether a line ends before token j.
func (f *finder) linesApart(j int) bool {
	return strings.ContainsRune(f.text[f.toks[j-1].end:f.toks[j].start], '\n')
}

// capitalsName reports whether token j, all in capitals, may belong to a name
// that begins at i.
func (f *finder) capitalsName(i, j int) bool {
	return f.toks[i].shape == capitals && surnames.has(f.toks[i].key) && (syllable(f.toks[j].key) || i == j)
}

// orgPhrase is the length of the phrase at i that is part of a body's name.
func orgPhrase(toks []token, i int) int {
	return max(orgWords.at(toks, i), nouns.at(toks, i), bodies.at(toks, i))
}

func (f *finder) vietnamese(i, j int) bool {
	for _, t := range f.toks[i:j] {
		k := t.key
		if t.possessive {
			k = k[:len(k)-2]
		}
		if !syllable(k) {
			return false
		}
	}
	return true
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
