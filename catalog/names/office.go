package names

// headAt is the number of words at i that open an office: "nguyên Phó Chủ
// tịch" is four.
func (f *finder) headAt(i int) int {
	if i >= len(f.toks) || f.toks[i].begins&(officeHeads.bit|officeBefore.bit) == 0 {
		return 0
	}
	if f.toks[i].shape == capitals && !abbreviations.has(f.toks[i].key) {
		return 0
	}
	return f.headOf(i, 5)
}

// headOf is the longest head at i, of at most some words before it.
func (f *finder) headOf(i, before int) int {
	if i >= len(f.toks) || before == 0 {
		return 0
	}
	best := officeHeads.at(f.toks, i)
	if best > 0 && f.notHead(i, best) {
		best = 0
	}
	if b := officeBefore.at(f.toks, i); b > 0 && i+b < len(f.toks) {
		if g := f.toks[i+b].gap; g == gapSpace || g == gapDot && len(f.toks[i].key) == 1 || g == gapHyphen {
			if n := f.headOf(i+b, before-1); n > 0 {
				best = max(best, b+n)
			}
		}
	}
	return best
}

// notHead reports whether the m words at i, which may be an office's head, are
// part of another word or of no office: "lớp trưởng thành", "bí thư" in a
// headline of capitals, a membership without a body.
func (f *finder) notHead(i, m int) bool {
	next := ""
	if i+m < len(f.toks) && f.toks[i+m].gap == gapSpace {
		next = f.toks[i+m].key
	}
	switch {
	case next == "quán", f.toks[i].key == "vụ" && i > 0 && (f.toks[i-1].key == "nhiệm" || f.toks[i-1].key == "chức"):
		return true // "Đại sứ quán", "nhiệm vụ Phó Giám đốc"
	case f.toks[i].key == "phụ" && m == 2: // a task, but for ", phụ trách Phòng Nội vụ"
		g := f.toks[i].gap
		return g != gapComma && g != gapDash || i+m >= len(f.toks) || f.toks[i+m].shape != capital || orgPhrase(f.toks, i+m) == 0
	case f.toks[i].key == "chủ" && m == 2 && i > 0 && f.toks[i].gap == gapSpace && (f.toks[i-1].key == "viên" || f.toks[i-1].key == "giáo"):
		return true // "giáo viên chủ nhiệm"
	case f.toks[i].key == "trưởng" && m == 1:
		return f.toks[i].shape != capital || i+1 >= len(f.toks) || f.toks[i+1].gap != gapSpace || orgPhrase(f.toks, i+1) == 0
	case f.toks[i+m-1].key == "mục": // an honorific, but for "Giám mục Giáo phận Bùi Chu"
		return bodies.at(f.toks, i+m) == 0
	case f.toks[i+m-1].key == "biểu":
		return next != "quốc" && next != "hđnd" && next != "hội" && next != "đbqh"
	case f.toks[i].key == "thành" && m == 2: // "thành viên": a plain membership
		return next != "hội" && next != "ủy" && next != "hđqt" && next != "hđtv"
	case f.toks[i+m-1].key == "trưởng" && next == "thành":
		return i+m+1 >= len(f.toks) || f.toks[i+m+1].key != "phố"
	case dayParts.at(f.toks, i) == m:
		for n := 1; n > 0; m += n {
			n = officeAfter.at(f.toks, i+m)
		}
		if i+m < len(f.toks) && f.toks[i+m].gap == gapSpace {
			next = f.toks[i+m].key
		}
		return next != "đoàn" && next != "đại" && next != "đbqh" && !(i+m < len(f.toks) && f.toks[i+m].shape == capital && next != "")
	}
	return false
}

// offices reads the list of offices at i: their texts, the token after them,
// and, if they stand before a name, the number of its words.
func (f *finder) offices(i int) (texts []words, end, named int) {
	end = i
	for len(texts) < maxList {
		stop, name := f.office(i)
		if name == 0 {
			stop += f.goesOnAfterComma(stop)
		}
		texts = append(texts, f.words(i, stop))
		end = stop
		f.last = i
		if name > 0 {
			return texts, end, name
		}
		next := f.nextOffice(stop)
		if next < 0 {
			return texts, end, 0
		}
		i = next
	}
	return texts, end, 0
}

