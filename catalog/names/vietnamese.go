package names

import "strings"

// stepVI looks for a mention that begins at token i of a Vietnamese text, and
// returns where to go on.
func (f *finder) stepVI(i int) int {
	if n := plurals.at(f.toks, i); n > 0 {
		f.plural = strings.ToLower(f.plain(i+1, i+n))
		if j := i + n; f.headAt(j) > 0 && f.toks[j].gap == gapSpace {
			return f.afterOffice(i, j, f.plural)
		}
		return i + n
	}
	head := f.headAt(i)
	if h := f.honorificAt(i); h > head || h > 0 && h == head && bodies.at(f.toks, i+h) == 0 {
		return f.afterHonorific(i, i+h)
	}
	if head > 0 {
		return f.afterOffice(i, i, "")
	}
	if r := roles.at(f.toks, i); r > 0 {
		if n := f.nationAfter(i + r); n > 0 {
			return f.afterNation(i, i+r, n)
		}
	}
	if n := f.memberAt(i); n > 0 {
		return n
	}
	return f.bare(i)
}

// memberAt reads "cán bộ Công an xã Đàm Thúy Nga" from the role at i: a name
// after a body that the person only belongs to. It returns 0 if there is none.
func (f *finder) memberAt(i int) int {
	n := members.at(f.toks, i)
	if n == 0 || i+n >= len(f.toks) || f.toks[i+n].gap != gapSpace || f.toks[i+n].shape == small && orgPhrase(f.toks, i+n) == 0 || f.surnameAt(i+n) && orgPhrase(f.toks, i+n) == 0 {
		return 0
	}
	end, named := f.officeFrom(i, n)
	if named < 3 || !f.surnameAt(end) {
		return 0
	}
	return f.mention(i, end, end+named, "", nil)
}

// afterHonorific reads "đồng chí [office] name[, offices]" from its honorific
// toks[i:j].
func (f *finder) afterHonorific(i, j int) int {
	honorific := f.honorificText(i, j)
	if j < len(f.toks) && f.headAt(j) > 0 && f.toks[j].gap == gapSpace {
		return f.afterOffice(i, j, honorific)
	}
	if n := f.nationAfter(j); n > 0 && !pronouns.has(f.toks[j-1].key) {
		return f.afterNation(i, j, n)
	}
	n := f.nameAt(j)
	if n == 0 || n == 1 && f.toks[j].shape == capitals {
		return j
	}
	if n == 1 && f.quoted(i, j+n-i) {
		return j + n // the brand “Bà Ngần”
	}
	return f.mention(i, j, j+n, honorific, nil)
}

// nameAt is the number of words of the name that follows an honorific at j.
func (f *finder) nameAt(j int) int {
	if j < len(f.toks) && f.toks[j].gap == gapList && f.toks[j].shape == capitals && f.surnameAt(j) {
		return min(f.runAt(j), maxName) // "Cụ: NGUYỄN VĂN BA"
	}
	if j >= len(f.toks) || f.toks[j].gap != gapSpace && (f.toks[j].gap != gapDot || f.toks[j-1].shape == small) || orgPhrase(f.toks, j) > 1 && !f.surnameAt(j) {
		return 0
	}
	n := f.runAt(j)
	if n == 1 && max(nouns.at(f.toks, j), placeWords.at(f.toks, j)) > 1 {
		return 0 // "liệt sĩ Quốc gia"
	}
	if n > 1 && f.toks[j].key == "khoa" || n == 1 && (orgWords.has(f.toks[j].key) || legends.has(f.toks[j].key)) && f.toks[j].key != "thôn" {
		return 0 // "bác sĩ Khoa Nội", "học sinh Trường", "ông Táo"
	}
	if n == 1 && f.toks[j].key == "hồ" && f.toks[j-1].key == "bác" {
		return 0
	}
	if n == 1 && nations.at(f.toks, j) == 1 && !givenLike.has(f.toks[j].key) && !pronouns.has(f.toks[j-1].key) {
		return 0 // "sinh viên Lào"
	}
	if n > 1 && f.toks[j].key == "trường" && !genders.has(f.toks[j+1].key) {
		return 0 // "sinh viên Trường Cao đẳng"
	}
	if n > 1 && (f.toks[j].key == "báo" || f.toks[j].key == "đài") && places.at(f.toks, j+1) > 0 {
		return 0 // "phóng viên Báo Hưng Yên"
	}
	if n > 0 && places.at(f.toks, j) == n && n > 1 && (!f.surnameAt(j) || groups.has(f.toks[max(j-2, 0)].key+" "+f.toks[j-1].key)) || legends.at(f.toks, j) == n && n > 0 {
		return 0 // "học sinh Hà Nội", "bà Chúa Xứ"
	}
	return min(n, maxName)
}

