package names

import "strings"

// stepEN looks for a mention that begins at token i of an English text, and
// returns where to go on.
func (f *finder) stepEN(i int) int {
	if h := f.titleEN(i); h > 0 && f.headEN(i+h) == 0 {
		if n := f.nameRun(i + h); n > 0 && f.quoted(i, h+n) {
			return i + h + n // the children's “Uncle Crane”
		} else if n > 0 && !(n == 1 && f.toks[i+h].key == "ho") && f.titled(i, i+h, n) {
			return f.mentionEN(i, i+h, i+h+n, f.plain(i, i+h), nil)
		}
	}
	if o := f.officeEN(i); o.end > 0 {
		return f.beforeNameEN(o)
	}
	return f.bareEN(i)
}

// titled reports whether the n words at j, after the honorific toks[i:j], are
// a person's name. Somebody may be called as a place is: "Ms Thanh Ha".
func (f *finder) titled(i, j, n int) bool {
	return f.canBeName(j, j+n) || n == 2 && !crownsEN.has(f.toks[i].key) && f.vietnamese(j, j+n) && f.personal(j, j+n)
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
		case n > 0 && t.gap == gapHyphen && t.shape == small && f.toks[i+n-1].shape == capital && len(t.key) < 9 && !roleLike(t) && !rolesEN.has(t.key):
		case n == 1 && t.key == "nu" && f.toks[i].key == "thich":
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
	return f.personal(i, j)
}

// personal reports whether toks[i:j] has no word of a body, and gives its name
// to nothing.
func (f *finder) personal(i, j int) bool {
	if f.korean(i, j) {
		return !f.bornByThing(j) // "Park Ji-sung"
	}
	for k := i; k < j; k++ {
		w := strings.TrimSuffix(f.toks[k].key, "'s")
		if f.toks[k].gap == gapHyphen && k > i && f.toks[k].shape == capital && places.at(f.toks, i) > 1 {
			return false // "Ha Noi-Hai Phong"
		}
		if orgEN.has(w) && !f.givenLast(i, k, j) || (nationsEN.has(w) || stopsEN.has(w) && f.toks[k].shape != small) && !surnamesEN.has(w) && (k == i || !syllable(w)) {
			return false
		}
	}
	return !f.bornByThing(j)
}

// givenLast reports whether the word at k ends the Vietnamese name toks[i:j],
// by its middle: "Le Van Bay" is no bay.
func (f *finder) givenLast(i, k, j int) bool {
	return k == j-1 && k-i >= 2 && middlesEN.has(f.toks[i+1].key) && surnamesEN.has(f.toks[i].key) && syllable(f.toks[k].key)
}

// bornByThing reports whether what stands before token j gives its name to
// a street, a school, a relic site.
func (f *finder) bornByThing(j int) bool {
	if j >= len(f.toks) || f.toks[j].gap != gapSpace || f.toks[j-1].possessive || f.toks[j].shape == number {
		return false
	}
	return bearersEN.at(f.toks, j) > 0 || f.toks[j].possessive && bearersEN.has(strings.TrimSuffix(f.toks[j].key, "'s"))
}

// surnameEN reports whether toks[i:j] begins with a Vietnamese surname, and is
// of Vietnamese syllables.
func (f *finder) surnameEN(i, j int) bool {
	if j-i < 2 || !f.vietnamese(i, j) {
		return false
	}
	second := f.toks[i+1].key
	return surnamesEN.has(f.toks[i].key) || surnames.has(f.toks[i].key) || j-i >= 3 && (second == "van" || second == "thi" || genders.has(second))
}

// beforeNameEN reads the name that an office stands before: "Chairman of the
// People's Committee Dinh Quang Tuyen", "its chief executive, Anders Holm,".
func (f *finder) beforeNameEN(o officeEN) int {
	if j := o.end; o.named == 0 && j+1 < len(f.toks) && f.toks[j].gap == gapSpace && f.toks[j].key == "and" {
		if more := f.officeEN(j + 1); more.named > 0 {
			return f.mentionEN(o.start, more.end, more.end+more.named, "", []words{f.words(o.start, o.end), f.words(more.start, more.end)})
		}
	}
	if o.named > 0 {
		j := f.mentionEN(o.start, o.end, o.end+o.named, "", []words{f.words(o.start, o.end)})
		for n := 0; o.plural && j+1 < len(f.toks); j = f.mentionEN(j, j, j+n, "", []words{f.words(o.start, o.end)}) {
			k := j + btoi(f.toks[j].key == "and" && f.toks[j].gap == gapSpace)
			if n = f.nameRun(k); k == j && f.toks[j].gap != gapComma || n < 2 || !f.surnameEN(k, k+n) || !f.canBeName(k, k+n) {
				break
			}
			j = k // "Vice Chairmen of the People's Committee A and B"
		}
		return j
	}
	j := o.end
	if j >= len(f.toks) {
		return j
	}
	if f.toks[j].gap == gapSpace || f.toks[j].gap == gapComma && f.definite(o.start) {
		h := f.titleEN(j)
		n := f.nameRun(j + h)
		if n > 0 && (h > 0 || n > 1) && f.canBeName(j+h, j+h+n) && (h > 0 || f.toks[j].gap == gapComma && f.closes(j+n)) {
			return f.mentionEN(o.start, j+h, j+h+n, f.plain(j, j+h), []words{f.words(o.start, o.end)})
		}
	}
	if f.ofLast(o) {
		f.give(max(f.lead, 1)-1, f.words(o.start, o.end))
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
			k := i - n - 1
			for k > 0 && k > i-n-3 && laterEN.has(f.toks[k].key) {
				k-- // "she later served as"
			}
			return f.toks[k].key == "he" || f.toks[k].key == "she"
		}
	}
	return false
}
