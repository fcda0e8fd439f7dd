package names

import "strings"

// stepEN looks for a mention that begins at token i of an English text, and
// returns where to go on.
func (f *finder) stepEN(i int) int {
	if h := f.titleEN(i); h > 0 {
		if n := f.nameRun(i + h); n > 0 && f.canBeName(i+h, i+h+n) {
			return f.mentionEN(i, i+h, i+h+n, f.plain(i, i+h), nil)
		}
	}
	if o := f.officeEN(i); o.end > 0 {
		return f.beforeNameEN(o)
	}
	return f.bareEN(i)
}

// titleEN is the number of words of honorifics and ranks at i: "Lt Col".
func (f *finder) titleEN(i int) int {
	n := 0
	for i+n < len(f.toks) && (n == 0 || f.toks[i+n].gap == gapSpace || f.toks[i+n].gap == gapDot) {
		m := titlesEN.at(f.toks, i+n)
		if m == 0 || f.toks[i+n].shape == small && f.toks[i+n].key != "comrade" {
			break
		}
		n += m
	}
	if n > 0 && i+n < len(f.toks) && (f.toks[i+n].gap == gapSpace || f.toks[i+n].gap == gapDot) {
		return n
	}
	return 0
}

// nameRun is the number of words from i that may be one person's name: it
// ends with a possessive, and goes over "de" and the hyphens of "Sang-hyuk".
func (f *finder) nameRun(i int) int {
	n := 0
	for i+n < len(f.toks) && n < maxRun {
		t := f.toks[i+n]
		switch {
		case n > 0 && t.gap == gapDot && len(f.toks[i+n-1].key) == 1 && t.shape == capital:
		case n > 0 && t.gap != gapSpace && t.gap != gapHyphen:
			return n
		case n > 0 && t.gap == gapHyphen && t.shape == small && f.toks[i+n-1].shape == capital && len(t.key) < 9:
		case n > 0 && t.shape == small && f.particle(i+n) && !f.vietnamese(i, i+n):
		case t.shape != capital && !(len(t.key) == 1 && t.shape == capitals):
			return n
		}
		n++
		if t.possessive {
			return n
		}
	}
	return n
}

// particle reports whether the small word at i goes on a foreign name: "van
// der Berg".
func (f *finder) particle(i int) bool {
	for k := i; k < i+3 && k+1 < len(f.toks) && particles.has(f.toks[k].key) && f.toks[k+1].gap == gapSpace; k++ {
		if f.toks[k+1].shape == capital {
			return true
		}
	}
	return false
}

// canBeName reports whether toks[i:j] has no word of a body or a place.
func (f *finder) canBeName(i, j int) bool {
	if j <= i || j-i > maxName+2 || places.at(f.toks, i) >= j-i && f.known[strings.ToLower(f.plain(i, j))] == 0 {
		return false
	}
	for k := i; k < j; k++ {
		w := f.toks[k].key
		if orgEN.has(w) || (nationsEN.has(w) || stopsEN.has(w) && f.toks[k].shape != small) && !surnamesEN.has(w) && (k == i || !syllable(w)) {
			return false
		}
	}
	return !f.bornByThing(j)
}

// bornByThing reports whether what stands before token j gives its name to
// a street, a school, a relic site.
func (f *finder) bornByThing(j int) bool {
	return j < len(f.toks) && f.toks[j].gap == gapSpace && !f.toks[j-1].possessive && f.toks[j].shape != number && bearersEN.at(f.toks, j) > 0
}

// surnameEN reports whether toks[i:j] begins with a Vietnamese surname, and is
// of Vietnamese syllables.
func (f *finder) surnameEN(i, j int) bool {
	if j-i < 2 || !f.vietnamese(i, j) {
		return false
	}
	second := f.toks[i+1].key
	return surnamesEN.has(f.toks[i].key) || j-i >= 3 && (second == "van" || second == "thi")
}

