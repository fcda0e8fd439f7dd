package names

import "strings"

// bare reads a name that neither an honorific nor an office announces.
func (f *finder) bare(i int) int {
	t := f.toks[i]
	if t.shape != capital && t.shape != capitals {
		return i + 1
	}
	n := f.runAt(i)
	if k := f.rankAhead(i, n); k > 0 {
		return k
	}
	if n == 0 || n == 1 && !f.single(i) || f.notPerson(i, n) || f.bracketed(i, n) || f.people(i) {
		return i + max(n, 1)
	}
	k := i
	if t.gap != gapSpace && n >= 3 && !f.surnameAt(i) && !f.foreignFirst(i) && f.vietnamese(i, i+1) {
		if named := genders.has(f.toks[i+2].key); !named && (orgWords.has(t.key) || placeWords.has(t.key) || bearers.has(t.key)) {
			return i + n // "Huyện Quang Trạch"
		}
		k++ // a sentence's first word
	}
	if p := places.at(f.toks, i); k == i && p > 0 && n-p >= 2 && f.announced(i) {
		k += p // "tiền đạo Brazil Rodrigo Mendes"
	}
	j := i + n
	after, end := f.afterName(j, true)
	role := f.announced(i) || f.announced(k) || f.guestAhead(k, j)
	told := role || f.plural != "" || f.inList(k) || f.listAhead(k)
	if !f.reads(k, j, role, told, len(after) > 0 || f.shownPerson(j)) || historic(f.plain(k, j)) && !modern(after) {
		return j
	}
	if j-k == 1 && f.foreigner(k) {
		f.foreigners++
	}
	f.add(k, k, j, f.plural, after)
	if len(after) > 0 && ofSeveral(after[0]) {
		for _, o := range after {
			f.share(len(f.out)-1, o)
		}
	}
	return max(end, j)
}

// rankAhead is the token among the n capitalised words at i where a rank or a
// degree stands before a name, behind a sentence's first word: "Theo ThS Ngô
// Thị Tố Uyên"; else 0.
func (f *finder) rankAhead(i, n int) int {
	if f.toks[i].gap == gapSpace || f.surnameAt(i) {
		return 0
	}
	for k := i + 1; k < i+n && k < i+3; k++ {
		if h := titles.at(f.toks, k); h > 0 && f.surnameAt(k+h) && f.toks[k].gap == gapSpace {
			return k
		}
	}
	return 0
}

// foreignFirst reports whether a given name from abroad stands at i, and not
// a word that begins a sentence: "Theo Claire Dubois".
func (f *finder) foreignFirst(i int) bool {
	return givenNames.has(f.toks[i].key) && !(openers.has(f.toks[i].key) && givenNames.has(plainLetters(f.toks[i+1].key)))
}

// single reports whether the one word at i is said to be a name: "một người
// tên Sỹ", or is one by its form, "H'Hen".
func (f *finder) single(i int) bool {
	return f.called(i) || f.marked(i) || f.foreigner(i) || f.player(i)
}

// player reports whether the one word at i is the name by which a player from
// abroad is known: "tiền đạo Rafaelson".
func (f *finder) player(i int) bool {
	return i > 1 && f.toks[i].gap == gapSpace && f.toks[i].shape == capital && len(f.toks[i].key) > 3 && !f.vietnamese(i, i+1) &&
		places.at(f.toks, i) == 0 && players.has(f.toks[i-2].key+" "+f.toks[i-1].key)
}

// marked reports whether the word at i is a name by its form: "H'Hen", "K'Broh".
func (f *finder) marked(i int) bool {
	k := f.toks[i].key
	return len(k) > 3 && (strings.HasPrefix(k, "h'") || strings.HasPrefix(k, "k'"))
}

// called reports whether somebody is said to be called what stands at i: "một
// người tên Sỹ", "người Trung Quốc tên là A Cường".
func (f *finder) called(i int) bool {
	if f.toks[i].gap != gapSpace || i < 2 || f.toks[i].shape != capital {
		return false
	}
	k := i - 1
	if f.toks[k].key == "là" {
		k--
	}
	if k < 1 || f.toks[k].key != "tên" {
		return false
	}
	return personNouns.has(f.toks[k-1].key) || f.toks[k-1].shape == capital
}

