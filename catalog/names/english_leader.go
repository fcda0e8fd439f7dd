package names

// masterOf reports whether the words at i are a captain's of a ship: a trade,
// and no office.
func (f *finder) masterOf(i int) bool {
	if i >= len(f.toks) {
		return false
	}
	if i > 0 && f.toks[i].key == "captain" && f.toks[i].gap == gapSpace && rolesEN.at(f.toks, i-1) == 2 {
		return true
	}
	n := rolesEN.at(f.toks, i)
	return n > 1 && f.toks[i+n-1].key == "captain"
}

// forPlace reports whether a deputy's place stands at k: "for Lam Dong", "of
// Quang Tri province".
func (f *finder) forPlace(k int) bool {
	if k+1 >= len(f.toks) || f.toks[k].gap != gapSpace || f.toks[k+1].gap != gapSpace || f.toks[k+1].shape != capital {
		return false
	}
	switch f.toks[k].key {
	case "for":
		return true
	case "of":
		return places.at(f.toks, k+1) > 0
	}
	return false
}

// leaderEN is 1 for the "leader" of a team or a guild, which stands before it
// or after "of": "Guild leader", "leader of the rescue team".
func (f *finder) leaderEN(k int) int {
	if f.toks[k].key != "leader" {
		return 0
	}
	if k > 0 && f.toks[k].gap == gapSpace && ledEN.has(f.toks[k-1].key) {
		return 1
	}
	if k+1 >= len(f.toks) || f.toks[k+1].gap != gapSpace || f.toks[k+1].key != "of" {
		return 0
	}
	for m := k + 2; m < len(f.toks) && m < k+8 && f.toks[m].gap == gapSpace; m++ {
		if ledEN.has(f.toks[m].key) {
			return 1
		}
		if m > k+2 && stopsEN.has(f.toks[m].key) {
			return 0
		}
	}
	return 0
}