// beforeNameEN reads the name that an office stands before: "Chairman of the
// People's Committee Dinh Quang Tuyen", "its chief executive, Anders Holm,".
func (f *finder) beforeNameEN(o officeEN) int {
	if j := o.end; o.named == 0 && j+1 < len(f.toks) && f.toks[j].gap == gapSpace && f.toks[j].key == "and" {
		if more := f.officeEN(j + 1); more.named > 0 {
			return f.mentionEN(o.start, more.end, more.end+more.named, "", []string{f.plain(o.start, o.end), f.plain(more.start, more.end)})
		}
	}
	if o.named > 0 {
		return f.mentionEN(o.start, o.end, o.end+o.named, "", []string{f.plain(o.start, o.end)})
	}
	j := o.end
	if j >= len(f.toks) {
		return j
	}
	if f.toks[j].gap == gapSpace || f.toks[j].gap == gapComma && f.definite(o.start) {
		h := f.titleEN(j)
		n := f.nameRun(j + h)
		if n > 0 && (h > 0 || n > 1) && f.canBeName(j+h, j+h+n) && (h > 0 || f.toks[j].gap == gapComma && f.closes(j+n)) {
			return f.mentionEN(o.start, j+h, j+h+n, f.plain(j, j+h), []string{f.plain(o.start, o.end)})
		}
	}
	if f.ofLast(o) {
		f.give(max(f.lead, 1)-1, f.plain(o.start, o.end))
	}
	return j
}

// definite reports whether the office at i is one that only one person has
// here: "the company's chief executive", "whose mayor".
func (f *finder) definite(i int) bool {
	return f.toks[i].possessive || i > 0 && f.toks[i].gap == gapSpace && (determinersEN.has(f.toks[i-1].key) || f.toks[i-1].possessive)
}

// closes reports whether an apposition ends before token j.
func (f *finder) closes(j int) bool {
	return j >= len(f.toks) || f.toks[j].gap != gapSpace || speechEN.at(f.toks, j) > 0 || f.toks[j].shape == small && stopsEN.has(f.toks[j].key)
}

// ofLast reports whether the office is that of the person named last, by a
// pronoun: "As director of the company, she sold", "He was the mayor of Hue".
func (f *finder) ofLast(o officeEN) bool {
	i := o.start
	if i > 0 && determinersEN.has(f.toks[i-1].key) {
		i--
	}
	if len(f.out) == 0 || i == 0 || f.toks[i].gap != gapSpace {
		return false
	}
	if f.toks[i-1].key == "as" {
		j := o.end
		return j < len(f.toks) && f.toks[j].gap == gapComma && (f.toks[j].key == "he" || f.toks[j].key == "she")
	}
	for n := 1; n <= 3 && n < i; n++ {
		if appointedEN.at(f.toks, i-n) == n {
			who := f.toks[i-n-1].key
			return who == "he" || who == "she"
		}
	}
	return false
}

// mentionEN records the name toks[i:j] with the offices before and after it.
func (f *finder) mentionEN(from, i, j int, honorific string, before []string) int {
	after, end := f.afterNameEN(j)
	offices := append(before, after...)
	if historic(f.plain(i, j)) && !living.has(strings.ToLower(honorific)) && !modern(offices) {
		return j
	}
	f.add(from, i, j, honorific, offices)
	f.sharePlural(after)
	return max(end, j)
}

