package names

import "strings"

// partOfLast reports whether the word at i is part of a name met before.
func (f *finder) partOfLast(i int) bool {
	word := strings.ToLower(f.plain(i, i+1))
	for n := len(f.out) - 1; n >= 0 && n > len(f.out)-12; n-- {
		if strings.Contains(" "+strings.ToLower(f.out[n].Name)+" ", " "+word+" ") {
			return true
		}
	}
	return false
}

// knownPart records a part of a name met before, if an office follows it:
// "Loc, chairman and chief executive of …".
func (f *finder) knownPart(i int) int {
	after, end := f.afterNameEN(i + 1)
	if len(after) > 0 {
		f.add(i, i, i+1, "", after)
	}
	return end
}

// sharePlural gives offices in the plural, that follow the last mention, to
// those named before it in its list, too: "A and B, Vice Chairmen of …".
func (f *finder) sharePlural(offices []words) {
	for _, o := range offices {
		toks := tokens(o.text, 0, nil)
		for k := range toks {
			if pluralsEN.at(toks, k) > 0 {
				f.share(len(f.out)-1, o)
				break
			}
		}
	}
}

// bareEN reads a name that no honorific and no office announces.
func (f *finder) bareEN(i int) int {
	if f.toks[i].shape != capital || determinersEN.has(f.toks[i].key) {
		return i + 1
	}
	n := f.nameRun(i)
	if n > 1 && calendarEN.has(f.toks[i].key) {
		return i + 1 // "on Monday Deputy Minister …"
	}
	j := i + n
	a := i
	for a < j-1 && stopsEN.has(f.toks[a].key) && !surnamesEN.has(f.toks[a].key) {
		a++ // "But Oliver Grant"
	}
	if k := f.titleAhead(i, j); k > 0 {
		return k
	}
	told := f.announcedBy(a, j)
	a += told
	if a == i && n > 2 && f.toks[i].gap != gapSpace && !f.surnameEN(i, j) && f.surnameEN(i+1, j) {
		a++ // a sentence's first word
	}
	if a >= j || !f.canBeName(a, j) || f.bracketed(i, n) {
		return i + max(n, 1)
	}
	if n == 1 && f.partOfLast(i) {
		return f.knownPart(i)
	}
	after, end := f.afterNameEN(j)
	if historic(f.plain(a, j)) && !modern(after) {
		return i + max(n, 1)
	}
	if !f.isPerson(a, j, told > 0 || f.announcedEN(a), len(after) > 0 || f.person(j)) {
		return i + max(n, 1)
	}
	if f.family > 0 && f.family == len(f.out) && n == 1 {
		f.family++
	}
	f.add(i, a, j, "", after)
	f.sharePlural(after)
	return max(end, j)
}

// titleAhead is the token of the capitalised words toks[i:j] where an honorific
// stands before a name, behind words that are none: "Alongside Dr Pham Thi
// Hang"; else 0.
func (f *finder) titleAhead(i, j int) int {
	if surnamesEN.has(f.toks[i].key) || givenNames.has(f.toks[i].key) {
		return 0
	}
	for k := i + 1; k < j; k++ {
		if h := f.titleEN(k); h > 0 && k+h < j && !orgEN.has(f.toks[k].key) {
			return k
		}
	}
	return 0
}

// announcedBy is the number of capitalised words at i that say what follows
// is a person: "Economist Vu Thanh Tu Uyen".
func (f *finder) announcedBy(i, j int) int {
	n := 0
	if f.toks[i].gap == gapSpace || surnamesEN.has(f.toks[i].key) && i+2 < j && f.vietnamese(i, j) {
		return 0 // "beat Thai Son Nam", "Dao Thi Kim Lien"
	}
	for i+n < j {
		m := max(rolesEN.at(f.toks, i+n), nationsEN.at(f.toks, i+n))
		if m == 0 || f.toks[i+n].gap != gapSpace && n > 0 {
			break
		}
		n += m
	}
	if i+n >= j {
		return 0
	}
	return n
}

