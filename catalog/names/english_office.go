package names

import "strings"

// An officeEN is an English office: "vice governor for political affairs".
type officeEN struct {
	start, end int
	named      int // words of the name that follows at once
	plural     bool
}

// officeEN reads the office that begins at token i; its end is 0 if none does.
// An office is a noun from headsEN with what stands before it ("acting",
// "Gia Lai FC") and the body it is of.
func (f *finder) officeEN(i int) officeEN {
	k, plural := f.headOfEN(i)
	if k == 0 {
		return officeEN{}
	}
	r := bodyEN{finder: f, at: k}
	named := r.read()
	return officeEN{i, r.at, named, plural}
}

// headOfEN is the token after the head of the office that begins at i, or 0.
func (f *finder) headOfEN(i int) (end int, plural bool) {
	if f.masterOf(i) {
		return 0, false
	}
	smalls := 0
	for k := i; k < len(f.toks) && k < i+9; k++ {
		t := f.toks[k]
		if k > i && t.gap != gapSpace && t.gap != gapHyphen {
			return 0, false
		}
		if n := f.headEN(k); n > 0 {
			if k > i && t.shape == capital && f.toks[k-1].shape == small && t.gap == gapSpace && !capitalAfterEN.has(f.toks[k-1].key) {
				return 0, false
			}
			return k + n, false
		}
		if n := pluralsEN.at(f.toks, k); n > 0 && (k+n < len(f.toks) && f.toks[k+n].gap == gapSpace && pluralOf.has(f.toks[k+n].key) ||
			i > 0 && (f.toks[i-1].key == "both" || f.toks[i-1].key == "all")) {
			return k + n, true
		}
		switch {
		case stopsEN.has(t.key) && (t.shape == small || t.shape == capital && k == i && places.at(f.toks, k) < 2), t.shape == number, t.shape == small && verbLike(t.key):
			return 0, false
		case t.shape == small && !t.possessive:
			if smalls++; smalls > 4 {
				return 0, false
			}
		case t.possessive && t.shape == small && t.key != "people's" && t.key != "women's" && t.key != "farmers'":
			return 0, false // "the company's": no name
		}
		if k > i && t.shape == capital && f.toks[k-1].shape == small && t.gap == gapSpace && !capitalAfterEN.has(f.toks[k-1].key) {
			return 0, false // "admits Deputy Minister"
		}
		if k > i && t.shape == capital && rolesEN.endsAt(f.toks, k) > 0 {
			return 0, false // "driver Pham Sy"
		}
	}
	return 0, false
}

// headEN is the number of words of an office's noun at k: the longest chain of
// them, so that "chief executive" and "head coach" are one.
func (f *finder) headEN(k int) int {
	n := 0
	for {
		m := headsEN.at(f.toks, k+n)
		if m == 0 || n > 0 && (f.toks[k+n].gap != gapSpace || f.toks[k+n].shape != f.toks[k].shape) {
			break
		}
		n += m
	}
	if n == 1 && f.toks[k].key == "chief" { // "chief financial officer"
		for m := 1; m <= 3 && k+m < len(f.toks) && f.toks[k+m].gap == gapSpace && !stopsEN.has(f.toks[k+m].key); m++ {
			if chiefsEN.has(f.toks[k+m].key) {
				return m + 1
			}
		}
	}
	if n > 0 {
		return n
	}
	return max(f.memberEN(k), f.leaderEN(k))
}

// memberEN is 1 for a "member" or "deputy" of a body that is elected, and for a
// bishop of a place.
func (f *finder) memberEN(k int) int {
	key := f.toks[k].key
	if key == "bishop" || key == "archbishop" {
		return btoi(k+1 < len(f.toks) && f.toks[k+1].gap == gapSpace && f.toks[k+1].key == "of")
	}
	if key != "member" && key != "deputy" {
		return 0
	}
	if key == "deputy" && f.forPlace(k+1) {
		return 1 // "deputy for Lam Dong"
	}
	if key == "deputy" && k > 0 && f.toks[k].gap == gapSpace && determinersEN.has(f.toks[k-1].key) && k+1 < len(f.toks) && f.toks[k+1].gap == gapComma {
		return 1 // "His deputy, Phan Trong Hien,"
	}
	if k > 0 && f.toks[k].gap == gapSpace && electedEN.has(f.toks[k-1].key) {
		return 1
	}
	for m := k + 1; m < len(f.toks) && m < k+8 && f.toks[m].gap == gapSpace; m++ {
		if m == k+1 && f.toks[m].key != "of" {
			return 0
		}
		if electedEN.has(strings.TrimSuffix(f.toks[m].key, "'s")) {
			return 1
		}
	}
	return 0
}