// afterNameEN reads the offices that follow a name which ended before j.
func (f *finder) afterNameEN(j int) ([]string, int) {
	if f.toks[j-1].possessive {
		return nil, j
	}
	k := f.afterBracket(j)
	if k >= len(f.toks) {
		return nil, j
	}
	if t := f.toks[k]; t.gap == gapComma && t.shape == number && k+1 < len(f.toks) && f.toks[k+1].gap == gapComma {
		k++ // ", 47,"
	}
	if t := f.toks[k]; t.gap == gapSpace {
		n := appointedEN.at(f.toks, k)
		if n == 0 && (t.key != "as" || !f.chosen(j)) {
			return nil, j
		}
		k += max(n, 1)
	} else if t.gap != gapComma && t.gap != gapDash && t.gap != gapHyphen && !closesWithComma(f.text[f.toks[k-1].end:t.start]) {
		return nil, j
	}
	k += beforeOfficeEN.at(f.toks, k)
	if k < len(f.toks) && f.toks[k].gap == gapComma {
		k += appointedEN.at(f.toks, k)
	}
	if k > j && k < len(f.toks) && determinersEN.has(f.toks[k].key) {
		k++
	}
	k += f.ownerAt(k)
	texts, end, named := f.officesEN(k)
	if !named && len(texts) == 0 && k < len(f.toks) && f.roleAhead(k) {
		texts, end, named = f.officesEN(f.nextClause(k))
	}
	if named || len(texts) == 0 {
		return nil, j
	}
	return texts, end
}

// nextClause is the token after the next comma, within a few words, or the end:
// "a former Olympian from Zhejiang, head coach of …".
func (f *finder) nextClause(k int) int {
	for n := k + 1; n < len(f.toks) && n < k+14; n++ {
		switch f.toks[n].gap {
		case gapComma:
			if determinersEN.has(f.toks[n].key) {
				n++
			}
			return n
		case gapSpace, gapHyphen:
		default:
			return len(f.toks)
		}
	}
	return len(f.toks)
}

// chosen reports whether the person whose name ended before j was appointed:
// "named Nguyen Ba Trung as chief executive".
func (f *finder) chosen(j int) bool {
	for k := j - 1; k >= 0 && k > j-9; k-- {
		if f.toks[k].shape == small {
			return choosingEN.has(f.toks[k].key)
		}
	}
	return false
}

// ownerAt is the number of words at k of an owner that has no name: "company's"
// in "the Belgian company's chief executive", "visitors'" in "the visitors'
// head coach".
func (f *finder) ownerAt(k int) int {
	for n := 0; n < 3 && k+n+1 < len(f.toks) && (n == 0 || f.toks[k+n].gap == gapSpace); n++ {
		t := f.toks[k+n]
		plural := strings.HasSuffix(t.key, "s") && isApostrophe([]rune(f.text[t.end:f.toks[k+n+1].start])[0])
		if t.shape == small && (t.possessive || plural) && t.key != "people's" && t.key != "women's" {
			return n + 1
		}
		if stopsEN.has(t.key) {
			return 0
		}
	}
	return 0
}