// goesOnAfterComma is the number of small words after the comma at j that
// still belong to the office's body, since a place or another office ends
// them: "Báo và Phát thanh, truyền hình tỉnh", "Hát then, đàn tính xã".
func (f *finder) goesOnAfterComma(j int) int {
	if j >= len(f.toks) || f.toks[j].gap != gapComma || f.toks[j].shape != small || reasons.has(f.toks[j].key) || company.has(f.toks[j].key) || roles.at(f.toks, j) > 0 || origins.at(f.toks, j) > 0 || f.honorificAt(j) > 0 {
		return 0
	}
	n := 0
	for n < 7 && j+n < len(f.toks) && (n == 0 || f.toks[j+n].gap == gapSpace) {
		t := f.toks[j+n]
		if n > 1 && t.shape == capital && places.at(f.toks, j+n) > 0 {
			break
		}
		if n > 1 && t.shape == number && placeWords.has(f.toks[j+n-1].key) {
			return n + 1 // ", đoàn thể phường 3"
		}
		if t.shape != small || f.headAt(j+n) > 0 || linkWords.has(t.key) || verbs.at(f.toks, j+n) > max(nouns.at(f.toks, j+n), placeWords.at(f.toks, j+n)) {
			return 0
		}
		n++
	}
	end := j + n
	if p := places.at(f.toks, end); n > 1 && p > 0 && f.toks[end].gap == gapSpace && (end+p >= len(f.toks) || f.toks[end+p].gap != gapSpace) {
		return n + p // ", truyền hình Quảng Trị,"
	}
	switch {
	case n < 2 || n == 7:
		return 0
	case end < len(f.toks) && f.toks[end].gap == gapComma && f.headAt(end) > 0:
		return n
	case placeWords.has(f.toks[end-1].key) && f.toks[end-1].key != "khu":
		return n
	}
	return 0
}

// nextOffice is where another office of the same person begins after one that
// ended before token j, or -1.
func (f *finder) nextOffice(j int) int {
	if j >= len(f.toks) {
		return -1
	}
	t := f.toks[j]
	switch {
	case t.gap == gapComma && t.key == "kiêm", t.gap == gapSpace && (t.key == "kiêm" || t.key == "và"):
		j++
	case t.gap == gapComma || t.gap == gapDash:
	default:
		return f.afterUnknown(j)
	}
	if f.headAt(j) == 0 {
		return -1
	}
	return j
}

// afterUnknown is where another office begins behind words of a body that were
// not known as such, a few and then a comma; else -1.
func (f *finder) afterUnknown(j int) int {
	for k := j; k < len(f.toks) && k < j+7; k++ {
		switch g := f.toks[k].gap; {
		case g == gapComma && k > j && f.headAt(k) > 0:
			return k
		case g != gapSpace, f.toks[k].shape == small && (verbs.at(f.toks, k) > 0 || linkWords.has(f.toks[k].key)), f.headAt(k) > 0, f.honorificAt(k) > 0, roles.at(f.toks, k) > 0:
			return -1
		}
	}
	return -1
}

// an officeReader reads one office, word by word.
type officeReader struct {
	*finder
	from, at  int
	inBody    bool // a word that opens a body's name was read
	free      int  // small words that may still be taken unknown
	afterHead bool
	rank      bool // "thường trực" and the like was read: the head is over
	unnamed   bool // a body was opened whose own name is still to come
	abroad    bool // an envoy: "tại Hà Giang" may follow
	placed    bool // the last phrase names a place: nothing small may follow
}

// office reads the office at i, which headAt found, up to its end, and the
// number of words of a name that stands there.
func (f *finder) office(i int) (end, named int) { return f.officeFrom(i, f.headAt(i)) }

// officeFrom is office for a head of so many words.
func (f *finder) officeFrom(i, head int) (end, named int) {
	r := officeReader{finder: f, from: i, at: i + head, afterHead: true}
	switch f.toks[r.at-1].key {
	case "sứ", "sự", "diện", "trú":
		r.abroad = true
	}
	for range 3 {
		if n := officeAfter.at(f.toks, r.at); n > 0 && f.toks[r.at].gap == gapSpace {
			r.at += n
			r.rank = true
		}
	}
	switch f.toks[r.at-1].key {
	case "khoa", "phòng":
		r.inBody, r.free = true, 2
	case "trưởng", "phó":
		r.ownUnit()
	case "ban", "tổ":
		r.inBody = true
		if n := r.works(); n > 0 {
			r.at += n
			r.free, r.afterHead = 16, false
		}
	}
	for r.at < len(f.toks) && r.at-i < maxWords {
		n, name := r.next()
		if name > 0 {
			return r.at + n, name
		}
		if n == 0 {
			break
		}
		r.at += n
		r.afterHead = false
	}
	for r.at > i+1 && trailing.has(f.toks[r.at-1].key) {
		r.at--
	}
	return r.at, 0
}