// A bodyEN reads the body an office is of.
type bodyEN struct {
	*finder
	at     int
	joined bool // a preposition was read
	small  int  // small words since the last capital one
}

// read goes to the end of the body, and returns the number of words of a name
// that stands there.
func (r *bodyEN) read() (named int) {
	for steps := 0; r.at < len(r.toks) && steps < maxWords; steps++ {
		t := r.toks[r.at]
		switch {
		case t.gap == gapComma && r.joined && r.enumeratesEN():
			r.at++
		case t.gap == gapAmp && r.joined:
			r.at++
		case t.gap == gapHyphen && r.joined:
			r.at++
		case t.gap != gapSpace:
			return 0
		case t.shape == small && prepositionsEN.has(t.key):
			n := r.nounAfter()
			if n == 0 {
				return 0
			}
			r.at, r.joined, r.small = r.at+n, true, 0
		case t.key == "and" && r.joined:
			if !r.adds() {
				return 0
			}
			r.at++
		case t.shape == capital || t.shape == capitals:
			n, name := r.capitals()
			if name > 0 {
				r.at += n
				return name
			}
			if n == 0 || !r.joined {
				return 0
			}
			r.at, r.small = r.at+n, 0
		case t.shape == number && r.joined:
			r.at++
		case r.joined && !stopsEN.has(t.key) && !verbLike(t.key) && r.small < 3 && !(r.small > 0 && rolesEN.has(t.key) && !r.orgNext()):
			if r.headOf(r.at) && r.toks[r.at-1].shape == small {
				return 0
			}
			r.at++
			r.small++
		default:
			return 0
		}
	}
	return 0
}

// orgNext reports whether the word after r.at is one of a body: "the border
// guard station".
func (r *bodyEN) orgNext() bool {
	return r.at+1 < len(r.toks) && r.toks[r.at+1].gap == gapSpace && orgEN.has(r.toks[r.at+1].key)
}

func (r *bodyEN) headOf(i int) bool { return r.headEN(i) > 0 }

// verbLike reports whether an unknown small word is likely a verb.
func verbLike(w string) bool {
	n := len(w)
	return n > 4 && w[n-2:] == "ed" && w != "united" && w != "limited" && w != "combined" || n > 3 && w[n-2:] == "ly"
}

// nounAfter is the number of words of the preposition at r.at and the article
// after it, if what follows can be a body's name.
func (r *bodyEN) nounAfter() int {
	prep, j := r.toks[r.at].key, r.at+1
	if j < len(r.toks) && r.toks[j].gap == gapSpace && (r.toks[j].key == "the" || r.toks[j].key == "a" || r.toks[j].key == "an") {
		j++
	}
	if j >= len(r.toks) || r.toks[j].gap != gapSpace || r.toks[j].shape == small && stopsEN.has(r.toks[j].key) {
		return 0
	}
	t := r.toks[j]
	switch prep {
	case "of", "for":
		if prep == "for" && t.shape == number {
			return 0
		}
		return j - r.at
	case "with":
		return 0
	case "from":
		return btoi(r.toks[r.at-1].key == "deputy" && places.at(r.toks, j) > 0) * (j - r.at)
	}
	if t.shape == capital || t.shape == capitals || prep == "at" && orgEN.has(t.key) {
		return j - r.at
	}
	return 0
}

// adds reports whether the "and" at r.at goes on the body's name: "Department
// of Culture and Sports", and not "and Tran Van Nam", "and head coach".
func (r *bodyEN) adds() bool {
	i := r.at + 1
	if i >= len(r.toks) || r.toks[i].gap != gapSpace || r.titleEN(i) > 0 || stopsEN.has(r.toks[i].key) {
		return false
	}
	if end, _ := r.headOfEN(i); end > 0 {
		return false
	}
	t, prev := r.toks[i], r.toks[r.at-1]
	if t.shape == small {
		return prev.shape == small && !verbLike(t.key) && rolesEN.at(r.toks, i) == 0
	}
	if prev.shape == small {
		return false
	}
	n := r.nameRun(i)
	return n == 0 || orgEN.has(t.key) || n == 1 && !givenNames.has(t.key) || !r.surnameEN(i, i+n) && n < 3 && !givenNames.has(t.key)
}