// officesEN reads a list of offices; named says that it stands before a name.
func (f *finder) officesEN(i int) (texts []string, end int, named bool) {
	end = i
	for len(texts) < maxList {
		o := f.officeEN(i)
		if o.end == 0 || o.named > 0 {
			return texts, end, o.named > 0 && len(texts) == 0
		}
		texts = append(texts, f.plain(o.start, o.end))
		end = o.end
		i = end
		if i < len(f.toks) && f.toks[i].gap == gapComma {
			i += btoi(f.toks[i].key == "and")
		} else if i < len(f.toks) && f.toks[i].gap == gapSpace && f.toks[i].key == "and" {
			i++
		} else {
			break
		}
		if i < len(f.toks) && determinersEN.has(f.toks[i].key) {
			i++
		}
		if h := f.titleEN(i); h > 0 {
			break
		}
	}
	return texts, end, false
}

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
func (f *finder) sharePlural(offices []string) {
	for _, o := range offices {
		toks := tokens(o, 0, nil)
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
	j := i + n
	a := i
	for a < j-1 && stopsEN.has(f.toks[a].key) && !surnamesEN.has(f.toks[a].key) {
		a++ // "But Oliver Grant"
	}
	a += f.announcedBy(a, j)
	if a == i && n > 2 && f.toks[i].gap != gapSpace && !f.surnameEN(i, j) && f.surnameEN(i+1, j) {
		a++ // a sentence's first word
	}
	if a >= j || !f.canBeName(a, j) {
		return i + max(n, 1)
	}
	if n == 1 && f.partOfLast(i) {
		return f.knownPart(i)
	}
	after, end := f.afterNameEN(j)
	if historic(f.plain(a, j)) && !modern(after) {
		return i + max(n, 1)
	}
	if !f.isPerson(a, j, a > i || f.announcedEN(a), len(after) > 0 || f.person(j)) {
		return i + max(n, 1)
	}
	if f.family > 0 && f.family == len(f.out) && n == 1 {
		f.family++
	}
	f.add(i, a, j, "", after)
	f.sharePlural(after)
	return max(end, j)
}

// announcedBy is the number of capitalised words at i that say what follows
// is a person: "Economist Vu Thanh Tu Uyen".
func (f *finder) announcedBy(i, j int) int {
	n := 0
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
	if f.toks[i].gap == gapComma {
		return kinEN.has(prev.key) || rolesEN.has(prev.key) && i > 1 && f.definite(i-1)
	}
	return prev.key == "left" || prev.key == "right"
}

// roleLike reports whether a word that no list has looks like a trade:
// "mariner", "pianist".
func roleLike(t token) bool {
	if t.shape != small || len(t.key) < 6 || stopsEN.has(t.key) || orgEN.has(t.key) {
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
		if t.shape == number || t.key == "aged" || t.key == "who" || t.key == "whose" {
			return true
		}
		return determinersEN.has(t.key) && f.roleAhead(j+1)
	case gapOpen:
		return t.key == "left" || t.key == "right" || t.key == "centre" || t.key == "center" || t.key == "standing" || t.key == "second" || t.key == "pictured" || t.shape == number && len(t.key) == 2
	}
	return false
}

// nameAhead reports whether a Vietnamese name of three words and more stands
// at j.
func (f *finder) nameAhead(j int) bool {
	if j >= len(f.toks) || f.toks[j].gap != gapSpace {
		return false
	}
	n := f.nameRun(j)
	return n >= 3 && n <= maxName && f.surnameEN(j, j+n) && f.canBeName(j, j+n)
}

// roleAhead reports whether a role stands within the next few words.
func (f *finder) roleAhead(j int) bool {
	for k := j; k < len(f.toks) && k < j+4 && (k == j || f.toks[k].gap == gapSpace || f.toks[k].gap == gapHyphen); k++ {
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
	switch {
	case f.surnameEN(i, j) && n >= 3 && n <= maxName:
		return before || after || listed || !f.placedBy(i) || firmEN.has(f.toks[i].key) && middlesEN.has(f.toks[i+1].key)
	case f.minorityEN(i, j):
		return true
	case f.surnameEN(i, j) && n == 2:
		return before || after || listed
	case n == 1 && f.siblings(i):
		return true
	case n == 1:
		return i > 0 && f.toks[i].gap != gapStop && len(f.toks[i].key) > 1 && (kinEN.has(f.toks[i-1].key) && places.at(f.toks, i) == 0)
	case f.korean(i, j), givenNames.has(f.toks[i].key) && n <= 4:
		return true
	}
	return n <= 4 && (before || after)
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

// placedBy reports whether a preposition of place stands before token i.
func (f *finder) placedBy(i int) bool {
	return i > 0 && f.toks[i].gap == gapSpace && placingEN.has(f.toks[i-1].key)
}

// minorityEN reports whether toks[i:j] is a name as some peoples form it: "Y
// Kham Mlo", "Ksor H'Nga".
func (f *finder) minorityEN(i, j int) bool {
	k := f.toks[i].key
	return j-i >= 2 && (clans.has(k) || k == "y" || strings.HasPrefix(k, "h'"))
}

// korean reports whether toks[i:j] is a Korean name: "Kim Dae-hyun".
func (f *finder) korean(i, j int) bool {
	return j-i == 3 && f.toks[i+2].gap == gapHyphen && f.toks[i+1].gap == gapSpace && koreans.has(f.toks[i].key)
}