// works is the number of small words that say, after "trưởng ban", what the
// body is for.
func (r *officeReader) works() int {
	if r.at >= len(r.toks) || r.toks[r.at].gap != gapSpace || r.toks[r.at].shape != small {
		return 0
	}
	if n := ofWorks.at(r.toks, r.at); n > 0 {
		return n
	}
	t := r.toks[r.at]
	return btoi(verbs.at(r.toks, r.at) == 0 && placeWords.at(r.toks, r.at) == 0 && t.key != "và" && r.honorificAt(r.at) == 0)
}

// next is the number of words to take at r.at, 0 at the end of the office; if
// a name stands after them, the number of its words.
func (r *officeReader) next() (n, named int) {
	t := r.toks[r.at]
	switch {
	case !r.joined(t) || r.other(t):
		return 0, 0
	case t.gap == gapComma:
		return 1, 0
	case t.shape == number:
		return btoi(t.gap == gapSpace && (!r.afterHead || t.key[0] > '9')), 0 // "U19", not "5 năm"
	case t.shape == small:
		if n := max(r.of(), r.across()); n > 0 {
			return n, 0
		}
		return r.small(), 0
	}
	if n := works.at(r.toks, r.at); n > 0 && t.shape == capital && (!r.afterHead || r.inBody) {
		r.inBody, r.free, r.placed, r.unnamed = true, 16, false, false
		return n, 0
	}
	if r.nameMayStand(t) {
		if k, n := r.namedFrom(r.at, r.afterHead, r.unnamed); n > 0 {
			return k, n
		}
	}
	return r.capitals(t), 0
}

// other reports whether another office, or a person with an honorific or a
// rank, begins at r.at.
func (r *officeReader) other(t token) bool {
	if t.gap == gapComma {
		return false
	}
	if h := r.headAt(r.at); h > 0 && !r.partOfBody() && (t.shape == small || nouns.at(r.toks, r.at) < h) {
		return true
	}
	if t.shape != capital {
		h := r.honorificAt(r.at)
		return h > 0 && r.nameAt(r.at+h) > 0
	}
	h := titles.at(r.toks, r.at)
	return h > 0 && r.runAt(r.at) == h && !orgWords.has(t.key) && r.nameAt(r.at+h) > 0
}

// nameMayStand reports whether a person's name may begin at r.at: not inside
// a run of capitalised words that was taken for the body's own name, and not
// where a body's phrase begins.
func (r *officeReader) nameMayStand(t token) bool {
	prev := r.toks[r.at-1]
	if prev.shape == capital && t.gap == gapSpace && !r.afterHead && !orgWords.has(prev.key) && !placeWords.has(prev.key) {
		return false
	}
	return orgPhrase(r.toks, r.at) < 2 || r.toks[r.at+1].shape != small
}

// capitals is the number of capitalised words of the body's name to take.
func (r *officeReader) capitals(t token) int {
	n := max(orgPhrase(r.toks, r.at), placeWords.at(r.toks, r.at))
	if n == 0 {
		r.free, r.placed, r.unnamed = min(r.free, 4), false, false
		return 1
	}
	if !placeWords.has(t.key) {
		r.inBody = true
	}
	if bodies.at(r.toks, r.at) > 0 {
		r.free, r.unnamed = 4, true
	} else if departments.has(r.toks[r.at-1].key) {
		r.unnamed = false // "Ban Tuyên giáo"
	}
	r.placed = false
	return n
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// of is the number of words of a small word that joins a further body to the
// office, and of what follows it: "của Quốc hội", "tại Hà Giang".
func (r *officeReader) of() int {
	i := r.at
	if i+1 >= len(r.toks) || r.toks[i+1].gap != gapSpace {
		return 0
	}
	next := r.toks[i+1]
	switch r.toks[i].key {
	case "của":
		if (next.shape == capital || next.shape == capitals) && orgPhrase(r.toks, i+1) > 0 && !r.nameStarts(i+1) {
			r.inBody, r.placed = true, false
			return 1
		}
	case "tại":
		if r.abroad && next.shape == capital && r.honorificAt(i+1) == 0 {
			r.placed = false
			return 1
		}
	case "đầu":
		if next.key == "tiên" && i == r.from+r.headAt(r.from) {
			n := 2
			if i+3 < len(r.toks) && r.toks[i+2].key == "của" && r.toks[i+3].gap == gapSpace && nouns.at(r.toks, i+3) > 0 {
				n = 3 + nouns.at(r.toks, i+3)
			}
			return n
		}
	}
	return 0
}
