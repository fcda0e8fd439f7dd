package names

// namedFrom tells, for the capitalised words at j inside an office whose last
// word is toks[j-1], how many of them belong to the office (k) and how many
// after those are a person's name (n, 0 if none). After the head of an office
// a foreign name may follow; after the word that opens a body's name, the
// first words are the body's.
func (f *finder) namedFrom(j int, afterHead, body bool) (k, n int) {
	k, n = f.parted(j, afterHead, body)
	if n == 0 || historic(f.plain(j+k, j+k+n)) && !afterHead {
		return 0, 0
	}
	if f.apposed && (f.ofFirm(j) || k == 0 && afterHead && !firm.has(f.toks[j].key) && !middles.has(f.toks[j+1].key) && !f.minority(j, j+n)) {
		return 0, 0 // ", đội trưởng Bình Điền Long An", ", Giám đốc Công ty Dệt Nguyễn Thị Sáu"
	}
	if sure := n > 2 && f.wide(j) && firm.has(f.toks[j].key); f.apposed && k == 0 && !afterHead && !sure && (n == 2 || f.afterPlace(j)) {
		return 0, 0 // "bà Dung, Bí thư Đảng ủy xã Nguyễn Văn Linh"
	}
	return k, n
}

// ofFirm reports whether a firm is told of in the few words before token j.
func (f *finder) ofFirm(j int) bool {
	for k := j - 1; k > 0 && j-k <= 6 && f.toks[k+1].gap == gapSpace; k-- {
		if firms.at(f.toks, k) > 0 {
			return true
		}
	}
	return false
}

// afterPlace reports whether toks[j-1] stands before a place's name.
func (f *finder) afterPlace(j int) bool {
	switch prev := f.toks[j-1]; prev.key {
	case "phố", "xã", "trấn", "ủy":
		return true
	default:
		return placeWords.has(prev.key)
	}
}

// parted is namedFrom by the form of the words alone.
func (f *finder) parted(j int, afterHead, body bool) (k, n int) {
	run := f.runAt(j)
	k = places.at(f.toks, j)
	if run == 0 || k >= run {
		return 0, 0
	}
	switch prev := f.toks[j-1]; {
	case departments.has(f.toks[j].key) && run > 1:
		return f.afterDepartment(j, run)
	case run == 2 && !afterHead && departments.has(prev.key):
		return 0, 0 // "Sở Công Thương"
	case body && !afterHead:
		return f.afterBody(j, run)
	case k > 0 && (f.afterPlace(j) || !f.surnameAt(j) || f.surnameAt(j+k) || !f.vietnamese(j+k, j+run)):
		return f.rest(j, k, run)
	case f.afterPlace(j):
		return f.afterPlaceWord(j, run, f.wide(j))
	case f.afterBearer(j):
		return f.afterSchool(j, run)
	case !afterHead:
		if c := communes.at(f.toks, j); c > 0 && run-c >= 2 && run-c <= maxName && f.surnameAt(j+c) && !f.surnameAt(j) {
			return c, run - c // "HLV U13 Lệ Thủy Võ Thành Trung"
		}
		return f.split(j, run, 0)
	case run >= 2 && run <= maxName && (f.surnameAt(j) || f.minority(j, j+run) || f.korean(j, j+run)):
		return 0, run
	}
	return f.rest(j, 0, run)
}