// afterOffice reads "office[, office] name[, offices]" from the office at
// token i; its honorific, if it has one, begins at token from.
func (f *finder) afterOffice(from, i int, honorific string) int {
	shared := f.plural != "" && from < i || i > 0 && (f.toks[i-1].key == "các" || f.toks[i-1].key == "hai" || f.toks[i-1].key == "ba")
	offices, j, named := f.offices(i)
	if j < len(f.toks) && named == 0 {
		if skip, h, ok := f.nameAfterOffice(i, j, shared); ok {
			if h > 0 && honorific == "" {
				honorific = f.honorificText(j+skip, j+skip+h)
			}
			j += skip + h
			named = min(f.runAt(j), maxName)
		}
	}
	if n := f.nationAfter(j); n > 0 && named == 0 { // "HLV người Nhật Kazunari Koga"
		j, named = j+n, min(f.runAt(j+n), maxName)
	}
	if named == 0 {
		j, named = f.afterTerm(j)
	}
	if named == 0 {
		f.unnamed(i, offices)
		return j
	}
	first := len(f.out)
	j = f.mention(from, j, j+named, honorific, offices)
	for shared && len(f.out) > first && j < len(f.toks) { // "các Phó Chủ tịch A, B và C"
		k := j
		if listWords.has(f.toks[j].key) {
			k++
		} else if f.toks[j].gap != gapComma {
			break
		}
		h := f.honorificAt(k)
		n := f.runAt(k + h)
		if n < 2 || n > maxName || !f.surnameAt(k+h) {
			break
		}
		j = f.mention(k, k+h, k+h+n, f.plain(k, k+h), offices)
	}
	return j
}

// nameAfterOffice looks for the name an office toks[i:j] is of where it does
// not follow at once: "Bí thư Huyện ủy, đồng chí Lê Thu", "Giám đốc bệnh viện –
// TS.BS Cung Hồng Phấn", "Giám đốc là ông Nam". It tells how many words to
// skip, and how many are the honorific. After a comma the office must begin a
// clause: "thừa ủy quyền của Chủ tịch nước, bà Giang" gives her none.
func (f *finder) nameAfterOffice(i, j int, shared bool) (skip, honorific int, ok bool) {
	if n := f.dayPart(j); n > 0 && f.runAt(j+n) > 2 && f.surnameAt(j+n) {
		return n, 0, true // "Thẩm phán – Chủ tọa phiên tòa Lê Thị Phơ"
	}
	t := f.toks[j]
	opens := i == 0 || f.toks[i].gap != gapSpace || openers.has(f.toks[i-1].key) || politeWords.endsAt(f.toks, i) > 0
	switch {
	case shared && t.gap == gapList && f.runAt(j) > 1:
		return 0, 0, true
	case t.gap == gapSpace && f.isLink(j) > 0:
		skip = f.isLink(j)
	case t.gap == gapSpace, opens && (t.gap == gapComma || t.gap == gapDash || t.gap == gapList):
	default:
		return 0, 0, false
	}
	h := f.honorificAt(j + skip)
	return skip, h, h > 0 && f.nameAt(j+skip+h) > 0
}

// afterTerm looks for a name behind a bracket that stands after an office:
// "Hiệu trưởng Trường THPT A (thời kỳ 2019 – 2023) Đào Thị Thu Trang".
func (f *finder) afterTerm(j int) (at, named int) {
	b := f.afterBracket(j)
	if b == j || b >= len(f.toks) || f.toks[b].gap != gapClose || !f.surnameAt(b) {
		return j, 0
	}
	if n := f.runAt(b); n >= 3 && n <= maxName {
		return b, n
	}
	return j, 0
}

// isLink is the number of words at j that say who holds the office before
// them: "là", "hiện nay là con gái út –"; 0 if they do not.
func (f *finder) isLink(j int) int {
	n := 0
	for n < 4 && j+n < len(f.toks) && f.toks[j+n].gap == gapSpace && nowWords.has(f.toks[j+n].key) {
		n++
	}
	if j+n >= len(f.toks) || f.toks[j+n].gap != gapSpace || f.toks[j+n].key != "là" {
		return 0
	}
	n++
	if r := roles.at(f.toks, j+n); r > 0 { // "là vợ anh, chị Hoàng Thị Vương"
		n += r
		if j+n+1 < len(f.toks) && pronouns.has(f.toks[j+n].key) && f.toks[j+n+1].gap == gapComma {
			n++
		}
	}
	return n
}

