package names

// listAhead reports whether the words at i begin a list of three people and
// more, each with a surname: "Dương Tấn, Lê Mai và Hồ Điệp". One of them
// has one of the commonest surnames, and none is a place's name.
func (f *finder) listAhead(i int) bool {
	if i > 0 && f.toks[i-1].key == "theo" && f.runAt(i) == 2 && i+2 < len(f.toks) && f.toks[i+2].gap == gapComma {
		return communes.at(f.toks, i) == 0 // "Theo Dương Tấn, …"
	}
	people, sure := 0, false
	for k := i; k < len(f.toks) && people < 4; {
		n := f.runAt(k)
		if n < 2 || n > 4 || !f.surnameAt(k) || !f.vietnamese(k, k+n) || places.at(f.toks, k) >= n || communes.at(f.toks, k) >= n || f.hasOrg(k, k+n) || f.afterBearer(k) {
			break
		}
		people++
		sure = sure || commonest.has(f.toks[k].key)
		if k += n; k >= len(f.toks) || f.toks[k].gap != gapComma && (f.toks[k].gap != gapSpace || !listWords.has(f.toks[k].key)) {
			break
		}
		if listWords.has(f.toks[k].key) {
			k++
		}
	}
	return people >= 3 && sure
}

// guestAhead reports whether a person from abroad with a known given name
// follows toks[i:j], two words that are foreign, too: "Marta Nowak và Sven
// Eriksson".
func (f *finder) guestAhead(i, j int) bool {
	if j-i != 2 || j >= len(f.toks) || f.vietnamese(i, i+1) || f.vietnamese(i+1, j) || f.hasOrg(i, j) || places.at(f.toks, i) > 0 {
		return false
	}
	k := j
	if listWords.has(f.toks[k].key) && f.toks[k].gap == gapSpace {
		k++
	} else if f.toks[k].gap != gapComma {
		return false
	}
	if n := f.runAt(k); n != 2 && n != 3 {
		return false
	}
	return givenNames.has(plainLetters(f.toks[k].key)) && !f.afterBearer(i)
}

// guest reports whether the two or three words toks[i:j], none of which is
// Vietnamese, go on a list of people: "Pierre Martin và Zoltán Kiss".
func (f *finder) guest(i, j int) bool {
	for k := i; k < j; k++ {
		if f.vietnamese(k, k+1) {
			return false
		}
	}
	return j-i <= 3 && f.inList(i) && places.at(f.toks, i) == 0
}