// afterBody parts what follows a word that opens a body's name: "Hoa Sen Trần
// Văn Hải" after "Công ty". A sure name is a person's where the body's own
// name was told in small words, or a verb follows: "Ban Quản lý các công trình
// giao thông Lê Văn Ba", "Phó Giám đốc Nhà hát Phan Quốc Kiệt cho biết".
func (f *finder) afterBody(j, run int) (int, int) {
	if f.minority(j, j+run) && run <= maxName && !f.apposed {
		return 0, run // "Giám đốc Bệnh viện Rmah Thoan"
	}
	if k := places.at(f.toks, j); k > 0 && run-k >= 2 && run-k <= maxName && (k > 1 && f.surnameAt(j+k) || run-k > 2 && givenNames.has(f.toks[j+k].key) && f.surnameAt(j+k+1)) {
		return k, run - k // "Giáo phận Bùi Chu Vũ Đình Hiệu", "Huế Giuse Đặng Đức Ngân"
	}
	if firm.has(f.toks[j].key) && run >= 3 && run <= maxName {
		end := j + run
		told := f.toks[j-1].shape == small && middles.has(f.toks[j+1].key)
		acts := run <= 4 && !f.apposed && end < len(f.toks) && f.toks[end].gap == gapSpace && verbs.at(f.toks, end) > 0
		if told || acts {
			return 0, run
		}
	}
	return f.split(j, run, 1)
}

// afterSchool parts what follows "Trường", "Bệnh viện", which often bear a
// person's name: that, then another person's, or a person's alone, for
// namedFrom knows the persons of history.
func (f *finder) afterSchool(j, run int) (int, int) {
	if k, n := f.split(j, run, 2); n > 0 {
		return k, n
	}
	if (run == 3 || run == 4) && firm.has(f.toks[j].key) && !f.apposed {
		return 0, run
	}
	return 0, 0
}

// wide reports whether toks[j-1] stands before the name of a province or a
// city, which is often left out: "Bí thư Tỉnh ủy Lê Thu".
func (f *finder) wide(j int) bool {
	switch f.toks[j-1].key {
	case "tỉnh", "phố", "tp":
		return true
	case "ủy":
		return j > 1 && (f.toks[j-2].key == "tỉnh" || f.toks[j-2].key == "thành" || f.toks[j-2].key == "đảng")
	}
	return false
}

// afterDepartment parts "Sở Công Thương Lê Văn Ba": the department's own name
// of one or two words, then a person's; or a person's alone. Two words are
// the department's.
func (f *finder) afterDepartment(j, run int) (int, int) {
	for _, k := range []int{3, 2, 1} {
		if n := run - k; n >= 2 && n <= maxName && firm.has(f.toks[j+k].key) && (k > 1 || n > 2) {
			return k, n
		}
	}
	return 0, 0
}

// surnameAt reports whether a surname stands at j: a known one, or a word
// before "Văn", "Thị" and the like.
func (f *finder) surnameAt(j int) bool {
	if j >= len(f.toks) {
		return false
	}
	if surnames.has(f.toks[j].key) {
		return true
	}
	return j+2 < len(f.toks) && f.toks[j].shape == capital && f.toks[j+1].shape == capital && f.toks[j+2].shape == capital && f.toks[j+1].gap == gapSpace && f.toks[j+2].gap == gapSpace &&
		genders.has(f.toks[j+1].key) && f.vietnamese(j, j+1) && (f.toks[j+1].key == "thị" || !orgWords.has(f.toks[j].key))
}

// rest takes the words after the first k as a name, if they can be one.
func (f *finder) rest(j, k, run int) (int, int) {
	n := run - k
	if n > maxName {
		return f.split(j, run, k+1) // "HLV trưởng Hồng Lĩnh Hà Tĩnh Ngô Sĩ Lực"
	}
	if n < 2 {
		return 0, 0
	}
	if n > 3 && rare.has(f.toks[j+k].key) && firm.has(f.toks[j+k+1].key) {
		return k + 1, n - 1 // "Hóa chất Đức Giang Phạm Doãn Kiểm"
	}
	if f.surnameAt(j+k) || !f.vietnamese(j+k, j+run) && orgPhrase(f.toks, j+k) == 0 {
		return k, n
	}
	return f.split(j, run, k+1)
}