// enumeratesEN reports whether the comma before r.at parts a body's name:
// "Culture, Sports and Tourism".
func (r *bodyEN) enumeratesEN() bool {
	if r.toks[r.at-1].shape != capital {
		return false
	}
	for j := r.at; j < len(r.toks) && j < r.at+8; j++ {
		t := r.toks[j]
		if t.key == "and" && t.gap == gapSpace {
			return j+1 < len(r.toks) && r.toks[j+1].shape == capital && r.titleEN(j+1) == 0 && (orgEN.has(r.toks[j+1].key) || r.nameRun(j+1) == 1)
		}
		if t.shape != capital || t.gap != gapComma && t.gap != gapSpace || r.headOf(j) || j == r.at && !orgEN.has(t.key) || titlesEN.has(t.key) || surnamesEN.has(t.key) && r.nameRun(j) > 2 {
			return false
		}
	}
	return false
}

// capitals parts the capitalised words at r.at into those of the body (n) and
// a person's name after them.
func (r *bodyEN) capitals() (n, name int) {
	for r.at+n < len(r.toks) && n < 14 {
		t := r.toks[r.at+n]
		if n > 0 && t.gap != gapSpace && t.gap != gapHyphen || t.shape != capital && t.shape != capitals && !(n > 0 && t.gap == gapHyphen) {
			break
		}
		n++
	}
	if r.titleEN(r.at) > 0 && !orgEN.has(r.toks[r.at].key) && r.toks[r.at].key != "general" {
		return 0, 0 // "rector Dr. Nguyen Khac Kiem"
	}
	if h := r.titleInside(n); h > 0 {
		return h, 0
	}
	end := r.at + n
	if !r.joined {
		if k := r.nameRun(r.at); k > 0 && r.canBeName(r.at, r.at+k) && (k > 1 || places.at(r.toks, r.at) == 0) && k <= maxName+1 {
			return 0, k
		}
		return 0, 0
	}
	if prev := r.toks[r.at-1]; prev.shape == small && !prepositionsEN.has(prev.key) && !determinersEN.has(prev.key) && n <= maxName && r.surnameEN(r.at, end) && middlesEN.has(r.toks[r.at+1].key) && r.canBeName(r.at, end) {
		return 0, n // "leader of the fishing crew Phan Van Chin"
	}
	for s := r.at + 1; s <= end-2; s++ {
		if r.startsName(s, end) {
			return s - r.at, end - s
		}
	}
	return n, 0
}

// titleInside is the number of words before an honorific among the n
// capitalised ones at r.at: "Department of Health Dr Linh".
func (r *bodyEN) titleInside(n int) int {
	for k := 1; k < n; k++ {
		if titlesEN.at(r.toks, r.at+k) > 0 && r.nameRun(r.at+k+1) > 0 && !orgEN.has(r.toks[r.at+k].key) && r.toks[r.at+k].key != "general" {
			return k
		}
	}
	return 0
}

// startsName reports whether toks[s:end], at the end of a body's name, is a
// person's name: it follows a word that ends a body's or a place's, or it has
// the shape of one.
func (r *bodyEN) startsName(s, end int) bool {
	n := end - s
	if n > maxName || !r.canBeName(s, end) {
		return false
	}
	if r.surnameEN(s, end) && n >= 3 && (firmEN.has(r.toks[s].key) || middlesEN.has(r.toks[s+1].key) && !rareEN.has(r.toks[s].key)) && (middlesEN.has(r.toks[s+1].key) || n == 3) && r.endsBody(s, true) {
		return true
	}
	if !r.endsBody(s, false) {
		return false
	}
	return r.surnameEN(s, end) || r.minorityEN(s, end) || r.korean(s, end) || givenNames.has(r.toks[s].key) || !r.vietnamese(s, end) && n <= 3
}

// endsBody reports whether the name of a body or a place can end before s.
func (r *bodyEN) endsBody(s int, loose bool) bool {
	if orgEN.has(r.toks[s-1].key) || r.toks[s-1].shape == capitals || r.toks[s-1].key == "hue" {
		return true
	}
	for n := 1; n <= 3 && s-n >= r.at; n++ {
		if places.at(r.toks, s-n) == n {
			return true
		}
	}
	return loose && s-r.at >= 2
}
