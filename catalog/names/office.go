package names

// headAt is the number of words at i that open an office: "nguyên Phó Chủ
// tịch" is four.
func (f *finder) headAt(i int) int {
	n := 0
	for n < 4 && i+n < len(f.toks) && (n == 0 || f.toks[i+n].gap == gapSpace || f.toks[i+n].gap == gapDot || f.toks[i+n].gap == gapHyphen) {
		if m := max(officeHeads.at(f.toks, i+n), officeHeadsEN.at(f.toks, i+n)); m > 0 {
			if f.toks[i].shape == capitals && !(n+m > 1) {
				return 0 // "CHAIR" in a headline
			}
			return n + m
		}
		if !officeBefore.has(f.toks[i+n].key) {
			return 0
		}
		n++
	}
	return 0
}

// offices reads the list of offices at i: their texts, the token after them,
// and the number of words there that are the name they belong to.
func (f *finder) offices(i int) (texts []string, end, named int) {
	end = i
	for len(texts) < maxList {
		stop, name := f.office(i)
		texts = append(texts, f.plain(i, stop))
		end = stop
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

// nextOffice is where another office of the same person begins after one that
// ended before token j, or -1.
func (f *finder) nextOffice(j int) int {
	if j >= len(f.toks) {
		return -1
	}
	t := f.toks[j]
	switch {
	case t.gap == gapComma && t.key == "kiêm", t.gap == gapSpace && (t.key == "kiêm" || t.key == "và" || t.key == "and"):
		j++
	case t.gap == gapComma && t.key == "and":
		j++
	case t.gap == gapComma || t.gap == gapDash:
	default:
		return -1
	}
	if f.headAt(j) == 0 {
		return -1
	}
	return j
}

// officesAfter reads the offices in apposition after a name that ended before
// token j.
func (f *finder) officesAfter(j int) ([]string, int) {
	k := j
	if k < len(f.toks) && f.toks[k].gap == gapOpen { // "(bìa trái)", "(45 tuổi)"
		for k < len(f.toks) && k < j+8 {
			k++
			if k < len(f.toks) && f.toks[k].gap != gapSpace {
				break
			}
		}
		if f.headAt(j) > 0 {
			texts, end, named := f.offices(j)
			if named > 0 {
				return nil, j
			}
			return texts, end
		}
		if k >= len(f.toks) || !closesWithComma(f.text[f.toks[k-1].end:f.toks[k].start]) {
			return nil, j
		}
	} else {
		k = f.afterAge(k)
		if !f.apposition(k) {
			return nil, j
		}
	}
	if k < len(f.toks) && (f.toks[k].key == "là" || f.toks[k].key == "hiện") {
		k++
		if k < len(f.toks) && f.toks[k].key == "là" {
			k++
		}
	}
	if k < len(f.toks) && f.toks[k].key == "the" {
		k++
	}
	if f.headAt(k) == 0 {
		return nil, j
	}
	texts, end, named := f.offices(k)
	if named > 0 { // they belong to the name after them
		return nil, j
	}
	return texts, end
}

// afterAge skips ", 45 tuổi" and ", sinh năm 1980" at k, if more follows.
func (f *finder) afterAge(k int) int {
	if k >= len(f.toks) || f.toks[k].gap != gapComma {
		return k
	}
	next := ""
	if k+1 < len(f.toks) && f.toks[k+1].gap == gapSpace {
		next = f.toks[k+1].key
	}
	n := 0
	switch t := f.toks[k]; {
	case t.shape == number && next == "tuổi", t.key == "sn", t.key == "aged":
		n = 2
	case t.key == "sinh" && next == "năm":
		n = 3
	case t.shape == number:
		n = 1
	}
	if n > 0 && k+n < len(f.toks) && f.toks[k+n].gap == gapComma {
		return k + n
	}
	return k
}

// apposition reports whether token k, after a name, may begin an office of
// the person named.
func (f *finder) apposition(k int) bool {
	if k >= len(f.toks) {
		return false
	}
	switch t := f.toks[k]; t.gap {
	case gapComma, gapDash, gapHyphen:
		return true
	case gapSpace:
		return t.shape == capital && f.headAt(k) > 1 || t.key == "là" || t.key == "hiện"
	}
	return false
}

func closesWithComma(gap string) bool {
	closed := false
	for _, r := range gap {
		switch r {
		case ')':
			closed = true
		case ',', '-', '–':
			return closed
		case ' ', '\u00a0', '\n':
		default:
			return false
		}
	}
	return false
}

// an officeReader reads one office, word by word.
type officeReader struct {
	*finder
	from, at  int
	english   bool
	inBody    bool // a word that opens a body's name was read
	free      int  // small words that may still be taken unknown
	afterHead bool
	unnamed   bool // a body was opened whose own name is still to come
	placed    bool // the last phrase names a place: nothing small may follow
}

// office reads the office at i, which headAt found, up to its end, and the
// number of words of a name that stands there.
func (f *finder) office(i int) (end, named int) {
	r := officeReader{finder: f, from: i, at: i + f.headAt(i), afterHead: true}
	for k := i; k < r.at; k++ {
		r.english = r.english || officeHeadsEN.at(f.toks, k) > 0 && officeHeads.at(f.toks, k) == 0
	}
	if n := officeAfter.at(f.toks, r.at); n > 0 && f.toks[r.at].gap == gapSpace {
		r.at += n
	}
	switch f.toks[r.at-1].key {
	case "khoa", "phòng":
		r.inBody, r.free = true, 2
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

var trailing = lexicon(19, `và, and, of, the, for, at, in`)

// next is the number of words to take at r.at, 0 at the end of the office; if
// a name stands after them, the number of its words.
func (r *officeReader) next() (n, named int) {
	t := r.toks[r.at]
	if !r.joined(t) {
		return 0, 0
	}
	if r.toks[r.at].gap == gapComma {
		return 1, 0
	}
	if h := r.headAt(r.at); h > 0 && !r.partOfBody() && (t.shape == small || nouns.at(r.toks, r.at) < h) || r.honorificAt(r.at) > 0 && r.nameAt(r.at+r.honorificAt(r.at)) > 0 && t.shape != capital {
		return 0, 0
	}
	switch t.shape {
	case number:
		return btoi(t.gap == gapSpace && !r.afterHead), 0
	case small:
		return r.small(), 0
	}
	if titles.at(r.toks, r.at) > 0 && r.runAt(r.at) == titles.at(r.toks, r.at) && !orgWords.has(t.key) && t.shape == capital && r.nameAt(r.at+titles.at(r.toks, r.at)) > 0 {
		return 0, 0
	}
	if n := works.at(r.toks, r.at); n > 0 && t.shape == capital && (!r.afterHead || r.inBody) && t.gap != gapComma {
		r.inBody, r.free, r.placed, r.unnamed = true, 16, false, false
		return n, 0
	}
	prev := r.toks[r.at-1]
	if prev.shape != capital || t.gap != gapSpace || r.afterHead || orgWords.has(prev.key) || placeWords.has(prev.key) {
		if n := orgPhrase(r.toks, r.at); n < 2 || r.toks[r.at+1].shape != small {
			if k, n := r.namedFrom(r.at, r.afterHead, r.unnamed); n > 0 {
				return k, n
			}
		}
	}
	if n := max(orgPhrase(r.toks, r.at), placeWords.at(r.toks, r.at)); n > 0 {
		if !placeWords.has(t.key) {
			r.inBody = true
		}
		if m := bodies.at(r.toks, r.at); m > 0 {
			r.free, r.unnamed = 4, true
		}
		r.placed = false
		return n, 0
	}
	r.free, r.placed, r.unnamed = min(r.free, 4), false, false
	return 1, 0
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// partOfBody reports whether an office's name at r.at is part of a body's:
// "Văn phòng Chủ tịch nước", "Ban Bí thư".
func (r *officeReader) partOfBody() bool {
	switch r.toks[r.at-1].key {
	case "đoàn", "chức": // "Tổ chức cán bộ"
		return r.toks[r.at].gap == gapSpace
	case "ban", "phòng", "bộ", "viện", "the":
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
		if r.toks[j].key == "và" || r.toks[j].key == "and" {
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

// company are words after "và" that tell of others who came along.
var company = lexicon(20, `các, những, nhiều, một, hai, ba, hơn, gần, hàng, đông, đại, lãnh, đoàn, toàn, mọi, người, cán, bà, nhân, du, đồng`)

// small is the number of small words to take at r.at.
func (r *officeReader) small() int {
	t := r.toks[r.at]
	place, noun, body := placeWords.at(r.toks, r.at), nouns.at(r.toks, r.at), bodies.at(r.toks, r.at)
	if verb := verbs.at(r.toks, r.at); verb > max(place, noun, body) && !(r.english && between.has(t.key)) {
		return 0
	}
	switch {
	case t.key == "và" || t.key == "and":
		return btoi(r.inBody && !r.placed && r.adds(r.at))
	case place > 0 && place >= max(noun, body):
		r.free, r.placed = 0, true
		return place
	case body > 0 && body >= noun:
		r.inBody, r.free, r.placed, r.unnamed = true, 6, false, true
		return body
	case noun > 0:
		r.inBody, r.placed = true, false
		return noun
	case r.english:
		if between.has(t.key) {
			r.inBody, r.free = true, 3
			return 1
		}
		r.free--
		return btoi(r.free >= 0)
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