// split looks for a name that begins with a surname, from the k-th word on.
// Of two words only, the surname must be one that places seldom begin with.
func (f *finder) split(j, run, k int) (int, int) {
	if run-k > 3 && f.korean(j+run-3, j+run) {
		return run - 3, 3 // "Seojin Precision Vina Nam Ki-tae"
	}
	for s := max(k, run-4); s <= run-3; s++ {
		if s > 1 && firm.has(f.toks[j+s].key) && rare.has(f.toks[j+s-1].key) {
			return s, run - s // "Đức Giang Phạm Doãn Kiểm"
		}
	}
	for ; run-k >= 2; k++ {
		n := run - k
		if p := places.at(f.toks, j+k); n > maxName || !f.surnameAt(j+k) || p > 1 && n-p > 1 {
			continue
		}
		key := f.toks[j+k].key
		if k == 0 && n == 3 && f.toks[j-1].shape == small && !placeFollows.has(f.toks[j-1].key) {
			return 0, n // "Giám đốc Sở Ngoại vụ Lại Duy Nhân"
		}
		if firm.has(key) || n >= 3 && (!rare.has(key) || middles.has(f.toks[j+k+1].key)) && f.vietnamese(j+k, j+run) {
			return k, n
		}
	}
	return 0, 0
}

// afterPlaceWord parts "Văn Lãng Trần Hùng" after "huyện": a place's name of
// one to four words, then a person's; or a person's alone. Two words are the
// place's. wide says that the place is a province or a city.
func (f *finder) afterPlaceWord(j, run int, wide bool) (int, int) {
	surname := f.surnameAt(j)
	c := communes.at(f.toks, j)
	if f.toks[j-1].key == "tỉnh" {
		c = 0
	}
	switch n := run - c; {
	case c > 0 && n == 0:
		return 0, 0
	case c > 0 && n >= 2 && n <= maxName && (f.surnameAt(j+c) || f.minority(j+c, j+run)):
		return c, n
	case f.minority(j, j+run) && run <= maxName:
		return 0, run // "Trưởng buôn Y Bhiông Kbuôr"
	case run == 2 && (wide || f.toks[j-1].key == "ủy") && firm.has(f.toks[j].key):
		return 0, run // "Bí thư Huyện ủy Lê Thu"
	case run < 3:
		return 0, 0
	case surname && run <= maxName && middles.has(f.toks[j+1].key), wide && run <= 4 && firm.has(f.toks[j].key), wide && run == 3 && surname && (!rare.has(f.toks[j].key) || f.toks[j-1].key == "tỉnh"):
		return 0, run
	}
	if k := f.bestParting(j, run); k > 0 {
		return k, run - k
	}
	for _, k := range []int{1, 2, 3} {
		if n := run - k; n >= 2 && (f.minority(j+k, j+run) || f.korean(j+k, j+run)) {
			return k, n
		}
	}
	if surname && run <= 4 && (firm.has(f.toks[j].key) || !rare.has(f.toks[j].key) && !directions.has(f.toks[j+run-1].key)) {
		return 0, run
	}
	return 0, 0
}

// bestParting is the number of words, of the run at j, that are most likely
// the place's before a person's name; 0 if no name begins among them. Places
// have two words mostly, names three, and some surnames are surer than others.
func (f *finder) bestParting(j, run int) int {
	best, most := 0, 0
	for k := 1; k <= 4 && run-k >= 2; k++ {
		n := run - k
		if n > maxName || !f.surnameAt(j+k) {
			continue
		}
		key := f.toks[j+k].key
		score := btoi(k == 2)*3 + btoi(firm.has(key))*2 + btoi(n > 2 && middles.has(f.toks[j+k+1].key)) - btoi(rare.has(key))*2
		switch {
		case n == 2 && !firm.has(key), k == 1 && n == 2, k == 1 && f.surnameAt(j) && !firm.has(key):
			continue
		case n == 3:
			score += 3
		case n == 4:
			score += 2
		}
		if score > most {
			best, most = k, score
		}
	}
	return best
}