// announcedEN reports whether the words before token i say that a person's
// name follows.
func (f *finder) announcedEN(i int) bool {
	if i == 0 {
		return false
	}
	prev := f.toks[i-1]
	if f.toks[i].gap == gapSpace {
		return rolesEN.endsAt(f.toks, i) > 0 || saidEN.has(prev.key) || roleLike(prev) || prev.possessive && prev.shape == capital
	}
	if f.toks[i].gap == gapComma && f.owned(i) && f.closes(i+f.nameRun(i)) {
		return true
	}
	if f.toks[i].gap == gapComma {
		return kinEN.has(prev.key) || rolesEN.has(prev.key) && i > 1 && f.definite(i-1)
	}
	return prev.key == "left" || prev.key == "right"
}

// roleEN reports whether a trade or the like stands before the name at i.
func (f *finder) roleEN(i int) bool {
	return rolesEN.endsAt(f.toks, i) > 0 || i > 0 && f.toks[i].gap == gapSpace && (roleLike(f.toks[i-1]) || f.toks[i-1].key == "said" || kinEN.has(f.toks[i-1].key))
}

// owned reports whether the few small words before the comma at i are
// somebody's: "His opposite number, Alexandre Polking,".
func (f *finder) owned(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if ownersEN.has(f.toks[k].key) {
			return k < i-1
		}
		if f.toks[k].shape != small || f.toks[k].gap != gapSpace {
			return false
		}
	}
	return false
}

// roleLike reports whether a word that no list has looks like a trade:
// "mariner", "pianist".
func roleLike(t token) bool {
	if t.shape != small || len(t.key) < 6 && t.key != "maker" || stopsEN.has(t.key) || orgEN.has(t.key) {
		return false
	}
	for _, suffix := range []string{"er", "or", "ist", "ian", "man", "woman", "eer", "maker"} {
		if strings.HasSuffix(t.key, suffix) {
			return true
		}
	}
	return false
}

// person reports whether what stands at j, after a name, shows that it is a
// person's: an age, a verb of speech, where they stand in a photo.
func (f *finder) person(j int) bool {
	if j >= len(f.toks) {
		return false
	}
	t := f.toks[j]
	switch t.gap {
	case gapSpace:
		return speechEN.at(f.toks, j) > 0 || t.key == "and" && f.nameAhead(j+1)
	case gapComma:
		if t.shape == number || agesEN.has(t.key) || t.key == "aged" || t.key == "who" || t.key == "whose" {
			return true
		}
		return determinersEN.has(t.key) && f.roleAhead(j+1)
	case gapOpen:
		return t.key == "left" || t.key == "right" || t.key == "centre" || t.key == "center" || t.key == "standing" || t.key == "second" || t.key == "pictured" || t.shape == number && len(t.key) == 2
	}
	return false
}

// nameAhead reports whether a Vietnamese name of three words and more stands
// at j, or another with an office behind it.
func (f *finder) nameAhead(j int) bool {
	if j >= len(f.toks) || f.toks[j].gap != gapSpace {
		return false
	}
	n := f.nameRun(j)
	if n < 2 || n > maxName || !f.canBeName(j, j+n) {
		return false
	}
	if f.surnameEN(j, j+n) {
		return n >= 3
	}
	after, _ := f.afterNameEN(j + n)
	return len(after) > 0
}

// roleAhead reports whether a role stands within the next few words.
func (f *finder) roleAhead(j int) bool {
	for k := j; k < len(f.toks) && k < j+6 && (k == j || f.toks[k].gap == gapSpace || f.toks[k].gap == gapHyphen); k++ {
		if rolesEN.at(f.toks, k) > 0 || f.headEN(k) > 0 {
			return true
		}
	}
	return false
}

