package names

// partOfBody reports whether an office's name at r.at is part of a body's:
// "Văn phòng Chủ tịch nước", "Ban Bí thư".
func (r *officeReader) partOfBody() bool {
	switch r.toks[r.at-1].key {
	case "đoàn", "chức": // "Tổ chức cán bộ"
		return r.toks[r.at].gap == gapSpace
	case "ban", "phòng", "bộ", "viện":
		return r.toks[r.at].gap == gapSpace && !r.afterHead
	}
	return false
}

// joined reports whether what stands before t lets the office go on.
func (r *officeReader) joined(t token) bool {
	prev := r.toks[r.at-1]
	switch t.gap {
	case gapSpace:
		return true
	case gapAmp:
		return r.inBody || prev.shape == capitals
	case gapHyphen, gapDash:
		return (r.inBody || prev.shape == capitals) && prev.shape != small && t.shape != small && r.headAt(r.at) == 0 && !r.nameStarts(r.at) ||
			r.inBody && t.gap == gapDash && t.shape == capital && r.headAt(r.at) == 0 && !r.nameStarts(r.at) && !r.placed
	case gapDot:
		return prev.key == "tp" || prev.key == "tx" || prev.key == "tt"
	case gapComma:
		return prev.key == "phòng" && t.key == "chống" || r.inBody && r.enumerates(r.at)
	}
	return false
}

func (r *officeReader) nameStarts(i int) bool { return r.runAt(i) >= 2 && surnames.has(r.toks[i].key) }

// enumerates reports whether the words from i, after a comma, go on a body's
// name: "Sở Văn hóa, Thể thao và Du lịch".
func (r *officeReader) enumerates(i int) bool {
	if r.toks[i].shape == small && r.free > 6 && verbs.at(r.toks, i) == 0 && r.headAt(i) == 0 && r.honorificAt(i) == 0 {
		return r.goesOn(i)
	}
	if r.toks[i].shape != capital || r.headAt(i) > 0 || r.honorificAt(i) > 0 || r.nameStarts(i) {
		return false
	}
	for j := i + 1; j < len(r.toks) && j < i+6; j++ {
		if r.toks[j].gap != gapSpace && (r.toks[j].gap != gapComma || r.toks[j].shape != capital) {
			return false
		}
		if r.toks[j].key == "và" {
			return r.adds(j)
		}
		if verbs.at(r.toks, j) > 0 && r.toks[j].shape == small || r.headAt(j) > 0 {
			return false
		}
	}
	return false
}

// goesOn reports whether the small words from i, after a comma, end a list
// of what a body is for: "Xúc tiến đầu tư, thương mại và du lịch".
func (r *officeReader) goesOn(i int) bool {
	for j := i; j < len(r.toks) && j < i+6; j++ {
		t := r.toks[j]
		if j > i && (t.key == "và" && t.gap == gapSpace) {
			return r.adds(j)
		}
		if t.shape != small || j > i && t.gap != gapSpace && t.gap != gapComma || verbs.at(r.toks, j) > 0 || company.has(t.key) {
			return false
		}
	}
	return false
}

// adds reports whether the "và" at j goes on a body's name.
func (r *officeReader) adds(j int) bool {
	if j+1 >= len(r.toks) || r.toks[j+1].gap != gapSpace || r.headAt(j+1) > 0 || r.honorificAt(j+1) > 0 || r.nameStarts(j+1) {
		return false
	}
	k := j + 1
	if r.toks[k].shape == capital || r.toks[k].shape == capitals {
		return !orgWords.has(r.toks[k].key) || orgWords.at(r.toks, k) == 0 || nouns.at(r.toks, k) > orgWords.at(r.toks, k)
	}
	if r.toks[k].shape != small || r.placed {
		return false
	}
	return nouns.at(r.toks, k) > 1 || r.free > 6 && verbs.at(r.toks, k) == 0 && !company.has(r.toks[k].key)
}

// small is the number of small words to take at r.at.
func (r *officeReader) small() int {
	t := r.toks[r.at]
	place, noun, body := placeWords.at(r.toks, r.at), nouns.at(r.toks, r.at), bodies.at(r.toks, r.at)
	if verb := verbs.at(r.toks, r.at); verb > max(place, noun, body) || t.key == "kiêm" {
		return 0
	}
	switch {
	case t.key == "và":
		return btoi(r.inBody && !r.placed && r.adds(r.at))
	case place > 0 && place >= max(noun, body):
		r.free, r.placed, r.unnamed = 0, true, false
		return place
	case body > 0 && body >= noun:
		r.inBody, r.free, r.placed, r.unnamed = true, 6, false, true
		return body
	case noun > 0:
		r.inBody, r.placed = true, false
		return noun
	case r.placed:
		return 0
	case r.free > 0:
		r.free--
		return 1
	}
	return btoi(r.completes())
}

// completes reports whether the small word at r.at is the second syllable of
// the capitalised one before it: "Tuyên giáo" in "Ban Tuyên giáo", but not
// what follows the name of a place.
func (r *officeReader) completes() bool {
	i := r.at
	if r.toks[i-1].shape != capital {
		return false
	}
	if i-1 <= r.from || r.toks[i-1].gap != gapSpace || r.toks[i-2].shape != capital {
		return true
	}
	return orgWords.has(r.toks[i-2].key) || i-2 < r.from+r.headAt(r.from)
}