// notPerson reports whether the n capitalised words at i are a place, a body,
// a street or a school, or part of a headline in capitals.
func (f *finder) notPerson(i, n int) bool {
	if g := f.toks[i].gap; n == 3 && (g == gapDash || g == gapHyphen) && places.at(f.toks, i+1) == 2 {
		return true // "Trường Đại học Nông - Lâm Bắc Giang"
	}
	return f.quoted(i, n) || places.at(f.toks, i) >= n || f.afterBearer(i) || f.shouted(i, i+n) || f.capitalBearer(i, n) || f.farBearer(i)
}

// quoted reports whether the n words at i are all that stands between quotes:
// a work's title.
func (f *finder) quoted(i, n int) bool {
	if i == 0 {
		return false
	}
	before, after := f.text[f.toks[i-1].end:f.toks[i].start], f.text[f.toks[i+n-1].end:]
	return strings.HasSuffix(before, "“") && strings.HasPrefix(after, "”") || strings.HasSuffix(before, "\"") && strings.HasPrefix(after, "\"")
}

// reads decides whether toks[i:j] are a person's name, where announced says
// that words before them tell so, be it a role or a list, and shown that words
// after them do.
func (f *finder) reads(i, j int, role, announced, shown bool) bool {
	n := j - i
	first := f.toks[i].key
	vietnamese := f.vietnamese(i, j)
	switch {
	case f.called(i):
		return n <= maxName
	case n == 4 && places.at(f.toks, i+2) == 2 && !middles.has(f.toks[i+1].key):
		return false // "Hoàng Anh Gia Lai"
	case f.minority(i, j):
		return n > 2 || first != "y" && (n > 1 || len(first) > 3) || announced || shown || n == 2 && !vietnamese && first == "y"
	case n == 1:
		return f.single(i)
	case n == 2 && first == "a" && f.toks[i].gap == gapSpace && shown:
		return true // "và A Nghĩa, Phó Chủ tịch"
	case n > maxName:
		return false
	case f.surnameAt(i) && vietnamese && len(first) > 1 && places.at(f.toks, i) < 2:
		if n >= 3 && n <= 4 && !rare.has(first) || n >= 3 && middles.has(f.toks[i+1].key) || n == 2 && f.plainName(i) {
			return true
		}
		return announced || shown
	case f.surnameAt(i) && vietnamese && places.at(f.toks, i) > 1: // "Thái Bình Minh"
		return n > places.at(f.toks, i) && (announced || shown)
	case orgPhrase(f.toks, i) > 0 || places.at(f.toks, i) > 0:
		return false
	case f.korean(i, j):
		return true
	case !vietnamese:
		return n <= 4 && (role || shown || (givenNames.has(first) || givenNames.has(plainLetters(first)) || f.guest(i, j)) && !f.hasOrg(i, j))
	}
	listed := n > 2 && f.inList(i) && communes.at(f.toks, i) == 0
	if f.hasOrg(i, j) || n > 4 || communes.at(f.toks, i) == n {
		return false
	}
	if n == 2 && (role && !f.grouped(i) || f.inList(i) && f.penNames == len(f.out)) {
		f.penNames = len(f.out) + 1 // "nhóm tác giả Hoài Khánh, Duy Thái"
		return true
	}
	return (role || listed) && (shown || n > 2)
}

// plainName reports whether the two words at i, inside a sentence, begin with
// one of the commonest surnames and are no commune's name.
func (f *finder) plainName(i int) bool {
	t := f.toks[i]
	inside := t.gap == gapSpace && t.shape == capital && i > 0 && f.toks[i-1].shape == small
	return inside && commonest.has(t.key) && communes.at(f.toks, i) == 0 && orgPhrase(f.toks, i+1) == 0
}

// grouped reports whether the role before token i is one of groups.
func (f *finder) grouped(i int) bool {
	n := roles.endsAt(f.toks, i)
	return n == 0 || groups.has(phraseKey(f.toks[i-n:i]))
}

func (f *finder) hasOrg(i, j int) bool {
	for k := i; k < j; k++ {
		if orgWords.has(f.toks[k].key) || orgEN.has(f.toks[k].key) {
			return true
		}
	}
	return false
}

// minority reports whether toks[i:j] is a name as the peoples of the Central
// Highlands form it: "Y Thông Niê", "H'Hen Byă", "Rơ Châm Hyưk", "Ksor Bao".
func (f *finder) minority(i, j int) bool {
	first := f.toks[i].key
	if f.marked(i) {
		return true
	}
	if j-i < 2 {
		return false
	}
	second := f.toks[i+1].key
	if first == "a" && f.toks[i].gap != gapHyphen && !syllable(second) && f.toks[i+1].shape == capital {
		return true // "A Blưk"
	}
	return first == "y" || first == "nay" && (second == "y" || strings.HasPrefix(second, "h'")) || clans.at(f.toks, i) > 0 && j-i > clans.at(f.toks, i)
}