// isPerson decides on the words toks[i:j], of which no word is known to be
// anything but a person's name.
func (f *finder) isPerson(i, j int, before, after bool) bool {
	n := j - i
	listed := f.inList(i)
	if communesEN.at(f.toks, i) == n && !after && (n == 2 || f.placedBy(i) || f.toks[i].gap == gapComma && !listed) && !f.roleEN(i) {
		return false // "In Sa Pa and Bac Ha"
	}
	switch {
	case f.surnameEN(i, j) && n >= 3 && n <= maxName:
		return before || after || listed || f.sureName(i)
	case f.minorityEN(i, j):
		return true
	case f.surnameEN(i, j) && n == 2:
		return before || after || listed
	case n == 1 && f.siblings(i):
		return true
	case n == 1 && f.apposition(j) && places.at(f.toks, i) == 0 && f.toks[i].gap == gapSpace:
		return true
	case n == 1:
		return i > 0 && f.toks[i].gap != gapStop && len(f.toks[i].key) > 1 && (kinEN.has(f.toks[i-1].key) && places.at(f.toks, i) == 0)
	case f.korean(i, j), givenNames.has(f.toks[i].key) && n <= 4:
		return true
	}
	return n <= 4 && (before || after || n > 1 && listed && f.toks[i-1].key == "and" && !f.vietnamese(i, j))
}

// apposition reports whether what stands at j says what somebody is: ", the
// Brazilian striker".
func (f *finder) apposition(j int) bool {
	if j+1 >= len(f.toks) || f.toks[j].gap != gapComma || !determinersEN.has(f.toks[j].key) {
		return false
	}
	k := j + 1 + nationsEN.at(f.toks, j+1)
	return k > j+1 && k < len(f.toks) && f.toks[k].gap == gapSpace && rolesEN.at(f.toks, k) > 0
}

// siblings reports whether the one word at i is a given name among those of
// several of a family: "twins, Minh and Khoi".
func (f *finder) siblings(i int) bool {
	if i < 2 || len(f.toks[i].key) < 2 || places.at(f.toks, i) > 0 {
		return false
	}
	if f.toks[i-1].key == "and" && f.toks[i].gap == gapSpace || f.toks[i].gap == gapComma && f.inList(i) {
		return len(f.out) > 0 && f.inList(i) && f.family == len(f.out)
	}
	if (f.toks[i].gap == gapComma || f.toks[i].gap == gapSpace) && familyEN.has(f.toks[i-1].key) {
		f.family = len(f.out) + 1
		return true
	}
	return false
}

// sureName reports whether the Vietnamese name at i needs no other sign: its
// surname is no common word of places, and no preposition puts it somewhere.
func (f *finder) sureName(i int) bool {
	if middlesEN.has(f.toks[i+1].key) {
		return !f.placedBy(i) || firmEN.has(f.toks[i].key)
	}
	if rareEN.has(f.toks[i].key) {
		return false
	}
	from := i > 0 && (f.toks[i-1].key == "from" || f.toks[i-1].key == "to" || f.toks[i-1].key == "of")
	return !f.placedBy(i) || from && commonestEN.has(f.toks[i].key)
}

// placedBy reports whether a preposition of place stands before token i.
func (f *finder) placedBy(i int) bool {
	return i > 0 && f.toks[i].gap == gapSpace && placingEN.has(f.toks[i-1].key)
}

// minorityEN reports whether toks[i:j] is a name as some peoples form it: "Y
// Kham Mlo", "Ksor H'Nga".
func (f *finder) minorityEN(i, j int) bool {
	k := f.toks[i].key
	if strings.HasPrefix(k, "h'") || strings.HasPrefix(k, "k'") {
		return len(k) > 3
	}
	return j-i >= 2 && (clans.has(k) || k == "y" || k == "ka")
}

// korean reports whether toks[i:j] is a name as Koreans and Chinese have them:
// "Kim Dae-hyun", "Chen Jia-wei".
func (f *finder) korean(i, j int) bool {
	if j-i != 3 {
		return false
	}
	switch first, mid, last := f.toks[i], f.toks[i+1], f.toks[i+2]; {
	case mid.gap == gapSpace && last.gap == gapHyphen:
		return koreans.has(first.key) || chinese.has(first.key) && len(mid.key) < 7 && len(last.key) < 7
	case mid.gap == gapHyphen && last.gap == gapSpace: // "Sung-ho Park"
		return koreans.has(last.key) && mid.shape == small && len(first.key) < 7
	}
	return false
}
