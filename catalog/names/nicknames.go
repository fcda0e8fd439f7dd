package names

import "strings"

// Southerners are called by their place among the children of the house and
// their given name: Nguyễn Văn Trực, the second child, is "ông Ba Trực".

// isNickname reports whether the words, in small letters, are such a name.
func isNickname(words []string) bool {
	return len(words) == 2 && kinNumbers.has(key(words[0]))
}

// nicknameAt reports whether toks[i:j] are such a name.
func (f *finder) nicknameAt(i, j int) bool {
	return j-i == 2 && j <= len(f.toks) && f.toks[i].shape == capital && f.toks[i+1].shape == capital && f.toks[i+1].gap == gapSpace && kinNumbers.has(f.toks[i].key)
}

// otherName finds another name of the person named toks[i:j], of n words from
// token at: what aliases announce, a nickname in brackets, or the name of who
// was called by a nickname, "ông Tư Đờn tên Phùng Há".
func (f *finder) otherName(i, j int) (n, at int) {
	if n, at = f.aliasAfter(j); n > 0 || j >= len(f.toks) {
		return n, at
	}
	switch t := f.toks[j]; {
	case t.gap == gapOpen && f.nicknameAt(j, j+2) && strings.HasPrefix(f.text[f.toks[j+1].end:], ")"):
		return 2, j
	case t.key == "tên" && (t.gap == gapSpace || t.gap == gapComma || t.gap == gapOpen) && f.nicknameAt(i, j):
		at = j + 1
		for at < len(f.toks) && at < j+3 && f.toks[at].gap == gapSpace && (f.toks[at].key == "thật" || f.toks[at].key == "là") {
			at++
		}
		if at < len(f.toks) && f.toks[at].gap == gapSpace {
			n = min(f.runAt(at), maxName)
		}
	}
	return n, at
}

// nicknamed is the person met so far whom a nickname means, or by whose
// nickname the words of a full name mean: they share the given name.
func (m *merger) nicknamed(words []string, honorific string) (int, bool) {
	given := words[len(words)-1]
	var i int
	var ok bool
	switch {
	case isNickname(words):
		if i, ok = m.byEnd[given]; !ok || len(strings.Fields(m.people[i].Name)) < 3 {
			return 0, false
		}
	case len(words) > 2:
		if i, ok = m.byNickname[given]; !ok || !isNickname(strings.Fields(strings.ToLower(m.people[i].Name))) {
			return 0, false
		}
	default:
		return 0, false
	}
	return i, sexes[strings.ToLower(honorific)]+sexes[strings.ToLower(m.people[i].Honorific)] != 0 && sexes[strings.ToLower(honorific)]*sexes[strings.ToLower(m.people[i].Honorific)] >= 0
}

// alsoCalled notes another name of person i. One who was met by a nickname is
// called by the other name henceforth.
func (m *merger) alsoCalled(i int, also string) {
	words := strings.Fields(strings.ToLower(also))
	if len(words) == 0 {
		return
	}
	m.byEnd[strings.Join(words, " ")] = i
	if isNickname(words) {
		m.byStart[words[0]] = i
	} else if isNickname(strings.Fields(strings.ToLower(m.people[i].Name))) {
		m.byEnd[strings.ToLower(m.people[i].Name)] = i
		m.people[i].Name = also
		m.know(i)
	}
}

// What the rules know of nicknames. The tables are never changed.
var (
	// kinNumbers are places among the children of a house.
	kinNumbers = list(`hai, ba, tư, năm, sáu, bảy, bẩy, tám, chín, mười, út, cả`)

	// sexes tells men's honorifics (1) from women's (-1).
	sexes = map[string]int{"ông": 1, "anh": 1, "chú": 1, "bác": 1, "cậu": 1, "dượng": 1, "bà": -1, "chị": -1, "cô": -1, "dì": -1, "mợ": -1, "mẹ": -1, "má": -1, "thím": -1}
)