// announced reports whether the words before token i say that a person's name
// follows: "bệnh nhân Thạch Sang", "nhóm tác giả Triệu Thành".
func (f *finder) announced(i int) bool {
	if roles.endsAt(f.toks, i) > 0 {
		return true
	}
	if i > 0 && f.toks[i].gap == gapList && f.prizeBefore(i) {
		return true
	}
	if i > 0 && (f.toks[i].gap == gapList || f.toks[i].gap == gapDash) {
		for n := 1; n <= 3 && n <= i; n++ {
			if roles.at(f.toks, i-n) == n {
				return true
			}
		}
	}
	return false
}

// prizeBefore reports whether a prize stands before the colon at i: "giải Ba:".
func (f *finder) prizeBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		if prizes.at(f.toks, k) > 0 {
			return true
		}
		if f.toks[k].gap != gapSpace {
			return false
		}
	}
	return false
}

// shownPerson reports whether what stands at j, after a name, shows that it is
// a person's: an age, a place in the photo, a verb of speech.
func (f *finder) shownPerson(j int) bool {
	if j >= len(f.toks) {
		return false
	}
	t := f.toks[j]
	next := ""
	if j+1 < len(f.toks) && f.toks[j+1].gap == gapSpace {
		next = f.toks[j+1].key
	}
	switch t.gap {
	case gapSpace:
		return speech.at(f.toks, j) > 0
	case gapComma:
		return t.shape == number && next == "tuổi" || origins.at(f.toks, j) > 0 || roles.at(f.toks, j) > 0
	case gapOpen:
		return t.shape == number && next == "tuổi" || positions.at(f.toks, j) > 0 || origins.at(f.toks, j) > 0 || t.key == "sn"
	}
	return false
}

// shouted reports whether the words toks[i:j] stand in capitals among others
// that do: in a headline, not in a name.
func (f *finder) shouted(i, j int) bool {
	if f.toks[j-1].shape != capitals {
		return false
	}
	if i > 0 && f.toks[i-1].shape == capitals && f.toks[i].gap != gapNone {
		return true
	}
	if j >= len(f.toks) {
		return false
	}
	next := f.toks[j]
	return next.shape == capitals && len(next.key) > 1 && next.gap != gapStop && !abbreviations.has(next.key)
}

// afterBearer reports whether the words before token i make what follows the
// name of a street, a school, a place.
func (f *finder) afterBearer(i int) bool {
	if i == 0 || f.toks[i].gap != gapSpace {
		return false
	}
	for n := 1; n <= 4 && n <= i; n++ {
		if bearers.at(f.toks, i-n) == n && !f.secondHalf(i-n) {
			return true
		}
	}
	return false
}

// farBearer reports whether a prize, a fund, an industrial park before token i
// bears the name: "Giải báo chí Hoàng Văn Thụ".
func (f *finder) farBearer(i int) bool {
	if i == 0 || f.toks[i].gap != gapSpace {
		return false
	}
	for k := i - 1; k >= 0 && i-k <= 5; k-- {
		if farBearers.at(f.toks, k) > 0 && !f.secondHalf(k) || firms.at(f.toks, k) > 0 && f.toks[k].shape != small {
			return true
		}
		if f.toks[k].gap != gapSpace || verbs.at(f.toks, k) > 0 && farBearers.at(f.toks, k) == 0 || roles.at(f.toks, k) > 0 {
			return false
		}
	}
	return false
}

// capitalBearer reports whether the n words at i are a street or a bridge with
// a person's name, at the start of a sentence: "Đường Nguyễn Du".
func (f *finder) capitalBearer(i, n int) bool {
	switch f.toks[i].key {
	case "đường", "phố", "cầu", "chùa", "đền", "sông", "núi", "trường", "hồ", "đình", "làng", "chợ":
		return f.toks[i].gap != gapSpace && n >= 3 && f.surnameAt(i+1) && !middles.has(f.toks[i+1].key)
	}
	return false
}

// secondHalf reports whether token i only ends another word: "trường" in
// "môi trường" bears no name.
func (f *finder) secondHalf(i int) bool {
	if i == 0 || f.toks[i].gap != gapSpace {
		return false
	}
	return firstHalves.has(f.toks[i-1].key + " " + f.toks[i].key)
}
