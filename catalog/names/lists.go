package names

// listAhead reports whether the two words at i begin a list of three people
// and more, each with a surname: "Dương Tấn, Lê Mai và Hồ Điệp". One of them
// has one of the commonest surnames, and none is a place's name.
func (f *finder) listAhead(i int) bool {
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