// dayPart is the number of words at j, after a comma or a dash, of a part
// played on the day that a name follows.
func (f *finder) dayPart(j int) int {
	if g := f.toks[j].gap; g != gapComma && g != gapDash && g != gapHyphen {
		return 0
	}
	n := dayParts.at(f.toks, j)
	if n == 0 || j+n >= len(f.toks) || f.toks[j+n].gap != gapSpace {
		return 0
	}
	return n
}

// unnamed looks whose the offices at token i are, which no name stands beside:
// those of the person whom a line of its own names above, or whom a pronoun
// means, "ông là nguyên Chủ tịch Hội Nông dân xã".
func (f *finder) unnamed(i int, offices []words) {
	who := -1
	switch {
	case f.subject > 0 && f.toks[i].gap != gapSpace:
		who = f.subject - 1
	default:
		who = f.byPronoun(i)
		if who < 0 {
			who = f.byLink(i)
		}
	}
	if who < 0 {
		return
	}
	for _, o := range offices {
		f.give(who, o)
	}
}

// byLink is the person named last in the sentence, if a verb of appointment
// or "hiện là" leads to the office at token i: "đồng chí Quang thôi tham gia …, đảm nhận
// cương vị Trưởng Ban"; else -1.
func (f *finder) byLink(i int) int {
	if i < 2 || f.toks[i].gap != gapSpace || len(f.out) == 0 || !f.toks[i-1].appoints() && (f.toks[i-1].key != "là" || !nowHolds.has(f.toks[i-2].key)) {
		return -1
	}
	last := len(f.out) - 1
	for k := i - 1; k > 0 && i-k < 45; k-- {
		if f.toks[k].end <= f.out[last].End {
			return last
		}
		if g := f.toks[k].gap; g == gapDot || g == gapStop && !strings.Contains(f.text[f.toks[k-1].end:f.toks[k].start], ")") {
			return -1
		}
	}
	return -1
}

// byPronoun is the mention that the pronoun before a link to the office at
// token i means: the last one that the same word announced, or -1.
func (f *finder) byPronoun(i int) int {
	k := i
	for k > 0 && i-k < 6 && f.toks[k].gap == gapSpace && linkWords.has(f.toks[k-1].key) {
		k--
	}
	if k == i || k == 0 || f.toks[k].gap != gapSpace || !linkEnds.has(f.toks[i-1].key) {
		return -1
	}
	pronoun := f.toks[k-1].key
	if !pronouns.has(pronoun) {
		return -1
	}
	for n := len(f.out) - 1; n >= 0 && n > len(f.out)-12; n-- {
		if h := strings.ToLower(f.out[n].Honorific); h == pronoun || h == "đồng chí" && pronoun == "chí" {
			return n
		}
	}
	if last := len(f.out) - 1; last >= 0 && f.out[last].Honorific == "" && pronoun != "em" {
		return last
	}
	return -1
}

// mention records the name toks[i:j] with the offices before and after it.
// Persons of history are passed over.
func (f *finder) mention(from, i, j int, honorific string, before []words) int {
	if f.shouted(from, j) || from > 0 && f.toks[from].gap == gapSpace && (f.toks[from-1].key == "vai" || f.toks[from-1].key == "nhân vật") {
		return j // "trong vai bà Điều"
	}
	after, end := f.afterName(j, len(before) == 0)
	if historic(f.plain(i, j)) && !living.has(strings.ToLower(honorific)) && !modern(before) && !modern(after) {
		return j
	}
	if honorific == "" {
		honorific = f.plural
	}
	offices := append(append([]words(nil), before...), after...)
	f.add(from, i, j, honorific, offices)
	n := len(f.out) - 1
	if len(after) > 0 && len(before) == 0 && ofSeveral(after[0]) {
		for _, o := range after {
			f.share(n, o)
		}
	}
	if from == 0 && end >= len(f.toks) && len(offices) == 0 {
		f.subject = n + 1
	} else if from == 0 {
		f.subject = 0
	}
	return max(end, j)
}

// ofSeveral reports whether several people hold such an office in one body.
func ofSeveral(office words) bool {
	words := strings.Fields(key(office.text))
	for len(words) > 1 && (words[0] == "nguyên" || words[0] == "cựu") {
		words = words[1:]
	}
	return len(words) > 0 && (words[0] == "phó" || words[0] == "ủy" || words[0] == "đại" && len(words) > 1 && words[1] == "biểu" ||
		strings.HasSuffix(words[0], "ủy") && len(words) > 1 && words[1] == "viên" || len(words) > 2 && words[1] == "ủy" && words[2] == "viên")
}
